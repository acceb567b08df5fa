"""A workspace with tiny data sets, and what a form asks people and machines for."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np

from xlite_core.data.labels import LabelTable
from xlite_core.data.manifest import Manifest, write_manifest
from xlite_core.data.splits import make_split, write_split
from xlite_core.errors import RunInterrupted
from xlite_core.training.probe import Probe
from xlite_desktop.workspace import DataSet

FINDINGS = ("Mass", "Edema", "Hernia")
FILMS = 200


def write_data_set(folder: Path, *, films: int = FILMS, hernias: int = 20, split: bool = True):
    """Write a manifest of films that nobody looks at: half show a mass, a third an oedema."""
    numbers = np.arange(films)
    labels = np.column_stack([numbers % 2, numbers % 3 == 0, numbers < hernias]).astype(float)
    table = LabelTable(
        np.array([f"film_{n:03d}.png" for n in numbers]),
        np.array([f"p{n:03d}" for n in numbers]),
        np.array(["here"] * films),
        FINDINGS,
        labels,
    )
    data_set = DataSet(folder)
    write_manifest(data_set.manifest, Manifest(table, folder / "images", np.full(films, "")))
    if split:
        write_split(data_set.splits, table, make_split(table))
    return data_set


def probe_of(config, **changes) -> Probe:
    """Return what a machine might say of a configuration: 0.1 s a film."""
    told = {
        "parameters": 1_234_567,
        "macs": 60_000_000,
        "model_mb": 4.9,
        "seconds_a_step": 0.1 * config.loop.batch_size,
        "seconds_an_epoch": 1.0,
        "peak_memory_mb": 2100.0,
        "films_a_pass": config.loop.batch_size,
        "device": "cpu",
    }
    return Probe(**told | changes)


class Gauge:
    """Measures as fast as nobody can; with a gate it waits until the gate is opened."""

    def __init__(self, gate: threading.Event | None = None, error: Exception | None = None):
        self.asked, self.called_off = [], []
        self._gate, self._error = gate, error

    def __call__(self, config, switch):
        self.asked.append(config)
        while self._gate is not None and not self._gate.wait(0.01):
            if switch.is_off:
                self.called_off.append(config)
                raise RunInterrupted("The probe was called off.", "Ask again.")
        if self._error is not None:
            raise self._error
        return probe_of(config)


class FixedFormAnswers:
    """Dialogs of the form that nobody has to click: each answers what it was given."""

    def __init__(self, **answers):
        self._answers = answers

    def _answer(self, name):
        return self._answers.get(name)

    def configuration(self, _parent):
        return self._answer("configuration")

    def new_configuration(self, _parent, suggested):
        self.suggested = suggested
        return self._answer("new_configuration")

    def manifest(self, _parent):
        return self._answer("manifest")

    def teachers(self, _parent):
        return self._answers.get("teachers", ())

    def folder(self, _parent, _title):
        return self._answer("folder")

    def file(self, _parent, _title):
        return self._answer("file")
