"""Queues: grids of runs that find out by themselves what is finished."""

from __future__ import annotations

import json

import pytest

from xlite_core.errors import InvalidConfiguration
from xlite_core.resources import resource_root
from xlite_core.run_directory import RunDirectory
from xlite_core.training.events import RunFailed, RunStopped, to_line
from xlite_core.training.queue import ItemState, read_queue, states

BASE = """
name = "tiny"
[student]
backbone = "resnet18"
[recipe]
size = 32
[data]
manifest = "manifest.csv"
"""
GRID = """
base = "base.toml"
[[grid]]
"student.attention" = ["none", "mhsa"]
"loop.seed" = [1, 2]
[[run]]
"loop.epochs" = 3
"""


@pytest.fixture
def queue(tmp_path):
    (tmp_path / "base.toml").write_text(BASE, encoding="utf-8")
    path = tmp_path / "queue.toml"
    path.write_text(GRID, encoding="utf-8")
    return path


def make_run(runs, name, config, *, finished=False, last=None):
    run = RunDirectory(runs / name)
    run.path.mkdir(parents=True)
    run.config.write_text(json.dumps(config.to_dict()), encoding="utf-8")
    if finished:
        run.weights.write_bytes(b"weights")
    if last is not None:
        run.events.write_text(to_line(last) + "\n{torn", encoding="utf-8")
    return run


def test_a_grid_is_every_combination_in_the_order_written(queue):
    """The last name varies fastest, and single runs follow."""
    items = read_queue(queue)

    settings = [(item.config.student.attention, item.config.loop.seed) for item in items]
    assert settings == [("none", 1), ("none", 2), ("mhsa", 1), ("mhsa", 2), ("none", 42)]
    assert items[1].title == "student.attention = none, loop.seed = 2"
    assert items[4].config.loop.epochs == 3


def test_paths_start_at_the_folder_of_the_base(queue, tmp_path):
    """A queue may be started from anywhere."""
    assert read_queue(queue)[0].config.data.manifest == tmp_path / "manifest.csv"


def test_changes_reach_every_run(queue):
    """What the command line sets holds for the whole queue."""
    items = read_queue(queue, changes={"loop.batch_size": 8})

    assert {item.config.loop.batch_size for item in items} == {8}


def test_what_is_finished_is_found_in_the_runs_folder(queue, tmp_path):
    """Finished, cut off, failed and not yet begun runs are told apart, torn lines or not."""
    items, runs = read_queue(queue), tmp_path / "runs"
    configs = [item.config.for_findings(("Mass", "Nodule")) for item in items]
    make_run(runs, "20260101_000000_BASELINE_001", configs[0], finished=True)
    make_run(runs, "20260101_000001_BASELINE_002", configs[1], last=RunStopped(epoch=1, step=2))
    failed = RunFailed(summary="No.", hint="Do.")
    make_run(runs, "20260101_000002_BASELINE_003", configs[2], last=failed)

    queued = states(items, runs)

    assert [run.state for run in queued] == [
        ItemState.FINISHED,
        ItemState.UNFINISHED,
        ItemState.FAILED,
        ItemState.WAITING,
        ItemState.WAITING,
    ]


def test_a_run_that_is_being_written_is_running(queue, tmp_path):
    """The lock of a live process tells."""
    items, runs = read_queue(queue), tmp_path / "runs"
    run = make_run(runs, "20260101_000000_BASELINE_001", items[0].config)

    with run.writer():
        state = states(items, runs)[0].state

    assert state is ItemState.RUNNING


def test_a_finished_run_counts_even_if_a_later_one_failed(queue, tmp_path):
    """Nothing is made twice."""
    items, runs = read_queue(queue), tmp_path / "runs"
    make_run(runs, "20260101_000000_BASELINE_001", items[0].config, finished=True)
    failed = RunFailed(summary="No.", hint="Do.")
    make_run(runs, "20260101_000009_BASELINE_002", items[0].config, last=failed)

    first = states(items, runs)[0]

    assert first.state is ItemState.FINISHED
    assert first.directory.experiment_id == "BASELINE_001"


def test_another_machine_section_is_still_the_same_run(queue, tmp_path):
    """More workers do not make another experiment."""
    runs = tmp_path / "runs"
    make_run(runs, "20260101_000000_BASELINE_001", read_queue(queue)[0].config, finished=True)

    queued = states(read_queue(queue, changes={"machine.workers": 0}), runs)

    assert queued[0].state is ItemState.FINISHED


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[[run]]\n"loop.seed" = 1', "has no base"),
        ('base = "base.toml"\nruns = 3', "unknown entry 'runs'"),
        ('base = "base.toml"\n[[run]]\n"loop.sed" = 1', "loop.sed = 1"),
        ('base = "base.toml"\n[[grid]]\n"loop.epochs" = [1, 0]', "loop.epochs = 0"),
        ('base = "nowhere.toml"', "nowhere.toml cannot be read"),
        ("base = [", "queue.toml cannot be read"),
    ],
)
def test_a_bad_queue_is_refused_in_a_sentence_that_names_the_run(queue, text, sentence):
    """What, where, and what to do."""
    queue.write_text(text, encoding="utf-8")

    with pytest.raises(InvalidConfiguration, match=sentence):
        read_queue(queue)


@pytest.mark.parametrize(
    ("name", "runs"),
    [("hybrids", 9), ("distillation", 8), ("ablations", 6), ("folds", 5)],
)
def test_the_shipped_queues_are_valid(name, runs):
    """Each file of the examples reads, with as many runs as its grid says."""
    items = read_queue(resource_root() / "examples" / f"queue-{name}.toml")

    assert len(items) == runs


def test_the_eight_distillations_stand_in_their_agreed_order():
    """KD_001 to KD_008: backbone, then tau, then alpha."""
    items = read_queue(resource_root() / "examples" / "queue-distillation.toml")

    order = [
        (i.config.student.backbone, i.config.distillation.temperature, i.config.distillation.alpha)
        for i in items
    ]
    assert order[:3] == [
        ("efficientnet_b0", 4.0, 0.7),
        ("efficientnet_b0", 4.0, 0.5),
        ("efficientnet_b0", 8.0, 0.7),
    ]
    assert order[4] == ("mobilenetv3_large", 4.0, 0.7)
    assert {item.config.student.attention for item in items} == {"mhsa"}


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        ("grid = 3", "'grid' of the queue queue.toml is no list"),
        ("run = [3]", "'run' of the queue queue.toml is no list"),
        ('[grid]\n"loop.epochs" = [1]', "'grid' of the queue queue.toml is no list"),
        ('[[grid]]\n"loop.epochs" = []', "a setting without values"),
    ],
)
def test_entries_of_another_shape_are_refused(queue, entry, sentence):
    """One bracket too few is the usual mistake."""
    queue.write_text(f'base = "base.toml"\n{entry}\n', encoding="utf-8")

    with pytest.raises(InvalidConfiguration, match=sentence):
        read_queue(queue)
