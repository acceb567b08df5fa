"""How long the queue for all of ChestX-ray14 takes: what the help page's table says.

Measured are seconds a film on one CPU core (`estimate`).  On GPUs nothing was measured: what stands
there follows from the training throughput that timm publishes for an RTX 3090 (images/s, mixed
precision, batches of 256 to 512 from memory; huggingface/pytorch-image-models,
results/benchmark-train-amp-nhwc-pt112-cu113-rtx3090.csv), times the attention's share of
multiply-accumulates, and for other GPUs times the ratio of the memory bandwidths in NVIDIA's data
sheets, because these networks wait for memory more than for arithmetic.  Batches of 32 films are
slower, so these are lower bounds.

Run as a module it prints the table.
"""

from __future__ import annotations

import itertools
import statistics
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlite_core.findings import CHESTXRAY14
from xlite_core.models.config import StudentConfig
from xlite_core.models.registry import BACKBONES
from xlite_core.resources import resource_root
from xlite_core.training.config import TrainingConfig
from xlite_core.training.data_facts import DataFacts
from xlite_core.training.estimate import FORWARD, estimate, rows
from xlite_core.training.queue import QueueItem, read_queue

FILMS = 112_120
"""Of ChestX-ray14 (Wang et al., CVPR 2017)."""

QUEUE = resource_root() / "protocol" / "chestxray14-queue.toml"

_FACTS = DataFacts(
    training=round(0.7 * FILMS),
    validation=round(0.1 * FILMS),
    test=round(0.2 * FILMS),
    findings=CHESTXRAY14,
    positives=(),
)
_TEACHER = StudentConfig(backbone="densenet121", attention="none")

PUBLISHED: Mapping[str, float] = {
    "densenet121": 913.65,
    "efficientnet_b0": 1751.72,
    "convnext_tiny": 819.24,
    "mobilenetv3_large": 2732.43,
}
"""Training images/s at 224 pixels on an RTX 3090; see the module."""

_RTX_3090 = 936.0
BANDWIDTHS: Mapping[str, float] = {"RTX 3060": 360.0, "RTX 3090": _RTX_3090, "A100 40 GB": 1555.0}
"""GB/s of memory, from NVIDIA's data sheets."""

CORES = 16
CHECKPOINT_BYTES = 36
"""A parameter: two checkpoints of three numbers, and three files of weights, 4 bytes each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the table says in one language.

    Attributes:
        headings: Network, runs, epochs and the CPU.
        taught: What stands behind a network that has a teacher.
        every: Name of the last row.
    """

    headings: tuple[str, str, str, str] = ("network", "runs", "epochs", f"{CORES} CPU cores")
    taught: str = "taught by three DenseNet121"
    every: str = "the whole queue"


ENGLISH = Words()
GERMAN = Words(
    headings=("Netz", "Läufe", "Epochen", f"{CORES} CPU-Kerne"),
    taught="mit drei DenseNet121 als Lehrern",
    every="die ganze Warteschlange",
)


def cpu_seconds(config: TrainingConfig) -> float:
    """Return what a run takes on `CORES` cores: what the window estimates, and the teachers.

    Raises:
        KeyError: Nobody has measured its network.
    """
    told = estimate(config, _FACTS, cores=CORES)
    if told is None or told.run_seconds is None:
        raise KeyError(config.student.backbone)
    teacher = rows()[_TEACHER.backbone, _TEACHER.attention].core_seconds / CORES
    return told.run_seconds + _taught_films(config) * FORWARD * teacher


def gpu_seconds(config: TrainingConfig, gpu: str) -> float:
    """Return the least that a run takes on a GPU, from published throughput.

    Raises:
        KeyError: Nobody has published the network's throughput, or the GPU is none of ours.
    """
    backbone, attention = config.student.backbone, config.student.attention
    known = rows()
    extra = known[backbone, attention].macs / known[backbone, "none"].macs
    a_film = extra / PUBLISHED[backbone]
    films = config.loop.epochs * (_FACTS.training + FORWARD * _FACTS.validation)
    teachers = _taught_films(config) * FORWARD / PUBLISHED[_TEACHER.backbone]
    return (films * a_film + teachers) * _RTX_3090 / BANDWIDTHS[gpu]


def _taught_films(config: TrainingConfig) -> int:
    """Return how many forward passes teachers make."""
    if config.distillation is None:
        return 0
    return config.loop.epochs * _FACTS.training * len(config.distillation.teachers)


def runs_bytes(items: Sequence[QueueItem]) -> int:
    """Return what checkpoints and weights of all runs take on the disk."""
    told = [estimate(item.config, _FACTS, cores=CORES) for item in items]
    return sum(CHECKPOINT_BYTES * one.parameters for one in told if one is not None)


def hours_table(items: Sequence[QueueItem], words: Words = ENGLISH) -> str:
    """Return the table in Markdown: a row for runs of one backbone, then the sum of all.

    Times of a row are the mean of its runs, "2 h 05 min" in every language.
    """
    configs = sorted((item.config for item in items), key=_kind)
    lines = []
    for (epochs, taught, backbone), group in itertools.groupby(configs, key=_kind):
        alike = list(group)
        name = BACKBONES[backbone].display_name if backbone in BACKBONES else "DenseNet121"
        shown = f"{name}, {words.taught}" if taught else name
        times = [statistics.fmean(each) for each in _columns(alike)]
        lines.append([shown, str(len(alike)), str(epochs), *map(_said, times)])
    totals = [sum(each) for each in _columns(configs)]
    lines.append([words.every, str(len(configs)), "", *map(_said, totals)])
    first, runs, epochs_heading, cpu = words.headings
    headings = [first, runs, epochs_heading, cpu, *BANDWIDTHS]
    rule = [":--", *["--:"] * (len(headings) - 1)]
    return "".join(f"| {' | '.join(line)} |\n" for line in (headings, rule, *lines))


def _kind(config: TrainingConfig) -> tuple[int, bool, str]:
    return config.loop.epochs, config.distillation is not None, config.student.backbone


def _columns(configs: Sequence[TrainingConfig]) -> list[list[float]]:
    gpus = [[gpu_seconds(config, gpu) for config in configs] for gpu in BANDWIDTHS]
    return [[cpu_seconds(config) for config in configs], *gpus]


def _said(seconds: float) -> str:
    hours, minutes = divmod(round(seconds / 60), 60)
    if hours >= 48:
        return f"{round(seconds / 3600):,} h".replace(",", " ")
    return f"{hours} h {minutes:02d} min" if hours else f"{minutes} min"


if __name__ == "__main__":
    for language in (ENGLISH, GERMAN):
        sys.stdout.write(f"{hours_table(read_queue(QUEUE), language)}\n")
