"""Random numbers that depend on what they are for, not on when they are drawn."""

from __future__ import annotations

import numpy as np

_PURPOSES = ("init", "order", "augment", "dropout", "sampler", "auxiliary", "mixup", "pretrain")
"""New ones go to the end: a purpose's place is part of its seeds."""


def seed_for(run_seed: int, purpose: str, *keys: int) -> int:
    """Return a 63-bit seed for one purpose of a run.

    Args:
        run_seed: The run's seed.
        purpose: One of those above: "init", "order", "augment" and so on.
        keys: What it is for within the purpose: (epoch,), (epoch, film), or
            (epoch, film, draw) where a film is drawn again.

    Raises:
        ValueError: The purpose is unknown.
    """
    sequence = np.random.SeedSequence([run_seed, _PURPOSES.index(purpose), *keys])
    return int(sequence.generate_state(1, np.uint64)[0] >> 1)


def generator_for(run_seed: int, purpose: str, *keys: int) -> np.random.Generator:
    """Return a numpy generator seeded by `seed_for`."""
    return np.random.default_rng(seed_for(run_seed, purpose, *keys))
