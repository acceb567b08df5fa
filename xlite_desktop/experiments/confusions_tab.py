"""What is taken for what: counts of each finding, confused pairs, findings that go together."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from xlite_core.evaluation.confused_pairs import ConfusedPair
from xlite_core.evaluation.report import Evaluation
from xlite_core.findings import display_name
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
from xlite_desktop.theme.fonts import font
from xlite_desktop.theme.tokens import TYPE_CAPTION

_COUNTS = (
    TableColumn(heading="Finding", left=True, stretch=True),
    TableColumn(heading="Found", tip="With the finding, and flagged"),
    TableColumn(heading="Missed", tip="With the finding, not flagged"),
    TableColumn(heading="False alarms", tip="Without the finding, and flagged"),
    TableColumn(heading="Cleared", tip="Without the finding, not flagged"),
    TableColumn(heading="Alarms a find", tip="False alarms for each film found"),
)
_PAIRS = (
    TableColumn(heading="Called", left=True, stretch=True),
    TableColumn(heading="Film shows", left=True, stretch=True),
    TableColumn(heading="False alarms", tip="Of the films that show the one and not the other"),
    TableColumn(heading="Rate"),
    TableColumn(heading="Elsewhere", tip="Rate on films that show neither"),
    TableColumn(heading="Swapped", tip="And not flagged for what they do show"),
)
_TOGETHER = (
    TableColumn(heading="Finding", left=True, stretch=True),
    TableColumn(heading="and", left=True, stretch=True),
    TableColumn(heading="Films with both", tip="By their labels"),
    TableColumn(heading="Flagged for both"),
    TableColumn(heading="φ labels", tip="How closely the labels tie them together, −1 to 1"),
    TableColumn(heading="φ flags", tip="How closely the model ties them together"),
    TableColumn(heading="Error", tip="Flags minus labels: above 0 the model ties them too closely"),
)
_MOST = 14
_WORDS = (
    "Films with a known label, counted at these thresholds.",
    "False alarms beyond those on films that show neither; pairs with under 10 films are left out.",
    "Pairs of findings that the model ties together more, or less, than the labels do.",
)


class ConfusionsTab(RunTab):
    """Three tables, one at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = SegmentedControl(["Counts", "Confused pairs", "Together"])
        self._title = SectionTitle("Confusions", control=self.kind)
        self.counts = DetailTable(_COUNTS, name="Counts of each finding")
        self.pairs = DetailTable(_PAIRS, name="Confused pairs")
        self.together = DetailTable(_TOGETHER, name="Findings that go together")
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
        self._title.show_note(f"thresholds: {policy_name(policy)}" if policy else "no thresholds")
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
                Cell(text=f"{found:,}", behind=f"of {counts.positives:,}", strong=True),
                Cell(text=f"{counts.false_negatives:,}"),
                Cell(text=f"{counts.false_positives:,}", behind=f"of {counts.negatives:,}"),
                Cell(text=f"{counts.true_negatives:,}"),
                Cell(text=number(price, 1)),
            )
        )
    return rows


def _pair_row(pair: ConfusedPair) -> tuple[Cell, ...]:
    return (
        Cell(text=display_name(pair.called)),
        Cell(text=display_name(pair.shown)),
        Cell(text=f"{pair.false_alarms:,}", behind=f"of {pair.films:,}", strong=True),
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
