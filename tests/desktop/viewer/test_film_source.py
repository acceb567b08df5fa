"""Finding films in what was dropped, and the words around them."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.helpers.window import write_film
from xlite_desktop.frame.status_words import evaluation_words
from xlite_desktop.viewer.empty_page import when_in_words
from xlite_desktop.viewer.film_finding import find_films
from xlite_desktop.viewer.film_source import FilmSource


def test_a_named_file_is_always_taken(tmp_path):
    """Its refusal will say why; silence would not."""
    odd = tmp_path / "letter.txt"
    odd.write_text("Dear colleague")

    assert find_films([odd]).sources == (FilmSource("letter.txt", odd),)


def test_a_folder_gives_its_images_and_those_below(tmp_path):
    """By content, not by suffix; hidden files stay hidden."""
    film = write_film(tmp_path / "a" / "film.bin", 64)
    write_film(tmp_path / "a" / "b" / "deep.png", 64)
    write_film(tmp_path / "a" / ".hidden.png", 64)
    (tmp_path / "a" / "notes.png").write_text("text")

    found = [source.name for source in find_films([tmp_path / "a"]).sources]

    assert film.name in found
    assert found == ["film.bin", "deep.png"]


def test_a_search_can_be_called_off(tmp_path):
    """Closing the window does not wait for a whole disk."""
    write_film(tmp_path / "film.png", 64)

    found = find_films([tmp_path], lambda: True)

    assert (found.sources, found.stopped) == ((), True)


def test_pasted_bytes_are_read_like_a_file(tmp_path):
    """The same door for both."""
    film = write_film(tmp_path / "film.png", 64)

    pasted = FilmSource("Pasted picture", data=film.read_bytes())

    assert (pasted.read().pixels == FilmSource("film.png", film).read().pixels).all()
    assert pasted.byte_count == film.stat().st_size


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(seconds=20), "Just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=9), "9 minutes ago"),
        (timedelta(hours=3), "3 hours ago"),
        (timedelta(days=1), "Yesterday"),
        (timedelta(days=3), "Tuesday"),
        (timedelta(days=40), "11 October 2026"),
    ],
)
def test_recent_times_are_said_as_people_say_them(ago, words):
    """Friday noon is now."""
    now = datetime(2026, 11, 20, 12, 0).astimezone()

    assert when_in_words((now - ago).astimezone(), now) == words


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("2,322 NIH films, 5-fold out-of-fold, grouped by patient.", "5-fold out-of-fold"),
        ("464 held-out films of 380 patients.", "held-out films"),
        ("464 films of the validation part.", "validation films"),
        ("64 films of A, of 32 patients, with labels of the site: 2 of 14.", "films of the site"),
    ],
)
def test_the_status_line_says_how_films_were_kept_apart(sentence, words):
    """The card's whole sentence would not fit."""
    assert evaluation_words(sentence) == words
