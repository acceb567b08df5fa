"""Every command of the application: its words, its keys, and when it can be used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from xlite_desktop.theme.icons import Glyph, icon
from xlite_desktop.viewer.state import ViewerState


class Act(Enum):
    """One command each."""

    OPEN = auto()
    OPEN_FOLDER = auto()
    OPEN_SAMPLE = auto()
    OPEN_MODEL = auto()
    PASTE = auto()
    COPY_VIEW = auto()
    CLOSE_FILM = auto()
    QUIT = auto()
    NEXT_FILM = auto()
    PREVIOUS_FILM = auto()
    NEXT_FINDING = auto()
    PREVIOUS_FINDING = auto()
    UNPIN = auto()
    FIT = auto()
    ACTUAL_SIZE = auto()
    ZOOM_IN = auto()
    ZOOM_OUT = auto()
    MOVE_LEFT = auto()
    MOVE_RIGHT = auto()
    MOVE_UP = auto()
    MOVE_DOWN = auto()
    NARROWER = auto()
    WIDER = auto()
    RAISE_LEVEL = auto()
    LOWER_LEVEL = auto()
    INVERT = auto()
    ROTATE = auto()
    FLIP = auto()
    RESET_VIEW = auto()
    NEXT_PRESET = auto()
    TOP_THREE = auto()
    CONTOUR = auto()
    PATIENT_TEXT = auto()
    TOGGLE_STRIP = auto()
    TOGGLE_PANEL = auto()
    FILM_ONLY = auto()
    LOWER_THRESHOLD = auto()
    RAISE_THRESHOLD = auto()
    RESET_THRESHOLDS = auto()
    SHOW_DIAGNOSE = auto()
    SHOW_DATA = auto()
    SHOW_TRAIN = auto()
    SHOW_EXPERIMENTS = auto()
    SETTINGS = auto()
    THEME = auto()
    HELP = auto()
    MODEL_CARD = auto()


@dataclass(frozen=True, slots=True)
class _Words:
    text: str
    keys: tuple[str, ...] = ()
    glyph: Glyph | None = None
    checkable: bool = False


_WORDS: Mapping[Act, _Words] = {
    Act.OPEN: _Words("Open films...", ("Ctrl+O",), Glyph.OPEN),
    Act.OPEN_FOLDER: _Words("Open folder...", ("Ctrl+Shift+O",), Glyph.FOLDER),
    Act.OPEN_SAMPLE: _Words("Open the sample"),
    Act.OPEN_MODEL: _Words("Choose model..."),
    Act.PASTE: _Words("Paste", ("Ctrl+V",), Glyph.PASTE),
    Act.COPY_VIEW: _Words("Copy view", ("Ctrl+C",), Glyph.COPY),
    Act.CLOSE_FILM: _Words("Close film", ("Ctrl+W",), Glyph.CLOSE),
    Act.QUIT: _Words("Quit", ("Ctrl+Q",)),
    Act.NEXT_FILM: _Words("Next film", ("Right", "PgDown")),
    Act.PREVIOUS_FILM: _Words("Previous film", ("Left", "PgUp")),
    Act.NEXT_FINDING: _Words("Next finding", ("Down",)),
    Act.PREVIOUS_FINDING: _Words("Previous finding", ("Up",)),
    Act.UNPIN: _Words("Back", ("Esc",)),
    Act.FIT: _Words("Fit to window", ("0",), Glyph.FIT),
    Act.ACTUAL_SIZE: _Words("Actual pixels", ("1",)),
    Act.ZOOM_IN: _Words("Zoom in", ("+", "="), Glyph.ZOOM),
    Act.ZOOM_OUT: _Words("Zoom out", ("-",)),
    Act.MOVE_LEFT: _Words("Move the film left", ("Shift+Left",)),
    Act.MOVE_RIGHT: _Words("Move the film right", ("Shift+Right",)),
    Act.MOVE_UP: _Words("Move the film up", ("Shift+Up",)),
    Act.MOVE_DOWN: _Words("Move the film down", ("Shift+Down",)),
    Act.NARROWER: _Words("Narrower window", ("Ctrl+Left",)),
    Act.WIDER: _Words("Wider window", ("Ctrl+Right",)),
    Act.RAISE_LEVEL: _Words("Higher level", ("Ctrl+Up",)),
    Act.LOWER_LEVEL: _Words("Lower level", ("Ctrl+Down",)),
    Act.INVERT: _Words("Invert", ("I",), Glyph.INVERT),
    Act.ROTATE: _Words("Rotate", ("R",), Glyph.ROTATE),
    Act.FLIP: _Words("Flip", ("H",), Glyph.FLIP),
    Act.RESET_VIEW: _Words("Reset view", ("Backspace",), Glyph.RESET),
    Act.NEXT_PRESET: _Words("Next window of the file", ("V",)),
    Act.TOP_THREE: _Words("Top 3 side by side", ("T",), Glyph.TOP_THREE, checkable=True),
    Act.CONTOUR: _Words("Contour instead of map", ("C",), checkable=True),
    Act.PATIENT_TEXT: _Words("Show patient text", ("N",), Glyph.EYE, checkable=True),
    Act.TOGGLE_STRIP: _Words("Filmstrip", ("F8",), checkable=True),
    Act.TOGGLE_PANEL: _Words("Findings", ("F9",), checkable=True),
    Act.FILM_ONLY: _Words("Film alone", ("F",), checkable=True),
    Act.LOWER_THRESHOLD: _Words("Lower the threshold", ("[",)),
    Act.RAISE_THRESHOLD: _Words("Raise the threshold", ("]",)),
    Act.RESET_THRESHOLDS: _Words("Reset thresholds", (), Glyph.RESET),
    Act.SHOW_DIAGNOSE: _Words("Diagnose", ("Ctrl+1",)),
    Act.SHOW_DATA: _Words("Data", ("Ctrl+2",)),
    Act.SHOW_TRAIN: _Words("Train", ("Ctrl+3",)),
    Act.SHOW_EXPERIMENTS: _Words("Experiments", ("Ctrl+4",)),
    Act.SETTINGS: _Words("Settings...", ("Ctrl+,",), Glyph.SETTINGS),
    Act.THEME: _Words("Light theme", (), Glyph.THEME_LIGHT),
    Act.HELP: _Words("Help", ("F1",), Glyph.HELP),
    Act.MODEL_CARD: _Words("About this model", (), Glyph.INFO),
}

MENUS: Mapping[str, Sequence[Act | None]] = {
    "&File": (
        Act.OPEN,
        Act.OPEN_FOLDER,
        Act.OPEN_SAMPLE,
        Act.PASTE,
        None,
        Act.OPEN_MODEL,
        None,
        Act.COPY_VIEW,
        Act.CLOSE_FILM,
        None,
        Act.SETTINGS,
        Act.QUIT,
    ),
    "&View": (
        Act.FIT,
        Act.ACTUAL_SIZE,
        Act.ZOOM_IN,
        Act.ZOOM_OUT,
        None,
        Act.INVERT,
        Act.ROTATE,
        Act.FLIP,
        Act.RESET_VIEW,
        Act.NEXT_PRESET,
        None,
        Act.TOP_THREE,
        Act.CONTOUR,
        Act.PATIENT_TEXT,
        None,
        Act.TOGGLE_STRIP,
        Act.TOGGLE_PANEL,
        Act.FILM_ONLY,
        Act.THEME,
    ),
    "F&ilm": (
        Act.MOVE_LEFT,
        Act.MOVE_RIGHT,
        Act.MOVE_UP,
        Act.MOVE_DOWN,
        None,
        Act.NARROWER,
        Act.WIDER,
        Act.RAISE_LEVEL,
        Act.LOWER_LEVEL,
    ),
    "&Go": (
        Act.SHOW_DIAGNOSE,
        Act.SHOW_DATA,
        Act.SHOW_TRAIN,
        Act.SHOW_EXPERIMENTS,
        None,
        Act.NEXT_FILM,
        Act.PREVIOUS_FILM,
        Act.NEXT_FINDING,
        Act.PREVIOUS_FINDING,
        Act.UNPIN,
        None,
        Act.LOWER_THRESHOLD,
        Act.RAISE_THRESHOLD,
        Act.RESET_THRESHOLDS,
    ),
    "&Help": (Act.HELP, Act.MODEL_CARD),
}
"""The menu bar; None is a separator."""

_ALWAYS = frozenset(
    {
        Act.OPEN,
        Act.OPEN_FOLDER,
        Act.OPEN_SAMPLE,
        Act.OPEN_MODEL,
        Act.PASTE,
        Act.QUIT,
        Act.UNPIN,
        Act.TOGGLE_STRIP,
        Act.TOGGLE_PANEL,
        Act.PATIENT_TEXT,
        Act.SHOW_DIAGNOSE,
        Act.SHOW_DATA,
        Act.SHOW_TRAIN,
        Act.SHOW_EXPERIMENTS,
        Act.SETTINGS,
        Act.THEME,
        Act.HELP,
        Act.MODEL_CARD,
    }
)
_OF_THE_PAGE = frozenset({Act.TOGGLE_STRIP, Act.TOGGLE_PANEL, Act.PATIENT_TEXT})
_NEEDS_FILMS = frozenset({Act.NEXT_FILM, Act.PREVIOUS_FILM, Act.CLOSE_FILM})
_NEEDS_PICTURE = frozenset(
    {
        Act.COPY_VIEW,
        Act.FIT,
        Act.ACTUAL_SIZE,
        Act.ZOOM_IN,
        Act.ZOOM_OUT,
        *(act for act in MENUS["F&ilm"] if act is not None),
        Act.INVERT,
        Act.ROTATE,
        Act.FLIP,
        Act.RESET_VIEW,
        Act.NEXT_PRESET,
        Act.FILM_ONLY,
    }
)
_NEEDS_ANSWER = frozenset(
    {
        Act.NEXT_FINDING,
        Act.PREVIOUS_FINDING,
        Act.LOWER_THRESHOLD,
        Act.RAISE_THRESHOLD,
        Act.TOP_THREE,
        Act.CONTOUR,
    }
)


def enabled_actions(state: ViewerState, *, away: bool = False) -> frozenset[Act]:
    """Return the commands that mean something in a state.

    Args:
        state: What the Diagnose page shows.
        away: Another page lies over it: nothing may happen to what nobody sees.
    """
    if away:
        return _ALWAYS - _OF_THE_PAGE
    enabled = set(_ALWAYS)
    film = state.film
    if film is not None:
        enabled |= _NEEDS_FILMS
        if film.was_read and film.problem is None:
            enabled |= _NEEDS_PICTURE
        if film.prediction is not None:
            enabled |= _NEEDS_ANSWER
    if state.card is not None:
        enabled.add(Act.RESET_THRESHOLDS)
    return frozenset(enabled)


class Actions:
    """One QAction for every member of `Act`."""

    def __init__(self, parent: QObject) -> None:
        self._actions = {act: _action(words, parent) for act, words in _WORDS.items()}

    def __getitem__(self, act: Act) -> QAction:
        return self._actions[act]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def show_state(self, state: ViewerState, *, away: bool = False) -> None:
        """Enable what can be used and tick what is on; see `enabled_actions`."""
        enabled = enabled_actions(state, away=away)
        for act, action in self._actions.items():
            action.setEnabled(act in enabled)
        self[Act.TOP_THREE].setChecked(state.top_three)
        self[Act.PATIENT_TEXT].setChecked(state.patient_text)
        self[Act.TOGGLE_STRIP].setChecked(state.strip)
        self[Act.TOGGLE_PANEL].setChecked(state.panel)
        self[Act.FILM_ONLY].setChecked(state.film_only)


def _action(words: _Words, parent: QObject) -> QAction:
    action = QAction(words.text, parent)
    action.setShortcuts([QKeySequence(key) for key in words.keys])
    action.setCheckable(words.checkable)
    if words.glyph is not None:
        action.setIcon(icon(words.glyph))
    keys = f" ({words.keys[0]})" if words.keys else ""
    action.setToolTip(words.text.rstrip(".") + keys)
    return action
