"""Every command has words, one meaning per key, and a state in which it can be used."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QKeySequence

from tests.helpers.cards import FINGERPRINT, example_card, example_prediction
from xlite_desktop.action_words import MENUS, WORDS, Act
from xlite_desktop.actions import enabled_actions
from xlite_desktop.compare.comparison import Beside, Comparison, ComparisonChosen
from xlite_desktop.viewer import changes as c
from xlite_desktop.viewer.film_source import FilmSource
from xlite_desktop.viewer.reduce import reduce
from xlite_desktop.viewer.state import ViewerState


def test_every_command_has_words_and_a_place_in_the_menu():
    """A command nobody can find is none."""
    in_menus = [act for entries in MENUS.values() for act in entries if act is not None]

    assert WORDS.keys() == set(Act)
    assert sorted(in_menus, key=str) == sorted(Act, key=str)


def test_no_key_means_two_things():
    """Two actions with one shortcut would both stay silent."""
    keys = [QKeySequence(key).toString() for words in WORDS.values() for key in words.keys]

    assert "" not in keys
    assert len(keys) == len(set(keys))


def test_commands_wake_up_with_what_they_need():
    """Films wake paging, pixels the view, an answer the findings; two films can be compared."""
    empty = ViewerState()
    added = reduce(empty, c.FilmsAdded((FilmSource("a.png", Path("a.png")),)))
    read = reduce(added, c.FilmRead(1, "PA"))
    opened = reduce(read, c.ModelOpened(example_card(), FINGERPRINT, "CPU"))
    predicted = reduce(opened, c.FilmPredicted(1, example_prediction()))

    assert Act.OPEN in enabled_actions(empty)
    assert Act.NEXT_FILM not in enabled_actions(empty)
    assert Act.NEXT_FILM in enabled_actions(added)
    assert Act.INVERT not in enabled_actions(added)
    assert Act.INVERT in enabled_actions(read)
    assert Act.TOP_THREE not in enabled_actions(opened)
    assert Act.TOP_THREE in enabled_actions(predicted)
    two = reduce(predicted, c.FilmsAdded((FilmSource("b.png", Path("b.png")),)))
    back = reduce(two, c.FilmChosen(1))
    beside = reduce(back, ComparisonChosen(Comparison(beside=Beside.FILM, film=2)))

    assert Act.COMPARE_FILM not in enabled_actions(predicted)
    assert Act.COMPARE_FILM in enabled_actions(back)
    assert not enabled_actions(back) & {Act.LINK_VIEWS, Act.NEXT_BESIDE, Act.PREVIOUS_BESIDE}
    original = reduce(beside, ComparisonChosen(Comparison(beside=Beside.ORIGINAL)))
    unseen = {Act.AGREE, Act.DISAGREE, Act.EDIT_READING}
    unseen |= {Act.LOWER_THRESHOLD, Act.RAISE_THRESHOLD, Act.RESET_THRESHOLDS}
    assert enabled_actions(beside) == set(Act) - unseen
    assert enabled_actions(original) == set(Act) - {Act.NEXT_BESIDE, Act.PREVIOUS_BESIDE}
