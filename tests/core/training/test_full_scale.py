"""The full-scale queue is the plan, and what it takes is counted."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from xlite_core.experiments.planned_grids import planned_grids
from xlite_core.experiments.stored_run import StoredRun
from xlite_core.resources import resource_root
from xlite_core.run_directory import RunDirectory
from xlite_core.training.full_scale import (
    QUEUE,
    cpu_seconds,
    gpu_seconds,
    hours_table,
    runs_bytes,
)
from xlite_core.training.pretraining.config import PretrainingConfig
from xlite_core.training.queue import read_queue

ITEMS = read_queue(QUEUE)


def _by(**wanted):
    """Return the first run of the queue with such settings of the student, taught or not."""
    taught = wanted.pop("taught")
    return next(
        item.config
        for item in ITEMS
        if (item.config.distillation is not None) == taught
        and all(getattr(item.config.student, name) == value for name, value in wanted.items())
    )


def test_the_queue_fills_every_planned_cell(tmp_path):
    """Of temperature and alpha 7 of 12; the teacher is no hybrid; no run is made twice."""
    runs = [
        StoredRun(
            directory=RunDirectory(tmp_path / str(number)),
            config=item.config.to_dict(),
            events=(),
            provenance={},
            metrics={"validation": {"macro_auc": {"value": 0.5}}},
        )
        for number, item in enumerate(ITEMS)
    ]

    hybrids, eight, ablation = (
        [[cell.text == "not run" for cell in row] for row in grid.cells]
        for grid in planned_grids(runs)[:3]
    )

    assert not any(map(any, hybrids[:6]))
    assert not any(map(any, eight))
    assert sum(map(sum, ablation)) == 12 - 7
    assert not any(a.config.same_run(b.config) for n, a in enumerate(ITEMS) for b in ITEMS[:n])


def test_the_eight_distillations_are_those_of_the_example():
    """In the order of KD_001 to KD_008, before any other run of that phase."""
    example = read_queue(resource_root() / "examples" / "queue-distillation.toml")

    def told(item):
        teaching = item.config.distillation
        return item.config.student.backbone, teaching.temperature, teaching.alpha

    ours = [item for item in ITEMS if item.config.phase == "distillation"]
    assert [told(item) for item in ours[:8]] == [told(item) for item in example]


def test_the_rehearsal_has_every_kind_of_run():
    """And the pre-training is of the network that starts from it."""
    rehearsed = read_queue(QUEUE.with_name("chestxray14-rehearsal.toml"))
    pretraining = PretrainingConfig.read(QUEUE.with_name("chestxray14-pretraining.toml"))
    started = [item.config for item in ITEMS if item.config.loop.init_from]

    kinds = {item.config.phase for item in rehearsed}
    assert kinds == {"baseline", "distillation", "final"}
    assert [config.student for config in started] == [
        replace(pretraining.student, findings=started[0].student.findings)
    ]


def test_gpu_hours_are_published_throughput_times_films():
    """78,484 films train and a third of 11,212 validation films counts, in each of 20 epochs."""
    config = _by(backbone="mobilenetv3_large", attention="none", taught=False)

    by_hand = 20 * (78_484 + 11_212 / 3) / 2732.43

    assert gpu_seconds(config, "RTX 3090") == pytest.approx(by_hand)
    assert gpu_seconds(config, "RTX 3060") == pytest.approx(by_hand * 936 / 360)


def test_teachers_cost_their_forward_passes():
    """Three of them on every training film; attention costs its operations."""
    alone = _by(backbone="mobilenetv3_large", attention="mhsa", taught=False)
    taught = _by(backbone="mobilenetv3_large", attention="mhsa", taught=True)
    without = _by(backbone="mobilenetv3_large", attention="none", taught=False)

    passes = 20 * 78_484 * 3

    more = gpu_seconds(taught, "RTX 3090") - gpu_seconds(alone, "RTX 3090")
    assert more == pytest.approx(passes / 3 / 913.65)
    assert cpu_seconds(taught) - cpu_seconds(alone) == pytest.approx(passes / 3 * 0.2908 / 16)
    assert gpu_seconds(alone, "A100 40 GB") > gpu_seconds(without, "A100 40 GB")


def test_what_nobody_measured_has_no_hours():
    """Nor a place in the table."""
    other = replace(ITEMS[0].config, student=replace(ITEMS[0].config.student, backbone="resnet50"))

    with pytest.raises(KeyError):
        cpu_seconds(other)
    with pytest.raises(KeyError):
        gpu_seconds(ITEMS[0].config, "Voodoo 2")


def test_the_last_row_is_the_sum_of_all():
    """Of two runs alike, twice the one above it, before it was rounded."""
    (item,) = [item for item in ITEMS if item.config.phase == "final"]

    *_, row, total = hours_table([item, SimpleNamespace(config=item.config)]).splitlines()

    assert row.split("|")[2].strip() == "2"
    assert row.split("|")[6].strip() == "1 h 54 min"
    assert total.split("|")[6].strip() == "3 h 47 min"
    assert runs_bytes([item, item]) == 2 * 36 * 4_668_810
