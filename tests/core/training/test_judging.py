"""Judging after an epoch: the films that count, without augmentation."""

from __future__ import annotations

import copy
from dataclasses import replace

import numpy as np
import pytest
import torch

from tests.helpers.tiny_study import FINDINGS, tiny_config, tiny_films, tiny_study
from xlite_core.errors import RunInterrupted
from xlite_core.evaluation.bootstrap import macro_auc, macro_auc_interval
from xlite_core.evaluation.roc import auc
from xlite_core.imaging.preprocessing import normalised
from xlite_core.models.stored_probabilities import StoredTeacher
from xlite_core.models.student import build_student
from xlite_core.training import judging
from xlite_core.training.judging import Judge

CONFIG = tiny_config()
CPU = torch.device("cpu")


@pytest.fixture(scope="module")
def crowd(tmp_path_factory):
    """Each tiny film four times, so that both findings have enough positives."""
    films = tiny_films(tiny_study(tmp_path_factory.mktemp("study")))
    many = np.tile(np.arange(24), 4)
    return replace(
        films,
        table=films.table[many],
        films=films.films[many],
        train=np.flatnonzero(many % 8 < 4),
        validation=np.flatnonzero(many % 8 >= 4),
        judging=films.judging[many],
    )


@pytest.fixture(scope="module")
def student():
    torch.manual_seed(0)
    return build_student(CONFIG.student).eval()


def mean_square(logits, labels):
    return torch.nanmean((logits - labels) ** 2)


def by_hand(student, films, rows):
    images = torch.from_numpy(
        np.stack([normalised(films.films[row], CONFIG.recipe) for row in rows])
    )
    with torch.inference_mode():
        return student(images).double().numpy(), films.table.labels[rows]


def test_every_number_is_that_of_the_films_that_count(crowd, student):
    """Headline films of the validation part; all of the training part, where they are few."""
    rows = crowd.validation[crowd.judging[crowd.validation]]
    logits, labels = by_hand(student, crowd, rows)
    on_training = by_hand(student, crowd, crowd.train)

    judged = Judge(CONFIG, crowd, mean_square, CPU).judge(student.train())

    assert 0 < len(rows) < len(crowd.validation)
    assert not student.training
    assert judged.validation_auc == pytest.approx(macro_auc(logits, labels)[0], abs=1e-9)
    assert judged.validation_findings == 2
    assert judged.train_auc == pytest.approx(macro_auc(*on_training)[0], abs=1e-9)
    assert judged.validation_loss == pytest.approx(np.nanmean((logits - labels) ** 2), rel=1e-5)
    for column, name in enumerate(FINDINGS):
        expected = auc(logits[:, column], labels[:, column])
        assert judged.finding_auc[name] == pytest.approx(expected, abs=1e-9)
    estimate, _ = macro_auc_interval(logits, labels, crowd.table.patients[rows], draws=200)
    assert judged.validation_auc_low == pytest.approx(estimate.low, abs=1e-6)
    assert judged.validation_auc_high == pytest.approx(estimate.high, abs=1e-6)


def test_many_training_films_are_represented_by_some(crowd, student, monkeypatch):
    """Evenly spaced, always the same."""
    monkeypatch.setattr(judging, "MOST_TRAINING_FILMS", 12)

    judge = Judge(CONFIG, crowd, mean_square, CPU)

    assert len(judge._training) == 12
    assert judge._training[[0, -1]].tolist() == crowd.train[[0, -1]].tolist()
    assert (np.diff(judge._training) > 0).all()


def test_without_validation_films_there_are_no_numbers_of_them(crowd, student):
    """None, never 0 or 0.5."""
    everything = replace(crowd, validation=np.empty(0, np.intp))

    judge = Judge(CONFIG, everything, mean_square, CPU)
    judged = judge.judge(student)

    assert judged.train_auc is not None
    assert (judged.validation_loss, judged.validation_auc, judged.validation_auc_low) == (None,) * 3
    assert judged.finding_auc == dict.fromkeys(FINDINGS)
    assert judged.validation_auc_high is None
    assert judge.macro(np.empty((0, 2))) == (None, 0)
    assert judge.teacher_auc(stored(np.zeros((96, 2)))) is None


def stored(logits, opinions=FINDINGS):
    return StoredTeacher(
        torch.from_numpy(logits).float(), findings=FINDINGS, opinions=opinions, name="table"
    )


def test_a_stored_teacher_is_judged_on_the_student_s_films(crowd):
    """Those that count, not all of the validation part; what it says of others is no matter."""
    rows = crowd.validation[crowd.judging[crowd.validation]]
    logits = np.random.default_rng(3).normal(size=crowd.table.labels.shape)
    judge = Judge(CONFIG, crowd, mean_square, CPU)

    whole = judge.teacher_auc(stored(logits))
    elsewhere = np.setdiff1d(np.arange(len(logits)), rows)
    logits[elsewhere] = np.nan

    assert whole == pytest.approx(macro_auc(logits[rows], crowd.table.labels[rows])[0], abs=1e-6)
    assert judge.teacher_auc(stored(logits)) == whole


def test_a_teacher_that_is_silent_on_a_film_that_judges_has_no_level(crowd):
    """Its AUC would be of other films than the student's; an unknown label asks for no opinion."""
    rows = crowd.validation[crowd.judging[crowd.validation]]
    logits = np.random.default_rng(3).normal(size=crowd.table.labels.shape)
    labels = crowd.table.labels.copy()
    labels[rows[1], 1] = np.nan
    unknown = replace(crowd, table=replace(crowd.table, labels=labels))
    judge = Judge(CONFIG, unknown, mean_square, CPU)
    logits[rows[1], 1] = np.nan

    spared = judge.teacher_auc(stored(logits))
    logits[rows[0], 1] = np.nan

    assert spared is not None
    assert judge.teacher_auc(stored(logits)) is None


def test_a_teacher_that_looks_at_films_is_not_asked(crowd):
    """A pass over all films that judge would hold up the beginning of the run."""

    class Network:
        recipes = (CONFIG.recipe,)

    judge = Judge(CONFIG, crowd, mean_square, CPU)

    assert judge.teacher_auc(Network()) is None
    assert judge.teacher_auc(None) is None


def test_answers_that_are_no_numbers_end_the_run(crowd, student):
    """One sentence, not an error from deep inside a metric."""
    student = copy.deepcopy(student)
    with torch.no_grad():
        student.head.logits.bias.fill_(float("nan"))

    with pytest.raises(RunInterrupted, match="no longer numbers"):
        Judge(CONFIG, crowd, mean_square, CPU).judge(student)
