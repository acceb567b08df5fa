"""`xlite export`: from a finished run to its model file, and into Diagnose."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape

from xlite_core.atomic_file import atomic_write
from xlite_core.cli.study import progress_bar
from xlite_core.counting import counted
from xlite_core.errors import ExportRefused, require
from xlite_core.run_directory import default_runs_folder

if TYPE_CHECKING:
    from xlite_core.imaging.cache import CacheProgress
    from xlite_core.inference.model_card import ModelCard
    from xlite_core.run_directory import RunDirectory
    from xlite_core.training.export_run import ExportedRun


def export(
    run: Annotated[str, typer.Argument(help="A finished run: its id, its name or its folder.")],
    out: Annotated[
        Path | None, typer.Argument(help="A copy of the model file (.onnx), besides the run's.")
    ] = None,
    *,
    runs: Annotated[
        Path | None,
        typer.Option(help="The runs folder; the user's own if absent.", envvar="XLITE_RUNS"),
    ] = None,
    install: Annotated[
        bool, typer.Option("--install", help="Let Diagnose open it from now on.")
    ] = False,
    name: Annotated[str | None, typer.Option(help="Of the model; the run's id if absent.")] = None,
    manifest: Annotated[
        Path | None, typer.Option(help="The run's manifest, if it was moved.")
    ] = None,
) -> None:
    """Calibrate on the run's validation films, check the graph, write one self-describing .onnx.

    It goes into the run's folder; speed and size go into results.csv. A cross-validation as a
    whole is exported with: xlite cross-validate --export-only.
    """
    require("torch", feature="Exporting a student", extra="train")
    from xlite_core.experiments.logged_runs import require_run
    from xlite_core.installed_model import install_model

    console = Console(stderr=True, soft_wrap=True)
    directory = require_run(runs or default_runs_folder(), run)
    exported = _exported(directory, name, manifest, console)
    _say(exported, console)
    path = exported.path
    if out is not None:
        _copy(path, out)
        path = out
    if install:
        install_model(path)
        console.print(f"Diagnose opens {escape(exported.card.name)} from its next start on.")
    typer.echo(path)


def _exported(
    directory: RunDirectory, name: str | None, manifest: Path | None, console: Console
) -> ExportedRun:
    from xlite_core.training.export_run import export_run

    with progress_bar(console) as bar:
        task = bar.add_task("preprocessing films", total=None, visible=False)

        def show(progress: CacheProgress) -> None:
            bar.update(task, completed=progress.done, total=progress.total, visible=True)

        def tell(sentence: str) -> None:
            bar.update(task, description=sentence, total=None, visible=True)

        return export_run(directory, name=name, manifest=manifest, progress=show, tell=tell)


def _copy(source: Path, target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with atomic_write(target) as stream:
            stream.write(source.read_bytes())
    except OSError as error:
        raise ExportRefused(
            f"The copy {target.name} cannot be written: {error.strerror or error}.",
            "Choose another place; the model file lies in the run's folder.",
        ) from error


def _say(exported: ExportedRun, console: Console) -> None:
    card, size = exported.card, exported.path.stat().st_size
    console.print(
        f"{escape(card.name)}: {card.network}, {size / 1e6:.1f} MB, "
        f"parity {exported.parity.logits:.1e} log-odds",
        highlight=False,
    )
    console.print(exported.storage.words, highlight=False)
    console.print(_worth(card), highlight=False)
    for limit in card.limits:
        console.print(f"- {escape(limit)}", style="dim", highlight=False)
    if exported.unmeasured:
        console.print(escape(exported.unmeasured), style="yellow")
    if exported.unchecked:
        console.print(escape(exported.unchecked), style="yellow")


def _worth(card: ModelCard) -> str:
    evaluated = escape(card.evaluated_on)
    if card.macro_auc is None:
        return f"No macro AUC: every finding has fewer than ten positive films. {evaluated}"
    area = card.macro_auc
    return (
        f"Macro AUC {area.value:.3f} ({area.low:.3f}–{area.high:.3f}) over "
        f"{counted(card.macro_findings, 'finding')}. {evaluated}"
    )
