"""The small "i" beside the name of the open row: what the finding means, in the help."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QToolButton, QWidget

from xlite_desktop.theme.fonts import MEDIUM, font
from xlite_desktop.theme.icons import Glyph, icon
from xlite_desktop.theme.tokens import TYPE_BODY
from xlite_desktop.translation import tr

_SIDE, _GAP, _TOP = 22, 4, 4
_LEFT, _ROOM = 15.0, 264.0
"""Where the name begins, and the most that it takes: the number stands at its right."""


class AboutFinding(QToolButton):
    """A button that stands where the finding's name ends."""

    def __init__(self, row: QWidget) -> None:
        super().__init__(row)
        self.setIcon(icon(Glyph.INFO))
        self.setIconSize(QSize(16, 16))
        self.setFixedSize(_SIDE, _SIDE)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(tr("About this finding (F2)"))

    def show_beside(self, label: str) -> None:
        """Show it after a finding's name."""
        width = QFontMetricsF(font(TYPE_BODY, MEDIUM)).horizontalAdvance(label)
        self.move(round(_LEFT + min(width, _ROOM - _SIDE - _GAP) + _GAP), _TOP)
        self.setAccessibleName(tr("About {finding}", finding=label))
        self.show()
