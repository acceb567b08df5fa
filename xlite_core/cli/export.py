"""`xlite export`: from finished runs to one model file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from xlite_core.cli.study import About, Folds, Images, Labels, export_study, open_study
from xlite_core.errors import require


def export(
    config: Annotated[Path, typer.Argument(help="The configuration of the runs.")],
    runs: Annotated[Path, typer.Argument(help="Folder that `xlite cross-validate` wrote.")],
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
