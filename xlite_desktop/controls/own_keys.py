"""Keys that a control keeps for itself although the window uses them for something else."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})
STEPS = ARROWS | {Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class OwnKeys(QObject):
    """Lets a focused widget have its keys before the window's shortcuts do."""

    def __init__(
        self,
        widget: QWidget,
        keys: Iterable[Qt.Key],
        *,
        when: Callable[[], bool] = lambda: True,
    ) -> None:
        """Watch over a widget's keys.

        Args:
            widget: Who keeps them, while it has the focus.
            keys: Without modifiers.
            when: Asked at every key; False leaves it to the window.
        """
        super().__init__(widget)
        self._keys = frozenset(keys)
        self._when = when
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and Qt.Key(event.key()) in self._keys and self._when():
            event.accept()
            return True
        return False
