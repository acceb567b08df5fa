"""The model of one site: the same network, and a card that is calibrated on the site's films."""

from __future__ import annotations

import dataclasses
import hashlib
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from xlite_core.atomic_file import atomic_write
from xlite_core.errors import ModelFileRefused
from xlite_core.evaluation.bootstrap import (
    auc_draws,
    enough_positives,
    finding_intervals,
    macro_interval,
)
from xlite_core.evaluation.calibration import PlattScaling
from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.roc import auc, roc_counts
from xlite_core.evaluation.site_recalibration import (
    CASES_FOR_SLOPE,
    Recalibration,
    recalibrated,
)
from xlite_core.evaluation.thinned_roc import thinned
from xlite_core.evaluation.thresholds import POLICIES
from xlite_core.findings import display_name
from xlite_core.inference.card_limits import limits_of, without_these
from xlite_core.inference.card_writing import with_card
from xlite_core.inference.model_card import FindingCard, ModelCard
from xlite_core.recalibration.judging import JudgedCases
from xlite_core.recalibration.outlook import FindingOutlook, outlook_of, require_enough
from xlite_core.recalibration.site_name import checked_site, name_for_site

_RECALIBRATED = "Recalibrated for "
_CHOSEN_THERE = "Thresholds of recalibrated findings were chosen"
_OFFSET_ALONE = "Only the offset was fitted"
_NOT_THESE = "Not recalibrated: "
_COUNTED_ON = "What those were counted on: "
_OWN_WORDS = (_RECALIBRATED, _CHOSEN_THERE, _OFFSET_ALONE, _NOT_THESE, _COUNTED_ON)
_BEFORE = "Before that: "


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFinding:
    """What became of one finding of the model.

    Attributes:
        outlook: Its films that were used, and why it stays as it was.
        recalibration: None where it does.
    """

    outlook: FindingOutlook
    recalibration: Recalibration | None

    @property
    def name(self) -> str:
        return self.outlook.name

    @property
    def positives(self) -> int:
        return self.outlook.positives

    @property
    def films(self) -> int:
        return self.outlook.films

    @property
    def reason(self) -> str:
        return self.outlook.reason


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteModel:
    """A card for the site's films, and what it rests on.

    Attributes:
        card: Of the new model file.
        findings: All findings of the model, in its order.
        films: Films of the site that were used.
        patients: Patients they come from; None where nobody said whose films they are.
    """

    card: ModelCard
    findings: tuple[SiteFinding, ...]
    films: int
    patients: int | None

    @property
    def without_order(self) -> tuple[FindingCard, ...]:
        """Recalibrated findings whose AUC on the site's films is not shown to be above 0.5.

        Calibration cannot help there: it can only pull every film towards the same probability.
        """
        done = {finding.name for finding in self.findings if finding.recalibration is not None}
        cards = self.card.findings
        return tuple(card for card in cards if card.name in done and not card.beats_chance)


def write_site_model(made: SiteModel, former: Path, fingerprint: str, file: Path) -> Path:
    """Write the new model file: the bytes of the former network, with the new card.

    Args:
        made: What the card says.
        former: The model file that was recalibrated.
        fingerprint: Of that model, as it was opened.
        file: The new file.

    Returns:
        `file`.

    Raises:
        ModelFileRefused: The former file is gone, or is not what it was.
        OSError: The new file cannot be written.
    """
    try:
        content = former.read_bytes()
    except OSError as error:
        raise ModelFileRefused(
            "The model file that was recalibrated is gone.", "Choose a model and do it again."
        ) from error
    if hashlib.sha256(content).hexdigest()[:16] != fingerprint:
        raise ModelFileRefused(
            f"The model file {former.name} changed while the films were read.",
            "Do it again when nothing writes it any more.",
        )
    with atomic_write(file) as stream:
        stream.write(with_card(content, made.card.to_json()))
    return file


def site_model(card: ModelCard, judged: JudgedCases, site: str, *, as_they_come: bool) -> SiteModel:
    """Calibrate a model anew on a site's films.

    Args:
        card: The model's.
        judged: Its logits on the site's films.
        site: What the site is called.
        as_they_come: The films are all those of a period, or a random part of them, so that their
            shares of positive films are the site's prevalence.  Otherwise they were chosen, and
            probabilities and predictive values keep the prevalence of the model.

    Raises:
        InvalidConfiguration: The site has no name, or no finding has enough films.
    """
    site = checked_site(site)
    findings = tuple(_finding(f, judged, as_they_come=as_they_come) for f in card.findings)
    require_enough([found.outlook for found in findings])
    done = [finding for finding in findings if finding.recalibration is not None]
    areas, macro, counted = _areas(judged)
    cards = tuple(
        former
        if found.recalibration is None
        else _card(
            former, found.recalibration, judged, areas[found.name], as_they_come=as_they_come
        )
        for former, found in zip(card.findings, findings, strict=True)
    )
    patients = len(np.unique(judged.patients)) if judged.knows_patients else None
    films = len(judged.labels)
    renewed = dataclasses.replace(
        card,
        name=name_for_site(card.name, site),
        findings=cards,
        evaluated_on=_evaluated_on(site, films, patients, len(done), len(findings)),
        evaluated_films=films,
        macro_auc=macro,
        macro_findings=counted,
        # Measured on other films than these, or of another calibration.
        subgroups=(),
        shortcuts=None,
        calibration=None,
        limits=(
            *_of_before(without_these(card.limits)),
            *_limits(card, findings, site, as_they_come=as_they_come),
            *limits_of(cards),
        ),
    )
    return SiteModel(card=renewed, findings=findings, films=films, patients=patients)


