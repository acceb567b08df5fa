"""The model card as a page: what the model is, how good, on which films, and its limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from xlite_core.resources import installed_licences
from xlite_desktop.card_words import calibration_facts, shortcut_facts
from xlite_desktop.finding_names import display_name
from xlite_desktop.frame.side_page import Rule
from xlite_desktop.frame.status_line import RESEARCH_USE_ONLY
from xlite_desktop.input_check_table import input_check_table, input_check_words
from xlite_desktop.localisation_words import localisation_facts
from xlite_desktop.messages import application_version
from xlite_desktop.subgroups_part import subgroups_part
from xlite_desktop.theme.fonts import MEDIUM, REGULAR, SEMIBOLD, font
from xlite_desktop.theme.tokens import TYPE_BODY, TYPE_CAPTION, TYPE_TITLE
from xlite_desktop.translation import in_readers_language, tr
from xlite_desktop.viewer.findings_view import policy_label

if TYPE_CHECKING:
    from pathlib import Path

    from xlite_core.inference.model_card import FindingCard, ModelCard

_LABEL_WIDTH = 140


def model_card_page(card: ModelCard | None, *, fingerprint: str, provider: str) -> QWidget:
    """Return the content of the page "About this model"."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 12, 0)
    column.setSpacing(16)
    if card is None:
        column.addWidget(_words(tr("There is no model. Choose one in the settings.")))
    else:
        column.addWidget(
            _words(f"{RESEARCH_USE_ONLY}. {in_readers_language(card.intended_use)}", weight=MEDIUM)
        )
        column.addLayout(_facts(card, fingerprint, provider))
        column.addWidget(Rule())
        column.addWidget(_title(tr("Findings")))
        column.addWidget(_words(_counted(card), role="quiet"))
        column.addLayout(_findings_table(card))
        column.addWidget(Rule())
        column.addWidget(_title(tr("Groups of films")))
        column.addWidget(subgroups_part(card.subgroups))
        if card.input_check is not None:
            column.addWidget(Rule())
            column.addWidget(_title(tr("Input check")))
            column.addWidget(_words(input_check_words(card.input_check), role="quiet"))
            column.addLayout(input_check_table(card.input_check))
        if card.limits:
            column.addWidget(Rule())
            column.addWidget(_title(tr("Limits")))
            for limit in card.limits:
                column.addWidget(_words(in_readers_language(limit)))
        column.addWidget(Rule())
        column.addWidget(_title(tr("Licence and citation")))
        column.addWidget(_words(tr("Weights: {licence}.", licence=card.licence)))
        if card.citation:
            column.addWidget(_words(card.citation))
    column.addWidget(Rule())
    column.addWidget(_words(about_application(), role="quiet"))
    licences = installed_licences()
    if licences is not None:
        column.addWidget(_licences_button(licences), alignment=Qt.AlignmentFlag.AlignLeft)
    column.addStretch(1)
    return page


def about_application() -> str:
    """Return one sentence about the program itself."""
    return tr(
        "X-Lite Desktop {application_version}, Apache-2.0. Typeface: Inter (SIL Open "
        "Font License). Icons: Phosphor (MIT). Built on Qt for Python (LGPL-3.0).",
        application_version=application_version(),
    )


def _licences_button(folder: Path) -> QPushButton:
    button = QPushButton(tr("Open the licences of all parts"))
    button.setToolTip(str(folder))
    button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
    return button


def _facts(card: ModelCard, fingerprint: str, provider: str) -> QGridLayout:
    from xlite_core.reporting.input_check_page import input_check_fact

    facts = [
        (tr("Name"), card.name),
        (
            tr("Network"),
            tr(
                "{network}, {millions} parameters",
                network=card.network,
                millions=_millions(card.parameters),
            ),
        ),
        (
            tr("Input"),
            tr(
                "{size} × {size} pixels, recipe {hash}",
                size=card.recipe.size,
                hash=card.recipe.hash,
            ),
        ),
        (tr("Evaluated on"), in_readers_language(card.evaluated_on)),
        (
            tr("Trained on"),
            tr(
                "{trained_films:,} films of {trained_patients:,} patients",
                trained_films=card.trained_films,
                trained_patients=card.trained_patients,
            ),
        ),
        (tr("Macro AUC"), _macro_auc(card)),
        *shortcut_facts(card.shortcuts),
        *calibration_facts(card.calibration),
        (tr("Input check"), in_readers_language(input_check_fact(card.input_check))),
        *localisation_facts(card.localisation),
        (tr("Computes on"), provider),
        (tr("Training run"), card.run_id),
        (tr("File"), fingerprint),
    ]
    grid = QGridLayout()
    grid.setVerticalSpacing(6)
    grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
    grid.setColumnStretch(1, 1)
    for row, (name, value) in enumerate(facts):
        grid.addWidget(_words(name, role="quiet"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_words(value), row, 1)
    return grid


def _macro_auc(card: ModelCard) -> str:
    auc = card.macro_auc
    if auc is None:
        return tr("not known")
    return tr(
        "{auc:.3f} ({low:.3f}–{high:.3f}), over {macro_findings} of {findings} "
        "findings, {evaluated_films:,} films",
        auc=auc.value,
        low=auc.low,
        high=auc.high,
        macro_findings=card.macro_findings,
        findings=len(card.findings),
        evaluated_films=card.evaluated_films,
    )


def _counted(card: ModelCard) -> str:
    return tr(
        "AUC with its 95 % interval, and positive films, on {evaluated_films:,} films. "
        "Fewer than ten positive films are too few for an AUC. Thresholds are those of "
        "the policy “{policy_label}”, which the findings start from.",
        evaluated_films=card.evaluated_films,
        policy_label=policy_label(card.default_policy),
    )


def _findings_table(card: ModelCard) -> QGridLayout:
    grid = QGridLayout()
    grid.setVerticalSpacing(6)
    grid.setHorizontalSpacing(24)
    grid.setColumnStretch(0, 1)
    right = Qt.AlignmentFlag.AlignRight
    for column, heading in enumerate(
        (tr("Finding"), tr("AUC"), tr("95 % interval"), tr("Positive films"), tr("Threshold"))
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
        tr("too few") if auc is None else f"{auc.value:.3f}",
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
