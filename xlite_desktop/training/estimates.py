"""Asks, in the background, what a run will take: its films, its id, and a probe once it rests."""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from xlite_core.data.manifest import Manifest, read_manifest
from xlite_core.errors import XLiteError
from xlite_core.experiments.log import ExperimentLog
from xlite_core.training.config import Phase, TrainingConfig
from xlite_core.training.data_facts import DataFacts, data_facts
from xlite_core.training.estimate import estimate
from xlite_core.training.probe import Probe, ProbeSwitch, probe_in_child
from xlite_core.training.sections import DataConfig
from xlite_desktop.background.latest_only import LatestOnly
from xlite_desktop.training.estimates_words import Outlook
from xlite_desktop.translation import tr

REST_MS = 1000
_REMEMBERED = 32

Measure = Callable[[TrainingConfig, ProbeSwitch], Probe]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is asked of the files."""

    data: DataConfig | None
    findings: tuple[str, ...]
    phase: Phase


@dataclass(frozen=True, slots=True)
class _Looked:
    """What the files say of a run."""

    next_id: str
    facts: DataFacts | None
    problem: XLiteError | None


class Estimates(QObject):
    """Keeps an `Outlook` on the run of the form.

    Signals:
        outlook_changed: something more is known, or the run is another one.
    """

    outlook_changed = Signal()

    def __init__(
        self, runs: Path, *, measure: Measure | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._runs = runs
        self._measure = measure or _measured
        self._outlook = Outlook(memory=machine_memory())
        self._wanted: _Wanted | None = None
        self._probes: dict[str, Probe] = {}
        self._probe_key = ""
        self._may_measure = True
        self._switch = ProbeSwitch()
        self._shelf = _Shelf()
        self._looking = LatestOnly(self)
        self._looking.ready.connect(self._on_looked)
        self._probing = LatestOnly(self)
        self._probing.ready.connect(self._on_probed)
        self._probing.failed.connect(self._on_probe_failed)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._on_rested)

    @property
    def outlook(self) -> Outlook:
        """What is known by now."""
        return self._outlook

    def ask(self, config: TrainingConfig | None, phase: Phase) -> None:
        """Ask about a run; what was asked before does not matter any more.

        Args:
            config: The run, perhaps without films; None while a setting is wrong: of its
                films it is still known what was known before.
            phase: Of its id.
        """
        before, known = self._wanted, self._wanted or _Wanted(None, (), phase)
        if config is not None:
            known = _Wanted(config.data, config.findings, phase)
        self._wanted = dataclasses.replace(known, phase=phase)
        data = self._wanted.data
        if before is None or before.data != data:
            self._change(facts=None, films_problem=None)
        if before != self._wanted:
            self._look()
        if config != self._outlook.config:
            self._change(config=config, probe_problem=None)
            self._ask_for_probe()
        self._tell()

    def look_again(self) -> None:
        """Runs or data sets changed on disk."""
        self._look()

    def set_may_measure(self, may: bool) -> None:
        """Allow probes, or not: beside a run a probe would slow it, and measure its shadow."""
        self._may_measure = may
        self._ask_for_probe()
        self._tell()

    def probe_of(self, config: TrainingConfig) -> Probe | None:
        """Return what was measured of a configuration since the window opened, or None."""
        return self._probes.get(probe_key(config))

    def shut_down(self) -> None:
        """Call off what is on its way and end the threads."""
        self._rest.stop()
        self._switch.call_off()
        self._looking.shut_down()
        self._probing.shut_down()

    def _look(self) -> None:
        if (wanted := self._wanted) is not None:
            runs, shelf = self._runs, self._shelf
            self._looking.request(lambda: _look(runs, wanted, shelf))

    def _ask_for_probe(self) -> None:
        """Forget the probe that is on its way; begin another when the form has rested."""
        config = self._outlook.config
        key = probe_key(config) if config is not None and self._may_measure else ""
        if key == self._probe_key:
            return
        self._probe_key = key
        self._switch.call_off()
        self._probing.forget()
        self._rest.stop()
        wanted = bool(key) and key not in self._probes
        if wanted:
            self._rest.start()
        self._change(measuring=wanted)

    def _tell(self) -> None:
        config = self._outlook.config
        told = None
        if config is not None:
            probe = self._probes.get(probe_key(config))
            cores = os.cpu_count() or 1
            told = estimate(config, self._outlook.facts, cores=cores, probe=probe)
        self._change(estimate=told)
        self.outlook_changed.emit()

    def _change(self, **changes: object) -> None:
        self._outlook = dataclasses.replace(self._outlook, **changes)  # type: ignore[arg-type]

    @Slot(object)
    def _on_looked(self, looked: _Looked) -> None:
        self._change(next_id=looked.next_id, facts=looked.facts, films_problem=looked.problem)
        self._tell()

    @Slot()
    def _on_rested(self) -> None:
        config = self._outlook.config
        if config is None:
            return
        key, switch, measure = self._probe_key, ProbeSwitch(), self._measure
        self._switch = switch
        self._probing.request(lambda: (key, measure(config, switch)))

    @Slot(object)
    def _on_probed(self, answer: tuple[str, Probe]) -> None:
        key, probe = answer
        self._probes[key] = probe
        while len(self._probes) > _REMEMBERED:
            del self._probes[next(iter(self._probes))]
        self._change(measuring=False)
        self._tell()

    @Slot(object)
    def _on_probe_failed(self, error: Exception) -> None:
        problem = error if isinstance(error, XLiteError) else _unforeseen()
        self._change(measuring=False, probe_problem=problem)
        self._tell()


class _Shelf:
    """The manifest that was read last; used by the looking thread alone."""

    def __init__(self) -> None:
        self._key: tuple[Path, int] | None = None
        self._manifest: Manifest | None = None

    def read(self, path: Path) -> Manifest:
        try:
            key = (path, path.stat().st_mtime_ns)
        except OSError:
            return read_manifest(path)  # it says what is wrong
        if self._manifest is None or key != self._key:
            self._manifest, self._key = read_manifest(path), key
        return self._manifest


def _look(runs: Path, wanted: _Wanted, shelf: _Shelf) -> _Looked:
    try:
        next_id = ExperimentLog(runs).next_experiment_id(wanted.phase)
    except XLiteError:
        next_id = ""  # the Experiments page says what is wrong with the table
    if wanted.data is None:
        return _Looked(next_id, None, None)
    try:
        facts = data_facts(wanted.data, wanted.findings, read=shelf.read)
    except XLiteError as error:
        return _Looked(next_id, None, error)
    return _Looked(next_id, facts, None)


def _measured(config: TrainingConfig, switch: ProbeSwitch) -> Probe:
    return probe_in_child(config, training_films=config.loop.batch_size, switch=switch)


def probe_key(config: TrainingConfig) -> str:
    """Return what a probe's answer depends on, as a text."""
    values = config.to_dict()
    loop = values["loop"]
    parts = [
        values["student"],
        values["recipe"]["size"],
        len(config.findings),
        [loop[name] for name in ("batch_size", "accumulate", "freeze_backbone_epochs")],
        values["optimisation"]["ema_decay"],
        values["loss"],
        values["machine"],
    ]
    return json.dumps(parts)


def machine_memory() -> int | None:
    """Return the memory of this machine in bytes; None where the system does not tell."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):  # Windows
        return None


def _unforeseen() -> XLiteError:
    return XLiteError(tr("The probe met an unexpected error."), tr("The log has the details."))
