"""What a run will take, before it starts: a few steps on black films, in a child process."""

from __future__ import annotations

import json
import logging
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path

from xlite_core.child_process import Child, start_child
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


class ProbeSwitch:
    """Calls a probe off, from any thread: its child ends within milliseconds."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._child: Child | None = None
        self._off = False

    @property
    def is_off(self) -> bool:
        return self._off

    def call_off(self) -> None:
        """End the probe, now or as soon as it begins; asking twice does no harm."""
        with self._lock:
            self._off = True
            if self._child is not None:
                self._child.close()

    def hold(self, child: Child) -> None:
        """Keep the child that `call_off` is to end."""
        with self._lock:
            self._child = child
            if self._off:
                child.close()


def probe_in_child(
    config: TrainingConfig, *, training_films: int, switch: ProbeSwitch | None = None
) -> Probe:
    """Measure a configuration; this takes some seconds, and no memory of this process.

    No weights are downloaded or read, and no teacher is asked.

    Args:
        config: Settings; findings and [data] may be absent.
        training_films: How many films an epoch has.
        switch: To call it off with.

    Raises:
        XLiteError: The configuration cannot be trained here: not enough memory, no such device,
            no such network; or it was called off.
    """
    switch = switch or ProbeSwitch()
    request = {"config": config.to_dict(), "training_films": training_films}
    with tempfile.TemporaryDirectory(prefix="xlite-") as folder:
        log = Path(folder) / "log.txt"
        # It has nothing to put away: it is killed where it does not end at once.
        with start_child("probe", request, protocol=PROTOCOL, log=log, grace_s=0.0) as child:
            switch.hold(child)
            answers = [json.loads(line) for line in child.lines()]
            code = child.wait()
        said = log.read_text(encoding="utf-8", errors="replace")
    if switch.is_off:
        raise RunInterrupted("The probe was called off.", "Ask again when it is wanted.")
    if not answers:
        logger.error("The probe ended with exit code %s: %s", code, said[-_TAIL:])
        failed = failure(code)
        raise RunInterrupted(failed.summary, "Take a smaller batch, student or film size.")
    answer = answers[-1]
    if "error" in answer:
        raise RunInterrupted(answer["error"]["summary"], answer["error"]["hint"])
    return Probe(**answer["probe"])
