"""One line of the system check, and all of them as plain text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from xlite_core import __version__


class Fact(StrEnum):
    """What a line is about; the value is its name for people."""

    SYSTEM = "Operating system"
    PYTHON = "Python"
    WINDOW = "Window"
    PROCESSOR = "Processor"
    FEATURES = "Instructions"
    CORES = "Cores"
    MEMORY = "Memory"
    GRAPHICS = "Graphics card"
    RUNTIME = "Computes with"
    POLICY = "Policy of this computer"
    RESOURCES = "Parts of the application"
    READER = "Reading a film"
    CODEC = "Format"
    MODEL = "Model self-test"
    FOLDER = "Folder"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLine:
    """One thing that was looked at.

    Attributes:
        fact: What it is about.
        of: Which one, where there are several: "JPEG 2000", "worklist"; empty for the only one.
        value: A sentence or a technical name, without paths and without words of a film.
        passed: Whether it is as it must be; None where nothing is demanded.
        place: A path, for the screen alone: it may name a person, so `as_text` leaves it out.
    """

    fact: Fact
    value: str
    of: str = ""
    passed: bool | None = None
    place: str = ""


def failed(lines: Sequence[CheckLine]) -> tuple[CheckLine, ...]:
    """Return the lines that are not as they must be."""
    return tuple(line for line in lines if line.passed is False)


def verdict(lines: Sequence[CheckLine]) -> str:
    """Return what all lines come to, in one sentence."""
    wrong = len(failed(lines))
    if not wrong:
        return "Everything that was tested works."
    return f"{wrong} of {sum(line.passed is not None for line in lines)} tests failed."


def as_text(lines: Sequence[CheckLine]) -> str:
    """Return the check for a bug report: English, and without paths."""
    words = [f"X-Lite Desktop {__version__}, system check", verdict(lines), ""]
    for line in lines:
        name = f"{line.fact}, {line.of}" if line.of else line.fact.value
        words.append(f"{'FAILED ' if line.passed is False else ''}{name}: {line.value}")
    return "\n".join(words) + "\n"
