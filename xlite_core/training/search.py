"""Searching settings with Optuna: trials are runs, bad ones end early, a power cut loses none.

A search is judged on validation films, so its best value flatters: confirm the
settings with other seeds or folds before believing them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xlite_core.errors import InvalidConfiguration, XLiteError, require
from xlite_core.training.config import TrainingConfig, read_values
from xlite_core.training.control import RunControl
from xlite_core.training.events import (
    EpochFinished,
    RunFinished,
    RunStopped,
    TrainingEvent,
)
from xlite_core.training.presets import with_settings

StartRun = Callable[[TrainingConfig, RunControl], Iterator[TrainingEvent]]

_KEYS = ("base", "trials", "space", "seed", "prune_after_epochs")


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPlan:
    """What to search.

    Attributes:
        name: Of the study, and of its database.
        base: Settings that all trials share.
        folder: Where relative paths of the base start.
        trials: How many in all, finished ones of earlier attempts included.
        space: Dotted name -> {low, high, log, step} or {choices}.
        seed: Of the sampler (TPE; Bergstra et al., NeurIPS 2011).
        prune_after_epochs: Epochs before the median of earlier trials may end one.
    """

    name: str
    base: Mapping[str, Any]
    folder: Path
    trials: int
    space: Mapping[str, Mapping[str, Any]]
    seed: int = 42
    prune_after_epochs: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialEnded:
    """One trial is over: "complete", "pruned", "failed" or "stopped".

    `best` is the best validation macro AUC so far, of whatever trial.
    """

    number: int
    settings: Mapping[str, Any]
    state: str
    validation_auc: float | None
    best: float | None


def read_search(path: Path) -> SearchPlan:
    """Read a search file.

    ```toml
    base = "baseline.toml"
    trials = 20

    [space]
    "optimisation.learning_rate" = { low = 1e-4, high = 1e-2, log = true }
    "loop.batch_size" = { choices = [16, 32] }
    ```

    Raises:
        InvalidConfiguration: The file cannot be read, or names no base or space.
    """
    values = read_values(path)
    unknown = sorted(set(values) - set(_KEYS))
    base, space = values.get("base"), values.get("space")
    if unknown or not isinstance(base, str) or not isinstance(space, Mapping) or not space:
        raise InvalidConfiguration(
            f"The search {path.name} names no base or no space, or holds an unknown entry.",
            f"It has the entries {', '.join(_KEYS)}.",
        )
    for name, axis in space.items():
        _require_axis(name, axis)
    return SearchPlan(
        name=path.stem,
        base=read_values(path.resolve().parent / base),
        folder=(path.resolve().parent / base).parent,
        trials=_whole(values, "trials", 20),
        space=space,
        seed=_whole(values, "seed", 42),
        prune_after_epochs=_whole(values, "prune_after_epochs", 3),
    )


def _whole(values: Mapping[str, Any], name: str, default: int) -> int:
    value = values.get(name, default)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise InvalidConfiguration(
            f"{name} = {value!r} is not possible in a search.", "Use a whole number from 0 up."
        )
    return value


def _choosable(choices: Any) -> bool:
    plain = (bool, int, float, str)  # what the storage of trials can hold
    return (
        isinstance(choices, list)
        and bool(choices)
        and all(isinstance(choice, plain) for choice in choices)
    )


def _require_axis(name: str, axis: Any) -> None:
    choices = isinstance(axis, Mapping) and set(axis) == {"choices"} and _choosable(axis["choices"])
    numbers = (
        isinstance(axis, Mapping)
        and {"low", "high"} <= set(axis) <= {"low", "high", "log", "step"}
        and all(isinstance(axis[end], int | float) for end in ("low", "high"))
        and axis["low"] < axis["high"]
    )
    if not (choices or numbers):
        raise InvalidConfiguration(
            f"The space of {name} is not possible.",
            "Write { low = ..., high = ... }, with log or step, or { choices = [...] }.",
        )


def search(
    plan: SearchPlan, storage: Path, start: StartRun, control: RunControl
) -> Iterator[TrainingEvent | TrialEnded]:
    """Run trials until there are as many as planned, or until stopped.

    Args:
        plan: What to search.
        storage: The study's SQLite file; an existing one is gone on with, and
            a trial that was cut off is begun again with the same settings.
        start: Starts the run of a configuration, or goes on with it.
        control: `stop()` ends the running trial, resumably, and the search.

    Yields:
        The events of the trials, and a `TrialEnded` after each.

    Raises:
        MissingFeature: Optuna is not installed.
        InvalidConfiguration: A trial's settings are not possible.
    """
    optuna = require("optuna", feature="Searching settings", extra="search")
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    storage.parent.mkdir(parents=True, exist_ok=True)
    study = optuna.create_study(
        study_name=plan.name,
        storage=f"sqlite:///{storage}",
        load_if_exists=True,
        direction="maximize",
        sampler=optuna.samplers.TPESampler(seed=plan.seed),
        pruner=optuna.pruners.MedianPruner(n_warmup_steps=plan.prune_after_epochs),
    )
    _begin_again(study, optuna)
    while not control.stop_requested and _ended(study, optuna) < plan.trials:
        yield from _trial(study, plan, start, control, optuna)


def _begin_again(study: Any, optuna: Any) -> None:
    """Put trials that a power cut left running back into the queue, with their settings."""
    for trial in study.get_trials(states=(optuna.trial.TrialState.RUNNING,)):
        study.enqueue_trial(trial.params)
        study.tell(trial.number, state=optuna.trial.TrialState.FAIL)


def _ended(study: Any, optuna: Any) -> int:
    states = optuna.trial.TrialState
    return len(study.get_trials(deepcopy=False, states=(states.COMPLETE, states.PRUNED)))


def _trial(
    study: Any, plan: SearchPlan, start: StartRun, control: RunControl, optuna: Any
) -> Iterator[TrainingEvent | TrialEnded]:
    trial = study.ask()
    states = optuna.trial.TrialState
    settings = {name: _suggest(trial, name, axis) for name, axis in plan.space.items()}
    try:
        config = TrainingConfig.from_values(with_settings(plan.base, settings), plan.folder)
    except XLiteError:
        study.tell(trial, state=states.FAIL)
        raise
    watcher = _TrialWatcher(trial, control)
    for event in start(config, watcher.control):
        watcher.hear(event)
        yield event
    state = states[watcher.state]
    study.tell(trial, watcher.best if state == states.COMPLETE else None, state=state)
    complete = study.get_trials(deepcopy=False, states=(states.COMPLETE,))
    yield TrialEnded(
        number=trial.number,
        settings=settings,
        state="stopped" if control.stop_requested else watcher.state.lower(),
        validation_auc=watcher.best,
        best=max((done.value for done in complete), default=None),
    )
    if control.stop_requested:
        study.enqueue_trial(settings)  # the next attempt goes on with it
    elif state == states.FAIL:
        control.stop()  # what failed one run for its machine or films would fail every other


class _TrialWatcher:
    """Reports a run's epochs to its trial, ends it when asked to, and knows how it ended.

    Attributes:
        control: The run's switch.
        best: Best validation macro AUC so far.
        state: Name of one of Optuna's states.
    """

    def __init__(self, trial: Any, search_control: RunControl) -> None:
        self._trial, self._search_control = trial, search_control
        self.control = RunControl()
        self.best: float | None = None
        self.state = "FAIL"

    def hear(self, event: TrainingEvent) -> None:
        """Take note of one event."""
        if self._search_control.stop_requested:
            self.control.stop()
        if isinstance(event, EpochFinished) and event.validation_auc is not None:
            self.best = max(event.validation_auc, self.best or 0.0)
            self._trial.report(event.validation_auc, event.epoch)
            if self._trial.should_prune():
                self.control.stop()
        elif isinstance(event, RunFinished) and self.best is not None:
            self.state = "COMPLETE"
        elif isinstance(event, RunStopped) and not self._search_control.stop_requested:
            self.state = "PRUNED"


def _suggest(trial: Any, name: str, axis: Mapping[str, Any]) -> Any:
    if "choices" in axis:
        return trial.suggest_categorical(name, axis["choices"])
    low, high, step = axis["low"], axis["high"], axis.get("step")
    log = bool(axis.get("log", False))
    if isinstance(low, int) and isinstance(high, int):
        return trial.suggest_int(name, low, high, step=step or 1, log=log)
    return trial.suggest_float(name, low, high, step=step, log=log)
