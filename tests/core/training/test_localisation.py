"""Maps of folds against planted boxes: who is judged by whom, and what the answer must be."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
import torch
from torch import nn

from tests.helpers.tiny_study import FILMS, FINDINGS, tiny_config, tiny_study, write_tiny_study
from xlite_core.data.box_table import DrawnBox
from xlite_core.data.folds import FoldFile
from xlite_core.errors import CorruptCheckpoint, InvalidLabels
from xlite_core.evaluation.map_measures import measured
from xlite_core.imaging.film_box import ShareBox, inside_boxes
from xlite_core.imaging.overlay import smoothed_evidence
from xlite_core.models.config import StudentConfig
from xlite_core.models.head import Head
from xlite_core.models.student import Student
from xlite_core.training.boxed_films import (
    LEAST_BOXES,
    boxed_films,
    boxes_of_others,
    usual_boxes,
)
from xlite_core.training.cross_validation import cross_validate
from xlite_core.training.localisation import (
    ABOVE_AVERAGE,
    AVERAGE_BOX,
    CHANCE,
    EVIDENCE,
    drawn_maps,
    finished_folds,
    localised,
)

pytestmark = pytest.mark.torch

SQUARE = ShareBox(left=10 / 80, top=10 / 80, right=26 / 80, bottom=26 / 80)
"""Where the tiny study's films of Mass are bright."""
ELSEWHERE = ShareBox(left=0.7, top=0.1, right=0.9, bottom=0.3)


def drawn(film, finding="Mass", box=SQUARE):
    return DrawnBox(film=film, finding=finding, box=box)


class Brightness(nn.Module):
    """A backbone that is brightness itself: the mean of each 8 x 8 pixels."""

    def forward(self, images):
        return nn.functional.avg_pool2d(images, 8)


def student_of_brightness():
    """Return a student that finds the more of its one finding, the brighter a film is."""
    head = Head(3, width=1, findings=1, dropout=0.0)
    nn.init.ones_(head.hidden.weight)
    nn.init.ones_(head.logits.weight)
    config = StudentConfig(backbone="brightness", findings=1)
    return Student(config, Brightness(), nn.Identity(), head).eval()


@pytest.mark.parametrize(("column", "row"), [(8, 40), (40, 16), (48, 48)])
def test_maps_of_a_student_of_brightness_lie_on_what_is_bright(column, row):
    """Rows stay rows and columns columns, from the box through the map to the measures."""
    image = torch.zeros(1, 3, 64, 64)
    image[:, :, row : row + 16, column : column + 8] = 1
    planted = ShareBox(
        left=column / 64, top=row / 64, right=(column + 8) / 64, bottom=(row + 16) / 64
    )
    mirrored = replace(planted, left=1 - planted.right, right=1 - planted.left)

    average = torch.zeros(1, 8, 8)
    maps = drawn_maps(student_of_brightness(), image, [0], taps={}, average=average)

    assert [method.name for method in maps] == [
        EVIDENCE, ABOVE_AVERAGE, "Grad-CAM", "Grad-CAM++", "Layer-CAM", "Eigen-CAM"
    ]  # fmt: skip
    for method, values in maps.items():
        assert (method.layer, method.cells) == ("last", "8 x 8")
        fine = smoothed_evidence(values[0])
        on, off = (measured(fine, inside_boxes([box], fine.shape)) for box in (planted, mirrored))
        # Eigen-CAM knows no sign: it may as well point at all that is dark.
        if method.name != "Eigen-CAM":
            assert (on.pointing, off.pointing) == (1, 0)
            assert on.overlaps[1] > 0.7
            assert on.energy > 0.6  # the rest is the smooth edge
            assert off.energy < 0.1


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """A study with one fold of two trained, and the folder of its films; not to be changed."""
    folder = tmp_path_factory.mktemp("study")
    _, images, _ = write_tiny_study(folder)
    study = tiny_study(folder / "runs")
    config = tiny_config(epochs=1, student=StudentConfig(
        backbone="mobilenetv3_small", attention="mhsa", attention_width=16, heads=4, findings=2
    ))  # fmt: skip
    assert list(cross_validate(config, study, only_fold=1))
    return config, study, images


