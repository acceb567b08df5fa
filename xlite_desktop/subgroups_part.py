"""How a model does on PA and AP films, by age and by sex, on the page about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from xlite_desktop.theme.fonts import MEDIUM, REGULAR, font
from xlite_desktop.theme.tokens import TYPE_BODY, TYPE_CAPTION
from xlite_desktop.translation import in_readers_language, tr

if TYPE_CHECKING:
    from xlite_core.evaluation.subgroups import Subgroup


def subgroups_part(groups: Sequence[Subgroup]) -> QWidget:
    """Return a sentence and one row a group; the sentence alone where nothing was measured."""
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(16)
    said = _label(_words(groups), "quiet", TYPE_BODY)
    said.setWordWrap(True)
    column.addWidget(said)
    if groups:
        column.addLayout(_table(groups))
    return part


def _words(groups: Sequence[Subgroup]) -> str:
    if not groups:
        return tr("On PA and AP films, by age and by sex: not measured for this model.")
    return tr(
        "Each group is ranked by itself, over the findings that all groups of its kind can be "
        "judged on; intervals are 95 %, by resampling patients. Groups differ in more than their "
        "name. The help page of each finding tells its own numbers."
    )


def _table(groups: Sequence[Subgroup]) -> QGridLayout:
    from xlite_core.reporting.subgroups_page import group_rows

    grid = QGridLayout()
    grid.setVerticalSpacing(6)
    grid.setHorizontalSpacing(24)
    grid.setColumnStretch(0, 1)
    right, left = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
    headings = (
        tr("Group"), tr("Films"), tr("Patients"), tr("Macro AUC"), tr("Over findings"),
    )  # fmt: skip
    for column, heading in enumerate(headings):
        label = _label(heading, "faint", TYPE_CAPTION)
        grid.addWidget(label, 0, column, right if column else left)
    for row, cells in enumerate(group_rows(groups), 1):
        for column, cell in enumerate(cells):
            strong = column in {0, 3}
            label = _label(
                in_readers_language(cell), "" if strong else "quiet", TYPE_BODY, strong=strong
            )
            grid.addWidget(label, row, column, right if column else left)
    return grid


def _label(text: str, role: str, size: int, *, strong: bool = False) -> QLabel:
    label = QLabel(text)
    label.setFont(font(size, MEDIUM if strong else REGULAR))
    if role:
        label.setProperty("role", role)
    return label
