"""Results survive JSON, and damaged ones are refused in a sentence."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import pytest

from xlite_core.errors import InvalidConfiguration
from xlite_core.evaluation.calibration import PlattScaling
from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.plain import from_plain, to_plain
from xlite_core.evaluation.temperature import TemperatureScaling


@dataclass(frozen=True, kw_only=True)
class Leaf:
    kind: Literal["a", "b"]
    share: float
    known: bool = True


@dataclass(frozen=True, kw_only=True)
class Tree:
    leaves: tuple[Leaf, ...]
    table: tuple[tuple[float | None, ...], ...]
    by_name: Mapping[str, Estimate | None]
    scaling: PlattScaling | TemperatureScaling | None


TREE = Tree(
    leaves=(Leaf(kind="a", share=0.5), Leaf(kind="b", share=1.0, known=False)),
    table=((None, 0.5), (1.0, -1.0)),
    by_name={"Mass": Estimate(value=0.6, low=0.5, high=0.7), "Hernia": None},
    scaling=TemperatureScaling(temperature=2.0),
)


def values():
    return json.loads(json.dumps(to_plain(TREE)))


def test_a_result_comes_back_equal():
    """Nested tuples, mappings, absent numbers, and the right one of two calibrations."""
    assert from_plain(Tree, values()) == TREE


def test_a_whole_number_is_a_float_where_one_is_wanted():
    """JSON writers of other languages drop the point."""
    plain = values()
    plain["leaves"][0]["share"] = 1

    assert from_plain(Tree, plain).leaves[0].share == 1.0


def test_what_json_cannot_say_is_not_written():
    """Infinity would come back as nothing at all."""
    with pytest.raises(ValueError, match="JSON"):
        to_plain(Leaf(kind="a", share=float("inf")))


@pytest.mark.parametrize(
    "damage",
    [
        {"leaves": 3},
        {"leaves": [{"kind": "a"}]},
        {"leaves": [{"kind": "c", "share": 0.5}]},
        {"leaves": [{"kind": "a", "share": "much"}]},
        {"leaves": [{"kind": "a", "share": True}]},
        {"leaves": [{"kind": "a", "share": 0.5, "colour": "red"}]},
        {"by_name": {"Mass": {"value": 2.0, "low": 0.0, "high": 1.0}}},
        {"by_name": []},
        {"scaling": {"gain": 1.0}},
        {"unknown": 1},
    ],
)
def test_damaged_values_are_refused_in_a_sentence(damage):
    """Missing, unknown and mistyped fields, and numbers that contradict each other."""
    with pytest.raises(InvalidConfiguration):
        from_plain(Tree, values() | damage)


@pytest.mark.parametrize("damage", [None, [], "text", 3])
def test_something_else_altogether_is_refused(damage):
    """A list or a number is no result."""
    with pytest.raises(InvalidConfiguration, match="incomplete, damaged"):
        from_plain(Tree, damage)
