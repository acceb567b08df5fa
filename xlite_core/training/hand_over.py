"""The end of a run: the weights it hands on, and what they say of films they never saw."""

from __future__ import annotations

from collections.abc import Iterator

from torch import Tensor

from xlite_core.errors import CorruptCheckpoint, RunInterrupted
from xlite_core.run_directory import RunDirectory
from xlite_core.training.checkpoint import save_weights
from xlite_core.training.checkpoint_folder import CheckpointFolder
from xlite_core.training.closed_form_trainer import ClosedFormTrainer
from xlite_core.training.config import TrainingConfig
from xlite_core.training.events import AlarmRaised, RunFinished, TrainingEvent
from xlite_core.training.films import TrainingFilms
from xlite_core.training.held_out_logits import predict_logits, write_logits
from xlite_core.training.judging import Judge
from xlite_core.training.loop import TrainingLoop
from xlite_core.training.trainer import Trainer


def hand_over(  # noqa: PLR0913 - everything that a run is made of
    config: TrainingConfig,
    films: TrainingFilms,
    directory: RunDirectory,
    *,
    trainer: Trainer | ClosedFormTrainer,
    judge: Judge,
    loop: TrainingLoop,
) -> Iterator[TrainingEvent]:
    """Write predictions, then the weights: their presence says that the run is finished.

    Test films are looked at in the phase "final" alone.

    Yields:
        Alarms about the whole run, then `RunFinished`.

    Raises:
        RunInterrupted: The weights of the best epoch cannot be read.
    """
    state, epoch, advice = _kept(config, trainer, CheckpointFolder(directory.checkpoints), loop)
    student = trainer.average.student
    student.load_state_dict(state)
    directory.predictions.mkdir(exist_ok=True)
    chosen = {"validation": films.validation}
    if config.phase == "final" and films.test.size:
        chosen["test"] = films.test
    value, count = None, 0
    for name, rows in chosen.items():
        logits = predict_logits(
            student, films.films, config.recipe, device=trainer.device, rows=rows
        )
        path = directory.predictions / f"{name}.csv"
        write_logits(path, films.table.files[rows], logits, config.findings)
        if name == "validation":
            value, count = judge.macro(logits)
    save_weights(directory.weights, student.state_dict())
    finished = RunFinished(
        epochs=loop.progress.epoch,
        best_epoch=epoch,
        validation_auc=value,
        validation_findings=count,
        reason="early_stopping" if loop.ended_early else "all_epochs",
    )
    yield from advice
    yield from loop.progress.alarms.judge_end(finished)
    yield finished


def _kept(
    config: TrainingConfig,
    trainer: Trainer | ClosedFormTrainer,
    folder: CheckpointFolder,
    loop: TrainingLoop,
) -> tuple[dict[str, Tensor], int | None, list[AlarmRaised]]:
    """Return the weights to hand on, the best epoch by the same rule, and what to say of it."""
    progress, last = loop.progress, trainer.average.student.state_dict()
    by_loss = config.loop.keep == "best_loss"
    epoch = progress.best_loss_epoch if by_loss else progress.patience.best_epoch
    if config.loop.keep == "last":
        return last, epoch, []
    if epoch is None:
        advice = AlarmRaised(
            kind="advice",
            epoch=progress.epoch,
            summary="No epoch could be called the best, so the weights of the last are kept:"
            " there are too few validation films with findings.",
            hint="Give the run more validation films, or set loop.keep to last.",
        )
        return last, None, [advice]
    try:
        return folder.best("loss" if by_loss else "auc"), epoch, []
    except CorruptCheckpoint as error:
        raise RunInterrupted(
            "The weights of the best epoch cannot be read.",
            "Set loop.keep to last in a copy of the run, or train again.",
        ) from error
