"""The upright tool bar at the left of the film: always dark, like the canvas."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget

from xlite_desktop.controls.own_keys import ARROWS, OwnKeys
from xlite_desktop.theme.fonts import SEMIBOLD, font
from xlite_desktop.theme.icons import Glyph, icon
from xlite_desktop.theme.tokens import DARK
from xlite_desktop.translation import tr

WIDTH = 40
_BUTTON = 32
_ICON = 18


class CanvasTool(Enum):
    """What dragging with the left button does."""

    WINDOW = "window"
    PAN = "pan"
    ZOOM = "zoom"
    DISTANCE = "distance"
    ANGLE = "angle"
    RATIO = "cardiothoracic ratio"
    NOTE = "note"


class CanvasCommand(Enum):
    """What a click does at once."""

    FIT = "fit"
    ACTUAL_SIZE = "actual size"
    INVERT = "invert"
    ROTATE = "rotate"
    FLIP = "flip"
    RESET = "reset"


@dataclass(frozen=True, slots=True)
class _Button:
    does: CanvasTool | CanvasCommand
    glyph: Glyph | None
    name: str
    keys: str


_GROUPS: tuple[tuple[_Button, ...], ...] = (
    (
        _Button(
            CanvasTool.WINDOW,
            Glyph.WINDOW_LEVEL,
            tr("Window and level"),
            tr("right button, any time"),
        ),
        _Button(CanvasTool.PAN, Glyph.PAN, tr("Pan"), tr("middle button, any time")),
        _Button(CanvasTool.ZOOM, Glyph.ZOOM, tr("Zoom"), tr("wheel, any time")),
    ),
    (
        _Button(CanvasTool.DISTANCE, Glyph.RULER, tr("Measure a distance"), "M"),
        _Button(CanvasTool.ANGLE, Glyph.ANGLE, tr("Measure an angle"), "Shift+M"),
        _Button(CanvasTool.RATIO, Glyph.SPANS, tr("Cardiothoracic ratio"), "K"),
        _Button(CanvasTool.NOTE, Glyph.TEXT, tr("Write on the film"), "W"),
    ),
    (
        _Button(CanvasCommand.FIT, Glyph.FIT, tr("Fit to window"), "0"),
        _Button(CanvasCommand.ACTUAL_SIZE, None, tr("Actual pixels"), "1"),
    ),
    (
        _Button(CanvasCommand.INVERT, Glyph.INVERT, tr("Invert"), "I"),
        _Button(CanvasCommand.ROTATE, Glyph.ROTATE, tr("Rotate by 90°"), "R"),
        _Button(CanvasCommand.FLIP, Glyph.FLIP, tr("Flip left and right"), "H"),
    ),
    (_Button(CanvasCommand.RESET, Glyph.RESET, tr("Reset the view"), "Backspace"),),
)

_SHEET = f"""
CanvasToolbar {{ background: rgba(23, 26, 29, 235); border: 1px solid {DARK.line};
                 border-radius: 8px; }}
QToolButton {{ color: {DARK.quiet}; background: transparent; border: 1px solid transparent;
               border-radius: 6px; padding: 0; }}
QToolButton:hover {{ color: {DARK.text}; background: {DARK.surface2}; }}
QToolButton:pressed, QToolButton:checked {{ background: {DARK.track}; }}
QToolButton:focus {{ border: 1px solid {DARK.accent}; }}
QFrame#rule {{ background: {DARK.line}; border: none; }}
"""


class CanvasToolbar(QFrame):
    """Tools that stay chosen, and commands that act at once.

    Attributes:
        wanted: False where another canvas beside has the tools, or there is no room.
    """

    tool_chosen = Signal(object)
    command_given = Signal(object)
    turned_up = Signal()  # it is wanted now, or no more: what lies beside it has to move

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted, self._fits = True, False
        self.setStyleSheet(_SHEET)
        self.setAccessibleName(tr("Film tools"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._buttons: dict[CanvasTool | CanvasCommand, QToolButton] = {}
        self._exclusive = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 4, 3, 4)
        column.setSpacing(1)
        for number, group in enumerate(_GROUPS):
            if number:
                column.addSpacing(4)
                column.addWidget(self._rule(), alignment=Qt.AlignmentFlag.AlignHCenter)
                column.addSpacing(4)
            for description in group:
                column.addWidget(self._button(description))
        self.setFixedWidth(WIDTH)
        self.show_tool(CanvasTool.WINDOW)

    @property
    def wanted(self) -> bool:
        return self._wanted

    @wanted.setter
    def wanted(self, wanted: bool) -> None:
        if wanted != self._wanted:
            self._wanted = wanted
            self.setVisible(self._wanted and self._fits)
            self.turned_up.emit()

    def show_where_it_fits(self, fits: bool) -> None:
        """Know whether there is a film, and room beside it."""
        self._fits = fits
        self.setVisible(self._wanted and self._fits)

    def button(self, does: CanvasTool | CanvasCommand) -> QToolButton:
        """Return the button of a tool or command."""
        return self._buttons[does]

    def show_tool(self, tool: CanvasTool) -> None:
        self._buttons[tool].setChecked(True)

    def show_inverted(self, inverted: bool) -> None:
        self._buttons[CanvasCommand.INVERT].setChecked(inverted)

    def show_flipped(self, flipped: bool) -> None:
        self._buttons[CanvasCommand.FLIP].setChecked(flipped)

    def _rule(self) -> QFrame:
        rule = QFrame(self)
        rule.setObjectName("rule")
        rule.setFixedSize(20, 1)
        return rule

    def _button(self, description: _Button) -> QToolButton:
        button = QToolButton(self)
        button.setFixedSize(_BUTTON, _BUTTON)
        button.setIconSize(QSize(_ICON, _ICON))
        button.setAccessibleName(description.name)
        button.setToolTip(f"{description.name} ({description.keys})")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        does = description.does
        if description.glyph is None:
            button.setText("1:1")
            button.setFont(font(12, SEMIBOLD))
        else:
            self._colour(button, description.glyph)
        if isinstance(does, CanvasTool):
            button.setCheckable(True)
            self._exclusive.addButton(button)
            OwnKeys(button, ARROWS)  # one stop for Tab, arrows from tool to tool
            button.clicked.connect(lambda: self.tool_chosen.emit(does))
        else:
            button.setCheckable(does in (CanvasCommand.INVERT, CanvasCommand.FLIP))
            button.clicked.connect(lambda: self.command_given.emit(does))
        self._buttons[does] = button
        return button

    def _colour(self, button: QToolButton, glyph: Glyph) -> None:
        """Show the glyph quiet, and in the accent while its button is checked."""
        # Not the icon's own change of colour: that follows the theme, and this bar is always dark.
        quiet, accent = icon(glyph, DARK.quiet), icon(glyph, DARK.accent)
        button.setIcon(quiet)
        button.toggled.connect(lambda on: button.setIcon(accent if on else quiet))
