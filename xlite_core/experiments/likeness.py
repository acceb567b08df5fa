"""What keeps a comparison of runs from being fair, said in sentences."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xlite_core.experiments.stored_run import StoredRun
from xlite_core.setting import flattened

_ABSENT = "none"
_DATA = "data"
_SHARE = "share of the training films"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlike:
    """One thing that differs between runs and moves their numbers by itself.

    Attributes:
        what: For people: "epochs".
        values: Experiment id -> value, for people.
    """

    what: str
    values: Mapping[str, str]

    @property
    def sentence(self) -> str:
        groups: dict[str, list[str]] = {}
        for run, value in self.values.items():
            groups.setdefault(value, []).append(run)
        told = "; ".join(f"{value} in {_listed(runs)}" for value, runs in groups.items())
        return f"Not like for like: {self.what}: {told}."


def unlike(runs: Sequence[StoredRun], *, studied: Collection[str] = ()) -> tuple[Unlike, ...]:
    """Return what differs between runs besides what a comparison studies.

    Epochs, schedules, samplers, splits and amounts of data each moved results
    by more than most ideas do.  The seed is no such thing: runs that differ in
    it alone are like for like, and their spread is the measure of chance.

    Args:
        runs: Two or more.
        studied: Dotted names of settings that are meant to differ.

    Returns:
        One entry a thing, in a fixed order; empty if the runs are like for like.
    """
    found: dict[str, Unlike] = {}
    for what, (settings, value) in _TRAITS.items():
        if set(settings) & set(studied):
            continue
        # Other films or fewer of them change the fingerprint of any split.
        said = _settings(*_SPLIT) if what == "split" and {_DATA, _SHARE} & set(found) else value
        if len({said(run) for run in runs}) > 1:
            found[what] = Unlike(what=what, values=_by_id(runs, said))
    return tuple(found.values())


def _by_id(runs: Sequence[StoredRun], value: Callable[[StoredRun], str]) -> dict[str, str]:
    ids = [run.experiment_id for run in runs]
    # Two folders may bear one id: then their own names keep them apart.
    names = ids if len(set(ids)) == len(ids) else [run.directory.name for run in runs]
    return {name: value(run) for name, run in zip(names, runs, strict=True)}


def seeds_alone_differ(runs: Sequence[StoredRun]) -> bool:
    """Whether runs are repetitions of one another with other seeds."""
    return len({repetition_key(run) for run in runs}) == 1 and len({run.seed for run in runs}) > 1


def repetition_key(run: StoredRun) -> tuple[tuple[str, str], ...]:
    """Return what runs of one experiment share whatever their seed, name and machine."""
    settings = flattened(run.config)
    kept = {name: value for name, value in settings.items() if not _chance(name)}
    kept["data fingerprint"] = data_fingerprint(run)
    kept["split fingerprint"] = split_fingerprint(run)
    return tuple(sorted((name, str(value)) for name, value in kept.items()))


def _chance(name: str) -> bool:
    return name in ("name", "loop.seed", "phase", "schema") or name.startswith("machine.")


def data_fingerprint(run: StoredRun) -> str:
    """Return what changes with any film or label of the table; empty where not recorded."""
    return str(run.provenance.get("table_fingerprint") or "")


def split_fingerprint(run: StoredRun) -> str:
    """Return what changes with the purpose of any film, too; empty where not recorded."""
    return str(run.provenance.get("films_fingerprint") or "")


def setting_text(run: StoredRun, name: str) -> str:
    """Return one setting for people; "none" where it is not set."""
    value: Any = run.config
    for part in name.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    if value in (None, "", []):
        return _ABSENT
    return ", ".join(map(_as_text, value)) if isinstance(value, list) else _as_text(value)


def _as_text(value: Any) -> str:
    """Return a value for people: of a path the last folder and the name, never where it lies."""
    if isinstance(value, str) and Path(value).is_absolute():
        return "/".join(Path(value).parts[-2:])
    return str(value)


def _settings(*names: str) -> Callable[[StoredRun], str]:
    def value(run: StoredRun) -> str:
        texts = [f"{name.partition('.')[2]} {setting_text(run, name)}" for name in names]
        return setting_text(run, names[0]) if len(names) == 1 else ", ".join(texts)

    return value


def _split(run: StoredRun) -> str:
    recorded = split_fingerprint(run)
    return recorded or _settings(*_SPLIT)(run)


def _findings(run: StoredRun) -> str:
    return ", ".join(run.findings) or _ABSENT


_SCHEDULE = (
    "optimisation.schedule",
    "optimisation.warmup_epochs",
    "optimisation.plateau_patience",
    "optimisation.plateau_factor",
)
_SPLIT = (
    "data.splits",
    "data.folds",
    "data.fold",
    "data.grouping",
    "data.split_seed",
)

_TRAITS: Mapping[str, tuple[tuple[str, ...], Callable[[StoredRun], str]]] = {
    "epochs": (("loop.epochs",), _settings("loop.epochs")),
    "early stopping": (("loop.patience",), _settings("loop.patience")),
    "learning-rate schedule": (_SCHEDULE, _settings(*_SCHEDULE)),
    "sampler": (("balance.sampler",), _settings("balance.sampler")),
    _SHARE: (("data.share",), _settings("data.share")),
    _DATA: (("data.manifest",), lambda run: data_fingerprint(run) or _ABSENT),
    "split": (_SPLIT, _split),
    "findings": (("findings",), _findings),
    "input size": (("recipe.size",), _settings("recipe.size")),
}
"""What it is called -> which settings make it, and how a run says it."""


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
