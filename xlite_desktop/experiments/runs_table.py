"""The table of all runs: groups, sorting, several at once, mouse and keyboard."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from xlite_core.experiments.run_catalogue import RunSummary
from xlite_desktop.controls.own_keys import STEPS, OwnKeys
from xlite_desktop.experiments.interval_strip import StripAxis
from xlite_desktop.experiments.runs_columns import COLUMNS, PLACES, STAR
from xlite_desktop.experiments.runs_delegate import RunsDelegate, resume_rect
from xlite_desktop.experiments.runs_header import RunsHeader
from xlite_desktop.experiments.runs_lines import Arrangement, GroupLine, Line, RunLine
from xlite_desktop.experiments.runs_model import LINE_ROLE, RunsModel
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import font
from xlite_desktop.theme.tokens import TYPE_BODY
from xlite_desktop.translation import tr

ROW, GROUP_ROW = 30, 32
_FULL_WIDTH = 690
_KEYS = STEPS | {Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return}


class RunsTable(QTableView):
    """Shows lines; what the reader does goes out.

    Attributes:
        nothing: What stands there while there is no line.

    Signals:
        selected: The `RunSummary` objects that are selected, in the table's order.
        sort_requested: Key of a column whose heading was clicked.
        star_toggled: A run whose star was clicked.
        resume_requested: A run whose "Resume" was clicked.
        menu_requested: Runs that a context menu is wanted for, and where on the screen.
        group_menu_requested: A phase, and where.
        trash_requested: Runs that the Delete key was pressed for.
    """

    selected = Signal(object)
    sort_requested = Signal(str)
    star_toggled = Signal(object)
    resume_requested = Signal(object)
    menu_requested = Signal(object, QPoint)
    group_menu_requested = Signal(str, QPoint)
    trash_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.runs_model = RunsModel(self)
        self.header = RunsHeader(self)
        self._more: frozenset[str] = frozenset()
        self.nothing = ""
        self._set_up()
        self.setModel(self.runs_model)
        self.show_columns(self._more)
        self.header.sectionClicked.connect(self._on_section_clicked)
        self.customContextMenuRequested.connect(self._on_menu_requested)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)

    def show_lines(
        self, lines: tuple[Line, ...], wish: Arrangement, axis: StripAxis, now: float
    ) -> None:
        """Show these lines in this order; what was selected stays so while it is there."""
        same = [line.key for line in lines] == [line.key for line in self.runs_model.lines]
        self.runs_model.show_lines(lines, axis, now)
        self.header.show_order(wish.sorted_by, descending=wish.descending, axis=axis)
        if not same:
            self._span_groups()

    def show_columns(self, more: frozenset[str]) -> None:
        """Show these optional columns beside the others."""
        self._more = more
        for place, column in enumerate(COLUMNS):
            self.setColumnHidden(place, column.optional and column.key not in more)
        self._fit_columns()
        self._span_groups()

    @property
    def more_columns(self) -> frozenset[str]:
        return self._more

    def select_only(self, keys: Collection[str]) -> None:
        """Select those of these runs that are shown, and nothing else; keep the place."""
        model, selection = self.runs_model, QItemSelection()
        for row, line in enumerate(model.lines):
            if line.key in keys:
                selection.select(model.index(row, 0), model.index(row, len(COLUMNS) - 1))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def selected_runs(self) -> tuple[RunSummary, ...]:
        """Return the selected runs from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        lines = [self.runs_model.lines[row] for row in rows]
        return tuple(line.run for line in lines if isinstance(line, RunLine))

    def select(self, key: str) -> None:
        """Select one run, and bring it into sight."""
        row = self.runs_model.row_of(key)
        if row is not None:
            index = self.runs_model.index(row, PLACES["experiment_id"])
            chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect
            chosen |= QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, chosen)
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if runs := self.selected_runs():
                self.trash_requested.emit(runs)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        line = index.data(LINE_ROLE)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if (
            event.button() != Qt.MouseButton.LeftButton
            or not isinstance(line, RunLine)
            or not plain
        ):
            return
        if COLUMNS[index.column()].key == STAR:
            self.star_toggled.emit(line.run)
        elif line.run.resumable and resume_rect(self, index.row()).contains(place):
            self.resume_requested.emit(line.run)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        self._hover(index.row() if index.isValid() else None)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.runs_model.lines and self.nothing:
            painter = QPainter(self.viewport())
            painter.setFont(font(TYPE_BODY))
            painter.setPen(QColor(current_palette().quiet))
            room = self.viewport().rect().adjusted(24, 24, -24, 0)
            centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            painter.drawText(room, centre | Qt.TextFlag.TextWordWrap, self.nothing)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def _set_up(self) -> None:
        self.setHorizontalHeader(self.header)
        self.setItemDelegate(RunsDelegate(self, self.runs_model))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setAccessibleName(tr("Runs"))
        self.setStyleSheet("QTableView { background: transparent; border: none; }")
        self.viewport().setAutoFillBackground(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(ROW)
        rows.setDefaultSectionSize(ROW)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        OwnKeys(self, _KEYS)

    def _fit_columns(self) -> None:
        """Give the columns their widths; what is over goes to the student's name."""
        narrow = self.viewport().width() < _FULL_WIDTH
        widths = [column.narrow if narrow else column.width for column in COLUMNS]
        shown = [place for place in range(len(COLUMNS)) if not self.isColumnHidden(place)]
        spare = self.viewport().width() - sum(widths[place] for place in shown)
        widths[PLACES["student"]] += max(spare, 0)
        for place in shown:
            if self.columnWidth(place) != widths[place]:
                self.setColumnWidth(place, widths[place])

    def _span_groups(self) -> None:
        self.clearSpans()
        for row, line in enumerate(self.runs_model.lines):
            group = isinstance(line, GroupLine)
            height = GROUP_ROW if group else ROW
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)
            if group:
                self.setSpan(row, 0, 1, len(COLUMNS))

    def _hover(self, row: int | None) -> None:
        if self.property("hovered_row") != row:
            self.setProperty("hovered_row", row)
            self.viewport().update()

    @Slot(int)
    def _on_section_clicked(self, section: int) -> None:
        if self.header.section_is_sortable(section):
            self.sort_requested.emit(COLUMNS[section].key)

    @Slot(QPoint)
    def _on_menu_requested(self, place: QPoint) -> None:
        index: QModelIndex = self.indexAt(place)
        line = index.data(LINE_ROLE)
        spot = self.viewport().mapToGlobal(place)
        if isinstance(line, GroupLine):
            self.group_menu_requested.emit(line.phase, spot)
        elif runs := self.selected_runs():
            self.menu_requested.emit(runs, spot)

    @Slot(QItemSelection, QItemSelection)
    def _on_selection_changed(self, _new: QItemSelection, _old: QItemSelection) -> None:
        self.selected.emit(self.selected_runs())
