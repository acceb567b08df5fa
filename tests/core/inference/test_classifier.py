"""A model file is opened or refused in two sentences; its numbers agree with each other."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import onnx
import pytest
from onnx import helper, numpy_helper

from tests.helpers.cards import example_card
from tests.helpers.phantom import chest_phantom
from tests.helpers.tiny_student import SIZE, tiny_model, write_tiny_student
from xlite_core.errors import InvalidConfiguration, ModelFileRefused, ModelMismatch
from xlite_core.imaging.preprocessing import PreprocessingRecipe, SquarePadding, network_input
from xlite_core.inference import classifier as classifier_module
from xlite_core.inference.classifier import CARD_KEY, Classifier
from xlite_core.io.radiograph import IDENTITY_8BIT, Provenance, Radiograph

FINDINGS = ("Mass", "Edema", "Hernia")
CARD = replace(example_card(FINDINGS), recipe=PreprocessingRecipe(size=SIZE))


def film(rows: int = 90, columns: int = 120) -> Radiograph:
    return Radiograph(
        pixels=chest_phantom(120)[:rows, :columns],
        presets=(IDENTITY_8BIT,),
        inverted=False,
        spacing_mm=None,
        provenance=Provenance(file_name="film", file_kind="PNG", byte_count=0, sha256=""),
    )


@pytest.fixture
def model_path(tmp_path):
    return write_tiny_student(tmp_path / "tiny.onnx", FINDINGS, card=CARD)


def written(tmp_path, model: onnx.ModelProto, card_text: str | None = None):
    path = tmp_path / "odd.onnx"
    if card_text is not None:
        helper.set_model_props(model, {CARD_KEY: card_text})
    path.write_bytes(model.SerializeToString())
    return path


def test_evidence_and_bias_add_up_to_the_logit(model_path):
    """For every finding: what the maps show is all that there is."""
    prediction = Classifier.open(model_path).predict(film())

    total = prediction.evidence.sum(axis=(1, 2), dtype=np.float64) + prediction.bias
    assert np.allclose(total, prediction.logits, atol=1e-5)
    assert prediction.findings == FINDINGS
    assert prediction.padding == SquarePadding(90, 120)


def test_probabilities_are_the_cards_calibration_of_the_logits(tmp_path):
    """Slope and offset of each finding, and the order of films is kept."""
    slopes = (0.5, 1.0, 2.0)
    cards = [
        replace(card, calibration=replace(card.calibration, slope=slope, offset=-1.0))
        for card, slope in zip(CARD.findings, slopes, strict=True)
    ]
    card = replace(CARD, findings=tuple(cards))
    classifier = Classifier.open(write_tiny_student(tmp_path / "m.onnx", FINDINGS, card=card))

    prediction = classifier.predict(film())

    expected = 1 / (1 + np.exp(1.0 - np.array(slopes) * prediction.logits.astype(float)))
    assert np.allclose(prediction.probabilities, expected, rtol=1e-12)
    ladder = np.linspace(-8, 8, 1000, dtype=np.float32)
    rising = np.array([card.probabilities(np.full(3, logit)) for logit in ladder])
    assert (np.diff(rising, axis=0) > 0).all()


def test_a_prediction_repeats_exactly_and_with_any_number_of_threads(model_path):
    """Bit for bit, from the same open model and from another one."""
    first = Classifier.open(model_path, threads=1)
    second = Classifier.open(model_path, threads=3)

    answers = [first.predict(film()), first.predict(film()), second.predict(film())]

    for answer in answers[1:]:
        assert np.array_equal(answer.logits, answers[0].logits)
        assert np.array_equal(answer.evidence, answers[0].evidence)
        assert answer.model_fingerprint == answers[0].model_fingerprint


def test_the_fingerprint_is_the_files(tmp_path, model_path):
    """Thresholds are bound to it, so another card makes another model."""
    other = write_tiny_student(tmp_path / "o.onnx", FINDINGS, card=replace(CARD, name="other"))

    assert Classifier.open(model_path).fingerprint != Classifier.open(other).fingerprint


def test_the_processor_is_named(model_path):
    """What is asked for by name is what computes; what is not there is refused."""
    assert Classifier.open(model_path, provider="CPU").provider == "CPU"
    with pytest.raises(InvalidConfiguration, match="'Abacus' is not available"):
        Classifier.open(model_path, provider="Abacus")


def test_what_the_network_is_shown_is_the_recipe(model_path):
    """The one door: nothing is done to a film beside the recipe."""
    classifier = Classifier.open(model_path)

    seen = classifier._session.run(network_input(film(), CARD.recipe))

    assert np.array_equal(classifier.predict(film()).logits, seen.logits)


def test_a_missing_file_is_refused_without_its_folder(tmp_path):
    """The name is the user's own; the path is nobody's business."""
    with pytest.raises(ModelFileRefused, match=r"no\.onnx cannot be opened") as caught:
        Classifier.open(tmp_path / "no.onnx")

    assert str(tmp_path) not in str(caught.value)


def test_a_folder_is_refused(tmp_path):
    """It cannot be opened as a file."""
    with pytest.raises(ModelFileRefused, match="cannot be opened"):
        Classifier.open(tmp_path)


def test_a_file_too_large_for_a_student_is_not_read_to_its_end(tmp_path, monkeypatch):
    """A disc image chosen by mistake must not fill the memory."""
    monkeypatch.setattr(classifier_module, "MAX_MODEL_BYTES", 1000)
    path = tmp_path / "disc.onnx"
    path.write_bytes(bytes(2000))

    with pytest.raises(ModelFileRefused, match="more than 1 GB"):
        Classifier.open(path)


@pytest.mark.parametrize("keep", [10, 500, -100])
def test_a_truncated_file_is_refused(model_path, keep):
    """Cut in the head, in the weights or in the tail."""
    model_path.write_bytes(model_path.read_bytes()[:keep])

    with pytest.raises(ModelFileRefused):
        Classifier.open(model_path)


def test_a_text_file_is_refused(tmp_path):
    """Whatever its suffix says."""
    path = tmp_path / "model.onnx"
    path.write_text("not a model\n" * 50)

    with pytest.raises(ModelFileRefused, match="no ONNX model, or is damaged"):
        Classifier.open(path)


def test_a_network_without_a_card_is_refused(tmp_path):
    """It may be anybody's network."""
    with pytest.raises(ModelFileRefused, match="carries no X-Lite model card"):
        Classifier.open(written(tmp_path, tiny_model(3)))


