from dataclasses import replace

import cv2
import numpy as np
import onnx
import onnxruntime as ort
import pytest
import torch

from tests.helpers.phantom import chest_phantom
from tests.helpers.students import (
    FINDINGS,
    SIZE,
    card_for,
    example_images,
    lively_student,
    lively_transformer,
)
from xlite_core.errors import ExportRefused, ModelFileRefused, ModelMismatch
from xlite_core.export import onnx_export
from xlite_core.export.onnx_export import OUTPUTS, export_student
from xlite_core.export.onnx_metadata import set_card
from xlite_core.imaging.preprocessing import network_input
from xlite_core.inference.classifier import Classifier
from xlite_core.inference.model_card import ModelCard
from xlite_core.io.read import read_radiograph

pytestmark = pytest.mark.torch


def session(path) -> ort.InferenceSession:
    return ort.InferenceSession(path, providers=["CPUExecutionProvider"])


def card_in(path) -> ModelCard:
    return ModelCard.from_json(session(path).get_modelmeta().custom_metadata_map["xlite"])


@pytest.mark.parametrize("attention", ["none", "mhsa", "performer"])
def test_the_file_says_what_the_student_says(attention, tmp_path):
    """Logits, evidence, bias and embedding come out of ONNX Runtime as out of torch."""
    student, images = lively_student(attention), example_images(3)
    path = tmp_path / "student.onnx"

    report = export_student(student, card_for(student), path, images=images)

    outputs = session(path).run(list(OUTPUTS), {"image": images.numpy()})
    with torch.no_grad():
        expected = student.forward_with_evidence(images)
    for found, wanted in zip(outputs, expected, strict=True):
        np.testing.assert_allclose(found, wanted.numpy(), atol=1e-4, rtol=1e-4)
    assert report.passed
    assert report.images == 3
    assert report.largest_logit > 0.5


@pytest.mark.parametrize(
    ("backbone", "cells"),
    [
        ("scanline", (32, 1)),
        ("pat_large", (2, 2)),
        ("pat_conv_large", (2, 2)),
        ("scattering", (8, 8)),
    ],
)
def test_other_backbones_pass_the_gate_and_open_in_the_viewer(backbone, cells, tmp_path):
    """Rows, patches and cells of waves: parity holds, and the torch-free door reads them."""
    student, images = lively_transformer(backbone), example_images(3, size=32)
    path = tmp_path / "student.onnx"
    cv2.imwrite(str(tmp_path / "phantom.png"), chest_phantom(64))

    report = export_student(student, card_for(student, size=32), path, images=images)

    prediction = Classifier.open(path).predict(read_radiograph(tmp_path / "phantom.png"))
    total = prediction.evidence.sum(axis=(1, 2)) + prediction.bias
    assert report.passed
    assert report.largest_logit > 0.5
    assert prediction.evidence.shape == (3, *cells)
    np.testing.assert_allclose(total, prediction.logits, atol=1e-4)


def test_a_transformer_is_not_exported_at_another_size(tmp_path):
    """Its positions know one size, and the card's recipe must make films of it."""
    student = lively_transformer("pat_large")

    with pytest.raises(ModelMismatch, match="96 pixels, but the student takes 32"):
        export_student(student, card_for(student), tmp_path / "student.onnx")


