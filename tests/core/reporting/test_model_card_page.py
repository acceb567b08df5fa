"""A model's card in words: what was measured with its numbers, and the bundled student's own."""

from __future__ import annotations

from dataclasses import replace

from tests.helpers.cards import FINGERPRINT, example_card
from xlite_core.evaluation.calibration_choice import CandidateLoss
from xlite_core.evaluation.cross_fitted import CrossFitted
from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.shortcut_gain import ShortcutGain
from xlite_core.inference.calibration_card import CalibrationCard
from xlite_core.inference.classifier import Classifier
from xlite_core.reporting.model_card_page import to_markdown
from xlite_core.resources import bundled_student

CARD = replace(example_card(), citation="Wang et al., CVPR 2017.")


def about(value, width=0.02):
    return Estimate(value=value, low=value - width, high=value + width)


def a_gain(difference):
    return ShortcutGain(
        told=("view", "sex", "age"), auc=about(0.61), difference=difference,
        within_folds=difference,
    )  # fmt: skip


def test_the_bundled_students_card_in_words_is_that_of_its_file():
    """Written by: xlite card resources/models/student.onnx > resources/models/README.md."""
    student = bundled_student()
    opened = Classifier.open(student, provider="CPU", threads=1)

    page = to_markdown(opened.card, opened.fingerprint, byte_count=opened.byte_count)

    assert student.with_name("README.md").read_text(encoding="utf-8") == page


def test_a_card_has_the_sections_that_readers_of_cards_look_for():
    """In the order of Mitchell et al., with data, size, licence, citation and limits."""
    page = to_markdown(CARD, FINGERPRINT, byte_count=6_040_000)

    titles = [line[3:] for line in page.splitlines() if line.startswith("## ")]
    assert titles == [
        "Model details", "Intended use", "Factors", "Metrics", "Evaluation data", "Training data",
        "Quantitative analyses", "Ethical considerations", "Caveats and recommendations",
    ]  # fmt: skip
    for fact in (
        CARD.intended_use,
        CARD.evaluated_on,
        CARD.citation,
        "| Licence of the weights | Apache-2.0 |",
        "| Size of the file | 6.0 MB |",
        f"| Fingerprint | {FINGERPRINT} |",
        "2,322 films of 1,931 patients",
        "Macro AUC 0.790 (0.770–0.810): 14 findings, 2,322 films.",
        f"- {CARD.limits[0]}",
    ):
        assert fact in page
    assert "Size of the file" not in to_markdown(CARD, FINGERPRINT)


def test_what_was_not_measured_is_said_to_be_so():
    """An older card; silence would read as good news."""
    page = to_markdown(CARD, FINGERPRINT)

    assert "guess made without the film\n\nNot measured for this model." in page
    assert "neither compared with other methods nor measured" in page


def test_shortcuts_stand_by_finding_with_their_intervals():
    """What the guess is told, and where the model is not shown to beat it."""
    first, second, *others = CARD.findings
    card = replace(
        CARD,
        findings=(
            replace(first, shortcuts=a_gain(about(0.05))),
            replace(second, shortcuts=a_gain(about(-0.001))),
            *others,
        ),
        shortcuts=a_gain(about(0.1)),
    )

    page = to_markdown(card, FINGERPRINT)

    assert "is told view, sex and age, is fitted" in page
    beaten = "0.61 (0.59–0.63) | 0.05 (0.03–0.07) | 0.05 (0.03–0.07) | yes |"
    assert f"| Atelectasis | {beaten}" in page
    level = "0.61 (0.59–0.63) | 0.00 (−0.02 to 0.02) | 0.00 (−0.02 to 0.02) | not shown |"
    assert f"| Cardiomegaly | {level}" in page
    assert "| Macro, 14 findings | 0.61 (0.59–0.63) | 0.10 (0.08–0.12) |" in page


def test_calibration_stands_with_what_was_compared_and_what_it_is_worth():
    """All candidates, the one that a file cannot hold too, and the reliability of the chosen."""
    worth = CrossFitted(
        cells=423, brier=about(0.12), share_brier=0.13, calibration_error=about(0.03)
    )
    losses = (("temperature", 0.30, 0.0), ("platt", 0.31, 0.01), ("isotonic", 0.35, 0.05))
    candidates = tuple(
        CandidateLoss(
            method=method,
            log_loss=about(loss),
            excess=about(more, more / 10),
            standard_error=more / 20,
        )
        for method, loss, more in losses
    )
    calibration = CalibrationCard(
        method="temperature", candidates=candidates, share_loss=0.33, films=423, findings=13,
        reliability=replace(worth, cells=5_499),
    )  # fmt: skip
    first, *others = CARD.findings
    card = replace(
        CARD, findings=(replace(first, reliability=worth), *others), calibration=calibration
    )

    page = to_markdown(card, FINGERPRINT)

    assert "### Calibration\n\nOne slope, an offset a finding, for the whole model" in page
    assert "423 films and 13 findings" in page
    assert "| One slope, an offset a finding | 0.3000 (0.2800–0.3200) | the best | – |" in page
    assert "| Isotonic regression of each finding | 0.3500 (0.3300–0.3700) | 0.0500 " in page
    assert "| Atelectasis | 423 | 0.120 (0.100–0.140) | 0.130 | 0.030 (0.010–0.050) |" in page
    assert "| All pooled | 5,499 |" in page
