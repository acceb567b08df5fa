"""Judged runs of phantoms, made once a session and copied where a test changes them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.helpers.judged_runs import write_films, write_judged_run
from xlite_core.run_directory import RunDirectory
from xlite_desktop.theme.stylesheet import apply_theme
from xlite_desktop.theme.tokens import DARK
from xlite_desktop.workspace import Workspace

BASELINE, DISTILLED = "20261114_101500_BASELINE_001", "20261114_121500_KD_001"
FINAL = "20261114_141500_FINAL_001"


@pytest.fixture(scope="session")
def judged_folder(tmp_path_factory) -> Path:
    """Return a folder with a baseline, its distilled twin and a final run; never changed."""
    folder = tmp_path_factory.mktemp("judged")
    manifest = write_films(folder / "data", films=240, pictures=240)
    write_judged_run(folder / "runs", BASELINE, manifest, skill=0.9)
    write_judged_run(folder / "runs", DISTILLED, manifest, distilled=True)
    write_judged_run(folder / "runs", FINAL, manifest, phase="final", seed=5)
    return folder


@pytest.fixture
def judged_runs(judged_folder, tmp_path) -> Path:
    """Return a copy of the runs that a test may change; the films are shared."""
    return Path(shutil.copytree(judged_folder / "runs", tmp_path / "runs"))


@pytest.fixture
def run_named(judged_runs):
    """Return the folder of a run by its name."""
    return lambda name: RunDirectory(judged_runs / name)


@pytest.fixture
def judged_workspace(judged_runs, tmp_path):
    return Workspace(data=tmp_path / "data", runs=judged_runs)


@pytest.fixture
def dark(qapp):
    apply_theme(qapp, DARK)
    return DARK
