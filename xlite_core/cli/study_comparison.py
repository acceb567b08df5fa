"""`xlite experiments studies`: cross-validations side by side, judged on the same films."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markdown import Markdown

_DRAWS = 1000


def studies(
    directories: Annotated[
        list[Path],
        typer.Argument(help="Folders of cross-validations: fold_0 and so on.", metavar="STUDY..."),
    ],
    *,
    labels: Annotated[Path, typer.Option(help="CSV with file, patient_id and the findings.")],
    folds: Annotated[Path, typer.Option(help="Frozen fold file.")],
    reference: Annotated[
        str | None, typer.Option(help="The study that others are held against; else the first.")
    ] = None,
    agree: Annotated[
        Path | None,
        typer.Option(help="CSV of a teacher's predictions: how alike are the orders of films?"),
    ] = None,
    finding: Annotated[
        list[str] | None, typer.Option(help="Only these findings; those of the table if absent.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Folder for studies.md and .json.")] = None,
    draws: Annotated[int, typer.Option(help="Resamples behind each interval.")] = _DRAWS,
) -> None:
    """Put cross-validations side by side, out of fold, on the folds that all have finished.

    Macro AUC with its interval by patient, the paired difference from a reference, agreement with
    a teacher, and what differs between the configurations.
    """
    from xlite_core.cli.shortcuts import told_findings
    from xlite_core.data.folds import read_folds
    from xlite_core.data.labels import read_labels
    from xlite_core.training.study_comparison import compare_studies
    from xlite_core.training.study_comparison_report import study_comparison_report
    from xlite_core.training.study_predictions import table_logits

    frozen = read_folds(folds)
    names = tuple(finding or told_findings(labels))
    table = read_labels(labels, names)
    # As they are: ranks ask for no scale, and a clipped probability would lose its rank.
    opinions = None if agree is None else table_logits(agree, frozen, names, probabilities=False)
    compared = compare_studies(
        directories,
        table[frozen.rows_of(table)],
        frozen,
        reference=reference,
        agree=opinions,
        draws=draws,
    )
    report = study_comparison_report(compared, agree_with="" if agree is None else agree.name)
    Console().print(Markdown(report))
    if out is not None:
        _write(out, report, json.dumps(compared.to_dict(), indent=1))


def _write(folder: Path, report: str, values: str) -> None:
    from xlite_core.atomic_file import atomic_write

    folder.mkdir(parents=True, exist_ok=True)
    for name, text in {"studies.md": report, "studies.json": values}.items():
        with atomic_write(folder / name) as stream:
            stream.write(text.encode())
        Console().print(str(folder / name), highlight=False, soft_wrap=True)
