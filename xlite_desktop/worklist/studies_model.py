"""Earlier studies as the rows of a table: filtered and sorted here, ten thousand at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from xlite_core.worklist.entries import Study
from xlite_desktop.theme.icons import Glyph, icon
from xlite_desktop.translation import tr

ModelIndex = QModelIndex | QPersistentModelIndex

STUDY_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Hands over the whole `Study`."""

MISSING = tr("no longer there")
"""What a row says whose files are gone."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, what a cell says, and what it is sorted by."""

    title: str
    words: Callable[[Study], str]
    order: Callable[[Study], Any]
    numeric: bool = False


def study_name(study: Study) -> str:
    """Return what a study is called: its first file or folder, and how many came with it."""
    first = study.paths[0].name or str(study.paths[0]) if study.paths else tr("Nothing")
    more = len(study.paths) - 1
    return tr("{first} and {more:,} more", first=first, more=more) if more > 0 else first


def _count(number: int) -> str:
    return f"{number:,}" if number else ""


COLUMNS: tuple[Column, ...] = (
    Column(tr("Opened"), lambda s: f"{s.opened.astimezone():%Y-%m-%d %H:%M}", lambda s: s.opened),
    Column(tr("Files"), study_name, lambda s: study_name(s).casefold()),
    Column(tr("Films", meaning="short"), lambda s: f"{s.films:,}", lambda s: s.films, numeric=True),
    Column(tr("Read"), lambda s: _count(s.read), lambda s: s.read, numeric=True),
    Column(
        tr("Flags", meaning="short"), lambda s: _count(s.flagged), lambda s: s.flagged, numeric=True
    ),
    Column(tr("Note"), lambda s: " ".join(s.note.split()), lambda s: s.note.casefold()),
)
OPENED, FILES, FILMS, READ, FLAGS, NOTE = range(len(COLUMNS))


class StudiesModel(QAbstractTableModel):
    """Studies down, `COLUMNS` across."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Study, ...] = ()
        self._texts: Mapping[int, str] = {}
        self._shown: tuple[Study, ...] = ()
        self._missing: frozenset[int] = frozenset()
        self._filter = ""
        self._sorted = (OPENED, True)

    @property
    def total(self) -> int:
        """How many studies there are, shown or not."""
        return len(self._all)

    @property
    def shown(self) -> tuple[Study, ...]:
        return self._shown

    def show_studies(self, studies: tuple[Study, ...]) -> None:
        """Show these studies, as far as the filter lets them through."""
        self._all = studies
        self._texts = {study.number: _searchable(study) for study in studies}
        self._rebuild()

    def show_missing(self, numbers: frozenset[int]) -> None:
        """Say of which studies files are gone."""
        changed = self._missing ^ numbers
        self._missing = numbers
        for row, study in enumerate(self._shown):
            if study.number in changed:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    def is_missing(self, study: Study) -> bool:
        return study.number in self._missing

    def filter(self, text: str) -> None:
        """Show only studies in which every word of the text occurs."""
        self._filter = text.casefold()
        self._rebuild()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted = (column, order == Qt.SortOrder.DescendingOrder)
        self._rebuild()

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: ModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(COLUMNS[section])
        return COLUMNS[section].title if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        study, place = self._shown[index.row()], index.column()
        if role == STUDY_ROLE:
            return study
        show = _SHOWN.get(role)
        return None if show is None else show(study, place, self.is_missing(study))

    def _rebuild(self) -> None:
        place, falling = self._sorted
        words = self._filter.split()
        found: Iterable[Study] = (
            study for study in self._all if all(word in self._texts[study.number] for word in words)
        )
        self.beginResetModel()
        self._shown = tuple(sorted(found, key=COLUMNS[place].order, reverse=falling))
        self.endResetModel()


def _searchable(study: Study) -> str:
    marks = tr("flagged") if study.flagged else ""
    names = " ".join(path.name for path in study.paths)
    return f"{study.opened.astimezone():%Y-%m-%d} {names} {study.note} {marks}".casefold()


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.numeric else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _words(study: Study, place: int, missing: bool) -> str:
    words = COLUMNS[place].words(study)
    return f"{words} · {MISSING}" if missing and place == FILES else words


def _sign(_study: Study, place: int, missing: bool) -> QIcon | None:
    return icon(Glyph.ERROR_FILE, "error") if missing and place == FILES else None


def _spoken(study: Study, place: int, missing: bool) -> str:
    return f"{COLUMNS[place].title}: {_words(study, place, missing) or tr('none')}"


def _tooltip(study: Study, place: int, missing: bool) -> str:
    if place == NOTE:
        return study.note
    if place == OPENED:
        return f"{study.opened.astimezone():%A, %d %B %Y, %H:%M}"
    where = "\n".join(str(path) for path in study.paths[:10])
    return (
        tr("The files are no longer there:\n{where}", where=where)
        if missing and place == FILES
        else where
    )


_SHOWN: Mapping[int, Callable[[Study, int, bool], Any]] = {
    Qt.ItemDataRole.DisplayRole: _words,
    Qt.ItemDataRole.DecorationRole: _sign,
    Qt.ItemDataRole.ToolTipRole: _tooltip,
    Qt.ItemDataRole.AccessibleTextRole: _spoken,
    Qt.ItemDataRole.TextAlignmentRole: lambda _study, place, _missing: _alignment(COLUMNS[place]),
}
"""What a cell hands over for each role."""
