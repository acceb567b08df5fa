"""What a screen reader would hear of a widget."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


@dataclass(frozen=True, slots=True)
class Heard:
    """A widget as assistive technology gets it from Qt."""

    role: QAccessible.Role
    name: str
    value: str
    description: str


def heard(widget: QWidget) -> Heard:
    """Ask Qt as a screen reader does."""
    spoken = QAccessible.queryAccessibleInterface(widget)
    text = QAccessible.Text
    return Heard(
        spoken.role(), spoken.text(text.Name), spoken.text(text.Value),
        spoken.text(text.Description),
    )  # fmt: skip


def focusable(root: QWidget) -> list[QWidget]:
    """Return the visible widgets below one that can have the focus.

    What lies inside a scroll area speaks through the area, which has its focus.
    """
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisibleTo(root)
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not _is_viewport(widget)
    ]


def _is_viewport(widget: QWidget) -> bool:
    area = widget.parentWidget()
    return isinstance(area, QAbstractScrollArea) and area.viewport() is widget


def nameless(root: QWidget) -> list[str]:
    """Return which of them a screen reader would have no word for, or no idea what they are."""
    unknown = {QAccessible.Role.NoRole, QAccessible.Role.Client}
    found = []
    for widget in focusable(root):
        said = heard(widget)
        by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not said.name.strip() or (said.role in unknown and by_tab and not _scrolls(widget)):
            found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found


def _scrolls(widget: QWidget) -> bool:
    """Whether it takes the focus only so that the keyboard can scroll it."""
    return isinstance(widget, QAbstractScrollArea)
