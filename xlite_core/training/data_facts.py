"""What [data] holds for a run, told before it starts: how many films, and how many positives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from xlite_core.data.manifest import Manifest, read_manifest
from xlite_core.training.open_run import parts_of_table
from xlite_core.training.sections import DataConfig

FEW_POSITIVES = 20
"""Training films with a finding below which people are warned: its curve will be mostly noise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFacts:
    """The films of a run.

    Attributes:
        training: Films.
        validation: Films.
        test: Films.
        findings: Columns of the label table that the run learns.
        positives: Training films that show each finding.
    """

    training: int
    validation: int
    test: int
    findings: tuple[str, ...]
    positives: tuple[int, ...]

    @property
    def absent(self) -> tuple[str, ...]:
        """Findings without any positive training film: no run can learn them."""
        return tuple(name for name, n in zip(self.findings, self.positives, strict=True) if n == 0)

    @property
    def rare(self) -> tuple[tuple[str, int], ...]:
        """Findings with few positive training films and their numbers, the rarest first."""
        counted = zip(self.findings, self.positives, strict=True)
        few = [(name, n) for name, n in counted if 0 < n < FEW_POSITIVES]
        return tuple(sorted(few, key=lambda pair: pair[1]))


def data_facts(
    data: DataConfig,
    findings: tuple[str, ...] = (),
    *,
    read: Callable[[Path], Manifest] = read_manifest,
) -> DataFacts:
    """Count the films of a run as it will open them; none is touched.

    Args:
        data: Which films.
        findings: Columns wanted; empty for all of the manifest.
        read: Reads a manifest; who asks often may keep what was read.

    Raises:
        InvalidLabels: Manifest, split or folds cannot be used.
        InvalidConfiguration: There is no such fold.
    """
    table = read(data.manifest).table
    if findings:
        table = table.for_findings(findings)
    parts = parts_of_table(data, table)
    positives = np.sum(table.labels[parts.train] == 1, axis=0)
    return DataFacts(
        training=len(parts.train),
        validation=len(parts.validation),
        test=len(parts.test),
        findings=table.findings,
        positives=tuple(int(count) for count in positives),
    )
