"""A processor that computes something else is refused, and another one takes its place."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.helpers.tiny_student import SIZE, tiny_model, write_tiny_student
from xlite_core.errors import InvalidConfiguration, ModelMismatch
from xlite_core.export.self_test_writing import with_self_test
from xlite_core.findings import CHESTXRAY14
from xlite_core.imaging.preprocessing import PreprocessingRecipe, network_input
from xlite_core.inference import classifier as opening
from xlite_core.inference.classifier import Classifier
from xlite_core.inference.self_test import (
    PHANTOM,
    ComputesWrongly,
    SelfTestCard,
    phantom,
    require_computed,
)
from xlite_core.inference.session import StudentSession
from xlite_core.resources import bundled_student


@pytest.fixture
def model(tmp_path):
    path = write_tiny_student(tmp_path / "tested.onnx")
    path.write_bytes(with_self_test(path.read_bytes()))
    return path


class Accelerated(StudentSession):
    """A session that claims to be an accelerator unless the CPU is asked for; it adds an error."""

    error = 0.5

    def __init__(self, model, *, provider=None, threads=None):
        super().__init__(model, provider="CPU", threads=threads)
        if provider != "CPU":
            self.provider = "CUDA"

    def run(self, image):
        output = super().run(image)
        wrong = self.error if self.provider == "CUDA" else 0.0
        # The maps follow, so that nothing but the self-test can notice.
        return replace(output, logits=output.logits + wrong, bias=output.bias + wrong)


def test_a_wrong_accelerator_gives_way_to_the_cpu(model, monkeypatch):
    """The window goes on, says who computes and why, and its numbers are the CPU's."""
    right = Classifier.open(model, provider="CPU")
    monkeypatch.setattr(opening, "StudentSession", Accelerated)

    opened = Classifier.open(model)

    assert (opened.provider, opened.refused_provider) == ("CPU", "CUDA")
    assert opened.provider_words == "CPU, because CUDA computes wrongly"
    film = phantom()
    np.testing.assert_array_equal(opened.predict(film).logits, right.predict(film).logits)


def test_a_wrong_accelerator_that_was_asked_for_is_refused(model, monkeypatch):
    monkeypatch.setattr(opening, "StudentSession", Accelerated)
    with pytest.raises(ComputesWrongly, match="CUDA computes this model wrongly"):
        Classifier.open(model, provider="CUDA")


def test_an_accelerator_that_rounds_is_believed(model, monkeypatch):
    """TF32 moves a logit by less than a hundredth."""
    monkeypatch.setattr(opening, "StudentSession", Accelerated)
    monkeypatch.setattr(Accelerated, "error", 0.006)

    opened = Classifier.open(model)
    assert (opened.provider, opened.provider_words) == ("CUDA", "CUDA")


def test_a_wrong_cpu_is_refused_in_a_sentence(model):
    """Weights that are not the exported ones: the card expects other logits."""
    content = model.read_bytes()
    session = StudentSession(content, provider="CPU")
    card = opening.ModelCard.from_json(session.metadata["xlite"])
    wrong = replace(card, self_test=SelfTestCard(logits=(9.0,) * len(card.findings)))
    with pytest.raises(ModelMismatch, match="CPU computes this model wrongly on this machine"):
        Classifier.open(write_tiny_student(model.with_name("other.onnx"), card=wrong))


def test_any_number_of_threads_passes(model):
    for threads in (1, 2, 3):
        assert Classifier.open(model, threads=threads).refused_provider == ""


def test_without_expected_logits_nothing_is_refused():
    logits = np.zeros(2, np.float32)
    require_computed(logits, None, "CPU")
    require_computed(logits, SelfTestCard(logits=(9.0, 9.0), phantom=PHANTOM + 1), "CPU")


def test_other_findings_and_no_numbers_are_refused():
    expected = SelfTestCard(logits=(0.0, 0.0))
    with pytest.raises(ModelMismatch, match="another number of findings"):
        require_computed(np.zeros(3, np.float32), expected, "CPU")
    with pytest.raises(ComputesWrongly):
        require_computed(np.array([0, np.nan], np.float32), expected, "CUDA")
    for damaged in ((), (float("nan"),)):
        with pytest.raises(InvalidConfiguration):
            SelfTestCard(logits=damaged)


def test_the_phantom_is_the_same_everywhere():
    """Its expected logits ship: it must never change without a new number."""
    film = phantom()
    assert film.pixels.shape == (320, 288)
    assert not film.pixels.flags.writeable
    assert (PHANTOM, int(film.pixels.sum(dtype=np.int64))) == (1, 11486027)


def test_the_bundled_student_expects_its_own_logits():
    card = Classifier.open(bundled_student(), provider="CPU").card
    session = StudentSession(bundled_student().read_bytes(), provider="CPU", threads=1)
    logits = session.run(network_input(phantom(), card.recipe)).logits
    np.testing.assert_allclose(logits, card.self_test.logits, atol=1e-3)


def test_a_swapped_layer_is_noticed(tmp_path):
    """The tiny student with the weights of its convolution turned round."""
    good = write_tiny_student(tmp_path / "a.onnx")
    content = with_self_test(good.read_bytes())
    card = opening.ModelCard.from_json(StudentSession(content).metadata["xlite"])
    model = tiny_model(len(CHESTXRAY14))
    (conv,) = [t for t in model.graph.initializer if t.name == "conv"]
    conv.raw_data = np.frombuffer(conv.raw_data, "<f4")[::-1].tobytes()
    session = StudentSession(model.SerializeToString())
    recipe = PreprocessingRecipe(size=SIZE)
    logits = session.run(network_input(phantom(), recipe)).logits
    with pytest.raises(ComputesWrongly):
        require_computed(logits, card.self_test, "CPU")
