"""The settings: a short form that takes effect at once."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from xlite_core.installed_model import fast_student
from xlite_core.policy import policy
from xlite_desktop.controls.locked_note import LockedNote
from xlite_desktop.controls.quiet_choice import QuietChoice
from xlite_desktop.language_choice import LanguageChoice
from xlite_desktop.log_file import log_folder
from xlite_desktop.model_choice import model_words
from xlite_desktop.policy_part import PolicyPart
from xlite_desktop.settings import THEMES, Settings
from xlite_desktop.settings_folders import LABEL_WIDTH, SettingsFolders
from xlite_desktop.settings_places import SettingsPlaces
from xlite_desktop.theme.fonts import SEMIBOLD, font
from xlite_desktop.theme.tokens import TYPE_CAPTION, TYPE_TITLE
from xlite_desktop.translation import tr
from xlite_desktop.viewer.color_map_menu import swatch

_THEME_WORDS = {"system": tr("As the system"), "dark": tr("Dark"), "light": tr("Light")}


class SettingsForm(QWidget):
    """Shows the settings and says what the user changed.

    Signals:
        settings_chosen: the new `Settings`.
        model_requested: "Choose..." was pressed.
        bundled_requested: "Use the bundled model" was pressed.
        fast_requested: "Use its fast variant" was pressed; it is offered where there is one.
    """

    settings_chosen = Signal(object)
    model_requested = Signal()
    bundled_requested = Signal()
    fast_requested = Signal()

    def __init__(self, color_maps: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = Settings()
        self._theme = _choice({name: _THEME_WORDS[name] for name in THEMES}, tr("Theme"))
        self._map = _choice({name: name.capitalize() for name in color_maps}, tr("Colour map"))
        for place, name in enumerate(color_maps):
            self._map.setItemIcon(place, swatch(name))
        self.language = LanguageChoice()
        self._thresholds = QCheckBox(tr("Keep moved thresholds, for each model its own"))
        self._recents = QCheckBox(tr("Remember the names of opened films on this computer"))
        self.folders, self.places = SettingsFolders(), SettingsPlaces()
        self._parts = QVBoxLayout()
        self._parts.setSpacing(16)
        self._training = QVBoxLayout()
        self._model = QLabel()
        self._model.setProperty("role", "quiet")
        self._theme.activated.connect(self._on_edited)
        self._map.activated.connect(self._on_edited)
        self.language.chosen.connect(self._on_edited)
        self._thresholds.clicked.connect(self._on_edited)
        self._recents.clicked.connect(self._on_edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        if policy().file is not None:
            column.addWidget(PolicyPart(policy()))
        column.addWidget(_title(tr("Look")))
        look = _form((tr("Theme"), self._theme), (tr("Colour map"), self._map))
        look.addWidget(self.language, look.rowCount(), 0, 1, look.columnCount())
        column.addLayout(look)
        column.addWidget(_title(tr("Kept on this computer")))
        column.addWidget(self._thresholds)
        column.addWidget(self._recents)
        column.addLayout(self._parts)
        column.addWidget(_title(tr("Model")))
        column.addWidget(self._model)
        column.addLayout(self._model_buttons())
        if policy().fixes_model:
            column.addWidget(LockedNote(tr("No other model can be chosen."), "model"))
        column.addWidget(_title(tr("Training")))
        column.addLayout(self._training)
        column.addWidget(_title(tr("Folders of data sets and runs")))
        column.addWidget(self.folders)
        column.addWidget(_title(tr("Where everything else is kept")))
        column.addWidget(self.places)
        column.addWidget(_title(tr("When something goes wrong")))
        column.addLayout(self._log_line())
        column.addStretch(1)

    def add_part(self, part: QWidget | None) -> None:
        """Add what a topic keeps on this computer; None for nothing."""
        if part is not None:
            self._parts.addWidget(part)

    def add_training(self, part: QWidget) -> None:
        """Add what says which program trains."""
        self._training.addWidget(part)

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen."""
        self._settings = settings
        self._theme.setCurrentIndex(self._theme.findData(settings.theme))
        self._map.setCurrentIndex(max(self._map.findData(settings.color_map), 0))
        self._thresholds.setChecked(settings.keep_thresholds)
        self._recents.setChecked(settings.keep_recents)
        self.language.show_language(settings.language)
        self._model.setText(model_words(settings))

    def _on_edited(self) -> None:
        self._settings = dataclasses.replace(
            self._settings,
            theme=self._theme.currentData(),
            language=self.language.language,
            color_map=self._map.currentData(),
            keep_thresholds=self._thresholds.isChecked(),
            keep_recents=self._recents.isChecked(),
        )
        self.settings_chosen.emit(self._settings)

    def _model_buttons(self) -> QHBoxLayout:
        choose, bundled = QPushButton(tr("Choose...")), QPushButton(tr("Use the bundled model"))
        for button in (choose, bundled):
            button.setEnabled(not policy().fixes_model)
        choose.clicked.connect(self.model_requested)
        bundled.clicked.connect(self.bundled_requested)
        if fast_student() is None:
            return _row(choose, bundled)
        fast = QPushButton(tr("Use its fast variant"))
        fast.setToolTip(
            tr("The same student in 8-bit whole numbers. Its card says how far its results differ.")
        )
        fast.setEnabled(not policy().fixes_model)
        fast.clicked.connect(self.fast_requested)
        return _row(choose, bundled, fast)

    def _log_line(self) -> QHBoxLayout:
        button = QPushButton(tr("Open log folder"))
        button.clicked.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_folder())))
        )
        words = QLabel(tr("The log holds no file names and no patient data."))
        words.setFont(font(TYPE_CAPTION))
        words.setProperty("role", "quiet")
        return _row(button, words)


def _title(text: str) -> QLabel:
    label = QLabel(text)
    label.setFont(font(TYPE_TITLE, SEMIBOLD))
    return label


def _choice(choices: dict[str, str], name: str) -> QuietChoice:
    box = QuietChoice()
    for key, words in choices.items():
        box.addItem(words, key)
    box.setFixedWidth(220)
    box.setAccessibleName(name)
    return box


def _form(*lines: tuple[str, QWidget]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(8)
    grid.setColumnMinimumWidth(0, LABEL_WIDTH)
    grid.setColumnStretch(2, 1)
    for row, (name, field) in enumerate(lines):
        label = QLabel(name)
        label.setBuddy(field)
        label.setProperty("role", "quiet")
        grid.addWidget(label, row, 0)
        grid.addWidget(field, row, 1)
    return grid


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
