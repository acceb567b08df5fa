"""What is said of the Training pack: what it is, how large, and which one is used; no Qt."""

from __future__ import annotations

from datetime import datetime

from xlite_core import __version__
from xlite_core.errors import MissingFeature, XLiteError
from xlite_core.pack.training_program import Kind, TrainingProgram
from xlite_desktop.short_dates import short_date
from xlite_desktop.translation import tr

CPU_GB = 1.1
"""Installed size of the flavour cpu on Linux, in 10^9 bytes, as built with torch 2.13.0."""

_FLAVOURS = {"cpu": tr("CPU"), "cuda": tr("NVIDIA GPU")}


def what_it_is() -> str:
    """Return what the pack is good for and what it weighs."""
    return tr(
        "Training, judging and exporting run in a program of their own with PyTorch, which is "
        "large and therefore separate: about {size} GB for the CPU, several for NVIDIA GPUs. "
        "Looking at films, data sets and finished runs works without it.",
        size=CPU_GB,
    )


def how_to_add() -> str:
    """Return the ways to add it."""
    return tr(
        "Get the Training pack of version {version} where you got the application, unpack it and "
        "choose its folder. Or install a checkout of that version into a Python of your own, and "
        "choose the folder of that Python:",
        version=__version__,
    )


def short_problem(problem: XLiteError) -> str:
    """Return why nothing can begin, for where there is little room."""
    if isinstance(problem, MissingFeature):
        return tr("The Training pack is missing")
    return tr("The Training pack cannot be used")


def used_words(program: TrainingProgram) -> str:
    """Return what trains, in one line."""
    torch = tr("PyTorch {version}", version=program.torch) if program.torch else ""
    flavour = _FLAVOURS.get(program.flavour, "")
    kind = {
        Kind.OWN: tr("This installation itself"),
        Kind.PACK: tr("Training pack {version}", version=__version__),
        Kind.PYTHON: tr("Another Python with X-Lite {version}", version=__version__),
    }[program.kind]
    return ", ".join(part for part in (kind, flavour, torch) if part)


def checked_words(when: datetime | None) -> str:
    """Return when it was checked, in the time of this computer; empty where nothing was."""
    if when is None:
        return ""
    local = when.astimezone()
    day = short_date(local.day, local.month, local.year)
    return tr("Files and answer checked on {day}, {time}.", day=day, time=f"{local:%H:%M}")
