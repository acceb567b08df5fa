"""The goals of the earlier work, and how to make a run again."""

from __future__ import annotations

import dataclasses

import pytest

from tests.helpers.experiment_runs import a_config, write_run
from xlite_core.evaluation.comparison import AucComparison, AucDifference
from xlite_core.evaluation.interval import Estimate
from xlite_core.experiments.checklist import checklist
from xlite_core.experiments.latency import ModelCost
from xlite_core.experiments.metrics import RunMetrics
from xlite_core.experiments.stored_run import StoredRun
from xlite_core.experiments.targets import DENSENET121_PARAMETERS, TargetGap, target_gaps

NAME = "20261121_101500_KD_001"


def by_name(run, metrics):
    """Return the goals of a run by their names."""
    return {goal.name: goal for goal in target_gaps(run, metrics)}


def test_nothing_measured_reaches_no_goal(tmp_path):
    """Nor does it miss one; only the size is known from the start."""
    run = StoredRun.read(write_run(tmp_path, NAME))

    goals = by_name(run, RunMetrics())

    size = goals.pop("Parameters, share of DenseNet121")
    assert size.value == 1_500_000 / DENSENET121_PARAMETERS
    assert size.met
    assert {goal.met for goal in goals.values()} == {None}
    assert {goal.gap for goal in goals.values()} == {None}


def test_a_student_is_held_against_its_own_goal(evaluated, tmp_path):
    """0.75 alone; 0.78 with a teacher, whose own goal is 0.84."""
    metrics = RunMetrics.from_dict(evaluated[1].metrics)
    area = metrics.validation.macro_auc.value
    difference = AucDifference(name="macro", positives=2, challenger=0.7, reference=0.8,
                               difference=Estimate(value=-0.1, low=-0.2, high=0.0))  # fmt: skip
    teacher = AucComparison(films=50, patients=25, names=(), findings=(), macro=difference)
    config = a_config(distillation={"temperature": 4.0, "alpha": 0.7})
    distilled = StoredRun.read(write_run(tmp_path, NAME, config))

    alone = by_name(evaluated[1], metrics)
    taught = by_name(distilled, dataclasses.replace(metrics, teacher=teacher))

    assert (alone["Macro AUC"].target, alone["Macro AUC"].value) == (0.75, area)
    assert taught["Macro AUC, distilled"].target == 0.78
    assert taught["Macro AUC of the teacher"].gap == pytest.approx(-0.04)
    assert taught["Macro AUC of the teacher"].met is False


def test_findings_above_the_goal_are_counted(evaluated):
    """Of those that have an AUC at all."""
    metrics = RunMetrics.from_dict(evaluated[1].metrics)
    areas = [finding.auc.value for finding in metrics.validation.findings]

    goal = by_name(evaluated[1], metrics)["Findings with AUC above 0.80"]

    assert (goal.value, goal.target) == (sum(area > 0.8 for area in areas), 2)


def test_less_is_better_for_cost(tmp_path):
    """Milliseconds and parameters of the exported model."""
    run = StoredRun.read(write_run(tmp_path, NAME))
    cost = ModelCost(cpu_ms=510.0, gpu_ms=20.0, megabytes=6.0, parameters=DENSENET121_PARAMETERS)

    goals = by_name(run, RunMetrics(cost=cost))

    assert (goals["CPU, ms a film"].met, goals["CPU, ms a film"].gap) == (False, 10.0)
    assert goals["GPU, ms a film"].met is True
    assert goals["Parameters, share of DenseNet121"].met is False


def test_the_reference_size_is_that_of_densenet121():
    """With a head of 14 findings, as torchvision builds it."""
    pytest.importorskip("torch")
    from xlite_core.models.torchvision_ops import import_torchvision

    network = import_torchvision().models.densenet121(weights=None, num_classes=14)
    assert sum(weight.numel() for weight in network.parameters()) == DENSENET121_PARAMETERS


def test_a_goal_is_reached_at_its_value():
    """At least 0.75; below 500 ms."""
    assert TargetGap(name="x", target=0.75, value=0.75).met
    assert not TargetGap(name="x", target=500, value=500, higher=False).met


def test_the_checklist_shows_what_was_recorded_and_what_was_not(tmp_path):
    """A gap is a gap, not an empty cell."""
    provenance = {
        "commit": "abc+", "versions": {"torch": "2.13.0", "python": "3.11"},
        "hardware": {"cores": 2, "device_name": ""}, "table_fingerprint": "aa",
        "split": {"origin": "made 70/15/15", "train": 10, "validation": 5, "test": 5},
    }  # fmt: skip
    run = StoredRun.read(write_run(tmp_path, NAME, provenance=provenance))

    items = {item.name: item for item in checklist(run)}

    assert items["Seed"].value == "42"
    assert items["Commit"].value == "abc+"
    assert items["Versions"].value == "torch 2.13.0, python 3.11"
    assert items["Hardware"].value == "cores 2"
    assert items["Split"].value == "10 films train, 5 validate, 5 test; made 70/15/15"
    assert items["Data fingerprint"].there
    assert items["Split fingerprint"].value == "not recorded"
    assert not items["Split fingerprint"].there
    assert not items["Precision"].there
