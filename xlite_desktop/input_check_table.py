"""A model's input check on its page: each kind, how well it is told, and on how many films."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel

from xlite_desktop.theme.fonts import REGULAR, font
from xlite_desktop.theme.tokens import TYPE_BODY, TYPE_CAPTION
from xlite_desktop.translation import in_readers_language, tr

if TYPE_CHECKING:
    from xlite_core.inference.input_check_card import InputCheckCard

_RIGHT = Qt.AlignmentFlag.AlignRight
_LEFT = Qt.AlignmentFlag.AlignLeft


def input_check_words(check: InputCheckCard) -> str:
    """Return what the table below it means."""
    return tr(
        "{built_on} {measured_on} AUC against good films, and the share of a kind's "
        "films that got any notice, in per cent, each with its 95 % interval. Fewer "
        "than 20 films of a kind measure nothing. Films of other hospitals can raise "
        "more false alarms.",
        built_on=check.built_on,
        measured_on=check.measured_on,
    )


def input_check_table(check: InputCheckCard) -> QGridLayout:
    """Return one row a kind."""
    from xlite_core.reporting.input_check_page import measured_rows

    grid = QGridLayout()
    grid.setVerticalSpacing(6)
    grid.setHorizontalSpacing(24)
    grid.setColumnStretch(0, 1)
    for column, heading in enumerate((tr("Kind"), tr("Films"), tr("AUC"), tr("Any notice, %"))):
        label = _label(heading, "faint", TYPE_CAPTION)
        grid.addWidget(label, 0, column, _RIGHT if column else _LEFT)
    for row, cells in enumerate(measured_rows(check), 1):
        for column, cell in enumerate(cells[:4]):
            label = _label(
                in_readers_language(cell), "" if column in {0, 2} else "quiet", TYPE_BODY
            )
            grid.addWidget(label, row, column, _RIGHT if column else _LEFT)
    return grid


def _label(text: str, role: str, size: int) -> QLabel:
    label = QLabel(text)
    label.setFont(font(size, REGULAR))
    if role:
        label.setProperty("role", role)
    return label