def _finding(former: FindingCard, judged: JudgedCases, *, as_they_come: bool) -> SiteFinding:
    expected = outlook_of(former.name, judged.findings, judged.labels, judged.patients)
    if expected.reason:
        return SiteFinding(outlook=expected, recalibration=None)
    column = judged.findings.index(former.name)
    found = recalibrated(
        judged.logits[:, column],
        judged.labels[:, column],
        judged.patients,
        former.calibration,
        former_prevalence=None if as_they_come else former.prevalence,
    )
    return SiteFinding(outlook=expected, recalibration=found)


def _card(
    former: FindingCard,
    found: Recalibration,
    judged: JudgedCases,
    area: Estimate | None,
    *,
    as_they_come: bool,
) -> FindingCard:
    column = judged.findings.index(former.name)
    prevalence = found.share if as_they_come else former.prevalence
    calibration = found.calibration.for_prevalence(prevalence, fitted_at=found.share)
    probabilities = calibration.probabilities(judged.logits[:, column])
    curve = roc_counts(probabilities, judged.labels[:, column])
    points = {policy: choose(curve) for policy, choose in POLICIES.items()}
    others = {
        policy: _moved(threshold, former.calibration, calibration)
        for policy, threshold in former.operating_points.items()
        if policy not in points
    }
    return FindingCard(
        name=former.name,
        calibration=calibration,
        operating_points={**others, **points},
        roc=thinned(curve, keeping=points.values()),
        auc=area,
        prevalence=prevalence,
    )


def _moved(threshold: float, former: PlattScaling, new: PlattScaling) -> float:
    """Return the probability of the same logit: a policy of an export that flags the same films."""
    if not 0 < threshold < 1:
        return threshold
    logit = (math.log(threshold) - math.log1p(-threshold) - former.offset) / former.slope
    return float(new.probabilities(np.array(logit)))


def _areas(judged: JudgedCases) -> tuple[dict[str, Estimate | None], Estimate | None, int]:
    """Return each finding's AUC on the site's films, and their mean, with intervals by patient."""
    draws = auc_draws(judged.logits, judged.labels, judged.patients)
    enough = enough_positives(judged.labels)
    values = [
        auc(judged.logits[:, f], judged.labels[:, f]) if some else None
        for f, some in enumerate(enough)
    ]
    macro, counted = macro_interval(values, draws, enough)
    return dict(zip(judged.findings, finding_intervals(values, draws), strict=True)), macro, counted


def _evaluated_on(site: str, films: int, patients: int | None, done: int, findings: int) -> str:
    whose = f"of {patients:,} patients" if patients is not None else "patients not named"
    return (
        f"{films:,} films of {site}, {whose}, with labels of the site: {done} of {findings} "
        "findings were recalibrated and counted there."
    )


def _limits(
    card: ModelCard, findings: tuple[SiteFinding, ...], site: str, *, as_they_come: bool
) -> tuple[str, ...]:
    done = [f for f in findings if f.recalibration is not None]
    others = [f for f in findings if f.recalibration is None]
    short = [f for f in done if f.recalibration is not None and not f.recalibration.fitted_slope]
    share = (
        f"the share of positive films at {site}"
        if as_they_come
        else "the prevalence of the model before, because the films were chosen"
    )
    said = [
        (
            f"{_RECALIBRATED}{site}: {_names(done)}. Probabilities and predictive values there "
            f"refer to {share}."
        ),
        (f"{_CHOSEN_THERE} on the films that count them, so their numbers are a little too good."),
    ]
    if short:
        said.append(
            f"{_OFFSET_ALONE}: fewer than {CASES_FOR_SLOPE} positive or negative films of "
            f"{_names(short)}."
        )
    if others:
        kept = ", ".join(f"{display_name(f.name)} ({f.reason})" for f in others)
        said.append(f"{_NOT_THESE}{kept}. There all numbers are those of before.")
        said.append(f"{_COUNTED_ON}{card.evaluated_on}")
    return tuple(said)


def _of_before(limits: tuple[str, ...]) -> tuple[str, ...]:
    """Mark what an earlier recalibration says: parts of it may be overtaken."""
    return tuple(_BEFORE + said if said.startswith(_OWN_WORDS) else said for said in limits)


def _names(findings: list[SiteFinding]) -> str:
    return ", ".join(display_name(finding.name) for finding in findings)
