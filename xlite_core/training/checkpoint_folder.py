"""The checkpoints of one run: the last two to go on from, the best two to hand on."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from torch import Tensor

from xlite_core.errors import CorruptCheckpoint
from xlite_core.training.checkpoint import (
    Checkpoint,
    load_weights,
    read_checkpoint,
    save_checkpoint,
    save_weights,
)

Best = Literal["auc", "loss"]

_KEPT = 2
"""The newest, and the one before in case the newest is damaged."""

_NAME = re.compile(r"^step_(\d{8,})\.pt$")


class CheckpointFolder:
    """Writes, finds and thins out the checkpoints of one run; its run has one writer."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def save(self, checkpoint: Checkpoint, *, steps_done: int) -> float:
        """Write a checkpoint and remove all but the last two.

        Args:
            checkpoint: What to keep.
            steps_done: Optimisation steps since the run began; orders the files.

        Returns:
            Its size in megabytes.

        Raises:
            OSError: The disk is full, the run's folder is gone, or it cannot be
                written to; what was there before is still there.
        """
        self._path.mkdir(exist_ok=True)  # no parents: a run whose folder is gone is not begun anew
        megabytes = save_checkpoint(self._path / f"step_{steps_done:08d}.pt", checkpoint)
        for old in self._files()[:-_KEPT]:
            old.unlink(missing_ok=True)
        self._remove_torn()
        return megabytes

    def newest(self) -> tuple[Checkpoint | None, tuple[str, ...]]:
        """Return the newest sound checkpoint, and the names of newer ones that are damaged.

        Damaged files are set aside under another name, so that they are never
        counted among the last two.

        Returns:
            None where the run has no checkpoint yet.

        Raises:
            CorruptCheckpoint: There are checkpoints, and none of them is sound.
        """
        files, damaged = self._files(), []
        for file in reversed(files):
            try:
                checkpoint = read_checkpoint(file)
            except CorruptCheckpoint as error:
                damaged.append((file, error))
                continue
            for broken, _ in damaged:
                broken.replace(broken.with_suffix(".damaged"))
            return checkpoint, tuple(broken.name for broken, _ in damaged)
        if damaged:
            raise damaged[0][1]
        return None, ()

    def save_best(self, kind: Best, state: dict[str, Tensor]) -> None:
        """Write the weights of the best epoch so far."""
        self._path.mkdir(exist_ok=True)
        save_weights(self._path / f"best_{kind}.safetensors", state)

    def best(self, kind: Best) -> dict[str, Tensor]:
        """Read the weights of the best epoch.

        Raises:
            CorruptCheckpoint: They are missing or damaged.
        """
        return load_weights(self._path / f"best_{kind}.safetensors")

    @property
    def is_empty(self) -> bool:
        """Whether no checkpoint to go on from is here, sound or not."""
        return not self._files()

    @property
    def megabytes(self) -> float:
        """What all of them take on the disk."""
        return sum(file.stat().st_size for file in self._path.glob("*")) / 1e6

    def _files(self) -> list[Path]:
        """Return the checkpoints, oldest first."""
        numbered = [
            (int(m[1]), p) for p in self._path.glob("step_*.pt") if (m := _NAME.match(p.name))
        ]
        return [path for _, path in sorted(numbered)]

    def _remove_torn(self) -> None:
        """Remove what a writer that was killed left half written."""
        for torn in self._path.glob(".*.part"):
            torn.unlink(missing_ok=True)
