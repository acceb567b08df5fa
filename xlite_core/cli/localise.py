"""`xlite experiments localise`: do a study's maps lie where readers drew boxes?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markdown import Markdown

from xlite_core.cli.study import Folds, Images, Labels, open_study, progress_bar
from xlite_core.errors import require

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlite_core.data.box_table import DrawnBox
    from xlite_core.evaluation.localisation import Localisation, MapScore
    from xlite_core.training.config import TrainingConfig
    from xlite_core.training.cross_validation import Study


def localise(
    config: Annotated[Path, typer.Argument(help="The study's configuration (TOML or JSON).")],
    *,
    labels: Labels,
    images: Images,
    folds: Folds,
    study: Annotated[Path, typer.Option(help="Runs of its cross-validation.")],
    boxes: Annotated[Path, typer.Option(help="Table of boxes, such as NIH's BBox_List_2017.csv.")],
    source: Annotated[
        str | None, typer.Option(help="Whose boxes they are, for the card: one sentence.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Folder for localisation.md, .json and .csv.")
    ] = None,
    write_into: Annotated[
        Path | None, typer.Option(help="The study's model file: its card tells the result.")
    ] = None,
) -> None:
    """Hold evidence maps, and those of other methods, against boxes that readers drew.

    Each film is judged by the fold's student that had not seen it; beside an average box and no
    preference at all.  It takes minutes, and writes nothing before its end.
    """
    require("torch", feature="Drawing maps of a study", extra="train")
    from xlite_core.atomic_file import atomic_write
    from xlite_core.data.box_table import read_boxes, source_of
    from xlite_core.evaluation.localisation import judged_methods, localisation_of
    from xlite_core.experiments.localisation_report import localisation_report, scores_as_csv
    from xlite_core.export.localisation_writing import require_of_study, with_localisation
    from xlite_core.training.config import TrainingConfig
    from xlite_core.training.localisation import AVERAGE_BOX, CHANCE, finished_folds

    console = Console(stderr=True)
    settings = TrainingConfig.read(config)
    drawn = read_boxes(boxes)
    runs = open_study(settings, labels, images, folds, study, about=None, console=console)
    if write_into is not None:
        # Before the minutes of work, not after them.
        require_of_study(write_into.read_bytes(), f"{settings.name}, seed {settings.loop.seed}")
    done = finished_folds(runs)
    scores = _scores(settings, runs, drawn, images, console)
    shown = scores[0].method
    judged = judged_methods(scores, reference=shown)
    told = localisation_of(
        judged,
        scores,
        shown=shown,
        prior=AVERAGE_BOX,
        chance=CHANCE,
        source=source or source_of(boxes),
    )
    report = localisation_report(
        scores,
        judged,
        references=(shown, AVERAGE_BOX, CHANCE),
        subject=settings.name,
        folds=_missing(done, runs.folds.count),
    )
    Console().print(Markdown(report))
    if out is not None:
        _write(out, report, told, scores_as_csv(scores))
    if write_into is not None:
        with atomic_write(write_into) as stream:
            stream.write(with_localisation(write_into.read_bytes(), told))
        typer.echo(write_into)


def _scores(
    settings: TrainingConfig,
    study: Study,
    drawn: Sequence[DrawnBox],
    images: Path,
    console: Console,
) -> list[MapScore]:
    from xlite_core.training.boxed_films import boxed_films
    from xlite_core.training.localisation import localised

    films = boxed_films(drawn, study.folds, settings.findings, images)
    with progress_bar(console) as progress:
        task = progress.add_task("drawing maps of films with boxes", total=len(films))
        told = localised(
            settings,
            study,
            films,
            drawn,
            progress=lambda done: progress.update(task, completed=done),
        )
        return list(told)


def _missing(done: Sequence[int], count: int) -> str:
    if len(done) == count:
        return ""
    return (
        f"Judged on the folds that are finished: {', '.join(map(str, done))} of 0 to {count - 1}."
    )


def _write(folder: Path, report: str, told: Localisation, scores: str) -> None:
    from xlite_core.atomic_file import atomic_write
    from xlite_core.evaluation.plain import to_plain

    folder.mkdir(parents=True, exist_ok=True)
    texts = {
        "localisation.md": report,
        "localisation.json": json.dumps(to_plain(told), indent=1),
        "localisation.csv": scores,
    }
    for name, text in texts.items():
        with atomic_write(folder / name) as stream:
            stream.write(text.encode())
        Console().print(str(folder / name), highlight=False, soft_wrap=True)
