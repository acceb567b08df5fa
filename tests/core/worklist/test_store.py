"""What the worklist keeps, forgets and refuses."""

import os
import sqlite3
import stat
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from xlite_core.errors import WorklistRefused
from xlite_core.worklist.entries import NamedThresholds, Study
from xlite_core.worklist.named_thresholds import (
    forget_thresholds,
    keep_thresholds,
    thresholds_of,
)
from xlite_core.worklist.opinion import agreement, disagreement, own_words
from xlite_core.worklist.schema import STEPS, migrate
from xlite_core.worklist.store import Worklist
from xlite_core.worklist.studies import (
    forget_studies,
    forget_study,
    link_films,
    remember_study,
    studies,
)
from xlite_core.worklist.taking_over import take_over

FILM, OTHER = "a" * 64, "b" * 64


@pytest.fixture
def worklist(tmp_path):
    opened = Worklist(tmp_path / "data" / "worklist.sqlite")
    yield opened
    opened.close()


def reopened(worklist):
    worklist.close()
    return Worklist(worklist.file)


def test_marks_come_back_after_a_restart(worklist):
    """Flag, note and opinions are found again by the content of the film."""
    worklist.flag(FILM, flagged=True)
    worklist.note(FILM, " look at the apex ")
    worklist.give_opinion(FILM, "m1", agreement("Mass", flagged=True))
    worklist.give_opinion(FILM, "m1", own_words("Hernia", "small", present=None))

    again = reopened(worklist)
    marks, nothing = again.marks(FILM, "m1"), again.marks(OTHER, "m1")
    again.close()

    assert (marks.flagged, marks.note) == (True, "look at the apex")
    assert [o.words for o in marks.opinions] == ["agree, present", "edited: small"]
    assert (nothing.flagged, nothing.note, nothing.opinions) == (False, "", ())


def test_a_later_opinion_replaces_the_earlier_one(worklist):
    """One opinion a finding beside one model; it can be withdrawn."""
    worklist.give_opinion(FILM, "m", agreement("Mass", flagged=True))
    worklist.give_opinion(FILM, "m", disagreement("Mass", flagged=True))

    assert [o.verdict for o in worklist.opinions(FILM)] == ["disagree"]

    worklist.withdraw_opinion(FILM, "m", "Mass")

    assert worklist.opinions(FILM) == ()


def test_an_agreement_with_one_model_is_none_with_another(worklist):
    """Opinions belong to what the reader saw; without a model the latest ones count."""
    worklist.give_opinion(FILM, "old", agreement("Mass", flagged=True))
    worklist.give_opinion(FILM, "new", disagreement("Mass", flagged=False))

    assert [o.verdict for o in worklist.opinions(FILM, "old")] == ["agree"]
    assert [o.verdict for o in worklist.opinions(FILM)] == ["disagree"]
    assert worklist.opinions(FILM, "third") == ()


def test_studies_tell_what_was_left_on_their_films(worklist):
    """The last one first; the same paths are one study; counts come from the films."""
    early = remember_study(worklist, [Path("/a")], 2, datetime(2026, 1, 1, tzinfo=UTC))
    late = remember_study(worklist, [Path("/b")], 1, datetime(2026, 1, 2, tzinfo=UTC))
    link_films(worklist, [(early, FILM), (early, OTHER), (late, OTHER), (999, FILM)])
    worklist.flag(FILM, flagged=True)
    worklist.note(OTHER, "prior?")
    worklist.give_opinion(OTHER, "m", agreement("Mass", flagged=True))
    worklist.give_opinion(OTHER, "m", agreement("Hernia", flagged=False))

    first, second = studies(worklist)

    assert (first.number, second.number) == (late, early)
    assert (second.films, second.flagged, second.noted, second.read) == (2, 1, 1, 1)
    assert (first.flagged, first.noted, first.note) == (0, 1, "prior?")
    assert second.paths == (Path("/a"),)

    again = remember_study(worklist, [Path("/a")], 3, datetime(2026, 1, 3, tzinfo=UTC))

    assert again == early
    assert [(s.number, s.films) for s in studies(worklist)] == [(early, 3), (late, 1)]


def test_forgetting_a_study_keeps_the_opinions(worklist):
    """What was read is not undone by clearing a list of files."""
    number = remember_study(worklist, [Path("/a")], 1)
    link_films(worklist, [(number, FILM)])
    worklist.give_opinion(FILM, "m", agreement("Mass", flagged=True))

    forget_study(worklist, number)

    assert studies(worklist) == ()
    assert len(worklist.opinions(FILM)) == 1

    remember_study(worklist, [Path("/a")], 1)
    forget_studies(worklist)

    assert studies(worklist) == ()


