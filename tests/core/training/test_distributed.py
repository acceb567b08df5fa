"""Two processes, one run: to rounding, what one process computes of the same batches."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch

from tests.helpers.distributed_run import distributed_config
from tests.helpers.tiny_study import tiny_films, tiny_study
from xlite_core.errors import InvalidConfiguration
from xlite_core.run_directory import RunDirectory
from xlite_core.training.checkpoint import load_weights
from xlite_core.training.distributed import World, joined_world
from xlite_core.training.events import EpochFinished, RunFinished, RunStopped, from_line
from xlite_core.training.run import run

REPOSITORY = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("films", [16, 12, 11, 9, 7, 2])
def test_every_film_of_a_batch_is_taken_once(films):
    """But for a single one that is left over; nobody trains on one film alone."""
    order = np.arange(100, 100 + films)

    shares = [World(rank=rank, size=3).share_of_order(order, 12) for rank in range(3)]

    taken = sorted(np.concatenate(shares).tolist())
    assert len(set(taken)) == len(taken) >= films - 2
    assert set(taken) <= set(order.tolist())
    for start in range(0, films, 12):
        parts = [np.isin(share, order[start : start + 12]).sum() for share in shares]
        assert all(part in (0, 2, 3, 4) for part in parts)


def test_one_process_takes_everything_and_adds_up_nothing():
    """No group is joined, nothing is copied."""
    with joined_world(cuda=False) as world:
        order, tensor = np.arange(5), torch.ones(2)
        world.add_up([tensor])

        assert world == World()
        assert world.share_of_order(order, 2) is order
        assert world.share_of_batch(32) == 32
        assert world.agree("x") == "x"
    assert tensor.tolist() == [1.0, 1.0]


@pytest.mark.parametrize("batch_size", [9, 2])
def test_a_batch_that_cannot_be_shared_is_refused(batch_size):
    """Evenly, two films each at least."""
    with pytest.raises(InvalidConfiguration, match="cannot be shared by 2 processes"):
        World(size=2).share_of_batch(batch_size)


def in_two_processes(directory: Path, *stop_at: int) -> list:
    """Run under torchrun; return the last event of every process that said one."""
    done = subprocess.run(
        [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2",
         "-m", "tests.helpers.distributed_run", str(directory), *map(str, stop_at)],
        cwd=REPOSITORY,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return [from_line(line) for line in done.stdout.splitlines() if line.startswith("{")]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="gloo's loopback is tested on Linux")
def test_two_processes_equal_one(tmp_path):
    """Stopped in the middle of an epoch and resumed, too; one process writes and speaks."""
    alone, together = RunDirectory(tmp_path / "alone"), RunDirectory(tmp_path / "together")
    alone.path.mkdir()
    films = tiny_films(tiny_study(alone.path))
    *_, end = run(distributed_config(), alone, films=films)

    stopped = in_two_processes(together.path, 2, 1)
    ended = in_two_processes(together.path)

    assert stopped == [RunStopped(epoch=2, step=1)]
    assert isinstance(end, RunFinished)
    assert ended == [end]
    ours, theirs = (load_weights(d.weights) for d in (together, alone))
    for name in theirs:
        torch.testing.assert_close(ours[name], theirs[name], rtol=1e-4, atol=2e-6)
    losses = [
        [e.train_loss for e in map(from_line, d.events.read_text().splitlines())
         if isinstance(e, EpochFinished)]
        for d in (together, alone)
    ]  # fmt: skip
    assert losses[0] == pytest.approx(losses[1], rel=1e-5)
