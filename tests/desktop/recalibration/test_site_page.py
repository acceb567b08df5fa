"""A model for one's own site, made with mouse and keyboard in a real window."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from tests.helpers.site_cases import FILMS, make_site
from tests.helpers.window import PATIENCE_MS, FixedAnswers, open_window
from xlite_core.inference.classifier import Classifier
from xlite_core.installed_model import chosen_model, install_model, installed_models
from xlite_desktop.action_words import Act
from xlite_desktop.recalibration.site_topic import SiteTopic

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return make_site(tmp_path_factory.mktemp("site"))


@pytest.fixture
def site(made, tmp_path, monkeypatch):
    """The files of a site, to be spoilt at will, and a models folder of the test's own."""
    monkeypatch.setenv("XLITE_MODELS", str(tmp_path / "models"))
    folder = tmp_path / "site"
    shutil.copytree(made.model.parent, folder)
    return type(made)(
        model=folder / made.model.name, table=folder / made.table.name, images=folder / "films"
    )


@pytest.fixture
def dialogs(site):
    answers = FixedAnswers(folder=site.images)
    answers.tables = (site.table,)
    return answers


@pytest.fixture
def window(qtbot, tmp_path, site, dialogs):
    with open_window(qtbot, tmp_path / "s.ini", model=site.model, dialogs=dialogs) as opened:
        yield opened


def topic(window) -> SiteTopic:
    return next(t for t in window.topics if isinstance(t, SiteTopic))


def opened_page(window):
    window.actions_by_name[Act.RECALIBRATE].trigger()
    return topic(window).page


def click(button):
    assert button.isEnabled()
    QTest.mouseClick(button, LEFT)


def idle(qtbot, window):
    qtbot.waitUntil(lambda: not topic(window).view.busy, timeout=PATIENCE_MS)


def with_table(qtbot, window):
    """Choose table and folder, and wait until the table was read."""
    page = opened_page(window)
    click(page.form.table)
    click(page.form.folder)
    idle(qtbot, window)
    return page


def with_result(qtbot, window, name="Clinic"):
    page = with_table(qtbot, window)
    QTest.keyClicks(page.form.site, name)
    click(page.go)
    idle(qtbot, window)
    assert topic(window).view.made is not None
    return page


def cells(table):
    return [[cell.text for cell in row] for row in table.cells.rows]


def settled(qtbot, window, name):
    qtbot.waitUntil(
        lambda: window.desk.state.card is not None and window.desk.state.card.name == name,
        timeout=PATIENCE_MS,
    )


def test_the_table_says_what_it_promises_before_any_film_is_read(qtbot, window):
    """Which findings have enough films, which have too few, which it does not know."""
    page = opened_page(window)
    assert not page.go.isEnabled()
    assert "table" in page.go.toolTip()

    click(page.form.table)
    click(page.form.folder)
    idle(qtbot, window)

    assert cells(page.expected) == [
        ["Effusion", "30", "Recalibrated"],
        ["Mass", "4", "Too few: 4 of 10 positives"],
        ["Pleural thickening", "14", "Recalibrated"],
    ]
    assert any("no column for these" in words and "Hernia" in words for words in page.said())
    assert not page.go.isEnabled()
    assert page.go.toolTip() == "Write the name of the site first."
    QAbstractItemModelTester(page.expected.cells)


