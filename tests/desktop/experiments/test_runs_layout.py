"""The Experiments page comes back as its reader left it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.helpers.many_runs import Plan, write_many_runs
from xlite_desktop.experiments.experiments_page import ExperimentsPage
from xlite_desktop.experiments.runs_columns import PLACES
from xlite_desktop.experiments.runs_layout import RunsLayout
from xlite_desktop.settings import SettingsStore
from xlite_desktop.workspace import Workspace

_LEFT = Qt.MouseButton.LeftButton
_PATIENCE_MS = 20_000


@pytest.fixture
def opened(qtbot, tmp_path):
    """Return a function that opens the page once more, as the next start would."""
    runs = write_many_runs(tmp_path, (Plan("BASELINE_001"), Plan("KD_001", teacher=(4, 0.7))))
    pages = []

    def shown(width=1440):
        for page in pages:
            page.shut_down()
            page.hide()
        store = SettingsStore(tmp_path / "settings.ini")
        page = ExperimentsPage(Workspace(data=tmp_path / "data", runs=runs), store=store)
        pages.append(page)
        qtbot.addWidget(page)
        page.resize(width, 800)
        page.show()
        qtbot.waitUntil(lambda: page.panel.run("KD_001") is not None, timeout=_PATIENCE_MS)
        return page

    yield shown
    pages[-1].shut_down()


def _lines(page) -> list[str]:
    return [line.key for line in page.panel.table.runs_model.lines]


def _press_heading(qtbot, page, key) -> None:
    header = page.panel.table.header
    place = QPoint(header.sectionViewportPosition(PLACES[key]) + 12, header.height() // 2)
    qtbot.mouseClick(header.viewport(), _LEFT, pos=place)


def _drag_splitter(page, by) -> None:
    handle = page.findChild(type(page._splitter)).handle(1)
    middle = QPoint(0, handle.height() // 2)
    QTest.mousePress(handle, _LEFT, pos=middle)
    QTest.mouseMove(handle, middle + QPoint(by, 0))
    QTest.mouseRelease(handle, _LEFT, pos=middle)


def test_order_phase_and_columns_come_back(qtbot, opened):
    """Whatever was clicked last; the words in the filter do not."""
    page = opened()
    _press_heading(qtbot, page, "experiment_id")
    _press_heading(qtbot, page, "experiment_id")
    qtbot.mouseClick(page.panel.filter.phases.piece(1), _LEFT)
    dates = next(a for a in page.panel.filter.columns.menu().actions() if a.data() == "date")
    dates.trigger()
    qtbot.keyClicks(page.panel.filter.field, "nothing")

    page = opened()

    assert _lines(page) == ["group baseline", "BASELINE_001"]
    assert page.panel.filter.phases.current == 1
    assert page.panel.layout_now.sorted_by == "experiment_id"
    assert page.panel.layout_now.descending
    assert not page.panel.table.isColumnHidden(PLACES["date"])
    checked = [a.data() for a in page.panel.filter.columns.menu().actions() if a.isChecked()]
    assert checked == ["date"]
    assert [run.id for run in page.panel.table.selected_runs()] == ["BASELINE_001"]


def test_the_width_of_the_table_comes_back_and_fits_a_smaller_window(opened):
    """In pixels; both halves keep what they need."""
    page = opened()
    usual = page.panel.width()
    _drag_splitter(page, -120)
    chosen = page.panel.width()
    assert chosen < usual - 100

    assert opened().panel.width() == chosen
    narrow = opened(width=960)
    assert narrow.panel.width() <= 960 - 420
    assert opened().panel.width() == chosen, "a small window changes nothing for good"


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"sorted_by": "strip_of_bacon", "phase": "lunch", "columns": "all", "width": -3},
        {"sorted_by": None, "phase": 3, "columns": ["bacon", "star"], "width": "wide"},
    ],
)
def test_what_cannot_be_understood_counts_as_its_default(said):
    """Somebody edited the file, or a later version wrote it."""
    assert RunsLayout.from_dict(said) == RunsLayout()


def test_a_layout_survives_being_written():
    """All of it."""
    layout = RunsLayout(
        sorted_by="date",
        descending=False,
        phase="final",
        columns=frozenset({"date", "notes"}),
        width=512,
    )

    assert RunsLayout.from_dict(layout.to_dict()) == layout
