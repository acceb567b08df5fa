"""What a step of training costs: the labels, the teacher's opinions, and where it looks.

**The mixture.**  A film that the teacher has seen costs `alpha * soft + (1 - alpha) * hard`; a
film without any teacher value costs `hard` alone.  `hard` is averaged over the cells whose label
is known, `soft` over the cells on which the teacher has an opinion: two different sets.  A batch
costs

    sum(w_i * hard cells of film i) / known cells
      + alpha * (taught films / films) * sum(soft cells) / cells with an opinion

with w_i = 1 - alpha for taught films and 1 for all others.  With a teacher for every film this is
`alpha * soft + (1 - alpha) * hard` to the letter; with a teacher for none it is `hard`; in between
no film counts more because others have no teacher.  Whether a film is taught is a matter of the
film, not of the cell: where a teacher keeps silent on one finding of a film that it has seen, the
label of that finding keeps its weight 1 - alpha.

**Parts of a step.**  All four denominators follow from labels and teacher alone
(`TrainingLoss.counts`), so they can be summed over accumulated batches and over processes before
anything is differentiated; `LossParts.objective` then gives each part its exact share.

Shapes:  B batch, F findings, C channels, h x w a map.
"""

# ruff: noqa: N803, N806 - the suffix of a tensor's name is its shape

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn.functional import interpolate, logsigmoid, normalize

from xlite_core.errors import TeacherRefused
from xlite_core.training.config import TrainingConfig
from xlite_core.training.losses import (
    CellSum,
    LossWeights,
    focal_cells,
    full_precision,
    label_cells,
    loss_weights,
)
from xlite_core.training.sections import DistillationConfig


def soft_cells(
    student_BF: Tensor, teacher_BF: Tensor, *, temperature: float, tau_squared: bool
) -> Tensor:
    """Return how far the student's belief is from the teacher's, shape (B, F).

    Findings are independent questions, so each is a coin:
    `KL( Bern(sigmoid(t / tau)) || Bern(sigmoid(s / tau)) )`, 0 where they agree.  Times tau
    squared it keeps the size of its gradient when tau changes (Hinton et al., 2015, section 2).
    Logarithms of sigmoids are taken in one step, so no logit is too large for float32.

    Args:
        student_BF: Student logits.
        teacher_BF: Teacher logits; NaN where it has no opinion, which costs 0.  No gradient
            flows into them.
        temperature: tau, above 0; more is softer.
        tau_squared: Whether to multiply.
    """
    opinion = ~torch.isnan(teacher_BF)
    student = full_precision(torch.where(opinion, student_BF, torch.zeros_like(student_BF)))
    teacher = torch.nan_to_num(full_precision(teacher_BF.detach())) / temperature
    student = student / temperature
    present = teacher.sigmoid() * (logsigmoid(teacher) - logsigmoid(student))
    absent = (-teacher).sigmoid() * (logsigmoid(-teacher) - logsigmoid(-student))
    cells = (present + absent) * (temperature**2 if tau_squared else 1.0)
    return torch.where(opinion, cells, torch.zeros_like(cells))


def attention_distances(student_BChw: Tensor, teacher_BChw: Tensor) -> Tensor:
    """Return how differently student and teacher spread their attention, shape (B,), 0 to 2.

    Zagoruyko and Komodakis (ICLR 2017), section 3.1: the sum of squares over channels,
    normalised to length 1 a film, and the distance between the two.  The distance is squared:
    at agreement the distance itself has no gradient.

    Args:
        student_BChw: Student's last map.
        teacher_BChw: Teacher's, with its own channels; brought to the student's grid where that
            differs: each cell is the average of what lies there.  No gradient flows into it.
    """
    student, teacher = _attention(student_BChw), _attention(teacher_BChw.detach())
    grid = student.shape[-2:]
    if teacher.shape[-2:] != grid:
        # The teacher's map moves, because resizing has no deterministic gradient on CUDA.
        teacher = interpolate(teacher, size=grid, mode="area")
    return (normalize(student.flatten(1)) - normalize(teacher.flatten(1))).square().sum(dim=1)


