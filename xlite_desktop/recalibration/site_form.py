"""Three steps on a page: the table of cases, the folder of their films, the site."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from xlite_core.recalibration.site_name import LONGEST_SITE
from xlite_desktop.controls.segmented_control import Ground, SegmentedControl
from xlite_desktop.recalibration.site_view import SiteChoice, SiteView
from xlite_desktop.theme.fonts import MEDIUM, font
from xlite_desktop.theme.tokens import SPACE_8, SPACE_12, TYPE_BODY, TYPE_CAPTION
from xlite_desktop.translation import in_readers_language, tr

_FIELD_WIDTH = 320
_LABELS = 112
_TOP = Qt.AlignmentFlag.AlignTop


class SiteForm(QWidget):
    """Shows what is chosen and says what the user changed of it.

    Signals:
        changed: the new `SiteChoice`.
        table_requested: a dialog for the table is wanted.
        folder_requested: a dialog for the folder is wanted.
    """

    changed = Signal(object)
    table_requested = Signal()
    folder_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = SiteChoice()
        self.table, self.table_name = _button(tr("Choose the table of cases")), _value()
        self.folder, self.folder_name = _button(tr("Choose the folder of the films")), _value()
        self.site = QLineEdit()
        self.site.setMaximumWidth(_FIELD_WIDTH)
        self.site.setMaxLength(2 * LONGEST_SITE)
        self.site.setAccessibleName(tr("Name of the site"))
        self.site.setPlaceholderText(tr("Hospital or department"))
        self.site_problem = _hint("", "error")
        self.kind = SegmentedControl((tr("As they came"), tr("Chosen")), ground=Ground.WINDOW)
        self.kind.setAccessibleName(tr("How the films were taken"))
        self._kind_words = _hint("")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_12)
        grid.setVerticalSpacing(SPACE_12)
        grid.setColumnMinimumWidth(0, _LABELS)
        grid.setColumnStretch(2, 1)
        self._add(grid, 0, tr("Your cases"), self.table, self.table_name, _hint(_cases_words()))
        self._add(grid, 1, tr("Their films"), self.folder, self.folder_name)
        grid.addWidget(_label(tr("Your site")), 2, 0, _TOP)
        grid.addLayout(_stack(self.site, self.site_problem), 2, 1, 1, 2)
        grid.addWidget(_label(tr("The films are")), 3, 0, _TOP)
        grid.addLayout(_stack(_at_left(self.kind), self._kind_words), 3, 1, 1, 2)
        self.table.clicked.connect(self.table_requested)
        self.folder.clicked.connect(self.folder_requested)
        self.site.textEdited.connect(lambda _text: self._on_edited())
        self.kind.chosen.connect(lambda _index: self._on_edited())

    def show_view(self, view: SiteView) -> None:
        """Show what is chosen."""
        choice = self._choice = view.choice
        for button, label, path, none in (
            (self.table, self.table_name, choice.table, tr("No table chosen yet.")),
            (self.folder, self.folder_name, choice.images, tr("No folder chosen yet.")),
        ):
            label.setText(none if path is None else path.name or str(path))
            label.setToolTip("" if path is None else str(path))
            _say(label, label.text(), "quiet" if path is None else "")
            button.setEnabled(not view.busy)
        if self.site.text() != choice.site:
            self.site.setText(choice.site)
        said = view.name_problem
        words = "" if said is None else in_readers_language(f"{said.summary} {said.hint}")
        _say(self.site_problem, words, "error")
        self.site_problem.setVisible(said is not None)
        self.site.setAccessibleDescription(words)
        self.kind.set_current(0 if choice.as_they_come else 1)
        self._kind_words.setText(_kind_words(as_they_come=choice.as_they_come))
        for field in (self.site, self.kind):
            field.setEnabled(not view.busy)

    def _add(
        self, grid: QGridLayout, row: int, title: str, button: QPushButton, *below: QLabel
    ) -> None:
        value, *hints = below
        grid.addWidget(_label(title), row, 0, _TOP)
        line = QGridLayout()
        line.setHorizontalSpacing(SPACE_12)
        line.setVerticalSpacing(SPACE_8)
        line.setColumnStretch(1, 1)
        line.addWidget(button, 0, 0)
        line.addWidget(value, 0, 1)
        for place, hint in enumerate(hints, 1):
            line.addWidget(hint, place, 0, 1, 2)
        grid.addLayout(line, row, 1, 1, 2)

    def _on_edited(self) -> None:
        self.changed.emit(
            replace(self._choice, site=self.site.text(), as_they_come=self.kind.current == 0)
        )


def _cases_words() -> str:
    return tr(
        "A CSV with a film a row: its file, and a column for each finding, with 1, 0, or nothing "
        "where nobody knows. A column “patient” keeps the films of one patient together. Take no "
        "films that the model was trained on."
    )


def _kind_words(*, as_they_come: bool) -> str:
    if as_they_come:
        return tr(
            "All films of a period, or a random part of them: their share of positive films is "
            "taken as the prevalence of your site."
        )
    return tr(
        "Picked for what they show: their share of positive films means nothing, so probabilities "
        "and predictive values keep the prevalence of the model."
    )


def _button(name: str) -> QPushButton:
    button = QPushButton(tr("Choose..."))
    button.setAccessibleName(name)
    return button


def _value() -> QLabel:
    label = QLabel()
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setFont(font(TYPE_BODY, MEDIUM))
    label.setFixedHeight(30)
    return label


def _hint(text: str, role: str = "quiet") -> QLabel:
    label = QLabel(text)
    label.setFont(font(TYPE_CAPTION))
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label


def _say(label: QLabel, words: str, role: str) -> None:
    label.setText(words)
    if label.property("role") != role:
        label.setProperty("role", role)
        label.style().polish(label)


def _at_left(widget: QWidget) -> QWidget:
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    row.addStretch(1)
    return held


def _stack(*widgets: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(SPACE_8)
    for widget in widgets:
        column.addWidget(widget)
    return column
