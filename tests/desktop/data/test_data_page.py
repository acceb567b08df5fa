"""The Data page as a person uses it: real widgets, real threads, real films of phantoms."""

from __future__ import annotations

import gc
import threading

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from tests.helpers.phantom_source import FILMS, write_folders, write_source
from xlite_core.data.manifest import read_manifest
from xlite_core.imaging.cache import not_cached
from xlite_desktop.data import data_desk
from xlite_desktop.data.data_page import DataPage
from xlite_desktop.data.split_making import EARLIER
from xlite_desktop.theme.stylesheet import apply_theme
from xlite_desktop.theme.tokens import DARK, LIGHT
from xlite_desktop.workspace import Workspace

PATIENCE_MS = 20_000
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Answers:
    """Dialogs that nobody has to click; what would be shown is written down."""

    def __init__(self):
        self.chosen, self.shown, self.trashed, self.can_trash = None, [], [], True

    def table(self, _parent):
        return self.chosen

    def folder(self, _parent, _title):
        return self.chosen

    def show_folder(self, folder):
        self.shown.append(folder)

    def trash(self, folder):
        self.trashed.append(folder)
        if self.can_trash:
            folder.rename(folder.parent.parent / f"trashed {folder.name}")
        return self.can_trash


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    monkeypatch.setattr(Workspace, "cache", property(lambda _: tmp_path / "cache"))
    return Workspace(data=tmp_path / "data", runs=tmp_path / "runs")


@pytest.fixture
def page(qapp, qtbot, workspace):
    apply_theme(qapp, DARK)
    made = DataPage(workspace, dialogs=Answers())
    made.resize(1440, 828)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.side.shown is not made.side.overview, timeout=PATIENCE_MS)
    yield made
    made.shut_down()
    gc.collect()


def drop(page, path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copy, place = Qt.DropAction.CopyAction, page.rect().center()
    QApplication.sendEvent(page, QDragEnterEvent(place, copy, mime, LEFT, NO_KEY))
    QApplication.sendEvent(page, QDropEvent(QPointF(place), copy, mime, LEFT, NO_KEY))


def look_at(qtbot, page, source):
    drop(page, source)
    qtbot.waitUntil(page.side.importing.begin.isVisible, timeout=PATIENCE_MS)


def click_box(qtbot, box):
    """Click a check box on its square: what lies right of its words does nothing."""
    qtbot.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))


def import_from(qtbot, page, source):
    look_at(qtbot, page, source)
    qtbot.mouseClick(page.side.importing.begin, LEFT)
    qtbot.waitUntil(lambda: page.side.shown is page.side.overview, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: page.side.overview.batch.checks.checks != (), timeout=PATIENCE_MS)


@pytest.fixture
def filled(qtbot, page, tmp_path):
    """The page with the phantoms imported."""
    import_from(qtbot, page, write_source(tmp_path / "source"))
    return page


def test_building_the_page_shows_no_window_of_its_own(qtbot, qapp, workspace):
    """A part that is shown before it has a parent would flash up on the screen."""
    before = set(map(id, qapp.topLevelWidgets()))

    made = DataPage(workspace, dialogs=Answers())
    qtbot.addWidget(made)
    tops = [widget for widget in qapp.topLevelWidgets() if id(widget) not in before]
    made.shut_down()

    assert [widget for widget in tops if widget.isVisible()] == []


def test_an_empty_page_says_what_can_be_dropped(page):
    """One sentence, an example, two buttons; no list of nothing."""
    assert page.side.shown is page.side.importing
    assert page.side.importing.choice.table.isVisible()
    assert not page.column.isVisible()
    assert not page.side.importing.leave.isVisible()


