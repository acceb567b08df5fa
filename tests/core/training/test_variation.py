"""Grids over one configuration, from a form or from a queue file."""

from __future__ import annotations

import pytest

from tests.helpers.tiny_study import tiny_config
from xlite_core.errors import InvalidConfiguration
from xlite_core.resources import resource_root
from xlite_core.training.sections import DistillationConfig
from xlite_core.training.variation import MOST_RUNS, combinations, variations_of, varied


def test_a_grid_varies_its_last_name_fastest():
    """Two times two, as a queue file orders them."""
    assert combinations({"a": [1, 2], "b": ["x", "y"]}) == [
        {"a": 1, "b": "x"},
        {"a": 1, "b": "y"},
        {"a": 2, "b": "x"},
        {"a": 2, "b": "y"},
    ]


def test_each_variation_is_the_configuration_with_its_settings():
    """And nothing else is changed."""
    items = varied(tiny_config(), combinations({"loop.seed": [1, 2]}))

    assert [item.config for item in items] == [tiny_config(seed=1), tiny_config(seed=2)]
    assert [item.title for item in items] == ["loop.seed = 1", "loop.seed = 2"]


def test_the_network_follows_the_size_of_the_films():
    """A transformer takes one size only."""
    (item,) = varied(tiny_config(), [{"recipe.size": 96}])

    assert (item.config.recipe.size, item.config.student.image_size) == (96, 96)


def test_the_shipped_ablations_vary_any_configuration():
    """Six runs of temperature and alpha; what the file's own base says does not matter."""
    config = tiny_config(distillation=DistillationConfig(teachers=("/t.csv",)))

    items = varied(config, variations_of(resource_root() / "examples" / "queue-ablations.toml"))

    found = [(i.config.distillation.temperature, i.config.distillation.alpha) for i in items]
    assert found == [(2.0, 0.7), (4.0, 0.7), (6.0, 0.7), (8.0, 0.7), (4.0, 0.5), (4.0, 0.9)]
    assert {item.config.phase for item in items} == {"ablation"}


def test_an_impossible_run_is_named():
    """A queue file about teachers for a run that has none."""
    with pytest.raises(InvalidConfiguration, match=r"temperature = 2.0.*teachers is missing"):
        varied(tiny_config(), [{"distillation.temperature": 2.0}])


def test_a_grid_that_nobody_meant_is_refused():
    """A thousand seeds by a slip of the hand."""
    seeds = combinations({"loop.seed": list(range(MOST_RUNS + 1))})

    with pytest.raises(InvalidConfiguration, match="too many"):
        varied(tiny_config(), seeds)
