"""The model of one site: the same network, and a card that is calibrated on the site's films."""

from __future__ import annotations

import dataclasses
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from xlite_core.atomic_file import atomic_write
from xlite_core.errors import InvalidConfiguration, ModelFileRefused
from xlite_core.evaluation.bootstrap import (
    auc_draws,
    enough_positives,
    finding_intervals,
    macro_interval,
)
from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.roc import auc, roc_counts
from xlite_core.evaluation.site_recalibration import (
    CASES_FOR_SLOPE,
    Recalibration,
    recalibrated,
    too_few,
)
from xlite_core.evaluation.thinned_roc import thinned
from xlite_core.evaluation.thresholds import POLICIES
from xlite_core.findings import display_name
from xlite_core.inference.card_limits import limits_of, without_these
from xlite_core.inference.card_writing import with_card
from xlite_core.inference.model_card import FindingCard, ModelCard
from xlite_core.recalibration.judging import JudgedCases

LONGEST_SITE = 60
_OF_A_SITE = re.compile(r" \([^()]*\)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFinding:
    """What became of one finding of the model.

    Attributes:
        name: Its key.
        positives: Positive films of the site.
        films: Films of the site with a known label.
        recalibration: None where it stays as it was.
        reason: Why it does; empty where it does not.
    """

    name: str
    positives: int
    films: int
    recalibration: Recalibration | None
    reason: str


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
    site = " ".join(site.split())
    if not site or len(site) > LONGEST_SITE or not site.isprintable():
        raise InvalidConfiguration(
            "The site has no name that a model could bear.",
            f"Write a name of at most {LONGEST_SITE} letters.",
        )
    findings = tuple(_finding(f, judged, as_they_come=as_they_come) for f in card.findings)
    done = [finding for finding in findings if finding.recalibration is not None]
    if not done:
        counts = "; ".join(f"{display_name(f.name)}: {f.reason}" for f in findings if f.films)
        raise InvalidConfiguration(
            f"No finding has enough films to be recalibrated ({counts}).",
            "Add films, above all positive ones.",
        )
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
        name=f"{_OF_A_SITE.sub('', card.name)} ({site})",
        findings=cards,
        evaluated_on=_evaluated_on(site, films, patients, len(done), len(findings)),
        evaluated_films=films,
        macro_auc=macro,
        macro_findings=counted,
        limits=(
            *without_these(card.limits),
            *_limits(card, findings, site, as_they_come=as_they_come),
            *limits_of(cards),
        ),
    )
    return SiteModel(card=renewed, findings=findings, films=films, patients=patients)


def _finding(former: FindingCard, judged: JudgedCases, *, as_they_come: bool) -> SiteFinding:
    if former.name not in judged.findings:
        return SiteFinding(
            name=former.name, positives=0, films=0, recalibration=None, reason="no column"
        )
    column = judged.findings.index(former.name)
    logits, labels = judged.logits[:, column], judged.labels[:, column]
    reason = too_few(labels, judged.patients)
    found = None
    if not reason:
        found = recalibrated(
            logits,
            labels,
            judged.patients,
            former.calibration,
            former_prevalence=None if as_they_come else former.prevalence,
        )
    return SiteFinding(
        name=former.name,
        positives=int(np.nansum(labels)),
        films=int((~np.isnan(labels)).sum()),
        recalibration=found,
        reason=reason,
    )


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
    return FindingCard(
        name=former.name,
        calibration=calibration,
        operating_points={**former.operating_points, **points},
        roc=thinned(curve, keeping=points.values()),
        auc=area,
        prevalence=prevalence,
    )


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
            f"Recalibrated for {site}: {_names(done)}. Probabilities and predictive values there "
            f"refer to {share}."
        ),
        (
            "Thresholds of recalibrated findings were chosen on the films that count them, so "
            "their numbers are a little too good."
        ),
    ]
    if short:
        said.append(
            f"Fewer than {CASES_FOR_SLOPE} positive or negative films, so only the offset was "
            f"fitted: {_names(short)}."
        )
    if others:
        kept = ", ".join(f"{display_name(f.name)} ({f.reason})" for f in others)
        said.append(f"Not recalibrated: {kept}. There all numbers are those of before.")
        said.append(f"What those were counted on: {card.evaluated_on}")
    return tuple(said)


def _names(findings: list[SiteFinding]) -> str:
    return ", ".join(display_name(finding.name) for finding in findings)
