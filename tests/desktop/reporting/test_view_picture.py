"""The view and the whole film as PNG files: what is seen, every pixel, and nobody's name."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from tests.helpers.dicom_factory import dicom_bytes
from tests.helpers.dicom_objects import IDENTITY, UIDS
from tests.helpers.phantom import chest_phantom
from tests.helpers.tiny_student import write_tiny_student
from tests.helpers.window import PATIENCE_MS, FixedAnswers, answered, drop, open_window
from xlite_desktop.action_words import Act
from xlite_desktop.compare.comparison import Beside, Comparison, ComparisonChosen
from xlite_desktop.viewer import changes as c
from xlite_desktop.viewer.evidence_layer import OverlayMode, OverlaySettings

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def target(tmp_path):
    return tmp_path / "picture.png"


@pytest.fixture
def window(qtbot, tmp_path, target):
    """Return a window with a DICOM film of 200 rows and 160 columns."""
    film = tmp_path / "MARKED Jane.dcm"
    pixels = cv2.resize(chest_phantom(200), (160, 200))
    film.write_bytes(dicom_bytes(pixels, PixelSpacing=[1.0, 1.0], **IDENTITY, **UIDS))
    dialogs = FixedAnswers(save=target)
    model = write_tiny_student(tmp_path / "tiny.onnx")
    with open_window(qtbot, tmp_path / "s.ini", model=model, dialogs=dialogs) as opened:
        opened.activateWindow()
        drop(opened, [film])
        qtbot.waitUntil(
            lambda: answered(opened) and opened.desk.pixels is not None, timeout=PATIENCE_MS
        )
        opened.desk.apply(c.OverlayChosen(OverlaySettings(mode=OverlayMode.BARE)))
        yield opened


def saved(qtbot, window, target, key, modifiers=CONTROL):
    """Press a key, wait for the file, and return it as grey values."""
    QTest.keyClick(window, key, modifiers)
    qtbot.waitUntil(target.exists, timeout=PATIENCE_MS)
    picture = cv2.imread(str(target), cv2.IMREAD_GRAYSCALE)
    assert picture is not None
    return picture


def test_the_whole_film_has_every_pixel_of_its_own(qtbot, window, target):
    """Value for value where its window is the identity; the caption stands below.

    This film is too narrow for its caption, so it has black beside it.
    """
    picture = saved(qtbot, window, target, Qt.Key.Key_S, CONTROL | SHIFT)

    film = window.desk.pixels.pixels
    assert picture.shape[1] > 160
    assert not picture[:200, 160:].any()
    assert picture.shape[0] > 200
    assert np.array_equal(picture[:200, :160], film.astype(np.uint8))
    assert picture[200:].max() > 128
    assert window.dialogs.proposed == "film.png"


def test_what_is_compared_is_saved_too(qtbot, window, target):
    """Both canvases, as a copy has them."""
    window.desk.apply(ComparisonChosen(Comparison(beside=Beside.ORIGINAL)))
    pair = window.page.area.pair
    qtbot.waitUntil(lambda: pair.second is not None and pair.second.isVisible())

    picture = saved(qtbot, window, target, Qt.Key.Key_S)

    wide = pair.canvas.width() + pair.second.width()
    assert picture.shape[1] == pytest.approx(wide, abs=2)


def test_the_view_is_saved_as_it_is_seen(qtbot, window, target):
    """Zoomed in and turned: the canvas without its words, pixel for pixel."""
    canvas = window.page.area.canvas
    canvas.zoom_by(2.0)
    canvas.flip()
    whole = canvas.render_image(canvas.width(), canvas.height(), scale=1.0)

    picture = saved(qtbot, window, target, Qt.Key.Key_S)

    assert picture.shape[1] == canvas.width()
    assert picture.shape[0] > canvas.height()
    shown = canvas.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    middle = slice(canvas.height() // 2 - 40, canvas.height() // 2 + 40)
    across = slice(canvas.width() // 2 - 40, canvas.width() // 2 + 40)
    rows = np.frombuffer(shown.constBits(), np.uint8).reshape(shown.height(), -1)
    assert np.abs(picture[middle, across].astype(int) - rows[middle, across]).max() <= 1
    assert whole.width() == canvas.width()


def test_evidence_is_on_the_picture_and_named_below_it(qtbot, window, target):
    """Coloured where the map is; the bare film is grey."""
    plain = saved(qtbot, window, target, Qt.Key.Key_S, CONTROL | SHIFT)
    assert colourful(target) == 0
    target.unlink()
    finding = window.desk.state.card.finding_names[0]
    window.desk.apply(c.OverlayChosen(OverlaySettings()))
    window.desk.apply(c.FindingSelected(finding))

    named = saved(qtbot, window, target, Qt.Key.Key_S, CONTROL | SHIFT)

    assert colourful(target) > 5
    assert named.shape[0] > plain.shape[0]  # two lines of words more


def colourful(file):
    """Return how far red and blue differ at most on the film."""
    colours = cv2.imread(str(file))
    assert colours is not None
    film = colours[:200].astype(int)
    return np.abs(film[:, :, 0] - film[:, :, 2]).max()


@pytest.mark.parametrize("modifiers", [CONTROL, CONTROL | SHIFT])
def test_what_was_measured_is_on_the_picture(qtbot, window, target, modifiers):
    """The line where it was drawn, and what it says below."""
    plain = saved(qtbot, window, target, Qt.Key.Key_S, modifiers)
    target.unlink()
    canvas = window.page.area.canvas
    QTest.keyClick(window, Qt.Key.Key_M)
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert len(window.page.area.measuring.drawing.marks) == 1

    drawn = saved(qtbot, window, target, Qt.Key.Key_S, modifiers)

    rows = 200 if modifiers != CONTROL else canvas.height()
    middle = slice(rows // 4, 3 * rows // 4)
    columns = min(drawn.shape[1], plain.shape[1])  # a caption that is longer may want more
    difference = np.abs(drawn[middle, :columns].astype(int) - plain[middle, :columns])
    changed = difference.max(axis=1) > 40
    assert 0 < changed.sum() < changed.size
    assert drawn.shape[0] > plain.shape[0]


def test_the_picture_names_nobody(qtbot, window, target):
    """Neither as text in the file nor in its proposed name."""
    window.desk.apply(c.ViewSwitched("patient_text", on=True))

    saved(qtbot, window, target, Qt.Key.Key_S)

    data = target.read_bytes()
    assert b"MARKED" not in data
    assert b"tEXt" not in data
    assert window.dialogs.proposed == "view.png"


def test_a_folder_that_is_gone_is_said_above_the_film(qtbot, window, target):
    """In place, and only once something went wrong."""
    window.dialogs._save = target.parent / "gone" / "view.png"

    QTest.keyClick(window, Qt.Key.Key_S, CONTROL)

    qtbot.waitUntil(lambda: window.desk.state.remark is not None, timeout=PATIENCE_MS)
    assert window.desk.state.remark.summary == (
        "view.png cannot be written: No such file or directory."
    )


def test_leaving_the_dialog_saves_nothing(window, target):
    """Nor does it say anything."""
    window.dialogs._save = None

    window.actions_by_name[Act.SAVE_FILM].trigger()

    assert not target.exists()
    assert window.desk.state.remark is None


def test_three_maps_side_by_side_are_saved_side_by_side(qtbot, window, target):
    """What is seen is what is saved."""
    window.desk.apply(c.OverlayChosen(OverlaySettings()))
    window.desk.apply(c.ViewSwitched("top_three", on=True))
    three = window.page.area.top_three
    qtbot.waitUntil(three.isVisible, timeout=PATIENCE_MS)

    picture = saved(qtbot, window, target, Qt.Key.Key_S)

    assert picture.shape[1] == three.width()
    assert picture.shape[0] > three.height()
