"""Where and how a run computes: device, precision, threads, determinism, memory."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import torch

from xlite_core.errors import InvalidConfiguration, require
from xlite_core.training.sections import MachineConfig

_DTYPES = {"fp32": torch.float32, "bf16": torch.bfloat16, "fp16": torch.float16}


def device_of(machine: MachineConfig, *, local_rank: int = 0) -> torch.device:
    """Return the device that a run computes on.

    Args:
        machine: Its wish; "auto" takes CUDA, then MPS, then the CPU.
        local_rank: Which of this machine's processes of one run asks; each takes its own GPU.

    Raises:
        InvalidConfiguration: The device is not there, or cannot compute in fp16.
    """
    there = {
        "cuda": torch.cuda.is_available(),
        "mps": torch.backends.mps.is_available(),
        "cpu": True,
    }
    kind = next(k for k, is_there in there.items() if is_there)
    if machine.device != "auto":
        kind = machine.device
    if not there[kind]:
        raise InvalidConfiguration(
            f"This machine has no {kind.upper()} device that torch can use.",
            "Set machine.device to auto or cpu.",
        )
    if machine.precision == "fp16" and kind != "cuda":
        raise InvalidConfiguration(
            "Half precision (fp16) needs a CUDA device.", "Use bf16 or fp32 for machine.precision."
        )
    return torch.device(f"cuda:{local_rank}" if kind == "cuda" else kind)


@contextmanager
def arithmetic(machine: MachineConfig) -> Iterator[None]:
    """Set torch's threads and determinism for the block, and put back what was there."""
    threads = torch.get_num_threads()
    strict = torch.are_deterministic_algorithms_enabled()
    warn_only = torch.is_deterministic_algorithms_warn_only_enabled()
    fill = torch.utils.deterministic.fill_uninitialized_memory  # type: ignore[attr-defined]
    if machine.threads is not None:
        torch.set_num_threads(machine.threads)
    if machine.deterministic:
        # cuBLAS reads it when its first handle is made.
        os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")
        torch.use_deterministic_algorithms(mode=True, warn_only=True)
        # Every new tensor would be filled with NaN: a help in finding errors, at a price.
        torch.utils.deterministic.fill_uninitialized_memory = False  # type: ignore[attr-defined]
    torch.backends.cudnn.benchmark = not machine.deterministic
    try:
        yield
    finally:
        torch.set_num_threads(threads)
        torch.use_deterministic_algorithms(strict, warn_only=warn_only)
        torch.utils.deterministic.fill_uninitialized_memory = fill  # type: ignore[attr-defined]


def autocast(machine: MachineConfig, device: torch.device) -> torch.autocast:
    """Return the context of a forward pass in the run's precision."""
    dtype = _DTYPES[machine.precision]
    return torch.autocast(device.type, dtype=dtype, enabled=dtype is not torch.float32)


def is_out_of_memory(error: RuntimeError) -> bool:
    """Whether an error of torch says that memory, of GPU or machine, did not suffice."""
    if isinstance(error, torch.OutOfMemoryError):
        return True
    text = str(error)
    return "not enough memory" in text or "can't allocate memory" in text


def peak_memory_mb(device: torch.device) -> float:
    """Return the most memory that was taken so far: of the GPU, else of the process."""
    if device.type == "cuda":
        return torch.cuda.max_memory_allocated(device) / 1e6
    if sys.platform == "win32":
        psutil = require("psutil", feature="Measuring memory", extra="train")
        return float(psutil.Process().memory_info().peak_wset) / 1e6
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak / 1e3


def random_states(device: torch.device) -> dict[str, torch.Tensor]:
    """Return the states of the generators that dropout draws from."""
    states = {"cpu": torch.get_rng_state()}
    if device.type == "cuda":
        states["cuda"] = torch.cuda.get_rng_state(device)
    return states


def set_random_states(states: dict[str, torch.Tensor], device: torch.device) -> None:
    """Go on drawing where `random_states` was asked; a state of an absent device is left out."""
    torch.set_rng_state(states["cpu"])
    if device.type == "cuda" and "cuda" in states:
        torch.cuda.set_rng_state(states["cuda"], device)
