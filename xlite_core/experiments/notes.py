"""notes.jsonl beside results.csv: why a run was made, what came of it, and what was decided."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Literal, get_args

from filelock import FileLock

from xlite_core.atomic_file import atomic_write
from xlite_core.errors import LogRefused

NOTES = "notes.jsonl"

Decision = Literal["", "adopt", "reject", "reference"]

_LOCK = ".notes.lock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What people wrote about one run or one group of runs.

    Attributes:
        subject: "KD_001", or a name for a group: "temperature ablation".
        objective: What was to be learned.
        hypothesis: What was expected.
        findings: What came out.
        decision: What follows for the project; empty while open.
        reason: Why; a decision without one is refused.
        next_step: What to do next.
        starred: Whether somebody marked it.
        written: When it was last changed, ISO 8601 with offset.
    """

    subject: str
    objective: str = ""
    hypothesis: str = ""
    findings: str = ""
    decision: Decision = ""
    reason: str = ""
    next_step: str = ""
    starred: bool = False
    written: str = ""

    def __post_init__(self) -> None:
        if not self.subject.strip() or not self.subject.isprintable():
            raise LogRefused("The note is about nothing.", "Name a run or a group of runs.")
        texts = [getattr(self, field.name) for field in fields(self) if field.name != "starred"]
        if not all(isinstance(text, str) for text in texts) or not isinstance(self.starred, bool):
            raise LogRefused("A field of the note is no text.", "Write it again.")
        if self.decision not in get_args(Decision):
            raise LogRefused(
                f"There is no decision called {self.decision!r}.",
                f"Choose one of: {', '.join(filter(None, get_args(Decision)))}.",
            )
        if self.decision and not self.reason.strip():
            raise LogRefused(
                f"The decision on {self.subject} has no reason.", "Say why: it is what lasts."
            )


_FIELDS = tuple(field.name for field in fields(Note))


def read_notes(path: Path) -> dict[str, Note]:
    """Return the notes by their subject, in the order in which subjects were first noted.

    Each line of the file changes some fields of one subject's note; the latest
    line that names a field wins.

    Args:
        path: The notes.jsonl; an absent one holds no notes.

    Raises:
        LogRefused: A line is no note.
    """
    notes, problem = sound_notes(path)
    if problem is not None:
        raise problem
    return notes


def sound_notes(path: Path) -> tuple[dict[str, Note], LogRefused | None]:
    """Return what `read_notes` does from the lines that are notes, and what is wrong with others.

    For those who only look: one damaged line is no reason to hide every run.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}, None
    except (OSError, UnicodeDecodeError):
        return {}, LogRefused(
            f"{path.name} cannot be read as text in UTF-8.", "Restore it, or move it away."
        )
    notes: dict[str, Note] = {}
    problem: LogRefused | None = None
    # Not splitlines(): a text may hold characters that it takes for the end of a line.
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                values = _parsed(line, number)
            except LogRefused as error:
                problem = problem or error
                continue
            old = notes.get(values["subject"], Note(subject=values["subject"]))
            notes[old.subject] = replace(old, **values)
    return notes, problem


def make_runs_folder(runs: Path) -> None:
    """Make a folder of runs where it is missing.

    Raises:
        LogRefused: A file is in its place, or the place allows no folder.
    """
    try:
        runs.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LogRefused(
            f"The folder of runs, {runs.name}, cannot be made: {error.strerror}.",
            "Name a folder in which you may write, with --runs or XLITE_RUNS.",
        ) from error


def write_note(runs: Path, subject: str, **changes: Any) -> Note:
    """Add a line that changes a note, and return the note as it is then.

    Args:
        runs: The folder of runs.
        subject: A run's experiment id, or the name of a group.
        **changes: Fields of `Note` by name.

    Raises:
        LogRefused: A field is unknown, a decision has no reason, or the notes
            cannot be read; the file is as it was.
    """
    unknown = sorted(set(changes) - set(_FIELDS) | {"written"} & set(changes))
    if unknown:
        raise LogRefused(
            f"A note has no field called {unknown[0]!r}.", f"It has: {', '.join(_FIELDS[1:-1])}."
        )
    make_runs_folder(runs)
    path = runs / NOTES
    with FileLock(runs / _LOCK):
        old = read_notes(path).get(subject, Note(subject=subject))
        now = dt.datetime.now().astimezone().isoformat(timespec="seconds")
        note = replace(old, **changes, written=now)
        line = {"subject": subject, **changes, "written": now}
        # Written as a whole: after a power cut the last line is whole too, or not there.
        before = path.read_bytes() if path.exists() else b""
        ending = b"\n" if before and not before.endswith(b"\n") else b""
        with atomic_write(path) as stream:
            stream.write(before + ending + json.dumps(line, ensure_ascii=False).encode() + b"\n")
    return note


def _parsed(line: str, number: int) -> Mapping[str, Any]:
    try:
        values = json.loads(line)
        known = {name: values[name] for name in _FIELDS if name in values}
        # A decision may stand in an earlier line than its reason's correction.
        Note(**{**known, "reason": known.get("reason") or "said before"})
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError, LogRefused) as error:
        raise LogRefused(
            f"Line {number} of {NOTES} is no note.", "Mend or delete the line; the others are kept."
        ) from error
    return known


def to_dict(note: Note) -> dict[str, Any]:
    """Return a note as plain texts."""
    return asdict(note)
