"""The models behind the lists and tables keep Qt's rules, and announce what changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from tests.helpers.phantom_source import write_source
from xlite_core.data.inspection import Inspection
from xlite_core.data.manifest import Problem
from xlite_core.data.source import import_source
from xlite_desktop.data.data_set_list import DataSetModel
from xlite_desktop.data.facts_view import DataSetLine
from xlite_desktop.data.files_table import FilesModel
from xlite_desktop.data.film_grid_model import CELL_ROLE, FilmGridModel
from xlite_desktop.data.thumbnails import Thumbnails
from xlite_desktop.workspace import DataSet

LINES = tuple(
    DataSetLine(data_set=DataSet(Path(name)), words="48 images") for name in ("a", "b", "c")
)


def strictly(model):
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


@pytest.fixture
def thumbnails(qtbot):
    made = Thumbnails()
    yield made
    made.shut_down()


@pytest.fixture
def manifest(tmp_path):
    table = write_source(tmp_path, films=12)
    return import_source(table, tmp_path / "images", "csv", inspection=Inspection())


def test_data_sets_come_change_and_go(qtbot):
    """Words that changed are announced for their own row."""
    model = DataSetModel()
    tester, announced = strictly(model), []
    model.dataChanged.connect(lambda first, last: announced.append((first.row(), last.row())))

    model.set_lines(LINES[:2])
    model.set_lines(LINES)
    model.set_lines((LINES[0], replace(LINES[1], words="all present"), LINES[2]))
    spoken = model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole)
    model.set_lines(())

    assert announced == [(1, 1)]
    assert spoken == "b, all present"
    assert tester.model() is model


def test_files_are_listed_with_their_reasons(qtbot):
    """Two columns with headings."""
    model = FilesModel()
    tester = strictly(model)

    model.set_files((Problem("a.png", "It is damaged."), Problem("b.png", "It is missing.")))

    assert model.data(model.index(1, 1)) == "It is missing."
    assert model.headerData(0, Qt.Orientation.Horizontal) == "File"
    assert model.file(0) == "a.png"
    assert model.file(7) is None
    assert tester.model() is model


def test_the_grid_has_as_many_films_across_as_there_is_room_for(qtbot, thumbnails, manifest):
    """The last line may be short; what is behind the last film is nothing."""
    model = FilmGridModel(thumbnails)
    tester = strictly(model)

    model.show_rows(manifest, np.arange(12))
    model.set_across(5)

    assert (model.rowCount(), model.columnCount()) == (3, 5)
    assert model.data(model.place(7)) == "film_007.png"
    behind = model.index(2, 3)
    assert model.number(behind) == -1
    assert model.data(behind) is None
    assert model.flags(behind) == Qt.ItemFlag.NoItemFlags
    assert "patient p03" in model.data(model.place(7), Qt.ItemDataRole.ToolTipRole)
    assert tester.model() is model


def test_pictures_arrive_for_the_films_that_are_wanted(qtbot, thumbnails, manifest):
    """Each announces its own cell; a file that was damaged since says so."""
    model, announced = FilmGridModel(thumbnails), []
    model.dataChanged.connect(lambda first, _: announced.append(model.number(first)))
    (manifest.root / "film_002.png").write_text("no film")
    model.show_rows(manifest, np.arange(12))
    model.set_across(4)

    model.want(0, 6)
    qtbot.waitUntil(lambda: len(announced) == 6, timeout=10_000)

    assert sorted(announced) == list(range(6))
    assert model.data(model.place(0), CELL_ROLE).picture is not None
    assert model.data(model.place(2), CELL_ROLE).fault == "This is a text file, not a film."
    assert model.data(model.place(9), CELL_ROLE).picture is None


def test_older_wishes_are_dropped(qtbot, thumbnails, manifest):
    """Scrolling past a thousand films does not read them."""
    model, announced = FilmGridModel(thumbnails), []
    thumbnails.arrived.connect(lambda path: announced.append(path.name))
    model.show_rows(manifest, np.arange(12))

    model.want(0, 12)
    model.want(10, 12)
    qtbot.waitUntil(lambda: "film_011.png" in announced, timeout=10_000)

    assert len(announced) <= 6  # the four that were under way, and the two in view
