"""What is taken for what: counts of each finding, confused pairs, findings that go together."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from xlite_core.evaluation.confused_pairs import ConfusedPair
from xlite_core.evaluation.report import Evaluation
from xlite_desktop.controls.segmented_control import SegmentedControl
from xlite_desktop.experiments.cells_model import Cell, TableColumn
from xlite_desktop.experiments.detail_table import DetailTable
from xlite_desktop.experiments.run_content import RunLook
from xlite_desktop.experiments.run_detail_words import (
    NOTHING,
    interval,
    number,
    policy_name,
    signed,
)
from xlite_desktop.experiments.run_tab import RunTab
from xlite_desktop.experiments.section_title import SectionTitle
from xlite_desktop.finding_names import display_name
from xlite_desktop.theme.fonts import font
from xlite_desktop.theme.tokens import TYPE_CAPTION
from xlite_desktop.translation import tr

_COUNTS = (
    TableColumn(heading=tr("Finding"), left=True, stretch=True),
    TableColumn(heading=tr("Found"), tip=tr("With the finding, and flagged")),
    TableColumn(heading=tr("Missed"), tip=tr("With the finding, not flagged")),
    TableColumn(heading=tr("False alarms"), tip=tr("Without the finding, and flagged")),
    TableColumn(heading=tr("Cleared"), tip=tr("Without the finding, not flagged")),
    TableColumn(heading=tr("Alarms a find"), tip=tr("False alarms for each film found")),
)
_PAIRS = (
    TableColumn(heading=tr("Called"), left=True, stretch=True),
    TableColumn(heading=tr("Film shows"), left=True, stretch=True),
    TableColumn(
        heading=tr("False alarms"), tip=tr("Of the films that show the one and not the other")
    ),
    TableColumn(heading=tr("Rate")),
    TableColumn(heading=tr("Elsewhere"), tip=tr("Rate on films that show neither")),
    TableColumn(heading=tr("Swapped"), tip=tr("And not flagged for what they do show")),
)
_TOGETHER = (
    TableColumn(heading=tr("Finding"), left=True, stretch=True),
    TableColumn(heading=tr("and"), left=True, stretch=True),
    TableColumn(heading=tr("Films with both"), tip=tr("By their labels")),
    TableColumn(heading=tr("Flagged for both")),
    TableColumn(
        heading=tr("φ labels"), tip=tr("How closely the labels tie them together, −1 to 1")
    ),
    TableColumn(heading=tr("φ flags"), tip=tr("How closely the model ties them together")),
    TableColumn(
        heading=tr("Error"), tip=tr("Flags minus labels: above 0 the model ties them too closely")
    ),
)
_MOST = 14
_WORDS = (
    tr("Films with a known label, counted at these thresholds."),
    tr(
        "False alarms beyond those on films that show neither; pairs with under 10 "
        "films are left out."
    ),
    tr("Pairs of findings that the model ties together more, or less, than the labels do."),
)


class ConfusionsTab(RunTab):
    """Three tables, one at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = SegmentedControl([tr("Counts"), tr("Confused pairs"), tr("Together")])
        self._title = SectionTitle(tr("Confusions"), control=self.kind)
        self.counts = DetailTable(_COUNTS, name=tr("Counts of each finding"))
        self.pairs = DetailTable(_PAIRS, name=tr("Confused pairs"))
        self.together = DetailTable(_TOGETHER, name=tr("Findings that go together"))
        self._stack = QStackedWidget()
        for table in (self.counts, self.pairs, self.together):
            held = QWidget()
            column = QVBoxLayout(held)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(table)
            column.addStretch(1)
            self._stack.addWidget(held)
        self._words = QLabel()
        self._words.setFont(font(TYPE_CAPTION))
        self._words.setProperty("role", "faint")
        self._words.setWordWrap(True)
        self.column.addSpacing(4)
        self.column.addWidget(self._title)
        self.column.addSpacing(6)
        self.column.addWidget(self._words)
        self.column.addSpacing(6)
        self.column.addWidget(self._stack, 1)
        self.kind.chosen.connect(self._on_kind_chosen)
        self._on_kind_chosen(0)

    def show_run(self, look: RunLook) -> None:
        judged = look.judged
        if judged is None:
            return
        policy = judged.policy
        self._title.show_note(
            tr("thresholds: {policy_name}", policy_name=policy_name(policy))
            if policy
            else tr("no thresholds")
        )
        self.counts.show_rows(_count_rows(judged))
        self.pairs.show_rows([_pair_row(pair) for pair in judged.confused_pairs])
        self.together.show_rows(_together_rows(judged))

    @Slot(int)
    def _on_kind_chosen(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        self._words.setText(_WORDS[index])


def _count_rows(judged: Evaluation) -> list[tuple[Cell, ...]]:
    rows = []
    for finding in judged.findings:
        name = Cell(text=display_name(finding.name))
        numbers = finding.operating.get(judged.policy or "")
        if numbers is None:
            rows.append((name, *[Cell(text=NOTHING, role="faint")] * 5))
            continue
        counts = numbers.confusion
        found = counts.true_positives
        price = counts.false_positives / found if found else None
        rows.append(
            (
                name,
                Cell(
                    text=f"{found:,}",
                    behind=tr("of {positives:,}", positives=counts.positives),
                    strong=True,
                ),
                Cell(text=f"{counts.false_negatives:,}"),
                Cell(
                    text=f"{counts.false_positives:,}",
                    behind=tr("of {negatives:,}", negatives=counts.negatives),
                ),
                Cell(text=f"{counts.true_negatives:,}"),
                Cell(text=number(price, 1)),
            )
        )
    return rows


def _pair_row(pair: ConfusedPair) -> tuple[Cell, ...]:
    return (
        Cell(text=display_name(pair.called)),
        Cell(text=display_name(pair.shown)),
        Cell(
            text=f"{pair.false_alarms:,}", behind=tr("of {films:,}", films=pair.films), strong=True
        ),
        Cell(text=number(pair.rate.value), behind=interval(pair.rate)),
        Cell(text=number(pair.elsewhere), role="quiet"),
        Cell(text=f"{pair.swapped:,}"),
    )


def _together_rows(judged: Evaluation) -> list[tuple[Cell, ...]]:
    found = judged.co_occurrence
    if found is None:
        return []
    errors = np.triu(found.association_error(), 1)
    order = np.argsort(-np.abs(np.nan_to_num(errors)), axis=None, kind="stable")
    rows: list[tuple[Cell, ...]] = []
    for flat in order[:_MOST].tolist():
        i, j = divmod(flat, len(found.findings))
        if not np.isfinite(errors[i, j]) or errors[i, j] == 0:
            continue
        rows.append(
            (
                Cell(text=display_name(found.findings[i])),
                Cell(text=display_name(found.findings[j])),
                Cell(text=f"{found.observed[i][j]:,}"),
                Cell(text=f"{found.predicted[i][j]:,}"),
                Cell(text=number(found.observed_association[i][j]), role="quiet"),
                Cell(text=number(found.predicted_association[i][j]), role="quiet"),
                Cell(text=signed(float(errors[i, j]), 2), strong=True),
            )
        )
    return rows
