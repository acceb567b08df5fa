"""`xlite export`: from finished runs to one model file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from xlite_core.cli.study import About, Folds, Images, Labels, open_study
from xlite_core.errors import require

if TYPE_CHECKING:
    from xlite_core.training.config import TrainingConfig
    from xlite_core.training.cross_validation import Study


def export(
    config: Annotated[Path, typer.Argument(help="The configuration of the runs (JSON).")],
    runs: Annotated[Path, typer.Argument(help="Folder that `xlite train` wrote.")],
    out: Annotated[Path, typer.Argument(help="The model file to write (.onnx).")],
    *,
    labels: Labels,
    images: Images,
    folds: Folds,
    about: About = None,
) -> None:
    """Calibrate on the held-out films, check the graph, write one self-describing .onnx."""
    require("torch", feature="Exporting a student", extra="train")
    from xlite_core.training.config import TrainingConfig

    console = Console(stderr=True)
    settings = TrainingConfig.read(config)
    study = open_study(settings, labels, images, folds, runs, about=about, console=console)
    export_study(settings, study, out, console)


def export_study(settings: TrainingConfig, study: Study, out: Path, console: Console) -> None:
    """Write the model file of a finished cross-validation, and say what it is worth."""
    import numpy as np
    import torch

    from xlite_core.export.onnx_export import export_student
    from xlite_core.imaging.preprocessing import normalised
    from xlite_core.training.student_card import student_card, trained_student

    # Before the minutes of work, not after them.
    out.parent.mkdir(parents=True, exist_ok=True)
    card = student_card(settings, study)
    # The gate compares on real films: the maps of noise say little about maps of films.
    films = study.films[:: max(len(study.films) // 8, 1)][:8]
    images = torch.from_numpy(np.stack([normalised(film, settings.recipe) for film in films]))
    report = export_student(trained_student(settings, study, None), card, out, images=images)
    console.print(f"{out.name}: {out.stat().st_size / 1e6:.1f} MB, parity {report.logits:.1e}")
    if card.macro_auc is not None:
        area = card.macro_auc
        console.print(
            f"Out-of-fold macro AUC {area.value:.3f} ({area.low:.3f}–{area.high:.3f}) over "
            f"{card.macro_findings} findings, {card.evaluated_films} films",
            highlight=False,
        )
