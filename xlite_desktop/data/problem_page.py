"""A data set that cannot be read: what, why, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from xlite_desktop.data.sign import Sign
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.icons import Glyph
from xlite_desktop.theme.tokens import SPACE_8, SPACE_12, TYPE_BODY, TYPE_TITLE
from xlite_desktop.translation import tr

_WIDTH = 420


class ProblemPage(QWidget):
    """In place of the overview.

    Signals:
        folder_requested: the folder of the data set is wanted.
    """

    folder_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary, self.hint = QLabel(), QLabel()
        self.summary.setFont(font(TYPE_TITLE, SEMIBOLD))
        self.hint.setProperty("role", "quiet")
        self.folder = QPushButton(tr("Show in folder"))
        self.folder.setFont(font(TYPE_BODY, MEDIUM))
        body = QWidget()
        body.setFixedWidth(_WIDTH)
        lines = QVBoxLayout(body)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(SPACE_8)
        lines.addWidget(Sign(Glyph.ERROR_FILE, "error", 32))
        for label in (self.summary, self.hint):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            lines.addWidget(label)
        buttons = QHBoxLayout()
        buttons.addWidget(self.folder)
        buttons.addStretch(1)
        lines.addSpacing(SPACE_12)
        lines.addLayout(buttons)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(body, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.folder.clicked.connect(self.folder_requested)

    def show_problem(self, summary: str, hint: str) -> None:
        """Say what is wrong."""
        self.summary.setText(summary)
        self.hint.setText(hint)
        for label in (self.summary, self.hint):  # layouts forget how tall wrapped text is
            label.setFixedSize(_WIDTH, label.heightForWidth(_WIDTH))
        self.setAccessibleName(f"{summary} {hint}")
