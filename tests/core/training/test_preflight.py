"""A run that would be worthless does not start, and one that is sound is left as it was."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits

from tests.helpers.loader_films import FINDINGS, SIZE, loader_config, loader_films
from xlite_core.errors import InvalidConfiguration, InvalidLabels, TeacherRefused
from xlite_core.imaging.preprocessing import PreprocessingRecipe, normalised
from xlite_core.models.student import build_student
from xlite_core.training.preflight import preflight
from xlite_core.training.sections import LoopConfig

CPU = torch.device("cpu")
FILMS = loader_films(40)
CONFIG = loader_config()


def masked_bce(logits, labels):
    known = ~torch.isnan(labels)
    return binary_cross_entropy_with_logits(logits[known], labels[known])


class TinyStudent(nn.Module):
    """A convolution, batch statistics, dropout and a head; `bias` and `scale` spoil its logits."""

    def __init__(self, outputs=2, *, scale=0.1, bias=0.0):
        super().__init__()
        torch.manual_seed(1)
        self.body = nn.Sequential(nn.Conv2d(3, 4, 3, stride=2), nn.BatchNorm2d(4), nn.Dropout(0.5))
        self.head = nn.Linear(4, outputs)
        self.scale, self.bias = scale, bias

    def forward(self, images):
        return self.scale * self.head(self.body(images).mean(dim=(2, 3))) + self.bias


class FixedTeacher:
    """Says what a table says, shape (films, findings); looks at films of the sizes given."""

    def __init__(self, said, *, findings=FINDINGS, recipes=()):
        self.said, self.findings, self.recipes = torch.tensor(said), findings, recipes
        self.seen = []

    def logits(self, rows, images):
        self.seen.append([tuple(image.shape) for image in images])
        return self.said[torch.from_numpy(np.asarray(rows))]


def checks(tmp_path, *, films=FILMS, config=CONFIG, student=None, teacher=None, loss=masked_bce):
    found = preflight(
        config, films, student or TinyStudent(), teacher, CPU, tmp_path / "run", label_loss=loss
    )
    return {check.name: check for check in found}


def test_a_sound_run_passes_every_check(tmp_path):
    """Each with a sentence and a number."""
    found = checks(tmp_path)

    assert list(found) == [
        "input mean", "input deviation", "labels", "head", "split", "initial loss", "disk",
        "memory",
    ]  # fmt: skip
    for check in found.values():
        assert check.passed
        assert math.isfinite(check.value)
        assert check.sentence.endswith(".")


def test_a_real_student_passes(tmp_path):
    """Fresh, at this small size."""
    torch.manual_seed(0)

    assert checks(tmp_path, student=build_student(CONFIG.student))["initial loss"].passed


def test_student_and_random_numbers_are_left_as_they_were(tmp_path):
    """Batch statistics, modes, gradients, and torch's generator."""
    student = TinyStudent().eval()
    before = {name: tensor.clone() for name, tensor in student.state_dict().items()}
    state = torch.get_rng_state()

    checks(tmp_path, student=student)

    assert torch.equal(torch.get_rng_state(), state)
    assert not student.training
    assert all(parameter.grad is None for parameter in student.parameters())
    assert all(torch.equal(before[name], now) for name, now in student.state_dict().items())
    assert not (tmp_path / "run").exists()


def test_the_statistics_are_those_of_what_enters(tmp_path):
    """Without augmentation they are those of the normalised training films, to the last digit."""
    plain = replace(CONFIG, augmentation=CONFIG.augmentation.from_dict({"strength": "none"}))
    entering = normalised(FILMS.films[FILMS.train], CONFIG.recipe).astype(np.float64)
    means, deviations = entering.mean(axis=(1, 2, 3)), entering.std(axis=(1, 2, 3))

    found = checks(tmp_path, config=plain)

    assert found["input mean"].value == pytest.approx(means[np.abs(means).argmax()], abs=1e-6)
    assert np.abs(deviations - found["input deviation"].value).min() < 1e-6


