"""The card's section on where maps lie: counts, intervals, references, or nothing."""

from __future__ import annotations

from dataclasses import replace

from tests.helpers.cards import example_card
from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.localisation import Localisation
from xlite_core.reporting.localisation_page import localisation_page
from xlite_core.reporting.model_card_page import to_markdown


def share(value):
    return Estimate(value=value, low=value - 0.05, high=value + 0.05)


TOLD = Localisation(
    films=55, patients=53, boxed={"Mass": 3, "Pleural_Thickening": 48}, cells="7 x 7",
    pointing=share(0.31), overlap=share(0.15), energy=share(0.2),
    prior_pointing=share(0.62), prior_overlap=share(0.3), chance=0.11, source="Boxes by us.",
)  # fmt: skip


def test_numbers_stand_with_counts_intervals_and_references():
    """Most boxed findings first; whose boxes they are at the end."""
    page = localisation_page(TOLD)

    assert "51 on 55 films of 53 patients (Pleural thickening 48, Mass 3)" in page
    assert "| Maps | 0.31 (0.26–0.36) | 0.15 (0.10–0.20) | 0.20 (0.15–0.25) |" in page
    assert "| Average box | 0.62 (0.57–0.67) | 0.30 (0.25–0.35) | – |" in page
    assert "| Chance | 0.11 | 0.11 | 0.11 |" in page
    assert "patients. Boxes by us." in page


def test_a_card_shows_it_only_where_it_was_measured():
    """An older card has no such section."""
    card = example_card()

    assert "## Where maps lie" in to_markdown(replace(card, localisation=TOLD), "0")
    assert "Where maps lie" not in to_markdown(card, "0")
