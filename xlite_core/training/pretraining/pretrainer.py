"""What a pre-training changes: network, expander, optimiser; and how one step changes them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from xlite_core.errors import RunInterrupted
from xlite_core.models.student import Student, build_student
from xlite_core.training.arithmetic import autocast, random_states, set_random_states
from xlite_core.training.average_film import batches
from xlite_core.training.films import FilmArray
from xlite_core.training.loader import normalise_batch
from xlite_core.training.optimizer import build_optimizer, set_rates
from xlite_core.training.pretraining.collapse import FeatureSpread, feature_spread
from xlite_core.training.pretraining.config import PretrainingConfig
from xlite_core.training.pretraining.vicreg import expander, vicreg_parts
from xlite_core.training.pretraining.views import Views
from xlite_core.training.schedule import RateSchedule
from xlite_core.training.seeding import seed_for

HANDED_ON = ("backbone.", "attention.")
"""What weights are called that a run takes over; its head is new."""


class Pretrainer:
    """Makes steps of pre-training; everything that they change can be saved and loaded.

    Attributes:
        student: The network; its head takes no part.
        device: Where the arithmetic happens.
    """

    def __init__(
        self, config: PretrainingConfig, *, device: torch.device, fresh: bool = True
    ) -> None:
        """Build network and expander with fresh weights.

        Args:
            config: The pre-training.
            device: Where to compute.
            fresh: False where a checkpoint will be loaded: then no pretrained weights are fetched.
        """
        self._config, self.device = config, device
        run, settings = config.as_run(), config.pretraining
        torch.manual_seed(seed_for(settings.seed, "init"))
        network = config.student if fresh else replace(config.student, pretrained=False)
        self.student: Student = build_student(network).to(device)
        if config.machine.channels_last:
            self.student.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        channels = self.student.head.hidden.in_features
        self._expander: nn.Sequential = expander(channels, settings.expander_width).to(device)
        self.student.head.requires_grad_(requires_grad=False)
        self._learned = [
            *(p for p in self.student.parameters() if p.requires_grad),
            *self._expander.parameters(),
        ]
        self._optimizer = build_optimizer(
            self.student, run.optimisation, others=self._expander.parameters()
        )
        self._schedule = RateSchedule(run.optimisation, settings.epochs)
        self._random = random_states(device)

    def step(self, views: Views, *, epochs_done: float) -> tuple[float, dict[str, float]]:
        """Make one optimisation step; return the loss and its parts before their weights.

        Both views pass at once: batch statistics are then those of twice as many films.

        Args:
            views: Of the films.
            epochs_done: What will be done after the step; fractions count.

        Raises:
            RunInterrupted: Loss or gradient is no number.
        """
        self.student.train()
        set_random_states(self._random, self.device)
        set_rates(self._optimizer, lambda peak: self._schedule.rate(peak, epochs_done))
        self._optimizer.zero_grad(set_to_none=True)
        images = np.concatenate([views.first, views.second])
        inputs = normalise_batch(images, self._config.recipe, self.device)
        if not self._config.machine.channels_last:
            inputs = inputs.contiguous()
        with autocast(self._config.machine, self.device):
            vectors = self._expander(self.student.features(inputs).mean(dim=(2, 3)))
        parts = vicreg_parts(*vectors.float().chunk(2))
        loss = parts.weighed(self._config.pretraining)
        loss.backward()  # type: ignore[no-untyped-call]
        norm = torch.nn.utils.clip_grad_norm_(
            self._learned, self._config.as_run().optimisation.clip_norm
        )
        if not (torch.isfinite(loss) and torch.isfinite(norm)):
            raise RunInterrupted(
                "The pre-training has come apart: its loss is not a number.",
                "Lower pretraining.learning_rate or lengthen the warm-up, and begin again.",
            )
        self._optimizer.step()
        self._random = random_states(self.device)
        return loss.item(), {name: part.item() for name, part in parts._asdict().items()}

    def begin_epoch(self, epoch: int) -> None:
        """Seed what the network itself draws, such as dropped paths; not where one goes on."""
        torch.manual_seed(seed_for(self._config.pretraining.seed, "dropout", epoch))
        self._random = random_states(self.device)

    @torch.inference_mode()
    def spread(self, films: FilmArray, rows: NDArray[np.intp]) -> FeatureSpread:
        """Return how the features of films are spread, as they are, without augmentation."""
        self.student.eval()
        told = batches(films, self._config.recipe, device=self.device, rows=rows)
        pooled = [self.student.features(batch).mean(dim=(2, 3)) for batch in told]
        return feature_spread(torch.cat(pooled).double().cpu().numpy())

    def handed_on(self) -> dict[str, Tensor]:
        """Return the weights that a run may start from: all but the head's."""
        state = self.student.state_dict()
        return {name: value for name, value in state.items() if name.startswith(HANDED_ON)}

    def state(self) -> dict[str, Any]:
        """Return what a checkpoint must hold of it."""
        return {
            "student": self.student.state_dict(),
            "average": {},
            "optimizer": self._optimizer.state_dict(),
            "scaler": {},
            "random": self._random,
            "auxiliary": dict(self._expander.state_dict()),
        }

    def load(self, state: dict[str, Any]) -> None:
        """Go on from `state`."""
        self.student.load_state_dict(state["student"])
        self._expander.load_state_dict(state["auxiliary"])
        self._optimizer.load_state_dict(state["optimizer"])
        self._random = {**self._random, **state["random"]}