def test_a_model_is_made_compared_installed_and_left_again(qtbot, window, site):
    """The old one is one click back; nothing of it has changed."""
    before = window.desk.state.fingerprint
    content = site.model.read_bytes()

    page = with_result(qtbot, window)

    rows = cells(page.result)
    assert [row[0] for row in rows] == ["Effusion", "Pleural thickening"]
    change = page.result.cells.rows[0][4]
    assert change.text.startswith(("−", "+"))
    assert " to " in change.behind
    assert [row[4].role for row in page.result.cells.rows] == ["accent", "text"]
    assert "student-v3 (Clinic), 64 films" in page.said()[0]
    assert "better on 1 of 1 findings, worse on 0" in page.said()[0]
    assert any("Mass (4 of 10 positives)" in words for words in page.said())
    assert any("better than chance" in w and "Pleural thickening (AUC" in w for w in page.said())
    assert page.go.text() == "Install and use it"
    assert window.desk.state.fingerprint == before

    click(page.go)
    settled(qtbot, window, "student-v3 (Clinic)")

    assert window.desk.state.fingerprint == chosen_model().fingerprint != before
    assert page.back.isVisible()
    assert page.back.text() == "Back to student-v3"
    idle(qtbot, window)
    assert "Installed." in page.strip.text
    assert page.strip.isVisible()
    click(page.back)
    settled(qtbot, window, "student-v3")

    assert window.desk.state.fingerprint == before
    assert site.model.read_bytes() == content
    assert not page.back.isVisible()
    assert [model.name for model in installed_models()] == ["student-v3_Clinic"]


def test_the_verdict_comes_into_sight_on_a_low_screen(qtbot, window):
    """It would lie below the edge."""
    window.resize(960, 600)
    page = with_result(qtbot, window)

    scrolled = page._area.verticalScrollBar()
    qtbot.waitUntil(lambda: scrolled.value() > 0, timeout=PATIENCE_MS)

    label = page._said[0]
    assert label.visibleRegion().boundingRect() == label.rect()


def test_the_way_back_is_there_at_the_next_start(qtbot, tmp_path, site, dialogs):
    """From an installed model to an installed model."""
    first = install_model(site.model)
    store = tmp_path / "s.ini"
    with open_window(qtbot, store, model=None, dialogs=dialogs) as window:
        page = with_result(qtbot, window)
        click(page.go)
        settled(qtbot, window, "student-v3 (Clinic)")

    with open_window(qtbot, store, model=None, dialogs=dialogs) as window:
        settled(qtbot, window, "student-v3 (Clinic)")
        page = opened_page(window)
        click(page.back)
        settled(qtbot, window, "student-v3")
        idle(qtbot, window)

    assert chosen_model().path == first


def test_another_name_asks_the_model_nothing_again(qtbot, window, site):
    """The answers are kept: the films may even be gone."""
    page = with_result(qtbot, window, "Clini")
    for film in site.images.rglob("*.png"):
        film.unlink()

    QTest.keyClicks(page.form.site, "c")
    assert page.go.text() == "Recalibrate"
    assert topic(window).view.made is None
    click(page.go)
    idle(qtbot, window)

    assert topic(window).view.made.card.name == "student-v3 (Clinic)"


def test_chosen_films_keep_the_prevalence_of_the_model(qtbot, window):
    page = with_table(qtbot, window)
    QTest.keyClicks(page.form.site, "Clinic")
    click(page.form.kind.piece(1))
    click(page.go)
    idle(qtbot, window)

    made = topic(window).view.made.card
    place = made.finding_names.index("Effusion")
    assert made.findings[place].prevalence == window.desk.state.card.findings[place].prevalence


