"""What a run changes: student, its average, optimiser; and how one step changes them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import torch
from torch import Tensor

from xlite_core.errors import RunInterrupted
from xlite_core.models.student import Student, build_student
from xlite_core.models.teacher import Teacher
from xlite_core.training.answers import Answering
from xlite_core.training.arithmetic import (
    autocast,
    is_out_of_memory,
    random_states,
    set_random_states,
)
from xlite_core.training.auxiliary import AuxiliaryTask, known_cells
from xlite_core.training.auxiliary_targets import AuxiliaryTargets
from xlite_core.training.config import TrainingConfig
from xlite_core.training.distillation import LossCounts, TrainingLoss
from xlite_core.training.distributed import World
from xlite_core.training.events import AlarmRaised
from xlite_core.training.first_weights import first_weights
from xlite_core.training.label_statistics import LabelStatistics
from xlite_core.training.loader import Batch
from xlite_core.training.mixup import Mixture
from xlite_core.training.optimizer import build_optimizer, set_rates
from xlite_core.training.passes import ForwardPass, teacher_maps
from xlite_core.training.schedule import RateSchedule
from xlite_core.training.seeding import seed_for
from xlite_core.training.step import SMALLEST_PART, Moment, StepLosses, parts_of
from xlite_core.training.weight_average import WeightAverage


class Trainer:
    """Makes optimisation steps; everything that they change can be saved and loaded.

    Attributes:
        student: Being trained.
        average: What is judged.
        loss: What is minimised.
        schedule: Of the learning rate.
        teacher: What else it learns from, or None.
        device: Where the arithmetic happens.
        part: Films of one forward pass; halved when memory does not suffice.
    """

    def __init__(  # noqa: PLR0913 - everything that a step depends on
        self,
        config: TrainingConfig,
        statistics: LabelStatistics,
        *,
        device: torch.device,
        world: World,
        teacher: Teacher | None = None,
        targets: AuxiliaryTargets | None = None,
        fresh: bool = True,
    ) -> None:
        """Build a student with fresh weights, or with those of `loop.init_from`.

        Args:
            config: The run.
            statistics: Of the training films: what the loss weighs by.
            device: Where to compute.
            world: The processes of the run.
            teacher: None without distillation.
            targets: What else the student is asked; None where it is asked nothing.
            fresh: False where a checkpoint will be loaded: then neither pretrained weights nor
                those of another run are looked for, which may be gone by now.
        """
        self.config, self.device, self._world, self.teacher = config, device, world, teacher
        torch.manual_seed(seed_for(config.loop.seed, "init"))
        network = config.student if fresh else replace(config.student, pretrained=False)
        self.student: Student = build_student(network).to(device)
        init_from = config.loop.init_from if fresh else ""
        self._alarms = first_weights(self.student, init_from, config.findings)
        if config.machine.channels_last:
            # It doubles the speed of these networks on the CPU.
            self.student.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.average = WeightAverage(self.student, config.optimisation.ema_decay)
        self._task = None if targets is None else self._auxiliary_task(targets)
        beside = [] if self._task is None else list(self._task.parameters())
        self.optimizer = build_optimizer(self.student, config.optimisation, others=beside)
        self._learned = [*self.student.parameters(), *beside]
        self.schedule = RateSchedule(config.optimisation, config.loop.epochs)
        self.loss = TrainingLoss(
            config,
            torch.tensor(statistics.positive_weights, dtype=torch.float32, device=device),
            torch.tensor(statistics.shares, dtype=torch.float32, device=device),
        )
        rank = world.rank if world.size > 1 else None
        self._answers = Answering(config, teacher, self._task, device, rank=rank)
        self._scaler = torch.amp.GradScaler(device.type, enabled=config.machine.precision == "fp16")
        with_maps = self.loss.needs_maps or self._task is not None
        self._pass = ForwardPass(self.student, config, device, with_maps=with_maps)
        self._random = random_states(device)
        share = world.share_of_batch(config.loop.batch_size)
        self.part = max(share // config.loop.accumulate, SMALLEST_PART)

    def begin_epoch(self, epoch: int, *, afresh: bool) -> None:
        """Set modes for an epoch, and the seed of its dropout.

        Args:
            epoch: Counted from 1.
            afresh: False where a checkpoint within the epoch has set the generators.
        """
        frozen = epoch <= self.config.loop.freeze_backbone_epochs
        self.student.train()
        self.student.freeze_backbone(frozen=frozen)
        if afresh:
            self._seed_dropout(epoch)

    def alarms(self) -> list[AlarmRaised]:
        """Return what happened since the last question that a person should know."""
        raised, self._alarms = self._alarms, []
        return raised

    def step(self, batch: Batch | None, moment: Moment) -> StepLosses:
        """Make one optimisation step.

        Random numbers are drawn where the last step stopped, whoever drew any meanwhile.

        Args:
            batch: None where other processes have films and this one has none.
            moment: When.

        Raises:
            RunInterrupted: Loss or gradient is no number, or memory does not suffice for a
                pass of two films.
        """
        if self._world.size > 1:
            # Each process draws its own, and none needs to be remembered.
            self._seed_dropout(moment.epoch, moment.step, self._world.rank)
        set_random_states(self._random, self.device)
        rate = set_rates(self.optimizer, lambda peak: self.schedule.rate(peak, moment.epochs_done))
        while True:
            try:
                sums, counts = self._gradients(batch, moment)
                break
            except RuntimeError as error:
                if not is_out_of_memory(error):
                    raise
                self._halve(moment, error)
                set_random_states(self._random, self.device)
        losses = self._losses(sums, counts, rate)
        self._descend(losses.loss, moment)
        self.average.update()
        self._random = random_states(self.device)
        return losses

    def state(self) -> dict[str, Any]:
        """Return what a checkpoint must hold of it."""
        return {
            "student": self.student.state_dict(),
            "average": self.average.state(),
            "optimizer": self.optimizer.state_dict(),
            "scaler": self._scaler.state_dict(),
            "random": self._random,
            "auxiliary": {} if self._task is None else self._task.state(),
        }

    def load(self, state: dict[str, Any]) -> None:
        """Go on from `state`."""
        self.student.load_state_dict(state["student"])
        self.average.load(state["average"])
        self.optimizer.load_state_dict(state["optimizer"])
        if state["scaler"]:
            self._scaler.load_state_dict(state["scaler"])
        self._random = {**self._random, **state["random"]}
        if self._task is not None:
            self._task.load(state["auxiliary"])

    def require_finite(self) -> None:
        """Refuse to keep weights that are no numbers.

        Raises:
            RunInterrupted: Some are infinite or NaN.
        """
        require_finite(self.student)

    def _auxiliary_task(self, targets: AuxiliaryTargets) -> AuxiliaryTask:
        seed = seed_for(self.config.loop.seed, "auxiliary")
        channels = self.student.head.hidden.in_features
        return AuxiliaryTask(targets, channels, seed=seed, device=self.device)

    def _seed_dropout(self, *keys: int) -> None:
        torch.manual_seed(seed_for(self.config.loop.seed, "dropout", *keys))
        self._random = random_states(self.device)

    def _gradients(
        self, batch: Batch | None, moment: Moment
    ) -> tuple[dict[str, Tensor], LossCounts]:
        """Compute the gradients of a step; return its sums, added up, and what divides them."""
        self.optimizer.zero_grad(set_to_none=True)
        films = 0 if batch is None else len(batch.rows)
        known = self._answers(batch, moment, part=self.part)
        counts = self.loss.counts(known.labels, known.taught)
        if self._task is not None and known.wanted is not None:
            counts = counts.with_others(self._task.names, known_cells(known.wanted))
        self._world.add_up([counts.values])
        sums: dict[str, Tensor] = {}
        for rows in parts_of(films, self.part):
            assert batch is not None
            with autocast(self.config.machine, self.device):
                logits, features = self._pass(batch.images, rows, known.mixture)
            self._alarms += self._pass.alarms(moment.epoch)
            losses = self.loss(
                logits,
                known.labels[rows],
                None if known.taught is None else known.taught[rows],
                maps=self._maps(batch, rows, features, known.mixture),
                progress=moment.progress,
            )
            if self._task is not None and known.wanted is not None:
                assert features is not None
                beside = self._task.losses(features, known.wanted[rows])
                losses = losses.joined(beside.weighed, beside.plain, beside.cells)
            objective = losses.objective(counts)
            self._scaler.scale(objective).backward()  # type: ignore[no-untyped-call]
            for name, value in {"": objective.detach(), **losses.plain}.items():
                sums[name] = sums[name] + value if name in sums else value
        if self._world.size > 1:
            sums = self._added_up(sums, tuple(counts.cells()))
        return sums, counts

    def _maps(
        self, batch: Batch, rows: slice, features: Tensor | None, mixture: Mixture | None
    ) -> tuple[Tensor, Tensor | None] | None:
        wanted = features if self.loss.needs_maps else None
        return teacher_maps(self.teacher, batch, rows, wanted, self.device, mixture)

    def _added_up(self, sums: dict[str, Tensor], names: tuple[str, ...]) -> dict[str, Tensor]:
        """Add up gradients and sums over all processes, those without films included."""
        parameters = [p for p in self._learned if p.requires_grad]
        for parameter in parameters:
            if parameter.grad is None:
                parameter.grad = torch.zeros_like(parameter)
        names = ("", *names)
        nothing = torch.zeros((), device=self.device)
        totals = torch.stack([sums.get(name, nothing).float() for name in names])
        self._world.add_up([totals, *(p.grad for p in parameters if p.grad is not None)])
        added = dict(zip(names, totals.unbind(), strict=True))
        # Process 0, which speaks, always has films and knows what was computed.
        return {name: added[name] for name in ("", *sums)}

    def _losses(self, sums: dict[str, Tensor], counts: LossCounts, rate: float) -> StepLosses:
        cells = counts.cells()
        return StepLosses(
            loss=float(sums[""]),
            components={
                name: float(total / cells[name].clamp(min=1))
                for name, total in sums.items()
                if name
            },
            learning_rate=rate,
        )

    def _descend(self, loss: float, moment: Moment) -> None:
        self._scaler.unscale_(self.optimizer)
        longest = self.config.optimisation.clip_norm or float("inf")
        norm = torch.nn.utils.clip_grad_norm_(self._learned, longest)
        # The scaler skips steps whose gradients overflowed; without one they mean the end.
        sound = self._scaler.is_enabled() or bool(torch.isfinite(norm))
        if not (np.isfinite(loss) and sound):
            raise RunInterrupted(
                f"The training has come apart in epoch {moment.epoch}: its loss is not a number.",
                "Lower the learning rate or lengthen the warm-up, and start a new run.",
            )
        self._scaler.step(self.optimizer)
        self._scaler.update()

    def _halve(self, moment: Moment, error: RuntimeError) -> None:
        self.optimizer.zero_grad(set_to_none=True)
        if self._world.size > 1 or self.part < 2 * SMALLEST_PART:
            raise RunInterrupted(
                f"The memory does not suffice for a pass of {self.part} films.",
                "Take a smaller student or smaller films, switch on"
                " machine.gradient_checkpointing, or raise loop.accumulate.",
            ) from error
        if self.device.type == "cuda":
            torch.cuda.empty_cache()
        self.part //= 2
        self._alarms.append(
            AlarmRaised(
                kind="out_of_memory",
                epoch=moment.epoch,
                summary=f"The memory did not suffice: from here on {self.part} films pass at"
                " once, and more passes make a step.",
                hint="Gradients stay those of the whole batch, but batch norm sees smaller parts;"
                " raise loop.accumulate for a like-for-like run.",
            )
        )


def require_finite(student: Student) -> None:
    """Refuse weights that are no numbers.

    Raises:
        RunInterrupted: Some are infinite or NaN.
    """
    for tensor in student.state_dict().values():
        if tensor.is_floating_point() and not torch.isfinite(tensor).all():
            raise RunInterrupted(
                "The student's weights are no longer numbers.",
                "Lower the learning rate or lengthen the warm-up, and start a new run.",
            )
