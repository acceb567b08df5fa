"""What an INT8 file knows of the student that it was made from."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.helpers.cards import example_card
from tests.helpers.fast_variant import example_fast_card
from xlite_core.errors import InvalidConfiguration, ModelFileRefused
from xlite_core.inference.model_card import ModelCard
from xlite_core.inference.self_test import (
    INT8_TOLERANCE,
    ComputesWrongly,
    SelfTestCard,
    require_computed,
)


def test_a_card_keeps_it():
    """Written and read again, number by number; other cards have none."""
    card = replace(example_card(), fast=example_fast_card())

    assert ModelCard.from_json(card.to_json()) == card
    assert ModelCard.from_json(example_card().to_json()).fast is None


def test_a_damaged_one_is_refused():
    """A field that is missing or impossible refuses the file."""
    text = replace(example_card(), fast=example_fast_card()).to_json()

    with pytest.raises(ModelFileRefused):
        ModelCard.from_json(text.replace('"calibrated_on":64', '"calibrated":64'))


@pytest.mark.parametrize(
    "changes", [{"films": 0}, {"mean_probability": float("nan")}, {"largest_probability": 0.001}]
)
def test_impossible_numbers_are_refused(changes):
    """A mean beyond the largest, no film, no number."""
    with pytest.raises(InvalidConfiguration):
        example_fast_card(**changes)


def test_it_says_how_it_was_let_through_and_whose_numbers_follow():
    """Films, patients, difference with its interval, probabilities, time and place."""
    gate, others = example_fast_card().sentences

    for part in (
        "423 held-out films of 396 patients",
        "0.739 instead of 0.740",
        "66% (64% to 69%)",
    ):
        assert part in gate
    assert "FP32 student" in others


def test_an_int8_file_may_round_a_tie_otherwise():
    """Its self-test has more room than an FP32 file's, and still an end."""
    expected = SelfTestCard(logits=(1.0, 2.0))
    near, far = np.array([1.2, 2], np.float32), np.array([1.4, 2], np.float32)

    require_computed(near, expected, "CPU", int8=True)

    assert INT8_TOLERANCE < 0.4
    with pytest.raises(ComputesWrongly):
        require_computed(near, expected, "CPU")
    with pytest.raises(ComputesWrongly):
        require_computed(far, expected, "CPU", int8=True)