def test_a_dropped_table_is_previewed_corrected_and_imported(qtbot, page, tmp_path):
    """With fewer findings and another name; then it is shown."""
    look_at(qtbot, page, write_source(tmp_path / "source"))
    form = page.side.importing.form
    click_box(qtbot, form.findings.boxes["Hernia"])
    form.name.selectAll()
    qtbot.keyClicks(form.name, "Phantoms, 2 findings")

    qtbot.mouseClick(page.side.importing.begin, LEFT)
    qtbot.waitUntil(lambda: page.desk.facts is not None, timeout=PATIENCE_MS)

    manifest = read_manifest(tmp_path / "data" / "Phantoms, 2 findings" / "manifest.csv")
    assert manifest.table.findings == ("Effusion", "Mass")
    qtbot.waitUntil(lambda: len(page.column.list.lines.lines) == 1, timeout=PATIENCE_MS)
    assert page.column.list.lines.lines[0].data_set.name == "Phantoms, 2 findings"
    assert "2 files left out" in page.side.strip.text


def test_a_folder_chosen_with_the_button_is_imported(qtbot, page, tmp_path):
    """The dialog answers, the form says what it is."""
    page._dialogs.chosen = write_folders(tmp_path / "COVID study")

    qtbot.mouseClick(page.side.importing.choice.folder, LEFT)
    qtbot.waitUntil(page.side.importing.begin.isVisible, timeout=PATIENCE_MS)
    form = page.side.importing.form
    assert form._kind.text() == "Folder of folders, 7 files"
    assert not form.alone.isVisible()
    qtbot.mouseClick(page.side.importing.begin, LEFT)
    qtbot.waitUntil(lambda: page.desk.facts is not None, timeout=PATIENCE_MS)

    assert page.current.name == "COVID study"


def test_what_is_no_table_is_refused_in_place(qtbot, page, tmp_path):
    """Summary and hint, and another source can be given at once."""
    wrong = tmp_path / "notes.csv"
    wrong.write_text("colour\nblue\n")

    drop(page, wrong)
    qtbot.waitUntil(page.side.importing.strip.isVisible, timeout=PATIENCE_MS)

    assert "no column with the names of the films" in page.side.importing.strip.text
    assert page.side.importing.choice.table.isEnabled()


def test_wrong_entries_are_marked_where_they_stand(qtbot, filled, tmp_path):
    """A name that is taken, and no finding at all."""
    look_at(qtbot, filled, tmp_path / "source" / "labels.csv")
    panel = filled.side.importing

    assert panel.form.name.text() == "labels 2"
    panel.form.name.selectAll()
    qtbot.keyClicks(panel.form.name, "LABELS")
    assert panel.form._name_hint.text() == "There is a data set of this name."
    assert not panel.begin.isEnabled()
    qtbot.keyClicks(panel.form.name, "x")
    assert panel.begin.isEnabled()
    qtbot.mouseClick(panel.form.findings.none, LEFT)
    assert panel.form._name_hint.text() == "Choose at least one finding."
    qtbot.mouseClick(panel.form.findings.all, LEFT)
    assert panel.begin.isEnabled()


def test_cancelling_an_import_keeps_nothing_and_the_form_as_it_was(
    qtbot, page, tmp_path, monkeypatch
):
    """The strip says so; the same import can begin again."""
    from xlite_desktop.data import data_jobs

    real, begun = data_jobs.run_import, []

    def slow(plan, data, progress, cancelled):
        def told(pace):
            progress(pace)
            begun.append(pace)
            while not cancelled():
                threading.Event().wait(0.005)

        return real(plan, data, told, cancelled)

    monkeypatch.setattr(data_jobs, "run_import", slow)
    look_at(qtbot, page, write_source(tmp_path / "source"))
    qtbot.mouseClick(page.side.importing.begin, LEFT)
    qtbot.waitUntil(lambda: bool(begun), timeout=PATIENCE_MS)
    assert not page.side.importing.begin.isEnabled()

    qtbot.mouseClick(page.side.importing.strip.cancel, LEFT)
    qtbot.waitUntil(lambda: "Nothing of it" in page.side.importing.strip.text, timeout=PATIENCE_MS)

    assert list((tmp_path / "data").iterdir()) == []
    assert page.side.importing.begin.isEnabled()
    monkeypatch.setattr(data_jobs, "run_import", real)
    qtbot.mouseClick(page.side.importing.begin, LEFT)
    qtbot.waitUntil(lambda: page.current is not None, timeout=PATIENCE_MS)


