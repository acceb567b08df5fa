"""A findings panel with the loop that a page closes around it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.helpers.cards import example_card, example_prediction
from xlite_core.findings import CHESTXRAY14
from xlite_desktop.viewer.finding_row import FindingRow
from xlite_desktop.viewer.findings_panel import FindingsPanel
from xlite_desktop.viewer.findings_view import (
    FindingsView,
    PanelState,
    SortOrder,
    findings_view,
)

LEFT = Qt.MouseButton.LeftButton


class FindingsDesk:
    """Keeps thresholds and selection, and shows the panel every change."""

    def __init__(self, qtbot, *, findings=CHESTXRAY14, selected="Mass", height=828, loaded=True):
        self.card = example_card(findings)
        self.prediction = example_prediction(findings) if loaded else None
        self.policy = self.card.default_policy
        self.thresholds = self.card.operating_points(self.policy)
        self.selected = selected
        self.sort = SortOrder.EXCESS
        self.without_result = PanelState.NOTHING_LOADED
        self.panel = FindingsPanel()
        qtbot.addWidget(self.panel)
        self.panel.resize(352, height)
        self.panel.threshold_moved.connect(self._on_moved)
        self.panel.finding_selected.connect(self._on_selected)
        self.panel.finding_stepped.connect(self._on_selected)
        self.show()
        self.panel.show()
        qtbot.waitExposed(self.panel)

    @property
    def view(self) -> FindingsView:
        return findings_view(
            self.card,
            self.prediction,
            self.thresholds,
            policy=self.policy,
            selected=self.selected,
            sort=self.sort,
            without_result=self.without_result,
        )

    @property
    def order(self) -> tuple[str, ...]:
        return self.panel.findings_list.order

    def show(self) -> None:
        self.panel.show_view(self.view, self.card)

    def row(self, name: str) -> FindingRow:
        return self.panel.findings_list.row(name)

    def knob(self, name: str) -> QPoint:
        row = self.row(name)
        return QPoint(round(row.bar.x_of(row.line.threshold)), round(row.bar.centre))

    def place(self, name: str, probability: float) -> QPoint:
        row = self.row(name)
        return QPoint(round(row.bar.x_of(probability)), round(row.bar.centre))

    def press(self, name: str, place: QPoint) -> None:
        QTest.mousePress(self.row(name), LEFT, pos=place)

    def move(self, name: str, place: QPoint) -> None:
        QTest.mouseMove(self.row(name), place)

    def release(self, name: str, place: QPoint) -> None:
        QTest.mouseRelease(self.row(name), LEFT, pos=place)

    def drag(self, name: str, probability: float) -> None:
        """Take a finding's knob, carry it to a probability, and let go."""
        start, end = self.knob(name), self.place(name, probability)
        self.press(name, start)
        self.move(name, QPoint((start.x() + end.x()) // 2, start.y()))
        self.move(name, end)
        self.release(name, end)

    def key(self, name: str, key: Qt.Key) -> None:
        """Reach a finding by keyboard and press a key there."""
        self.row(name).setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(self.row(name), key)

    def _on_moved(self, name: str, threshold: float) -> None:
        self.thresholds[name] = threshold
        self.show()

    def _on_selected(self, name: str) -> None:
        self.selected = name
        self.show()
