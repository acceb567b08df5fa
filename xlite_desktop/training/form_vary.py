"""The page of the form that makes many runs of one."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from xlite_core.errors import XLiteError
from xlite_core.training.config import TrainingConfig
from xlite_core.training.queue import QueueItem
from xlite_desktop.frame.side_page import Rule
from xlite_desktop.theme.fonts import SEMIBOLD, font
from xlite_desktop.theme.icons import Glyph, icon
from xlite_desktop.theme.tokens import PANEL_PADDING, TYPE_BODY, TYPE_CAPTION, TYPE_TITLE
from xlite_desktop.training.form_controls import Choices, Entry
from xlite_desktop.training.form_fields import Field
from xlite_desktop.training.form_grid import (
    OWN,
    Axis,
    problem_of,
    runs_of_axes,
    runs_of_queue,
    shipped_queues,
    title_of,
    told_of,
    variable_settings,
)
from xlite_desktop.training.form_settings import form_settings
from xlite_desktop.translation import tr

_MOST_LISTED = 12
_AXES = 2


class VaryPage(QWidget):
    """Shows which runs a grid over one or two settings makes.

    Signals:
        queue_requested: A list of configurations.
        closed: Back to the form.
    """

    queue_requested = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._config: TrainingConfig | None = None
        self._items: tuple[QueueItem, ...] = ()
        self._plan = Choices()
        self._plan.addItem(tr("My own grid"), OWN)
        for title, file in shipped_queues().items():
            self._plan.addItem(title, file)
        self._plan.activated.connect(self._on_edited)
        self._plan_field = Field(tr("Grid"), self._plan)
        self._axes = [_AxisFields(number) for number in range(_AXES)]
        for axis in self._axes:
            axis.edited.connect(self._on_edited)
        self._told = _quiet("", size=TYPE_CAPTION)
        self._add = QPushButton()
        self._add.setProperty("role", "primary")
        self._add.setFont(font(TYPE_BODY, SEMIBOLD))
        self._add.clicked.connect(self._on_added)
        self._lay_out()

    @property
    def add_button(self) -> QPushButton:
        return self._add

    @property
    def told(self) -> str:
        """What the page says of the runs."""
        return self._told.text()

    def show_config(self, config: TrainingConfig) -> None:
        """Show what the grid makes of a run."""
        self._config = config
        self._on_edited()

    def choose(self, axis: int, name: str, values: str) -> None:
        """Vary a setting over values that are separated by commas."""
        self._axes[axis].choose(name, values)

    def _lay_out(self) -> None:
        title = QLabel(tr("Vary the next run"))
        title.setFont(font(TYPE_TITLE, SEMIBOLD))
        cross = QToolButton()
        cross.setIcon(icon(Glyph.CLOSE))
        cross.setIconSize(QSize(16, 16))
        cross.setFixedSize(28, 28)
        cross.setToolTip(tr("Back to the form"))
        cross.setAccessibleName(tr("Back to the form"))
        cross.clicked.connect(self.closed)
        top = QHBoxLayout()
        top.addWidget(title, 1)
        top.addWidget(cross)
        inner = QVBoxLayout()
        inner.setContentsMargins(PANEL_PADDING, 8, PANEL_PADDING, 8)
        inner.setSpacing(8)
        inner.addLayout(top)
        inner.addWidget(_quiet(tr("One run for each combination; the form says all the rest.")))
        inner.addWidget(self._plan_field)
        for axis in self._axes:
            inner.addWidget(axis)
        inner.addWidget(self._told)
        inner.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(PANEL_PADDING, 7, PANEL_PADDING, 8)
        foot.addWidget(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(inner, 1)
        column.addWidget(Rule())
        column.addLayout(foot)

    @Slot()
    def _on_edited(self) -> None:
        if self._config is None:
            return
        plan = self._plan.currentData()
        for axis in self._axes:
            axis.setVisible(plan == OWN)
        problem = ""
        try:
            if plan == OWN:
                self._items = runs_of_axes(self._config, [axis.axis for axis in self._axes])
            else:
                self._items = runs_of_queue(self._config, plan)
        except XLiteError as error:
            self._items, problem = (), problem_of(error)
        listed = [f"{number}. {title_of(item)}" for number, item in enumerate(self._items, 1)]
        if len(listed) > _MOST_LISTED:
            listed = [
                *listed[: _MOST_LISTED - 1],
                tr("and {listed} more", listed=len(listed) - _MOST_LISTED + 1),
            ]
        self._told.setText(problem or "\n".join(listed))
        self._add.setEnabled(not problem)
        self._add.setToolTip(problem)
        self._add.setText(
            tr("Add {told_of} to the queue", told_of=told_of(self._items))
            if self._items
            else tr("Add")
        )

    @Slot()
    def _on_added(self) -> None:
        self.queue_requested.emit([item.config for item in self._items])


class _AxisFields(QWidget):
    """One varied setting: which, and its values.

    Signals:
        edited: Either changed.
    """

    edited = Signal()

    def __init__(self, number: int) -> None:
        super().__init__()
        self._setting, self._values = Choices(), Entry()
        self._setting.addItem(tr("Nothing") if number else tr("Choose a setting"), "")
        for setting in variable_settings():
            self._setting.addItem(f"{setting.label} · {setting.group}", setting.name)
        self._setting.activated.connect(self._on_chosen)
        self._values.textEdited.connect(self.edited)
        self._values.setPlaceholderText(tr("Values, such as 2, 4, 8"))
        self._field = Field(tr("Values"), self._values)
        self._values.setAccessibleName(tr("Values of setting {number}", number=number + 1))
        name = Field(tr("and") if number else tr("Vary"), self._setting)
        self._setting.setAccessibleName(tr("Setting {number} of the grid", number=number + 1))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(name)
        column.addWidget(self._field)
        self._field.hide()

    @property
    def axis(self) -> Axis:
        return Axis(self._setting.currentData(), self._values.text())

    def choose(self, name: str, values: str) -> None:
        self._setting.setCurrentIndex(self._setting.findData(name))
        self._values.setText(values)
        self._on_chosen()

    @Slot()
    def _on_chosen(self) -> None:
        setting = form_settings().get(self._setting.currentData())
        self._field.setVisible(setting is not None)
        if setting is not None:
            choices = ", ".join(map(str, setting.choices))
            self._field.show_note(choices or setting.range_words)
        self.edited.emit()


def _quiet(text: str, *, size: int = TYPE_BODY) -> QLabel:
    label = QLabel(text)
    label.setFont(font(size))
    label.setProperty("role", "quiet")
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    return label
