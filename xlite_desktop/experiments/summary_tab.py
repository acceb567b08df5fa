"""One run at a glance: AUC per finding, calibration, groups of films, worst failures."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from xlite_core.evaluation.report import Evaluation
from xlite_core.experiments.metrics import HEADLINE_POLICY
from xlite_core.experiments.targets import FINDING_AUC
from xlite_core.experiments.worst_failures import FailureKind, worst_failures
from xlite_desktop.controls.segmented_control import SegmentedControl
from xlite_desktop.experiments.failures_model import FailureRow
from xlite_desktop.experiments.failures_strip import FailuresStrip
from xlite_desktop.experiments.finding_intervals import (
    finding_rows,
    group_rows,
    overall_for,
    teacher_aucs,
)
from xlite_desktop.experiments.interval_axes import narrow_axis
from xlite_desktop.experiments.interval_table import IntervalTable
from xlite_desktop.experiments.reliability_plot import ReliabilityPlot
from xlite_desktop.experiments.run_content import VALIDATION, JudgedFilms, RunLook
from xlite_desktop.experiments.run_tab import RunTab, edge_line
from xlite_desktop.experiments.section_title import Mark, SectionTitle
from xlite_desktop.theme.fonts import font
from xlite_desktop.theme.tokens import TYPE_BODY, TYPE_CAPTION
from xlite_desktop.translation import tr

_SIDE_BY_SIDE = 640
_RIGHT_WIDTH, _RIGHT_SHARE = 240, 0.3
_MOST_GROUPS = 8

_KINDS: tuple[FailureKind, ...] = get_args(FailureKind)
_HOW = {
    "missed": tr("probability < threshold, %; double-click opens one"),
    "false_alarm": tr("probability ≥ threshold, %; double-click opens one"),
}


class SummaryTab(RunTab):
    """What a reader asks first.

    Signals:
        film_requested: The file and the finding of a film that was opened.
    """

    film_requested = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._judged: Evaluation | None = None
        self._films: JudgedFilms | None = None
        self.findings = IntervalTable(count_heading="n", value_heading=tr("AUC"))
        self.groups = IntervalTable(compact=True)
        self.reliability = ReliabilityPlot()
        self.kind = SegmentedControl([tr("Missed"), tr("False alarms")])
        self.strip = FailuresStrip()
        self._findings_title = SectionTitle(tr("AUC per finding"))
        self._calibration_title = SectionTitle(tr("Calibration"))
        self._groups_title = SectionTitle(tr("Subgroups"))
        self._failures_title = SectionTitle(tr("Worst failures"), control=self.kind)
        self._no_failures = QLabel()
        self._no_failures.setWordWrap(True)
        self._no_failures.setProperty("role", "quiet")
        self._no_failures.setFont(font(TYPE_BODY))
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.kind.chosen.connect(self._on_kind_chosen)
        self.strip.film_requested.connect(self.film_requested)

    @property
    def failures_text(self) -> str:
        """What stands in place of the worst failures; empty while they are shown."""
        return "" if self._no_failures.isHidden() else self._no_failures.text()

    def show_run(self, look: RunLook) -> None:
        judged = look.judged
        if judged is None:
            return
        fresh = judged is not self._judged
        self._judged = judged
        comparison = look.content.metrics.teacher if look.part == VALIDATION else None
        taught = teacher_aucs(comparison)
        legend = [(Mark.DOT, tr("student")), (Mark.TICK, tr("teacher"))]
        self._findings_title.show_note("", legend if taught else ())
        self.findings.show_rows(
            finding_rows(judged, taught),
            target=FINDING_AUC,
            target_words=tr("target {finding_auc:.2f}", finding_auc=FINDING_AUC),
            note=tr("n = films with the finding"),
        )
        self._calibration_title.show_note(tr("pooled, n {films:,}", films=judged.films))
        self.reliability.show_reliability(judged.uncalibrated, judged.calibrated)
        self._show_groups(judged)
        if fresh:
            self._films = None
        self._show_failures()

    def show_films(self, films: JudgedFilms) -> None:
        """Learn where the judged films lie."""
        self._films = films
        self._show_failures()

    def shut_down(self) -> None:
        self.strip.shut_down()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.inner_width >= _SIDE_BY_SIDE
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(beside if wide else below)
        most = max(_RIGHT_WIDTH, round(self.inner_width * _RIGHT_SHARE))
        self._right.setMaximumWidth(most if wide else 16_777_215)
        self._right.setMinimumWidth(most if wide else 0)

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        self._right = right
        for half, parts in (
            (left, (self._findings_title, self.findings)),
            (
                right,
                (self._calibration_title, self.reliability, self._groups_title, self.groups),
            ),
        ):
            column = QVBoxLayout(half)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            for part in parts:
                column.addWidget(part, int(part is self.reliability))
            if half is left:
                column.addStretch(1)
        self.reliability.setMinimumHeight(150)
        self._halves.setSpacing(36)
        self._halves.addWidget(left, 1)
        self._halves.addWidget(right)
        self.column.addLayout(self._halves)
        self.column.addSpacing(2)
        self.column.addWidget(edge_line())
        self.column.addSpacing(8)
        self.column.addWidget(self._failures_title)
        self.column.addSpacing(4)
        self.column.addWidget(self.strip)
        self.column.addWidget(self._no_failures)
        self.column.addStretch(1)
        self._no_failures.setFont(font(TYPE_CAPTION))

    def _show_groups(self, judged: Evaluation) -> None:
        rows = [row for row in group_rows(judged) if row.estimate is not None][:_MOST_GROUPS]
        for part in (self._groups_title, self.groups):
            part.setVisible(bool(rows))
        overall = overall_for(judged)
        axis = narrow_axis([row.estimate for row in rows if row.estimate], overall)
        line = "" if overall is None else tr("; line: all films")
        self._groups_title.show_note(tr("macro AUC{line}", line=line))
        self.groups.show_rows(rows, axis=axis, target=overall)

    def _show_failures(self) -> None:
        judged, films = self._judged, self._films
        if judged is None:
            return
        kind = _KINDS[self.kind.current]
        found = worst_failures(judged, kind, policy=judged.policy or HEADLINE_POLICY)
        self._failures_title.show_note(_HOW[kind])
        rows = [FailureRow(failure=f, path=films.path(f.row) if films else None) for f in found]
        self.strip.setVisible(bool(rows) and films is not None and not films.problem)
        self._no_failures.setVisible(not self.strip.isVisibleTo(self))
        if films is not None and films.problem:
            self._no_failures.setText(
                tr("The films cannot be shown. {problem}", problem=films.problem)
            )
        elif not rows:
            self._no_failures.setText(tr("No film was on the wrong side of its threshold."))
        else:
            self._no_failures.setText(tr("Looking for the films"))
        self.strip.show_films(rows if films else ())

    @Slot(int)
    def _on_kind_chosen(self, _index: int) -> None:
        self._show_failures()
