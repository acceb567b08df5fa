"""Everything a run depends on, written down before it starts.

A configuration is a TOML file with a section a part of the run; every field is
declared once, with its meaning, unit and range (`xlite_core.setting`).
"""

from __future__ import annotations

import dataclasses
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

from xlite_core.data.augment import Augmentation
from xlite_core.data.balance import Balance
from xlite_core.errors import InvalidConfiguration
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.models.config import StudentConfig
from xlite_core.setting import section_from_dict
from xlite_core.training.closed_form_settings import require_closed_form
from xlite_core.training.presets import with_preset, with_settings
from xlite_core.training.sections import (
    AuxiliaryConfig,
    DataConfig,
    DistillationConfig,
    LoopConfig,
    LossConfig,
    MachineConfig,
    OptimisationConfig,
)

Phase = Literal["baseline", "distillation", "final", "ablation"]

CONFIG_SCHEMA = 2

SECTIONS: Mapping[str, type] = {
    "data": DataConfig,
    "augmentation": Augmentation,
    "balance": Balance,
    "loss": LossConfig,
    "distillation": DistillationConfig,
    "auxiliary": AuxiliaryConfig,
    "optimisation": OptimisationConfig,
    "loop": LoopConfig,
    "machine": MachineConfig,
}
"""Sections whose fields are declared one by one, the network's aside: it has its own reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingConfig:
    """A run's settings.

    Attributes:
        name: Of the model file that comes out: "student-1".
        student: The network.
        recipe: How films become its input.
        findings: Columns of the label table, the order of the logits; empty
            until the manifest has been read (`for_findings`).
        data: Which films; None where the caller hands them over.
        augmentation: What may happen to a training film.
        balance: Weights and sampler.
        loss: What labels cost.
        distillation: What the teacher adds; None without one.
        auxiliary: What else the student is asked in training.
        optimisation: Optimiser, rates, averages.
        loop: Epochs, batches, patience, seed.
        machine: Device, precision, workers; the only section that may change
            when a run is resumed.
        phase: Column of results.csv, and start of the experiment's id.
        schema: Raised whenever the same fields would mean something else.
    """

    name: str
    student: StudentConfig
    recipe: PreprocessingRecipe
    findings: tuple[str, ...] = ()
    data: DataConfig | None = None
    augmentation: Augmentation = field(default_factory=Augmentation)
    balance: Balance = field(default_factory=Balance)
    loss: LossConfig = field(default_factory=LossConfig)
    distillation: DistillationConfig | None = None
    auxiliary: AuxiliaryConfig = field(default_factory=AuxiliaryConfig)
    optimisation: OptimisationConfig = field(default_factory=OptimisationConfig)
    loop: LoopConfig = field(default_factory=LoopConfig)
    machine: MachineConfig = field(default_factory=MachineConfig)
    phase: Phase = "baseline"
    schema: int = CONFIG_SCHEMA

    def __post_init__(self) -> None:
        if self.schema != CONFIG_SCHEMA:
            raise InvalidConfiguration(
                f"The configuration has schema {self.schema!r}; "
                f"this version knows {CONFIG_SCHEMA}.",
                "Write it again with this version, or update the application.",
            )
        name: Any = self.name  # a file may say anything
        if not (isinstance(name, str) and name.strip() and name.isprintable()):
            raise InvalidConfiguration(
                "The configuration has no name.", 'Give it one, a text: name = "student".'
            )
        if self.phase not in get_args(Phase):
            raise InvalidConfiguration(
                f"There is no phase called {self.phase!r}.",
                f"Choose one of: {', '.join(get_args(Phase))}.",
            )
        _require_names(self.findings)
        if self.optimisation.warmup_epochs > self.loop.epochs:
            raise InvalidConfiguration(
                "The warm-up is longer than the run.", "Shorten it, or train more epochs."
            )
        if self.loop.method == "closed_form":
            require_closed_form(self.student, self.loop, self.auxiliary)
        if self.findings and self.student.findings != len(self.findings):
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
        if self.student.fixed_size and self.student.image_size != self.recipe.size:
            raise InvalidConfiguration(
                f"The recipe makes films of {self.recipe.size} pixels, but the student takes "
                f"{self.student.image_size}.",
                "Use one size in both.",
            )

    def for_findings(self, findings: tuple[str, ...]) -> TrainingConfig:
        """Return the configuration with a manifest's findings, and a head of their number."""
        student = dataclasses.replace(self.student, findings=len(findings))
        return dataclasses.replace(self, findings=findings, student=student)

    def same_run(self, other: TrainingConfig) -> bool:
        """Whether two configurations describe one run, on whatever machine."""
        return dataclasses.replace(other, machine=self.machine) == self

    def to_dict(self) -> dict[str, Any]:
        """Return plain numbers, texts, lists and dicts: what JSON and TOML can hold."""
        plain: dict[str, Any] = json.loads(json.dumps(dataclasses.asdict(self), default=str))
        return plain

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> TrainingConfig:
        """Rebuild a configuration; absent settings take their defaults.

        Raises:
            InvalidConfiguration: A setting is unknown, missing or out of range.
        """
        values = dict(values)
        for name in ("student", "recipe"):
            if not isinstance(values.get(name), Mapping):
                raise InvalidConfiguration(
                    f"The configuration lacks the section [{name}].",
                    "Start from one of the examples in the help.",
                )
        recipe = _recipe(values["recipe"])
        student = {
            "in_channels": recipe.channels,
            "image_size": recipe.size,
            **values["student"],
        }
        findings = values.get("findings") or ()
        findings = tuple(findings) if isinstance(findings, list) else findings
        _require_names(findings)
        if findings:
            student = {"findings": len(findings), **student}
        parts = {
            **values,
            "recipe": recipe,
            "student": StudentConfig.from_dict(student),
            "findings": findings,
        }
        for name, section in SECTIONS.items():
            if parts.get(name) is None:
                parts.pop(name, None)
            else:
                parts[name] = (
                    Augmentation.from_dict(parts[name])  # it may name a strength
                    if section is Augmentation
                    else section_from_dict(section, parts[name], name)
                )
        return section_from_dict(cls, parts, "configuration")

    @classmethod
    def read(cls, path: Path, *, changes: Mapping[str, Any] | None = None) -> TrainingConfig:
        """Read a configuration from TOML, or from a run's config.json.

        Relative paths in [data] and relative teachers start at the file's folder.

        Args:
            path: The file; it may name a preset to start from.
            changes: Settings by dotted name, put over those of the file.

        Raises:
            InvalidConfiguration: The file is missing, damaged, or invalid.
        """
        values = with_settings(read_values(path), changes or {})
        return cls.from_values(values, path.resolve().parent)

    @classmethod
    def from_values(cls, values: Mapping[str, Any], folder: Path) -> TrainingConfig:
        """Rebuild a configuration from a file's settings: with its preset, paths from `folder`.

        Raises:
            InvalidConfiguration: A setting is unknown, missing or out of range.
        """
        return _anchored(cls.from_dict(with_preset(values)), folder)


