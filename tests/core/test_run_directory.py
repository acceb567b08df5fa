"""A run's folder says what it is, and where runs go is one decision."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
from filelock import FileLock

from xlite_core.errors import InvalidConfiguration
from xlite_core.run_directory import RunDirectory, default_runs_folder, run_meant


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


def _finished(folder: Path, name: object) -> Path:
    folder.mkdir(parents=True)
    (folder / "config.json").write_text(json.dumps({"name": name}))
    (folder / "weights.safetensors").write_bytes(b"")
    return folder


def test_a_run_may_be_meant_by_its_own_name(tmp_path):
    """Whenever it began; one that is unfinished, damaged or nameless is never meant."""
    teacher = _finished(tmp_path / "20260101_000000_BASELINE_001", "teacher")
    (_finished(tmp_path / "20260102_000000_BASELINE_002", "late") / "weights.safetensors").unlink()
    (_finished(tmp_path / "20260103_000000_KD_001", "x") / "config.json").write_text("{torn")
    _finished(tmp_path / "20260104_000000_KD_002", 7)

    assert run_meant(tmp_path / "teacher") == teacher
    assert run_meant(teacher) == teacher
    for name in ("late", "x", "7"):
        assert run_meant(tmp_path / name) == tmp_path / name
    assert run_meant(tmp_path / "nowhere" / "teacher") == tmp_path / "nowhere" / "teacher"


def test_a_name_of_two_runs_means_neither(tmp_path):
    """A folder that bears the name itself goes before both."""
    for day in (1, 2):
        _finished(tmp_path / f"2026010{day}_000000_BASELINE_001", "teacher")

    with pytest.raises(InvalidConfiguration, match="2 finished runs in the folder"):
        run_meant(tmp_path / "teacher")
    own = _finished(tmp_path / "teacher", "else")
    assert run_meant(own) == own
