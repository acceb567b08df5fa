"""How the learning rate moves over a run.

Every schedule but the plateau is a function of how far the run is, so a
resumed run finds its rate without remembering anything.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from xlite_core.training.sections import OptimisationConfig

CYCLE_RISE = 0.3
"""Share of a one-cycle run in which the rate rises, where no warm-up says otherwise."""

CYCLE_START, CYCLE_END = 1 / 25, 1 / 250_000
"""Of the peak: where a cycle begins and where it ends, several orders of magnitude below (Smith,
"A disciplined approach to neural network hyper-parameters", 2018, section 5)."""


class RateSchedule:
    """Linear warm-up, and then what the configuration says.

    - constant: the peak.
    - cosine: down to 0 at the end of the run (Loshchilov and Hutter, ICLR 2017, without restarts).
    - one_cycle: up for the first 30 % of the run, from a 25th of the peak, then down to a
      250,000th, each half a cosine.  A warm-up takes the place of the rise.  The momentum of the
      optimiser is left alone.
    - plateau: times `plateau_factor` when the validation AUC has not risen for more than
      `plateau_patience` epochs; then the count starts anew.
    """

    def __init__(self, config: OptimisationConfig, epochs: int) -> None:
        """Prepare a schedule.

        Args:
            config: Kind, warm-up and plateau.
            epochs: Of the whole run.
        """
        self._config, self._epochs = config, epochs
        self._best: float | None = None
        self._waited = 0
        self._drops = 0

    def rate(self, peak: float, epochs_done: float) -> float:
        """Return the rate for a weight update.

        Args:
            peak: Highest rate of the group of weights.
            epochs_done: What part of the run is done after that update; fractions count.
        """
        warmup = self._config.warmup_epochs
        if epochs_done < warmup:
            start = min(self._config.warmup_start, peak)
            return start + (peak - start) * epochs_done / warmup
        if self._config.schedule == "plateau":
            return peak * self._config.plateau_factor**self._drops
        if self._config.schedule == "cosine":
            return peak * 0.5 * (1.0 + math.cos(math.pi * self._progress(warmup, epochs_done)))
        if self._config.schedule == "one_cycle":
            return peak * self._cycle(epochs_done)
        return peak

    def judge(self, validation_auc: float | None) -> None:
        """Take in an epoch's validation AUC; None, where there is none, changes nothing."""
        if validation_auc is None:
            return
        if self._best is None or validation_auc > self._best:
            self._best, self._waited = validation_auc, 0
            return
        self._waited += 1
        if self._waited > self._config.plateau_patience:
            self._drops, self._waited = self._drops + 1, 0

    def state(self) -> dict[str, float | None]:
        """Return what a checkpoint must hold: plain numbers."""
        return {"best": self._best, "waited": self._waited, "drops": self._drops}

    def load(self, state: Mapping[str, float | None]) -> None:
        """Go on from `state`."""
        self._best = state["best"]
        self._waited, self._drops = int(state["waited"] or 0), int(state["drops"] or 0)

    def _progress(self, begin: float, epochs_done: float) -> float:
        span = max(self._epochs - begin, 1e-9)
        return min((epochs_done - begin) / span, 1.0)

    def _cycle(self, epochs_done: float) -> float:
        summit = self._config.warmup_epochs or CYCLE_RISE * self._epochs
        if epochs_done < summit:
            return _half_cosine(CYCLE_START, 1.0, epochs_done / summit)
        return _half_cosine(1.0, CYCLE_END, self._progress(summit, epochs_done))


def _half_cosine(begin: float, end: float, progress: float) -> float:
    return end + (begin - end) * 0.5 * (1.0 + math.cos(math.pi * progress))
