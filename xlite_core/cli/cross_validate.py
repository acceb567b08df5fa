"""`xlite cross-validate`: folds that judge a student, the one that ships, and its model file."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from xlite_core.cli.fast import export_fast, require_all_folds
from xlite_core.cli.run_display import RunDisplay
from xlite_core.cli.study import About, Folds, Images, Labels, export_study, open_study
from xlite_core.counting import counted
from xlite_core.errors import require
from xlite_core.policy import require_training

if TYPE_CHECKING:
    from xlite_core.evaluation.comparison import AucComparison


def cross_validate(
    config: Annotated[Path, typer.Argument(help="A training configuration (TOML).")],
    *,
    labels: Labels,
    images: Images,
    folds: Folds,
    out: Annotated[Path, typer.Option(help="Folder for the runs; goes on where it stopped.")],
    about: About = None,
    fold: Annotated[int | None, typer.Option(help="Train this fold only.")] = None,
    mirror: Annotated[
        bool,
        typer.Option(
            "--mirror", help="Then judge the folds once more, with each film's mirror image."
        ),
    ] = False,
    int8: Annotated[
        bool,
        typer.Option("--int8", help="Then write a fast INT8 variant too, if it passes its gate."),
    ] = False,
    export_only: Annotated[
        Path | None,
        typer.Option(help="Train nothing; write this model file from the finished runs."),
    ] = None,
) -> None:
    """Train a student: folds that judge it, then the one that ships, then its model file.

    Stop it at any time; the same command goes on where it stopped.
    """
    require_training()
    require("torch", feature="Training a student", extra="train")
    from xlite_core.training import cross_validation
    from xlite_core.training.config import TrainingConfig

    console = Console(stderr=True)
    if int8:
        require_all_folds(fold)
    settings = TrainingConfig.read(config)
    study = open_study(settings, labels, images, folds, out, about=about, console=console)
    if export_only is None:
        events = cross_validation.cross_validate(settings, study, only_fold=fold)
        for run_name, told in groupby(events, key=lambda pair: pair[0]):
            with RunDisplay(console) as display:
                display.say(f"{run_name}:")
                for _, event in told:
                    display.show(event)
    if fold is None:
        export_study(settings, study, export_only or out / "model.onnx", console)
        if int8:
            export_fast(settings, study, export_only or out / "model.onnx", console)
    if mirror:
        from xlite_core.training.mirrored import judge_mirrored

        judged = range(study.folds.count) if fold is None else (fold,)
        console.print(_mirrored(judge_mirrored(settings, study, judged)), highlight=False)


def _mirrored(compared: AucComparison) -> str:
    from xlite_core.experiments.markdown import decimal, with_interval

    macro = compared.macro
    if macro is None:
        return "With mirror images: no finding has ten positive films, so nothing can be said."
    return (
        f"With mirror images: macro AUC {decimal(macro.challenger)}, difference "
        f"{with_interval(macro.difference)} over {counted(macro.positives, 'finding')}, "
        f"{counted(compared.films, 'film')}"
    )
