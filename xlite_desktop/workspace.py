"""The researcher's folders: data sets and runs, where they lie and what is in them.

The Data, Train and Experiments pages share one workspace; what one of them
changes, the others hear of.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from xlite_core.places import Place, films_cache, folder_of
from xlite_core.run_directory import default_runs_folder


@dataclass(frozen=True, slots=True)
class DataSet:
    """One imported data set: a folder with manifest.csv and, perhaps, splits/.

    Attributes:
        folder: Where it lies; its name is the data set's.
    """

    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def manifest(self) -> Path:
        return self.folder / "manifest.csv"

    @property
    def splits(self) -> Path:
        return self.folder / "splits"


def default_data_folder() -> Path:
    """Return where data sets go when nobody says otherwise."""
    return folder_of(Place.DATA)


class Workspace(QObject):
    """Knows the folders and tells when their content changes.

    Signals:
        data_sets_changed: a data set was imported, split or removed.
        runs_changed: a run began, ended, or was removed or annotated.
    """

    data_sets_changed = Signal()
    runs_changed = Signal()

    def __init__(
        self,
        *,
        data: Path | None = None,
        runs: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.data = data or default_data_folder()
        self.runs = runs or default_runs_folder()

    @property
    def cache(self) -> Path:
        """Where preprocessed films are kept, as a run keeps them when its settings say nothing."""
        return films_cache()

    def move(self, *, data: Path | None = None, runs: Path | None = None) -> None:
        """Look in other folders from now on; nothing is said, the pages are built anew."""
        self.data, self.runs = data or self.data, runs or self.runs

    def data_sets(self) -> tuple[DataSet, ...]:
        """Return what has been imported, by name."""
        if not self.data.is_dir():
            return ()
        folders = sorted(self.data.iterdir(), key=lambda folder: folder.name.casefold())
        return tuple(DataSet(folder) for folder in folders if (folder / "manifest.csv").is_file())