def test_a_name_that_no_model_could_bear_is_refused_where_it_is_written(qtbot, window):
    page = with_table(qtbot, window)

    QTest.keyClicks(page.form.site, "North (2)")

    assert page.form.site_problem.isVisible()
    assert "no name that a model could bear" in page.form.site_problem.text()
    assert not page.go.isEnabled()
    QTest.keyClicks(page.form.site, "\b" * 4)
    for _ in range(4):
        QTest.keyClick(page.form.site, Qt.Key.Key_Backspace)
    assert not page.form.site_problem.isVisible()
    assert page.go.isEnabled()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("file,Cough\ncase_000.png,1\n", "No column of cases.csv is called like a finding"),
        ("file,Mass\nother.png,1\n", "None of the 1 films of cases.csv lies below"),
        ("file,Mass\ncase_000.png,perhaps\n", "perhaps"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_in_place(qtbot, window, site, text, words):
    """And another one can be chosen at once."""
    good = site.table.read_text()
    site.table.write_text(text)
    page = with_table(qtbot, window)

    assert page.problem.isVisible()
    assert words in page.problem.text()
    assert not page.go.isEnabled()

    site.table.write_text(good)
    click(page.form.table)
    qtbot.waitUntil(lambda: not page.problem.isVisible(), timeout=PATIENCE_MS)


def test_a_table_that_promises_nothing_starts_nothing(qtbot, window, site):
    """It says why, and how many films there are."""
    site.table.write_text("".join(site.table.read_text().splitlines(keepends=True)[:9]))
    page = with_table(qtbot, window)
    QTest.keyClicks(page.form.site, "Clinic")

    assert not page.go.isEnabled()
    assert page.go.toolTip() == "No finding has enough films."
    assert cells(page.expected)[1][2] == "Too few: 4 of 10 positives"


def test_reading_films_is_told_and_can_be_cancelled(qtbot, window, monkeypatch):
    """Nothing is made then; it can be started again."""
    page = with_table(qtbot, window)
    QTest.keyClicks(page.form.site, "Clinic")
    work, predict, seen = topic(window)._work, Classifier.predict, []

    def cancelling(self, radiograph):
        seen.append(1)
        if len(seen) == 5:
            work.cancel()
        return predict(self, radiograph)

    monkeypatch.setattr(Classifier, "predict", cancelling)
    click(page.go)
    assert "Reading films" in page.strip.text
    assert page.strip.cancel.isVisible()
    idle(qtbot, window)

    assert len(seen) < FILMS
    assert "Cancelled." in page.strip.text
    assert topic(window).view.made is None
    assert page.go.isEnabled()
    assert installed_models() == ()


def test_work_goes_on_while_its_page_is_closed(qtbot, window):
    page = with_table(qtbot, window)
    QTest.keyClicks(page.form.site, "Clinic")
    click(page.go)
    window.side.leave()
    idle(qtbot, window)

    page = opened_page(window)

    assert page.go.text() == "Install and use it"
    assert page.form.site.text() == "Clinic"
    assert cells(page.result)[0][0] == "Effusion"


def test_a_model_file_that_is_gone_is_said_where_it_was_wanted(qtbot, window, site):
    page = with_result(qtbot, window)
    site.model.unlink()

    click(page.go)
    idle(qtbot, window)

    assert "The model file that was recalibrated is gone." in page.strip.text
    assert installed_models() == ()


def test_another_model_makes_the_answers_void(qtbot, window, site, tmp_path):
    """They were another network's; the table is read for the new one."""
    with_result(qtbot, window)
    other = install_model(site.model)

    window.open_model(other)
    assert topic(window).view.made is None
    settled(qtbot, window, "student-v3")
    idle(qtbot, window)

    assert topic(window).view.made is None
    assert [f.reason for f in topic(window).view.expected][2] == ""


def test_settings_that_somebody_spoilt_offer_no_way_back(qtbot, tmp_path, site):
    from xlite_desktop.settings import SettingsStore

    store = tmp_path / "s.ini"
    SettingsStore(store).keep_arrangement("recalibration", {"made": 3, "name": ["x"]})
    with open_window(qtbot, store, model=site.model) as window:
        assert topic(window).view.former == ""


def test_everything_can_be_reached_by_key(qtbot, window):
    """Tab goes through the steps to the button."""
    page = with_table(qtbot, window)
    QTest.keyClicks(page.form.site, "Clinic")
    page.form.table.setFocus()
    seen = []
    for _ in range(8):
        seen.append(window.focusWidget())
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)

    order = [page.form.table, page.form.folder, page.form.site, page.form.kind.piece(0), page.go]
    assert [widget for widget in seen if widget in order] == order
    page.go.setFocus()
    QTest.keyClick(page.go, Qt.Key.Key_Space)
    idle(qtbot, window)
    assert topic(window).view.made is not None
