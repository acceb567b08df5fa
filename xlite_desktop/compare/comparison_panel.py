"""The panel of a comparison: both probabilities of every finding, and what a change may mean."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from xlite_desktop.compare.compared_findings import ComparedFindings
from xlite_desktop.compare.comparison_model import LINE_ROLE, ComparisonModel, ModelIndex
from xlite_desktop.compare.comparison_table import ComparisonTable
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import SEMIBOLD, font
from xlite_desktop.theme.tokens import FINDINGS_WIDTH, PANEL_PADDING, TYPE_TITLE
from xlite_desktop.translation import tr
from xlite_desktop.viewer.evidence_layer import OverlaySettings
from xlite_desktop.viewer.overlay_controls import OverlayControls


class ComparisonPanel(QWidget):
    """Shows a `ComparedFindings`; a click on a row shows that finding on both films.

    Signals:
        finding_chosen: Finding of a row that was clicked, or reached by keys.
        overlay_chosen: An `OverlaySettings`.
    """

    finding_chosen = Signal(str)
    overlay_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(FINDINGS_WIDTH)
        self.setAccessibleName(tr("Comparison of findings"))
        self.model = ComparisonModel(self)
        self.table = ComparisonTable(self.model)
        self._title, self._remarks, self._caveat = QLabel(), QLabel(), QLabel()
        self._title.setFont(font(TYPE_TITLE, SEMIBOLD))
        self._title.setContentsMargins(PANEL_PADDING, 0, PANEL_PADDING, 0)
        self._title.setFixedHeight(44)
        for words, role in ((self._remarks, "flag"), (self._caveat, "quiet")):
            words.setWordWrap(True)
            words.setProperty("role", role)
            words.setContentsMargins(PANEL_PADDING, 8, PANEL_PADDING, 10)
        self.overlay = OverlayControls()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._title, self._remarks):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addWidget(self._caveat)
        column.addWidget(self.overlay)
        self.table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self.overlay.overlay_chosen.connect(self.overlay_chosen)

    @property
    def caveat(self) -> str:
        return self._caveat.text()

    @property
    def remarks(self) -> str:
        return self._remarks.text()

    def show_view(self, view: ComparedFindings, overlay: OverlaySettings | None) -> None:
        """Show a comparison, without saying so to anyone."""
        chooser = self.table.selectionModel()
        blocked = chooser.blockSignals(True)
        self.model.show_view(view)
        row = self.model.row_of(view.selected)
        if row >= 0:
            self.table.selectRow(row)
        else:
            self.table.clearSelection()
        chooser.blockSignals(blocked)
        self.table.viewport().update()
        self._title.setText(view.title)
        self._remarks.setText("\n".join(view.remarks))
        self._remarks.setVisible(bool(view.remarks))
        self._caveat.setText(view.caveat)
        if overlay is not None:
            self.overlay.show_overlay(overlay, top_three=False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.surface1))
        painter.fillRect(0, 0, 1, self.height(), QColor(palette.line))
        for part in (self._caveat, self.overlay):
            painter.fillRect(1, part.y(), self.width(), 1, QColor(palette.line))

    def _on_row_changed(self, index: ModelIndex) -> None:
        line = index.data(LINE_ROLE)
        if line is not None:
            self.finding_chosen.emit(line.finding)
