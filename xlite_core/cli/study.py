"""What a cross-validation is asked for on the command line, how it is read and exported."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from xlite_core.counting import counted

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from xlite_core.imaging.preprocessing import PreprocessingRecipe
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

    @cache
    def films(recipe: PreprocessingRecipe) -> NDArray[np.uint8]:
        with progress_bar(console) as progress:
            task = progress.add_task("reading films", total=len(table))
            return load_films(
                table.files.tolist(),
                images,
                recipe,
                progress=lambda done: progress.update(task, completed=done),
            )

    return Study(
        table=table,
        folds=frozen,
        films=films(settings.recipe),
        directory=runs,
        description=description,
        image_folder=images,
        other_films=films,
    )


def export_study(settings: TrainingConfig, study: Study, out: Path, console: Console) -> None:
    """Write the model file of a finished cross-validation, and say what it is worth."""
    import numpy as np
    import torch

    from xlite_core.experiments.markdown import with_interval
    from xlite_core.export.half_storage import store_half
    from xlite_core.export.onnx_export import export_student
    from xlite_core.imaging.preprocessing import normalised
    from xlite_core.training.student_card import student_card, trained_student

    # Before the minutes of work, not after them.
    out.parent.mkdir(parents=True, exist_ok=True)
    card = student_card(settings, study)
    # The gate compares on real films: the maps of noise say little about maps of films.
    films = study.films[:: max(len(study.films) // 64, 1)][:64]
    images = np.stack([normalised(film, settings.recipe) for film in films])
    some = torch.from_numpy(images[:: max(len(images) // 8, 1)][:8])
    report = export_student(trained_student(settings, study, None), card, out, images=some)
    console.print(store_half(out, images).words, highlight=False)
    console.print(f"{out.name}: {out.stat().st_size / 1e6:.1f} MB, parity {report.logits:.1e}")
    if card.macro_auc is not None:
        area = card.macro_auc
        console.print(
            f"Out-of-fold macro AUC {area.value:.3f} ({area.low:.3f}–{area.high:.3f}) over "
            f"{counted(card.macro_findings, 'finding')}, {counted(card.evaluated_films, 'film')}",
            highlight=False,
        )
    if card.shortcuts is not None:
        gain = card.shortcuts
        console.print(
            f"Beside a guess without the film ({', '.join(gain.told)}): "
            f"AUC {with_interval(gain.auc)}, difference {with_interval(gain.difference)}, within "
            f"folds {with_interval(gain.within_folds)}",
            highlight=False,
            soft_wrap=True,
        )


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
