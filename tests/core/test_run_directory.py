"""A run's folder says what it is, and where runs go is one decision."""

from __future__ import annotations

from pathlib import Path

from xlite_core.run_directory import default_runs_folder


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