def read_values(path: Path) -> dict[str, Any]:
    """Read the nested settings of a TOML file, or of a JSON file that ends in .json.

    Raises:
        InvalidConfiguration: The file is missing, damaged, or holds no settings.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        values = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
    except (OSError, ValueError, RecursionError) as error:
        raise InvalidConfiguration(
            f"The configuration {path.name} cannot be read.",
            "Restore it from a copy, or begin a new run."
            if path.suffix == ".json"
            else "Give a TOML file in UTF-8; the help shows examples.",
        ) from error
    if not isinstance(values, dict):
        raise InvalidConfiguration(
            f"The configuration {path.name} holds no settings.", "Give a TOML file."
        )
    return values


def _require_names(findings: Any) -> None:
    named = isinstance(findings, tuple) and all(isinstance(name, str) for name in findings)
    if not named or len(set(findings)) < len(findings):
        raise InvalidConfiguration(
            "The findings of the configuration are no list of different names.",
            'Write findings = ["Mass", "Nodule"], or leave them to the manifest.',
        )


def _recipe(values: Mapping[str, Any]) -> PreprocessingRecipe:
    known = [field.name for field in dataclasses.fields(PreprocessingRecipe)]
    unknown = sorted(set(values) - set(known))
    if unknown:
        raise InvalidConfiguration(
            f"There is no setting called recipe.{unknown[0]}.",
            f"Known settings there: {', '.join(known)}.",
        )
    for name in ("size", "clahe_tiles"):
        if not isinstance(values.get(name, 1), int):
            raise InvalidConfiguration(
                f"recipe.{name} = {values[name]!r} is not possible.", "Use a whole number."
            )
    try:
        return PreprocessingRecipe.from_dict(values)
    except InvalidConfiguration as error:
        if not isinstance(error.__cause__, TypeError):
            raise
        raise InvalidConfiguration(
            "A setting of the section [recipe] is missing, or of another kind.",
            "Give size and clahe_clip as numbers, mean and std as lists of numbers.",
        ) from error


def _anchored(config: TrainingConfig, folder: Path) -> TrainingConfig:
    data, distillation, loop = config.data, config.distillation, config.loop
    if data is not None:
        paths = {
            name: folder / value
            for name in ("manifest", "splits", "folds", "cache")
            if (value := getattr(data, name)) is not None
        }
        data = dataclasses.replace(data, **paths)
    if distillation is not None:
        teachers = tuple(str(folder / teacher) for teacher in distillation.teachers)
        distillation = dataclasses.replace(distillation, teachers=teachers)
    if loop.init_from:
        loop = dataclasses.replace(loop, init_from=str(folder / loop.init_from))
    return dataclasses.replace(config, data=data, distillation=distillation, loop=loop)