def test_thresholds_belong_to_one_model(worklist):
    """Another model inherits none, and a name is kept once a model."""
    kept = NamedThresholds(model="m", name="my site", policy="youden", points={"Mass": 0.1})
    keep_thresholds(worklist, kept)

    assert thresholds_of(worklist, "m") == (kept,)
    assert thresholds_of(worklist, "n") == ()

    forget_thresholds(worklist, "m", "my site")

    assert thresholds_of(worklist, "m") == ()


@pytest.mark.parametrize("value", [1.5, -0.1, float("nan")])
def test_a_threshold_that_is_no_probability_is_refused(worklist, value):
    """Nothing of it is written."""
    wrong = NamedThresholds(model="m", name="", policy="youden", points={"Mass": value})

    with pytest.raises(ValueError, match="probability"):
        keep_thresholds(worklist, wrong)

    assert thresholds_of(worklist, "m") == ()


def test_what_was_remembered_before_is_taken_over_once(worklist):
    """A study that was forgotten since does not come back."""
    study = Study(number=0, paths=(Path("/a"),), films=4, opened=datetime(2026, 1, 1, tzinfo=UTC))
    kept = NamedThresholds(model="m", name="", policy="f1", points={"Mass": 0.5})

    assert take_over(worklist, "settings", [study], [kept])
    (taken,) = studies(worklist)
    assert (taken.paths, taken.films, taken.opened) == (study.paths, 4, study.opened)
    assert thresholds_of(worklist, "m") == (kept,)

    forget_study(worklist, taken.number)
    assert not take_over(worklist, "settings", [study], [kept])
    assert studies(worklist) == ()


def test_taking_over_something_wrong_takes_nothing(worklist):
    """All or nothing, so that it can be tried again."""
    study = Study(number=0, paths=(Path("/a"),), films=4, opened=datetime.now(UTC))
    wrong = NamedThresholds(model="m", name="", policy="f1", points={"Mass": 7.0})

    with pytest.raises(ValueError, match="probability"):
        take_over(worklist, "settings", [study], [wrong])

    assert studies(worklist) == ()
    assert take_over(worklist, "settings", [study])


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are another matter there")
def test_nobody_else_may_read_the_file(worklist):
    """Not even for a moment: the log and its index carry the same permissions."""
    worklist.flag(FILM, flagged=True)

    modes = {
        path.name: stat.S_IMODE(path.stat().st_mode) for path in worklist.file.parent.iterdir()
    }

    assert len(modes) == 3
    assert set(modes.values()) == {0o600}


def test_commits_wait_for_the_disk(worklist):
    """Write-ahead log, full synchronisation, foreign keys, and deleted bytes overwritten."""
    with worklist.asking() as database:
        said = {
            name: database.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }

    assert said == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
    }


def test_two_windows_see_each_others_marks(worklist):
    """Both write into one file, in turn."""
    other = Worklist(worklist.file)

    worklist.flag(FILM, flagged=True)
    other.note(FILM, "seen")

    assert (other.marks(FILM).flagged, worklist.marks(FILM).note) == (True, "seen")
    other.close()


def test_forgetting_everything_leaves_no_byte(worklist):
    """Neither the file nor its log nor a damaged one from earlier holds a word of it."""
    words = ["unmistakable-note", "unmistakable-opinion", "unmistakable-folder", "unmistakable-m"]
    aside = worklist.file.with_name("worklist.damaged-20260101-000000-0.sqlite")
    aside.write_text(words[0])
    for number in range(200):
        film = f"{number:064x}"
        worklist.note(film, words[0] * 20)
        worklist.give_opinion(film, words[3], own_words("Mass", words[1] * 20, present=True))
        link_films(worklist, [(remember_study(worklist, [Path(f"/{words[2]}/{number}")], 1), film)])
    keep_thresholds(
        worklist, NamedThresholds(model=words[3], name="", policy="f1", points={"Mass": 0.5})
    )
    assert all(word.encode() in bytes_beside(worklist) for word in words)

    worklist.forget_everything()

    assert [word for word in words if word.encode() in bytes_beside(worklist)] == []
    assert f"{7:064x}".encode() not in bytes_beside(worklist)
    assert not aside.exists()
    worklist.flag(FILM, flagged=True)  # it goes on working
    assert worklist.marks(FILM).flagged


def bytes_beside(worklist):
    return b"".join(path.read_bytes() for path in worklist.file.parent.iterdir())


