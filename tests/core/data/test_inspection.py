"""Every film is looked at once, in threads, and what was found survives an interruption."""

from __future__ import annotations

import hashlib

import pytest

from tests.helpers.film_files import write_films
from xlite_core.data import inspection as module
from xlite_core.data.inspection import FilmCheck, Inspection, check_film


def test_full_inspection_decodes_and_hashes(tmp_path):
    """The hash is that of the whole file; the answers stand in the order of the files."""
    names = [f"{n}.png" for n in range(150)]
    write_films(tmp_path, *names)

    checks = Inspection(threads=3).of(names, tmp_path)

    assert checks == [
        FilmCheck(sha256=hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()[:16])
        for name in names
    ]


def test_faults_are_sentences_not_exceptions(tmp_path):
    """A film that is cut off, a text, an empty file, a folder, and nothing at all."""
    write_films(tmp_path, "cut.png")
    (tmp_path / "cut.png").write_bytes((tmp_path / "cut.png").read_bytes()[:-40])
    (tmp_path / "text.png").write_text("no film")
    (tmp_path / "empty.png").touch()
    (tmp_path / "folder").mkdir()
    names = ["cut.png", "text.png", "empty.png", "folder", "none.png"]

    full = Inspection().of(names, tmp_path)
    brief = Inspection(verify="exists").of(names, tmp_path)

    assert full is not None
    assert brief is not None
    assert all(check.fault.endswith(".") and not check.sha256 for check in full)
    assert full[1].fault == "This is a text file, not a film."
    assert [bool(check.fault) for check in brief] == [False, True, True, True, True]


def test_contents_are_compared_on_request_without_decoding(tmp_path):
    """The same hash comes from either way."""
    write_films(tmp_path, "a.png")

    hashed = check_film(tmp_path / "a.png", decode=False, hashing=True)

    assert hashed == check_film(tmp_path / "a.png", decode=True, hashing=False)
    assert check_film(tmp_path / "a.png", decode=False, hashing=False) == FilmCheck()


def test_progress_counts_every_film_once(tmp_path):
    """From the first to the last; no film at all is no work."""
    names = [f"{n}.png" for n in range(70)]
    write_films(tmp_path, *names)
    seen = []

    Inspection(progress=lambda done, total: seen.append((done, total))).of(names, tmp_path)

    assert seen == [(n, 70) for n in range(1, 71)]
    assert Inspection().of([], tmp_path) == []


def test_a_cancelled_inspection_gives_none_and_leaves_no_thread(tmp_path):
    """Films that wait are not looked at any more."""
    names = [f"{n}.png" for n in range(100)]
    write_films(tmp_path, *names)
    seen = []

    inspection = Inspection(progress=lambda *_: seen.append(1), cancelled=lambda: len(seen) == 5)

    assert inspection.of(names, tmp_path) is None
    assert len(seen) == 5


def test_an_inspection_goes_on_where_it_was_ended(tmp_path, monkeypatch):
    """What was found is kept, a line that was cut off is not, a film that changed is seen again."""
    names = [f"{n}.png" for n in range(100)]
    write_films(tmp_path, *names)
    journal, seen = tmp_path / "journal", []
    first = Inspection(
        journal=journal, progress=lambda *_: seen.append(1), cancelled=lambda: len(seen) == 30
    )
    assert first.of(names, tmp_path) is None
    with journal.open("a") as stream:
        stream.write('["cut o')
    write_films(tmp_path, "new.png", "3.png")
    looked = []

    def look(path, **kinds):
        looked.append(path.name)
        return check_film(path, **kinds)

    monkeypatch.setattr(module, "check_film", look)
    resumed = Inspection(journal=journal).of(names, tmp_path)

    assert sorted(looked) == sorted([*names[30:], "3.png"])
    assert resumed == Inspection().of(names, tmp_path)


def test_what_was_only_glanced_at_is_decoded_when_that_is_asked_for(tmp_path):
    """The journal of a brief inspection does not answer for a full one."""
    write_films(tmp_path, "a.png")
    journal = tmp_path / "journal"

    assert Inspection(verify="exists", journal=journal).of(["a.png"], tmp_path) == [FilmCheck()]
    full = Inspection(journal=journal).of(["a.png", "none.png"], tmp_path)

    assert full is not None
    assert len(full[0].sha256) == 16
    assert full[1].fault


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit])
def test_an_exception_from_outside_keeps_the_journal(tmp_path, error):
    """Ctrl-C arrives in the thread that waits."""
    write_films(tmp_path, "a.png", "b.png")
    journal = tmp_path / "journal"

    def interrupt(done: int, _total: int) -> None:
        raise error

    with pytest.raises(error):
        Inspection(journal=journal, progress=interrupt).of(["a.png", "b.png"], tmp_path)

    assert "a.png" in journal.read_text()
