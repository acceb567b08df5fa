"""The numbers that the help quotes of labels and readers are those of the published tables."""

from __future__ import annotations

import re

import pytest

from tests.conftest import FILMS
from tests.helpers.label_facts import PANEL, agreement, label_facts
from xlite_core.findings import CHESTXRAY14, display_name
from xlite_core.resources import resource_root

TABLES = FILMS / "nih"
PAGES = resource_root() / "help" / "findings"
OPACITY = "Airspace opacity"
ASKED = {
    "Pneumothorax": "Pneumothorax",
    "Mass": "Nodule or mass",
    "Nodule": "Nodule or mass",
    **dict.fromkeys(
        ("Atelectasis", "Infiltration", "Pneumonia", "Consolidation", "Edema"), OPACITY
    ),
}


def page(name):
    return " ".join((PAGES / name).read_text(encoding="utf-8").split())


def page_of(finding):
    return page(finding.lower().replace("_", "-") + ".md")


def interval(estimate):
    return f"{estimate.value:.2f} ({estimate.low:.2f}–{estimate.high:.2f})"


@pytest.mark.films
@pytest.mark.parametrize("finding", CHESTXRAY14)
def test_a_finding_quotes_the_table_of_labels(finding):
    """How many films and patients, how often alone and AP, what stands beside it."""
    facts = label_facts(TABLES, finding)

    text = page_of(finding)

    assert f"{facts.films:,} carry it, {100 * facts.share:.1f} %, of {facts.patients:,}" in text
    assert f"{facts.alone:.0%}".replace("%", " %") + " of them carry no other label" in text
    assert f"and {facts.ap:.0%}".replace("%", " %") + " are AP films" in text
    for name, share in facts.companions:
        assert f"{display_name(name).lower()} ({100 * share:.0f} %)" in text
    assert (f"On {facts.boxed} of its films" in text) == bool(facts.boxed)


@pytest.mark.films
@pytest.mark.parametrize("finding", ASKED)
def test_a_finding_quotes_the_reader_panel(finding):
    """What the panel confirmed and what it saw elsewhere, with counts and intervals."""
    found = agreement(TABLES, (finding,), ASKED[finding])

    text = page_of(finding)

    assert f"{interval(found.confirmed)} of the {found.labelled:,} panel films" in text
    assert f"{interval(found.missed)} of the {found.unlabelled:,} that do not" in text
    assert re.search(rf"kappa {re.escape(f'{found.kappa:.2f}')}\b", text)


@pytest.mark.films
def test_the_page_about_labels_quotes_the_reader_panel():
    """Its table is counted from the panel's, and the panel is the size that it says."""
    text = page("labels.md")
    opacities = ("Infiltration", "Pneumonia", "Consolidation", "Edema")

    for findings, asked in (
        (("Pneumothorax",), "Pneumothorax"),
        (("Mass", "Nodule"), "Nodule or mass"),
        (opacities, OPACITY),
    ):
        found = agreement(TABLES, findings, asked)
        assert f"| {asked} | {found.labelled:,} | {interval(found.confirmed)} |" in text
        assert f"| {found.unlabelled:,} | {interval(found.missed)} |" in text
        assert found.labelled + found.unlabelled == 4376
    assert "4,376 of these films" in text
    assert (TABLES / PANEL).is_file()


@pytest.mark.parametrize("finding", set(CHESTXRAY14) - set(ASKED))
def test_a_finding_that_the_panel_was_not_asked_about_says_so(finding):
    """No number is made up where nobody looked."""
    assert "The reader panel of these films was **not asked** about this finding" in page_of(
        finding
    )
