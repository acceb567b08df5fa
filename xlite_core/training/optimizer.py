"""AdamW over a student's weights: which of them decay, and which learn at their own rate."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import torch
from torch import nn

from xlite_core.models.student import Student
from xlite_core.training.sections import OptimisationConfig

PEAK = "peak"
"""Key in a parameter group: the rate that its schedule rises to and falls from."""


def build_optimizer(
    student: Student, config: OptimisationConfig, *, others: Iterable[nn.Parameter] = ()
) -> torch.optim.AdamW:
    """Return AdamW; norms and biases do not decay (Loshchilov and Hutter, ICLR 2019).

    Args:
        student: Its parameters, in groups of (decaying, staying): all of them, or the backbone
            and then the rest where the backbone has a rate of its own.
        config: Rates and decay.
        others: What learns beside it, at the rate of its head.
    """
    if config.backbone_learning_rate is None:
        groups = _groups(
            [*student.parameters(), *others], config.learning_rate, config.weight_decay
        )
    else:
        backbone = list(student.backbone.parameters())
        inside = {id(parameter) for parameter in backbone}
        rest = [p for p in student.parameters() if id(p) not in inside]
        groups = [
            *_groups(backbone, config.backbone_learning_rate, config.weight_decay),
            *_groups([*rest, *others], config.learning_rate, config.weight_decay),
        ]
    return torch.optim.AdamW(groups, lr=config.learning_rate)


def _groups(
    parameters: Iterable[nn.Parameter], rate: float, decay: float
) -> list[dict[str, object]]:
    everything = list(parameters)
    decaying = [p for p in everything if p.ndim > 1]
    staying = [p for p in everything if p.ndim <= 1]
    return [
        {"params": decaying, "weight_decay": decay, "lr": rate, PEAK: rate},
        {"params": staying, "weight_decay": 0.0, "lr": rate, PEAK: rate},
    ]


def set_rates(optimizer: torch.optim.Optimizer, rate: Callable[[float], float]) -> float:
    """Give each group the rate that a schedule makes of its peak.

    Args:
        optimizer: From `build_optimizer`.
        rate: Peak -> rate now.

    Returns:
        The rate of the last group: the head's.
    """
    for group in optimizer.param_groups:
        group["lr"] = rate(group[PEAK])
    return float(optimizer.param_groups[-1]["lr"])
