"""Inputs in doubt in the window: said above the findings, greyed, and reachable all the same."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from tests.helpers.dicom_factory import dicom_bytes
from tests.helpers.phantom import chest_phantom
from tests.helpers.tiny_student import write_tiny_student
from tests.helpers.window import PATIENCE_MS, answered, drop, open_window, write_film

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot, tmp_path):
    """A window with a child's film, a good one and a coloured one."""
    films = tmp_path / "films"
    films.mkdir()
    child = dicom_bytes(chest_phantom(96), PatientAge="004Y", BodyPartExamined="HIP")
    (films / "a.dcm").write_bytes(child)
    write_film(films / "b.png", 96)
    coloured = cv2.applyColorMap(chest_phantom(96), cv2.COLORMAP_JET)
    cv2.imwrite(str(films / "c.png"), coloured)
    model = write_tiny_student(tmp_path / "tiny.onnx")
    with open_window(qtbot, tmp_path / "s.ini", model=model) as opened:
        drop(opened, [films])
        qtbot.waitUntil(lambda: answered(opened), timeout=PATIENCE_MS)
        yield opened


def step(qtbot, window, count):
    for _ in range(count):
        qtbot.keyClick(window.page, Qt.Key.Key_Right)


def contrast(window) -> float:
    """Return how far the findings stand out from their ground."""
    picture = window.page.panel.findings_list.grab().toImage()
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    values = np.frombuffer(grey.constBits(), np.uint8)
    return float(values.std())


def test_the_reasons_stand_above_greyed_findings(window):
    """One sentence a reason; no count, no map, no flag in the strip."""
    banner = window.page.panel.banner
    film = window.desk.state.film

    assert banner.isVisible()
    assert banner.text.splitlines() == [
        "The file says that it shows another body part: HIP.",
        "The file says that the patient is 4 years old: the model was trained on adults.",
    ]
    assert banner.accessibleName().startswith("Findings in doubt. The file says")
    assert film.greyed
    assert window.desk.state.flags(film) is None
    assert window.page.panel.findings_list.order  # they are there


def test_a_good_film_has_no_banner(qtbot, window):
    step(qtbot, window, 1)

    assert not window.page.panel.banner.isVisible()
    assert window.desk.state.flags(window.desk.state.film) is not None


def test_show_anyway_ungreys_this_film_alone_and_can_be_taken_back(qtbot, window):
    """With the mouse there, with the keyboard back."""
    button = window.page.panel.banner.button
    greyed = contrast(window)

    qtbot.mouseClick(button, LEFT)

    assert not window.desk.state.film.greyed
    assert window.page.panel.banner.isVisible()
    assert button.text() == "Grey out again"
    assert contrast(window) > 1.5 * greyed
    assert window.desk.state.flags(window.desk.state.film) is not None

    step(qtbot, window, 2)
    assert "colours" in window.page.panel.banner.text
    assert window.desk.state.film.greyed
    assert button.text() == "Show anyway"

    for _ in range(2):
        qtbot.keyClick(window.page, Qt.Key.Key_Left)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert window.desk.state.film.greyed


def test_greyed_findings_can_be_clicked_through_the_veil(qtbot, window):
    """Reachable without ungreying: a click still selects."""
    panel = window.page.panel
    name = next(n for n in panel.findings_list.order if n != window.desk.state.selected)
    row = panel.findings_list.row(name)
    place = row.mapTo(window, row.rect().topLeft())
    inside = window.childAt(place.x() + 20, place.y() + 8)

    assert inside is row or row.isAncestorOf(inside)
    qtbot.mouseClick(row, LEFT, pos=row.rect().topLeft() + type(place)(20, 8))
    assert window.desk.state.selected == name


def test_no_map_is_painted_before_the_reader_wants_it(qtbot, window):
    from xlite_desktop.viewer.film_area import shown_layer

    assert shown_layer(window.desk.state) is None
    qtbot.mouseClick(window.page.panel.banner.button, LEFT)
    assert shown_layer(window.desk.state) is not None


def test_another_model_asks_anew(qtbot, window, tmp_path):
    """What was shown anyway belongs to one answer."""
    qtbot.mouseClick(window.page.panel.banner.button, LEFT)
    window.open_model(write_tiny_student(tmp_path / "other.onnx"))
    qtbot.waitUntil(lambda: answered(window) and window.desk.state.film.prediction is not None,
                    timeout=PATIENCE_MS)  # fmt: skip
    assert window.desk.state.film.greyed
