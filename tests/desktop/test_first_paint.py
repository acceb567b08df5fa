"""The window is seen before the work behind it begins."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from xlite_desktop.main_window import MainWindow
from xlite_desktop.settings import SettingsStore
from xlite_desktop.theme.stylesheet import ThemeChoice, ThemeFollower


class Noted(MainWindow):
    """Writes down what happens in which order."""

    def event(self, event):
        if event.type() == QEvent.Type.Paint:
            self.happened.append("painted")
        return super().event(event)

    def begin(self):
        self.happened.append("began")


def test_the_heavy_half_begins_only_once_the_window_has_been_painted(qtbot, tmp_path):
    """Asked to begin earlier, the window would stay blank while numpy and OpenCV are imported."""
    theme = ThemeFollower(QApplication.instance(), ThemeChoice.DARK)
    window = Noted(SettingsStore(tmp_path / "s.ini"), theme)
    qtbot.addWidget(window)
    window.happened = []
    window.first_painted.connect(lambda: window.happened.append("said so"))

    window.show()
    qtbot.waitUntil(lambda: "began" in window.happened)

    assert window.happened[0] == "painted"
    assert window.happened[-2:] == ["said so", "began"]
    theme.deleteLater()
