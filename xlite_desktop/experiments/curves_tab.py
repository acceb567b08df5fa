"""How a run went: loss, AUC and learning rate over its epochs."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xlite_desktop.charts.line_chart import LineChart
from xlite_desktop.experiments.run_content import RunLook
from xlite_desktop.experiments.run_curves import auc_content, loss_content, rate_content
from xlite_desktop.experiments.run_tab import RunTab
from xlite_desktop.translation import tr


class CurvesTab(RunTab):
    """Charts below each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.loss = LineChart(tr("Loss"), ground="surface1")
        self.auc = LineChart(tr("Validation AUC"), ground="surface1")
        self.rate = LineChart(tr("Learning rate"), ground="surface1")
        self.column.setSpacing(14)
        for chart, least in ((self.auc, 200), (self.loss, 170), (self.rate, 120)):
            chart.setMinimumHeight(least)
            self.column.addWidget(chart, least)

    def show_run(self, look: RunLook) -> None:
        run = look.content.stored
        if run is None:
            return
        epochs = run.epochs
        judged = look.content.metrics.validation
        # The films that judge may be fewer than those held back.
        told = (run.last("RunStarted") or {}).get("validation_films")
        films = judged.films if judged else told
        counted = epochs[-1].get("validation_findings") if epochs else None
        self.auc.set_scope(
            tr(
                "macro over {counted} of {findings} findings, n {films:,}",
                counted=counted,
                findings=len(run.findings),
                films=films,
            )
            if counted is not None and films is not None
            else ""
        )
        self.loss.show_content(loss_content(run))
        self.auc.show_content(auc_content(run))
        self.rate.show_content(rate_content(run))
