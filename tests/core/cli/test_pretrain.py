"""`xlite pretrain`: from a file to weights that a run takes over, and on again after a stop."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from tests.helpers.tiny_study import write_tiny_study
from xlite_core.resources import resource_root

pytestmark = pytest.mark.torch

SMALL = (
    "data.fold=0", "recipe.size=32", "student.backbone=mobilenetv3_small", "student.heads=2",
    "student.attention_width=16", "machine.threads=1", "machine.workers=0",
)  # fmt: skip


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A folder with manifest, folds and the example."""
    folder = tmp_path_factory.mktemp("project")
    labels, _, _ = write_tiny_study(folder)
    importing = ["data", "import", str(labels), str(folder / "manifest.csv")]
    subprocess.run(
        [sys.executable, "-m", "xlite_core.cli.main", *importing], check=True, capture_output=True
    )
    shutil.copy(resource_root() / "examples" / "pre-training.toml", folder)
    return folder


def settings(*changes):
    return [part for change in (*SMALL, *changes) for part in ("--set", change)]


def test_the_example_pretrains_and_a_run_starts_from_it(xlite, project, tmp_path):
    """Its folder is what loop.init_from wants; done again, it says that it is finished."""
    cache = f"data.cache={tmp_path / 'cache'}"
    small = settings(
        cache, "pretraining.epochs=1", "pretraining.batch_size=6", "pretraining.warmup_epochs=0",
        "pretraining.expander_width=16",
    )  # fmt: skip
    out = tmp_path / "pretrained"

    status, _, told = xlite("pretrain", project / "pre-training.toml", "--out", out, *small)
    again, _, told_again = xlite("pretrain", project / "pre-training.toml", "--out", out, *small)

    assert (status, again) == (0, 0), told
    assert "12 films without labels" in told
    assert "directions" in told
    assert "finished" in told_again
    assert "without labels" not in told_again
    run = tmp_path / "run.toml"
    run.write_text(
        f'name = "after"\n[student]\nbackbone = "mobilenetv3_small"\nattention = "mhsa"\n'
        f'[recipe]\nsize = 32\n[data]\nmanifest = "{project / "manifest.csv"}"\n'
        f'folds = "{project / "folds.csv"}"\n[loop]\nepochs = 1\nbatch_size = 6\n'
        f'init_from = "{out}"\n'
    )
    status, _, told = xlite("train", run, "--runs", tmp_path / "runs", *settings(cache))
    assert status == 0, told
    assert "have no head" in told


def test_a_file_of_a_run_is_refused_with_a_sentence(xlite, project, tmp_path):
    """Its [loop] would mean nothing here."""
    status, _, told = xlite(
        "pretrain", project / "pre-training.toml", "--out", tmp_path, "--set", "loop.epochs=3"
    )

    assert status == 1
    assert "no setting called loop" in told
