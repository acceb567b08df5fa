"""Rewriting a card: another description, the same network, no onnx package."""

from __future__ import annotations

import numpy as np
import onnx
import pytest

from tests.helpers.tiny_student import tiny_model
from xlite_core.errors import ModelFileRefused
from xlite_core.inference.card_writing import with_card
from xlite_core.inference.classifier import CARD_KEY, Classifier
from xlite_core.inference.session import StudentSession
from xlite_core.resources import bundled_student

SOUND = tiny_model(3).SerializeToString()


def entries(content: bytes) -> dict[str, str]:
    return {e.key: e.value for e in onnx.load_from_string(content).metadata_props}


def test_a_card_replaces_the_card_and_leaves_other_entries() -> None:
    model = onnx.load_from_string(SOUND)
    onnx.helper.set_model_props(model, {"author": "somebody", CARD_KEY: "old", "last": "entry"})
    written = with_card(model.SerializeToString(), "new, µ")
    assert entries(written) == {"author": "somebody", "last": "entry", CARD_KEY: "new, µ"}
    assert [e.key for e in onnx.load_from_string(written).metadata_props].count(CARD_KEY) == 1


def test_writing_twice_is_writing_once() -> None:
    assert with_card(with_card(SOUND, "first"), "second" * 50) == with_card(SOUND, "second" * 50)


def test_the_network_of_the_bundled_student_stays_as_it_is() -> None:
    content = bundled_student().read_bytes()
    written = with_card(content, "{}")
    before, after = onnx.load_from_string(content), onnx.load_from_string(written)
    assert before.graph.SerializeToString() == after.graph.SerializeToString()
    side = Classifier.open(bundled_student()).card.recipe.size
    image = np.random.default_rng(3).normal(size=(3, side, side)).astype(np.float32)
    one, other = (
        StudentSession(c, provider="CPU", threads=1).run(image) for c in (content, written)
    )
    np.testing.assert_array_equal(one.logits, other.logits)


@pytest.mark.parametrize("content", [b"", b"no model at all", SOUND[:-7], b"\x72\x00"])
def test_what_is_no_model_is_refused(content: bytes) -> None:
    with pytest.raises(ModelFileRefused, match="not a sound ONNX model"):
        with_card(content, "{}")