@pytest.mark.parametrize(
    ("mean", "std"),
    [
        ((0.485, 0.456, 0.406), (0.001, 0.001, 0.001)),  # a thousand times too wide
        ((0.485, 0.456, 0.406), (229.0, 224.0, 225.0)),  # on the scale 0 to 255
        ((123.0, 116.0, 103.0), (1.0, 1.0, 1.0)),
        ((0.485, 0.456, 2.0), (0.229, 0.224, 0.225)),  # one channel is enough
    ],
)
def test_a_wrong_normalisation_is_refused(tmp_path, mean, std):
    """With the numbers that show it."""
    config = replace(CONFIG, recipe=PreprocessingRecipe(size=SIZE, mean=mean, std=std))

    with pytest.raises(InvalidConfiguration, match=r"has mean .* its normalisation is wrong"):
        checks(tmp_path, config=config)


def test_films_of_one_grey_are_refused(tmp_path):
    """Half of them is enough."""
    blank = FILMS.films.copy()
    blank[::2] = 40

    plain = replace(CONFIG, augmentation=CONFIG.augmentation.from_dict({"strength": "none"}))
    with pytest.raises(InvalidConfiguration, match="18 of 36 training films are of one grey"):
        checks(tmp_path, films=loader_films(40, films=blank), config=plain)


def test_films_of_another_size_are_refused(tmp_path):
    """Here the cache of 32 pixels for a recipe of 48."""
    config = replace(CONFIG, recipe=PreprocessingRecipe(size=48))

    with pytest.raises(InvalidConfiguration, match="prepared with 32 pixels, and the student"):
        checks(tmp_path, config=config)


@pytest.mark.parametrize(("everywhere", "shows"), [(0.0, "shows"), (1.0, "is without")])
def test_a_finding_that_cannot_be_learned_is_refused(tmp_path, everywhere, shows):
    """Without positives, or without negatives, among the training films alone."""
    films = loader_films(40)
    films.table.labels[films.train, 1] = everywhere

    with pytest.raises(InvalidLabels, match=f"No training film {shows} Edema"):
        checks(tmp_path, films=films)


def test_findings_of_another_table_are_refused(tmp_path):
    """Also the same ones in another order."""
    with pytest.raises(InvalidConfiguration, match="not those of the label table"):
        checks(tmp_path, config=replace(CONFIG, findings=FINDINGS[::-1]))


def test_too_few_training_films_are_refused(tmp_path):
    """One has no batch statistics."""
    with pytest.raises(InvalidLabels, match="Fewer than two films"):
        checks(tmp_path, films=replace(FILMS, train=FILMS.train[:1]))


def test_a_head_of_another_width_is_refused(tmp_path):
    """Whatever its configuration says."""
    with pytest.raises(InvalidConfiguration, match="3 outputs for 2 findings"):
        checks(tmp_path, student=TinyStudent(3))


def test_the_first_loss_is_that_of_a_network_that_says_nothing(tmp_path):
    """Logits near 0 cost ln 2."""
    assert checks(tmp_path)["initial loss"].value == pytest.approx(math.log(2), abs=0.02)


@pytest.mark.parametrize(
    ("scale", "bias"), [(1e9, 0.0), (0.1, 30.0), (0.1, -30.0), (math.inf, 0.0), (math.nan, 0.0)]
)
def test_first_logits_that_are_wild_are_refused(tmp_path, scale, bias):
    """They lie far apart, all far from 0, or are no numbers."""
    with pytest.raises(InvalidConfiguration, match="The first loss is"):
        checks(tmp_path, student=TinyStudent(scale=scale, bias=bias))


def test_a_head_that_begins_with_the_base_rates_is_sound(tmp_path):
    """Logits of -1.4 for a finding on every fifth film, say: the loss is below ln 2."""
    student = TinyStudent(bias=torch.tensor([0.0, math.log(0.2 / 0.8)]))

    assert checks(tmp_path, student=student)["initial loss"].value < 0.65


