"""INT8 variants of a real, tiny study: every fold judged by ONNX Runtime, written or refused."""

from __future__ import annotations

import numpy as np
import pytest
from rich.console import Console

from tests.helpers.tiny_study import tiny_config, tiny_study
from xlite_core.cli.study import export_study
from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.roc import auc
from xlite_core.export import fast_gate, quantisation
from xlite_core.inference.classifier import Classifier
from xlite_core.inference.self_test import phantom
from xlite_core.resources import fast_variant_of
from xlite_core.training.cross_validation import cross_validate, out_of_fold_logits
from xlite_core.training.fast_student import judge_folds, write_fast_student

pytestmark = pytest.mark.torch

CONFIG = tiny_config(epochs=1)
EVEN = Estimate(value=0.0, low=-0.001, high=0.001)
FASTER = Estimate(value=0.7, low=0.6, high=0.8)
WORSE = Estimate(value=-0.01, low=-0.02, high=0.0)
SLOWER = Estimate(value=1.1, low=1.0, high=1.2)


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """A study whose runs are finished, its model file, and its folds' variants judged."""
    folder = tmp_path_factory.mktemp("study")
    study = tiny_study(folder / "runs")
    assert list(cross_validate(CONFIG, study))
    model = folder / "student.onnx"
    export_study(CONFIG, study, model, Console(quiet=True))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quantisation, "FIRST_IN_FP32", (0,))
        told = []
        judged = judge_folds(CONFIG, study, model, draws=50, tell=told.append)
    assert len(told) == study.folds.count
    return study, model, judged


@pytest.fixture(autouse=True)
def few_candidates(monkeypatch):
    """One number of first convolutions is enough here; choosing among several is tested apart."""
    monkeypatch.setattr(quantisation, "FIRST_IN_FP32", (0,))


def judged_by(monkeypatch, difference, ratio):
    """Let the gate's decision see these numbers; all that is measured before it stays real."""
    decide = fast_gate.refusal
    monkeypatch.setattr(fast_gate, "refusal", lambda *_: decide(difference, ratio))


def test_fp32_is_judged_as_the_study_judged_it(finished):
    """Every headline film once; the reference has the AUC of the stored held-out logits."""
    study, _, judged = finished
    there = study.folds.headline
    labels = study.table.labels[there]
    column = judged.compared.names.index("Mass")

    entry = judged.compared.findings[column]

    stored = out_of_fold_logits(CONFIG, study)[there]
    assert (judged.compared.films, judged.compared.patients) == (int(there.sum()), 10)
    assert entry.positives == 10
    assert entry.reference == pytest.approx(auc(stored[:, column], labels[:, column]), abs=0.02)
    assert 0 < judged.mean_probability <= judged.largest_probability < 0.5
    assert judged.evidence > 0


def test_a_variant_that_passes_is_written_beside_its_student(finished, monkeypatch):
    """It opens, computes nearly the same, adds up, and its card says what it lost."""
    study, model, judged = finished
    judged_by(monkeypatch, EVEN, FASTER)

    verdict = write_fast_student(study.films, model, judged, turns=11)

    assert verdict.path == fast_variant_of(model) == model.with_name("student-fast.onnx")
    full, fast = (Classifier.open(path, provider="CPU") for path in (model, verdict.path))
    assert full.card.fast is None
    assert fast.card.name == f"{full.card.name}-fast"
    assert fast.card.run_id == full.card.run_id
    assert fast.card.limits == (*full.card.limits, *fast.card.fast.sentences)
    assert fast.card.fast.difference == judged.compared.macro.difference
    assert fast.card.fast.time == verdict.time
    assert verdict.words.startswith("Quantised to INT8 and let through by its gate: on 20 held-out")
    assert fast.byte_count < full.byte_count
    ours, theirs = fast.predict(phantom()), full.predict(phantom())
    assert 0 < np.abs(ours.logits - theirs.logits).max() < 0.5
    np.testing.assert_allclose(ours.evidence.sum(axis=(1, 2)) + ours.bias, ours.logits, atol=1e-4)


@pytest.mark.parametrize(
    ("difference", "ratio", "words"),
    [(EVEN, SLOWER, "not faster here"), (WORSE, FASTER, "INT8 changes the macro AUC")],
)
def test_a_variant_that_fails_is_not_written(finished, monkeypatch, difference, ratio, words):
    """Why is told; a variant from before belongs to an earlier student and is taken away."""
    study, model, judged = finished
    judged_by(monkeypatch, difference, ratio)
    fast_variant_of(model).write_bytes(b"of an earlier student")

    verdict = write_fast_student(study.films, model, judged, turns=11)

    assert verdict.path is None
    assert words in verdict.words
    assert "The one from before was removed" in verdict.words
    assert not fast_variant_of(model).exists()
