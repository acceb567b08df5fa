"""What thresholds do: one policy at a time, a finding a row."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from xlite_core.evaluation.finding_report import FindingEvaluation, OperatingNumbers
from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.report import Evaluation
from xlite_desktop.controls.quiet_choice import QuietChoice
from xlite_desktop.experiments.cells_model import Cell, TableColumn
from xlite_desktop.experiments.detail_table import DetailTable
from xlite_desktop.experiments.run_content import RunLook
from xlite_desktop.experiments.run_detail_words import (
    NOTHING,
    in_full,
    interval,
    number,
    policy_name,
)
from xlite_desktop.experiments.run_tab import RunTab
from xlite_desktop.experiments.section_title import SectionTitle, choice_row
from xlite_desktop.finding_names import display_name
from xlite_desktop.translation import tr

COLUMNS = (
    TableColumn(heading=tr("Finding"), left=True, stretch=True),
    TableColumn(heading="n", tip=tr("Films with the finding")),
    TableColumn(
        heading=tr("From, %"), tip=tr("Films are flagged from this calibrated probability on")
    ),
    TableColumn(
        heading=tr("Sensitivity"), tip=tr("Share of films with the finding that are flagged")
    ),
    TableColumn(
        heading=tr("Specificity"), tip=tr("Share of films without it that are not flagged")
    ),
    TableColumn(
        heading=tr("Precision"), tip=tr("Share of flagged films that have it, on these films")
    ),
    TableColumn(heading="F1", tip=tr("Harmonic mean of sensitivity and precision")),
)


class ThresholdsTab(RunTab):
    """A table by policy."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._judged: Evaluation | None = None
        self.policy = QuietChoice()
        self.policy.setFixedWidth(180)
        self.policy.setAccessibleName(tr("Policy that chose the thresholds"))
        self.policy.currentIndexChanged.connect(self._on_policy_chosen)
        self.table = DetailTable(COLUMNS, name=tr("Thresholds"))
        self._title = SectionTitle(tr("Operating points"))
        self.column.addLayout(choice_row(self._title, tr("Policy"), self.policy))
        self.column.addWidget(self.table)
        self.column.addStretch(1)

    def show_run(self, look: RunLook) -> None:
        judged = self._judged = look.judged
        if judged is None:
            return
        policies = list(judged.macro_f1)
        shown = [self.policy.itemData(place) for place in range(self.policy.count())]
        if shown != policies:
            self.policy.blockSignals(True)
            self.policy.clear()
            for policy in policies:
                self.policy.addItem(policy_name(policy), policy)
            self.policy.blockSignals(False)
            self.policy.setCurrentIndex(max(self.policy.findData(judged.policy), 0))
        self.policy.setEnabled(bool(policies))
        self._show_table()

    @Slot(int)
    def _on_policy_chosen(self, _index: int) -> None:
        self._show_table()

    def _show_table(self) -> None:
        judged, policy = self._judged, self.policy.currentData()
        if judged is None:
            return
        if policy is None:
            self.table.show_rows(())
            self._title.setAccessibleDescription(tr("No thresholds were chosen"))
            return
        rows = [_row(finding, finding.operating.get(policy)) for finding in judged.findings]
        macro = judged.macro_f1[policy]
        mean = Cell(
            text=tr("Mean of {macro_findings}", macro_findings=judged.macro_findings),
            strong=True,
            role="quiet",
        )
        nothing = Cell(text="")
        rows.append((mean, *[nothing] * 5, _estimated(macro, macro.value if macro else None)))
        self.table.show_rows(rows)


def _row(finding: FindingEvaluation, numbers: OperatingNumbers | None) -> tuple[Cell, ...]:
    name = Cell(text=display_name(finding.name))
    count = Cell(text=f"{finding.positives:,}", role="faint")
    if numbers is None:
        return (name, count, *[Cell(text=NOTHING, role="faint")] * 5)
    counts = numbers.confusion
    return (
        name,
        count,
        Cell(text=number(100 * numbers.threshold, 1)),
        _estimated(counts.sensitivity),
        _estimated(counts.specificity),
        _estimated(counts.precision),
        _estimated(numbers.f1, counts.f1),
    )


def _estimated(estimate: Estimate | None, value: float | None = None) -> Cell:
    if estimate is None:
        tip = "" if value is None else tr("Fewer than 10 films with the finding: no interval")
        behind = "" if value is None else tr("too few")
        return Cell(text=number(value), behind=behind, role="faint", tip=tip)
    return Cell(
        text=number(estimate.value), behind=interval(estimate), tip=in_full(estimate), strong=True
    )
