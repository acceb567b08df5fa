"""The words, keys and menus of every command of the application."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from xlite_desktop.theme.icons import Glyph
from xlite_desktop.translation import later, tr


class Act(Enum):
    """One command each."""

    OPEN = auto()
    OPEN_FOLDER = auto()
    OPEN_TABLE = auto()
    OPEN_SAMPLE = auto()
    OPEN_MODEL = auto()
    RECALIBRATE = auto()
    PASTE = auto()
    COPY_VIEW = auto()
    EXPORT_DICOM = auto()
    REPORT = auto()
    PRINT_REPORT = auto()
    COPY_REPORT = auto()
    SAVE_VIEW = auto()
    SAVE_FILM = auto()
    CLOSE_FILM = auto()
    QUIT = auto()
    NEXT_FILM = auto()
    PREVIOUS_FILM = auto()
    NEXT_STUDY = auto()
    PREVIOUS_STUDY = auto()
    FOLD_STUDY = auto()
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
    SPREAD = auto()
    CONTOUR = auto()
    PATIENT_TEXT = auto()
    TOGGLE_STRIP = auto()
    TOGGLE_PANEL = auto()
    FILM_ONLY = auto()
    LOWER_THRESHOLD = auto()
    RAISE_THRESHOLD = auto()
    RESET_THRESHOLDS = auto()
    SHOW_DIAGNOSE = auto()
    SHOW_FOLDERS = auto()
    SHOW_DATA = auto()
    SHOW_TRAIN = auto()
    SHOW_EXPERIMENTS = auto()
    SETTINGS = auto()
    THEME = auto()
    HELP = auto()
    MODEL_CARD = auto()
    SYSTEM_CHECK = auto()
    LOG_FOLDER = auto()
    WELCOME = auto()
    ABOUT_FINDING = auto()
    AGREE = auto()
    DISAGREE = auto()
    EDIT_READING = auto()
    FLAG_FILM = auto()
    NOTE_FILM = auto()
    WORKLIST = auto()
    MEASURE_DISTANCE = auto()
    MEASURE_ANGLE = auto()
    MEASURE_RATIO = auto()
    WRITE_ON_FILM = auto()
    UNDO_DRAWING = auto()
    REDO_DRAWING = auto()
    CLEAR_DRAWING = auto()
    COMPARE_FILM = auto()
    COMPARE_MODEL = auto()
    COMPARE_ORIGINAL = auto()
    NEXT_BESIDE = auto()
    PREVIOUS_BESIDE = auto()
    LINK_VIEWS = auto()


@dataclass(frozen=True, slots=True)
class Words:
    """How a command appears.

    Attributes:
        text: In menus; three dots where it asks something first.
        keys: Shortcuts; the tooltip names the first.
        glyph: Its icon.
        checkable: It is on or off.
    """

    text: str
    keys: tuple[str, ...] = ()
    glyph: Glyph | None = None
    checkable: bool = False


WORDS: Mapping[Act, Words] = {
    Act.OPEN: Words(tr("Open films..."), ("Ctrl+O",), Glyph.OPEN),
    Act.OPEN_FOLDER: Words(tr("Open folder..."), ("Ctrl+Shift+O",), Glyph.FOLDER),
    Act.OPEN_TABLE: Words(tr("Open folder as a table..."), ("Ctrl+Shift+T",)),
    Act.OPEN_SAMPLE: Words(tr("Open the sample")),
    Act.OPEN_MODEL: Words(tr("Choose model...")),
    Act.RECALIBRATE: Words(tr("Recalibrate for my site...")),
    Act.PASTE: Words(tr("Paste"), ("Ctrl+V",), Glyph.PASTE),
    Act.COPY_VIEW: Words(tr("Copy view"), ("Ctrl+C",), Glyph.COPY),
    Act.EXPORT_DICOM: Words(tr("Export DICOM...")),
    Act.REPORT: Words(tr("Report..."), ("Ctrl+E",), Glyph.REPORT),
    Act.PRINT_REPORT: Words(tr("Print report..."), ("Ctrl+P",)),
    Act.COPY_REPORT: Words(tr("Copy report as text"), ("Ctrl+Shift+C",)),
    Act.SAVE_VIEW: Words(tr("Save view as PNG..."), ("Ctrl+S",)),
    Act.SAVE_FILM: Words(tr("Save whole film as PNG..."), ("Ctrl+Shift+S",)),
    Act.CLOSE_FILM: Words(tr("Close film"), ("Ctrl+W",), Glyph.CLOSE),
    Act.QUIT: Words(tr("Quit"), ("Ctrl+Q",)),
    Act.NEXT_FILM: Words(tr("Next film"), ("Right", "PgDown")),
    Act.PREVIOUS_FILM: Words(tr("Previous film"), ("Left", "PgUp")),
    Act.NEXT_STUDY: Words(tr("Next study"), ("Ctrl+PgDown",)),
    Act.PREVIOUS_STUDY: Words(tr("Previous study"), ("Ctrl+PgUp",)),
    Act.FOLD_STUDY: Words(tr("Fold or unfold the study"), ("G",)),
    Act.NEXT_FINDING: Words(tr("Next finding"), ("Down",)),
    Act.PREVIOUS_FINDING: Words(tr("Previous finding"), ("Up",)),
    Act.UNPIN: Words(tr("Back"), ("Esc",)),
    Act.FIT: Words(tr("Fit to window"), ("0",), Glyph.FIT),
    Act.ACTUAL_SIZE: Words(tr("Actual pixels"), ("1",)),
    Act.ZOOM_IN: Words(tr("Zoom in"), ("+", "="), Glyph.ZOOM),
    Act.ZOOM_OUT: Words(tr("Zoom out"), ("-",)),
    Act.MOVE_LEFT: Words(tr("Move the film left"), ("Shift+Left",)),
    Act.MOVE_RIGHT: Words(tr("Move the film right"), ("Shift+Right",)),
    Act.MOVE_UP: Words(tr("Move the film up"), ("Shift+Up",)),
    Act.MOVE_DOWN: Words(tr("Move the film down"), ("Shift+Down",)),
    Act.NARROWER: Words(tr("Narrower window"), ("Ctrl+Left",)),
    Act.WIDER: Words(tr("Wider window"), ("Ctrl+Right",)),
    Act.RAISE_LEVEL: Words(tr("Higher level"), ("Ctrl+Up",)),
    Act.LOWER_LEVEL: Words(tr("Lower level"), ("Ctrl+Down",)),
    Act.INVERT: Words(tr("Invert"), ("I",), Glyph.INVERT),
    Act.ROTATE: Words(tr("Rotate"), ("R",), Glyph.ROTATE),
    Act.FLIP: Words(tr("Flip"), ("H",), Glyph.FLIP),
    Act.RESET_VIEW: Words(tr("Reset view"), ("Backspace",), Glyph.RESET),
    Act.NEXT_PRESET: Words(tr("Next window of the file"), ("V",)),
    Act.SPREAD: Words(tr("How far numbers move"), checkable=True),
    Act.TOP_THREE: Words(tr("Top 3 side by side"), ("T",), Glyph.TOP_THREE, checkable=True),
    Act.CONTOUR: Words(tr("Contour instead of map"), ("C",), checkable=True),
    Act.PATIENT_TEXT: Words(tr("Show patient text"), ("N",), Glyph.EYE, checkable=True),
    Act.TOGGLE_STRIP: Words(tr("Filmstrip"), ("F8",), checkable=True),
    Act.TOGGLE_PANEL: Words(tr("Findings"), ("F9",), checkable=True),
    Act.FILM_ONLY: Words(tr("Film alone"), ("F",), checkable=True),
    Act.LOWER_THRESHOLD: Words(tr("Lower the threshold"), ("[",)),
    Act.RAISE_THRESHOLD: Words(tr("Raise the threshold"), ("]",)),
    Act.RESET_THRESHOLDS: Words(tr("Reset thresholds"), (), Glyph.RESET),
    Act.SHOW_DIAGNOSE: Words(tr("Diagnose"), ("Ctrl+1",)),
    Act.SHOW_FOLDERS: Words(tr("Folders"), ("Ctrl+2",)),
    Act.SHOW_DATA: Words(tr("Data"), ("Ctrl+3",)),
    Act.SHOW_TRAIN: Words(tr("Train"), ("Ctrl+4",)),
    Act.SHOW_EXPERIMENTS: Words(tr("Experiments"), ("Ctrl+5",)),
    Act.SETTINGS: Words(tr("Settings..."), ("Ctrl+,",), Glyph.SETTINGS),
    Act.THEME: Words(tr("Light theme"), (), Glyph.THEME_LIGHT),
    Act.HELP: Words(tr("Help"), ("F1",), Glyph.HELP),
    Act.ABOUT_FINDING: Words(tr("About this finding"), ("F2",), Glyph.INFO),
    Act.MODEL_CARD: Words(tr("About this model"), (), Glyph.INFO),
    Act.SYSTEM_CHECK: Words(tr("System check")),
    Act.LOG_FOLDER: Words(tr("Open log folder")),
    Act.WELCOME: Words(tr("Welcome")),
    Act.AGREE: Words(tr("Agree with the finding"), ("A",)),
    Act.DISAGREE: Words(tr("Disagree with the finding"), ("D",)),
    Act.EDIT_READING: Words(tr("Say it in your own words"), ("E",)),
    Act.FLAG_FILM: Words(tr("Flag this film"), ("Shift+F",), Glyph.FLAG, checkable=True),
    Act.NOTE_FILM: Words(tr("Note to this film"), ("Shift+N",), Glyph.NOTE),
    Act.WORKLIST: Words(tr("Worklist"), ("Ctrl+L",), Glyph.WORKLIST),
    Act.MEASURE_DISTANCE: Words(tr("Measure a distance"), ("M",), Glyph.RULER),
    Act.MEASURE_ANGLE: Words(tr("Measure an angle"), ("Shift+M",), Glyph.ANGLE),
    Act.MEASURE_RATIO: Words(tr("Cardiothoracic ratio"), ("K",), Glyph.SPANS),
    Act.WRITE_ON_FILM: Words(tr("Write on the film"), ("W",), Glyph.TEXT),
    Act.UNDO_DRAWING: Words(tr("Undo drawing"), ("Ctrl+Z",)),
    Act.REDO_DRAWING: Words(tr("Redo drawing"), ("Ctrl+Shift+Z",)),
    Act.CLEAR_DRAWING: Words(tr("Remove all drawings"), (), Glyph.TRASH),
    Act.COMPARE_FILM: Words(tr("Compare with the prior film"), ("P",), checkable=True),
    Act.COMPARE_MODEL: Words(tr("Compare with another model..."), ("Shift+P",)),
    Act.COMPARE_ORIGINAL: Words(tr("Original beside the map"), ("O",), checkable=True),
    Act.NEXT_BESIDE: Words(tr("Next film beside"), ("Shift+PgDown",)),
    Act.PREVIOUS_BESIDE: Words(tr("Previous film beside"), ("Shift+PgUp",)),
    Act.LINK_VIEWS: Words(tr("Move both views together"), ("L",), Glyph.LINK, checkable=True),
}

MENUS: Mapping[str, Sequence[Act | None]] = {
    later("&File"): (
        Act.OPEN,
        Act.OPEN_FOLDER,
        Act.OPEN_TABLE,
        Act.OPEN_SAMPLE,
        Act.PASTE,
        None,
        Act.OPEN_MODEL,
        Act.RECALIBRATE,
        None,
        Act.REPORT,
        Act.PRINT_REPORT,
        Act.COPY_REPORT,
        Act.EXPORT_DICOM,
        None,
        Act.COPY_VIEW,
        Act.SAVE_VIEW,
        Act.SAVE_FILM,
        Act.CLOSE_FILM,
        None,
        Act.SETTINGS,
        Act.QUIT,
    ),
    later("&View"): (
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
        Act.SPREAD,
        Act.PATIENT_TEXT,
        None,
        Act.TOGGLE_STRIP,
        Act.TOGGLE_PANEL,
        Act.FILM_ONLY,
        Act.THEME,
    ),
    later("F&ilm"): (
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
    later("&Measure"): (
        Act.MEASURE_DISTANCE,
        Act.MEASURE_ANGLE,
        Act.MEASURE_RATIO,
        Act.WRITE_ON_FILM,
        None,
        Act.UNDO_DRAWING,
        Act.REDO_DRAWING,
        Act.CLEAR_DRAWING,
    ),
    later("&Compare"): (
        Act.COMPARE_FILM,
        Act.NEXT_BESIDE,
        Act.PREVIOUS_BESIDE,
        None,
        Act.COMPARE_MODEL,
        Act.COMPARE_ORIGINAL,
        None,
        Act.LINK_VIEWS,
    ),
    later("&Go"): (
        Act.SHOW_DIAGNOSE,
        Act.SHOW_FOLDERS,
        Act.SHOW_DATA,
        Act.SHOW_TRAIN,
        Act.SHOW_EXPERIMENTS,
        None,
        Act.NEXT_FILM,
        Act.PREVIOUS_FILM,
        Act.NEXT_STUDY,
        Act.PREVIOUS_STUDY,
        Act.FOLD_STUDY,
        Act.NEXT_FINDING,
        Act.PREVIOUS_FINDING,
        Act.UNPIN,
        None,
        Act.LOWER_THRESHOLD,
        Act.RAISE_THRESHOLD,
        Act.RESET_THRESHOLDS,
    ),
    later("&Reading"): (
        Act.AGREE,
        Act.DISAGREE,
        Act.EDIT_READING,
        None,
        Act.FLAG_FILM,
        Act.NOTE_FILM,
        None,
        Act.WORKLIST,
    ),
    later("&Help"): (
        Act.HELP,
        Act.ABOUT_FINDING,
        Act.MODEL_CARD,
        None,
        Act.SYSTEM_CHECK,
        Act.LOG_FOLDER,
        Act.WELCOME,
    ),
}
"""The menu bar; None is a separator."""
