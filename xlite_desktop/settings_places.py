"""In the settings: where everything else lies, to be read and copied."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from xlite_core.places import VARIABLES, Decided, Place, decided_by, folder_of
from xlite_desktop.controls.form_parts import quiet
from xlite_desktop.settings_folders import LABEL_WIDTH
from xlite_desktop.theme.tokens import SPACE_8
from xlite_desktop.translation import tr

_NAMES: Mapping[Place, str] = {
    Place.MODELS: tr("Models"),
    Place.CACHES: tr("Caches"),
    Place.BATCHES: tr("Results of folders"),
    Place.LOGS: tr("Log and crash reports"),
    Place.TEMPORARY: tr("Temporary files"),
    Place.SETTINGS: tr("Settings"),
}
_ABOUT = tr(
    "A policy or an environment variable can move these; the help page for the IT department "
    "says how."
)


class SettingsPlaces(QWidget):
    """A line for each place that the window cannot move.

    Attributes:
        paths: The field that shows each place.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paths = {place: _path(name, place) for place, name in _NAMES.items()}
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_8)
        grid.setVerticalSpacing(SPACE_8)
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        for row, (place, field) in enumerate(self.paths.items()):
            label = QLabel(_NAMES[place])
            label.setProperty("role", "quiet")
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addLayout(grid)
        column.addWidget(quiet(_ABOUT))

    def show_own(self, *, settings: Path, batches: Path) -> None:
        """Show what lies elsewhere in a window with settings of its own."""
        for place, path in ((Place.SETTINGS, settings), (Place.BATCHES, batches)):
            field = self.paths[place]
            field.setText(str(path))
            field.setCursorPosition(0)
            if decided_by(place) is Decided.USUAL:
                field.setToolTip(str(path))


def _path(name: str, place: Place) -> QLineEdit:
    field = QLineEdit(str(folder_of(place)))
    field.setReadOnly(True)
    field.setCursorPosition(0)
    field.setAccessibleName(name)
    decided = decided_by(place)
    if decided is Decided.POLICY:
        field.setToolTip(tr("The policy of this computer says where this lies."))
    elif decided is Decided.ENVIRONMENT:
        field.setToolTip(tr("{variable} says where this lies.", variable=VARIABLES[place]))
    else:
        field.setToolTip(field.text())
    return field
