"""What `xlite train` and `xlite export` both ask for, and how they read it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

if TYPE_CHECKING:
    from xlite_core.training.config import TrainingConfig
    from xlite_core.training.cross_validation import Study

Labels = Annotated[Path, typer.Option(help="CSV with file, patient_id and the findings.")]
Images = Annotated[Path, typer.Option(help="Folder of the films.")]
Folds = Annotated[Path, typer.Option(help="Frozen fold file.")]
About = Annotated[Path | None, typer.Option(help="What the model's card says of the films (JSON).")]


def open_study(
    settings: TrainingConfig,
    labels: Path,
    images: Path,
    folds: Path,
    runs: Path,
    *,
    about: Path | None,
    console: Console,
) -> Study:
    """Read table, folds and films of a cross-validation, with progress."""
    from xlite_core.data.description import DataDescription, read_description
    from xlite_core.data.films import load_films
    from xlite_core.data.folds import read_folds
    from xlite_core.data.labels import read_labels
    from xlite_core.training.cross_validation import Study

    description = DataDescription() if about is None else read_description(about)
    frozen = read_folds(folds)
    table = read_labels(labels, settings.findings)
    table = table[frozen.rows_of(table)]
    with progress_bar(console) as progress:
        task = progress.add_task("reading films", total=len(table))
        films = load_films(
            table.files.tolist(),
            images,
            settings.recipe,
            progress=lambda done: progress.update(task, completed=done),
        )
    return Study(table=table, folds=frozen, films=films, directory=runs, description=description)


def progress_bar(console: Console) -> Progress:
    """Return a bar with a text, a count and the time left."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
    )
