"""FP16 storage: half the file, the same numbers, the same speed; refused where numbers move."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import onnx
import onnxruntime as ort
import pytest
from onnx import numpy_helper

from tests.helpers.cards import example_card
from tests.helpers.tiny_student import SIZE, tiny_model, write_tiny_student
from xlite_core.export import half_storage
from xlite_core.export.half_storage import (
    PROBABILITY_LIMIT,
    HalfStorage,
    measure_half,
    store_half,
    with_half_weights,
)
from xlite_core.findings import CHESTXRAY14
from xlite_core.imaging.preprocessing import PreprocessingRecipe, network_input
from xlite_core.inference.card_writing import with_card
from xlite_core.inference.classifier import Classifier
from xlite_core.inference.self_test import phantom
from xlite_core.io.radiograph import Radiograph


@pytest.fixture
def student(tmp_path):
    return write_tiny_student(tmp_path / "student.onnx")


@pytest.fixture
def images():
    random = np.random.default_rng(3)
    return random.normal(size=(4, 3, SIZE, SIZE)).astype(np.float32)


def shaded(radiograph: Radiograph, more: int) -> Radiograph:
    pixels = np.clip(radiograph.pixels.astype(int) + more, 0, 255).astype(np.uint8)
    return replace(radiograph, pixels=pixels)


def test_the_file_is_smaller_and_says_the_same(student, images, tmp_path):
    """Probabilities and maps stay within the limits; the card travels, the self-test is its own."""
    before = Classifier.open(student, provider="CPU")
    full = student.read_bytes()

    report = store_half(student, images)

    after = Classifier.open(student, provider="CPU")
    assert report.passed
    assert (report.before, report.films) == (len(full), 4)
    weights = 2 * 8 * 3 * (SIZE // 4) ** 2
    assert len(full) - report.after == pytest.approx(weights, rel=0.02)
    assert replace(after.card, self_test=None) == replace(before.card, self_test=None)
    assert after.card.self_test is not None
    assert after.fingerprint != before.fingerprint
    film = shaded(phantom(), 9)
    one, other = before.predict(film), after.predict(film)
    assert 0 < np.abs(one.probabilities - other.probabilities).max() <= PROBABILITY_LIMIT
    np.testing.assert_allclose(
        other.evidence.sum(axis=(1, 2)) + other.bias, other.logits, atol=1e-5
    )
    assert "FP16" in report.words


def test_arithmetic_stays_fp32(student):
    """ONNX Runtime carries the casts out when it loads: none is left, and the weights are FP32."""
    half = with_half_weights(student.read_bytes())
    options = ort.SessionOptions()
    optimised = student.with_name("optimised.onnx")
    options.optimized_model_filepath = str(optimised)
    options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_ENABLE_BASIC

    ort.InferenceSession(half, options, providers=["CPUExecutionProvider"])

    stored = {t.name: t.data_type for t in onnx.load_from_string(half).graph.initializer}
    graph = onnx.load(optimised).graph
    assert stored["conv.half"] == onnx.TensorProto.FLOAT16
    casts = [node for node in graph.node if node.op_type == "Cast"]
    assert [list(node.output) for node in casts] == [["active"]]  # the head's own
    assert all(t.data_type != onnx.TensorProto.FLOAT16 for t in graph.initializer)


def test_small_weights_stay_as_they_are(student):
    """Only what saves bytes is rounded; a limit above every weight changes nothing."""
    stored = onnx.load_from_string(with_half_weights(student.read_bytes())).graph.initializer
    untouched = onnx.load_from_string(with_half_weights(student.read_bytes(), least=10**9))

    assert [t.name for t in stored if t.name.endswith(".half")] == ["conv.half"]
    assert not any(t.name.endswith(".half") for t in untouched.graph.initializer)


def _with_weights(factor: float, bias: float) -> bytes:
    """Return a tiny student whose convolution lies far from 0, and cancels itself."""
    model = tiny_model(len(CHESTXRAY14))
    for tensor in model.graph.initializer:
        if tensor.name == "conv":
            weight = numpy_helper.to_array(tensor) * factor + bias
            tensor.CopyFrom(numpy_helper.from_array(weight.astype(np.float32), "conv"))
    card = replace(example_card(CHESTXRAY14), recipe=PreprocessingRecipe(size=SIZE))
    return with_card(model.SerializeToString(), card.to_json())


def test_a_file_whose_numbers_would_move_is_left_alone(tmp_path, images):
    """Large weights of both signs lose more than is left: nothing is written, and why is told."""
    path = tmp_path / "student.onnx"
    path.write_bytes(_with_weights(factor=300.0, bias=0.0))
    before = path.read_bytes()

    report = store_half(path, images)

    assert not report.passed
    assert report.probability > PROBABILITY_LIMIT
    assert path.read_bytes() == before
    assert "stay FP32" in report.words
    assert "0.001" in report.words


def test_a_weight_beyond_fp16_stays_fp32(images):
    """65,504 is the largest number that FP16 knows; infinity is never written."""
    content = _with_weights(factor=1.0, bias=70_000.0)

    assert not any(
        t.name.endswith(".half")
        for t in onnx.load_from_string(with_half_weights(content)).graph.initializer
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"probability": 0.0011},
        {"probability": float("nan")},
        {"evidence": 0.021},
        {"evidence": float("nan")},
        {"evidence_sum": 0.00021},
    ],
)
def test_each_limit_counts(changes):
    """One number beyond its limit, or no number, is enough to refuse."""
    kept = {
        "films": 8, "before": 100, "after": 60, "logit": 0.01, "probability": 0.001,
        "evidence": 0.02, "evidence_sum": 0.0002, "largest_logit": 2.0,
    }  # fmt: skip

    assert HalfStorage(**kept).passed
    assert not HalfStorage(**kept | changes).passed


def test_the_same_file_moves_nothing(student):
    """Measured against itself every difference is nought, on the phantom of the self-test."""
    content = student.read_bytes()
    recipe = Classifier.open(student, provider="CPU").card.recipe

    report = measure_half(content, content, network_input(phantom(), recipe)[None])

    assert (report.logit, report.probability, report.evidence) == (0, 0, 0)


def test_more_weights_stay_fp32_where_too_much_would_move(student, images, monkeypatch):
    """The next limit is tried; the first one that keeps the numbers is written."""
    limits = []
    measure = half_storage.measure_half

    def moved_at_first(full, half, films):
        limits.append(len(half))
        return replace(measure(full, half, films), probability=0.0 if len(limits) > 1 else 0.5)

    monkeypatch.setattr(half_storage, "LEAST_NUMBERS", (100, 4096))
    monkeypatch.setattr(half_storage, "measure_half", moved_at_first)

    report = store_half(student, images)

    assert report.passed
    assert report.after == limits[1] > limits[0]
    stored = {tensor.name for tensor in onnx.load(student).graph.initializer}
    assert "conv.half" in stored
    assert "w2.half" not in stored
