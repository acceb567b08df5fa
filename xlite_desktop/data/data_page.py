"""The Data page: which data sets there are, and what is in the chosen one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from xlite_desktop.workspace import Workspace


class DataPage(QWidget):
    """Data sets on the left, the chosen one on the right.

    Signals:
        film_requested: the path of a film to open in Diagnose.
    """

    film_requested = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace

    def shut_down(self) -> None:
        """End every thread; call before the window closes."""
