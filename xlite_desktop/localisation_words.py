"""Where a model's maps lie, in a sentence on the page about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlite_desktop.finding_names import display_name
from xlite_desktop.translation import in_readers_language, tr

if TYPE_CHECKING:
    from xlite_core.evaluation.localisation import Localisation


def localisation_facts(told: Localisation | None) -> tuple[tuple[str, str], ...]:
    """Return the name and the words of one fact; nothing where nothing was measured."""
    return () if told is None else ((tr("Where maps lie"), _words(told)),)


def _words(told: Localisation) -> str:
    """Return what was measured, with counts, intervals and both references."""
    from xlite_core.reporting.localisation_page import interval

    boxed = sorted(told.boxed.items(), key=lambda pair: -pair[1])
    measured = tr(
        "The map's highest point lies in a reader's box for {pointing} of {total:,} boxed findings "
        "({findings}) on {films:,} films of {patients:,} patients; that of an average box for "
        "{prior}; chance is {chance:.2f}. Overlap (IoU) {overlap}, of the average box "
        "{prior_overlap}. Intervals are 95 %, by resampling patients.",
        pointing=interval(told.pointing),
        total=told.total,
        findings=", ".join(f"{display_name(finding)} {count:,}" for finding, count in boxed),
        films=told.films,
        patients=told.patients,
        prior=interval(told.prior_pointing),
        chance=told.chance,
        overlap=interval(told.overlap),
        prior_overlap=interval(told.prior_overlap),
    )
    return f"{measured} {in_readers_language(told.source)}".strip()
