"""One row of results.csv: what a run was, how it ended and what came out."""

from __future__ import annotations

import datetime as dt
import math
import re
import typing
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal, get_args

from xlite_core.errors import LogRefused

Phase = Literal["baseline", "distillation", "final", "ablation"]
Status = Literal["pending", "running", "paused", "completed", "failed"]
ModelName = Literal["StudentNet", "StudentNet+KD"]

NOT_APPLICABLE = "N/A"

ID_PREFIXES: Mapping[Phase, str] = {
    "baseline": "BASELINE",
    "distillation": "KD",
    "final": "FINAL",
    "ablation": "ABLATION",
}
"""Phase -> how the ids of its runs begin."""

_ID = re.compile(rf"^({'|'.join(ID_PREFIXES.values())})_(\d{{3,}})$")


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultRow:
    """A row, its fields in the order of the columns; None is written as N/A.

    Attributes:
        experiment_id: "KD_001": the phase's prefix and a number.
        date: The day the run was begun, or queued.
        phase: What the run is for.
        model_name: With or without distillation.
        cnn_backbone: Key of the backbone.
        attention_type: Key of the attention.
        kd_temperature: tau; None without a teacher.
        kd_alpha: Share of the soft term; None without a teacher.
        batch_size: Films a step.
        learning_rate: Peak rate.
        epochs: Epochs that the configuration asks for.
        train_loss: Mean over the steps of the epoch whose weights the run hands on.
        val_auc_macro: Of those weights, on the validation films.
        val_f1_macro: Of those weights, at thresholds chosen on the validation films.
        test_auc_macro: None but for phase final.
        test_f1_macro: None but for phase final.
        inference_time_ms: Median of ONNX Runtime, FP32, CPU, one film.
        model_size_mb: Size of the .onnx, 10^6 bytes.
        status: How far the run has come.
        notes: One line for people.

    Raises:
        LogRefused: A value is none that its column may hold.
    """

    experiment_id: str
    date: dt.date
    phase: Phase
    model_name: ModelName
    cnn_backbone: str
    attention_type: str
    kd_temperature: float | None
    kd_alpha: float | None
    batch_size: int | None
    learning_rate: float | None
    epochs: int | None
    train_loss: float | None = None
    val_auc_macro: float | None = None
    val_f1_macro: float | None = None
    test_auc_macro: float | None = None
    test_f1_macro: float | None = None
    inference_time_ms: float | None = None
    model_size_mb: float | None = None
    status: Status = "pending"
    notes: str = ""

    def __post_init__(self) -> None:
        if not _ID.match(self.experiment_id):
            _refuse("experiment_id", self.experiment_id, "an id such as KD_001")
        for name, choices in _CHOICES.items():
            if getattr(self, name) not in choices:
                _refuse(name, getattr(self, name), "one of " + ", ".join(choices))
        for name in ("cnn_backbone", "attention_type"):
            if not getattr(self, name):
                _refuse(name, "", "a name, or N/A")
        self._check_numbers()
        if self.phase != "final" and (self.test_auc_macro, self.test_f1_macro) != (None, None):
            raise LogRefused(
                f"{self.experiment_id} is of phase {self.phase} and may show no test result.",
                "Keep the test films for the phase 'final': write N/A.",
            )

    def _check_numbers(self) -> None:
        for name in _NUMBERS:
            value = getattr(self, name)
            if value is not None and not (math.isfinite(value) and value >= 0):
                _refuse(name, value, "a number from 0, or N/A")
        for name in _SHARES:
            if (getattr(self, name) or 0) > 1:
                _refuse(name, getattr(self, name), "a number from 0 to 1, or N/A")

    def cells(self) -> dict[str, str]:
        """Return the row as texts, column by column."""
        return {name: _cell(getattr(self, name)) for name in COLUMNS}

    @classmethod
    def from_cells(cls, cells: Mapping[str, str]) -> ResultRow:
        """Rebuild a row from the texts of its columns.

        Raises:
            LogRefused: A column is missing, or holds what it may not.
        """
        try:
            values = {name: _value(name, cells[name].strip()) for name in COLUMNS}
        except (KeyError, AttributeError) as error:
            raise LogRefused("A row has too few cells.", "Add those that are missing.") from error
        return cls(**values)


COLUMNS: tuple[str, ...] = tuple(field.name for field in fields(ResultRow))
"""The columns of results.csv, in order."""

_HINTS = typing.get_type_hints(ResultRow)
_KINDS = {
    name: next((kind for kind in (int, float) if kind in get_args(hint)), None)
    for name, hint in _HINTS.items()
}
_NUMBERS = tuple(name for name, kind in _KINDS.items() if kind is not None)
_SHARES = ("kd_alpha", "val_auc_macro", "val_f1_macro", "test_auc_macro", "test_f1_macro")
_CHOICES: Mapping[str, tuple[str, ...]] = {
    name: get_args(_HINTS[name]) for name in ("phase", "model_name", "status")
}


def row_for(
    config: Mapping[str, Any],
    *,
    experiment_id: str,
    date: dt.date,
    status: Status = "pending",
    notes: str = "",
) -> ResultRow:
    """Return the row of a run that has not measured anything yet.

    Args:
        config: What `TrainingConfig.to_dict` returns, or a run's config.json holds.
        experiment_id: "KD_001".
        date: Of its beginning.
        status: How far it is.
        notes: One line.

    Raises:
        LogRefused: The configuration lacks what a row shows.
    """
    try:
        student, loop, teacher = config["student"], config["loop"], config.get("distillation")
        return ResultRow(
            experiment_id=experiment_id,
            date=date,
            phase=config["phase"],
            model_name="StudentNet" if teacher is None else "StudentNet+KD",
            cnn_backbone=student["backbone"],
            attention_type=student["attention"],
            kd_temperature=None if teacher is None else teacher["temperature"],
            kd_alpha=None if teacher is None else teacher["alpha"],
            batch_size=loop["batch_size"],
            learning_rate=config["optimisation"]["learning_rate"],
            epochs=loop["epochs"],
            status=status,
            notes=one_line(notes),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise LogRefused(
            "The run's configuration lacks what a row of results.csv shows.",
            "It was written by another version: read it with that one.",
        ) from error


def one_line(text: str) -> str:
    """Return a text without line breaks and other runs of white space."""
    return " ".join(text.split())


def id_number(experiment_id: str, phase: Phase) -> int | None:
    """Return 7 for "KD_007" and phase distillation; None for ids of other phases and other texts.

    Raises:
        KeyError: There is no such phase.
    """
    match = _ID.match(experiment_id)
    return int(match[2]) if match and match[1] == ID_PREFIXES[phase] else None


def _cell(value: Any) -> str:
    if value is None:
        return NOT_APPLICABLE
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def _value(name: str, cell: str) -> Any:
    if name in ("experiment_id", "notes", "cnn_backbone", "attention_type", *_CHOICES):
        return cell
    if cell == NOT_APPLICABLE and name != "date":
        return None
    kind = _KINDS[name]
    try:
        return dt.date.fromisoformat(cell) if kind is None else kind(cell)
    except ValueError:
        _refuse(name, cell, "an ISO date" if kind is None else "a number, or N/A")


def _refuse(name: str, value: object, wanted: str) -> typing.NoReturn:
    raise LogRefused(f"{name} cannot be {str(value)[:60]!r}.", f"It must be {wanted}.")