def test_an_import_goes_on_while_another_data_set_is_looked_at(qtbot, filled, tmp_path):
    """The button leads back to it."""
    panel = filled.side.importing
    qtbot.mouseClick(filled.column.import_button, LEFT)
    assert filled.side.shown is panel
    assert not filled.column.import_button.isEnabled()

    qtbot.mouseClick(panel.leave, LEFT)

    assert filled.side.shown is filled.side.overview
    assert filled.column.import_button.isEnabled()


def test_the_overview_shows_facts_balance_batch_and_split(qtbot, filled):
    """All four, computed elsewhere."""
    overview = filled.side.overview

    assert "Images 48; Patients 24" in filled.column._facts.accessibleDescription()
    assert "Effusion: Positive films" in overview.balance.chart.accessibleDescription()
    assert overview.batch.pictures.shown == 16
    assert "Train: 36 images of 18 patients" in overview.split.table.accessibleDescription()
    assert overview.split.make.text() == "Freeze..."


def test_another_batch_and_another_sampler(qtbot, filled):
    """Other films; the other numbers follow the sampler."""
    overview = filled.side.overview
    first = overview.batch.pictures.accessibleDescription()
    numbers = overview.balance.chart.accessibleDescription()

    qtbot.mouseClick(overview.batch.another, LEFT)
    qtbot.waitUntil(
        lambda: overview.batch.pictures.accessibleDescription() != first, timeout=PATIENCE_MS
    )
    qtbot.mouseClick(overview.balance.sampler.piece(1), LEFT)
    qtbot.waitUntil(
        lambda: overview.balance.chart.accessibleDescription() != numbers, timeout=PATIENCE_MS
    )

    assert overview.balance.sampler.current == 1


def test_a_split_is_frozen_in_place_and_made_again(qtbot, filled):
    """With folds; the warning about runs that no longer compare comes the second time."""
    split, heard = filled.side.overview.split, []
    filled._workspace.data_sets_changed.connect(lambda: heard.append(True))
    qtbot.mouseClick(split.make, LEFT)
    assert split.form_is_open
    assert split.form.warning.text() == ""
    split.form.folds.setValue(3)
    split.form.seed.setValue(7)

    qtbot.mouseClick(split.form.freeze, LEFT)
    qtbot.waitUntil(lambda: "seed 7, frozen" in split._heading.words.text(), timeout=PATIENCE_MS)

    assert heard
    qtbot.mouseClick(split.kind, LEFT)
    assert split.checks.checks[0].text == "No patient in two folds"
    qtbot.mouseClick(split.files, LEFT)
    assert filled._dialogs.shown == [filled.current.splits]
    qtbot.mouseClick(split.make, LEFT)
    assert "no longer compare" in split.form.warning.text()
    qtbot.mouseClick(split.form.grouping.piece(1), LEFT)
    assert "too good" in split.form.warning.text()
    qtbot.mouseClick(split.form.freeze, LEFT)
    qtbot.waitUntil(lambda: "by image" in split._heading.words.text(), timeout=PATIENCE_MS)
    assert not split.checks.checks[0].passed
    assert (filled.current.folder / EARLIER).is_dir()


def test_leaving_the_form_changes_nothing(qtbot, filled):
    """Cancel."""
    split = filled.side.overview.split
    qtbot.mouseClick(split.make, LEFT)

    qtbot.mouseClick(split.form.cancel, LEFT)

    assert not split.form_is_open
    assert not filled.current.splits.exists()


def test_a_row_worth_a_look_lists_its_files_and_one_opens_a_film(qtbot, filled):
    """The lateral film goes to Diagnose, by double-click and by Enter."""
    row = next(row for row in filled.column.oddities.rows if row.oddity.name == "Lateral")
    qtbot.mouseClick(row, LEFT)
    table = filled.side.files.table
    assert filled.side.shown is filled.side.files

    place = table.visualRect(filled.side.files.files.index(0, 0)).center()
    with qtbot.waitSignal(filled.film_requested, timeout=PATIENCE_MS) as requested:
        qtbot.mouseClick(table.viewport(), LEFT, pos=place)
        qtbot.mouseDClick(table.viewport(), LEFT, pos=place)
    assert requested.args[0].name == "film_000.png"
    with qtbot.waitSignal(filled.film_requested, timeout=PATIENCE_MS):
        qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.mouseClick(filled.side.files.back, LEFT)
    assert filled.side.shown is filled.side.overview


