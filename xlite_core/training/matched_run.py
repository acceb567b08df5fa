"""The run that is missing from a fair comparison: one idea under the other's conditions."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xlite_core.errors import XLiteError
from xlite_core.experiments.likeness import unlike
from xlite_core.experiments.stored_run import StoredRun
from xlite_core.run_directory import RunDirectory
from xlite_core.training.config import TrainingConfig

_IDEA = ("student", "distillation", "loss", "phase", "name")
"""What a run is about; the rest are its conditions: films, epochs, rates, sampling, seed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingRun:
    """A run that nobody has made yet and that a comparison needs.

    Attributes:
        sentence: Why, for people.
        config: Its settings.
    """

    sentence: str
    config: TrainingConfig


def missing_runs(
    reference: StoredRun, others: Sequence[StoredRun], known: Iterable[RunDirectory]
) -> tuple[MissingRun, ...]:
    """Return what is missing to hold runs against a reference like for like.

    Args:
        reference: What the others are held against.
        others: Challengers.
        known: All runs that there are; one of them may do already.
    """
    first = _config(reference.directory)
    if first is None:
        return ()
    there = [config for run in known if (config := _config(run)) is not None]
    wanted: list[MissingRun] = []
    for other in others:
        config = _config(other.directory)
        if config is None or not unlike((reference, other)):
            continue
        try:
            matched = matched_config(config, first)
        except XLiteError:
            continue  # the network does not take the other's films
        if not is_among(matched, (*there, *(item.config for item in wanted))):
            wanted.append(
                MissingRun(
                    sentence=f"Missing: {reference.experiment_id}'s student under the conditions "
                    f"of {other.experiment_id}.",
                    config=matched,
                )
            )
    return tuple(wanted)


def matched_config(challenger: TrainingConfig, reference: TrainingConfig) -> TrainingConfig:
    """Return the reference's network and teacher under the challenger's conditions.

    A run of it can be held against the challenger like for like.

    Raises:
        InvalidConfiguration: The reference's network does not take the challenger's films.
    """
    idea = {name: getattr(reference, name) for name in _IDEA}
    idea["student"] = dataclasses.replace(
        reference.student,
        findings=challenger.student.findings,
        in_channels=challenger.student.in_channels,
        image_size=challenger.student.image_size,
    )
    return dataclasses.replace(challenger, **idea)


def is_among(config: TrainingConfig, others: Iterable[TrainingConfig]) -> bool:
    """Whether one of the others describes the same run, whatever it is called and filed under."""
    return any(
        dataclasses.replace(other, name=config.name, phase=config.phase).same_run(config)
        for other in others
    )


def _config(run: RunDirectory) -> TrainingConfig | None:
    try:
        return TrainingConfig.read(run.config)
    except XLiteError:
        return None  # another version's run: no match can be told
