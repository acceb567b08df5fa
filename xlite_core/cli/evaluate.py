"""`xlite evaluate`: a model, a finished run, or predictions from elsewhere, held against labels."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.console import Console
from rich.markdown import Markdown

from xlite_core.counting import counted
from xlite_core.errors import InvalidConfiguration, require
from xlite_core.run_directory import default_runs_folder

if TYPE_CHECKING:
    from xlite_core.run_directory import RunDirectory

_DRAWS = 1000


def evaluate(
    what: Annotated[
        str,
        typer.Argument(
            help="A run (id, name or folder), or a CSV of predictions; nothing with --labels."
        ),
    ] = "",
    *,
    labels: Annotated[
        Path | None,
        typer.Option(help="Judge a model on these labels: CSV, a film a row, a finding a column."),
    ] = None,
    images: Annotated[
        Path | None, typer.Option(help="Folder below which the films of --labels lie.")
    ] = None,
    model: Annotated[
        Path | None,
        typer.Option(help="With --labels: a model file (.onnx) instead of the one Diagnose opens."),
    ] = None,
    manifest: Annotated[Path | None, typer.Option(help="Labels; a run knows its own.")] = None,
    split: Annotated[
        Path | None, typer.Option(help="Folder of train.csv, val.csv, test.csv, for a CSV.")
    ] = None,
    part: Annotated[Literal["val", "test"], typer.Option(help="Which films to judge.")] = "val",
    logits: Annotated[
        bool, typer.Option("--logits", help="The CSV holds logits, not probabilities.")
    ] = False,
    allow_test: Annotated[
        str, typer.Option(help="Why test films may be looked at, in a sentence.")
    ] = "",
    out: Annotated[
        Path | None, typer.Option(help="Folder for the report; one called after the CSV if absent.")
    ] = None,
    runs: Annotated[
        Path | None,
        typer.Option(help="The runs folder; the user's own if absent.", envvar="XLITE_RUNS"),
    ] = None,
    draws: Annotated[int, typer.Option(help="Resamples behind each interval.")] = _DRAWS,
) -> None:
    """Judge predictions: AUC with intervals, operating points, calibration, groups, failures.

    A model on labelled films (--labels and --images) needs no run and no training packages, and
    writes its probabilities, too. Writes metrics.json, figures and a report. Of a run, thresholds
    and calibration are chosen on validation films; test films are judged in the phase final alone,
    or with a reason.
    """
    if not what or labels or images or model:
        from xlite_core.cli.labelled_folder import evaluate_folder

        if what or manifest or split or logits or part == "test":
            raise InvalidConfiguration(
                "A model on labelled films is judged by --labels and --images alone.",
                "Leave out the run or table, --manifest, --split, --part and --logits.",
            )
        evaluate_folder(labels, images, model=model, out=out, draws=draws)
        return
    require("matplotlib", feature="Drawing figures", extra="train")
    if what.lower().endswith((".csv", ".csv.gz")):
        if manifest is None:
            raise InvalidConfiguration(
                "Predictions from a table need labels to be judged by.", "Give --manifest."
            )
        from xlite_core.training.external_evaluation import (
            evaluate_predictions,
            write_external_report,
        )

        path = Path(what)
        console = Console()
        evaluation = evaluate_predictions(
            path,
            manifest,
            split=split,
            part=part,
            scale="logit" if logits else "probability",
            why_test=allow_test,
            draws=draws,
        )
        if evaluation.absent:
            console.print(f"No prediction for {counted(evaluation.absent, 'film')} of this part.")
        folder = out or path.with_name(f"{path.name.partition('.')[0]}_evaluation")
        written = write_external_report(evaluation, path.name, folder)
        _say(folder, console)
        console.print(str(written[1]), highlight=False, soft_wrap=True)
        return
    if split is not None or out is not None or logits:
        raise InvalidConfiguration(
            "A run knows its own split, folder and scale.",
            "Leave out --split, --out and --logits, or name a CSV of predictions.",
        )
    from xlite_core.experiments.logged_runs import require_run

    directory = require_run(runs or default_runs_folder(), what)
    _require_part(directory, part, allow_test)
    _evaluate_run(directory, manifest, draws)


def _require_part(directory: RunDirectory, part: str, allow_test: str) -> None:
    from xlite_core.training.config import TrainingConfig

    # The settings alone: what is written anew may be damaged.
    phase = TrainingConfig.read(directory.config).phase
    if part == "test" and phase != "final":
        hint = "Train it with phase = final: then its test predictions are made, once, at the end."
        if allow_test:
            hint = f"{hint} A reason makes no predictions."
        raise InvalidConfiguration(
            f"{directory.experiment_id} is of phase {phase}: its test films are not looked at.",
            hint,
        )


def _evaluate_run(directory: RunDirectory, manifest: Path | None, draws: int) -> None:
    from xlite_core.data.manifest import read_manifest
    from xlite_core.experiments.log import ExperimentLog
    from xlite_core.training.finish import draw_figures, update_row, write_run_report
    from xlite_core.training.run_evaluation import evaluate_run

    console = Console()
    labels = None if manifest is None else read_manifest(manifest)
    evaluate_run(directory, draws=draws, manifest=labels)
    log = ExperimentLog(directory.path.parent)
    if any(row.experiment_id == directory.experiment_id for row in log.rows()):
        update_row(directory)
    draw_figures(directory)
    _, page = write_run_report(directory)
    _say(directory.path, console)
    console.print(str(page), highlight=False, soft_wrap=True)


def _say(folder: Path, console: Console) -> None:
    import json

    from xlite_core.experiments import report_numbers
    from xlite_core.experiments.metrics import RunMetrics
    from xlite_core.run_directory import RunDirectory

    text = RunDirectory(folder).metrics.read_text(encoding="utf-8")
    judged = RunMetrics.from_dict(json.loads(text)).headline
    assert judged is not None
    told = f"{report_numbers.headline(judged)}\n{report_numbers.findings_table(judged)}"
    console.print(Markdown(told))
