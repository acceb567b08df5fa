"""What a run will take, said at once: from a table that ships, refined by a probe.

Nothing here computes a network or needs torch.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

from xlite_core.models.config import StudentConfig
from xlite_core.resources import resource_root
from xlite_core.training.closed_form_settings import bytes_of_films
from xlite_core.training.config import TrainingConfig
from xlite_core.training.data_facts import DataFacts
from xlite_core.training.probe import Probe

SIZE = 224
"""Side of the input that the table's rows were measured with, in pixels."""

_FINDINGS, _HEAD_WIDTH = 14, 256
_PROCESS_BYTES = 400e6  # the interpreter with torch, before any network
FORWARD = 1 / 3
"""Of the time of a training step, what a forward pass alone takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One student with the settings that a student has by default, at `SIZE` pixels.

    Attributes:
        backbone: Key of the backbone.
        attention: Key of the attention.
        parameters: Trained weights.
        macs: Multiply-accumulates of one film's forward pass.
        head_inputs: Channels that the classifier sees.
        kept_bytes: What the backward pass keeps of one film.
        core_seconds: Of one film's share of a training step, on one core of a
            usual processor; a hint, which the probe replaces.
    """

    backbone: str
    attention: str
    parameters: int
    macs: int
    head_inputs: int
    kept_bytes: int
    core_seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What a run will take.

    Attributes:
        parameters: Trained weights.
        macs: Multiply-accumulates of one film's forward pass.
        file_mb: Size of the exported model, in 10^6 bytes.
        memory_mb: Most memory of the process, or of the GPU, in 10^6 bytes.
        epoch_seconds: Of one epoch with its validation; None while nobody knows how many films
            there are, and for a closed form, most of whose time no step is like.
        run_seconds: Of all epochs; patience may end it earlier.
        exact: Whether parameters and operations are counted, not scaled from a similar student.
        device: What was measured: "cpu", "cuda"; "" where nothing was.
        films_a_pass: Less than was asked for where the memory did not suffice; 0 if unknown.
    """

    parameters: int
    macs: int
    file_mb: float
    memory_mb: float
    epoch_seconds: float | None
    run_seconds: float | None
    exact: bool
    device: str = ""
    films_a_pass: int = 0


@cache
def rows() -> dict[tuple[str, str], Row]:
    """Return the table that ships, by backbone and attention."""
    text = (resource_root() / "students.json").read_text(encoding="utf-8")
    listed = [Row(**values) for values in json.loads(text)["students"]]
    return {(row.backbone, row.attention): row for row in listed}


def estimate(
    config: TrainingConfig,
    facts: DataFacts | None,
    *,
    cores: int,
    probe: Probe | None = None,
) -> Estimate | None:
    """Estimate a run.

    Args:
        config: What will be run.
        facts: Of its films; None while nobody has counted them.
        cores: Of this machine.
        probe: What was measured of this configuration, or None.

    Returns:
        The estimate; None for a student that the table does not know and nobody has probed.
    """
    findings = config.findings or (facts.findings if facts is not None else ())
    outputs = len(findings) or config.student.findings
    row = rows().get((config.student.backbone, config.student.attention))
    if probe is not None:
        part = probe.seconds_a_step / config.loop.batch_size
        known = (probe.parameters, probe.macs, probe.peak_memory_mb, part)
    elif row is not None:
        known = _scaled(row, config, outputs, cores)
    else:
        return None
    parameters, macs, memory_mb, seconds_a_film = known
    epoch = None
    if facts is not None and config.loop.method == "closed_form":
        memory_mb += bytes_of_films(config.loop.epochs * facts.training) / 1e6
    elif facts is not None:
        epoch = seconds_a_film * (facts.training + FORWARD * facts.validation)
    return Estimate(
        parameters=parameters,
        macs=macs,
        file_mb=4 * parameters / 1e6,
        memory_mb=memory_mb,
        epoch_seconds=epoch,
        run_seconds=None if epoch is None else epoch * config.loop.epochs,
        exact=probe is not None or _as_measured(config.student, config.recipe.size),
        device="" if probe is None else probe.device,
        films_a_pass=0 if probe is None else probe.films_a_pass,
    )


def _scaled(
    row: Row, config: TrainingConfig, outputs: int, cores: int
) -> tuple[int, int, float, float]:
    student, machine, loop = config.student, config.machine, config.loop
    area = (config.recipe.size / SIZE) ** 2
    # The classifier is two linear layers: inputs x hidden + hidden, hidden x findings + findings.
    head = _head(row.head_inputs, student.head_width, outputs)
    parameters = row.parameters + head - _head(row.head_inputs, _HEAD_WIDTH, _FINDINGS)
    copies = 5 if config.optimisation.ema_decay else 4
    part = loop.batch_size // loop.accumulate
    kept = row.kept_bytes * area * (0.5 if machine.gradient_checkpointing else 1.0)
    memory = _PROCESS_BYTES + 4 * copies * parameters + part * kept
    threads = max(1, min(machine.threads or cores, cores))
    return parameters, round(row.macs * area), memory / 1e6, row.core_seconds * area / threads


def _head(inputs: int, hidden: int, outputs: int) -> int:
    return inputs * hidden + hidden + hidden * outputs + outputs


def _as_measured(student: StudentConfig, size: int) -> bool:
    """Whether a student differs from its row in nothing but its classifier."""
    usual = StudentConfig(backbone=student.backbone, attention=student.attention)
    names = ("attention_width", "heads", "layers", "performer_features", "in_channels")
    same = all(getattr(student, name) == getattr(usual, name) for name in names)
    return same and size == SIZE
