"""A student without a single gradient: what it is fitted to, and that it is an ordinary run."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from tests.helpers.tiny_study import FINDINGS, tiny_config, tiny_study
from xlite_core.errors import InvalidConfiguration
from xlite_core.models.config import StudentConfig
from xlite_core.models.student import build_student
from xlite_core.run_directory import RunDirectory
from xlite_core.training import closed_form_trainer
from xlite_core.training.closed_form import (
    PENALTIES,
    LinearStudent,
    SeenFilms,
    fit_closed_form,
    install,
)
from xlite_core.training.control import RunControl
from xlite_core.training.cross_validation import cross_validate, out_of_fold_logits
from xlite_core.training.events import EpochFinished, RunFailed, RunFinished, RunStopped
from xlite_core.training.run import run

STUDENT = StudentConfig(
    backbone="scattering", attention="mhsa", attention_width=None, findings=len(FINDINGS)
)
CONFIG = tiny_config(student=STUDENT, method="closed_form", epochs=2)


def planted(films=120, features=400, seed=0):
    """Films of which a few features tell the labels, and a teacher that knows the features."""
    random = np.random.default_rng(seed)
    told = random.normal(size=(films, features)).astype(np.float32)
    logits = 2 * told[:, :2].astype(float)
    labels = (random.random(logits.shape) < 1 / (1 + np.exp(-logits))).astype(float)
    labels[::7, 1] = np.nan
    return SeenFilms(
        features=told,
        labels=labels,
        taught=logits,
        patients=np.array([f"p{n // 2}" for n in range(films)]),
        judging=np.ones(films, bool),
    )


def test_a_teacher_who_knows_helps_and_one_who_guesses_does_no_harm():
    """Patients who are left out weigh the teacher against the labels."""
    films = planted(films=300)
    noise = np.random.default_rng(9).normal(size=films.taught.shape)

    knowing = fit_closed_form(films, [PENALTIES, PENALTIES])
    guessing = fit_closed_form(replace(films, taught=noise), [PENALTIES, PENALTIES])
    alone = fit_closed_form(replace(films, taught=None), [PENALTIES])

    new = planted(films=400, seed=5)

    def skill(fit):
        told = new.features @ fit.weights + fit.intercept
        return np.mean([np.corrcoef(told[:, f], new.taught[:, f])[0, 1] for f in (0, 1)])

    assert len(alone.shares) == 1
    assert min(knowing.shares) >= 0
    assert knowing.shares[1] > knowing.shares[0]
    assert skill(knowing) > skill(alone) + 0.1
    assert skill(guessing) > skill(alone) - 0.1


def test_half_precision_and_unknown_opinions_change_little():
    """Coefficients are kept in float16; a film that the teacher has not seen has its labels."""
    films = planted()
    taught = films.taught.copy()
    taught[::3] = np.nan

    exact = fit_closed_form(replace(films, taught=taught), [PENALTIES, PENALTIES])
    half = fit_closed_form(
        replace(films, taught=taught, features=films.features.astype(np.float16)),
        [PENALTIES, PENALTIES],
    )

    assert np.isfinite(exact.weights).all()
    assert np.allclose(exact.weights, half.weights, atol=2e-3)


@pytest.mark.parametrize("attention", ["none", "mhsa", "performer"])
def test_an_installed_students_logits_are_the_linear_function(attention):
    """And its evidence adds up to them, cell by cell what the cell's coefficients say."""
    student = build_student(replace(STUDENT, attention=attention)).eval()
    backbone = student.backbone
    size = backbone.middle.numel()
    random = np.random.default_rng(0)
    linear = LinearStudent(
        weights=random.normal(size=(size, 2)) / size,
        intercept=np.array([-1.0, 0.5]),
        error=0.5,
        penalties=(1.0,),
        shares=(1.0,),
    )
    films = torch.randn(3, 3, 64, 64, generator=torch.Generator().manual_seed(1))

    install(student, linear)

    with torch.inference_mode():
        output = student.forward_with_evidence(films)
        scattered = backbone.scattering(films).flatten(1).double().numpy()
    cells = (scattered[:, :, None] * linear.weights).reshape(3, -1, 64, 2).sum(axis=1)
    assert np.allclose(output.logits, cells.sum(axis=1) + linear.intercept, atol=1e-4)
    assert np.allclose(output.evidence.flatten(2).transpose(1, 2), cells, atol=1e-4)


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """Finished in closed form; not to be changed."""
    study = tiny_study(tmp_path_factory.mktemp("runs"))
    return study, [event for _, event in cross_validate(CONFIG, study)]


def test_a_closed_form_is_a_run_like_others(study):
    """It is judged after every epoch, and hands over logits of films that it has not seen."""
    study, events = study

    epochs = [event for event in events if isinstance(event, EpochFinished)]
    assert [event.epoch for event in epochs] == [1, 2] * 3
    assert all(0 < event.train_loss < 2 for event in epochs)
    logits, labels = out_of_fold_logits(CONFIG, study), study.table.labels
    present = logits[labels[:, 0] == 1, 0].mean() - logits[labels[:, 0] == 0, 0].mean()
    assert present > 1


def test_a_stopped_closed_form_begins_anew_and_ends_the_same(study, tmp_path):
    """Byte for byte: its coefficients are in no checkpoint, and its draws are its seed's."""
    finished, _ = study
    films = finished.training_films(0)
    directory, control = RunDirectory(tmp_path / "fold_0"), RunControl()
    for event in run(CONFIG, directory, control, films=films):
        if isinstance(event, EpochFinished):
            control.stop()
        last = event
    assert isinstance(last, RunStopped)

    events = list(run(CONFIG, directory, films=films))

    assert events[0].first_epoch == 1
    assert isinstance(events[-1], RunFinished)
    undisturbed = finished.run_directory(0).weights.read_bytes()
    assert directory.weights.read_bytes() == undisturbed


def test_more_films_than_the_memory_holds_are_refused(study, tmp_path, monkeypatch):
    """Before the first is read."""
    monkeypatch.setattr(closed_form_trainer, "MOST_FILMS", 20)

    *_, last = run(CONFIG, RunDirectory(tmp_path), films=study[0].training_films(0))

    assert isinstance(last, RunFailed)
    assert "12 films in 2 epochs are more" in last.summary


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"student": replace(STUDENT, backbone="mobilenetv3_small")}, "cannot be fitted"),
        ({"student": replace(STUDENT, attention_width=32)}, "the attention is narrower"),
        ({"student": replace(STUDENT, head_width=3)}, "two hidden units a finding"),
        ({"keep": "best_auc"}, "has no best epoch"),
        ({"mixup": 0.2}, "cannot make use of loop.mixup"),
        ({"init_from": "a"}, "cannot make use of loop.init_from"),
    ],
)
def test_settings_that_it_could_not_obey_are_refused(changes, message):
    """When the configuration is read, not when the run begins."""
    with pytest.raises(InvalidConfiguration, match=message):
        tiny_config(**{"student": STUDENT, "method": "closed_form"} | changes)
