"""AUC per finding: small curves side by side, in one row that scrolls when room is scarce."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFont, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from xlite_desktop.theme.fonts import SEMIBOLD, font
from xlite_desktop.theme.icons import Glyph, icon
from xlite_desktop.theme.tokens import TYPE_BODY, TYPE_CAPTION
from xlite_desktop.training.finding_curve_cell import FindingCurveCell
from xlite_desktop.training.finding_curves_view import FindingCurve, FindingOrder
from xlite_desktop.translation import tr

ROW_HEIGHT, HEAD_HEIGHT = 112, 28
_COLUMNS = 7
_GAP = 8
_SCROLL_BAR = 10


class FindingCurves(QWidget):
    """Shows a curve a finding; a click shows or hides that finding's line in the large chart.

    Signals:
        finding_toggled: the finding's key.
        order_chosen: `FindingOrder`.
    """

    finding_toggled = Signal(str)
    order_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: list[FindingCurveCell] = []
        self._columns = 0
        self._scope = _label("", font(TYPE_CAPTION), "faint")
        self._order = _order_button()
        self._order.menu().triggered.connect(self._on_order_triggered)
        self._grid_area = QWidget()
        self._grid = QGridLayout(self._grid_area)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(4)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._grid_area)
        self._scroll.setWidgetResizable(True)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 0, 0)
        head.addWidget(_label(tr("AUC per finding"), font(TYPE_BODY, SEMIBOLD)))
        head.addSpacing(8)
        head.addWidget(self._scope)
        head.addStretch(1)
        head.addWidget(self._order)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)

    @property
    def cells(self) -> Sequence[FindingCurveCell]:
        """The small curves, in their order."""
        return self._cells

    @property
    def is_one_row(self) -> bool:
        """Whether all curves stand in one row that scrolls."""
        return self._columns > _COLUMNS

    def height_of(self, *, one_row: bool) -> int:
        """Return the height that the curves want."""
        rows = 1 if one_row else 2
        return HEAD_HEIGHT + rows * ROW_HEIGHT + (_SCROLL_BAR if one_row else 4)

    def show_curves(
        self, curves: Sequence[FindingCurve], epochs: int, colours: Mapping[str, str]
    ) -> None:
        """Show other numbers.

        Args:
            curves: In their order.
            epochs: Where their axes end.
            colours: Finding -> token of its line in the large chart, for those that have one.
        """
        if len(curves) != len(self._cells):
            self._make_cells(len(curves))
        for cell, curve in zip(self._cells, curves, strict=True):
            cell.show_curve(curve, epochs, colours.get(curve.key, ""))

    def show_scope(self, scope: str) -> None:
        """Say what the numbers are about."""
        self._scope.setText(scope)

    def show_order(self, order: FindingOrder) -> None:
        """Say what they are sorted by."""
        self._order.setText(order.value)
        for action in self._order.menu().actions():
            action.setChecked(action.data() is order)

    def set_one_row(self, one_row: bool) -> None:
        """Stand all curves in one row, or seven to a row."""
        count = max(len(self._cells), 1)
        columns = count if one_row and count > _COLUMNS else min(count, _COLUMNS)
        self._scroll.setHorizontalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if one_row
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        if columns == self._columns:
            return
        self._columns = columns
        for number, cell in enumerate(self._cells):
            self._grid.addWidget(cell, number // columns, number % columns)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, int(column < columns))

    def sizeHint(self) -> QSize:
        return QSize(_COLUMNS * 140, self.height_of(one_row=False))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.set_one_row(self.height() < self.height_of(one_row=False) - 8)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def _make_cells(self, count: int) -> None:
        for cell in self._cells[count:]:
            self._grid.removeWidget(cell)
            cell.hide()  # now: another run's curve must not be seen until it is deleted
            cell.deleteLater()
        del self._cells[count:]
        while len(self._cells) < count:
            cell = FindingCurveCell()
            cell.clicked.connect(self._on_cell_clicked)
            self._cells.append(cell)
        self._columns = 0
        self.set_one_row(self.height() < self.height_of(one_row=False) - 8)

    def _on_cell_clicked(self) -> None:
        cell = self.sender()
        if isinstance(cell, FindingCurveCell) and cell.curve is not None:
            self.finding_toggled.emit(cell.curve.key)

    def _on_order_triggered(self, action: QAction) -> None:
        self.order_chosen.emit(action.data())


def _label(words: str, its_font: QFont, role: str = "") -> QLabel:
    made = QLabel(words)
    made.setFont(its_font)
    if role:
        made.setProperty("role", role)
    return made


def _order_button() -> QToolButton:
    button = QToolButton()
    menu = QMenu(button)
    group = QActionGroup(menu)
    for order in FindingOrder:
        action = QAction(order.value[:1].upper() + order.value[1:], menu, checkable=True)
        action.setData(order)
        group.addAction(action)
        menu.addAction(action)
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setFont(font(TYPE_BODY))
    button.setIcon(icon(Glyph.CHEVRON))
    button.setIconSize(QSize(12, 12))
    button.setProperty("role", "menu")
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(tr("Sort the findings' curves"))
    button.setToolTip(tr("Sort the curves"))
    return button
