"""A worklist goes to another folder whole, or stays."""

import pytest

from xlite_core.errors import WorklistRefused
from xlite_core.worklist.moving import move_worklist
from xlite_core.worklist.store import Worklist

FILM = "a" * 64


@pytest.fixture
def worklist(tmp_path):
    opened = Worklist(tmp_path / "here" / "worklist.sqlite")
    opened.note(FILM, "kept")
    yield opened
    opened.close()


def test_everything_goes_along_and_nothing_stays(worklist, tmp_path):
    """Neither the file nor its log is left behind."""
    target = tmp_path / "there" / "worklist.sqlite"

    move_worklist(worklist, target)

    moved = Worklist(target)
    assert moved.marks(FILM).note == "kept"
    moved.close()
    assert list((tmp_path / "here").iterdir()) == []


def test_a_worklist_that_another_window_has_open_stays(worklist, tmp_path):
    """The other window would go on writing into a file that nobody finds again."""
    other = Worklist(worklist.file)
    other.marks(FILM)
    with worklist.asking() as database:
        database.execute("PRAGMA busy_timeout = 10")

    with pytest.raises(WorklistRefused, match="Another window has the worklist open"):
        move_worklist(worklist, tmp_path / "there" / "worklist.sqlite")

    assert worklist.marks(FILM).note == other.marks(FILM).note == "kept"
    other.close()


def test_two_worklists_are_never_mixed(worklist, tmp_path):
    """A folder that holds one is refused, and neither is touched."""
    target = tmp_path / "there" / "worklist.sqlite"
    Worklist(target).close()

    with pytest.raises(WorklistRefused, match="already"):
        move_worklist(worklist, target)

    assert worklist.marks(FILM).note == "kept"


def test_a_folder_that_cannot_be_written_leaves_it_where_it_was(worklist, tmp_path):
    """Here: a file stands where the folder should be."""
    (tmp_path / "there").write_text("")

    with pytest.raises(WorklistRefused, match="could not be moved"):
        move_worklist(worklist, tmp_path / "there" / "worklist.sqlite")

    again = Worklist(worklist.file)
    assert again.marks(FILM).note == "kept"
    again.close()
