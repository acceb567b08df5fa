"""The card of one run's student: what its own held-out films say, and what they chose."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xlite_core.data.description import DataDescription, read_description
from xlite_core.data.labels import LabelTable
from xlite_core.data.manifest import Manifest
from xlite_core.errors import InvalidLabels
from xlite_core.inference.model_card import ModelCard
from xlite_core.models.registry import display_name as student_name
from xlite_core.models.student import Student
from xlite_core.resources import resource_root
from xlite_core.run_directory import RunDirectory
from xlite_core.training.card_subgroups import card_subgroups
from xlite_core.training.config import TrainingConfig
from xlite_core.training.finding_card import DEFAULT_POLICY, judged_findings, positive_share
from xlite_core.training.open_run import Opening
from xlite_core.training.run_evaluation import JudgedPredictions, run_predictions

UNMEASURED_SCALE = 1.0
"""Log-odds a cell of full colour where no held-out film shows a finding: e times the odds."""

_LIMITS = ("Not a medical device; no clinical study stands behind it.",)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class RunJudges:
    """The films that a run did not train on.

    Attributes:
        chosen_on: Validation films: calibration and thresholds come from them.
        unseen: Test films, which chose nothing; None but in the phase final.
    """

    chosen_on: JudgedPredictions
    unseen: JudgedPredictions | None

    @property
    def judged(self) -> JudgedPredictions:
        """The films that AUC and counts come from."""
        return self.chosen_on if self.unseen is None else self.unseen


def run_judges(directory: RunDirectory, config: TrainingConfig, found: Opening) -> RunJudges:
    """Read a finished run's predictions.

    Raises:
        InvalidLabels: No held-out film judges, or predictions are missing or do not fit.
    """
    parts, table = found.parts, found.manifest.table
    if not parts.judging[parts.validation].any():
        raise InvalidLabels(
            f"The run {directory.name} has no validation films that could calibrate its student.",
            "Export a run that holds films back, or a whole cross-validation with: "
            "xlite cross-validate --export-only.",
        )
    unseen = None
    if config.phase == "final" and (directory.predictions / "test.csv").is_file():
        unseen = run_predictions(directory, "test", config, table)
    return RunJudges(
        chosen_on=run_predictions(directory, "validation", config, table), unseen=unseen
    )


def run_card(  # noqa: PLR0913 - all but three are keywords
    directory: RunDirectory,
    config: TrainingConfig,
    found: Opening,
    *,
    student: Student,
    name: str,
    judges: RunJudges,
    scale: float | None,
) -> ModelCard:
    """Return the card of a run's student.

    Probabilities and predictive values refer to the prevalence in the whole
    manifest: it is the population that the films were drawn from.

    Args:
        directory: Of the run.
        config: Its settings.
        found: Its films and their parts.
        student: That will be exported.
        name: What the model is called.
        judges: Its held-out films.
        scale: Evidence of full colour; None where no film could say.
    """
    whole, training = found.manifest.table.for_findings(config.findings), found.parts.train
    shares = {
        finding: positive_share(whole.labels[:, column])
        for column, finding in enumerate(config.findings)
    }
    said = judged_findings(judges.judged, prevalence=shares, chosen_on=judges.chosen_on)
    about = _known_data(found.manifest)
    return ModelCard(
        name=name,
        network=student_name(config.student),
        parameters=sum(p.numel() for p in student.parameters()),
        findings=said.findings,
        recipe=config.recipe,
        default_policy=DEFAULT_POLICY,
        evidence_full_scale=scale or UNMEASURED_SCALE,
        evaluated_on=_evaluated_on(config, found, judges, len(whole)),
        evaluated_films=len(judges.judged.table),
        trained_films=len(training),
        trained_patients=_patients(found.table[training]),
        macro_auc=said.macro_auc,
        macro_findings=said.macro_findings,
        run_id=f"{directory.name}, seed {config.loop.seed}",
        data_fingerprint=found.manifest.fingerprint,
        limits=(*_LIMITS, *about.limits, *_unmeasured(scale), *said.limits),
        citation=about.citation,
        subgroups=card_subgroups(judges.judged),
        calibration=said.calibration,
    )


def _known_data(manifest: Manifest) -> DataDescription:
    """Return what is known of published data; of others, nothing."""
    if manifest.kind != "nih":
        return DataDescription()
    return read_description(resource_root() / "protocol" / "chestxray14.json")


def _evaluated_on(
    config: TrainingConfig, found: Opening, judges: RunJudges, manifest_films: int
) -> str:
    chosen = f"{_counted(judges.chosen_on.table)} ({found.parts.origin})"
    what = ", ".join((*_chosen_while_training(config), "calibration")) + " and thresholds"
    prevalence = f"Probabilities refer to the prevalence of all {manifest_films:,} films of the "
    if judges.unseen is None:
        judged = (
            f"Validation part of the run: {chosen}. It is selection data: {what} were chosen on "
            "it, so the numbers flatter; they are not out-of-fold."
        )
    else:
        judged = (
            f"Test part of the run, which chose nothing: {_counted(judges.unseen.table)}; it gives "
            f"AUC, sensitivity and specificity. Chosen on the validation part, {chosen}: {what}."
        )
    return f"{judged} {prevalence}manifest."


def _chosen_while_training(config: TrainingConfig) -> tuple[str, ...]:
    loop = config.loop
    chosen = ("the epoch",) if loop.keep != "last" else ()
    if config.optimisation.schedule == "plateau":
        chosen = (*chosen, "learning rates")
    return (*chosen, "the end of training") if loop.patience else chosen


def _unmeasured(scale: float | None) -> tuple[str, ...]:
    if scale is not None:
        return ()
    told = (
        "No validation film shows a finding that a map argues for: full colour is "
        f"{UNMEASURED_SCALE:g} log-odds a cell, which nothing was measured by."
    )
    return (told,)


def _counted(table: LabelTable) -> str:
    return f"{len(table):,} films of {_patients(table):,} patients"


def _patients(table: LabelTable) -> int:
    return len(np.unique(table.patients))
