"""A field of a setting: its name, its control, and the sentence below it."""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QToolButton, QWidget

from xlite_desktop.theme.fonts import font
from xlite_desktop.theme.tokens import TYPE_BODY, TYPE_CAPTION
from xlite_desktop.training.form_controls import Choices, Entry, folder_button
from xlite_desktop.training.form_settings import FormSetting, Kind
from xlite_desktop.training.form_text import parsed, written
from xlite_desktop.translation import in_readers_language, tr

LABEL_WIDTH = 92


class Field(QWidget):
    """A label, a control beside it, and a hint or an error below it.

    Attributes:
        control: What has the focus.
    """

    def __init__(
        self,
        label: str,
        control: QWidget,
        *,
        beside: QWidget | None = None,
        width: int = LABEL_WIDTH,
    ) -> None:
        super().__init__()
        self.control = control
        name = QLabel(label)
        name.setFont(font(TYPE_BODY))
        name.setProperty("role", "quiet")
        name.setWordWrap(True)
        name.setFixedWidth(width)
        name.setBuddy(control)
        if not width:
            name.hide()  # not setVisible(True): without a parent it would open as a window
        self._note = QLabel()
        self._note.setFont(font(TYPE_CAPTION))
        self._note.setWordWrap(True)
        self._note.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.addWidget(name, 0, 0)
        grid.addWidget(_together(control, beside), 0, 1)
        grid.addWidget(self._note, 1, 1)
        control.setAccessibleName(label)

    @property
    def note(self) -> str:
        """What stands below the control."""
        return self._note.text()

    def show_note(self, text: str, *, wrong: bool = False) -> None:
        """Say something below the control: why its value is wrong, or a hint."""
        role = "error" if wrong else "faint"
        if self._note.property("role") != role:
            self._note.setProperty("role", role)
            self._note.style().polish(self._note)
        self._note.setText(text)
        self._note.setVisible(bool(text))
        self.mark(wrong=wrong)

    def mark(self, *, wrong: bool) -> None:
        """Mark the control, or take the mark away."""
        if isinstance(self.control, Entry | Choices):
            self.control.set_wrong(wrong)


class SettingField(Field):
    """The field of one declared setting.

    Signals:
        edited: The setting's dotted name, and its value; the text itself where it is none.
        path_requested: The name of a path that is to be asked for.
    """

    edited = Signal(str, object)
    path_requested = Signal(str)

    def __init__(
        self,
        setting: FormSetting,
        *,
        width: int = LABEL_WIDTH,
        before: str = "",
        companion: QToolButton | None = None,
        label: str = "",
    ) -> None:
        after = "" if before or companion else setting.declared.unit
        button = folder_button(setting.label) if _is_path(setting) else None
        super().__init__(
            label or setting.label,
            _control(setting, before, after, companion),
            beside=button,
            width=width,
        )
        self.setting = setting
        self._value: Any = setting.default
        self.setToolTip(setting.tooltip)
        self.control.setAccessibleDescription(setting.tooltip)
        if button is not None:
            button.clicked.connect(lambda: self.path_requested.emit(setting.name))
        if isinstance(self.control, Entry):
            self.control.textEdited.connect(self._on_written)
            self.control.stepped.connect(self._on_stepped)
        elif isinstance(self.control, Choices):
            self.control.activated.connect(self._on_chosen)
        elif isinstance(self.control, QCheckBox):
            self.control.clicked.connect(self._on_switched)
        self.show_value(setting.default)

    def show_value(self, value: Any) -> None:
        """Show a value, without saying so to anyone; what is just being written stays."""
        self._value = value
        if isinstance(self.control, QCheckBox):
            self.control.setChecked(bool(value))
        elif isinstance(self.control, Choices):
            self.control.setCurrentIndex(self.control.findData(value))
        elif isinstance(self.control, Entry) and (
            not self.control.hasFocus() or parsed(self.setting, self.control.text()) != value
        ):
            self.control.setText(written(self.setting, value))

    @Slot(str)
    def _on_written(self, text: str) -> None:
        self._say(parsed(self.setting, text))

    @Slot(int)
    def _on_chosen(self, index: int) -> None:
        self._say(self.setting.choices[index])

    @Slot(bool)
    def _on_switched(self, on: bool) -> None:
        self._say(on)

    @Slot(int)
    def _on_stepped(self, steps: int) -> None:
        value = stepped(self.setting, self._value, steps)
        if value != self._value and isinstance(self.control, Entry):
            self.control.setText(written(self.setting, value))
            self._say(value)

    def _say(self, value: Any) -> None:
        if value != self._value or type(value) is not type(self._value):
            self._value = value
            self.edited.emit(self.setting.name, value)


def stepped(setting: FormSetting, value: Any, steps: int) -> Any:
    """Return a number some steps further, within its range; anything else stays.

    A step is 1 for whole numbers, and a tenth of the leading digit's place for others: 0.7 goes
    to 0.71, 1e-4 to 1.1e-4.
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    low = -math.inf if setting.declared.low is None else setting.declared.low
    high = math.inf if setting.declared.high is None else setting.declared.high
    if setting.kind is Kind.WHOLE:
        return int(min(max(value + steps, low), high))
    if setting.kind is not Kind.NUMBER:
        return value
    places = 2 if value == 0 else 1 - math.floor(math.log10(abs(value)))
    return min(max(round(value + steps * 10.0**-places, places), low), high)


def _is_path(setting: FormSetting) -> bool:
    return setting.kind is Kind.PATH or setting.name == "loop.init_from"


_EMPTY = {
    "findings": tr("All"),
    "data.splits": tr("Made 70/15/15"),
    "data.cache": tr("Automatic"),
    "student.attention_width": tr("Full width"),
    "loss.focal_alpha": tr("By share"),
    "optimisation.backbone_learning_rate": tr("As the head"),
    "machine.threads": tr("Automatic"),
}
"""What an empty field means."""


def _control(
    setting: FormSetting, before: str, after: str, companion: QToolButton | None
) -> QWidget:
    if setting.kind is Kind.SWITCH:
        return QCheckBox()
    if setting.kind is Kind.CHOICE:
        choices = Choices()
        for choice in setting.choices:
            choices.addItem(choice_words(choice), choice)
        return choices
    entry = Entry(before=before, after=after, companion=companion)
    if setting.optional:
        entry.setPlaceholderText(_EMPTY.get(setting.name, tr("None")))
    return entry


_WORDS = {
    "mhsa": "MHSA", "bce": "BCE", "weighted_bce": tr("Weighted BCE"), "best_auc": tr("Best AUC"),
    "best_loss": tr("Best loss"), "cpu": "CPU", "cuda": "CUDA", "mps": "MPS",
}  # fmt: skip


def choice_words(choice: Any) -> str:
    """Return a choice for people: "weighted_bce" -> "Weighted BCE"; precisions stay as they are."""
    text = str(choice)
    if any(sign.isdigit() for sign in text):
        return text.replace("_", " ")
    return _WORDS.get(text) or in_readers_language(text.replace("_", " ").capitalize())


def _together(control: QWidget, beside: QWidget | None) -> QWidget:
    if beside is None:
        return control
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    row.addWidget(control, 1)
    row.addWidget(beside, 0, Qt.AlignmentFlag.AlignVCenter)
    return both
