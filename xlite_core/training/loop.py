"""The loop of a run: epochs of steps, checkpoints between them, and an ear for whoever watches."""

from __future__ import annotations

import errno
import time
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import numpy as np
from numpy.typing import NDArray

from xlite_core.data.balance import draw_epoch
from xlite_core.errors import RunInterrupted
from xlite_core.training.arithmetic import peak_memory_mb
from xlite_core.training.checkpoint import Checkpoint, require_same_run
from xlite_core.training.checkpoint_folder import CheckpointFolder
from xlite_core.training.closed_form_trainer import ClosedFormTrainer
from xlite_core.training.config import TrainingConfig
from xlite_core.training.control import RunControl
from xlite_core.training.distributed import World
from xlite_core.training.early_stopping import EarlyStopping
from xlite_core.training.events import (
    AlarmRaised,
    CheckpointSaved,
    EpochFinished,
    RunPaused,
    RunResumed,
    RunStarted,
    RunStopped,
    StepFinished,
    TrainingEvent,
)
from xlite_core.training.films import TrainingFilms
from xlite_core.training.judging import Judge, Judgement
from xlite_core.training.loader import Batch, FilmLoader, earlier_draws
from xlite_core.training.progress import Progress
from xlite_core.training.seeding import generator_for
from xlite_core.training.step import Moment
from xlite_core.training.trainer import Trainer
from xlite_core.training.watchdog import Watchdog


