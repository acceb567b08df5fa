"""Check boxes for the findings that a source offers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from xlite_desktop.data.panel_heading import link_button
from xlite_desktop.finding_names import display_name
from xlite_desktop.translation import tr

_ACROSS = 3
_MOST = 60
"""More boxes would be a wall; such a source is imported with the findings it came with."""


class FindingBoxes(QWidget):
    """A box each, in three columns, and links that choose all or none.

    Signals:
        changed: the findings chosen, in the order of the source.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, QCheckBox] = {}
        self._findings: tuple[str, ...] = ()
        self._usual: tuple[str, ...] = ()
        self._count = QLabel()
        self._count.setProperty("role", "quiet")
        self.all = link_button(tr("All"), tr("Choose all findings"))
        self.none = link_button(tr("None"), tr("Choose none"))
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._count)
        top.addWidget(self.all)
        top.addWidget(self.none)
        top.addStretch(1)
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(6)
        self._grid.setHorizontalSpacing(16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(self._grid)
        self.all.clicked.connect(lambda: self._choose(self._findings))
        self.none.clicked.connect(lambda: self._choose(()))

    def show_findings(self, findings: Sequence[str], chosen: Sequence[str]) -> None:
        """Offer findings, with some of them chosen."""
        for box in self.boxes.values():
            self._grid.removeWidget(box)
            box.deleteLater()
        self._findings, self._usual = tuple(findings), tuple(chosen)
        offered = self._findings if len(self._findings) <= _MOST else ()
        self.boxes = {finding: QCheckBox(display_name(finding)) for finding in offered}
        down = -(-len(offered) // _ACROSS)
        for number, (finding, box) in enumerate(self.boxes.items()):
            box.setChecked(finding in self._usual)
            box.toggled.connect(self._on_toggled)
            self._grid.addWidget(box, number % down, number // down)
        self.all.setVisible(bool(offered))
        self.none.setVisible(bool(offered))
        self._say_count()

    def chosen(self) -> tuple[str, ...]:
        """Return the findings whose boxes are checked."""
        if not self.boxes:
            return self._usual
        return tuple(finding for finding, box in self.boxes.items() if box.isChecked())

    def _choose(self, findings: Sequence[str]) -> None:
        for finding, box in self.boxes.items():
            blocked = box.blockSignals(True)
            box.setChecked(finding in findings)
            box.blockSignals(blocked)
        self._on_toggled()

    def _on_toggled(self) -> None:
        self._say_count()
        self.changed.emit(self.chosen())

    def _say_count(self) -> None:
        self._count.setText(
            tr("{chosen} of {findings}", chosen=len(self.chosen()), findings=len(self._findings))
        )
