"""Training on the command line: examples, queues, signals and going on."""

from __future__ import annotations

import csv
import json
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.helpers.tiny_study import write_tiny_study
from xlite_core.cli.train import parsed_changes
from xlite_core.errors import InvalidConfiguration
from xlite_core.resources import resource_root
from xlite_core.run_directory import runs_below

pytestmark = pytest.mark.torch

REPOSITORY = Path(__file__).resolve().parents[3]
EXAMPLES = resource_root() / "examples"
SMALL = (
    "recipe.size=32",
    "student.backbone=mobilenetv3_small",
    "student.pretrained=false",
    "student.heads=2",
    "student.attention_width=16",
    "loop.epochs=1",
    "loop.batch_size=8",
    "loop.freeze_backbone_epochs=0",
    "data.share=1.0",
    "machine.threads=1",
    "machine.workers=1",
)


def settings(*changes):
    return [part for change in (*SMALL, *changes) for part in ("--set", change)]


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A folder as a researcher would make it: manifest, splits, folds, teacher, examples."""
    folder = tmp_path_factory.mktemp("project")
    labels, _, folds = write_tiny_study(folder)
    for path in EXAMPLES.glob("*.toml"):
        shutil.copy(path, folder)
    shutil.copy(folds, folder / "folds.csv") if folds.name != "folds.csv" else None
    run = [sys.executable, "-m", "xlite_core.cli.main", "data"]
    for arguments in (
        ["import", labels, folder / "manifest.csv"],
        ["split", folder / "manifest.csv", folder / "splits", "--shares", "0.6", "0.2", "0.2"],
    ):
        subprocess.run([*run, *map(str, arguments)], check=True, capture_output=True)
    with labels.open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    with (folder / "teacher.csv").open("w", encoding="utf-8", newline="") as teacher:
        writer = csv.writer(teacher)
        writer.writerow(("file", "prob_Mass", "prob_Edema"))
        writer.writerows((row["file"], 0.7, 0.2) for row in rows)
    return folder


def results(runs):
    with (runs / "results.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


@pytest.mark.parametrize("name", ["baseline", "distillation", "final", "folds"])
def test_the_examples_run(xlite, project, tmp_path, name):
    """Each file of the examples trains, is judged, and stands in the results as completed."""
    fold = ("data.fold=0",) if name == "folds" else ()

    status, _, errors = xlite(
        "train", project / f"{name}.toml", "--runs", tmp_path, *settings(*fold)
    )

    (row,) = results(tmp_path)
    (run,) = runs_below(tmp_path)
    assert status == 0, errors
    assert row["status"] == "completed"
    assert row["experiment_id"] == run.experiment_id
    assert run.weights.is_file()
    assert (run.path / "report.html").is_file()
    judged = json.loads(run.metrics.read_text(encoding="utf-8"))
    assert (judged["test"] is not None) == (name == "final")


def test_a_queue_makes_each_run_once(xlite, project, tmp_path):
    """The same command again finds everything finished."""
    queue = project / "seeds.toml"
    queue.write_text('base = "baseline.toml"\n[[grid]]\n"loop.seed" = [1, 2]\n', encoding="utf-8")
    arguments = ("train", "--queue", queue, "--runs", tmp_path, *settings())

    first, _, errors = xlite(*arguments)
    second, _, again = xlite(*arguments)

    assert (first, second) == (0, 0), errors
    assert [row["status"] for row in results(tmp_path)] == ["completed", "completed"]
    assert len(runs_below(tmp_path)) == 2
    assert again.count("finished") == 2


def test_a_dry_run_trains_nothing(xlite, project, tmp_path):
    """It says the whole configuration, with the preset's settings in it."""
    status, output, _ = xlite(
        "train", project / "power-safe.toml", "--runs", tmp_path / "runs", "--dry-run"
    )

    assert status == 0
    assert json.loads(output)["loop"]["batch_size"] == 16
    assert not (tmp_path / "runs").exists()


def test_a_signal_ends_a_run_that_goes_on_later(xlite, project, tmp_path):
    """SIGTERM leaves a checkpoint and the status "paused"; --resume by id finishes the run."""
    command = [sys.executable, "-m", "xlite_core.cli.main", "train", str(project / "baseline.toml")]
    command += ["--runs", str(tmp_path), *settings("loop.epochs=400", "loop.patience=0")]
    child = subprocess.Popen(command, cwd=REPOSITORY, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 90
    while not list(tmp_path.glob("*/checkpoints/*.pt")) and time.monotonic() < deadline:
        assert child.poll() is None, child.stderr.read()
        time.sleep(0.05)

    child.send_signal(signal.SIGTERM)
    _, said = child.communicate(timeout=60)

    assert child.returncode == 0
    assert "it can be resumed" in said
    assert results(tmp_path)[0]["status"] == "paused"
    name = results(tmp_path)[0]["experiment_id"]
    status, _, refused = xlite("train", "--resume", name, "--runs", tmp_path, *settings())
    assert status == 1
    assert "cannot change when a run goes on" in refused


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("nowhere.toml",), "nowhere.toml cannot be read"),
        (("--resume", "KD_999"), "There is no run KD_999"),
        (("{project}/baseline.toml", "--set", "loop.epochs=0"), "loop.epochs = 0 is out of range"),
        (("{project}/baseline.toml", "--set", "epochs=3"), "configuration.epochs"),
        (("{project}/baseline.toml", "--set", "loop.epochs"), "changes no setting"),
        (("{project}/baseline.toml", "--set", "student.attention=self"), "Use none, mhsa"),
        (("{project}/baseline.toml", "--set", "preset=fast"), "no preset called 'fast'"),
        (("{project}/baseline.toml", "--manifest", "no.csv"), "no.csv"),
    ],
)
def test_a_mistake_is_one_sentence(xlite, project, tmp_path, arguments, sentence):
    """What, where, what to do; no traceback."""
    given = [argument.replace("{project}", str(project)) for argument in arguments]

    status, _, errors = xlite("train", *given, "--runs", tmp_path)

    assert status == 1
    assert sentence in errors
    assert "Traceback" not in errors


def test_values_are_read_as_toml_and_else_as_text():
    """Numbers, truth values and lists keep their kind; a bare word needs no quotes."""
    parsed = parsed_changes(["a.b=3", "c=0.5", "d=true", "e=mhsa", 'f="3"', "g=[1, 2]", "h=x=y"])

    assert parsed == {
        "a.b": 3,
        "c": 0.5,
        "d": True,
        "e": "mhsa",
        "f": "3",
        "g": [1, 2],
        "h": "x=y",
    }


def test_a_change_without_a_value_is_refused():
    """There is nothing to change."""
    with pytest.raises(InvalidConfiguration):
        parsed_changes(["=3"])


def test_a_runs_folder_that_is_a_file_is_one_sentence(xlite, project):
    """And so is one below a file; the file is as it was."""
    before = (project / "manifest.csv").read_bytes()

    for place in (project / "manifest.csv", project / "manifest.csv" / "runs"):
        status, _, errors = xlite("train", project / "baseline.toml", "--runs", place)

        assert status == 1
        assert f"The folder of runs, {place.name}, cannot be made" in errors
        assert "Traceback" not in errors
    assert (project / "manifest.csv").read_bytes() == before