def test_films_are_browsed_filtered_and_opened(qtbot, filled):
    """By finding, part and name; thumbnails come for what is in view."""
    browser, header = filled.side.browser, filled.side.header
    qtbot.mouseClick(header.browse, LEFT)
    qtbot.waitUntil(lambda: browser.count.text() == f"{FILMS} films", timeout=PATIENCE_MS)

    browser.findings.setCurrentIndex(browser.findings.findData("Hernia"))
    browser.findings.activated.emit(0)
    qtbot.waitUntil(lambda: browser.count.text() == "2 films", timeout=PATIENCE_MS)
    with qtbot.waitSignal(filled.side.thumbnails.arrived, timeout=PATIENCE_MS):
        browser.grid.want_visible()
    place = browser.grid.rect_of(1).center()
    with qtbot.waitSignal(filled.film_requested, timeout=PATIENCE_MS) as requested:
        qtbot.mouseClick(browser.grid.viewport(), LEFT, pos=place)
        qtbot.mouseDClick(browser.grid.viewport(), LEFT, pos=place)
    assert requested.args[0].is_file()
    qtbot.keyClicks(browser.search, "nobody")
    qtbot.waitUntil(lambda: browser.count.text() == "0 films", timeout=PATIENCE_MS)
    qtbot.mouseClick(header.browse, LEFT)
    assert filled.side.shown is filled.side.overview


def test_arrow_keys_and_enter_work_in_the_grid(qtbot, filled):
    """A film right of and below another one."""
    browser = filled.side.browser
    qtbot.mouseClick(filled.side.header.browse, LEFT)
    qtbot.waitUntil(lambda: browser.grid.films.count == FILMS, timeout=PATIENCE_MS)
    browser.grid.setCurrentIndex(browser.grid.films.place(0))

    qtbot.keyClick(browser.grid, Qt.Key.Key_Right)
    qtbot.keyClick(browser.grid, Qt.Key.Key_Down)
    with qtbot.waitSignal(filled.film_requested) as requested:
        qtbot.keyClick(browser.grid, Qt.Key.Key_Return)

    assert requested.args[0].name == f"film_{browser.grid.films.across + 1:03d}.png"


def test_the_cache_is_built_with_progress_and_is_complete_then(qtbot, filled, workspace):
    """The button says so, and the page what the status line may say."""
    header, said = filled.side.header, []
    filled.cache_told.connect(said.append)
    qtbot.waitUntil(header.cache.isEnabled, timeout=PATIENCE_MS)

    qtbot.mouseClick(header.cache, LEFT)
    qtbot.waitUntil(lambda: header.cache.text() == "Cache complete", timeout=PATIENCE_MS)

    manifest = filled.desk.facts.manifest
    files = manifest.table.files.tolist()
    assert not_cached(files, manifest.root, data_desk.RECIPE, workspace.cache) == []
    assert "48 films added" in filled.side.strip.text
    assert said[-1] == "Cache 2 MB"
    qtbot.mouseClick(filled.side.strip.dismiss, LEFT)
    assert not filled.side.strip.isVisible()


def test_building_the_cache_can_be_cancelled(qtbot, filled, monkeypatch):
    """What was done stays, and the button offers the rest."""
    from xlite_desktop.data import data_jobs

    real = data_jobs.build_cache

    def until_cancelled(*arguments, cancelled, **options):
        while not cancelled():
            threading.Event().wait(0.005)
        return real(*arguments, cancelled=cancelled, **options)

    monkeypatch.setattr(data_jobs, "build_cache", until_cancelled)
    header, strip = filled.side.header, filled.side.strip
    qtbot.waitUntil(header.cache.isEnabled, timeout=PATIENCE_MS)
    qtbot.mouseClick(header.cache, LEFT)
    assert strip.text.startswith("Building the cache of labels")

    qtbot.mouseClick(strip.cancel, LEFT)
    qtbot.waitUntil(lambda: "What was done stays" in strip.text, timeout=PATIENCE_MS)

    qtbot.waitUntil(header.cache.isEnabled, timeout=PATIENCE_MS)


