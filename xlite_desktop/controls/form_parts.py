"""The small parts of which the forms of side pages are made."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from xlite_desktop.theme.fonts import SEMIBOLD, font
from xlite_desktop.theme.tokens import SPACE_8, TYPE_CAPTION, TYPE_TITLE


def title(text: str) -> QLabel:
    """Return the heading of a part of a form."""
    label = QLabel(text)
    label.setFont(font(TYPE_TITLE, SEMIBOLD))
    return label


def quiet(text: str) -> QLabel:
    """Return an explanation: small, quiet, wrapped."""
    label = QLabel(text)
    label.setFont(font(TYPE_CAPTION))
    label.setProperty("role", "quiet")
    label.setWordWrap(True)
    return label


def row(*widgets: QWidget) -> QHBoxLayout:
    """Return widgets side by side, as wide as they are."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(SPACE_8)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return layout
