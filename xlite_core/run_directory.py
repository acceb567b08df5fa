"""One run, one folder: its name, its files, and the lock that gives it one writer at a time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from xlite_core.errors import InvalidConfiguration, RunDirectoryInUse
from xlite_core.places import Place, folder_of

_NAME = re.compile(r"^(\d{8}_\d{6})_([A-Z]+_\d{3,})(?:_j([\w.-]+))?$")

_LOOKERS_S = 0.5
"""Who asks whether a folder is in use holds its lock for a moment; a writer waits that long."""


@dataclass(frozen=True, slots=True)
class RunDirectory:
    """The folder of one run: `YYYYMMDD_HHMMSS_<EXPERIMENT_ID>[_jSLURM_JOB_ID]`.

    Attributes:
        path: The folder; other names are taken as they are.
    """

    path: Path

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def experiment_id(self) -> str:
        """Return "KD_001", or the whole name of a folder that is named otherwise."""
        match = _NAME.match(self.path.name)
        return match[2] if match else self.path.name

    @property
    def config(self) -> Path:
        return self.path / "config.json"

    @property
    def films(self) -> Path:
        """The fingerprint of what the run is trained on."""
        return self.path / "films.sha256"

    @property
    def events(self) -> Path:
        return self.path / "events.jsonl"

    @property
    def splits(self) -> Path:
        return self.path / "splits"

    @property
    def checkpoints(self) -> Path:
        return self.path / "checkpoints"

    @property
    def weights(self) -> Path:
        """What the run hands on; written last, so its presence says that the run is finished."""
        return self.path / "weights.safetensors"

    @property
    def predictions(self) -> Path:
        """Folder of validation.csv and test.csv: a row a film, a logit a finding."""
        return self.path / "predictions"

    @property
    def metrics(self) -> Path:
        return self.path / "metrics.json"

    @property
    def provenance(self) -> Path:
        """Versions, commit, hardware, seed and fingerprints."""
        return self.path / "provenance.json"

    @property
    def figures(self) -> Path:
        return self.path / "figures"

    @property
    def model(self) -> Path:
        return self.path / "model.onnx"

    @contextmanager
    def writer(self) -> Iterator[None]:
        """Hold the folder's lock; the operating system lets go of it when the process dies.

        Raises:
            RunDirectoryInUse: A live process holds it.
        """
        self.path.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.path / "lock", timeout=_LOOKERS_S)
        try:
            lock.acquire()
        except Timeout as error:
            raise RunDirectoryInUse(
                f"The run {self.name} is being written by another process.",
                "Wait until it ends, or stop it first.",
            ) from error
        try:
            yield
        finally:
            lock.release()

    @property
    def in_use(self) -> bool:
        """Whether a live process writes to the folder."""
        path = self.path / "lock"
        if not path.exists():
            return False
        try:
            with FileLock(path, timeout=0):
                return False
        except Timeout:
            return True


def default_runs_folder() -> Path:
    """Return where runs go when nobody says otherwise.

    A policy overrides `XLITE_RUNS`, and that the user's own data folder.
    """
    return folder_of(Place.RUNS)


def run_name(experiment_id: str, *, started: datetime, job: str | None = None) -> str:
    """Return the name of a new run's folder.

    Args:
        experiment_id: "KD_001".
        started: Local time.
        job: Number of the batch system's job, or None.
    """
    return f"{started:%Y%m%d_%H%M%S}_{experiment_id}" + (f"_j{job}" if job else "")


def runs_below(folder: Path) -> list[RunDirectory]:
    """Return the runs of a folder, oldest first; other folders are left out."""
    if not folder.is_dir():
        return []
    return [
        RunDirectory(path)
        for path in sorted(folder.iterdir())
        if path.is_dir() and (_NAME.match(path.name) or (path / "config.json").exists())
    ]


def run_meant(path: Path) -> Path:
    """Return what a path to a run means: itself where it exists, else the finished run so called.

    A folder's name begins with the time at which its run began, which nobody knows who writes a
    queue.  So `runs/teacher` means, where there is no such file or folder, the run of the folder
    `runs` whose configuration says `name = "teacher"`.

    Returns:
        The path as it is where there is no such run either: whoever opens it says what is wrong.

    Raises:
        InvalidConfiguration: Two finished runs have the name.
    """
    if path.exists():
        return path
    named = [
        run.path
        for run in runs_below(path.parent)
        if run.weights.is_file() and _own_name(run) == path.name
    ]
    if len(named) > 1:
        raise InvalidConfiguration(
            f"{len(named)} finished runs in the folder {path.parent.name} are called {path.name}.",
            "Name the run's folder instead.",
        )
    return named[0] if named else path


def _own_name(run: RunDirectory) -> str | None:
    """Return what a run's configuration calls it; None where nobody can tell."""
    try:
        values = json.loads(run.config.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    name = values.get("name") if isinstance(values, dict) else None
    return name if isinstance(name, str) else None
