"""`xlite train`: cross-validate a student, train it on everything, export it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from xlite_core.cli.study import About, Folds, Images, Labels, open_study, progress_bar
from xlite_core.errors import require


def train(
    config: Annotated[Path, typer.Argument(help="A training configuration (JSON).")],
    *,
    labels: Labels,
    images: Images,
    folds: Folds,
    out: Annotated[Path, typer.Option(help="Folder for the runs; goes on where it stopped.")],
    about: About = None,
    fold: Annotated[int | None, typer.Option(help="Train this fold only.")] = None,
) -> None:
    """Train a student: five folds that judge it, then the one that ships, then its model file.

    Stop it at any time; the same command goes on from the last finished epoch.
    """
    require("torch", feature="Training a student", extra="train")
    from xlite_core.cli.export import export_study
    from xlite_core.training.config import TrainingConfig
    from xlite_core.training.cross_validation import cross_validate
    from xlite_core.training.events import EpochFinished, RunStarted, StepFinished

    console = Console(stderr=True)
    settings = TrainingConfig.read(config)
    study = open_study(settings, labels, images, folds, out, about=about, console=console)
    with progress_bar(console) as progress:
        task = progress.add_task("starting")
        for run_name, event in cross_validate(settings, study, only_fold=fold):
            if isinstance(event, RunStarted):
                console.log(
                    f"{run_name}: {event.training_films} films train, "
                    f"{event.held_out_films} are held out, from epoch {event.first_epoch} "
                    f"on {event.device}"
                )
            elif isinstance(event, StepFinished):
                progress.update(
                    task,
                    description=f"{run_name} epoch {event.epoch}/{settings.epochs} "
                    f"loss {event.loss:.3f} {event.films_per_s:.0f} films/s",
                    completed=event.step,
                    total=event.steps,
                )
            elif isinstance(event, EpochFinished):
                area = event.held_out_macro_auc
                heard = (
                    ""
                    if area is None
                    else (
                        f", held-out macro AUC {area:.3f} over {event.held_out_findings} findings"
                    )
                )
                console.log(f"{run_name}: epoch {event.epoch}, loss {event.train_loss:.4f}{heard}")
    if fold is None:
        export_study(settings, study, out / "model.onnx", console)