def test_forgetting_while_another_window_reads_says_that_traces_are_left(worklist):
    """Never "forgotten" as long as a reader keeps the old pages alive."""
    worklist.note(FILM, "unmistakable")
    other = sqlite3.connect(worklist.file, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT * FROM film").fetchall()

    with pytest.raises(WorklistRefused, match="another window still holds"):
        worklist.forget_everything()

    assert worklist.marks(FILM).note == ""
    other.execute("COMMIT")
    other.close()
    worklist.forget_everything()
    assert b"unmistakable" not in bytes_beside(worklist)


def test_a_file_that_is_no_worklist_is_kept_aside(tmp_path):
    """A new one is begun, and nothing of the damaged one is lost."""
    file = tmp_path / "worklist.sqlite"
    file.write_bytes(b"this was never a database" * 100)

    worklist = Worklist(file)

    assert worklist.set_aside.read_bytes() == b"this was never a database" * 100
    worklist.flag(FILM, flagged=True)
    assert worklist.marks(FILM).flagged
    worklist.close()


def test_a_worklist_with_torn_pages_is_kept_aside(tmp_path):
    """A file whose beginning is sound is looked through at opening."""
    file = tmp_path / "worklist.sqlite"
    worklist = Worklist(file)
    for number in range(300):
        worklist.note(f"{number:064x}", "words " * 50)
    worklist.close()
    whole = bytearray(file.read_bytes())
    whole[8192:] = b"\xff" * (len(whole) - 8192)
    file.write_bytes(whole)

    again = Worklist(file)

    assert again.set_aside is not None
    assert again.marks(f"{1:064x}").note == ""
    again.close()


def test_a_locked_worklist_is_a_sentence(worklist, monkeypatch):
    """Another program that holds the file for good makes nobody wait for ever."""
    other = sqlite3.connect(worklist.file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with worklist.asking() as database:
        database.execute("PRAGMA busy_timeout = 10")

    with pytest.raises(WorklistRefused, match="Another program holds the worklist"):
        worklist.flag(FILM, flagged=True)

    other.execute("ROLLBACK")
    other.close()
    worklist.flag(FILM, flagged=True)
    assert worklist.marks(FILM).flagged


def test_a_folder_in_the_way_is_a_sentence(tmp_path):
    """Where the file cannot be written the application hears so, and goes on."""
    file = tmp_path / "worklist.sqlite"
    file.mkdir()

    with pytest.raises(WorklistRefused, match="cannot be written where it lies"):
        Worklist(file)


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="nobody refuses root anything"
)
def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path):
    """As above, for a folder without the right to write."""
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)

    with pytest.raises(WorklistRefused, match="cannot be written where it lies"):
        Worklist(folder / "worklist.sqlite")


def test_a_write_into_a_read_only_database_is_a_sentence(worklist):
    """A disk that was mounted read-only meanwhile."""
    with worklist.asking() as database:
        database.execute("PRAGMA query_only = ON")

    with pytest.raises(WorklistRefused, match="cannot be read or written"):
        worklist.flag(FILM, flagged=True)


def test_a_full_disk_is_a_sentence_and_nothing_is_half_written(worklist):
    """The mark that did not fit is not there; the earlier ones are."""
    worklist.note(FILM, "before")
    with worklist.asking() as database:
        pages = database.execute("PRAGMA page_count").fetchone()[0]
        database.execute(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(WorklistRefused, match="disk is full"):
        worklist.note(OTHER, "x" * 9_000 * 4)

    assert worklist.marks(FILM).note == "before"
    assert worklist.marks(OTHER).note == ""


def test_a_newer_worklist_is_left_alone(worklist):
    """It is neither used nor put aside."""
    with worklist.asking() as database:
        database.execute("PRAGMA user_version = 99")
    worklist.close()

    with pytest.raises(WorklistRefused, match="newer version"):
        Worklist(worklist.file)

    assert worklist.file.exists()


def test_an_older_worklist_is_brought_up_to_date_or_left_as_it_was(worklist):
    """A step that fails takes everything of itself back."""
    worklist.note(FILM, "kept")
    with worklist.asking() as database:
        migrate(database, (*STEPS, "ALTER TABLE film ADD COLUMN place TEXT NOT NULL DEFAULT ''"))
        assert database.execute("SELECT place FROM film").fetchall() == [("",)]
        failing = (*STEPS, "", "CREATE TABLE half (x); CREATE TABLE film (x)")
        with pytest.raises(sqlite3.OperationalError):
            migrate(database, failing)

        tables = {row[0] for row in database.execute("SELECT name FROM sqlite_master")}
        version = database.execute("PRAGMA user_version").fetchone()[0]

    assert "half" not in tables
    assert version == len(STEPS) + 1
    assert worklist.marks(FILM).note == "kept"
