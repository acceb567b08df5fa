"""Notes say why: they are added to, never overwritten, and read as they stand now."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlite_core.errors import LogRefused
from xlite_core.experiments.notes import NOTES, Note, read_notes, to_dict, write_note


def test_a_folder_without_notes_has_none(tmp_path):
    """Nothing is written by reading."""
    assert read_notes(tmp_path / NOTES) == {}
    assert list(tmp_path.iterdir()) == []


def test_the_latest_word_on_each_field_counts(tmp_path):
    """And every word stays in the file."""
    write_note(tmp_path, "KD_001", objective="Does tau 8 hurt?", hypothesis="It does.")
    write_note(tmp_path, "temperature", starred=True)
    last = write_note(tmp_path, "KD_001", hypothesis="Hardly.", decision="reject", reason="-0.02.")

    notes = read_notes(tmp_path / NOTES)

    assert list(notes) == ["KD_001", "temperature"]
    assert notes["KD_001"] == last
    assert (last.objective, last.hypothesis, last.decision) == (
        "Does tau 8 hurt?", "Hardly.", "reject",
    )  # fmt: skip
    assert notes["temperature"].starred
    lines = [json.loads(line) for line in (tmp_path / NOTES).read_text().splitlines()]
    assert lines[0]["hypothesis"] == "It does."


def test_a_note_knows_when_it_was_written(tmp_path):
    """An ISO time with its offset."""
    note = write_note(tmp_path, "KD_001", findings="x")

    assert dt.datetime.fromisoformat(note.written).tzinfo is not None
    assert to_dict(note)["findings"] == "x"


@given(text=st.text(st.characters(exclude_categories=("Cs",))))
def test_any_text_comes_back_as_it_was(tmp_path_factory, text):
    """Line breaks of every kind, quotes, emoji, right-to-left."""
    runs = tmp_path_factory.mktemp("runs")

    write_note(runs, "KD_001", findings=text)
    write_note(runs, "KD_001", starred=True)

    assert read_notes(runs / NOTES)["KD_001"].findings == text


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"decision": "adopt"}, "has no reason"),
        ({"decision": "maybe", "reason": "x"}, "no decision called 'maybe'"),
        ({"mood": "good"}, "no field called 'mood'"),
        ({"written": "yesterday"}, "no field called 'written'"),
        ({"findings": 7}, "is no text"),
        ({"starred": "yes"}, "is no text"),
    ],
)
def test_a_note_that_cannot_be_leaves_the_file_alone(tmp_path, changes, sentence):
    """One sentence says what is wrong."""
    write_note(tmp_path, "KD_001", objective="x")
    before = (tmp_path / NOTES).read_bytes()

    with pytest.raises(LogRefused, match=sentence):
        write_note(tmp_path, "KD_001", **changes)
    assert (tmp_path / NOTES).read_bytes() == before


@pytest.mark.parametrize("subject", ["", "  ", "a\nb"])
def test_a_note_is_about_something(subject):
    """A run, or a group of runs, in one line."""
    with pytest.raises(LogRefused, match="about nothing"):
        Note(subject=subject)


@pytest.mark.parametrize(
    "line",
    ["{", "[]", "7", '{"objective": "x"}', '{"subject": "a", "starred": 1}',
     '{"subject": "a", "decision": "perhaps"}', "[" * 100_000],
    ids=range(7),
)  # fmt: skip
def test_a_damaged_line_is_named_and_kept(tmp_path, line):
    """Nothing is added behind it either: it would hide the damage."""
    path = tmp_path / NOTES
    path.write_text('{"subject": "KD_001"}\n' + line + "\n")
    before = path.read_bytes()

    for asked in (lambda: read_notes(path), lambda: write_note(tmp_path, "KD_002", starred=True)):
        with pytest.raises(LogRefused, match=r"Line 2 of notes.jsonl is no note"):
            asked()
    assert path.read_bytes() == before


def test_a_file_that_is_no_text_is_refused(tmp_path):
    """Binary rubbish, or a folder."""
    (tmp_path / NOTES).write_bytes(b"\xff\xfe\x00")

    with pytest.raises(LogRefused, match="cannot be read as text"):
        read_notes(tmp_path / NOTES)


def test_a_last_line_without_its_end_is_continued_on_a_new_one(tmp_path):
    """As an editor may leave it."""
    (tmp_path / NOTES).write_text('{"subject": "KD_001", "objective": "x"}')

    write_note(tmp_path, "KD_001", next_step="y")

    note = read_notes(tmp_path / NOTES)["KD_001"]
    assert (note.objective, note.next_step) == ("x", "y")
