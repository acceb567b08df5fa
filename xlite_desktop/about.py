"""The model card as a page: what the model is, how good, on which films, and its limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from xlite_core.findings import display_name
from xlite_desktop.frame.side_page import Rule
from xlite_desktop.frame.status_line import RESEARCH_USE_ONLY
from xlite_desktop.input_check_table import input_check_table, input_check_words
from xlite_desktop.messages import application_version
from xlite_desktop.theme.fonts import MEDIUM, REGULAR, SEMIBOLD, font
from xlite_desktop.theme.tokens import TYPE_BODY, TYPE_CAPTION, TYPE_TITLE
from xlite_desktop.viewer.findings_view import policy_label

if TYPE_CHECKING:
    from xlite_core.inference.model_card import FindingCard, ModelCard

_LABEL_WIDTH = 140


def model_card_page(card: ModelCard | None, *, fingerprint: str, provider: str) -> QWidget:
    """Return the content of the page "About this model"."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 12, 0)
    column.setSpacing(16)
    if card is None:
        column.addWidget(_words("There is no model. Choose one in the settings."))
    else:
        column.addWidget(_words(f"{RESEARCH_USE_ONLY}. {card.intended_use}", weight=MEDIUM))
        column.addLayout(_facts(card, fingerprint, provider))
        column.addWidget(Rule())
        column.addWidget(_title("Findings"))
        column.addWidget(_words(_counted(card), role="quiet"))
        column.addLayout(_findings_table(card))
        if card.input_check is not None:
            column.addWidget(Rule())
            column.addWidget(_title("Input check"))
            column.addWidget(_words(input_check_words(card.input_check), role="quiet"))
            column.addLayout(input_check_table(card.input_check))
        if card.limits:
            column.addWidget(Rule())
            column.addWidget(_title("Limits"))
            for limit in card.limits:
                column.addWidget(_words(limit))
        column.addWidget(Rule())
        column.addWidget(_title("Licence and citation"))
        column.addWidget(_words(f"Weights: {card.licence}."))
        if card.citation:
            column.addWidget(_words(card.citation))
    column.addWidget(Rule())
    column.addWidget(_words(about_application(), role="quiet"))
    column.addStretch(1)
    return page


def about_application() -> str:
    """Return one sentence about the program itself."""
    return (
        f"X-Lite Desktop {application_version()}, Apache-2.0. Typeface: Inter (SIL Open Font "
        "License). Icons: Phosphor (MIT). Built on Qt for Python (LGPL-3.0)."
    )


def _facts(card: ModelCard, fingerprint: str, provider: str) -> QGridLayout:
    from xlite_core.reporting.input_check_page import input_check_fact

    auc = card.macro_auc
    facts = [
        ("Name", card.name),
        ("Network", f"{card.network}, {_millions(card.parameters)} parameters"),
        ("Input", f"{card.recipe.size} × {card.recipe.size} pixels, recipe {card.recipe.hash}"),
        ("Evaluated on", card.evaluated_on),
        ("Trained on", f"{card.trained_films:,} films of {card.trained_patients:,} patients"),
        (
            "Macro AUC",
            "not known"
            if auc is None
            else f"{auc.value:.3f} ({auc.low:.3f}–{auc.high:.3f}), over {card.macro_findings} "
            f"of {len(card.findings)} findings, {card.evaluated_films:,} films",
        ),
        ("Input check", input_check_fact(card.input_check)),
        ("Computes on", provider),
        ("Training run", card.run_id),
        ("File", fingerprint),
    ]
    grid = QGridLayout()
    grid.setVerticalSpacing(6)
    grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
    grid.setColumnStretch(1, 1)
    for row, (name, value) in enumerate(facts):
        grid.addWidget(_words(name, role="quiet"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_words(value), row, 1)
    return grid


def _counted(card: ModelCard) -> str:
    return (
        f"AUC with its 95 % interval, and positive films, on {card.evaluated_films:,} films. "
        "Fewer than ten positive films are too few for an AUC. Thresholds are those of the policy "
        f"“{policy_label(card.default_policy)}”, which the findings start from."
    )


def _findings_table(card: ModelCard) -> QGridLayout:
    grid = QGridLayout()
    grid.setVerticalSpacing(6)
    grid.setHorizontalSpacing(24)
    grid.setColumnStretch(0, 1)
    right = Qt.AlignmentFlag.AlignRight
    for column, heading in enumerate(
        ("Finding", "AUC", "95 % interval", "Positive films", "Threshold")
    ):
        label = _words(heading, role="faint", size=TYPE_CAPTION, wrapped=False)
        grid.addWidget(label, 0, column, right if column else Qt.AlignmentFlag.AlignLeft)
    for row, finding in enumerate(card.findings, 1):
        for column, text in enumerate(_cells(finding, card.default_policy)):
            role = "" if column < 2 else "quiet"
            label = _words(text, role=role, weight=MEDIUM if column < 2 else 400, wrapped=False)
            grid.addWidget(label, row, column, right if column else Qt.AlignmentFlag.AlignLeft)
    return grid


def _cells(finding: FindingCard, policy: str) -> tuple[str, ...]:
    auc = finding.auc
    return (
        display_name(finding.name),
        "too few" if auc is None else f"{auc.value:.3f}",
        "–" if auc is None else f"{auc.low:.3f}–{auc.high:.3f}",
        f"{finding.roc.positives:,}",
        f"{100 * finding.operating_points[policy]:.1f} %",
    )


def _millions(parameters: int) -> str:
    return f"{parameters / 1e6:.1f} M" if parameters >= 100_000 else f"{parameters:,}"


def _title(text: str) -> QLabel:
    return _words(text, size=TYPE_TITLE, weight=SEMIBOLD)


def _words(
    text: str,
    *,
    role: str = "",
    size: int = TYPE_BODY,
    weight: int = REGULAR,
    wrapped: bool = True,
) -> QLabel:
    label = QLabel(text)
    label.setFont(font(size, weight))
    label.setWordWrap(wrapped)
    label.setProperty("role", role or None)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
