"""Finding films in folders."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from xlite_core.io.folder import films_below, natural_key

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


def names_below(folder):
    return [str(path.relative_to(folder)) for path in films_below(folder)]


def write(folder, *names):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(PNG)


def test_films_come_in_natural_order_with_a_folders_own_files_first(tmp_path):
    """IM-2 stands before IM-10, in file names and in folder names."""
    write(tmp_path, "IM-10.png", "IM-2.png", "series 10/a.png", "series 9/b.png")

    found = names_below(tmp_path)

    assert found == [
        "IM-2.png",
        "IM-10.png",
        str(Path("series 9", "b.png")),
        str(Path("series 10", "a.png")),
    ]


def test_hidden_files_indexes_and_other_files_are_left_alone(tmp_path):
    """What the user does not see, DICOM's index, and files that are no films."""
    write(tmp_path, "film", ".hidden.png", ".cache/thumb.png", "DICOMDIR", "dicomdir")
    (tmp_path / "notes.png").write_text("not a picture")

    assert names_below(tmp_path) == ["film"]


def test_a_search_ends_when_it_is_told_to(tmp_path):
    """A window that closes does not wait for a whole disk."""
    write(tmp_path, "a.png", "b.png", "c.png")
    answers = iter((False, True))

    assert len(list(films_below(tmp_path, lambda: next(answers)))) == 1


def test_a_folder_that_is_not_there_holds_nothing(tmp_path):
    """A drive may be unplugged between the drop and the search."""
    assert list(films_below(tmp_path / "gone")) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_pipe_in_a_folder_does_not_hold_the_search_up(tmp_path):
    """Opening a pipe waits until somebody writes into it."""
    os.mkfifo(tmp_path / "pipe.png")
    write(tmp_path, "z.png")

    assert names_below(tmp_path) == ["z.png"]


def test_numbers_of_other_scripts_do_not_break_the_order():
    """A raised two is a digit to Python, and no number."""
    names = ["²", "IM-10", "im-2", "9", "a", "10", "IM-1"]

    ordered = sorted(names, key=natural_key)

    assert ordered == ["9", "10", "a", "IM-1", "im-2", "IM-10", "²"]