def _attention(map_BChw: Tensor) -> Tensor:
    return full_precision(map_BChw).square().sum(dim=1, keepdim=True)


def alpha_at(config: DistillationConfig, progress: float) -> float:
    """Return alpha when a share of the run is done: hard first, soft later.

    Args:
        config: Schedule, start and end.
        progress: 0 at the beginning, 1 at the end.
    """
    if config.alpha_schedule == "constant":
        return config.alpha
    moved = min(max(progress, 0.0), 1.0)
    if config.alpha_schedule == "cosine":
        moved = 0.5 * (1.0 - math.cos(math.pi * moved))
    return config.alpha_start + (config.alpha - config.alpha_start) * moved


@dataclass(frozen=True, slots=True, eq=False)
class LossCounts:
    """What the sums of a step are divided by; counts of its parts add up.

    Attributes:
        values: int64, shape (4 + others,): cells with a label, cells with an opinion of the
            teacher, films, films that the teacher has seen, and what the other parts are averaged
            over.  One tensor, to be reduced in one go.
        others: Names of the other parts.
    """

    values: Tensor
    others: tuple[str, ...] = ()

    def __add__(self, other: LossCounts) -> LossCounts:
        return LossCounts(self.values + other.values, self.others)

    def with_others(self, names: Iterable[str], cells: tuple[Tensor, ...]) -> LossCounts:
        """Return the counts with those of other parts, int64 scalars."""
        values = torch.cat([self.values, torch.stack(cells)])
        return LossCounts(values, (*self.others, *names))

    def divisors(self) -> dict[str, Tensor]:
        """Return what each part's sum is divided by in the objective, float64 scalars.

        `soft` and `attention` are averaged over what the teacher has seen, and then count by
        the share of films that it has seen.
        """
        known, opinions, films, taught, *more = self.values.double().clamp(min=1).unbind()
        return {
            "hard": known,
            "focal": known,
            "soft": opinions * films / taught,
            "attention": films,
            **dict(zip(self.others, more, strict=True)),
        }

    def cells(self) -> dict[str, Tensor]:
        """Return what each part's sum is averaged over in the logs, int64 scalars."""
        known, opinions, _, taught, *more = self.values.unbind()
        others = dict(zip(self.others, more, strict=True))
        return {"hard": known, "focal": known, "soft": opinions, "attention": taught, **others}


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class LossParts:
    """One batch's losses, before and after they are weighed.

    Attributes:
        weighed: "hard", "soft", "focal", "attention" -> sum with its weights, with gradients;
            only what was computed.
        plain: The same without weights and gradients: what is logged.
        counts: Of this batch.
    """

    weighed: Mapping[str, Tensor]
    plain: Mapping[str, Tensor]
    counts: LossCounts

    def joined(
        self,
        weighed: Mapping[str, Tensor],
        plain: Mapping[str, Tensor],
        cells: tuple[Tensor, ...],
    ) -> LossParts:
        """Return the losses with other parts beside them.

        Args:
            weighed: As in the attribute.
            plain: Likewise, in the same order.
            cells: What each of them is averaged over, int64 scalars.
        """
        return LossParts(
            weighed={**self.weighed, **weighed},
            plain={**self.plain, **plain},
            counts=self.counts.with_others(plain, cells),
        )

    def objective(self, counts: LossCounts | None = None) -> Tensor:
        """Return this batch's share of what a step minimises, a scalar.

        Args:
            counts: Of the whole step, where it has other parts: the shares of all parts then
                add up to what one batch of all films would give.  Averaging gradients over
                processes (DistributedDataParallel) needs them times the number of processes.
        """
        divisors = (counts or self.counts).divisors()
        # In the loss's own precision: one cell's rounding must not depend on how it is counted.
        shares = [total / divisors[name].to(total.dtype) for name, total in self.weighed.items()]
        return torch.stack(shares).sum() if len(shares) > 1 else shares[0]

    def components(self) -> dict[str, CellSum]:
        """Return each part before its weight: `mean` is what is logged, sums and counts add up."""
        cells = self.counts.cells()
        return {name: CellSum(total, cells[name]) for name, total in self.plain.items()}


