"""What the window remembers of thresholds and of the user's site, and how far numbers move."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.helpers.cards import example_card
from tests.helpers.tiny_student import write_tiny_student
from tests.helpers.window import PATIENCE_MS, answered, drop, open_window, write_film
from xlite_core.findings import CHESTXRAY14
from xlite_desktop.action_words import Act
from xlite_desktop.viewer import changes as c
from xlite_desktop.viewer.finding_details import FindingDetails
from xlite_desktop.viewer.prevalence_field import PrevalenceField

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def model(tmp_path):
    return write_tiny_student(tmp_path / "one.onnx")


@pytest.fixture
def store(tmp_path):
    return tmp_path / "settings.ini"


def with_film(qtbot, window, tmp_path):
    drop(window, [write_film(tmp_path / "film.png")])
    qtbot.waitUntil(lambda: answered(window), timeout=PATIENCE_MS)


def names_of(window):
    return [named.name for named in window.desk.state.named]


def save_as(qtbot, window, name):
    names = window.page.panel.policy_names
    names.menu().actions()[0].trigger()
    names.field.setText(name)
    QTest.keyClick(names.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: name in names_of(window), timeout=PATIENCE_MS)


def submenu(window, name):
    menu = window.page.panel.policy_names.menu()
    return next(a.menu() for a in menu.actions() if a.menu() is not None and a.text() == name)


def test_thresholds_come_back_under_their_name_with_the_same_model(qtbot, tmp_path, model, store):
    """Moved, saved, closed, opened, chosen."""
    with open_window(qtbot, store, model=model) as window:
        window.desk.apply(c.ThresholdMoved("Mass", 0.321))
        save_as(qtbot, window, "Night shift")

    with open_window(qtbot, store, model=model) as window:
        qtbot.waitUntil(lambda: names_of(window) == ["Night shift"], timeout=PATIENCE_MS)
        window.desk.apply(c.ThresholdsReset())
        assert window.desk.state.thresholds["Mass"] != 0.321
        policies = window.page.panel._policy
        policies.setCurrentIndex(policies.findText("Night shift"))
        policies.activated.emit(policies.currentIndex())

        assert window.desk.state.thresholds["Mass"] == 0.321
        assert policies.currentText() == "Night shift"


def test_another_model_inherits_none_of_them(qtbot, tmp_path, model, store):
    """The same findings, the same policies, another file."""
    other = write_tiny_student(tmp_path / "two.onnx", (*CHESTXRAY14[:13], "Something"))
    with open_window(qtbot, store, model=model) as window:
        window.desk.apply(c.ThresholdMoved("Mass", 0.321))
        save_as(qtbot, window, "Mine")
        window.open_model(other)
        qtbot.waitUntil(
            lambda: (
                window.desk.state.model_status.value == "ready"
                and "Something" in window.desk.state.thresholds
            ),
            timeout=PATIENCE_MS,
        )
        save_as(qtbot, window, "Theirs")

        assert names_of(window) == ["Theirs"]
        assert window.desk.state.thresholds["Mass"] != 0.321


def test_names_are_changed_and_deleted_in_the_menu(qtbot, model, store):
    """Each has its own part of the menu."""
    with open_window(qtbot, store, model=model) as window:
        save_as(qtbot, window, "First")
        submenu(window, "First").actions()[0].trigger()
        field = window.page.panel.policy_names.field
        assert field.text() == "First"
        field.setText("Second")
        QTest.keyClick(field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: names_of(window) == ["Second"], timeout=PATIENCE_MS)

        submenu(window, "Second").actions()[1].trigger()

        qtbot.waitUntil(lambda: names_of(window) == [], timeout=PATIENCE_MS)


@pytest.mark.parametrize(
    ("name", "words"), [("", "Write a name."), ("youden", "taken"), ("  MINE ", "taken")]
)
def test_a_name_that_cannot_be_is_refused_where_it_is_written(qtbot, model, store, name, words):
    """Empty, the model's own, or one's own of before."""
    with open_window(qtbot, store, model=model) as window:
        save_as(qtbot, window, "Mine")
        names = window.page.panel.policy_names
        names.menu().actions()[0].trigger()
        names.field.setText(name)
        QTest.keyClick(names.field, Qt.Key.Key_Return)

        assert words in names.field.accessibleDescription()
        assert not names.field.isHidden()
        QTest.keyClick(names.field, Qt.Key.Key_Escape)
        assert names.field.isHidden()
        assert names_of(window) == ["Mine"]


def test_a_prevalence_is_remembered_for_the_user_whatever_the_model(qtbot, tmp_path, model, store):
    """Written in the open row; there again at the next start."""
    with open_window(qtbot, store, model=model) as window:
        with_film(qtbot, window, tmp_path)
        window.desk.apply(c.FindingStepped("Mass"))
        row = window.page.panel.findings_list.row("Mass")
        field = row.findChild(FindingDetails).findChild(PrevalenceField)
        before = window.desk.state.film.probabilities["Mass"]
        QTest.mouseClick(field._number, LEFT, pos=QPoint(4, 4))
        QTest.keyClicks(field._text, "2.3")
        QTest.keyClick(field._text, Qt.Key.Key_Return)

        assert dict(window.desk.state.prevalences) == {"Mass": pytest.approx(0.023)}
        assert window.desk.state.film.probabilities["Mass"] == before
        assert field._number.text() == "2.3 %"

    other = write_tiny_student(tmp_path / "two.onnx", CHESTXRAY14[:9])
    with open_window(qtbot, store, model=other) as window:
        assert dict(window.desk.state.prevalences) == {"Mass": pytest.approx(0.023)}


def test_prevalences_that_somebody_spoilt_are_left_out(qtbot, model, store):
    """A file that a hand can edit is not to be trusted."""
    from xlite_desktop.settings import SettingsStore

    damaged = SettingsStore(store)
    damaged.keep_arrangement(
        "site", {"prevalences": {"Mass": "many", "Edema": 7, "Hernia": 0.01, "Nodule": None}}
    )
    damaged.sync()

    with open_window(qtbot, store, model=model) as window:
        assert dict(window.desk.state.prevalences) == {"Hernia": 0.01}


def test_how_far_numbers_move_is_computed_once_a_film_and_only_when_asked(
    qtbot, tmp_path, model, store
):
    """Absent until asked; kept while the film is in the strip; gone from sight when turned off."""
    with open_window(qtbot, store, model=model) as window:
        with_film(qtbot, window, tmp_path)
        assert not window.desk.state.film.spread

        window.actions_by_name[Act.SPREAD].trigger()
        qtbot.waitUntil(lambda: bool(window.desk.state.film.spread), timeout=PATIENCE_MS)
        film = window.desk.state.film
        for name, probability in film.probabilities.items():
            low, high = film.spread[name]
            assert low <= probability <= high
        row = window.page.panel.findings_list.row("Mass")
        assert row.line.spread == film.spread["Mass"]
        assert window.actions_by_name[Act.SPREAD].isChecked()

        window.actions_by_name[Act.SPREAD].trigger()
        assert window.page.panel.findings_list.row("Mass").line.spread is None
        window.actions_by_name[Act.SPREAD].trigger()
        assert window.desk.state.film.spread is film.spread


def test_each_film_is_shifted_when_it_comes_onto_the_canvas(qtbot, tmp_path, model, store):
    """Also when one hurries through the strip."""
    films = [write_film(tmp_path / f"{n}.png", shade=n) for n in range(3)]
    with open_window(qtbot, store, model=model) as window:
        drop(window, films)
        qtbot.waitUntil(lambda: answered(window), timeout=PATIENCE_MS)
        window.desk.apply(c.ViewSwitched("spread", on=True))
        for _ in range(2):
            window.desk.apply(c.FilmStepped(1))

        qtbot.waitUntil(lambda: bool(window.desk.state.film.spread), timeout=PATIENCE_MS)
        assert window.desk.state.index == 2


def test_a_spread_that_fails_says_so_and_the_numbers_stand(
    qtbot, tmp_path, model, store, monkeypatch
):
    """A fault of ours must not take the findings away."""
    import xlite_core.inference.shift_spread as module

    def broken(*_args, **_named):
        msg = "broken on purpose"
        raise RuntimeError(msg)

    monkeypatch.setattr(module, "shift_spread", broken)
    with open_window(qtbot, store, model=model) as window:
        with_film(qtbot, window, tmp_path)
        window.desk.apply(c.ViewSwitched("spread", on=True))

        qtbot.waitUntil(lambda: window.desk.state.remark is not None, timeout=PATIENCE_MS)
        assert "could not be computed" in window.desk.state.remark.summary
        assert not window.desk.state.spread
        assert window.desk.state.film.prediction is not None


def test_example_card_has_the_policies_that_the_menu_must_refuse():
    """The refusals above rest on it."""
    assert "youden" in example_card().policies
