"""Device, precision, threads and memory of a run."""

from __future__ import annotations

import pytest
import torch

from xlite_core.errors import InvalidConfiguration
from xlite_core.training.arithmetic import (
    arithmetic,
    autocast,
    device_of,
    is_out_of_memory,
    peak_memory_mb,
    random_states,
    set_random_states,
)
from xlite_core.training.sections import MachineConfig

CPU = torch.device("cpu")


def test_auto_takes_what_there_is(monkeypatch):
    """CUDA before MPS before the CPU; a process under torchrun takes its own GPU."""
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    assert device_of(MachineConfig(), local_rank=1) == torch.device("cuda:1")
    assert device_of(MachineConfig(device="cpu")) == CPU

    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: True)
    assert device_of(MachineConfig()) == torch.device("mps")

    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)
    assert device_of(MachineConfig()) == CPU


@pytest.mark.parametrize("machine", [{"device": "cuda"}, {"device": "mps"}, {"precision": "fp16"}])
def test_what_the_machine_cannot_do_is_refused(monkeypatch, machine):
    """A device that is not there; half precision on a CPU."""
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)

    with pytest.raises(InvalidConfiguration):
        device_of(MachineConfig(**machine))


def test_threads_and_determinism_hold_for_the_block_alone():
    """And are put back when it raises."""
    before = torch.get_num_threads(), torch.are_deterministic_algorithms_enabled()
    seen = []

    def fail():
        seen.append((torch.get_num_threads(), torch.are_deterministic_algorithms_enabled()))
        raise KeyError

    with pytest.raises(KeyError), arithmetic(MachineConfig(threads=before[0] + 1)):
        fail()
    with arithmetic(MachineConfig(deterministic=False)):
        free = torch.get_num_threads(), torch.are_deterministic_algorithms_enabled()

    assert seen == [(before[0] + 1, True)]
    assert free == before
    assert (torch.get_num_threads(), torch.are_deterministic_algorithms_enabled()) == before


def test_precision_is_that_of_the_forward_pass():
    """bf16 multiplies in bfloat16, fp32 leaves everything as it is."""
    matrix = torch.ones(2, 2)
    for precision, expected in (("fp32", torch.float32), ("bf16", torch.bfloat16)):
        with autocast(MachineConfig(precision=precision), CPU):
            assert (matrix @ matrix).dtype == expected


def test_only_memory_is_memory():
    """Other failures of torch are not taken for it."""
    assert is_out_of_memory(torch.OutOfMemoryError("CUDA out of memory"))
    assert is_out_of_memory(RuntimeError("DefaultCPUAllocator: can't allocate memory: 9 bytes"))
    assert not is_out_of_memory(RuntimeError("mat1 and mat2 shapes cannot be multiplied"))


def test_memory_is_said_in_megabytes():
    """More than an interpreter, less than a terabyte."""
    assert 10 < peak_memory_mb(CPU) < 1e6


def test_generators_go_on_where_they_were():
    """Whatever was drawn in between."""
    states = random_states(CPU)
    first = torch.rand(3)
    torch.manual_seed(5)

    set_random_states(states, CPU)

    assert torch.equal(torch.rand(3), first)
