"""What stands in place of a run's numbers while there are none."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from xlite_desktop.experiments.run_content import RunContent
from xlite_desktop.experiments.run_detail_words import missing
from xlite_desktop.theme.fonts import MEDIUM, font
from xlite_desktop.theme.tokens import TYPE_BODY, TYPE_TITLE
from xlite_desktop.translation import tr


class RunMissing(QWidget):
    """Why there are no numbers, and what to do.

    Signals:
        judge_requested: The run is to be judged now.
    """

    judge_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what, self._hint = QLabel(), QLabel()
        self._what.setFont(font(TYPE_TITLE, MEDIUM))
        self._hint.setFont(font(TYPE_BODY))
        self._hint.setProperty("role", "quiet")
        self.judge = QPushButton(tr("Judge this run"))
        self.judge.setFont(font(TYPE_BODY, MEDIUM))
        self.judge.clicked.connect(self.judge_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 0, 48, 48)
        column.setSpacing(8)
        column.addStretch(2)
        for label in (self._what, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addSpacing(8)
        column.addWidget(self.judge, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.show_nothing()

    @property
    def text(self) -> str:
        return f"{self._what.text()} {self._hint.text()}".strip()

    def show_nothing(self) -> None:
        """Show no run."""
        self._what.setText("")
        self._hint.setText("")
        self.judge.hide()

    def show_run(self, content: RunContent, *, busy: bool) -> None:
        """Say why this run has no numbers."""
        what, hint = missing(content)
        self._what.setText(what)
        self._hint.setText(hint)
        self.judge.setVisible(content.finished and not content.problem)
        self.judge.setEnabled(not busy)
