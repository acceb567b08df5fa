"""The columns of the runs table: what each shows and by what it sorts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from xlite_core.experiments.run_catalogue import RunSummary
from xlite_desktop.experiments.runs_marks import DECISION_WORDS, DECISIONS
from xlite_desktop.experiments.runs_words import (
    milliseconds,
    plain_number,
    short_number,
    status_word,
    student_name,
)
from xlite_desktop.translation import tr

TAU, ALPHA = "\N{GREEK SMALL LETTER TAU}", "\N{GREEK SMALL LETTER ALPHA}"

STRIP = "strip"
STAR = "star"
DECISION = "decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column.

    Attributes:
        key: A column of results.csv, or a name of ours.
        heading: Above it.
        spoken: In a list of columns and for screen readers.
        width: In logical pixels.
        narrow: Where the table has little room.
        text: What a run shows there.
        value: What runs are sorted by, None last; None where nothing can be sorted.
        left: A text, not a number.
        optional: Shown on request only.
    """

    key: str
    heading: str
    spoken: str
    width: int
    narrow: int
    text: Callable[[RunSummary], str]
    value: Callable[[RunSummary], Any] | None
    left: bool = False
    optional: bool = False


def _decision(run: RunSummary) -> str:
    word = run.note.decision if run.note else ""
    return DECISION_WORDS.get(word, word)


def _decision_rank(run: RunSummary) -> int | None:
    made = _decision(run)
    return None if not made else [*DECISIONS].index(made)  # type: ignore[arg-type]


def _starred(run: RunSummary) -> bool:
    return bool(run.note and run.note.starred)


def _nothing(_run: RunSummary) -> str:
    return ""


def _number(
    key: str, heading: str, spoken: str, width: int, text: Callable[[Any], str], **more: Any
) -> Column:
    """Return a right-aligned column of one field of results.csv."""
    return Column(
        key=key,
        heading=heading,
        spoken=spoken,
        width=width,
        narrow=more.pop("narrow", width),
        text=lambda run: text(getattr(run.row, key)),
        value=lambda run: getattr(run.row, key),
        **more,
    )


def _text(key: str, heading: str, width: int, text: Callable[[RunSummary], str]) -> Column:
    return Column(
        key=key,
        heading=heading,
        spoken=heading,
        width=width,
        narrow=width,
        text=text,
        value=lambda run: text(run) or None,
        left=True,
        optional=True,
    )


def _three(value: float | None) -> str:
    return plain_number(value, 3)


def _two(value: float | None) -> str:
    return plain_number(value, 2)


COLUMNS: tuple[Column, ...] = (
    Column(
        key=STAR,
        heading="",
        spoken=tr("Star"),
        width=36,
        narrow=32,
        text=_nothing,
        value=lambda run: 0 if _starred(run) else None,
    ),
    Column(
        key="experiment_id",
        heading=tr("Run"),
        spoken=tr("Run"),
        width=110,
        narrow=104,
        text=lambda run: run.id,
        value=lambda run: run.id,
        left=True,
    ),
    Column(
        key="student",
        heading=tr("Student"),
        spoken=tr("Student"),
        width=154,
        narrow=154,
        text=student_name,
        value=student_name,
        left=True,
    ),
    _number("kd_temperature", TAU, tr("Temperature {tau}", tau=TAU), 25, short_number, narrow=22),
    _number(
        "kd_alpha",
        ALPHA,
        tr("Share of the teacher {alpha}", alpha=ALPHA),
        34,
        short_number,
        narrow=32,
    ),
    _number("val_auc_macro", tr("AUC"), tr("Validation AUC"), 58, _three, narrow=52),
    Column(
        key=STRIP,
        heading="",
        spoken=tr("95 % interval of the AUC"),
        width=120,
        narrow=90,
        text=_nothing,
        value=lambda run: run.auc.low if run.auc else None,
    ),
    _number("val_f1_macro", "F1", tr("Validation F1"), 38, _two, narrow=36),
    _number("inference_time_ms", "ms", tr("Milliseconds a film"), 36, milliseconds, narrow=32),
    _number(
        "model_size_mb", tr("MB"), tr("Megabytes"), 48, lambda v: plain_number(v, 1), narrow=48
    ),
    Column(
        key=DECISION,
        heading="",
        spoken=tr("Decision"),
        width=30,
        narrow=24,
        text=_nothing,
        value=_decision_rank,
    ),
    _text("status", tr("Status"), 88, status_word),
    _text("date", tr("Date"), 88, lambda run: run.row.date.isoformat()),
    _text("model_name", tr("Model"), 116, lambda run: run.row.model_name),
    _number("batch_size", tr("Batch"), tr("Batch size"), 52, short_number, optional=True),
    _number("learning_rate", tr("Rate"), tr("Learning rate"), 64, short_number, optional=True),
    _number("epochs", tr("Epochs"), tr("Epochs asked for"), 58, short_number, optional=True),
    _number("train_loss", tr("Loss"), tr("Training loss"), 58, _three, optional=True),
    _number("test_auc_macro", tr("Test AUC"), tr("Test AUC"), 72, _three, optional=True),
    _number("test_f1_macro", tr("Test F1"), tr("Test F1"), 62, _two, optional=True),
    _text("notes", tr("Notes"), 260, lambda run: run.row.notes),
)

PLACES = {column.key: place for place, column in enumerate(COLUMNS)}
"""Key -> number of the column."""
