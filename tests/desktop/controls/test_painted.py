"""Widgets that paint themselves whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication

from xlite_desktop.controls import painted
from xlite_desktop.controls.painted import Painted


class Halves(Painted):
    """Left and right."""

    def tip_at(self, place: QPointF) -> str:
        return "left" if place.x() < self.width() / 2 else "right"


@pytest.fixture
def said(monkeypatch) -> list[str]:
    """What tooltips say: there is no screen to show them on."""
    texts: list[str] = []

    class Tips:
        @staticmethod
        def showText(_place, text, _widget):  # noqa: N802 - Qt's name
            texts.append(text)

    monkeypatch.setattr(painted, "QToolTip", Tips)
    return texts


@pytest.mark.parametrize(("kind", "expected"), [(Halves, ["left", "right"]), (Painted, ["", ""])])
def test_a_tooltip_belongs_to_its_place(qtbot, said, kind, expected):
    """Nothing to say takes an open one away."""
    widget = kind()
    qtbot.addWidget(widget)
    widget.resize(100, 20)

    for x in (10, 90):
        place = QPoint(x, 5)
        event = QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place))
        QApplication.sendEvent(widget, event)

    assert said == expected
