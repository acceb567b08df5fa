"""The tabs of a run, and on which films its numbers are looked at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QWidget

from xlite_core.evaluation.report import Evaluation
from xlite_desktop.controls.segmented_control import SegmentedControl
from xlite_desktop.experiments.run_content import TEST, VALIDATION
from xlite_desktop.experiments.run_detail_words import chosen_on
from xlite_desktop.theme.fonts import MEDIUM, font
from xlite_desktop.theme.tokens import SPACE_24, TYPE_BODY
from xlite_desktop.translation import tr

HEIGHT = 36
_PARTS = (VALIDATION, TEST)
_WIDE, _NARROW = 24, 10


class RunTabBar(QWidget):
    """A row of tabs; a choice of films on the right where there are two kinds.

    Signals:
        chosen: The name of a tab.
        part_chosen: "validation" or "test".
    """

    chosen = Signal(str)
    part_chosen = Signal(str)

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setFont(font(TYPE_BODY, MEDIUM))
        self.tabs.setAccessibleName(tr("Parts of the run"))
        for name in names:
            self.tabs.addTab(name)
        self.parts = SegmentedControl([tr("Validation"), tr("Test")], padding=8)
        self.parts.setAccessibleName(tr("Which films are judged"))
        self.parts.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_24, 0, SPACE_24, 0)
        row.setSpacing(8)
        row.addWidget(self.tabs, 1, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.parts)
        self.tabs.currentChanged.connect(self._on_changed)
        self.parts.chosen.connect(self._on_part_chosen)

    @property
    def current(self) -> str:
        return self.tabs.tabText(self.tabs.currentIndex())

    def choose(self, name: str) -> None:
        """Go to a tab."""
        names = [self.tabs.tabText(place) for place in range(self.tabs.count())]
        self.tabs.setCurrentIndex(names.index(name))

    def show_parts(self, parts: Sequence[str], part: str, judged: Evaluation | None) -> None:
        """Offer the films that a run was judged on."""
        self.parts.setVisible(len(parts) > 1)
        self.parts.set_current(_PARTS.index(part))
        self.parts.setToolTip(chosen_on(judged, part) if judged else "")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Move the tabs closer together where there is little room."""
        metrics = self.tabs.fontMetrics()
        words = [self.tabs.tabText(place) for place in range(self.tabs.count())]
        text = sum(metrics.horizontalAdvance(word) + 2 for word in words)
        room = self.width() - 2 * SPACE_24 - text
        if self.parts.isVisibleTo(self):
            room -= self.parts.sizeHint().width() + 8
        margin = max(min(room // len(words), _WIDE), _NARROW)
        style = f"QTabBar::tab {{ margin-right: {margin}px; }}"
        if style != self.tabs.styleSheet():
            self.tabs.setStyleSheet(style)

    @Slot(int)
    def _on_changed(self, _index: int) -> None:
        self.chosen.emit(self.current)

    @Slot(int)
    def _on_part_chosen(self, index: int) -> None:
        self.part_chosen.emit(_PARTS[index])