class TrainingLoop:
    """Trains until the epochs are over, patience has run out, or somebody stops it.

    Attributes:
        progress: How far it is.
        restored: Whether it goes on from a checkpoint; known from the start.
        stopped: Whether somebody stopped it.
        ended_early: Whether patience ran out.
    """

    def __init__(  # noqa: PLR0913 - everything that a run is made of
        self,
        config: TrainingConfig,
        films: TrainingFilms,
        trainer: Trainer | ClosedFormTrainer,
        judge: Judge,
        folder: CheckpointFolder,
        *,
        control: RunControl,
        world: World,
        watchdog: Watchdog,
        sampling: NDArray[np.float64] | None,
    ) -> None:
        """Go on from the newest checkpoint, if there is one.

        Args:
            config: The run.
            films: What it learns from.
            trainer: Makes its steps.
            judge: Judges its epochs.
            folder: Of its checkpoints.
            control: Pauses and stops it.
            world: The processes of the run.
            watchdog: Watches its steps.
            sampling: From `label_statistics`.

        Raises:
            CorruptCheckpoint: No checkpoint can be read, or it is another run's.
        """
        self._config, self._films, self._trainer, self._judge = config, films, trainer, judge
        self._folder, self._control, self._world = folder, control, world
        self._watchdog, self._sampling = watchdog, sampling
        self._loader = FilmLoader(films, config, workers=config.machine.workers)
        self.progress = Progress(patience=EarlyStopping(config.loop.patience))
        # A last batch of one film has no batch statistics; the epoch does without it.
        self._steps = (len(films.train) - 2) // config.loop.batch_size + 1
        self._saved_at: tuple[int, int] | None = None
        self._saved_when = time.monotonic()
        self.stopped = False
        self._damaged = self._restore()
        self.restored = self.progress.total_steps > 0

    @property
    def ended_early(self) -> bool:
        return self.progress.patience.should_stop

    def events(self) -> Iterator[TrainingEvent]:
        """Train to the end.

        Yields:
            As `run` says, from `RunStarted` on; `RunStopped` last where somebody stopped it.

        Raises:
            RunInterrupted: Training cannot go on.
        """
        yield self._started()
        for name in self._damaged:
            yield AlarmRaised(
                kind="checkpoint_damaged",
                epoch=self.progress.position[0],
                summary=f"The checkpoint {name} is damaged; the run goes on from the one before.",
                hint="Check the disk: a power cut alone does not do that.",
            )
        yield from self._trainer.alarms()
        while self.progress.epoch < self._config.loop.epochs and not self.ended_early:
            yield from self._epoch()
            if self.stopped:
                return

    def _restore(self) -> tuple[str, ...]:
        if isinstance(self._trainer, ClosedFormTrainer):
            return ()  # the films' coefficients are in no checkpoint: it begins anew
        checkpoint, damaged = self._folder.newest() if self._world.speaks else (None, ())
        checkpoint = self._world.agree(checkpoint)
        if checkpoint is None:
            return ()
        require_same_run(checkpoint, self._config, self._films.fingerprint)
        self._trainer.load(
            {
                name: getattr(checkpoint, name)
                for name in ("student", "average", "optimizer", "scaler", "random", "auxiliary")
            }
        )
        self.progress.load(checkpoint.progress["loop"])
        self._trainer.schedule.load(checkpoint.progress["schedule"])
        self._trainer.part = checkpoint.progress["part"]
        self._saved_at = self.progress.position
        return damaged

    def _started(self) -> RunStarted:
        config, films, device = self._config, self._films, self._trainer.device
        judging = films.validation[films.judging[films.validation]]
        positives = np.nansum(films.table.labels[judging], axis=0).astype(int).tolist()
        return RunStarted(
            run=config.name,
            training_films=len(films.train),
            validation_films=len(films.validation),
            findings=config.findings,
            first_epoch=self.progress.epoch + 1,
            first_step=self.progress.step + 1,
            epochs=config.loop.epochs,
            steps_an_epoch=self._steps,
            parameters=sum(p.numel() for p in self._trainer.student.parameters()),
            device=str(device),
            judging_films=len(judging),
            judging_positives=dict(zip(config.findings, positives, strict=True)),
            teacher_auc=self._judge.teacher_auc(self._trainer.teacher),
        )

    def _epoch(self) -> Iterator[TrainingEvent]:
        progress, batch_size = self.progress, self._config.loop.batch_size
        epoch = progress.epoch + 1
        whole = self._order(epoch)
        # Counted before the films are shared: another process may have a film's first draw.
        order, draws = (
            self._world.share_of_order(rows, batch_size) for rows in (whole, earlier_draws(whole))
        )
        share = self._world.share_of_batch(batch_size)
        self._trainer.begin_epoch(epoch, afresh=progress.step == 0)
        yield from self._obey()
        started, before = time.perf_counter(), progress.seconds
        films_before = progress.films
        loaded = self._loader.batches(order, share, epoch, progress.step, draws=draws)
        with closing(loaded) as batches:
            while progress.step < self._steps and not self.stopped:
                with self._watchdog.step():
                    finished = self._step(next(batches, None), epoch)
                progress.seconds = before + time.perf_counter() - started
                yield from self._trainer.alarms()
                speed = (progress.films - films_before) / (progress.seconds - before)
                yield StepFinished(films_per_s=speed, **finished)
                yield from self._obey()
                if self._is_time_to_save():
                    yield from self._save()
        if not self.stopped:
            yield from self._end_epoch(started, before)

    def _order(self, epoch: int) -> NDArray[np.intp]:
        """Return the training rows of an epoch in the order of its steps."""
        rows, seed = self._films.train, self._config.loop.seed
        # One generator for each way: a run without a sampler keeps its order.
        purpose = "order" if self._sampling is None else "sampler"
        order = draw_epoch(rows, self._sampling, generator_for(seed, purpose, epoch))
        return order[: self._steps * self._config.loop.batch_size]

    def _step(self, batch: Batch | None, epoch: int) -> dict[str, Any]:
        progress = self.progress
        moment = Moment(
            epoch=epoch,
            step=progress.step + 1,
            steps=self._steps,
            epochs=self._config.loop.epochs,
        )
        losses = self._trainer.step(batch, moment)
        films = min(self._config.loop.batch_size, len(self._films.train) - progress.films)
        progress.count_step(losses.loss, losses.components, films)
        return {
            "epoch": epoch,
            "step": progress.step,
            "loss": losses.loss,
            "components": losses.components,
            "learning_rate": losses.learning_rate,
        }

    def _obey(self) -> Iterator[TrainingEvent]:
        """Pause or stop where that was asked for; every process hears process 0's control."""
        control = self._control
        wish = "stop" if control.stop_requested else "pause" if control.paused else ""
        wish = self._world.agree(wish)
        epoch, step = self.progress.position
        if wish == "pause":
            yield from self._save()
            yield RunPaused(epoch=epoch, step=step)
            control.wait_while_paused()
            if self._world.agree(control.stop_requested):
                wish = "stop"
            else:
                yield RunResumed(epoch=epoch, step=step)
        if wish == "stop":
            yield from self._save(must=True)
            self.stopped = True
            yield RunStopped(epoch=epoch, step=step)

    def _end_epoch(self, started: float, before: float) -> Iterator[TrainingEvent]:
        progress, epoch = self.progress, self.progress.epoch + 1
        trained_s = progress.seconds
        self._trainer.require_finite()
        judged = self._judge.judge(self._trainer.average.student) if self._world.speaks else None
        judgement = self._world.agree(judged)
        assert judgement is not None
        event = self._finished(judgement, trained_s, before + time.perf_counter() - started)
        self._trainer.schedule.judge(judgement.validation_auc)
        self._keep_best(judgement, best=event.best)
        alarms = progress.alarms.judge(event)
        progress.end_epoch()
        yield event
        yield from alarms
        yield from self._save()
        asked = self._world.agree(self._control.stop_after_epoch_requested)
        if asked and epoch < self._config.loop.epochs and not self.ended_early:
            self.stopped = True
            yield RunStopped(epoch=epoch, step=0)

    def _finished(self, judgement: Judgement, trained_s: float, seconds: float) -> EpochFinished:
        progress, epoch = self.progress, self.progress.epoch + 1
        loss, components = progress.mean_losses()
        optimizer = self._trainer.optimizer
        return EpochFinished(
            epoch=epoch,
            train_loss=loss,
            components=components,
            train_auc=judgement.train_auc,
            validation_loss=judgement.validation_loss,
            validation_auc=judgement.validation_auc,
            validation_findings=judgement.validation_findings,
            validation_auc_low=judgement.validation_auc_low,
            validation_auc_high=judgement.validation_auc_high,
            finding_auc=judgement.finding_auc,
            learning_rate=float(optimizer.param_groups[-1]["lr"]),
            films_per_s=progress.films / max(trained_s, 1e-9),
            seconds=seconds,
            best=progress.patience.judge(epoch, judgement.validation_auc),
            memory_mb=peak_memory_mb(self._trainer.device),
        )

    def _keep_best(self, judgement: Judgement, *, best: bool) -> None:
        """Write the weights of a best epoch, before the checkpoint that says so."""
        lowest = self.progress.judge_loss(judgement.validation_loss)
        if not self._world.speaks:
            return
        state = self._trainer.average.student.state_dict()
        if best:
            self._folder.save_best("auc", state)
        if lowest:
            self._folder.save_best("loss", state)

    def _is_time_to_save(self) -> bool:
        minutes = (time.monotonic() - self._saved_when) / 60
        return not self.stopped and minutes >= self._config.machine.checkpoint_minutes

    def _save(self, *, must: bool = False) -> Iterator[TrainingEvent]:
        """Write a checkpoint, unless this very state has one.

        A full disk is no reason to stop a run: it goes on, and tries again next time.

        Args:
            must: The run is to end here, so that what is not written now is lost.
        """
        epoch, step = self.progress.position
        if self._saved_at == (epoch, step) or not self._world.speaks:
            return
        self._trainer.require_finite()
        self._saved_when = time.monotonic()
        try:
            megabytes = self._folder.save(self._checkpoint(), steps_done=self.progress.total_steps)
        except OSError as error:
            if error.errno not in (errno.ENOSPC, errno.EDQUOT):
                raise
            if must:
                raise RunInterrupted(
                    "The disk is full: the run ends without a checkpoint of its last steps.",
                    "Free some space and resume; the checkpoint before is sound.",
                ) from error
            yield AlarmRaised(
                kind="disk_full",
                epoch=epoch,
                summary="The disk is full: no checkpoint could be written.",
                hint="Free some space; the run goes on, and the checkpoint before is sound.",
            )
            return
        self._saved_at = (epoch, step)
        yield CheckpointSaved(epoch=epoch, step=step, megabytes=megabytes)

    def _checkpoint(self) -> Checkpoint:
        return Checkpoint(
            epoch=self.progress.epoch,
            step=self.progress.step,
            config=self._config.to_dict(),
            films=self._films.fingerprint,
            progress={
                "loop": self.progress.state(),
                "schedule": self._trainer.schedule.state(),
                "part": self._trainer.part,
            },
            **self._trainer.state(),
        )
