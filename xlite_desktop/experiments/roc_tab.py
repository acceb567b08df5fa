"""Curves of every finding, small, with the place of its threshold on them."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from xlite_core.evaluation.report import Evaluation
from xlite_core.experiments.metrics import HEADLINE_POLICY
from xlite_desktop.controls.segmented_control import SegmentedControl
from xlite_desktop.experiments.curve_grid import CurveGrid
from xlite_desktop.experiments.curve_plots import CurveKind, plots_of
from xlite_desktop.experiments.run_content import RunLook
from xlite_desktop.experiments.run_detail_words import policy_name
from xlite_desktop.experiments.run_tab import RunTab
from xlite_desktop.experiments.section_title import SectionTitle
from xlite_desktop.translation import tr

_KINDS: tuple[CurveKind, ...] = ("roc", "precision_recall")


class RocTab(RunTab):
    """Small multiples: ROC, or precision against recall."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._judged: Evaluation | None = None
        self.kind = SegmentedControl([tr("ROC"), tr("PR")])
        self.grid = CurveGrid()
        self._title = SectionTitle(tr("By finding"), control=self.kind)
        self.column.addSpacing(4)
        self.column.addWidget(self._title)
        self.column.addSpacing(8)
        self.column.addWidget(self.grid)
        self.column.addStretch(1)
        self.kind.chosen.connect(self._on_kind_chosen)

    def show_run(self, look: RunLook) -> None:
        self._judged = look.judged
        self._show_curves()

    @Slot(int)
    def _on_kind_chosen(self, _index: int) -> None:
        self._show_curves()

    def _show_curves(self) -> None:
        judged = self._judged
        if judged is None:
            return
        kind = _KINDS[self.kind.current]
        policy = judged.policy or HEADLINE_POLICY
        area = tr("AUC") if kind == "roc" else tr("PR-AUC, chance is the dashed line")
        self._title.show_note(
            tr(
                "{area}; ring: threshold ({policy_name})",
                area=area,
                policy_name=policy_name(policy),
            )
        )
        self.grid.show_plots(plots_of(judged, kind, policy))