def test_one_file_stands_alone_and_describes_itself(tmp_path):
    """Nothing lies beside the file; names, shapes and the card are inside."""
    student = lively_student()
    path = tmp_path / "student.onnx"

    export_student(student, card_for(student), path)

    opened = session(path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["student.onnx"]
    assert [(i.name, i.shape) for i in opened.get_inputs()] == [("image", ["N", 3, SIZE, SIZE])]
    assert {o.name: o.shape for o in opened.get_outputs()} == {
        "logits": ["N", 3],
        "evidence": ["N", 3, 3, 3],
        "bias": ["N", 3],
        "embedding": ["N", 256],
    }
    written = card_in(path)
    assert replace(written, self_test=None) == card_for(student)
    assert written.self_test is not None
    assert len(written.self_test.logits) == 3


def test_exporting_changes_neither_the_student_nor_its_mode(tmp_path):
    """Training goes on after an export as if nothing had happened."""
    student = lively_student().train()
    before = {name: value.clone() for name, value in student.state_dict().items()}

    export_student(student, card_for(student), tmp_path / "student.onnx")

    assert student.training
    assert all(torch.equal(before[name], v) for name, v in student.state_dict().items())


def test_batch_norm_is_folded_into_the_convolutions(tmp_path):
    """The graph spends no time on what training needed."""
    student = lively_student()

    export_student(student, card_for(student), tmp_path / "student.onnx")

    operators = {node.op_type for node in onnx.load(tmp_path / "student.onnx").graph.node}
    assert "BatchNormalization" not in operators
    assert "Dropout" not in operators


def test_a_graph_without_maps_gives_the_same_logits(tmp_path):
    """The yardstick for the maps' cost computes the same network."""
    student, images = lively_student(), example_images().numpy()

    export_student(student, card_for(student), tmp_path / "full.onnx")
    report = export_student(student, card_for(student), tmp_path / "bare.onnx", with_evidence=False)

    full = session(tmp_path / "full.onnx").run(["logits"], {"image": images})[0]
    bare = session(tmp_path / "bare.onnx").run(None, {"image": images})
    assert len(bare) == 1
    assert report.grad_cam is None
    np.testing.assert_allclose(bare[0], full, atol=1e-5, rtol=1e-5)


def test_students_of_one_channel_are_exported(tmp_path):
    """A recipe with a single grey channel fits a student that takes one."""
    student = lively_student("none", in_channels=1)

    export_student(student, card_for(student), tmp_path / "student.onnx")

    assert session(tmp_path / "student.onnx").get_inputs()[0].shape == ["N", 1, SIZE, SIZE]


def test_the_viewers_own_door_opens_an_exported_student(tmp_path):
    """What export writes, the torch-free classifier reads, and predicts the same logits."""
    student = lively_student()
    path = tmp_path / "student.onnx"
    cv2.imwrite(str(tmp_path / "phantom.png"), chest_phantom(128)[:100])
    film = read_radiograph(tmp_path / "phantom.png")
    export_student(student, card_for(student), path)

    prediction = Classifier.open(path).predict(film)

    image = torch.from_numpy(network_input(film, card_for(student).recipe))[None]
    with torch.no_grad():
        expected = student(image)[0].numpy()
    assert prediction.findings == FINDINGS
    np.testing.assert_allclose(prediction.logits, expected, atol=1e-4, rtol=1e-4)


def test_a_card_for_other_findings_is_refused(tmp_path):
    """Logits without a name, or names without a logit, never reach a file."""
    student = lively_student()
    card = card_for(student)
    grey = replace(card, recipe=replace(card.recipe, mean=(0.5,), std=(0.5,)))

    with pytest.raises(ModelMismatch, match="2 findings, but the student has 3 logits"):
        export_student(student, replace(card, findings=card.findings[:2]), tmp_path / "a.onnx")
    with pytest.raises(ModelMismatch, match="1 channels, but the student takes 3"):
        export_student(student, grey, tmp_path / "a.onnx")

    assert list(tmp_path.iterdir()) == []


def test_an_evidence_branch_gone_wrong_stops_the_export(tmp_path, monkeypatch):
    """Maps that do not add up are found, nothing is written, and the old file stays."""
    student = lively_student()
    path = tmp_path / "student.onnx"
    path.write_bytes(b"the model of yesterday")
    sound = type(student.head).with_evidence

    def shifted(head, features):
        output = sound(head, features)
        return output._replace(evidence=output.evidence * 1.02)

    monkeypatch.setattr(type(student.head), "with_evidence", shifted)

    with pytest.raises(ExportRefused, match="evidence misses its logit by"):
        export_student(student, card_for(student), path)

    assert path.read_bytes() == b"the model of yesterday"
    assert [entry.name for entry in tmp_path.iterdir()] == ["student.onnx"]


def test_evidence_in_the_wrong_cells_stops_the_export(tmp_path, monkeypatch):
    """Maps that add up but point elsewhere are found by Grad-CAM."""
    student = lively_student()
    sound = type(student.head).with_evidence

    def mirrored(head, features):
        output = sound(head, features)
        return output._replace(evidence=output.evidence.flip(3))

    monkeypatch.setattr(type(student.head), "with_evidence", mirrored)

    with pytest.raises(ExportRefused, match="Grad-CAM's map by"):
        export_student(student, card_for(student), tmp_path / "student.onnx")

    assert list(tmp_path.iterdir()) == []


def test_a_graph_with_other_weights_stops_the_export(tmp_path, monkeypatch):
    """A graph traced from another student computes other logits, and is not written."""
    student, other = lively_student(seed=0), lively_student(seed=1)
    traced = onnx_export._traced

    def traced_from_another(_student, *arguments, **settings):
        return traced(other, *arguments, **settings)

    monkeypatch.setattr(onnx_export, "_traced", traced_from_another)

    with pytest.raises(ExportRefused, match="logits differ by"):
        export_student(student, card_for(student), tmp_path / "student.onnx")

    assert list(tmp_path.iterdir()) == []


def test_a_student_full_of_nan_is_not_exported(tmp_path):
    """Not a number is no small difference."""
    student = lively_student()
    with torch.no_grad():
        student.head.logits.bias[0] = float("nan")

    with pytest.raises(ExportRefused, match="logits differ by nan"):
        export_student(student, card_for(student), tmp_path / "student.onnx")


def test_the_card_can_be_replaced_without_touching_the_graph(tmp_path):
    """New thresholds, the same weights: in place, and into another file."""
    student = lively_student()
    path, copy = tmp_path / "student.onnx", tmp_path / "copy.onnx"
    export_student(student, card_for(student), path)
    renamed = replace(card_for(student), name="student-2")

    set_card(path, copy, renamed)
    set_card(path, path, renamed)

    assert card_in(copy) == card_in(path) == renamed
    assert copy.read_bytes() == path.read_bytes()
    assert tuple(card_in(path).finding_names) == FINDINGS


def test_cards_are_not_written_into_what_is_no_model(tmp_path):
    """A file that is no ONNX is refused in a sentence, and so is one with weights elsewhere."""
    student = lively_student()
    path, spread = tmp_path / "student.onnx", tmp_path / "spread.onnx"
    (tmp_path / "noise.onnx").write_bytes(b"certainly not a model")
    (tmp_path / "empty.onnx").touch()
    export_student(student, card_for(student), path)
    onnx.save(
        onnx.load(path), spread, save_as_external_data=True, location="weights", size_threshold=0
    )

    with pytest.raises(ModelFileRefused, match="not a sound ONNX model"):
        set_card(tmp_path / "noise.onnx", tmp_path / "out.onnx", card_for(student))
    with pytest.raises(ModelFileRefused, match="not a sound ONNX model"):
        set_card(tmp_path / "empty.onnx", tmp_path / "out.onnx", card_for(student))
    with pytest.raises(ModelFileRefused, match="second file"):
        set_card(spread, tmp_path / "out.onnx", card_for(student))

    assert not (tmp_path / "out.onnx").exists()