def test_each_film_is_judged_by_the_student_that_has_not_seen_it(finished):
    """Films of a fold that is not trained are left out; every method answers for each film."""
    config, study, images = finished
    table = [drawn(f"film_{n:02d}") for n in range(FILMS)] + [drawn("film_05", "Edema", ELSEWHERE)]
    films = boxed_films(table, study.folds, FINDINGS, images)
    done = []

    scores = list(localised(config, study, films, table, progress=done.append))

    own = {study.table.files[row] for row in np.flatnonzero(study.folds.folds == 1)}
    assert finished_folds(study) == (1,)
    assert {score.file for score in scores} == own
    assert done == list(range(1, len(own) + 1))
    methods = list(dict.fromkeys((s.method.name, s.method.layer) for s in scores))
    layers = ["last", "before attention", "finer"]
    names = [EVIDENCE, "Grad-CAM", "Grad-CAM++", "Layer-CAM", "Eigen-CAM"]
    expected = [(name, layer) for layer in layers for name in names]
    assert methods[:-2] == [expected[0], (ABOVE_AVERAGE, "last"), *expected[1:]]
    assert [s.method for s in scores[-2:]] == [AVERAGE_BOX, CHANCE]
    cells = {s.method.layer: s.method.cells for s in scores if s.method.layer}
    assert cells == {"last": "2 x 2", "before attention": "2 x 2", "finer": "4 x 4"}
    # All boxes of Mass are one: the average box is that box, and chance its share of the film.
    mass = [s for s in scores if s.finding == "Mass"]
    assert {s.measures.pointing for s in mass if s.method == AVERAGE_BOX} == {1.0}
    chance = [s.measures.energy for s in mass if s.method == CHANCE]
    assert chance == pytest.approx([SQUARE.area] * len(own), abs=0.01)
    assert len(scores) == len(methods) * (len(own) + ("film_05.png" in own))


def test_a_student_is_not_asked_about_films_that_it_may_have_seen(finished):
    """With other folds than it was trained with, nobody knows which they are."""
    config, study, images = finished
    other = FoldFile(
        study.folds.files, study.folds.patients, 1 - study.folds.folds, study.folds.headline
    )
    table = [drawn(f"film_{n:02d}") for n in range(FILMS)]
    films = boxed_films(table, other, FINDINGS, images)

    with pytest.raises(CorruptCheckpoint):
        list(localised(config, replace(study, folds=other), films, table))


def test_what_cannot_be_judged_is_refused(finished, tmp_path):
    """Boxes of other films, of other findings, of folds to come; and a study without any fold."""
    config, study, images = finished
    first = study.folds.files[study.folds.folds == 0][0].removesuffix(".png")

    for table in ([drawn("00000001_000")], [drawn(first, "Cold")]):
        with pytest.raises(InvalidLabels, match="No film of the fold file has a box"):
            boxed_films(table, study.folds, FINDINGS, images)
    films = boxed_films([drawn(first)], study.folds, FINDINGS, images)
    with pytest.raises(InvalidLabels, match="No film with a box is in a fold that is finished"):
        list(localised(config, study, films, [drawn(first)]))
    with pytest.raises(InvalidLabels, match="No fold of nothing is finished"):
        finished_folds(replace(study, directory=tmp_path / "nothing"))


def test_a_copy_that_was_cut_is_refused(finished, tmp_path):
    """Its boxes were drawn on a square picture; where they lie on this one nobody knows."""
    _, study, _ = finished
    cv2.imwrite(str(tmp_path / "film_00.png"), np.zeros((80, 70), np.uint8))

    with pytest.raises(InvalidLabels, match=r"film_00\.png is not square"):
        boxed_films([drawn("film_00")], study.folds, FINDINGS, tmp_path)


def test_usual_boxes_are_of_other_folds_and_of_other_patients():
    """NIH's numbers tell patients of films that are not here; a film of no known patient is out."""
    folds = FoldFile(
        np.array(["nih_00000001_000.jpg", "nih_00000002_000.jpg", "own.png"]),
        np.array(["a", "b", "c"]),
        np.array([0, 1, 1]),
        np.array([True] * 3),
    )
    names = ["00000001_000", "00000001_009", "00000002_000", "00000003_004", "own", "stranger"]

    left = [each.film for each in boxes_of_others([drawn(n) for n in names], folds, 0)]
    right = [each.film for each in boxes_of_others([drawn(n) for n in names], folds, 1)]

    assert left == ["00000002_000", "00000003_004", "own"]
    assert right == ["00000001_000", "00000001_009", "00000003_004"]


def test_a_finding_of_few_boxes_takes_those_of_all():
    """Its own from ten on; where there is none at all, nothing can be said."""
    many = [drawn("a", "Mass")] * LEAST_BOXES
    few = [drawn("b", "Edema", ELSEWHERE)] * 3

    assert usual_boxes(many + few, "Mass") == [SQUARE] * LEAST_BOXES
    assert len(usual_boxes(many + few, "Edema")) == LEAST_BOXES + 3
    with pytest.raises(InvalidLabels, match="All boxes are of films of one fold"):
        usual_boxes([], "Mass")
