"""INT8 graphs of a real MobileNetV3-Small: what computes in 8 bits, what does not, who chooses."""

from __future__ import annotations

from collections import Counter

import numpy as np
import onnx
import onnxruntime as ort
import pytest

from tests.helpers.students import SIZE, card_for, example_images, lively_student
from tests.helpers.tiny_student import SIZE as TINY
from tests.helpers.tiny_student import write_tiny_student
from xlite_core.errors import ExportRefused
from xlite_core.export import quantisation
from xlite_core.export.activation_ranges import measured_ranges
from xlite_core.export.half_storage import with_half_weights
from xlite_core.export.int8_graph import eight_bit_nodes, rewritten
from xlite_core.export.onnx_export import export_student
from xlite_core.export.quantisation import logits_of, quantised

pytestmark = pytest.mark.torch


@pytest.fixture(scope="module")
def student(tmp_path_factory):
    """A model file with the weights of a student whose maps have something to show."""
    path = tmp_path_factory.mktemp("int8") / "student.onnx"
    lively = lively_student()
    export_student(lively, card_for(lively), path, images=example_images(2))
    return path.read_bytes()


@pytest.fixture(scope="module")
def films():
    return example_images(12).numpy()


@pytest.fixture(scope="module")
def small(student, films):
    """Its INT8 variant without FP32 convolutions; whatever it loses."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quantisation, "FIRST_IN_FP32", (0,))
        return quantised(student, films[:6], films[6:])


def operators(content, folder) -> Counter:
    """Return what ONNX Runtime computes, after it has fused what it can."""
    options = ort.SessionOptions()
    options.log_severity_level = 3
    options.optimized_model_filepath = str(folder / "optimised.onnx")
    options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    ort.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    return Counter(node.op_type for node in onnx.load(folder / "optimised.onnx").graph.node)


def test_the_rewritten_graph_computes_the_same(student, films):
    """Hard-swish in other words; each node has a name of its own; the original is untouched."""
    model = onnx.load_from_string(student)

    other = rewritten(model)

    onnx.checker.check_model(other)
    found = logits_of(other.SerializeToString(), films)
    np.testing.assert_allclose(found, logits_of(student, films), atol=1e-4)
    assert model.SerializeToString() == onnx.load_from_string(student).SerializeToString()
    names = [node.name for node in other.graph.node]
    assert len(set(names)) == len(names)
    kinds = Counter(node.op_type for node in other.graph.node)
    assert kinds["HardSwish"] == 0
    assert kinds["GlobalAveragePool"] == 9  # one a squeeze and excitation; the head's mean is not


def test_head_attention_and_channel_weights_stay_fp32(student):
    """All convolutions of the path are chosen but the last, and none of squeeze and excitation."""
    model = rewritten(onnx.load_from_string(student))

    chosen = set(eight_bit_nodes(model))

    convolutions = [node.name for node in model.graph.node if node.op_type == "Conv"]
    assert convolutions[-1] not in chosen
    assert [name for name in convolutions[:-1] if name not in chosen] == [
        name for name in convolutions if "/se/" in name
    ]
    assert not any(name.startswith(("/attention", "/hidden", "/logits")) for name in chosen)


def test_activations_stay_in_eight_bits_between_convolutions(small, tmp_path):
    """Products, sums and means are fused too: hard-swish takes no step through FP32."""
    kinds = operators(small.content, tmp_path)

    assert kinds["QLinearConv"] == 34
    assert kinds["HardSwish"] == 0
    assert kinds["QLinearMul"] == 27  # 18 of hard-swish, 9 by channel weights
    assert kinds["QLinearAdd"] == 24  # 18 of hard-swish, 6 shortcuts
    assert kinds["QLinearGlobalAveragePool"] == 9
    # One into the network, one for each set of channel weights.
    assert kinds["QuantizeLinear"] == 10


def test_the_variant_says_nearly_the_same_and_adds_up(small, student, films):
    """On noise, not films: logits move by less than their spread, evidence sums to its logit."""
    session = ort.InferenceSession(small.content, providers=["CPUExecutionProvider"])

    outputs = dict(
        zip(
            [output.name for output in session.get_outputs()],
            session.run(None, {"image": films}),
            strict=True,
        )
    )

    total = outputs["evidence"].sum(axis=(2, 3)) + outputs["bias"]
    np.testing.assert_allclose(total, outputs["logits"], atol=1e-4)
    assert 0 < small.disturbance < 1
    assert (small.calibrated_on, small.chosen_on) == (6, 6)
    assert len(small.content) < len(with_half_weights(student))


def test_films_choose_how_much_stays_fp32(student, films, monkeypatch):
    """The fastest candidate that disturbs little enough; else the one that disturbs least."""
    monkeypatch.setattr(quantisation, "FIRST_IN_FP32", (0, 33))
    monkeypatch.setattr(quantisation, "ENOUGH", 10.0)
    fastest = quantised(student, films[:6], films[6:])
    monkeypatch.setattr(quantisation, "ENOUGH", 0.0)
    closest = quantised(student, films[:6], films[6:])

    assert fastest.first_in_fp32 == 0
    assert closest.first_in_fp32 == 33
    assert closest.disturbance < fastest.disturbance


def test_a_file_with_fp16_weights_can_be_quantised(student, films, monkeypatch):
    """Its weights are widened first: what ships is what is quantised."""
    monkeypatch.setattr(quantisation, "FIRST_IN_FP32", (12,))

    found = quantised(with_half_weights(student), films[:6], films[6:])

    moved = np.abs(logits_of(found.content, films) - logits_of(student, films))
    assert found.first_in_fp32 == 12
    # The hard-swish of FP32 convolutions is one operator again, as it was.
    kinds = Counter(node.op_type for node in onnx.load_from_string(found.content).graph.node)
    assert (kinds["HardSwish"], kinds["Clip"]) == (3, 0)
    assert moved.max() < 2 * np.abs(logits_of(student, films)).std()


def test_a_student_without_convolutions_to_spare_is_refused(tmp_path):
    """The last convolution stays FP32; where it is the only one, there is nothing to do."""
    content = write_tiny_student(tmp_path / "student.onnx").read_bytes()
    films = np.random.default_rng(1).normal(size=(2, 3, TINY, TINY)).astype(np.float32)

    with pytest.raises(ExportRefused, match="no convolution that INT8 could speed up"):
        quantised(content, films, films)


def test_ranges_hold_nought_and_what_films_do(student):
    """Min-max holds every value; percentile leaves out tails and averages over films."""
    model = onnx.load_from_string(student)
    images = np.stack(
        [np.full((3, SIZE, SIZE), 2, np.float32), np.ones((3, SIZE, SIZE), np.float32)]
    )
    images[0, 0, 0, 0] = 50

    found = measured_ranges(model, ["image", "embedding"], images)

    assert found["min-max"]["image"] == (0, 50)
    assert found["percentile"]["image"] == (0, 1.5)
    assert found["min-max"]["embedding"][0] == 0
    assert found["min-max"]["embedding"][1] > 0
    assert model.SerializeToString() == onnx.load_from_string(student).SerializeToString()
