"""kill -9, in the middle of an epoch and inside a checkpoint's writing, changes no bit."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.kill_arena import arena_config
from tests.helpers.tiny_study import tiny_films, tiny_study
from xlite_core.run_directory import RunDirectory
from xlite_core.training.run import run

REPOSITORY = Path(__file__).resolve().parents[3]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A run that was never stopped."""
    directory = RunDirectory(tmp_path_factory.mktemp("whole"))
    list(run(arena_config(), directory, films=tiny_films(tiny_study(directory.path))))
    return directory


@pytest.mark.parametrize(
    ("kills", "workers"),
    [
        (4, 1),
        pytest.param(20, 0, marks=pytest.mark.slow),
        pytest.param(20, 1, marks=pytest.mark.slow),
        pytest.param(20, 2, marks=pytest.mark.slow),
    ],
)
def test_a_run_killed_again_and_again_ends_with_the_same_bytes(tmp_path, whole, kills, workers):
    """Weights and validation logits; the attempts write a checkpoint after every step."""
    arena = [sys.executable, "-m", "tests.helpers.kill_arena", tmp_path, kills, 3, workers]

    done = subprocess.run(
        list(map(str, arena)),
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )

    attempts = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, done.stderr
    assert sum(attempt["killed"] for attempt in attempts) >= 0.75 * kills
    ours = RunDirectory(tmp_path)
    assert ours.weights.read_bytes() == whole.weights.read_bytes()
    assert [path.read_bytes() for path in ours.predictions.iterdir()] == [
        path.read_bytes() for path in whole.predictions.iterdir()
    ]
