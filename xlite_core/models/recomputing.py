"""Batch norm under gradient checkpointing: a batch that is computed twice counts once.

Checkpointing repeats parts of the forward pass on the way back.  Batch norm
would take the same batch into its running statistics again, so that a student
trained with less memory would not be the student trained with more.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from torch import nn
from torch.nn.modules.batchnorm import _BatchNorm
from torch.utils.checkpoint import set_checkpoint_early_stop


class RepeatedBatchNorms:
    """Watches a network's batch norms and keeps their statistics still outside `first_pass`."""

    def __init__(self, network: nn.Module) -> None:
        self._first = False
        self._momenta: dict[int, float | None] = {}
        for module in network.modules():
            if isinstance(module, _BatchNorm):
                module.register_forward_pre_hook(self._before)
                module.register_forward_hook(self._after)

    @contextmanager
    def first_pass(self) -> Iterator[None]:
        """Let statistics move: whatever runs in here is no repetition."""
        self._first = True
        try:
            # A repetition must run to its end, or the last batch norm would never be released.
            with set_checkpoint_early_stop(enable=False):
                yield
        finally:
            self._first = False

    def _before(self, module: nn.Module, _inputs: Any) -> None:
        assert isinstance(module, _BatchNorm)
        if module.training and not self._first:
            self._momenta[id(module)] = module.momentum
            module.momentum = 0.0

    def _after(self, module: nn.Module, _inputs: Any, _output: Any) -> None:
        assert isinstance(module, _BatchNorm)
        if id(module) in self._momenta:
            module.momentum = self._momenta.pop(id(module))
            if module.num_batches_tracked is not None:
                module.num_batches_tracked.sub_(1)