def test_a_graph_that_onnx_runtime_does_not_know_is_refused(tmp_path):
    """An operator from nowhere."""
    model = tiny_model(3)
    model.graph.node[0].op_type = "NoSuchOperator"

    with pytest.raises(ModelFileRefused, match="cannot load the network"):
        Classifier.open(written(tmp_path, model, CARD.to_json()))


def test_missing_outputs_are_refused(tmp_path):
    """A classifier without maps is no student."""
    model = tiny_model(3)
    del model.graph.output[1]

    with pytest.raises(ModelFileRefused, match="is no student"):
        Classifier.open(written(tmp_path, model, CARD.to_json()))


def test_another_number_of_findings_is_a_mismatch(tmp_path):
    """The sentence gives both numbers."""
    path = written(tmp_path, tiny_model(5), CARD.to_json())

    with pytest.raises(ModelMismatch, match="names 3 findings, its network computes 5"):
        Classifier.open(path)


def test_another_input_size_is_a_mismatch(tmp_path):
    """The card promises what the graph does not take."""
    card = replace(CARD, recipe=PreprocessingRecipe(size=96))

    with pytest.raises(ModelMismatch, match="does not accept the 96-pixel input"):
        Classifier.open(written(tmp_path, tiny_model(3), card.to_json()))


def test_outputs_of_another_shape_are_a_mismatch(tmp_path):
    """Evidence must be a map a finding."""
    model = tiny_model(3)
    for node in model.graph.node:
        node.output[:] = ["maps" if o == "evidence" else o for o in node.output]
    axes = numpy_helper.from_array(np.array([2, 3]), "axes")
    model.graph.initializer.append(axes)
    model.graph.node.append(
        helper.make_node("ReduceSum", ["maps", "axes"], ["evidence"], keepdims=0)
    )
    model.graph.output[1].type.tensor_type.ClearField("shape")

    with pytest.raises(ModelMismatch, match="shapes of a student"):
        Classifier.open(written(tmp_path, model, CARD.to_json()))


def test_maps_that_do_not_add_up_are_a_mismatch(tmp_path):
    """A map that explains another number explains nothing."""
    model = tiny_model(3)
    cells = next(tensor for tensor in model.graph.initializer if tensor.name == "cells")
    cells.CopyFrom(numpy_helper.from_array(np.array(3.0, np.float32), "cells"))

    with pytest.raises(ModelMismatch, match="do not add up"):
        Classifier.open(written(tmp_path, model, CARD.to_json()))


def test_a_network_that_computes_nan_is_refused(tmp_path):
    """All weights are numbers, and still 0 / 0 comes out."""
    model = tiny_model(3)
    cells = next(tensor for tensor in model.graph.initializer if tensor.name == "cells")
    cells.CopyFrom(numpy_helper.from_array(np.array(0.0, np.float32), "cells"))

    with pytest.raises(ModelMismatch, match="not numbers"):
        Classifier.open(written(tmp_path, model, CARD.to_json()))
