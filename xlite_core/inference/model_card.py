"""What a model file says of itself: findings, recipe, calibration, thresholds, metrics, limits."""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from xlite_core.errors import InvalidConfiguration, ModelFileRefused
from xlite_core.evaluation.calibration import PlattScaling, sigmoid
from xlite_core.evaluation.cross_fitted import CrossFitted
from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.localisation import Localisation
from xlite_core.evaluation.plain import from_plain
from xlite_core.evaluation.roc import RocCounts
from xlite_core.evaluation.shortcut_gain import ShortcutGain
from xlite_core.evaluation.subgroups import Subgroup
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.inference.calibration_card import CalibrationCard
from xlite_core.inference.fast_card import FastCard
from xlite_core.inference.input_check_card import InputCheckCard
from xlite_core.inference.self_test import SelfTestCard

CARD_SCHEMA = 1

Part = TypeVar("Part")

INTENDED_USE = (
    "Research and teaching. Not a medical device: do not use it for diagnosis, "
    "treatment or any other clinical decision."
)


_IN_NO_NAME = frozenset('/\\:*?"<>|')


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingCard:
    """All that the model file knows about one finding.

    Attributes:
        name: The finding's key.
        calibration: From logit to probability.
        operating_points: Policy name -> threshold, a calibrated probability.
        roc: Counts from the films named in the card's `evaluated_on`.
        auc: ROC-AUC on those films, on logits; None with too few positives.
        prevalence: Share of positive films in the population that predictive
            values refer to.
        shortcuts: Beside a regression that never sees the film; None where not measured.
        reliability: Of its probabilities, cross-fitted; None where not measured.

    Raises:
        InvalidConfiguration: The name cannot stand in a file's name, or a
            threshold or the prevalence is no probability.
    """

    name: str
    calibration: PlattScaling
    operating_points: Mapping[str, float]
    roc: RocCounts
    auc: Estimate | None
    prevalence: float
    shortcuts: ShortcutGain | None = None
    reliability: CrossFitted | None = None

    def __post_init__(self) -> None:
        # Overlay pictures are named after the finding: a card must not choose their folder.
        if not self.name.strip() or not self.name.isprintable() or set(self.name) & _IN_NO_NAME:
            raise InvalidConfiguration(
                "A finding of the model has a name that no file could bear.",
                "Name findings with letters, digits, spaces and underscores.",
            )
        shares = (*self.operating_points.values(), self.prevalence)
        if not all(0 <= share <= 1 for share in shares):
            raise InvalidConfiguration(
                f"A threshold or the prevalence of {self.name} lies outside 0 to 1.",
                "Calibrate the model again.",
            )

    @property
    def beats_chance(self) -> bool:
        """Whether the whole interval of the AUC lies above a coin's 0.5."""
        return self.auc is not None and self.auc.low > 0.5

    @property
    def beats_shortcuts(self) -> bool:
        """Whether it is better than a guess without the film, as far as that was measured."""
        return self.shortcuts is None or self.shortcuts.beaten


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelCard:
    """The metadata of one model file.

    Attributes:
        name: What the status line calls the model: "student-1".
        network: For people: "MobileNetV3-Small + MHSA".
        parameters: Number of weights.
        findings: One card a finding, in the order of the network's outputs.
        recipe: How a film becomes the network's input.
        default_policy: Key into each finding's `operating_points`.
        evidence_full_scale: Evidence of full colour, in log-odds a cell: one
            constant per model, the same for every film and finding.
        evaluated_on: One sentence: which films, how split, how many.
        evaluated_films: Their number.
        trained_films: Films the shipped weights were trained on.
        trained_patients: Patients those films come from.
        macro_auc: Mean over the `macro_findings` findings with at least ten positives.
        macro_findings: How many findings the macro AUC averages.
        run_id: The training run.
        data_fingerprint: Hash of the training manifest.
        intended_use: Said plainly, shown wherever results are.
        limits: One sentence each.
        licence: Of the weights.
        citation: Whom to acknowledge for the data.
        input_check: How inputs that the model does not know are told; None in older files.
        self_test: What a fixed phantom must give; None in older files.
        subgroups: AUC by view, age and sex on the same films as `auc`; empty where not measured.
        shortcuts: Macro AUC beside a regression that never sees the film; None where not measured.
        calibration: How it was chosen, and what it is worth; None in older files.
        localisation: How often maps lie where readers drew boxes; None where not measured.
        fast: How an INT8 file compares with the student it was made from; None of any other.
        schema: Raised whenever the same fields would mean something else.

    Raises:
        InvalidConfiguration: Findings, policies or full scale contradict their meaning.
    """

    name: str
    network: str
    parameters: int
    findings: tuple[FindingCard, ...]
    recipe: PreprocessingRecipe
    default_policy: str
    evidence_full_scale: float
    evaluated_on: str
    evaluated_films: int
    trained_films: int
    trained_patients: int
    macro_auc: Estimate | None
    macro_findings: int
    run_id: str
    data_fingerprint: str
    intended_use: str = INTENDED_USE
    limits: tuple[str, ...] = ()
    licence: str = "Apache-2.0"
    citation: str = ""
    input_check: InputCheckCard | None = None
    self_test: SelfTestCard | None = None
    subgroups: tuple[Subgroup, ...] = ()
    shortcuts: ShortcutGain | None = None
    calibration: CalibrationCard | None = None
    localisation: Localisation | None = None
    fast: FastCard | None = None
    schema: int = CARD_SCHEMA

    def __post_init__(self) -> None:
        if not self.findings or len(set(self.finding_names)) != len(self.findings):
            raise InvalidConfiguration(
                "The model names no finding, or one of them twice.", "Export the model again."
            )
        if not all(self.default_policy in card.operating_points for card in self.findings):
            raise InvalidConfiguration(
                "A finding of the model has no threshold for the default policy.",
                "Choose the operating points again.",
            )
        if not 0 < self.evidence_full_scale < math.inf:
            raise InvalidConfiguration(
                "The model's full scale of evidence is not above zero.",
                "Measure it on films that show the findings.",
            )
        if any({len(g.auc), len(g.positives)} != {len(self.findings)} for g in self.subgroups):
            raise InvalidConfiguration(
                "A group of films is judged on other findings than the model's.",
                "Judge the groups again.",
            )

    @property
    def finding_names(self) -> tuple[str, ...]:
        return tuple(finding.name for finding in self.findings)

    @property
    def policies(self) -> tuple[str, ...]:
        """Policy names that every finding has a threshold for, default first."""
        first, *others = (set(finding.operating_points) for finding in self.findings)
        shared = first.intersection(*others) - {self.default_policy}
        return (self.default_policy, *sorted(shared))

    def operating_points(self, policy: str) -> dict[str, float]:
        """Return one threshold a finding.

        Raises:
            ModelFileRefused: The model has no such policy.
        """
        try:
            return {finding.name: finding.operating_points[policy] for finding in self.findings}
        except KeyError as error:
            raise ModelFileRefused(
                f"The model has no operating points for the policy {policy!r}.",
                f"Choose one of: {', '.join(self.policies)}.",
            ) from error

    def probabilities(self, logits: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return calibrated probabilities of logits, both shape (findings,)."""
        slopes = np.array([card.calibration.slope for card in self.findings])
        offsets = np.array([card.calibration.offset for card in self.findings])
        return sigmoid(slopes * logits.astype(np.float64) + offsets)

    def to_json(self) -> str:
        return json.dumps(dataclasses.asdict(self), separators=(",", ":"), allow_nan=False)

    @classmethod
    def from_json(cls, text: str) -> ModelCard:
        """Rebuild a card.

        Raises:
            ModelFileRefused: The text is no JSON, or not a card of this schema.
        """
        try:
            values = json.loads(text, parse_constant=_refuse_constant)
            if values["schema"] != CARD_SCHEMA:
                raise ModelFileRefused(
                    f"The model file has schema {values['schema']}; this version reads "
                    f"schema {CARD_SCHEMA}.",
                    "Update the application, or export the model again with this version.",
                )
            return cls(
                **{
                    **values,
                    "findings": tuple(_finding(finding) for finding in values["findings"]),
                    "recipe": PreprocessingRecipe.from_dict(values["recipe"]),
                    "macro_auc": _estimate(values["macro_auc"]),
                    "limits": tuple(values["limits"]),
                    "input_check": _input_check(values.get("input_check")),
                    "self_test": _self_test(values.get("self_test")),
                    "subgroups": tuple(
                        from_plain(Subgroup, group) for group in values.get("subgroups", ())
                    ),
                    "shortcuts": _optional(ShortcutGain, values.get("shortcuts")),
                    "calibration": _optional(CalibrationCard, values.get("calibration")),
                    "localisation": _localisation(values.get("localisation")),
                    "fast": _optional(FastCard, values.get("fast")),
                }
            )
        except _DAMAGE as error:
            raise ModelFileRefused(
                "The model file's description of itself is incomplete or damaged.",
                "Export the model again, or use the bundled student.",
            ) from error


# What JSON of another shape raises on its way into the classes above.
_DAMAGE = (ValueError, KeyError, TypeError, AttributeError, RecursionError, InvalidConfiguration)


def _refuse_constant(name: str) -> None:
    msg = f"{name} is no number"
    raise ValueError(msg)


def _estimate(values: Mapping[str, float] | None) -> Estimate | None:
    return None if values is None else Estimate(**values)


def _optional(kind: type[Part], values: Mapping[str, Any] | None) -> Part | None:
    return None if values is None else from_plain(kind, values)


def _input_check(values: Mapping[str, Any] | None) -> InputCheckCard | None:
    return None if values is None else InputCheckCard.from_dict(values)


def _localisation(values: Mapping[str, Any] | None) -> Localisation | None:
    return None if values is None else from_plain(Localisation, values)


def _self_test(values: Mapping[str, Any] | None) -> SelfTestCard | None:
    if values is None:
        return None
    return SelfTestCard(**{**values, "logits": tuple(map(float, values["logits"]))})


def _finding(values: Mapping[str, Any]) -> FindingCard:
    counts: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in values["roc"].items()
    }
    return FindingCard(
        **{
            **values,
            "calibration": PlattScaling(**values["calibration"]),
            "roc": RocCounts(**counts),
            "auc": _estimate(values["auc"]),
            "shortcuts": _optional(ShortcutGain, values.get("shortcuts")),
            "reliability": _optional(CrossFitted, values.get("reliability")),
        }
    )
