"""The runs that wait, in their order; dragging changes it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from xlite_desktop.theme.fonts import SEMIBOLD, font
from xlite_desktop.theme.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16, TYPE_BODY, TYPE_CAPTION
from xlite_desktop.training.log_pane import HEADER_HEIGHT
from xlite_desktop.training.queue_facts import QueueFacts, facts_of
from xlite_desktop.training.queue_foresight import QueueTimes
from xlite_desktop.training.queue_menu import QueueMenu
from xlite_desktop.training.queue_model import ROW_ROLE, QueueModel, QueueRow
from xlite_desktop.training.queue_view import QueueView
from xlite_desktop.training.run_queue import EntryState
from xlite_desktop.translation import tr


class QueuePane(QWidget):
    """A list, what can be done with its rows, and the switch that lets it run.

    Signals:
        go_requested, hold_requested: the queue should run, or rest after the run under way.
        move_requested: an entry's key, and the place before which it should stand.
        skip_requested, retry_requested, remove_requested: an entry's key.
        clear_requested: what is finished should leave the list.
    """

    go_requested = Signal()
    hold_requested = Signal()
    move_requested = Signal(int, int)
    skip_requested = Signal(int)
    retry_requested = Signal(int)
    remove_requested = Signal(int)
    clear_requested = Signal()
    indent = SPACE_16

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = QueueModel(self)
        self.view = QueueView(self.model)
        self._held = True
        self._facts = QueueFacts()
        self._empty = QLabel(tr("Nothing waits. “Add to queue” puts a run here."))
        self._empty.setProperty("role", "quiet")
        self._empty.setFont(font(TYPE_CAPTION))
        self._empty.setContentsMargins(self.indent, 2, 0, 0)
        self.switch = _word(tr("Start"))
        self.more = _word(tr("More"))
        self.more.setAccessibleName(tr("More for the queue"))
        self.more.setToolTip(tr("Move, skip, retry or remove the selected run"))
        self.switch.clicked.connect(self._on_switch_clicked)
        self.more.clicked.connect(self._on_more_clicked)
        self.view.dropped.connect(self._on_dropped)
        self.view.customContextMenuRequested.connect(self._on_menu_requested)
        self.view.removed.connect(self._on_remove_wanted)
        self.view.stepped.connect(self._step)
        self.header = self._header()
        self.column = column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_12, 0, 0)
        column.setSpacing(SPACE_4)
        column.addWidget(self.header)
        column.addWidget(self._empty, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.view, 1)
        self.show_queue((), held=True, lives=False)

    @property
    def current(self) -> QueueRow | None:
        """The selected row."""
        row: QueueRow | None = self.view.currentIndex().data(ROW_ROLE)
        return row

    @property
    def facts(self) -> str:
        """What stands beside the title, for tests."""
        return self._facts.whole

    def show_queue(
        self,
        rows: Sequence[QueueRow],
        *,
        held: bool,
        lives: bool,
        times: QueueTimes | None = None,
    ) -> None:
        """Show the queue.

        Args:
            rows: In order.
            held: It rests, or will after the run under way.
            lives: A run is under way.
            times: How long it will take, where anybody asked.
        """
        chosen = self.current
        self.model.set_rows(rows)
        if chosen is not None and self.current is None:
            self._choose(chosen.key)
        waiting = sum(row.state is EntryState.WAITING for row in rows)
        rests = held and lives
        note = tr("Nothing begins by itself after this run.") if waiting and rests else ""
        self._facts.show_parts(facts_of(rows, times, rests=rests), note)
        self._held = held
        self.switch.setText(tr("Start") if held else tr("Hold"))
        self.switch.setToolTip(
            tr("Train what waits, one run after the other")
            if held
            else tr("Let the queue rest when this run is over")
        )
        self.switch.setVisible(waiting > 0)
        self.more.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self.view.setVisible(bool(rows))

    def menu(self) -> QueueMenu:
        """Return what can be done with the selected row, and with the list."""
        menu = QueueMenu(self.model.rows, self.current, self)
        menu.stepped.connect(self._step)
        menu.skipped.connect(self.skip_requested)
        menu.retried.connect(self.retry_requested)
        menu.removed.connect(self.remove_requested)
        menu.cleared.connect(self.clear_requested)
        return menu

    def _header(self) -> QWidget:
        self.title = title = QLabel(tr("Queue"))
        title.setFont(font(TYPE_BODY, SEMIBOLD))
        header = QWidget()
        header.setFixedHeight(HEADER_HEIGHT)
        row = QHBoxLayout(header)
        row.setContentsMargins(self.indent, 0, SPACE_12, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(title)
        row.addWidget(self._facts, 1)
        row.addWidget(self.switch)
        row.addWidget(self.more)
        return header

    def _choose(self, key: int) -> None:
        for place, row in enumerate(self.model.rows):
            if row.key == key:
                self.view.setCurrentIndex(self.model.index(place))

    def _step(self, by: int) -> None:
        row = self.current
        if row is not None and row.movable:
            place = self.view.currentIndex().row()
            self.move_requested.emit(row.key, max(0, place - 1 if by < 0 else place + 2))

    def _on_dropped(self, row: int, place: int) -> None:
        self.move_requested.emit(self.model.rows[row].key, place)

    def _on_remove_wanted(self) -> None:
        row = self.current
        if row is not None and row.state is not EntryState.RUNNING:
            self.remove_requested.emit(row.key)

    def _on_switch_clicked(self) -> None:
        (self.go_requested if self._held else self.hold_requested).emit()

    def _on_more_clicked(self) -> None:
        self.menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _on_menu_requested(self, place: QPoint) -> None:
        if self.view.indexAt(place).isValid():
            self.menu().popup(self.view.viewport().mapToGlobal(place))


def _word(text: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setProperty("role", "menu")
    button.setFont(font(TYPE_BODY))
    return button
