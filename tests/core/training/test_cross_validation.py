"""Folds that judge, a student that ships, and a model file that says so truthfully."""

from __future__ import annotations

import shutil
from dataclasses import replace

import numpy as np
import pytest
import torch

from tests.helpers.tiny_study import FILMS, tiny_config, tiny_folds, tiny_study, tiny_table
from xlite_core.cli.study import export_study
from xlite_core.data.description import DataDescription
from xlite_core.data.folds import FoldFile
from xlite_core.errors import CorruptCheckpoint, InvalidConfiguration, InvalidLabels, TeacherRefused
from xlite_core.evaluation.roc import auc, roc_counts
from xlite_core.evaluation.thresholds import POLICIES
from xlite_core.imaging.preprocessing import PreprocessingRecipe, normalised
from xlite_core.inference.classifier import Classifier
from xlite_core.training.checkpoint import recorded_config
from xlite_core.training.cross_validation import cross_validate, out_of_fold_logits
from xlite_core.training.events import AlarmRaised, RunStarted
from xlite_core.training.held_out_logits import write_logits
from xlite_core.training.sections import DistillationConfig
from xlite_core.training.student_card import student_card, trained_student

CONFIG = tiny_config()
SMALLER = tiny_config(recipe=PreprocessingRecipe(size=32))


class Silent:
    """A console that keeps what it is told."""

    def __init__(self):
        self.lines = []

    def print(self, line, **_):
        self.lines.append(line)


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """A study whose runs are all finished; not to be changed."""
    study = tiny_study(tmp_path_factory.mktemp("runs"))
    return study, list(cross_validate(CONFIG, study))


def copied(study, folder):
    shutil.copytree(study.directory, folder, dirs_exist_ok=True)
    return replace(study, directory=folder)


def test_every_fold_is_trained_and_then_the_one_that_ships(finished):
    """Folds leave their films out; the last one leaves out none."""
    _, events = finished
    starts = [(name, event) for name, event in events if isinstance(event, RunStarted)]

    assert [name for name, _ in starts] == ["fold_0", "fold_1", "final"]
    assert [event.validation_films for _, event in starts] == [12, 12, 0]
    assert [event.training_films for _, event in starts] == [12, 12, 24]


def test_finished_runs_are_not_trained_again(finished):
    """The same command on a finished study does nothing."""
    study, _ = finished

    assert list(cross_validate(CONFIG, study)) == []
    assert list(cross_validate(CONFIG, study, only_fold=1)) == []


def test_finished_runs_of_other_settings_are_not_passed_off(finished):
    """Neither skipped nor exported under another configuration."""
    study, _ = finished
    other = tiny_config(learning_rate=0.5)

    for use in (
        lambda: list(cross_validate(other, study)),
        lambda: out_of_fold_logits(other, study),
        lambda: trained_student(other, study, None),
    ):
        with pytest.raises(CorruptCheckpoint, match="other settings"):
            use()


def test_each_fold_learns_from_the_run_of_the_same_fold(finished, tmp_path):
    """`{run}` is its name; a teacher that has seen the films that judge it is told of."""
    study, _ = finished
    taught = replace(study, directory=tmp_path)

    def learned(teacher):
        config = replace(CONFIG, distillation=DistillationConfig(teachers=(str(teacher),)))
        shutil.rmtree(tmp_path / "fold_1", ignore_errors=True)
        events = [event for _, event in cross_validate(config, taught, only_fold=1)]
        said = [event.summary for event in events if isinstance(event, AlarmRaised)]
        (teachers,) = [recorded_config(tmp_path / "fold_1").distillation.teachers]
        return teachers, [line for line in said if "results will look too good" in line]

    assert learned(study.directory / "{run}") == ((str(study.directory / "fold_1"),), [])
    _, (leak,) = learned(study.directory / "fold_0")
    assert "trained on 12 of the 12 films that judge this one" in leak


def test_a_teacher_of_another_recipe_looks_at_films_of_its_own(finished, tmp_path):
    """Asked for by its recipe; a study that cannot give them says so."""
    study, _ = finished
    asked = []

    def smaller(recipe):
        asked.append(recipe.size)
        return np.ascontiguousarray(study.films[:, ::2, ::2])

    teaching = replace(study, directory=tmp_path / "teachers", films=smaller(SMALLER.recipe))
    list(cross_validate(SMALLER, teaching, only_fold=0))
    teacher = DistillationConfig(teachers=(str(tmp_path / "teachers" / "{run}"),))
    config = replace(CONFIG, distillation=teacher)
    taught = replace(study, directory=tmp_path / "taught")
    with pytest.raises(TeacherRefused, match="looks at films of 32 pixels"):
        list(cross_validate(config, taught, only_fold=0))
    list(cross_validate(config, replace(taught, other_films=smaller), only_fold=0))

    assert asked == [32, 32]


@pytest.mark.parametrize("fold", [-1, 2, 9])
def test_a_fold_that_does_not_exist_is_refused(finished, fold):
    """It would train on everything and judge nothing."""
    study, _ = finished

    with pytest.raises(InvalidConfiguration, match="There is no fold"):
        list(cross_validate(CONFIG, study, only_fold=fold))


def test_each_film_is_judged_by_the_fold_that_never_saw_it(finished):
    """Its logits are those of that fold's weights, to rounding, and of no other's."""
    study, _ = finished

    logits = out_of_fold_logits(CONFIG, study)

    for fold in (0, 1):
        rows = np.flatnonzero(study.folds.folds == fold)
        images = torch.from_numpy(
            np.stack([normalised(film, CONFIG.recipe) for film in study.films[rows]])
        )
        right, wrong = (trained_student(CONFIG, study, number) for number in (fold, 1 - fold))
        with torch.inference_mode():
            own, other = right(images).numpy(), wrong(images).numpy()
        assert np.allclose(logits[rows], own, atol=1e-4)
        assert not np.allclose(logits[rows], other, atol=1e-4)