def oddity(page, name):
    return next((row for row in page.column.oddities.rows if row.oddity.name == name), None)


def test_the_films_are_looked_at_and_what_is_odd_is_listed(qtbot, filled):
    """Near duplicates, with the other film and whose it is; the split says whether they leak."""
    rows = filled.column.oddities
    assert oddity(filled, "Near duplicates, two patients") is None
    assert "Nobody looked" in rows.looked.text()
    qtbot.waitUntil(filled.side.header.cache.isEnabled, timeout=PATIENCE_MS)

    qtbot.mouseClick(rows.look, LEFT)
    assert not rows.look.isEnabled()
    assert not filled.side.header.cache.isEnabled()
    qtbot.waitUntil(lambda: rows.looked.text() == "Looked at 48 of 48 films.", timeout=PATIENCE_MS)

    assert "near duplicates: see" in filled.side.strip.text
    assert (filled.current.folder / "survey.json").is_file()
    qtbot.waitUntil(rows.look.isEnabled, timeout=PATIENCE_MS)
    assert rows.look.text() == "Look again"
    split = filled.side.overview.split
    qtbot.waitUntil(
        lambda: any("near duplicate" in check.text for check in split.checks.checks),
        timeout=PATIENCE_MS,
    )
    found = oddity(filled, "Near duplicates, two patients")
    assert "group" in found.accessibleName()
    qtbot.mouseClick(found, LEFT)
    files = filled.side.files.files
    assert files.file(0) == "film_000.png"
    assert "of another patient" in files.data(files.index(0, 1))


def test_what_was_found_is_there_when_the_data_set_is_opened_again(qtbot, filled):
    """Read from its folder."""
    rows = filled.column.oddities
    qtbot.mouseClick(rows.look, LEFT)
    qtbot.waitUntil(lambda: "Looked at 48" in rows.looked.text(), timeout=PATIENCE_MS)

    filled.choose(filled.current)
    assert not rows.isVisible()
    qtbot.waitUntil(rows.isVisible, timeout=PATIENCE_MS)

    assert rows.looked.text() == "Looked at 48 of 48 films."


def test_looking_at_the_films_can_be_cancelled(qtbot, filled, monkeypatch):
    """Nothing is noted, and it is offered again."""
    from xlite_desktop.data import data_jobs

    real = data_jobs.survey_films

    def slow(*given, progress, cancelled):
        def told(done, total):
            progress(done, total)
            while not cancelled():
                threading.Event().wait(0.005)

        return real(*given, progress=told, cancelled=cancelled)

    monkeypatch.setattr(data_jobs, "survey_films", slow)
    strip, rows = filled.side.strip, filled.column.oddities
    qtbot.mouseClick(rows.look, LEFT)
    assert strip.text.startswith("Looking at the films of labels")
    filled.column.list.menu_for(filled.current).actions()[1].trigger()
    assert "being read" in strip.text

    filled.jobs.cancel_survey()
    qtbot.waitUntil(lambda: strip.text.startswith("Cancelled."), timeout=PATIENCE_MS)

    qtbot.waitUntil(rows.look.isEnabled, timeout=PATIENCE_MS)
    assert "Nobody looked" in rows.looked.text()


def test_a_survey_that_cannot_be_kept_says_so_in_the_strip(qtbot, filled, monkeypatch):
    """The link is offered again."""
    from xlite_core.errors import InvalidLabels
    from xlite_desktop.data import data_jobs

    def refuse(_path, _survey):
        raise InvalidLabels("What was found cannot be written.", "Check the disk.")

    monkeypatch.setattr(data_jobs, "write_survey", refuse)
    rows = filled.column.oddities

    qtbot.mouseClick(rows.look, LEFT)
    qtbot.waitUntil(lambda: "cannot be written" in filled.side.strip.text, timeout=PATIENCE_MS)

    assert rows.look.isEnabled()


