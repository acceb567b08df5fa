"""Several processes, one run: each takes its share of every batch, all keep the same weights.

Start them with `torchrun --nproc-per-node 2 -m xlite_core.cli.main train ...`.
Losses are divided by what the whole batch holds, so adding up the gradients
of the shares gives the gradient of the whole, to rounding.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar

import numpy as np
import torch
import torch.distributed as dist
from numpy.typing import NDArray
from torch import Tensor

from xlite_core.errors import InvalidConfiguration

_T = TypeVar("_T")

_PATIENCE = timedelta(days=7)
"""For the others while one judges, or while a person has paused the run."""


@dataclass(frozen=True, slots=True)
class World:
    """The processes of a run; alone, nothing here costs anything.

    Attributes:
        rank: Of this process, from 0; process 0 writes, judges and speaks.
        size: How many there are.
        local_rank: Among those on this machine.
    """

    rank: int = 0
    size: int = 1
    local_rank: int = 0

    @property
    def speaks(self) -> bool:
        return self.rank == 0

    def add_up(self, tensors: Iterable[Tensor]) -> None:
        """Replace tensors of one dtype by their sums over all processes."""
        if self.size == 1:
            return
        pieces = list(tensors)
        # One message instead of hundreds.
        flat = torch.cat([piece.reshape(-1) for piece in pieces])
        dist.all_reduce(flat)
        sizes = [piece.numel() for piece in pieces]
        for piece, total in zip(pieces, torch.split(flat, sizes), strict=True):
            piece.copy_(total.view_as(piece))

    def agree(self, value: _T) -> _T:
        """Return what process 0 says."""
        if self.size == 1:
            return value
        said: list[Any] = [value]
        dist.broadcast_object_list(said)
        agreed: _T = said[0]
        return agreed

    def share_of_batch(self, batch_size: int) -> int:
        """Return how many films of a batch this process takes.

        Raises:
            InvalidConfiguration: The batch cannot be shared evenly, two films each at least.
        """
        if batch_size % self.size or batch_size // self.size < 2:
            raise InvalidConfiguration(
                f"A batch of {batch_size} films cannot be shared by {self.size} processes.",
                "Use a batch size that is a multiple of their number, two films each at least.",
            )
        return batch_size // self.size

    def share_of_order(self, order: NDArray[np.intp], batch_size: int) -> NDArray[np.intp]:
        """Return the rows that this process trains on, batch after batch.

        A last batch that is not full is shared evenly, too; a single film that
        is left over stays out of it, as it would at the end of an epoch.

        Args:
            order: All rows of an epoch, shape (films,).
            batch_size: Films a step, over all processes.
        """
        if self.size == 1:
            return order
        shares = []
        for start in range(0, len(order), batch_size):
            batch = order[start : start + batch_size]
            each = max(2, -(-len(batch) // self.size))
            share = batch[self.rank * each : (self.rank + 1) * each]
            shares.append(share if len(share) > 1 else share[:0])
        return np.concatenate(shares)


@contextmanager
def joined_world(*, cuda: bool) -> Iterator[World]:
    """Join the processes that torchrun started; without torchrun, be alone.

    Args:
        cuda: Whether the run computes on GPUs: they talk by NCCL, CPUs by gloo.
    """
    size = int(os.environ.get("WORLD_SIZE", "1"))
    if size == 1:
        yield World()
        return
    world = World(int(os.environ["RANK"]), size, int(os.environ.get("LOCAL_RANK", "0")))
    if cuda:
        torch.cuda.set_device(world.local_rank)
    dist.init_process_group("nccl" if cuda else "gloo", timeout=_PATIENCE)
    try:
        yield world
        # All leave together: a process that goes while another still speaks takes gloo's threads
        # with it in the middle of their work, and aborts now and then.
        dist.barrier()
    finally:
        dist.destroy_process_group()
