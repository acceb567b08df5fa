"""In the settings: whether to look for a newer version, and at which address."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from xlite_core.errors import InvalidConfiguration
from xlite_core.policy import policy
from xlite_core.update_check import require_address
from xlite_desktop.controls.locked_note import LockedNote
from xlite_desktop.settings_folders import LABEL_WIDTH
from xlite_desktop.theme.fonts import SEMIBOLD, font
from xlite_desktop.theme.tokens import TYPE_CAPTION, TYPE_TITLE
from xlite_desktop.translation import told, tr

_ABOUT = tr(
    "Off unless you turn it on and enter an address. X-Lite then asks that one address for the "
    "newest version number at each start; it says nothing about you, this computer or your films, "
    "and downloads nothing."
)
_LOCKED = tr("X-Lite does not look for newer versions.")


class UpdateSettings(QWidget):
    """A switch, an address, and what they mean.

    Signals:
        chosen: whether to look (bool), and the address (str); empty for none.
    """

    chosen = Signal(bool, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.switch = QCheckBox(tr("Look for a newer version at the start"))
        self.address = QLineEdit()
        self.address.setPlaceholderText("https://")
        label = QLabel(tr("Address"))
        label.setFixedWidth(LABEL_WIDTH)
        label.setProperty("role", "quiet")
        label.setBuddy(self.address)
        self._refusal = _caption("")
        self._refusal.setProperty("role", "error")
        self._refusal.hide()
        self.switch.clicked.connect(self._on_edited)
        self.address.editingFinished.connect(self._on_edited)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.address, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        title = QLabel(tr("Newer versions"))
        title.setFont(font(TYPE_TITLE, SEMIBOLD))
        column.addWidget(title)
        column.addSpacing(8)
        column.addWidget(self.switch)
        column.addLayout(row)
        column.addWidget(self._refusal)
        free = policy().updates
        self.switch.setEnabled(free)
        self.address.setEnabled(free)
        column.addWidget(_caption(_ABOUT) if free else LockedNote(_LOCKED, "updates"))

    @property
    def refusal(self) -> str:
        """Why the address was not taken; empty where it was."""
        return self._refusal.text()

    def show_choice(self, *, looks: bool, address: str) -> None:
        """Show what is chosen."""
        self.switch.setChecked(looks and policy().updates)
        self.address.setText(address)

    def _on_edited(self) -> None:
        address = self.address.text().strip()
        if address:
            try:
                require_address(address)
            except InvalidConfiguration as error:
                self._refuse(told(error))
                return
        self._refusal.hide()
        self._refusal.clear()
        self.chosen.emit(self.switch.isChecked(), address)

    def _refuse(self, words: str) -> None:
        self._refusal.setText(words)
        self._refusal.show()


def _caption(text: str) -> QLabel:
    label = QLabel(text)
    label.setFont(font(TYPE_CAPTION))
    label.setWordWrap(True)
    label.setProperty("role", "quiet")
    return label
