"""The fields of an import: what was found, and what can be corrected."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from xlite_desktop.controls.segmented_control import Ground, SegmentedControl
from xlite_desktop.data.finding_boxes import FindingBoxes
from xlite_desktop.data.import_plan import ImportPlan, wrong_name
from xlite_desktop.data.panel_heading import ElidedWords, link_button
from xlite_desktop.theme.fonts import font
from xlite_desktop.theme.tokens import SPACE_8, SPACE_12, TYPE_CAPTION
from xlite_desktop.translation import counted, tr

_KINDS = {"nih": tr("NIH table"), "csv": tr("Table"), "folders": tr("Folder of folders")}
_FULL = tr("Every film is decoded, and copies are found by their content.")
_EXISTS = tr("Only the first bytes of each file are looked at: quick, but damage shows later.")
_ALONE = tr("The table alone: it can be described and split, but not trained on.")
_LABEL_WIDTH = 92


class ImportForm(QWidget):
    """Shows an `ImportPlan` to change.

    Signals:
        source_requested: another source is wanted.
        images_requested: another folder of films is wanted.
        changed: something was changed; `plan` says what it is now.
    """

    source_requested = Signal()
    images_requested = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: ImportPlan | None = None
        self._taken: set[str] = set()
        self._source, self._kind, self._images = ElidedWords(), QLabel(), ElidedWords()
        self.other_source = link_button(tr("Change..."), tr("Choose another table or folder"))
        self.other_images = link_button(tr("Change..."), tr("Choose the folder of the films"))
        self.alone = QCheckBox(tr("Import the table without films"))
        self.verify = SegmentedControl(
            [tr("Read every film"), tr("See that it is there")], ground=Ground.WINDOW
        )
        self._verify_hint = _hint()
        self.findings = FindingBoxes()
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name of the data set"))
        self.name.setMinimumHeight(30)
        self._name_hint = _hint("error")
        self._lay_out()
        self.other_source.clicked.connect(self.source_requested)
        self.other_images.clicked.connect(self.images_requested)
        self.alone.toggled.connect(self._on_changed)
        self.verify.chosen.connect(self._on_changed)
        self.findings.changed.connect(self._on_changed)
        self.name.textEdited.connect(self._on_changed)

    @property
    def plan(self) -> ImportPlan | None:
        """What is filled in; None before a source was looked at."""
        if self._plan is None:
            return None
        return replace(
            self._plan,
            name=self.name.text().strip(),
            images=None if self.alone.isChecked() else self._plan.images,
            findings=self.findings.chosen(),
            verify="exists" if self.verify.current else "full",
        )

    @property
    def problem(self) -> str:
        """What keeps the import from starting; "" where nothing does."""
        if not self.findings.chosen():
            return tr("Choose at least one finding.")
        return wrong_name(self.name.text(), self._taken)

    def show_plan(self, plan: ImportPlan, taken: set[str]) -> None:
        """Begin with a plan.

        Args:
            plan: What is imported when nobody changes anything.
            taken: Names of the data sets that are there.
        """
        self._plan, self._taken = plan, taken
        preview, folders = plan.preview, plan.preview.kind == "folders"
        rows = counted(preview.rows, "file" if folders else "row")
        self._source.say(preview.source.name, "text")
        self._source.setToolTip(str(preview.source))
        self._kind.setText(f"{_KINDS[preview.kind]}, {rows}")
        for part in (*self._images_row, self.alone):
            part.setVisible(not folders)
        self.alone.setChecked(False)
        self.verify.set_current(0)
        self.findings.show_findings(preview.findings, plan.findings)
        self.name.setText(plan.name)
        self._show()

    def show_images(self, plan: ImportPlan) -> None:
        """Show another folder of films; the rest stays."""
        self._plan = plan
        self.alone.setChecked(False)
        self._show()

    def _on_changed(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        alone = self.alone.isChecked()
        images = self._plan.images if self._plan is not None else None
        self._images.say("/".join(images.parts[-2:]) if images else "", "text")
        self._images.setToolTip(str(images or ""))
        self._images.setEnabled(not alone)
        self.other_images.setEnabled(not alone)
        self.verify.setEnabled(not alone)
        hint = _ALONE if alone else _EXISTS if self.verify.current else _FULL
        self._verify_hint.setText(hint)
        self._name_hint.setText(self.problem)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_8)
        grid.setVerticalSpacing(SPACE_12)
        grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        images_label = _label(tr("Films"))
        self._images_row = (images_label, self._images, self.other_images)
        grid.addWidget(_label(tr("Source")), 0, 0)
        grid.addLayout(_row(self._source, self.other_source), 0, 1)
        grid.addWidget(_label(tr("Kind")), 1, 0)
        grid.addWidget(self._kind, 1, 1)
        grid.addWidget(images_label, 2, 0)
        grid.addLayout(_row(self._images, self.other_images), 2, 1)
        grid.addWidget(self.alone, 3, 1)
        grid.addWidget(_label(tr("Check")), 4, 0)
        grid.addWidget(self.verify, 4, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self._verify_hint, 5, 1)
        grid.addWidget(_label(tr("Findings")), 6, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.findings, 6, 1)
        grid.addWidget(_label(tr("Name")), 7, 0)
        grid.addWidget(self.name, 7, 1)
        grid.addWidget(self._name_hint, 8, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(grid)
        column.addStretch(1)


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE_12)
    row.addWidget(parts[0], 1)
    for part in parts[1:]:
        row.addWidget(part)
    return row


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "quiet")
    label.setContentsMargins(0, 4, 0, 4)
    return label


def _hint(role: str = "faint") -> QLabel:
    label = QLabel()
    label.setFont(font(TYPE_CAPTION))
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