def test_a_fold_of_other_films_is_refused(finished, tmp_path):
    """Logits of films that the fold file puts elsewhere may be logits of training films."""
    study = copied(finished[0], tmp_path)
    folds = tiny_folds()
    swapped = replace(study, folds=replace(folds, folds=1 - folds.folds))

    with pytest.raises(InvalidLabels, match="Fold 0 was trained with other films"):
        out_of_fold_logits(CONFIG, swapped)


def test_a_film_that_stands_twice_is_refused(finished, tmp_path):
    """One of its rows would win silently."""
    study = copied(finished[0], tmp_path)
    files = study.table.files[study.held_out(0)]
    twice = np.append(files, files[0])
    write_logits(
        tmp_path / "fold_0" / "predictions" / "validation.csv",
        twice,
        np.zeros((13, 2)),
        CONFIG.findings,
    )

    with pytest.raises(InvalidLabels, match="other films"):
        out_of_fold_logits(CONFIG, study)


@pytest.mark.parametrize("content", [None, "", "file,Mass\na,1\n", "file,Mass,Edema\na,1\n"])
def test_a_fold_without_sound_logits_is_refused(finished, tmp_path, content):
    """Unfinished or damaged: the sentence says to train it again."""
    study = copied(finished[0], tmp_path)
    path = study.run_directory(1).predictions / "validation.csv"
    path.unlink()
    if content is not None:
        path.write_text(content)

    with pytest.raises(InvalidLabels):
        out_of_fold_logits(CONFIG, study)


def test_weights_come_last_so_that_a_finished_run_has_its_logits(finished):
    """A crash between the two must leave a run that goes on, not one that is skipped."""
    study, _ = finished

    for fold in (0, 1):
        directory = study.run_directory(fold)
        written = (directory.predictions / "validation.csv").stat().st_mtime_ns
        assert written <= directory.weights.stat().st_mtime_ns


def test_the_card_tells_what_the_validation_films_say(finished):
    """Counts, areas, calibration and thresholds follow from the out-of-fold logits."""
    study, _ = finished
    judging = study.folds.headline
    logits, labels = out_of_fold_logits(CONFIG, study)[judging], study.table.labels[judging]

    card = student_card(CONFIG, study)

    assert (card.evaluated_films, card.trained_films) == (20, FILMS)
    assert (card.trained_patients, card.macro_findings) == (12, 1)
    assert card.data_fingerprint == tiny_table().fingerprint
    mass, edema = card.findings
    assert mass.auc.value == auc(logits[:, 0], labels[:, 0])
    assert mass.auc == card.macro_auc  # the only finding with ten positives
    assert edema.auc is None
    assert "Few positive films judge: Mass (10), Edema (7)." in card.limits
    assert "Not shown to be better than chance: Mass, Edema." in card.limits
    for column, finding in enumerate(card.findings):
        p = finding.calibration.probabilities(logits[:, column])
        assert finding.roc == roc_counts(p, labels[:, column])
        assert finding.prevalence == np.nanmean(labels[:, column])
        assert set(finding.operating_points) == set(POLICIES)
        assert np.array_equal(np.argsort(p), np.argsort(logits[:, column]))


def test_probabilities_follow_the_population_that_the_data_describe(finished):
    """Bayes' rule moves every probability to the named prevalence; the order of films stays."""
    study, _ = finished
    ward = DataDescription(
        population="a ward", population_films=1000, population_positives={"Mass": 57}
    )
    logits = np.array([-1.0, 0.0, 1.0])

    plain = student_card(CONFIG, study)
    moved = student_card(CONFIG, replace(study, description=ward))

    mass, before = moved.findings[0], plain.findings[0]
    assert (mass.prevalence, mass.auc) == (0.057, before.auc)
    odds = np.log([0.057 / 0.943, before.prevalence / (1 - before.prevalence)])
    assert mass.calibration.offset - before.calibration.offset == pytest.approx(odds[0] - odds[1])
    assert np.all(np.diff(mass.calibration.probabilities(logits)) > 0)
    assert "prevalence of a ward" in moved.evaluated_on
    assert moved.findings[1].prevalence == plain.findings[1].prevalence


def test_the_exported_file_opens_and_gives_the_trained_students_numbers(finished, tmp_path):
    """One file, into a folder that need not exist; the window's door gives torch's logits."""
    study, _ = finished
    console, out = Silent(), tmp_path / "new" / "model.onnx"

    export_study(CONFIG, study, out, console)

    classifier = Classifier.open(out)
    assert classifier.card.self_test is not None
    assert replace(classifier.card, self_test=None) == student_card(CONFIG, study)
    image = normalised(study.films[3], CONFIG.recipe)
    student = trained_student(CONFIG, study, None)
    with torch.inference_mode():
        expected = student(torch.from_numpy(image[None]))[0].numpy()
    assert np.allclose(classifier._session.run(image).logits, expected, atol=1e-4)
    assert any("macro AUC" in line for line in console.lines)


def test_folds_may_be_any_number(tmp_path):
    """The study follows its fold file."""
    study = tiny_study(tmp_path)
    three = FoldFile(
        study.folds.files,
        study.folds.patients,
        np.arange(FILMS) // 2 % 3,
        study.folds.headline,
    )

    assert replace(study, folds=three).held_out(2).sum() == 8
    assert study.held_out(None).sum() == 0
