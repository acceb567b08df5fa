"""What a pre-training depends on: the network and films of a run, and settings of its own."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from xlite_core.data.augment import AUGMENTATIONS
from xlite_core.errors import InvalidConfiguration
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.models.config import StudentConfig
from xlite_core.setting import check_settings, section_from_dict, setting
from xlite_core.training.config import TrainingConfig, read_values
from xlite_core.training.presets import with_settings
from xlite_core.training.sections import (
    DataConfig,
    LoopConfig,
    MachineConfig,
    OptimisationConfig,
)

PRETRAINING = "pretraining.json"
"""The settings in a folder; no run's config.json, which would promise a head and findings."""

Strength = Literal["none", "light", "medium", "strong"]
Films = Literal["training", "all"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PretrainingSettings:
    """[pretraining]: how long, in what steps, and what two views of a film have to share."""

    films: Films = setting(
        "training",
        help="Those that train the run, or all of its films: only for a student that no film of"
        " them judges, like the one that ships.",
    )
    epochs: int = setting(100, help="Passes over the films.", low=1, high=10_000)
    batch_size: int = setting(
        64,
        help="Films a step, each seen twice; what is left over of an epoch waits for the next.",
        unit="films",
        low=4,
        high=4096,
    )
    learning_rate: float = setting(1e-3, help="AdamW's, at its peak.", low=1e-8, high=10.0)
    weight_decay: float = setting(1e-4, help="AdamW's, decoupled.", low=0.0, high=10.0)
    warmup_epochs: float = setting(
        5.0, help="Linear rise to the peak; a cosine follows.", unit="epochs", low=0.0, high=1000.0
    )
    smallest_crop: float = setting(
        0.4, help="Smallest part of a film's area that a view shows.", low=0.05, high=1.0
    )
    strength: Strength = setting(
        "strong", help="What else happens to a view: a strength of [augmentation]."
    )
    expander_width: int = setting(
        512, help="Length of the vectors that are compared.", low=8, high=8192
    )
    invariance: float = setting(
        25.0, help="Weight of the distance between two views of a film.", low=0.0, high=1e4
    )
    variance: float = setting(
        25.0, help="Weight of the term that keeps films apart.", low=0.0, high=1e4
    )
    covariance: float = setting(
        1.0, help="Weight of the term that keeps features apart.", low=0.0, high=1e4
    )
    seed: int = setting(42, help="Of everything random.", low=0, high=2**63 - 1)

    def __post_init__(self) -> None:
        check_settings(self, "pretraining")
        if self.warmup_epochs > self.epochs:
            raise InvalidConfiguration(
                "The warm-up is longer than the pre-training.", "Shorten it, or take more epochs."
            )
        assert self.strength in AUGMENTATIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class PretrainingConfig:
    """A pre-training's settings.

    Attributes:
        name: For people.
        student: The network; its head is not trained and not handed on.
        recipe: How films become its input.
        data: Which films; None where the caller hands them over.
        pretraining: All else.
        machine: Device, precision, workers; may change when it is resumed.
    """

    name: str
    student: StudentConfig
    recipe: PreprocessingRecipe
    data: DataConfig | None = None
    pretraining: PretrainingSettings = field(default_factory=PretrainingSettings)
    machine: MachineConfig = field(default_factory=MachineConfig)

    def __post_init__(self) -> None:
        if self.machine.precision == "fp16":
            raise InvalidConfiguration(
                "A pre-training does not compute in fp16, whose gradients overflow.",
                "Use bf16 or fp32 for machine.precision.",
            )

    def as_run(self) -> TrainingConfig:
        """Return the run that opens the same films and has the same network and schedule."""
        settings = self.pretraining
        return TrainingConfig(
            name=self.name,
            student=self.student,
            recipe=self.recipe,
            data=self.data,
            machine=self.machine,
            optimisation=OptimisationConfig(
                learning_rate=settings.learning_rate,
                weight_decay=settings.weight_decay,
                warmup_epochs=settings.warmup_epochs,
                warmup_start=0.0,
                schedule="cosine",
            ),
            loop=LoopConfig(
                epochs=settings.epochs, batch_size=settings.batch_size, seed=settings.seed
            ),
        )

    def same_run(self, other: PretrainingConfig) -> bool:
        """Whether two configurations describe one pre-training, on whatever machine."""
        return dataclasses.replace(other, machine=self.machine) == self

    def to_dict(self) -> dict[str, Any]:
        """Return plain numbers, texts, lists and dicts: what JSON can hold."""
        plain: dict[str, Any] = json.loads(json.dumps(dataclasses.asdict(self), default=str))
        return plain

    @classmethod
    def from_dict(cls, values: Mapping[str, Any], folder: Path = Path()) -> PretrainingConfig:
        """Rebuild a configuration; absent settings take their defaults.

        Args:
            values: As a file holds them.
            folder: Where relative paths of [data] begin.

        Raises:
            InvalidConfiguration: A setting is unknown, missing or out of range.
        """
        known = {part.name for part in dataclasses.fields(cls)}
        unknown = sorted(set(values) - known)
        if unknown:
            raise InvalidConfiguration(
                f"A pre-training has no setting called {unknown[0]}.",
                f"It has: {', '.join(sorted(known))}.",
            )
        own = section_from_dict(PretrainingSettings, values.get("pretraining") or {}, "pretraining")
        # A run reads network, recipe, films and machine: one reader, one set of sentences.
        names = known - {"pretraining"}
        run = TrainingConfig.from_values({n: values[n] for n in names if n in values}, folder)
        parts = {name: getattr(run, name) for name in names}
        return cls(**parts, pretraining=own)

    @classmethod
    def read(cls, path: Path, *, changes: Mapping[str, Any] | None = None) -> PretrainingConfig:
        """Read a configuration from TOML, or from a folder's pretraining.json.

        Args:
            path: The file; relative paths in [data] start at its folder.
            changes: Settings by dotted name, put over those of the file.

        Raises:
            InvalidConfiguration: The file is missing, damaged, or invalid.
        """
        values = with_settings(read_values(path), changes or {})
        return cls.from_dict(values, path.resolve().parent)
