"""Fixed rules on a run's epochs that tell a person what is worth a look; the run goes on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from xlite_core.training.events import AlarmKind, AlarmRaised, EpochFinished, RunFinished

GAP = 0.10
"""Training minus validation macro AUC above which a student learns films by heart."""

RISES = 3
"""Epochs in a row in which the validation loss rises."""

STUCK_AFTER = 3
"""Epochs after which the interval of the validation AUC should have left 0.5 behind."""


class Alarms:
    """Watches the epochs of one run.

    An alarm is raised when its condition begins to hold, and again only after it has ceased to
    hold in between.  A value that an epoch does not have (no validation films, too few
    positives) changes nothing.
    """

    def __init__(self) -> None:
        self._ringing: set[AlarmKind] = set()
        self._last_loss: float | None = None
        self._rises = 0

    def judge(self, epoch: EpochFinished) -> list[AlarmRaised]:
        """Take in an epoch and return the alarms that it sets off."""
        raised = [
            self._overfitting(epoch),
            self._rising_loss(epoch),
            self._stuck(epoch),
        ]
        return [alarm for alarm in raised if alarm is not None]

    def judge_end(self, end: RunFinished) -> list[AlarmRaised]:
        """Return the alarm of a run that was still getting better when its epochs were over."""
        if end.reason != "all_epochs" or end.best_epoch is None or end.best_epoch < end.epochs - 1:
            return []
        alarm = AlarmRaised(
            kind="train_longer",
            epoch=end.epochs,
            summary=f"The best epoch, {end.best_epoch}, is among the last two of {end.epochs}.",
            hint="Train longer: the student was probably still getting better.",
        )
        return [alarm]

    def state(self) -> dict[str, float | None]:
        """Return what a checkpoint must hold: plain numbers."""
        ringing = {kind: float(kind in self._ringing) for kind in get_args(AlarmKind)}
        return {"last_loss": self._last_loss, "rises": self._rises, **ringing}

    def load(self, state: Mapping[str, float | None]) -> None:
        """Go on from `state`."""
        self._ringing = {kind for kind in get_args(AlarmKind) if state.get(kind)}
        self._last_loss, self._rises = state["last_loss"], int(state["rises"] or 0)

    def _overfitting(self, epoch: EpochFinished) -> AlarmRaised | None:
        if epoch.train_auc is None or epoch.validation_auc is None:
            return None
        gap = epoch.train_auc - epoch.validation_auc
        return self._at_onset(
            gap > GAP,
            AlarmRaised(
                kind="overfitting",
                epoch=epoch.epoch,
                summary=f"The macro AUC is {gap:.2f} higher on training than on validation films.",
                hint="Augment more strongly, decay the weights more, or take a smaller student.",
            ),
        )

    def _rising_loss(self, epoch: EpochFinished) -> AlarmRaised | None:
        if epoch.validation_loss is None:
            return None
        rose = self._last_loss is not None and epoch.validation_loss > self._last_loss
        self._rises = self._rises + 1 if rose else 0
        self._last_loss = epoch.validation_loss
        return self._at_onset(
            self._rises >= RISES,
            AlarmRaised(
                kind="rising_validation_loss",
                epoch=epoch.epoch,
                summary=f"The validation loss has risen {RISES} epochs in a row.",
                hint="Stop here and keep the best epoch, or lower the learning rate.",
            ),
        )

    def _stuck(self, epoch: EpochFinished) -> AlarmRaised | None:
        if epoch.validation_auc_low is None or epoch.epoch < STUCK_AFTER:
            return None
        return self._at_onset(
            epoch.validation_auc_low <= 0.5,
            AlarmRaised(
                kind="stuck",
                epoch=epoch.epoch,
                summary=f"After {epoch.epoch} epochs the validation AUC is not shown to be better"
                " than chance.",
                hint="Look at the labels, the normalisation and the learning rate.",
            ),
        )

    def _at_onset(self, holds: bool, alarm: AlarmRaised) -> AlarmRaised | None:  # noqa: FBT001
        began = holds and alarm.kind not in self._ringing
        if holds:
            self._ringing.add(alarm.kind)
        else:
            self._ringing.discard(alarm.kind)
        return alarm if began else None
