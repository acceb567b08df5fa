"""Lateral films in the window: shown, not scored, and said to be so."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.helpers.study_folders import write_dicom
from tests.helpers.tiny_student import write_tiny_student
from tests.helpers.window import PATIENCE_MS, answered, drop, open_window
from xlite_core.io.projection import LATERAL_UNSCORED


def test_a_lateral_film_is_shown_and_not_scored(qtbot, tmp_path):
    """Its neighbour is; the panel says why, and offers no way around it."""
    study = {"PatientID": "P", "StudyInstanceUID": "1.1"}
    write_dicom(tmp_path / "films" / "a", 1, size=64, ViewPosition="LL", **study)
    write_dicom(tmp_path / "films" / "b", 2, size=64, ViewPosition="PA", **study)
    model = write_tiny_student(tmp_path / "tiny.onnx")

    with open_window(qtbot, tmp_path / "s.ini", model=model) as window:
        drop(window, [tmp_path / "films"])
        qtbot.waitUntil(lambda: answered(window), timeout=PATIENCE_MS)
        lateral, frontal = window.desk.state.films
        banner = window.page.panel.banner

        assert (lateral.unscored, frontal.unscored) == (LATERAL_UNSCORED, "")
        assert lateral.prediction is None
        assert frontal.prediction is not None
        assert window.page.area.canvas.view is not None
        assert banner.isVisible()
        assert banner.text == LATERAL_UNSCORED
        assert not banner.button.isVisible()
        assert window.page.strip.model.rows[1].spoken.endswith("LL, not scored")

        qtbot.keyClick(window.page, Qt.Key.Key_Right)
        assert window.desk.state.film is frontal
        assert banner.text != LATERAL_UNSCORED or not banner.isVisible()


def test_another_model_does_not_score_it_either(qtbot, tmp_path):
    """The reason lies in the film."""
    film = write_dicom(tmp_path / "a", 1, size=64, ViewPosition="RL")
    model = write_tiny_student(tmp_path / "tiny.onnx")

    with open_window(qtbot, tmp_path / "s.ini", model=model) as window:
        drop(window, [film])
        qtbot.waitUntil(lambda: answered(window), timeout=PATIENCE_MS)
        window.open_model(model)
        qtbot.waitUntil(lambda: window.desk.state.card is not None, timeout=PATIENCE_MS)

        assert window.desk.state.film.prediction is None
        assert window.desk.state.film.unscored
