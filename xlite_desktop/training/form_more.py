"""All settings in groups, with a box to find one by a word of its name or its help."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QVBoxLayout, QWidget

from xlite_core.data.augment import AUGMENTATIONS
from xlite_core.setting import Setting
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.icons import Glyph, paint_glyph
from xlite_desktop.theme.tokens import RADIUS, TYPE_BODY
from xlite_desktop.training.form_draft import STRENGTH, Draft, strength_of
from xlite_desktop.training.form_fields import SettingField
from xlite_desktop.training.form_first import SHOWN
from xlite_desktop.training.form_settings import GROUPS, FormSetting, Kind, form_settings
from xlite_desktop.translation import tr

_LABEL_WIDTH = 124


class MoreSettings(QWidget):
    """A line that opens the rest of the form.

    Signals:
        edited: A setting's dotted name and its value; the text itself where it is none.
        path_requested: The name of a path that is to be asked for.
        shown: A field that should be brought into view.
    """

    edited = Signal(str, object)
    path_requested = Signal(str)
    shown = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._settings = _settings()
        self._fields: dict[str, SettingField] = {}
        self._headings: dict[str, QLabel] = {}
        self._draft: Draft = {}
        self._problems: Mapping[str, str] = {}
        self._toggle = _Toggle(
            tr("loss, optimiser, schedule, {settings} fields", settings=len(self._settings))
        )
        self._toggle.toggled.connect(self._on_toggled)
        self._body = QWidget()
        self._body.hide()
        self._search = QLineEdit()
        self._nothing = QLabel(tr("No setting is called so."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._toggle)
        column.addWidget(self._body)

    @property
    def is_open(self) -> bool:
        """Whether the fields are shown."""
        return self._toggle.isChecked()

    def field(self, name: str) -> SettingField:
        """Return the field of a setting; the groups are built if they were not."""
        self._build()
        return self._fields[name]

    def show_draft(self, draft: Draft, problems: Mapping[str, str]) -> None:
        """Show values and what is wrong with them."""
        self._draft, self._problems = draft, problems
        here = sum(name in self._settings for name in problems)
        self._toggle.set_alarm(tr("{here} to mend", here=here) if here else "")
        for name, field in self._fields.items():
            field.show_value(strength_of(draft) if name == STRENGTH else draft[name])
            field.show_note(problems.get(name, ""), wrong=name in problems)

    def reveal(self, name: str) -> None:
        """Open the groups at one setting, and give it the focus."""
        field = self.field(name)
        self._search.clear()
        self._toggle.setChecked(True)
        self.shown.emit(field)
        field.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def narrow(self, words: str) -> None:
        """Show those settings alone whose name, group or help holds all words."""
        wanted = words.casefold().split()
        lively = set()
        for name, field in self._fields.items():
            setting = field.setting
            text = f"{name} {setting.label} {setting.group} {setting.declared.help}".casefold()
            fits = all(word in text for word in wanted)
            field.setVisible(fits)
            if fits:
                lively.add(setting.group)
        for group, heading in self._headings.items():
            heading.setVisible(group in lively)
        self._nothing.setVisible(not lively)

    @Slot(bool)
    def _on_toggled(self, opened: bool) -> None:
        if opened:
            self._build()
        self._body.setVisible(opened)
        if opened and self._search.isVisible():
            self._search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        if self._fields:
            return
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(8)
        self._search.setPlaceholderText(tr("Find a setting"))
        self._search.setAccessibleName(tr("Find a setting"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self.narrow)
        self._nothing.setProperty("role", "faint")
        self._nothing.hide()
        column.addWidget(self._search)
        column.addWidget(self._nothing)
        for name, setting in self._settings.items():
            if setting.group not in self._headings:
                heading = QLabel(setting.group)
                heading.setFont(font(TYPE_BODY, SEMIBOLD))
                heading.setContentsMargins(0, 10, 0, 2)
                self._headings[setting.group] = heading
                column.addWidget(heading)
            field = SettingField(setting, width=_LABEL_WIDTH)
            field.edited.connect(self.edited)
            field.path_requested.connect(self.path_requested)
            self._fields[name] = field
            column.addWidget(field)
        self.show_draft(self._draft, self._problems)


def _settings() -> dict[str, FormSetting]:
    """Return what has its field here, group by group; the strength heads its group."""
    settings: dict[str, FormSetting] = {}
    for name, setting in form_settings().items():
        if name.startswith("augmentation.") and STRENGTH not in settings:
            settings[STRENGTH] = _strength()
        if name not in SHOWN:
            settings[name] = setting
    return settings


def _strength() -> FormSetting:
    return FormSetting(
        name=STRENGTH,
        label=tr("Strength"),
        group=GROUPS["augmentation"],
        kind=Kind.CHOICE,
        optional=False,
        default="medium",
        choices=(*AUGMENTATIONS, "custom"),
        declared=Setting(help=tr("Sets all numbers of this group at once.")),
    )


class _Toggle(QAbstractButton):
    """A chevron, "More", and quiet words on what is there."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words, self._alarm = words, ""
        self.setText(tr("More"))
        self.setAccessibleName(tr("More: {words}", words=words))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(30)

    def set_alarm(self, alarm: str) -> None:
        """Say in the line that something inside is wrong."""
        if alarm != self._alarm:
            self._alarm = alarm
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, 30)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.translate(7, self.height() / 2)
        painter.rotate(0 if self.isChecked() else -90)
        paint_glyph(painter, Glyph.CHEVRON, QRectF(-6, -6, 12, 12), palette.quiet)
        painter.restore()
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(font(TYPE_BODY, MEDIUM))
        painter.setPen(QColor(palette.text))
        painter.drawText(QRectF(self.rect()).adjusted(18, 0, 0, 0), middle, self.text())
        left = 18 + painter.fontMetrics().horizontalAdvance(self.text()) + 8
        painter.setFont(font(TYPE_BODY))
        painter.setPen(QColor(palette.error if self._alarm else palette.faint))
        words = self._alarm or ("" if self.isChecked() else self._words)
        painter.drawText(QRectF(self.rect()).adjusted(left, 0, 0, 0), middle, words)
        if self.hasFocus():
            painter.setPen(QPen(QColor(palette.accent), 1.5))
            edge = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
            painter.drawRoundedRect(edge, RADIUS, RADIUS)
