"""A run as it trains: its header, loss and AUC, and a small curve for each finding."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from xlite_core.training.config import TrainingConfig
from xlite_desktop.charts.line_chart import AskPath, LineChart, ask_path
from xlite_desktop.charts.series import ChartContent
from xlite_desktop.frame.side_page import Rule
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import SEMIBOLD, font
from xlite_desktop.theme.tokens import SPACE_8, SPACE_12, SPACE_16, SPACE_24, TYPE_BODY, TYPE_TITLE
from xlite_desktop.training import run_charts
from xlite_desktop.training.finding_curves import FindingCurves
from xlite_desktop.training.finding_curves_view import FindingOrder, finding_curves, scope_words
from xlite_desktop.training.gpu_reading import GpuReader, GpuReading
from xlite_desktop.training.run_header import RunHeader
from xlite_desktop.training.run_history import RunHistory
from xlite_desktop.training.run_state import RunState
from xlite_desktop.translation import tr

REFRESH_MS = 250
_CHARTS_WANT = 192
"""Height below which the charts take the second row of small curves away."""


class RunView(QWidget):
    """Shows one run, live or as its journal tells it.

    The history is heard elsewhere; four times a second the view looks whether it
    has changed, and paints only then.

    Signals:
        pause_requested, resume_requested: the run is to wait, or to go on.
        stop_requested, stop_after_epoch_requested: the run is to end with a checkpoint.
    """

    pause_requested = Signal()
    resume_requested = Signal()
    stop_requested = Signal()
    stop_after_epoch_requested = Signal()

    def __init__(self, *, ask: AskPath = ask_path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history: RunHistory | None = None
        self._config: TrainingConfig | None = None
        self._gpu: GpuReading | None = None
        self._teacher_auc: float | None = None
        self._state = RunState.IDLE
        self._shown = self._shown_epochs = -1
        self._chosen: dict[str, str] = {}
        self._order = FindingOrder.AREA
        self.header = RunHeader()
        self.loss = LineChart(tr("Loss"), tabs=run_charts.LOSS_TABS, ask=ask)
        self.area = LineChart(tr("Validation AUC"), ask=ask)
        self.findings = FindingCurves()
        self.gpu_reader = GpuReader(self)
        self._timer = QTimer(self)
        self._timer.setInterval(REFRESH_MS)
        self._build()
        self._connect()

    def show_run(
        self,
        history: RunHistory | None,
        config: TrainingConfig | None = None,
        *,
        teacher_auc: float | None = None,
    ) -> None:
        """Show another run, or none.

        Args:
            history: What it said; it may go on hearing.
            config: Its settings.
            teacher_auc: The teacher's macro AUC on the same films, where it is known although the
                run itself did not tell it.
        """
        self._history, self._config, self._teacher_auc = history, config, teacher_auc
        self._chosen.clear()
        self._shown = self._shown_epochs = -1
        for chart in (self.loss, self.area):
            chart.reset_zoom()
        self._stack.setCurrentIndex(int(history is not None))
        self.refresh()

    def show_state(self, state: RunState) -> None:
        """Show what the session is doing with the run; idle, nothing can be asked of it."""
        self._state = state
        self.header.buttons.show_state(state)
        self._shown = -1
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Paint what has changed since the last time."""
        history = self._history
        if history is None or history.version == self._shown:
            return
        self._shown = history.version
        device = history.started.device if history.started is not None else ""
        on_gpu = self._state.trains and device.startswith("cuda")
        self.gpu_reader.set_reading(on_gpu)
        gpu = self._gpu if on_gpu else None
        self.header.show_run(history, self._config, self._state, gpu)
        self._show_left_chart(history)
        if history.epochs_version != self._shown_epochs:
            self._shown_epochs = history.epochs_version
            self._show_epochs(history)

    def shut_down(self) -> None:
        """End the background thread; call before the window closes."""
        self._timer.stop()
        self.gpu_reader.shut_down()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(current_palette().surface0))

    def _build(self) -> None:
        charts = QHBoxLayout()
        charts.setContentsMargins(SPACE_24, SPACE_12, SPACE_24, SPACE_12)
        charts.setSpacing(SPACE_24 + SPACE_8)
        charts.addWidget(self.loss, 1)
        charts.addWidget(self.area, 1)
        below = QHBoxLayout()
        below.setContentsMargins(SPACE_24 - 4, SPACE_12, SPACE_24 - 4, SPACE_8)
        below.addWidget(self.findings)
        run = QWidget()
        column = QVBoxLayout(run)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(Rule())
        column.addLayout(charts, 1)
        column.addWidget(Rule())
        column.addLayout(below)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(_NoRun())
        self._stack.addWidget(run)

    def _connect(self) -> None:
        buttons = self.header.buttons
        buttons.pause_requested.connect(self.pause_requested)
        buttons.resume_requested.connect(self.resume_requested)
        buttons.stop_requested.connect(self.stop_requested)
        buttons.stop_after_epoch_requested.connect(self.stop_after_epoch_requested)
        self.loss.tab_chosen.connect(self._on_tab_chosen)
        self.findings.finding_toggled.connect(self._on_finding_toggled)
        self.findings.order_chosen.connect(self._on_order_chosen)
        self.findings.show_order(self._order)
        self.gpu_reader.read.connect(self._on_gpu_read)
        self._timer.timeout.connect(self.refresh)

    def _share_height(self) -> None:
        """Give the small curves two rows where the charts keep room, else one that scrolls."""
        fixed = self.header.sizeHint().height() + 2 * SPACE_12 + SPACE_12 + SPACE_8 + 2
        room = self.height() - fixed
        one_row = room < self.findings.height_of(one_row=False) + _CHARTS_WANT
        self.findings.setFixedHeight(self.findings.height_of(one_row=one_row))
        self.findings.set_one_row(one_row)

    def _show_left_chart(self, history: RunHistory) -> None:
        rates = self.loss.title == run_charts.LOSS_TABS[1]
        make = run_charts.rate_content if rates else run_charts.loss_content
        self.loss.show_content(self._as_planned(make(history)))

    def _show_epochs(self, history: RunHistory) -> None:
        """Show what steps alone do not change."""
        self.area.set_scope(run_charts.auc_scope(history))
        levels = run_charts.levels(history, self._config, self._teacher_auc)
        self.area.show_content(
            self._as_planned(run_charts.auc_content(history, self._chosen, levels))
        )
        curves = finding_curves(history, self._order)
        self.findings.show_curves(curves, history.total_epochs, self._chosen)
        self.findings.show_scope(scope_words(history))

    def _as_planned(self, content: ChartContent) -> ChartContent:
        """Return a chart over the epochs of the settings, until the run has told its own."""
        history, config = self._history, self._config
        if history is None or history.total_epochs or config is None:
            return content
        return replace(content, x_range=(0.0, float(config.loop.epochs)))

    @Slot(object)
    def _on_gpu_read(self, reading: GpuReading | None) -> None:
        self._gpu = reading
        self._shown = -1

    @Slot(int)
    def _on_tab_chosen(self, _index: int) -> None:
        if self._history is not None:
            self._show_left_chart(self._history)

    @Slot(str)
    def _on_finding_toggled(self, finding: str) -> None:
        if self._chosen.pop(finding, None) is None:
            self._chosen[finding] = run_charts.next_colour(self._chosen)
        self._shown = self._shown_epochs = -1
        self.refresh()

    @Slot(object)
    def _on_order_chosen(self, order: FindingOrder) -> None:
        self._order = order
        self.findings.show_order(order)
        self._shown = self._shown_epochs = -1
        self.refresh()


class _NoRun(QWidget):
    """What stands here before the first run."""

    def __init__(self) -> None:
        super().__init__()
        title = QLabel(tr("No run yet"))
        title.setFont(font(TYPE_TITLE, SEMIBOLD))
        words = QLabel(tr("Choose a preset and start: loss and AUC are drawn here as it trains."))
        words.setProperty("role", "quiet")
        words.setFont(font(TYPE_BODY))
        words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        column.setSpacing(SPACE_16 // 2)
        column.addWidget(title)
        column.addWidget(words)
        column.addStretch(1)
