"""The form of an export: what, of which films, with whom, and where to."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from xlite_core.policy import policy
from xlite_desktop.controls.form_parts import quiet, row, title
from xlite_desktop.controls.locked_note import LockedNote
from xlite_desktop.controls.segmented_control import Ground, SegmentedControl
from xlite_desktop.export.export_choice import KINDS, ExportChoice
from xlite_desktop.theme.fonts import MEDIUM, font
from xlite_desktop.theme.tokens import SPACE_12, TYPE_BODY
from xlite_desktop.translation import tr

_INDENT = 24

_IDENTITY_WORDS = tr(
    "Without them, an archive cannot file the object under its patient. The "
    "identifiers of study and film always go along: they are the reference."
)
_NO_IDENTITY_WORDS = tr(
    "These copies never carry them. Films of one patient get one made-up number, "
    "so that they stay together within this export."
)

_LOCKED = tr("The policy of this computer forbids writing who a patient is.")


class ExportForm(QWidget):
    """Shows an `ExportChoice` and says what the user changed of it.

    Signals:
        changed: the new `ExportChoice`.
        folder_requested: a dialog for the folder is wanted.
    """

    changed = Signal(object)
    folder_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = ExportChoice()
        self.kinds = {key: QRadioButton(name) for key, name, _ in KINDS}
        self._group = QButtonGroup(self)
        self.scope = SegmentedControl((tr("This film"), tr("All films")), ground=Ground.WINDOW)
        self.scope.setAccessibleName(tr("Which films"))
        self.identity = QCheckBox(tr("Take the patient's name, ID and dates along"))
        self._identity_words = quiet("")
        self.folder = QLabel()
        self.choose = QPushButton(tr("Choose..."))
        self.choose.setAccessibleName(tr("Choose the folder"))
        self.names = quiet("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        column.addWidget(title(tr("What")))
        column.addLayout(self._kind_rows())
        column.addWidget(title(tr("Of which films")))
        column.addLayout(row(self.scope))
        column.addWidget(self.identity)
        column.addWidget(_indented(self._identity_words))
        self.locked = None if policy().export_identity else LockedNote(_LOCKED, "export_identity")
        if self.locked is not None:
            column.addWidget(_indented(self.locked))
        column.addWidget(title(tr("Where to")))
        column.addLayout(row(self.choose, self.folder))
        column.addWidget(self.names)
        self._group.buttonClicked.connect(lambda _button: self._on_edited())
        self.scope.chosen.connect(lambda _index: self._on_edited())
        self.identity.clicked.connect(lambda _on: self._on_edited())
        self.choose.clicked.connect(self.folder_requested)

    def show_choice(self, choice: ExportChoice, names: str, *, busy: bool) -> None:
        """Show what is chosen.

        Args:
            choice: It.
            names: The files that would be written, for people.
            busy: Work is under way: nothing can be changed.
        """
        self._choice = choice
        self.kinds[choice.kind].setChecked(True)
        self.scope.set_current(int(choice.all_films))
        may = choice.may_carry_identity and self.locked is None
        self.identity.setChecked(choice.identity and may)
        self.identity.setEnabled(may)
        words = _IDENTITY_WORDS if choice.may_carry_identity else _NO_IDENTITY_WORDS
        self._identity_words.setText(words)
        self.folder.setText(str(choice.folder or tr("No folder chosen yet.")))
        self.folder.setProperty("role", "" if choice.folder else "quiet")
        self.folder.style().polish(self.folder)
        self.names.setText(names)
        self.setEnabled(not busy)

    def _kind_rows(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(2)
        for place, (key, _, words) in enumerate(KINDS):
            button = self.kinds[key]
            button.setFont(font(TYPE_BODY, MEDIUM))
            button.setAccessibleDescription(words)
            self._group.addButton(button)
            grid.addWidget(button, 2 * place, 0)
            grid.addWidget(_indented(quiet(words)), 2 * place + 1, 0)
            grid.setRowMinimumHeight(2 * place + 1, 24)
        return grid

    def _on_edited(self) -> None:
        kind = next(key for key, button in self.kinds.items() if button.isChecked())
        edited = replace(
            self._choice,
            kind=kind,
            all_films=self.scope.current == 1,
            identity=self._choice.identity
            if not self._choice.may_carry_identity
            else self.identity.isChecked(),
        )
        self.changed.emit(edited)


def _indented(label: QWidget) -> QWidget:
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(_INDENT, 0, 0, 0)
    row.addWidget(label)
    return held
