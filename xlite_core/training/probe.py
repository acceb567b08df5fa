"""What a run will take, before it starts: a few steps on black films, in a child process."""

from __future__ import annotations

import json
import logging
import tempfile
from dataclasses import dataclass
from pathlib import Path

from xlite_core.child_process import start_child
from xlite_core.errors import RunInterrupted
from xlite_core.training.config import TrainingConfig
from xlite_core.training.events import PROTOCOL
from xlite_core.training.process import failure

logger = logging.getLogger(__name__)

_TAIL = 4000
"""Characters of a traceback that are worth keeping."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """Size and speed of a configuration on this machine.

    Attributes:
        parameters: Trained weights.
        macs: Multiply-accumulates of one film's forward pass.
        model_mb: Estimated size of the exported file, in 10^6 bytes.
        seconds_a_step: Median; forward, backward and update, without reading any film.
        seconds_an_epoch: All steps of one, without validation, reading films or a teacher.
        peak_memory_mb: Of the process, or of the GPU; films and teacher come on top.
        films_a_pass: Less than was asked for where the memory did not suffice.
        device: What computes.
    """

    parameters: int
    macs: int
    model_mb: float
    seconds_a_step: float
    seconds_an_epoch: float
    peak_memory_mb: float
    films_a_pass: int
    device: str


def probe_in_child(config: TrainingConfig, *, training_films: int) -> Probe:
    """Measure a configuration; this takes some seconds, and no memory of this process.

    No weights are downloaded or read, and no teacher is asked.

    Args:
        config: Settings; findings and [data] may be absent.
        training_films: How many films an epoch has.

    Raises:
        XLiteError: The configuration cannot be trained here: not enough memory, no such device,
            no such network.
    """
    request = {"config": config.to_dict(), "training_films": training_films}
    with tempfile.TemporaryDirectory(prefix="xlite-") as folder:
        log = Path(folder) / "log.txt"
        with start_child("probe", request, protocol=PROTOCOL, log=log) as child:
            answers = [json.loads(line) for line in child.lines()]
            code = child.wait()
        said = log.read_text(encoding="utf-8", errors="replace")
    if not answers:
        logger.error("The probe ended with exit code %s: %s", code, said[-_TAIL:])
        failed = failure(code)
        raise RunInterrupted(failed.summary, "Take a smaller batch, student or film size.")
    answer = answers[-1]
    if "error" in answer:
        raise RunInterrupted(answer["error"]["summary"], answer["error"]["hint"])
    return Probe(**answer["probe"])
