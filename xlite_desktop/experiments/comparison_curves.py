"""The validation curves of compared runs over each other.  Imports pyqtgraph: build it late."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from xlite_desktop.charts.line_chart import LineChart
from xlite_desktop.charts.series import ChartContent, Series
from xlite_desktop.experiments.comparison_work import SideBySide
from xlite_desktop.theme.tokens import SPACE_16, SPACE_24
from xlite_desktop.translation import tr

_HEIGHT = 260


class ComparisonCurves(QWidget):
    """Validation AUC above, validation loss below; the reference is drawn in the text's colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.auc = LineChart(tr("Validation AUC"), ground="surface1")
        self.loss = LineChart(tr("Validation loss"), tr("labels alone"), ground="surface1")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, 12, SPACE_24, 12)
        column.setSpacing(SPACE_16)
        for chart in (self.auc, self.loss):
            chart.setMinimumHeight(_HEIGHT)
            column.addWidget(chart, 1)

    def show_side(self, side: SideBySide) -> None:
        """Show the curves of these runs."""
        self.auc.set_scope(side.judged)
        for chart, name in ((self.auc, "auc"), (self.loss, "loss")):
            series = [
                Series(
                    name=curves.name,
                    x=curves.epochs,
                    y=getattr(curves, name),
                    colour=f"series{place - 1}" if place else "text",
                )
                for place, curves in enumerate(side.curves)
            ]
            chart.show_content(ChartContent(series=tuple(series)))
