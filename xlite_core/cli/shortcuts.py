"""`xlite experiments shortcuts`: what findings can be told from without looking at the film."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markdown import Markdown

from xlite_core.errors import InvalidConfiguration, require
from xlite_core.findings import CHESTXRAY14

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from xlite_core.data.folds import FoldFile

_DRAWS = 1000


def shortcuts(
    labels: Annotated[
        Path, typer.Argument(help="A label table or manifest, with view, sex, age and source.")
    ],
    folds: Annotated[Path, typer.Argument(help="Frozen fold file.")],
    *,
    images: Annotated[
        Path | None, typer.Option(help="Folder of the films: their sizes are told, too.")
    ] = None,
    originals: Annotated[
        Path | None, typer.Option(help="CSV with file, orig_h and orig_w: sizes of originals.")
    ] = None,
    study: Annotated[
        Path | None, typer.Option(help="Runs of a cross-validation to hold against it.")
    ] = None,
    predictions: Annotated[
        Path | None, typer.Option(help="Or a CSV of out-of-fold logits to hold against it.")
    ] = None,
    probabilities: Annotated[
        bool, typer.Option("--probabilities", help="The CSV holds probabilities.")
    ] = False,
    finding: Annotated[
        list[str] | None, typer.Option(help="Only these findings; those of the table if absent.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Folder for shortcuts.md and .json.")] = None,
    draws: Annotated[int, typer.Option(help="Resamples behind each interval.")] = _DRAWS,
) -> None:
    """Judge a logistic regression on view, sex, age, source and size, and a student against it.

    Out of fold, by patient, without any pixel: what a student does not beat, it may have learned
    from who is imaged how.
    """
    require("sklearn", feature="The shortcut baseline", extra="train")
    from xlite_core.data.folds import read_folds
    from xlite_core.data.labels import read_labels
    from xlite_core.training.shortcut_baseline import judged_shortcuts
    from xlite_core.training.shortcut_features import (
        SHORTCUTS,
        film_sizes,
        shortcut_features,
        told_sizes,
    )
    from xlite_core.training.shortcut_report import shortcut_report

    frozen = read_folds(folds)
    names = tuple(finding or told_findings(labels))
    table = read_labels(labels, names)
    table = table[frozen.rows_of(table)]
    files = table.files.tolist()
    sizes = [] if images is None else [film_sizes(files, images)]
    if originals is not None:
        sizes.append(told_sizes(originals, files))
    told = SHORTCUTS if sizes else SHORTCUTS[:-1]
    student, said = _student(study, predictions, frozen, names, probabilities=probabilities)
    judged = judged_shortcuts(
        table, frozen, shortcut_features(table, sizes), told, student=student, draws=draws
    )
    subject = (study or predictions or Path()).name
    report = shortcut_report(judged, subject=subject, folds=said)
    Console().print(Markdown(report))
    if out is not None:
        _write(out, report, {key: value.to_dict() for key, value in judged.items()})


def told_findings(labels: Path) -> tuple[str, ...]:
    """Return the findings of ChestX-ray14 that a table has a column of."""
    from xlite_core.data.text_table import read_table

    columns = read_table(labels).columns
    found = tuple(name for name in CHESTXRAY14 if name in columns)
    if not found:
        raise InvalidConfiguration(
            f"The table {labels.name} has no column of a ChestX-ray14 finding.",
            "Name its findings with --finding.",
        )
    return found


def _student(
    study: Path | None,
    predictions: Path | None,
    folds: FoldFile,
    findings: tuple[str, ...],
    *,
    probabilities: bool,
) -> tuple[NDArray[np.float64] | None, str]:
    """Return a student's logits, if any, and a sentence where folds are missing."""
    from xlite_core.training.study_predictions import stored_logits, table_logits

    if study is not None and predictions is not None:
        raise InvalidConfiguration(
            "Either a study or a table of predictions can be held against the baseline.",
            "Leave out --study or --predictions.",
        )
    if predictions is not None:
        return table_logits(predictions, folds, findings, probabilities=probabilities), ""
    if study is None:
        return None, ""
    logits, finished = stored_logits(study, folds, findings)
    if len(finished) == folds.count:
        return logits, ""
    listed = ", ".join(map(str, finished))
    return logits, f"Judged on the folds that are finished: {listed} of 0 to {folds.count - 1}."


def _write(folder: Path, report: str, values: dict[str, object]) -> None:
    from xlite_core.atomic_file import atomic_write

    folder.mkdir(parents=True, exist_ok=True)
    written = {"shortcuts.md": report, "shortcuts.json": json.dumps(values, indent=1)}
    for name, text in written.items():
        with atomic_write(folder / name) as stream:
            stream.write(text.encode())
        Console().print(str(folder / name), highlight=False, soft_wrap=True)
