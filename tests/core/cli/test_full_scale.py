"""The page "Train on all of ChestX-ray14": each of its commands is run, on a small archive."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.helpers.nih_archive import FILMS, write_nih_archive
from xlite_core.resources import resource_root
from xlite_core.training.queue import read_queue

PAGE = (resource_root() / "help" / "chestxray14.md").read_text(encoding="utf-8")
PROTOCOL = resource_root() / "protocol"
SECTIONS = {
    section.partition("\n")[0]: [
        line
        for block in re.findall(r"```sh\n(.*?)```", section, flags=re.DOTALL)
        for line in block.splitlines()
    ]
    for section in PAGE.split("\n## ")
}
"""Heading -> commands, in the order of the page."""

COMMANDS = [command for commands in SECTIONS.values() for command in commands]
APART = "What only folds can tell"
"""Needs the import alone, so that its commands run beside those from the rehearsal on."""

SMALL = {
    "xlite train --queue chestxray14-rehearsal.toml --runs rehearsal": (
        '--set data.share=1.0 --set recipe.size=64 --set \'findings=["Mass", "Edema"]\''
    ),
    "xlite pretrain chestxray14-pretraining.toml --out pretrained": (
        "--set student.backbone=mobilenetv3_small --set recipe.size=64 --set pretraining.epochs=1 "
        "--set pretraining.batch_size=16 --set pretraining.warmup_epochs=0 "
        "--set machine.precision=fp32"
    ),
    # 33 runs of networks that take hours: the rehearsal has made one of each kind.
    "xlite train --queue chestxray14-queue.toml --runs runs": "--dry-run",
    "xlite evaluate FINAL_001 --runs runs": "--draws 100",
    "xlite data split nih/manifest.csv folded --shares 0.7 0.1 0.2 --folds 5": "--folds 2",
}
"""What is added to a command to make it small: options that the page or the help tells of."""

SMALL_FOLDS = {
    'backbone = "efficientnet_b0"': 'backbone = "mobilenetv3_small"',
    "pretrained = true": "pretrained = false",
    "size = 224": "size = 64",
    "epochs = 20": "epochs = 1",
    'precision = "bf16"': 'precision = "fp32"',
}
"""What is changed in the configuration of the folds, as its reader would in an editor."""


@pytest.mark.torch
@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="the archives are unpacked by a shell")
def test_every_command_of_the_page_does_its_work_in_order(tmp_path):
    """In processes of their own, from the NIH's archives to Diagnose and back."""
    write_nih_archive(tmp_path)
    for file in PROTOCOL.glob("chestxray14*"):
        shutil.copy(file, tmp_path)
    folds = (tmp_path / "chestxray14-folds.toml").read_text(encoding="utf-8")
    for large, small in SMALL_FOLDS.items():
        assert large in folds
        folds = folds.replace(large, small)
    (tmp_path / "chestxray14-folds.toml").write_text(folds, encoding="utf-8")
    first = COMMANDS[: COMMANDS.index(SECTIONS["Rehearse"][0])]
    apart = SECTIONS[APART]
    rest = [command for command in COMMANDS if command not in {*first, *apart}]

    said = _run_all(first, tmp_path)
    with ThreadPoolExecutor(2) as both:
        for told in both.map(_run_all, (rest, apart), (tmp_path, tmp_path)):
            said |= told

    assert set(SMALL) <= set(said) == set(COMMANDS)
    assert f"{FILMS} films of {FILMS // 2} patients" in said[_that("data import")]
    assert said[_that("--dry-run")].count("waiting") == len(_queue())
    assert said[_that("experiments list")].count("completed") == 4
    assert said[_that("experiments grid")].count("not run") == 40 + 6 + 12 - 3
    assert "KD_001 against BASELINE_001" in said[_that("experiments compare")]
    assert "FINAL_001" in said[_that("export FINAL_001")]
    assert (tmp_path / "student-full.onnx").stat().st_size > 1e6
    assert "Out-of-fold macro AUC" in said[_that("cross-validate")]
    assert (tmp_path / "localisation" / "localisation.md").is_file()
    assert "within folds" in " ".join(said[_that("shortcuts")].split())
    splits = {
        said[_that(words)].split()[-1]
        for words in ("data split nih/manifest.csv splits", "folded --")
    }
    assert len(splits) == 1
    assert "all 2 folds" in said[_that("experiments studies")]
    assert "Probability" in said[_that("xlite diagnose")]


def _run_all(commands: list[str], folder: Path) -> dict[str, str]:
    return {command: _run(command, folder) for command in commands}


def _run(command: str, folder: Path) -> str:
    if not command.startswith("xlite "):
        subprocess.run(["bash", "-ec", command], cwd=folder, check=True, timeout=60)
        return ""
    if command.endswith("--runs runs --dry-run"):
        # What follows reads runs as the queue would have made them.
        (folder / "runs").symlink_to("rehearsal")
    words = shlex.split(f"{command} {SMALL.get(command, '')}")[1:]
    done = subprocess.run(
        [sys.executable, "-m", "xlite_core.cli.main", *words],
        cwd=folder,
        env=_environment(folder),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
    return done.stdout + done.stderr


def _environment(folder: Path) -> dict[str, str]:
    """Return an environment whose user has nothing yet, with room for wide tables."""
    own = {"HOME": str(folder / "home"), "COLUMNS": "200", "OMP_NUM_THREADS": "1"}
    gone = ("XLITE_RUNS", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")
    kept = {name: value for name, value in os.environ.items() if name not in gone}
    return {**kept, **own, "PYTHONPATH": os.pathsep.join(sys.path)}


def _that(words: str) -> str:
    return next(command for command in COMMANDS if words in command)


def _queue():
    return read_queue(PROTOCOL / "chestxray14-queue.toml")
