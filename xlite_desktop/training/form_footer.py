"""The pinned foot of the form: what stands in the way, the main button, and the files' menu."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from xlite_desktop.frame.side_page import Rule
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.icons import Glyph, icon
from xlite_desktop.theme.tokens import PANEL_PADDING, SPACE_8, TYPE_BODY, TYPE_CAPTION
from xlite_desktop.translation import tr

_ROOM = 280  # of the column, between its paddings
START, ENQUEUE = tr("Start"), tr("Add to queue")


class FormFooter(QWidget):
    """Shows whether the run can begin.

    Signals:
        begin_requested: The main button was pressed.
        problem_wanted: Show what stands in the way.
        save_requested: Save the configuration to a file.
        load_requested: Load one from a file.
        copy_requested: Copy the run as a command line.
        vary_requested: Make many runs of this one.
    """

    begin_requested = Signal()
    problem_wanted = Signal()
    save_requested = Signal()
    load_requested = Signal()
    copy_requested = Signal()
    vary_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._reason = QPushButton()
        self._reason.setProperty("role", "link")
        self._reason.setFont(font(TYPE_CAPTION))
        self._reason.setStyleSheet("text-align: left")
        self._reason.clicked.connect(self.problem_wanted)
        self._reason.hide()
        self._notice = QLabel()
        self._notice.setFont(font(TYPE_CAPTION))
        self._notice.setWordWrap(True)
        self._notice.hide()
        self._begin = QPushButton(START)
        self._begin.setProperty("role", "primary")
        self._begin.setFont(font(TYPE_BODY, SEMIBOLD))
        self._begin.clicked.connect(self.begin_requested)
        save = QPushButton(tr("Save..."))
        save.setFont(font(TYPE_BODY, MEDIUM))
        save.setToolTip(tr("Save, load, copy or vary this run"))
        save.setStyleSheet("QPushButton::menu-indicator { image: none; width: 0; }")
        save.setMenu(self._menu())
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(self._begin, 1)
        row.addWidget(save)
        inner = QVBoxLayout()
        inner.setContentsMargins(PANEL_PADDING, 7, PANEL_PADDING, 8)
        inner.setSpacing(4)
        inner.addWidget(self._notice)
        inner.addWidget(self._reason)
        inner.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Rule())
        column.addLayout(inner)

    @property
    def begin_button(self) -> QPushButton:
        return self._begin

    @property
    def notice(self) -> str:
        """What is said above the buttons."""
        return self._notice.text()

    def show_readiness(self, reason: str, *, enqueue: bool, unable: str = "") -> None:
        """Show what the main button does, and why it cannot where there is a reason.

        Args:
            reason: What is wrong with the run; it can then be saved no more than begun.
            enqueue: It would wait for another one.
            unable: Why no run can begin here, however sound it is.
        """
        for action in (self._save, self._copy, self._vary):
            action.setEnabled(not reason)
        reason = unable or reason
        self._begin.setText(ENQUEUE if enqueue else START)
        lively = enqueue and not reason
        self._begin.setIcon(icon(Glyph.ADD, "on_accent") if lively else QIcon())
        self._begin.setEnabled(not reason)
        self._begin.setToolTip(reason)
        self._begin.setAccessibleDescription(reason)
        self._reason.setText(
            self._reason.fontMetrics().elidedText(reason, Qt.TextElideMode.ElideRight, _ROOM)
        )
        self._reason.setToolTip(reason)
        self._reason.setAccessibleName(tr("What is missing: {reason}", reason=reason))
        self._reason.setVisible(bool(reason))

    def show_notice(self, text: str, *, wrong: bool = False) -> None:
        """Say how an action went; empty takes it away."""
        self._notice.setProperty("role", "error" if wrong else "quiet")
        self._notice.style().polish(self._notice)
        self._notice.setText(text)
        self._notice.setVisible(bool(text))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        self._save = menu.addAction(tr("Save configuration..."), self.save_requested.emit)
        menu.addAction(tr("Load configuration..."), self.load_requested.emit)
        self._copy = menu.addAction(tr("Copy as command line"), self.copy_requested.emit)
        menu.addSeparator()
        self._vary = menu.addAction(tr("Vary..."), self.vary_requested.emit)
        return menu
