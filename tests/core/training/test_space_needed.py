"""What a run takes of disk and memory is counted, not guessed."""

from __future__ import annotations

import shutil
from dataclasses import replace
from types import SimpleNamespace

import pytest
import torch
from torch import nn

from tests.helpers.loader_films import loader_config, loader_films
from xlite_core.errors import InvalidConfiguration
from xlite_core.training import space_needed
from xlite_core.training.sections import LoopConfig, MachineConfig, OptimisationConfig
from xlite_core.training.space_needed import checkpoint_bytes, disk_check, kept_bytes, memory_check

CPU = torch.device("cpu")
CONFIG = loader_config(
    loop=LoopConfig(batch_size=8, accumulate=2), machine=MachineConfig(workers=1)
)
AVERAGED = replace(CONFIG, optimisation=OptimisationConfig(ema_decay=0.9))
LINEAR = nn.Linear(10, 3)  # 33 numbers, 132 bytes
IMAGES = torch.zeros(4, 10)


def test_a_checkpoint_holds_weights_two_moments_and_perhaps_the_average():
    """132 bytes each."""
    assert checkpoint_bytes(LINEAR, CONFIG) == 3 * 132
    assert checkpoint_bytes(LINEAR, AVERAGED) == 4 * 132


def test_five_checkpoints_weights_and_model_file_must_fit_the_disk(tmp_path, monkeypatch):
    """The folder need not exist yet."""
    monkeypatch.setattr(
        space_needed.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(9, 1, 100 * 2**20)
    )
    large = nn.Linear(1000, 1000)  # 4 MB

    assert disk_check(LINEAR, CONFIG, tmp_path / "a" / "b").value == 5 * 3 * 132 + 2 * 132
    with pytest.raises(InvalidConfiguration, match=r"needs 135 MB for its .* has 105 MB left"):
        disk_check(large, CONFIG, tmp_path / "a")


def test_what_the_backward_pass_keeps_is_measured():
    """A ReLU keeps its result, a linear layer its input: 20 and 10 floats a film."""
    network = nn.Sequential(nn.Linear(10, 20), nn.ReLU(), nn.Linear(20, 3))

    assert kept_bytes(network, IMAGES) == (10 + 20) * 4


def test_a_step_takes_parameters_films_kept_and_batches_waiting():
    """Gradients and two moments beside the weights; a part of four films; three batches."""
    films = loader_films(12, teacher_sizes=(48,))
    waiting = 3 * 8 * (32 * 32 + 48 * 48)

    assert memory_check(LINEAR, CONFIG, films, IMAGES, CPU).value == 4 * 132 + 4 * 40 + waiting
    assert memory_check(LINEAR, AVERAGED, films, IMAGES, CPU).value == 5 * 132 + 4 * 40 + waiting


def test_a_step_that_does_not_fit_is_refused_on_a_cpu_and_advice_on_a_gpu(monkeypatch):
    """There the run makes its parts smaller until they fit."""
    films = loader_films(12)
    monkeypatch.setattr(
        space_needed.psutil, "virtual_memory", lambda: SimpleNamespace(available=100)
    )
    monkeypatch.setattr(torch.cuda, "mem_get_info", lambda _: (100, 1000))

    with pytest.raises(InvalidConfiguration, match=r"0 MB are free\. Lower loop\.batch_size"):
        memory_check(LINEAR, CONFIG, films, IMAGES, CPU)
    check = memory_check(LINEAR, CONFIG, films, IMAGES, torch.device("cuda"))
    assert (check.passed, check.value) == (False, 4 * 132 + 4 * 40)


def test_a_refusal_names_more_than_is_left(tmp_path, monkeypatch):
    """A disk with room for the checkpoints alone is too small, and the sentence shows why."""
    monkeypatch.setattr(
        space_needed.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(9, 1, 42_000_000)
    )

    with pytest.raises(InvalidConfiguration, match=r"needs 67 MB .* has 42 MB left"):
        disk_check(LINEAR, CONFIG, tmp_path)