class TrainingLoss:
    """What a run minimises; without a teacher, the label loss alone.

    Attributes:
        weights: Of positive cells.
    """

    def __init__(
        self, config: TrainingConfig, positive_weight_F: Tensor, class_shares_F: Tensor
    ) -> None:
        """Prepare the loss of a run.

        Args:
            config: Sections [loss] and [distillation].
            positive_weight_F: As in `loss_weights`, on the device of the logits.
            class_shares_F: Likewise.
        """
        self._labels = config.loss
        self._distillation = config.distillation
        self.weights: LossWeights = loss_weights(positive_weight_F, class_shares_F, config.loss)

    @property
    def needs_maps(self) -> bool:
        """Whether student and teacher must show their last maps."""
        return self._distillation is not None and self._distillation.attention_weight > 0

    def counts(self, labels_BF: Tensor, teacher_BF: Tensor | None = None) -> LossCounts:
        """Count a batch without asking the student.  Arguments as in `__call__`."""
        known = (~torch.isnan(labels_BF)).sum()
        films = torch.full_like(known, len(labels_BF))
        if teacher_BF is None or self._distillation is None:
            return LossCounts(torch.stack([known, known * 0, films, films * 0]))
        opinion = ~torch.isnan(teacher_BF)
        return LossCounts(torch.stack([known, opinion.sum(), films, opinion.any(dim=1).sum()]))

    def __call__(
        self,
        student_BF: Tensor,
        labels_BF: Tensor,
        teacher_BF: Tensor | None = None,
        *,
        maps: tuple[Tensor, Tensor | None] | None = None,
        progress: float = 0.0,
    ) -> LossParts:
        """Return the losses of a batch.

        Args:
            student_BF: Student logits.
            labels_BF: 1, 0, or NaN where nobody knows.
            teacher_BF: Teacher logits; NaN where it has no opinion; None without a teacher.
            maps: Last maps of student and teacher, where `needs_maps`; (B, C, h, w) each.
            progress: Share of the run that is done, for the schedule of alpha.

        Raises:
            TeacherRefused: Attention transfer is wanted, and the teacher shows no map.
        """
        config, counts = self._distillation, self.counts(labels_BF, teacher_BF)
        hard_BF = label_cells(student_BF, labels_BF, self.weights, self._labels)
        plain = {"hard": hard_BF.sum()}
        if config is None or teacher_BF is None:
            return LossParts(weighed=plain, plain=_detached(plain), counts=counts)
        alpha = alpha_at(config, progress)
        taught_B = (~torch.isnan(teacher_BF)).any(dim=1)
        plain["soft"] = soft_cells(
            student_BF,
            teacher_BF,
            temperature=config.temperature,
            tau_squared=config.tau_squared,
        ).sum()
        weighed = {
            "hard": torch.where(taught_B[:, None], (1.0 - alpha) * hard_BF, hard_BF).sum(),
            "soft": alpha * plain["soft"],
        }
        if config.focal_weight:
            plain["focal"] = focal_cells(
                student_BF, labels_BF, self.weights.focal_alpha, self._labels
            ).sum()
            weighed["focal"] = config.focal_weight * plain["focal"]
        if self.needs_maps:
            distances_B = attention_distances(*_both(maps))
            plain["attention"] = torch.where(taught_B, distances_B, 0.0).sum()
            weighed["attention"] = config.attention_weight * plain["attention"]
        return LossParts(weighed=weighed, plain=_detached(plain), counts=counts)


def _both(maps: tuple[Tensor, Tensor | None] | None) -> tuple[Tensor, Tensor]:
    if maps is None or maps[1] is None:
        raise TeacherRefused(
            "This teacher shows no map, so its attention cannot be transferred.",
            "Set distillation.attention_weight to 0, or distil from a network.",
        )
    return maps[0], maps[1]


def _detached(sums: Mapping[str, Tensor]) -> dict[str, Tensor]:
    return {name: total.detach() for name, total in sums.items()}
