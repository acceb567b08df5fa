"""Runs against a first one, film by film: the paired difference in AUC."""

from __future__ import annotations

from collections.abc import Sequence

from xlite_core.errors import InvalidLabels, XLiteError
from xlite_core.evaluation.bootstrap import DRAWS
from xlite_core.evaluation.comparison import AucComparison, compare_auc
from xlite_core.experiments.markdown import with_interval
from xlite_core.run_directory import RunDirectory
from xlite_core.training.config import TrainingConfig
from xlite_core.training.judged_predictions import (
    JudgedPredictions,
    run_manifest,
    run_predictions,
)


def paired_comparison(
    challenger: RunDirectory, reference: RunDirectory, *, draws: int = DRAWS
) -> AucComparison:
    """Compare the validation predictions of two runs on the same films.

    Raises:
        InvalidConfiguration: A run does not say what it was trained from.
        InvalidLabels: Predictions are missing, or are not on the same films and findings.
    """
    first, second = (_judged(run) for run in (challenger, reference))
    places = {file: row for row, file in enumerate(second.table.files.tolist())}
    files = first.table.files.tolist()
    if set(places) != set(files) or first.table.findings != second.table.findings:
        raise InvalidLabels(
            f"{challenger.experiment_id} and {reference.experiment_id} were not judged on the same "
            "films and findings.",
            "Compare runs of one split; their own intervals still hold.",
        )
    table = first.table
    return compare_auc(
        first.logits,
        second.logits[[places[file] for file in files]],
        table.labels,
        table.patients,
        table.findings,
        draws=draws,
    )


def paired_sentences(runs: Sequence[RunDirectory]) -> tuple[str, ...]:
    """Return a sentence for each run but the first: its difference, or why there is none."""
    reference, *others = runs
    return tuple(_sentence(run, reference) for run in others)


def _sentence(run: RunDirectory, reference: RunDirectory) -> str:
    pair = f"{run.experiment_id} against {reference.experiment_id}"
    try:
        macro = (compared := paired_comparison(run, reference)).macro
    except XLiteError as error:
        return f"{pair}: no paired difference. {error.summary}"
    if macro is None:
        return f"{pair}: no paired difference, since no finding has ten positive films."
    shown = "is a difference" if macro.differs else "is not shown to be a difference"
    return (
        f"{pair}: macro AUC {with_interval(macro.difference)} on the same {compared.films} films, "
        f"{macro.positives} findings; this {shown}."
    )


def _judged(run: RunDirectory) -> JudgedPredictions:
    config = TrainingConfig.read(run.config)
    return run_predictions(run, "validation", config, run_manifest(config).table)
