"""A run's folder says what it is, and where runs go is one decision."""

from __future__ import annotations

import threading
from pathlib import Path

from filelock import FileLock

from xlite_core.run_directory import RunDirectory, default_runs_folder


def test_runs_go_into_the_users_own_data_folder(monkeypatch):
    """Never beside the installed program; asking for the folder does not make it."""
    monkeypatch.delenv("XLITE_RUNS", raising=False)

    folder = default_runs_folder()

    assert folder.parts[-2:] == ("X-Lite Desktop", "runs")
    assert not folder.exists()


def test_the_environment_moves_the_runs(monkeypatch, tmp_path):
    """As the help says."""
    monkeypatch.setenv("XLITE_RUNS", str(tmp_path / "elsewhere"))

    assert default_runs_folder() == Path(tmp_path / "elsewhere")


def test_who_only_looks_keeps_no_writer_out(tmp_path):
    """To ask whether a folder is in use is to hold its lock for a moment: a writer waits for it."""
    run = RunDirectory(tmp_path)
    look = FileLock(tmp_path / "lock", thread_local=False)
    look.acquire()
    assert run.in_use
    end_of_look = threading.Timer(0.05, look.release)
    end_of_look.start()

    with run.writer():
        assert run.in_use

    end_of_look.join()
    assert not run.in_use
