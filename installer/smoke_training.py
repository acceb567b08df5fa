"""The Training pack of a smoke test: two epochs on made-up films, in the installed window.

The window is told where the pack lies on its page of settings, imports the films on its Data page
and trains on its Train page (`xlite_desktop.smoke_test.training_walk`).  The command line beside
it is told by `XLITE_TRAINING_PACK`, and hands a command on to the pack.  The films are the sample
with bright squares where they show a finding.
"""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from installer.installation import Installation
from installer.refusal import BuildRefused
from installer.smoke_films import SAMPLE
from installer.smoke_verdict import record_in
from xlite_core.pack.pack_file import FILE
from xlite_core.pack.pack_places import FOLDER, VARIABLE
from xlite_desktop.smoke_test.training_walk import CONFIGURATION, EPOCHS, FILMS, LABELS

FINDINGS = ("Mass", "Edema")

_COUNT, _SIDE = 160, 80
"""Of films, enough for an AUC on those that are held out; and pixels of a side."""

_CONFIGURATION = f"""
name = "smoke test"
findings = {json.dumps(FINDINGS)}

[student]
backbone = "mobilenetv3_small"

[recipe]
size = 64

[loop]
batch_size = 32
keep = "last"
patience = 0

[machine]
threads = 1
workers = 0
"""
"""Without epochs: they are typed in the window."""

_LEFT = ("weights.safetensors", "metrics.json")
"""Files of a run that came to its end."""


def training_faults(
    installation: Installation, pack: Path, out: Path, screen: Mapping[str, str], seconds: float
) -> list[str]:
    """Bring a pack, train with it, and return what is wrong, a sentence each.

    Args:
        installation: Whose window and command line are tried.
        pack: The archive of a Training pack, or the folder of a built one.
        out: Gets the window's record and picture.
        screen: Environment for a window.
        seconds: How long each program may take.

    Raises:
        BuildRefused: There is no pack, a program does not end, or leaves no record.
    """
    if not pack.is_file() and not (pack / FILE).is_file():
        raise BuildRefused(
            f"{pack} is no Training pack: it has no {FILE}.",
            "Name the archive that `make training-pack` has made, or the folder that it packed.",
        )
    with tempfile.TemporaryDirectory(prefix="xlite-smoke-") as temporary:
        study = Path(temporary) / "tiny-study"
        write_study(study)
        place = installation.bring(study)
        brought = _brought(installation, pack, place)
        code = installation.smoke([], out, screen, seconds, training=(brought, place))
        said = faults_of_training(record_in(out))
        said += [f"The window that trained ended with {code}."] if code else []
        run = record_in(out)["training"]["run"]
        said += _not_left(installation.seen_from_here(run)) if run else []
        return said or _handed_on(installation, brought, f"{place}/{CONFIGURATION}", seconds)


def _brought(installation: Installation, pack: Path, place: str) -> str:
    """Return the folder of a pack as the application sees it; an archive is unpacked there."""
    if pack.is_dir():
        return installation.bring(pack.resolve())
    installation.unpack(pack, place)
    return f"{place}/{FOLDER}"


def faults_of_training(record: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with the window's record of a training, a sentence each."""
    training, said = record["training"], [record["failure"]] if record["failure"] else []
    if training["problem"]:
        said.append(f"The window did not train to the end: {training['problem']}")
    if record["training_packages"]:
        said.append(f"The window loaded {', '.join(record['training_packages'])}.")
    if said:
        return said
    if not training["pack"].startswith("Training pack"):
        said.append(f"The window trained with something else: {training['pack']}")
    if len(training["epochs"]) != EPOCHS:
        said.append(f"{len(training['epochs'])} epochs were trained instead of {EPOCHS}.")
    said += [
        f"Epoch {number} has no loss and AUC that make sense: {epoch}."
        for number, epoch in enumerate(training["epochs"], start=1)
        if not _makes_sense(epoch)
    ]
    return said


def write_study(folder: Path) -> None:
    """Write films, their labels and the configuration of a run into a new folder."""
    sample = cv2.imread(str(SAMPLE), cv2.IMREAD_GRAYSCALE)
    assert sample is not None
    small = cv2.resize(sample, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA).astype(float)
    random = np.random.default_rng(1)
    (folder / FILMS).mkdir(parents=True)
    with (folder / LABELS).open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(("file", "patient_id", *FINDINGS))
        for number in range(_COUNT):
            shown = (number % 2, number // 2 % 2)
            film = small + random.normal(0, 6, small.shape)
            film[10:26, 10:26] += 120 * shown[0]
            film[50:66, 50:66] += 120 * shown[1]
            name = f"film_{number:03d}.png"
            cv2.imwrite(str(folder / FILMS / name), np.clip(film, 0, 255).astype(np.uint8))
            table.writerow((name, f"p{number:03d}", *shown))
    (folder / CONFIGURATION).write_text(_CONFIGURATION, encoding="utf-8")


def _makes_sense(epoch: Mapping[str, float | None]) -> bool:
    losses = (epoch["train_loss"], epoch["validation_loss"])
    auc = epoch["validation_auc"]
    return (
        all(loss is not None and loss > 0 for loss in losses) and auc is not None and 0 <= auc <= 1
    )


def _not_left(run: Path) -> list[str]:
    return [f"The run left no {name}." for name in _LEFT if not (run / name).is_file()]


def _handed_on(
    installation: Installation, pack: str, configuration: str, seconds: float
) -> list[str]:
    """Have the command line, which has no torch, say through the pack what it would train."""
    command = ["train", configuration, "--dry-run"]
    done = installation.run("xlite", command, seconds, {VARIABLE: pack})
    if done.returncode or '"smoke test"' not in done.stdout:
        words = (done.stderr or done.stdout).strip()[-300:]
        return [f"xlite train --dry-run ended with {done.returncode}: {words}"]
    return []
