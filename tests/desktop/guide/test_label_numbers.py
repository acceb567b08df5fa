"""The numbers that the help quotes of labels and readers are those of the published tables."""

from __future__ import annotations

import re

import pytest

from tests.conftest import FILMS
from tests.helpers.label_facts import PANEL, agreement, label_facts
from tests.translations import ts_file
from xlite_core.findings import CHESTXRAY14, display_name
from xlite_core.resources import resource_root
from xlite_desktop.translation import CORE

TABLES = FILMS / "nih"
HELP = resource_root() / "help"
FOLDERS = {"en": HELP / "findings", "de": HELP / "de" / "findings"}
GERMAN = ts_file.read(ts_file.GERMAN)[CORE]
OPACITY = "Airspace opacity"
ASKED = {
    "Pneumothorax": "Pneumothorax",
    "Mass": "Nodule or mass",
    "Nodule": "Nodule or mass",
    **dict.fromkeys(
        ("Atelectasis", "Infiltration", "Pneumonia", "Consolidation", "Edema"), OPACITY
    ),
}


LABELLED = {
    "en": (
        "{films} carry it, {share} %, of {patients} patients",
        "{alone} % of them carry no other label",
        "and {ap} % are AP films",
    ),
    "de": (
        "tragen es {films}, {share} %, von {patients} Patienten",
        "{alone} % davon tragen kein anderes Label",
        "und {ap} % sind AP-Aufnahmen",
    ),
}
BOXED = {"en": "On {boxed} of its films", "de": "Auf {boxed} dieser Aufnahmen zeichnete"}
ANSWERED = {
    "en": (
        "{confirmed} of the {labelled} panel films",
        "{missed} of the {unlabelled} that do not",
        "kappa {kappa}",
    ),
    "de": (
        "{confirmed} der {labelled} Aufnahmen des Gremiums, die dieses Label tragen",
        "{missed} der {unlabelled}, die es nicht tragen",
        "Kappa {kappa}",
    ),
}
QUESTIONS = {
    "en": {OPACITY: OPACITY, "Nodule or mass": "Nodule or mass", "Pneumothorax": "Pneumothorax"},
    "de": {
        OPACITY: "Flächige Verschattung",
        "Nodule or mass": "Rundherd oder Raumforderung",
        "Pneumothorax": "Pneumothorax",
    },
}
REREAD = {"en": "4,376 of these films", "de": "4,376 dieser Aufnahmen"}
NOT_ASKED = {
    "en": "The reader panel of these films was **not asked** about this finding",
    "de": "zu diesen Aufnahmen nach diesem Befund **nicht gefragt**",
}
in_both = pytest.mark.parametrize("language", FOLDERS)


def page(name, language):
    return " ".join((FOLDERS[language] / name).read_text(encoding="utf-8").split())


def page_of(finding, language):
    return page(finding.lower().replace("_", "-") + ".md", language)


def named(finding, language):
    name = display_name(finding)
    return name.lower() if language == "en" else GERMAN[name]


def interval(estimate):
    return f"{estimate.value:.2f} ({estimate.low:.2f}–{estimate.high:.2f})"


@in_both
@pytest.mark.films
@pytest.mark.parametrize("finding", CHESTXRAY14)
def test_a_finding_quotes_the_table_of_labels(finding, language):
    """How many films and patients, how often alone and AP, what stands beside it."""
    facts = label_facts(TABLES, finding)

    text = page_of(finding, language)

    for sentence in LABELLED[language]:
        assert sentence.format(
            films=f"{facts.films:,}", share=f"{100 * facts.share:.1f}",
            patients=f"{facts.patients:,}", alone=f"{100 * facts.alone:.0f}",
            ap=f"{100 * facts.ap:.0f}",
        ) in text  # fmt: skip
    for name, share in facts.companions:
        assert f"{named(name, language)} ({100 * share:.0f} %)" in text
    assert (BOXED[language].format(boxed=facts.boxed) in text) == bool(facts.boxed)


@in_both
@pytest.mark.films
@pytest.mark.parametrize("finding", ASKED)
def test_a_finding_quotes_the_reader_panel(finding, language):
    """What the panel confirmed and what it saw elsewhere, with counts and intervals."""
    found = agreement(TABLES, (finding,), ASKED[finding])

    text = page_of(finding, language)

    for words in ANSWERED[language]:
        told = words.format(
            confirmed=interval(found.confirmed), labelled=f"{found.labelled:,}",
            missed=interval(found.missed), unlabelled=f"{found.unlabelled:,}",
            kappa=f"{found.kappa:.2f}",
        )  # fmt: skip
        assert re.search(rf"{re.escape(told)}(?!\d)", text), told


@in_both
@pytest.mark.films
def test_the_page_about_labels_quotes_the_reader_panel(language):
    """Its table is counted from the panel's, and the panel is the size that it says."""
    text = page("labels.md", language)
    opacities = ("Infiltration", "Pneumonia", "Consolidation", "Edema")

    for findings, asked in (
        (("Pneumothorax",), "Pneumothorax"),
        (("Mass", "Nodule"), "Nodule or mass"),
        (opacities, OPACITY),
    ):
        found = agreement(TABLES, findings, asked)
        question = QUESTIONS[language][asked]
        assert f"| {question} | {found.labelled:,} | {interval(found.confirmed)} |" in text
        assert f"| {found.unlabelled:,} | {interval(found.missed)} |" in text
        assert found.labelled + found.unlabelled == 4376
    assert REREAD[language] in text
    assert (TABLES / PANEL).is_file()


@in_both
@pytest.mark.parametrize("finding", sorted(set(CHESTXRAY14) - set(ASKED)))
def test_a_finding_that_the_panel_was_not_asked_about_says_so(finding, language):
    """No number is made up where nobody looked."""
    assert NOT_ASKED[language] in page_of(finding, language)
