"""The rows of the findings panel, one under the other, scrolling where there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from xlite_desktop.viewer.finding_row import FindingRow
from xlite_desktop.viewer.findings_view import FindingsView

if TYPE_CHECKING:
    from xlite_core.inference.model_card import ModelCard

_AFTER_OPEN_ROW = 3


class FindingsList(QScrollArea):
    """Keeps one row a finding and moves it about.

    While a knob is held the order stays as it was: a row that slid away under
    the pointer would take the next finding's knob with it.

    Signals: those of `FindingRow`, with `stepped` naming the row arrived at.
    """

    threshold_moved = Signal(str, float)
    threshold_released = Signal(str)
    picked = Signal(str)
    stepped = Signal(str)
    hover_changed = Signal(str)
    prevalence_chosen = Signal(str, object)
    reader_said = Signal(object)
    explained = Signal(str)

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = QWidget()
        self._content.setFixedWidth(width)
        self.setWidget(self._content)
        self._rows: dict[str, FindingRow] = {}
        self._view: FindingsView | None = None
        self._held: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[str, ...]:
        """Names of the findings as they stand on the screen, from the top."""
        return tuple(self._rows)

    def row(self, name: str) -> FindingRow:
        return self._rows[name]

    def show_view(self, view: FindingsView, card: ModelCard | None) -> None:
        self._view = view
        cards = {f.name: f for f in card.findings} if card is not None else {}
        shown = view.in_order(self._held) if self._held else view
        opened_before = next((name for name, row in self._rows.items() if row.selected), "")
        self._match_rows(shown)
        for line in shown.lines:
            opened = cards[line.name] if line.name == view.selected else None
            row = self._rows[line.name]
            if row.line != line or row.selected != (opened is not None):
                row.show_line(line, opened)
        self._place_rows(view.selected)
        if view.selected and view.selected != opened_before:
            self._reveal(view.selected)

    def _match_rows(self, view: FindingsView) -> None:
        """Make, drop and reorder rows so that they are those of the view."""
        wanted = [line.name for line in view.lines]
        for name in set(self._rows) - set(wanted):
            row = self._rows.pop(name)
            row.hide()
            row.deleteLater()
        for line in view.lines:
            if line.name not in self._rows:
                self._rows[line.name] = self._new_row(line.name)
        self._rows = {name: self._rows[name] for name in wanted}

    def _new_row(self, name: str) -> FindingRow:
        assert self._view is not None
        line = next(line for line in self._view.lines if line.name == name)
        row = FindingRow(line, self._content)
        row.grabbed.connect(self._on_grabbed)
        row.threshold_moved.connect(self.threshold_moved)
        row.threshold_released.connect(self._on_released)
        row.picked.connect(self.picked)
        row.stepped.connect(self._on_stepped)
        row.hover_changed.connect(self.hover_changed)
        row.prevalence_chosen.connect(self.prevalence_chosen)
        row.reader_said.connect(self.reader_said)
        row.explained.connect(self.explained)
        row.resized.connect(self._on_resized)
        row.show()
        return row

    def _place_rows(self, selected: str) -> None:
        top, previous = 0, None
        way_in = selected or next(iter(self._rows), "")
        for name, row in self._rows.items():
            height = row.sizeHint().height()
            row.setGeometry(0, top, self._content.width(), height)
            top += height + (_AFTER_OPEN_ROW if row.selected else 0)
            # One stop for the tab key; the arrows do the rest.
            stop = name == way_in
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)
            if previous is not None:
                QWidget.setTabOrder(previous, row)
            previous = row
        self._content.setFixedHeight(top)

    def _reveal(self, name: str) -> None:
        row = self._rows[name]
        self.ensureVisible(0, row.y() + row.height(), 0, 0)
        self.ensureVisible(0, row.y(), 0, 0)

    @Slot()
    def _on_resized(self) -> None:
        """The open row grew or shrank: the others move, and it stays in sight."""
        if self._view is not None and self._view.selected in self._rows:
            row = self._rows[self._view.selected]
            row.show_again()
            self._place_rows(self._view.selected)
            self._reveal(self._view.selected)

    @Slot(str)
    def _on_grabbed(self, _name: str) -> None:
        self._held = self.order

    @Slot(str)
    def _on_released(self, name: str) -> None:
        self._held = ()
        if self._view is not None:
            self._match_rows(self._view)
            self._place_rows(self._view.selected)
        self.threshold_released.emit(name)

    @Slot(str, int)
    def _on_stepped(self, name: str, step: int) -> None:
        order = self.order
        index = min(max(order.index(name) + step, 0), len(order) - 1)
        target = order[index]
        self._rows[target].setFocus(Qt.FocusReason.TabFocusReason)
        self._reveal(target)
        self.stepped.emit(target)
