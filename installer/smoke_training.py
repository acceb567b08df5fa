"""The Training pack of a smoke test: two epochs on made-up films, by the installed `xlite`.

The command line has no torch and finds the pack by `XLITE_TRAINING_PACK`; it checks it and lets it
train.  The films are the sample with bright squares where they show a finding.
"""

from __future__ import annotations

import csv
import json
import tempfile
from pathlib import Path

import cv2
import numpy as np

from installer.installation import Installation
from installer.refusal import BuildRefused
from installer.smoke_films import SAMPLE
from xlite_core.pack.pack_file import FILE
from xlite_core.pack.pack_places import VARIABLE

EPOCHS = 2

FINDINGS = ("Mass", "Edema")

_FILMS, _SIDE = 24, 80
"""Their number, and pixels of a side."""

_CONFIGURATION = f"""
name = "smoke test"
findings = {json.dumps(FINDINGS)}

[student]
backbone = "mobilenetv3_small"

[recipe]
size = 64

[loop]
epochs = {EPOCHS}
batch_size = 8
keep = "last"
patience = 0

[machine]
threads = 1
workers = 0
"""


def training_faults(installation: Installation, pack: Path, seconds: float) -> list[str]:
    """Bring a pack, train with it, and return what is wrong, a sentence each.

    Args:
        installation: Whose command line trains.
        pack: The folder of a built pack.
        seconds: How long each command may take.

    Raises:
        BuildRefused: The folder holds no pack, or a command does not end.
    """
    if not (pack / FILE).is_file():
        raise BuildRefused(
            f"{pack} holds no Training pack: it has no {FILE}.",
            "Name the folder that installer.make_pack finished.",
        )
    with tempfile.TemporaryDirectory(prefix="xlite-smoke-") as temporary:
        study = Path(temporary) / "tiny-study"
        write_study(study)
        place = installation.bring(study)
        environment = {VARIABLE: installation.bring(pack.resolve())}
        manifest, films = f"{place}/manifest.csv", f"{place}/films"
        runs = f"{place}/runs"
        for command in (
            ["data", "import", f"{place}/labels.csv", manifest, "--images", films],
            ["train", f"{place}/run.toml", "--manifest", manifest, "--runs", runs],
        ):
            done = installation.run("xlite", command, seconds, environment)
            if done.returncode:
                words = (done.stderr or done.stdout).strip()[-300:]
                return [f"xlite {command[0]} ended with {done.returncode}: {words}"]
        return _faults_of_runs(installation.seen_from_here(runs))


def write_study(folder: Path) -> None:
    """Write films, their labels and the configuration of a run into a new folder."""
    sample = cv2.imread(str(SAMPLE), cv2.IMREAD_GRAYSCALE)
    assert sample is not None
    small = cv2.resize(sample, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA).astype(float)
    random = np.random.default_rng(1)
    (folder / "films").mkdir(parents=True)
    with (folder / "labels.csv").open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(("file", "patient_id", *FINDINGS))
        for number in range(_FILMS):
            shown = (number % 2, number // 2 % 2)
            film = small + random.normal(0, 6, small.shape)
            film[10:26, 10:26] += 120 * shown[0]
            film[50:66, 50:66] += 120 * shown[1]
            name = f"film_{number:02d}.png"
            cv2.imwrite(str(folder / "films" / name), np.clip(film, 0, 255).astype(np.uint8))
            table.writerow((name, f"p{number:02d}", *shown))
    (folder / "run.toml").write_text(_CONFIGURATION, encoding="utf-8")


def _faults_of_runs(runs: Path) -> list[str]:
    """Return what is missing in the folder of runs, which must hold one, trained to its end."""
    found = sorted(runs.glob("*/events.jsonl"))
    if len(found) != 1:
        return [f"There should be one run after the training, and there are {len(found)}."]
    lines = found[0].read_text(encoding="utf-8").splitlines()
    kinds = [json.loads(line)["event"] for line in lines]
    said = []
    if kinds.count("EpochFinished") != EPOCHS or "RunFinished" not in kinds:
        said.append(f"{EPOCHS} epochs were asked for; the run says {', '.join(kinds)}.")
    missing = [
        name
        for name in ("weights.safetensors", "metrics.json")
        if not (found[0].parent / name).is_file()
    ]
    return said + [f"The run left no {name}." for name in missing]
