"""The small list of what was measured, floating over the film; always dark, like the canvas."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from xlite_core.imaging.measurement import Mark, PixelSize
from xlite_desktop.controls.own_keys import OwnKeys
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.icons import Glyph, icon
from xlite_desktop.theme.tokens import DARK, TYPE_BODY, TYPE_CAPTION
from xlite_desktop.translation import tr
from xlite_desktop.viewer.measure_model import ROW_ROLE, MarkRow, MarksModel, ModelIndex, rows_of

WIDTH = 236
_ROW = 26
_MOST_ROWS = 6
_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
_SHEET = f"""
MeasurePane {{ background: rgba(23, 26, 29, 248); border: 1px solid {DARK.line};
               border-radius: 8px; }}
MeasurePane QLabel {{ color: {DARK.quiet}; background: transparent; }}
MeasurePane QListView {{ background: transparent; border: none; outline: none; }}
MeasurePane QToolButton {{ background: transparent; border: 1px solid transparent;
                           border-radius: 6px; padding: 0; }}
MeasurePane QToolButton:hover {{ background: {DARK.surface2}; }}
MeasurePane QToolButton:focus {{ border: 1px solid {DARK.accent}; }}
"""


class MeasurePane(QFrame):
    """Lists marks; the chosen one's note stands below.

    Signals:
        mark_chosen: number of a mark.
        remove_requested: number of a mark.
        rewording_wanted: number of a mark that was double-clicked, or Enter pressed on.
    """

    mark_chosen = Signal(int)
    remove_requested = Signal(int)
    rewording_wanted = Signal(int)

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas)
        self.setStyleSheet(_SHEET)
        self.setAccessibleName(tr("Measurements"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFixedWidth(WIDTH)
        self.model = MarksModel(self)
        self.view = _list(self.model, self)
        self.remove_button = _remove_button()
        self._note = QLabel()
        self._note.setWordWrap(True)
        self._note.setFont(font(TYPE_CAPTION))
        self._note.setContentsMargins(12, 0, 12, 4)
        title = QLabel(tr("Measurements"))
        title.setFont(font(TYPE_BODY, MEDIUM))
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 6, 0)
        head.addWidget(title, 1)
        head.addWidget(self.remove_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 6, 1, 6)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.view)
        column.addWidget(self._note)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self.view.activated.connect(self._on_activated)
        self.remove_button.clicked.connect(self._on_remove_clicked)
        self.hide()

    def show_marks(self, marks: tuple[Mark, ...], size: PixelSize, chosen: int | None) -> None:
        """Show what was drawn, without saying so to anyone."""
        selection = self.view.selectionModel()
        blocked = selection.blockSignals(True)
        self.model.set_rows(rows_of(marks, size))
        place = self.model.place_of(chosen)
        self.view.setCurrentIndex(self.model.index(place) if place >= 0 else QModelIndex())
        selection.blockSignals(blocked)
        self.view.viewport().update()
        self.remove_button.setEnabled(place >= 0)
        note = self.model.rows[place].says.note if place >= 0 else ""
        self._note.setText(_sentence(note))
        self._note.setVisible(bool(note))
        self.view.setFixedHeight(_ROW * min(len(marks), _MOST_ROWS))
        self.adjustSize()

    def _on_current_changed(self, index: ModelIndex) -> None:
        row: MarkRow | None = index.data(ROW_ROLE)
        if row is not None:
            self.mark_chosen.emit(row.number)

    def _on_activated(self, index: ModelIndex) -> None:
        row: MarkRow | None = index.data(ROW_ROLE)
        if row is not None:
            self.rewording_wanted.emit(row.number)

    def _on_remove_clicked(self) -> None:
        row: MarkRow | None = self.view.currentIndex().data(ROW_ROLE)
        if row is not None:
            self.remove_requested.emit(row.number)


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: ModelIndex) -> QSize:
        return QSize(WIDTH - 2, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        row: MarkRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(place, QColor(DARK.surface2))
            painter.fillRect(place.left(), place.top(), 2, place.height(), QColor(DARK.accent))
        inner = place.adjusted(12, 0, -12, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        value = font(TYPE_BODY, SEMIBOLD)
        metrics = QFontMetrics(value)
        name_wide = QFontMetrics(font(TYPE_BODY)).horizontalAdvance(row.says.name)
        words = metrics.elidedText(
            row.says.words, Qt.TextElideMode.ElideRight, inner.width() - name_wide - 12
        )
        painter.setFont(font(TYPE_BODY))
        painter.setPen(QColor(DARK.text if selected else DARK.quiet))
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | middle, row.says.name)
        painter.setFont(value)
        painter.setPen(QColor(DARK.text))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | middle, words)
        painter.restore()


def _sentence(note: str) -> str:
    return note[:1].upper() + note[1:] + "." if note else ""


def _list(model: MarksModel, parent: QWidget) -> QListView:
    view = QListView(parent)
    OwnKeys(view, _KEYS)
    view.setModel(model)
    view.setItemDelegate(_Delegate(view))
    view.setUniformItemSizes(True)
    view.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setAccessibleName(tr("Measurements of this film"))
    view.viewport().setAutoFillBackground(False)
    return view


def _remove_button() -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(Glyph.TRASH, DARK.quiet))
    button.setIconSize(QSize(16, 16))
    button.setFixedSize(28, 28)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(tr("Remove the chosen measurement"))
    button.setToolTip(tr("Remove the chosen measurement (Delete)"))
    return button
