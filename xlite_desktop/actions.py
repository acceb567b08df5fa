"""Every command of the application as a QAction, and when it can be used."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from xlite_desktop.action_words import MENUS, WORDS, Act, Words
from xlite_desktop.compare.comparison import Beside
from xlite_desktop.theme.icons import icon
from xlite_desktop.viewer.state import ViewerState

_ALWAYS = frozenset(
    {
        Act.OPEN,
        Act.OPEN_FOLDER,
        Act.OPEN_TABLE,
        Act.OPEN_SAMPLE,
        Act.OPEN_MODEL,
        Act.RECALIBRATE,
        Act.PASTE,
        Act.QUIT,
        Act.UNPIN,
        Act.TOGGLE_STRIP,
        Act.TOGGLE_PANEL,
        Act.PATIENT_TEXT,
        Act.SHOW_DIAGNOSE,
        Act.SHOW_FOLDERS,
        Act.SHOW_DATA,
        Act.SHOW_TRAIN,
        Act.SHOW_EXPERIMENTS,
        Act.SETTINGS,
        Act.THEME,
        Act.HELP,
        Act.MODEL_CARD,
        Act.SYSTEM_CHECK,
        Act.LOG_FOLDER,
        Act.WELCOME,
        Act.WORKLIST,
    }
)
_OF_THE_PAGE = frozenset({Act.TOGGLE_STRIP, Act.TOGGLE_PANEL, Act.PATIENT_TEXT})
_NEEDS_FILMS = frozenset(
    {
        Act.NEXT_FILM,
        Act.PREVIOUS_FILM,
        Act.NEXT_STUDY,
        Act.PREVIOUS_STUDY,
        Act.FOLD_STUDY,
        Act.CLOSE_FILM,
    }
)
_NEEDS_PICTURE = frozenset(
    {
        Act.COPY_VIEW,
        Act.EXPORT_DICOM,
        Act.REPORT,
        Act.PRINT_REPORT,
        Act.COPY_REPORT,
        Act.SAVE_VIEW,
        Act.SAVE_FILM,
        Act.FIT,
        Act.ACTUAL_SIZE,
        Act.ZOOM_IN,
        Act.ZOOM_OUT,
        *(act for act in MENUS["F&ilm"] if act is not None),
        *(act for act in MENUS["&Measure"] if act is not None),
        Act.INVERT,
        Act.ROTATE,
        Act.FLIP,
        Act.RESET_VIEW,
        Act.NEXT_PRESET,
        Act.FILM_ONLY,
        Act.FLAG_FILM,
        Act.NOTE_FILM,
        Act.COMPARE_MODEL,
        Act.COMPARE_ORIGINAL,
    }
)
_NEEDS_OPEN_FINDING = frozenset(
    {
        Act.AGREE,
        Act.DISAGREE,
        Act.EDIT_READING,
        Act.LOWER_THRESHOLD,
        Act.RAISE_THRESHOLD,
        Act.RESET_THRESHOLDS,
    }
)
"""What acts on an open row: while two answers stand in its place, nobody would see it."""

_NEEDS_ANSWER = frozenset(
    {
        Act.NEXT_FINDING,
        Act.PREVIOUS_FINDING,
        Act.LOWER_THRESHOLD,
        Act.RAISE_THRESHOLD,
        Act.TOP_THREE,
        Act.SPREAD,
        Act.CONTOUR,
        Act.AGREE,
        Act.DISAGREE,
        Act.EDIT_READING,
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
            if len(state.films) > 1:
                enabled.add(Act.COMPARE_FILM)
        if film.prediction is not None:
            enabled |= _NEEDS_ANSWER
    if state.comparison is not None:
        enabled.add(Act.LINK_VIEWS)
        if state.comparison.beside is Beside.FILM:
            enabled |= {Act.NEXT_BESIDE, Act.PREVIOUS_BESIDE}
    if state.card is not None:
        enabled |= {Act.RESET_THRESHOLDS, Act.ABOUT_FINDING}
    if state.comparison is not None and state.comparison.beside is not Beside.ORIGINAL:
        enabled -= _NEEDS_OPEN_FINDING
    return frozenset(enabled)


class Actions:
    """One QAction for every member of `Act`."""

    def __init__(self, parent: QObject) -> None:
        self._actions = {act: _action(words, parent) for act, words in WORDS.items()}

    def __getitem__(self, act: Act) -> QAction:
        return self._actions[act]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def show_state(self, state: ViewerState, *, away: bool = False) -> None:
        """Enable what can be used and tick what is on; see `enabled_actions`."""
        enabled = enabled_actions(state, away=away)
        for act, action in self._actions.items():
            action.setEnabled(act in enabled)
        compared = state.comparison
        beside = None if compared is None else compared.beside
        self[Act.COMPARE_FILM].setChecked(beside is Beside.FILM)
        self[Act.COMPARE_ORIGINAL].setChecked(beside is Beside.ORIGINAL)
        self[Act.LINK_VIEWS].setChecked(compared is not None and compared.linked)
        self[Act.TOP_THREE].setChecked(state.top_three)
        self[Act.SPREAD].setChecked(state.spread)
        self[Act.PATIENT_TEXT].setChecked(state.patient_text)
        self[Act.TOGGLE_STRIP].setChecked(state.strip)
        self[Act.TOGGLE_PANEL].setChecked(state.panel)
        self[Act.FILM_ONLY].setChecked(state.film_only)
        self[Act.FLAG_FILM].setChecked(state.film is not None and state.film.marks.flagged)


def _first_key(action: QAction) -> str:
    """Return " (Ctrl+O)" as the keyboard of the reader's language names it, or nothing."""
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f" ({key})" if key else ""


def _action(words: Words, parent: QObject) -> QAction:
    action = QAction(words.text, parent)
    action.setShortcuts([QKeySequence(key) for key in words.keys])
    action.setCheckable(words.checkable)
    if words.glyph is not None:
        action.setIcon(icon(words.glyph))
    action.setToolTip(words.text.rstrip(" .…") + _first_key(action))
    return action
