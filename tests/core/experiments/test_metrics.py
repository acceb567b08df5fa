"""metrics.json gives back what was measured."""

from __future__ import annotations

import dataclasses
import json

import pytest

from xlite_core.errors import InvalidConfiguration
from xlite_core.experiments.latency import ModelCost
from xlite_core.experiments.metrics import RunMetrics

COST = ModelCost(cpu_ms=12.5, gpu_ms=None, megabytes=6.0, parameters=1_500_000)


def test_metrics_survive_their_file(evaluated, tmp_path):
    """Every number, through JSON."""
    metrics = dataclasses.replace(RunMetrics.from_dict(evaluated[0].metrics), cost=COST)

    metrics.write(tmp_path / "metrics.json")

    assert RunMetrics.from_dict(json.loads((tmp_path / "metrics.json").read_text())) == metrics


def test_a_run_without_metrics_has_none():
    """And no headline."""
    assert RunMetrics.from_dict({}) == RunMetrics()
    assert RunMetrics().headline is None


def test_test_films_are_the_headline_where_they_were_judged(evaluated):
    """Validation films chose the epoch, the test films chose nothing."""
    judged = RunMetrics.from_dict(evaluated[0].metrics).validation
    test = dataclasses.replace(judged, data_name="test")

    assert RunMetrics(validation=judged).headline is judged
    assert RunMetrics(validation=judged, test=test).headline is test


@pytest.mark.parametrize(
    "values", [{"schema": 9}, {"validation": {"films": 3}}, {"cost": {"cpu_ms": "fast"}}]
)
def test_metrics_of_another_shape_are_refused(values):
    """Another version's, or damaged ones."""
    with pytest.raises(InvalidConfiguration):
        RunMetrics.from_dict(values)