def test_a_table_without_films_can_be_looked_at_but_not_browsed(qtbot, page, tmp_path):
    """Facts and balance, no batch."""
    look_at(qtbot, page, write_source(tmp_path / "source"))
    click_box(qtbot, page.side.importing.form.alone)
    qtbot.mouseClick(page.side.importing.begin, LEFT)
    overview = page.side.overview
    qtbot.waitUntil(
        lambda: bool(overview.balance.chart.accessibleDescription()), timeout=PATIENCE_MS
    )

    assert not page.side.header.browse.isEnabled()
    assert not page.side.header.cache.isEnabled()
    assert "without films" in overview.batch.problem.text()
    assert not page.column.oddities.look.isVisible()
    qtbot.waitUntil(lambda: len(page.column.list.lines.lines) == 1, timeout=PATIENCE_MS)
    assert page.column.list.lines.lines[0].words.startswith("50 rows, no images")


def test_a_damaged_data_set_says_so_in_place(qtbot, filled, workspace):
    """And another one can be chosen with the keys of the list."""
    broken = workspace.data / "broken"
    broken.mkdir()
    (broken / "manifest.csv").write_text("file\n")
    workspace.data_sets_changed.emit()
    qtbot.waitUntil(lambda: len(filled.column.list.lines.lines) == 2, timeout=PATIENCE_MS)

    qtbot.keyClick(filled.column.list, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: filled.side.shown is filled.side.problem, timeout=PATIENCE_MS)
    assert "no manifest" in filled.side.problem.summary.text()
    qtbot.mouseClick(filled.side.problem.folder, LEFT)
    assert filled._dialogs.shown == [broken]
    qtbot.keyClick(filled.column.list, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: filled.desk.facts is not None, timeout=PATIENCE_MS)

    assert filled.side.shown is filled.side.overview


def test_a_data_set_moves_to_the_trash_and_the_page_is_empty_again(qtbot, filled):
    """From the menu of its row; the films stay where they lie."""
    menu = filled.column.list.menu_for(filled.current)
    shown, removed = menu.actions()
    films = filled.desk.facts.manifest.root

    shown.trigger()
    removed.trigger()
    qtbot.waitUntil(lambda: filled.side.shown is filled.side.importing, timeout=PATIENCE_MS)

    assert len(filled._dialogs.trashed) == 1
    assert filled.current is None
    assert len(list(films.iterdir())) == FILMS + 1
    assert "Moved to the trash" in filled.side.strip.text


def test_a_failure_to_trash_is_said(qtbot, filled):
    """The data set stays."""
    filled._dialogs.can_trash = False

    filled.column.list.menu_for(filled.current).actions()[1].trigger()

    assert "by hand" in filled.side.strip.text
    assert filled.current is not None


def test_too_few_films_for_a_split_are_said_and_the_rest_is_shown(qtbot, page, tmp_path):
    """Balance and batch of all films."""
    source = write_source(tmp_path / "source", films=2)

    import_from(qtbot, page, source)

    assert "no film for the part" in page.side.overview.split.problem.text()
    assert page.side.overview.batch.pictures.shown == 2


def test_every_size_and_theme_can_be_painted(qtbot, qapp, filled):
    """No warning of Qt, nothing that cannot be drawn."""
    for palette in (DARK, LIGHT):
        apply_theme(qapp, palette)
        for size in ((960, 528), (1280, 648), (2560, 1368)):
            filled.resize(*size)
            assert not filled.grab().isNull()


def test_buttons_and_fields_have_names(filled):
    """What a screen reader says, and what a pointer is told."""
    side, column = filled.side, filled.column
    named = (
        column.list, side.browser.findings, side.browser.parts, side.browser.search,
        side.browser.grid, side.files.table, side.importing.form.name, side.strip.dismiss,
        side.overview.balance.sampler, *side.overview.split.form.shares,
        side.overview.split.form.seed, side.overview.split.form.folds,
    )  # fmt: skip

    assert [widget for widget in named if not widget.accessibleName()] == []
    assert side.strip.dismiss.toolTip()