def test_a_first_loss_far_too_low_is_refused_unless_the_weights_are_taken_over(tmp_path):
    """A fresh student cannot know the labels; one that goes on from other weights may."""

    def knowing(logits, _labels):
        apart = logits.var(dim=0).sum()
        return torch.where(apart > 0, torch.tensor(0.1), torch.tensor(0.7))

    with pytest.raises(InvalidConfiguration, match=r"The first loss is 0\.1, where 0\.7 is"):
        checks(tmp_path, loss=knowing)
    config = replace(CONFIG, loop=LoopConfig(init_from="earlier"))
    assert checks(tmp_path, config=config, loss=knowing)["initial loss"].passed


def test_a_teacher_is_judged_on_the_training_labels(tmp_path):
    """A table that knows the labels of the first half reaches AUC 1 there."""
    said = np.where(FILMS.table.labels == 1, 2.0, -2.0)
    said[20:] = np.nan

    found = checks(tmp_path, teacher=FixedTeacher(said))

    assert found["teacher's opinions"].value == pytest.approx(20 / 36)
    assert found["teacher's AUC"].value == 1.0
    assert found["teacher's AUC"].passed


def test_a_bad_teacher_is_advice_and_no_refusal(tmp_path):
    """Inverted answers, for a third of the films."""
    said = np.where(FILMS.table.labels == 1, -2.0, 2.0)
    said[::3] = np.nan
    said[1::3] = np.nan

    found = checks(tmp_path, teacher=FixedTeacher(said))

    assert not found["teacher's opinions"].passed
    assert "33 %" in found["teacher's opinions"].sentence


def test_a_teacher_that_answers_the_wrong_way_round_is_advice(tmp_path):
    """Its AUC is below one half."""
    found = checks(tmp_path, teacher=FixedTeacher(np.where(FILMS.table.labels == 1, -2.0, 2.0)))

    assert (found["teacher's AUC"].passed, found["teacher's AUC"].value) == (False, 0.0)


def test_too_few_positive_films_judge_no_teacher(tmp_path):
    """And say so, instead of a number."""
    films = loader_films(12)

    found = checks(tmp_path, films=films, teacher=FixedTeacher(np.zeros((12, 2))))

    assert math.isnan(found["teacher's AUC"].value)
    assert "Too few" in found["teacher's AUC"].sentence


def test_a_teacher_that_looks_sees_films_of_its_own_recipe(tmp_path):
    """In its size and channels."""
    films = loader_films(40, teacher_sizes=(48,))
    recipe = PreprocessingRecipe(size=48, mean=(0.5,), std=(0.25,))
    teacher = FixedTeacher(np.zeros((40, 2)), recipes=(recipe,))

    checks(tmp_path, films=films, teacher=teacher)

    assert teacher.seen == [[(32, 1, 48, 48)], [(4, 1, 48, 48)]]


@pytest.mark.parametrize(
    ("teacher", "sentence"),
    [
        (FixedTeacher(np.zeros((40, 2)), findings=FINDINGS[::-1]), "findings are not the student"),
        (FixedTeacher(np.zeros((40, 3))), "answers are not of the student's findings"),
        (FixedTeacher(np.full((40, 2), np.nan)), "no opinion about any training film"),
    ],
)
def test_a_teacher_that_does_not_fit_is_refused(tmp_path, teacher, sentence):
    """Each in a sentence."""
    with pytest.raises(TeacherRefused, match=sentence):
        checks(tmp_path, teacher=teacher)


def test_films_that_the_teacher_lacks_are_refused(tmp_path):
    """None prepared, or in another size."""
    teacher = FixedTeacher(np.zeros((40, 2)), recipes=(PreprocessingRecipe(size=64),))

    with pytest.raises(InvalidConfiguration, match="looks at 1 kinds of films, and 0"):
        checks(tmp_path, teacher=teacher)
    with pytest.raises(InvalidConfiguration, match="prepared with 48 pixels, and the teacher"):
        checks(tmp_path, films=loader_films(40, teacher_sizes=(48,)), teacher=teacher)
