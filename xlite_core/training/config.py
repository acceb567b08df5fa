"""Everything a run depends on, written down before it starts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from xlite_core.data.augment import Augmentation
from xlite_core.errors import InvalidConfiguration
from xlite_core.findings import CHESTXRAY14
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.models.config import StudentConfig


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingConfig:
    """A run's settings.  There is no early stopping: nothing is chosen on held-out films.

    Attributes:
        name: Of the model file that comes out: "student-1".
        student: The network.
        recipe: How films become its input.
        findings: Columns of the label table, the order of the logits.
        epochs: Passes over the training films.
        batch_size: Films a step.
        learning_rate: Peak, reached after the warm-up; falls to zero as a cosine.
        warmup_epochs: Epochs of linear rise to the peak.
        weight_decay: AdamW's decoupled weight decay.
        ema_decay: Of the moving average of the weights, a step; the average is
            what is evaluated and exported.  0 turns it off.
        label_smoothing: Labels become s/2 and 1 - s/2: mined labels are noisy.
        weight_exponent: a in pos_weight = 1 / (positives + 1)^a, rescaled to mean
            1 over the findings; 0 weighs all alike.
        augmentation: What may happen to a training film.
        seed: Of everything random.
        threads: CPU threads of the arithmetic; None takes what torch finds.
    """

    name: str
    student: StudentConfig
    recipe: PreprocessingRecipe
    findings: tuple[str, ...] = CHESTXRAY14
    epochs: int = 24
    batch_size: int = 32
    learning_rate: float = 1e-3
    warmup_epochs: float = 2.0
    weight_decay: float = 0.05
    ema_decay: float = 0.995
    label_smoothing: float = 0.0
    weight_exponent: float = 0.5
    augmentation: Augmentation = field(default_factory=Augmentation)
    seed: int = 42
    threads: int | None = None

    def __post_init__(self) -> None:
        ranges = {
            "epochs": (1, 10_000),
            "batch_size": (2, 4096),
            "learning_rate": (1e-8, 10.0),
            "warmup_epochs": (0, self.epochs),
            "weight_decay": (0, 10.0),
            "ema_decay": (0, 0.99999),
            "label_smoothing": (0, 0.5),
            "weight_exponent": (0, 1.0),
            "seed": (0, 2**63 - 1),
        }
        for name, (low, high) in ranges.items():
            value = getattr(self, name)
            if not low <= value <= high:
                raise InvalidConfiguration(
                    f"{name} = {value} is out of range.", f"Use a value from {low} to {high}."
                )
        if self.threads is not None and self.threads < 1:
            raise InvalidConfiguration(
                f"No arithmetic runs on {self.threads} threads.",
                "Use at least one, or leave the setting out.",
            )
        if self.student.findings != len(self.findings):
            raise InvalidConfiguration(
                f"The student has {self.student.findings} outputs for "
                f"{len(self.findings)} findings.",
                "Give it one output a finding.",
            )
        if self.student.in_channels != self.recipe.channels:
            raise InvalidConfiguration(
                "The recipe and the student disagree about the number of channels.",
                "Use 1 or 3 in both.",
            )

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> TrainingConfig:
        """Rebuild a configuration; absent settings take their defaults.

        Raises:
            InvalidConfiguration: A setting is unknown, missing or out of range.
        """
        unknown = set(values) - {f.name for f in fields(cls)}
        if unknown:
            raise InvalidConfiguration(
                f"The configuration holds unknown settings: {', '.join(sorted(unknown))}.",
                "Remove them, or correct their spelling.",
            )
        try:
            arguments: dict[str, Any] = {
                **values,
                "student": StudentConfig.from_dict(values["student"]),
                "recipe": PreprocessingRecipe.from_dict(values["recipe"]),
                "augmentation": Augmentation(**values.get("augmentation", {})),
            }
            if "findings" in arguments:
                arguments["findings"] = tuple(arguments["findings"])
            return cls(**arguments)
        except (KeyError, TypeError, AttributeError) as error:
            raise InvalidConfiguration(
                "The configuration lacks its name, student or recipe, or misspells a setting.",
                "Start from resources/protocol/student-1.json.",
            ) from error

    @classmethod
    def read(cls, path: Path) -> TrainingConfig:
        """Read a configuration from JSON.

        Raises:
            InvalidConfiguration: The file is missing, no JSON, or invalid.
        """
        try:
            values = json.loads(path.read_text(encoding="utf-8"))
            if not isinstance(values, dict):
                msg = "no object"
                raise TypeError(msg)  # noqa: TRY301 - the sentence below is for it, too
        except (OSError, ValueError, TypeError, RecursionError) as error:
            raise InvalidConfiguration(
                f"The configuration {path.name} cannot be read.",
                "Give a JSON file in UTF-8 that holds one object.",
            ) from error
        return cls.from_dict(values)
