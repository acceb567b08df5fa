"""`xlite input-check`: fits a model's input check and gives it its self-test."""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from xlite_core.cli.study import progress_bar
from xlite_core.errors import require

if TYPE_CHECKING:
    from xlite_core.export.input_check_learning import KnownFilm
    from xlite_core.inference.input_check_card import InputCheckCard


def input_check(
    model: Annotated[Path, typer.Argument(help="A model file (.onnx).")],
    *,
    labels: Annotated[Path, typer.Option(help="Table of sound films: file, patient_id, age.")],
    images: Annotated[Path, typer.Option(help="Folder of the films.")],
    out: Annotated[Path, typer.Option(help="The new model file; may be the old one.")],
    only: Annotated[str, typer.Option(help="Take these files alone, such as nih_*.")] = "*",
    leave_out: Annotated[list[str] | None, typer.Option(help="A film that is not sound.")] = None,
    source: Annotated[str, typer.Option(help="What the films are.")] = "films",
) -> None:
    """Fit what tells inputs that the model does not know, on one half of the patients.

    The other half measures it.  The network stays as it is; the fingerprint changes.
    """
    require("torch", feature="Fitting an input check", extra="train")
    from xlite_core.atomic_file import atomic_write
    from xlite_core.export.input_check_writing import halves, with_input_check
    from xlite_core.export.self_test_writing import with_self_test

    console = Console(stderr=True, soft_wrap=True)
    films = _films(labels, images, only, frozenset(leave_out or ()))
    building, measuring = halves(films)
    with progress_bar(console) as bar:
        task = bar.add_task("reading films", total=None)
        written, check = with_input_check(
            model.read_bytes(),
            building,
            measuring,
            source=source,
            progress=lambda what, done, total: bar.update(
                task, description=what, completed=done, total=total
            ),
        )
    with atomic_write(out) as stream:
        stream.write(with_self_test(written))
    console.print(_table(check))
    typer.echo(out)


def _films(labels: Path, images: Path, only: str, leave_out: frozenset[str]) -> list[KnownFilm]:
    from xlite_core.data.labels import read_labels
    from xlite_core.export.input_check_learning import KnownFilm

    table = read_labels(labels, ())
    return [
        KnownFilm(path=images / file, patient=patient, age_years=age)
        for file, patient, age in zip(
            table.files.tolist(), table.patients.tolist(), table.ages.tolist(), strict=True
        )
        if fnmatch(file, only) and file not in leave_out
    ]


def _table(check: InputCheckCard) -> Table:
    from xlite_core.reporting.input_check_page import ROWS_OF_TABLE, false_alarms, measured_rows

    table = Table(*ROWS_OF_TABLE[:-1], title="Input check, on films that built nothing")
    for row in measured_rows(check):
        table.add_row(*row[:-1])
    table.caption = f"False alarms on good films: {false_alarms(check)}"
    return table
