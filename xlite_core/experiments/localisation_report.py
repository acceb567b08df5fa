"""Where maps lie, as people read it: a sentence, two tables, and every film as a CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from xlite_core.counting import counted
from xlite_core.evaluation.bootstrap import MINIMUM_POSITIVES
from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.localisation import (
    CARD_OVERLAP,
    JudgedMethod,
    MapMethod,
    MapScore,
    judged_methods,
    smallest_difference,
)
from xlite_core.evaluation.map_measures import OVERLAP_SHARES
from xlite_core.experiments.markdown import decimal, plain, table, with_interval
from xlite_core.findings import display_name

_MEANING = f"""Pointing: share of boxed findings where the map's maximum lies in a box (pointing
game; Zhang et al., IJCV 2018, here without their tolerance of 15 pixels). IoU: overlap of the boxes
with the part of the map above {", ".join(f"{share:.0%}" for share in OVERLAP_SHARES)} of its own
maximum, fixed before anything was measured. Energy: share of the map's sum that lies in the boxes
(Wang et al., CVPR Workshops 2020). Blank maps count 0. Intervals are 95 %, by resampling patients.
The average box is made of the boxes of other patients: a map that does not beat it tells no more
than where such findings usually lie. No preference is the share of the film that the boxes cover.
Evidence counts from the average film; the other methods are pytorch-grad-cam's, as published, which
count from nothing. Evidence minus its mean map is what a film has beyond the mean of the maps of
films that the student was trained on. Layers: last is the map that the head pools and the
application shows; before attention, what attention is given; finer, the last layer with twice the
cells a side."""


def localisation_report(
    scores: Sequence[MapScore],
    judged: Sequence[JudgedMethod],
    *,
    references: Sequence[MapMethod],
    subject: str,
    folds: str = "",
) -> str:
    """Return the report in Markdown.

    Args:
        scores: Of every method on every boxed finding.
        judged: From `judged_methods`, the reference first.
        references: Methods that the findings' table shows, the reference first.
        subject: What is judged.
        folds: A sentence where folds are missing.
    """
    shown = references[0]
    own = [score for score in scores if score.method == shown]
    films, patients = ({s.file for s in own}, {s.patient for s in own})
    boxes = sum(score.boxes for score in own)
    said = [
        f"# Where the maps of {plain(subject)} lie",
        f"{counted(boxes, 'box', 'boxes')} of {counted(len(own), 'finding')} on"
        f" {counted(len(films), 'film')} of {counted(len(patients), 'patient')}; each film was"
        f" judged by a student that had not seen it. {folds}".strip(),
        _visible(judged, boxes, len(films)),
        _pointing(judged),
        _overlaps(judged),
        "## By finding",
        f"Findings on fewer than {MINIMUM_POSITIVES} films have no interval.",
        _findings(scores, references),
        "## What the columns say",
        " ".join(_MEANING.split()),
    ]
    return "\n\n".join(part.strip() for part in said if part) + "\n"


def _visible(judged: Sequence[JudgedMethod], boxes: int, films: int) -> str:
    smallest = smallest_difference(judged)
    if smallest is None:
        return ""
    return (
        f"{counted(boxes, 'box', 'boxes')} of {counted(films, 'film')}: differences in the pointing"
        f" game below {decimal(smallest, 2)} cannot be seen."
    )


def _pointing(judged: Sequence[JudgedMethod]) -> str:
    headings = ["Map", "Layer", "Cells", "Pointing", "Minus evidence", "Energy", "Blank"]
    rows = [
        [
            *_named(each.method),
            each.method.cells or "–",
            with_interval(each.pointing, 2),
            "–" if each.gain is None else with_interval(each.gain, 2),
            with_interval(each.energy, 2),
            str(each.blank),
        ]
        for each in judged
    ]
    return table(headings, rows, left=(0, 1, 2))


def _overlaps(judged: Sequence[JudgedMethod]) -> str:
    headings = ["Map", "Layer", *(f"IoU at {share:.0%}" for share in OVERLAP_SHARES)]
    rows = [
        [*_named(each.method), *(with_interval(overlap, 2) for overlap in each.overlaps)]
        for each in judged
    ]
    return table(headings, rows, left=(0, 1))


def _named(method: MapMethod) -> tuple[str, str]:
    return plain(method.name), method.layer or "–"


def _findings(scores: Sequence[MapScore], references: Sequence[MapMethod]) -> str:
    headings = ["Finding", "Films"]
    headings += [f"Pointing, {method.name.lower()}" for method in references]
    headings.append(f"IoU at {CARD_OVERLAP:.0%}, {references[0].name.lower()}")
    rows = []
    for finding in sorted({score.finding for score in scores}):
        own = [s for s in scores if s.finding == finding and s.method in references]
        judged = {each.method: each for each in judged_methods(own, reference=references[0])}
        films = len({score.file for score in own})
        overlap = judged[references[0]].overlaps[OVERLAP_SHARES.index(CARD_OVERLAP)]
        told = [*(judged[method].pointing for method in references), overlap]
        cells = (_with_enough(estimate, films) for estimate in told)
        rows.append([plain(display_name(finding)), str(films), *cells])
    return table(headings, rows)


def _with_enough(estimate: Estimate, films: int) -> str:
    if films < MINIMUM_POSITIVES:
        return decimal(estimate.value, 2)
    return with_interval(estimate, 2)


def scores_as_csv(scores: Sequence[MapScore]) -> str:
    """Return one line for each film, finding and method."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    overlaps = [f"iou_{round(100 * share)}" for share in OVERLAP_SHARES]
    places = ("file", "finding", "boxes", "method", "layer", "cells")
    writer.writerow((*places, "pointing", *overlaps, "energy", "blank"))
    for score in scores:
        method, measures = score.method, score.measures
        numbers = (measures.pointing, *measures.overlaps, measures.energy)
        writer.writerow(
            (
                score.file, score.finding, score.boxes, method.name, method.layer, method.cells,
                *(f"{number:.4f}" for number in numbers), int(measures.blank),
            )
        )  # fmt: skip
    return text.getvalue()
