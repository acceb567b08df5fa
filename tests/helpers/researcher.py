"""Somebody who trains a student with mouse and keys, in a real main window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget

from tests.helpers.training_data import PATIENCE_MS
from tests.helpers.window import drop
from xlite_desktop.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton


class Researcher:
    """Sees what the window shows, presses what is there, and waits for what follows."""

    def __init__(self, qtbot, window: MainWindow) -> None:
        self._qtbot, self.window = qtbot, window

    @property
    def data(self):
        return self.window.research.pages["Data"].built()

    @property
    def train(self):
        return self.window.research.pages["Train"].built()

    @property
    def experiments(self):
        return self.window.research.pages["Experiments"].built()

    @property
    def run(self):
        """What is under way, or was last."""
        return self.train.desk.run

    @property
    def buttons(self):
        """Pause and Stop."""
        return self.train.place.view.header.buttons

    @property
    def epochs(self) -> int:
        """How many epochs the run under way has told of."""
        return 0 if self.run is None else len(self.run.history.epochs)

    def until(self, settled: Callable[[], object]) -> None:
        """Wait for something that can be seen."""
        self._qtbot.waitUntil(lambda: bool(settled()), timeout=PATIENCE_MS)

    def go_to(self, page: str) -> None:
        """Click a tab of the bar."""
        self.press(f"{page} page", self.window._bar)

    def press(self, words: str, within: QWidget | None = None) -> None:
        """Click a button by what it says, as soon as it can be pressed."""
        found: list[QAbstractButton] = []

        def there() -> bool:
            buttons = (within or self.window).findChildren(QAbstractButton)
            names = [(b, b.text().strip(), b.accessibleName()) for b in buttons if b.isVisible()]
            found[:] = [b for b, *said in names if words in said and b.isEnabled()]
            return bool(found)

        self.until(there)
        (button,) = found
        self._qtbot.mouseClick(button, LEFT)

    def write(self, entry: QLineEdit, text: str) -> None:
        """Click into a field, and write over what is there."""
        self._qtbot.mouseClick(entry, LEFT, pos=QPoint(12, entry.height() // 2))
        entry.selectAll()
        self._qtbot.keyClicks(entry, text)
        self._qtbot.keyClick(entry, Qt.Key.Key_Tab)

    def choose(self, box: QComboBox, text: str) -> None:
        """Open a list with the keyboard, go to an entry, and take it."""
        index = box.findText(text)
        assert index >= 0, [box.itemText(place) for place in range(box.count())]
        box.setFocus()
        self._qtbot.keyClick(box, Qt.Key.Key_Down)
        box.view().setCurrentIndex(box.model().index(index, 0))
        QTest.keyClick(box.view(), Qt.Key.Key_Return)

    def import_table(self, table: Path, name: str) -> None:
        """Drop a table on the Data page, give it a name, and import it."""
        self.go_to("Data")
        middle = self.window.rect().center()
        self.until(lambda: self.data.isAncestorOf(self.window.childAt(middle)))
        drop(self.window, [table])
        panel = self.data.side.importing
        self.until(panel.begin.isVisible)
        self.write(panel.form.name, name)
        self._qtbot.mouseClick(panel.begin, LEFT)
        self.until(lambda: self.data.current is not None and self.data.current.name == name)

    def fill_in(self, settings: Mapping[str, str]) -> None:
        """Open "More", find each setting by its name, and write or choose its value."""
        more = self.train.form.column.more
        if not more.is_open:
            self._qtbot.mouseClick(more._toggle, LEFT)
        for name, value in settings.items():
            self.write(more._search, name)
            control = more.field(name).control
            assert control.isVisible(), name
            if isinstance(control, QComboBox):
                self.choose(control, value)
            else:
                self.write(control, value)

    def start(self) -> None:
        """Press the main button of the form as soon as it can be pressed."""
        footer = self.train.form.column.footer
        self.until(footer.begin_button.isEnabled)
        self._qtbot.mouseClick(footer.begin_button, LEFT)
