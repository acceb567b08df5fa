"""Ending a run that no longer gets better."""

from __future__ import annotations

from collections.abc import Mapping


class EarlyStopping:
    """Remembers the best validation AUC, and how long ago it was.

    Attributes:
        best: Highest macro AUC so far; None before the first.
        best_epoch: When that was, counted from 1.
    """

    def __init__(self, patience: int) -> None:
        """Begin.

        Args:
            patience: Epochs without a better AUC before the run ends; 0 never ends it.
        """
        self._patience = patience
        self._waited = 0
        self.best: float | None = None
        self.best_epoch: int | None = None

    @property
    def should_stop(self) -> bool:
        """Whether patience has run out."""
        return 0 < self._patience <= self._waited

    def judge(self, epoch: int, validation_auc: float | None) -> bool:
        """Take in an epoch, and say whether it is the best so far.

        Args:
            epoch: Counted from 1.
            validation_auc: None, where it does not exist, neither counts nor uses up patience.
        """
        if validation_auc is None:
            return False
        if self.best is None or validation_auc > self.best:
            self.best, self.best_epoch, self._waited = validation_auc, epoch, 0
            return True
        self._waited += 1
        return False

    def state(self) -> dict[str, float | None]:
        """Return what a checkpoint must hold: plain numbers."""
        return {"best": self.best, "best_epoch": self.best_epoch, "waited": self._waited}

    def load(self, state: Mapping[str, float | None]) -> None:
        """Go on from `state`."""
        epoch = state["best_epoch"]
        self.best, self.best_epoch = state["best"], None if epoch is None else int(epoch)
        self._waited = int(state["waited"] or 0)
