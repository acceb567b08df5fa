"""Fitting an input check to a tiny student on phantoms: made, fitted, measured, written, opened."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from tests.helpers.phantom import chest_phantom
from tests.helpers.tiny_student import SIZE, write_tiny_student
from xlite_core.errors import InvalidLabels, UnreadableImage
from xlite_core.export.input_check_fitting import fit_input_check, measured
from xlite_core.export.input_check_learning import GOOD, KnownFilm, Observations, observe
from xlite_core.export.input_check_writing import affordable, halves, with_input_check
from xlite_core.export.patient_auc import patient_auc
from xlite_core.export.spoilt_films import SPOILT, varied
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.inference.classifier import Classifier
from xlite_core.inference.input_notice import KINDS
from xlite_core.inference.session import StudentSession
from xlite_core.io.read import read_radiograph_bytes

pytestmark = pytest.mark.torch

RECIPE = PreprocessingRecipe(size=SIZE)


def known_films(folder, count, *, first=0, **named):
    """Write phantoms of `count` patients, each a little different."""
    folder.mkdir(exist_ok=True)
    films = []
    for number in range(first, first + count):
        random = np.random.default_rng(number)
        path = folder / f"{number}.png"
        cv2.imwrite(str(path), varied(chest_phantom(96), random))
        films.append(KnownFilm(path=path, patient=f"p{number}", **named))
    return films


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    path = write_tiny_student(tmp_path_factory.mktemp("model") / "tiny.onnx")
    return StudentSession(path.read_bytes(), provider="CPU", threads=1)


@pytest.fixture(scope="module")
def seen(session, tmp_path_factory):
    """Observations of two sets of patients."""
    folder = tmp_path_factory.mktemp("films")
    return tuple(
        observe(session, RECIPE, known_films(folder, 40, first=40 * part), seed=part)
        for part in (0, 1)
    )


@pytest.mark.parametrize("kind", SPOILT)
def test_a_spoilt_film_is_another_picture_made_by_chance_alone(kind):
    """The same seed makes the same picture, and the film itself stays as it was."""
    film = chest_phantom(80)[:, :64].copy()
    before = film.copy()
    one, same = (SPOILT[kind](film, np.random.default_rng(5)) for _ in range(2))

    assert one.dtype == np.uint8
    assert min(one.shape) >= 8
    np.testing.assert_array_equal(one, same)
    np.testing.assert_array_equal(film, before)
    assert one.shape != film.shape or (one != film).mean() > 0.2


def test_each_film_is_seen_good_varied_and_spoilt_in_every_way(seen):
    kinds, counts = np.unique(seen[0].kinds, return_counts=True)
    assert dict(zip(kinds.tolist(), counts.tolist(), strict=True)) == dict.fromkeys(
        (GOOD, "varied", *SPOILT), 40
    )


def test_children_are_a_kind_and_youths_belong_to_neither_side(session, tmp_path):
    child = known_films(tmp_path, 1, age_years=4.0)
    youth = known_films(tmp_path, 1, first=1, age_years=14.0)
    kinds = observe(session, RECIPE, [*child, *youth], seed=0).kinds.tolist()
    assert kinds == ["child", "varied_child", "varied"]


def test_a_fitted_check_tells_negatives_of_patients_it_never_saw(seen):
    """And says of each kind how many films judged it."""
    card = fit_input_check(*seen, built_on="Phantoms.", measured_on="Other phantoms.")
    worth = {one.kind: one for one in card.measured}

    assert set(worth) == set(KINDS)
    assert "child" not in card.kinds
    assert worth["inverted"].auc.value > 0.95
    assert worth["inverted"].sensitivity.value > 0.8
    assert (worth["child"].films, worth["child"].auc) == (0, None)
    assert worth["lateral"].made == "header only"
    assert card.good_films == 40
    assert card.false_alarms.value <= 0.1
    assert all(threshold >= 0 for threshold in card.thresholds)


def test_with_too_few_films_nothing_is_measured(seen):
    card = fit_input_check(*seen, built_on="Phantoms.", measured_on="Other phantoms.")
    few = np.isin(seen[1].patients, [f"p{number}" for number in range(40, 59)])
    judged = measured(card, seen[1][few])
    assert judged.good_films == 19
    assert judged.false_alarms is None
    assert all(one.auc is None and one.sensitivity is None for one in judged.measured)


def test_fitting_twice_gives_the_same_check(seen):
    cards = [fit_input_check(*seen, built_on="a", measured_on="b") for _ in range(2)]
    assert cards[0] == cards[1]


def test_a_written_check_opens_and_speaks(tmp_path):
    """From files of films to a model file whose predictions carry notices."""
    path = write_tiny_student(tmp_path / "tiny.onnx")
    building = known_films(tmp_path / "films", 100)
    measuring = known_films(tmp_path / "films", 20, first=100)
    told = []

    content, check = with_input_check(
        path.read_bytes(), building, measuring, source="phantoms",
        progress=lambda what, done, total: told.append((what, done, total)),
    )  # fmt: skip
    path.write_bytes(content)

    opened = Classifier.open(path)
    assert opened.card.input_check == check
    assert check.built_on.startswith("100 phantoms of 100 patients")
    assert {what for what, done, total in told if done == total} == {
        "Spoiling films to learn from", "Spoiling films to measure on", "Fitting the input check",
    }  # fmt: skip
    negative = cv2.imencode(".png", 255 - chest_phantom(96))[1].tobytes()
    notices = opened.predict(read_radiograph_bytes(negative, "n.png")).notices
    assert "inverted" in [one.kind for one in notices]


def test_refusals(tmp_path):
    content = write_tiny_student(tmp_path / "tiny.onnx").read_bytes()
    films = known_films(tmp_path / "films", 2)
    with pytest.raises(InvalidLabels, match="2 films are too few"):
        with_input_check(content, films, films, source="phantoms")
    many = [films[0]] * 100
    with pytest.raises(InvalidLabels, match="both build and measure"):
        with_input_check(content, many, films, source="phantoms")
    gone = [replace(films[0], path=tmp_path / "gone.png")] * 100
    with pytest.raises(UnreadableImage):
        with_input_check(content, gone, films[1:], source="phantoms")


def test_halves_keep_patients_whole_and_never_change(tmp_path):
    films = [KnownFilm(path=tmp_path, patient=f"p{n // 3}") for n in range(300)]
    one, other = halves(films)
    assert {film.patient for film in one}.isdisjoint({film.patient for film in other})
    assert len(one) + len(other) == 300
    assert min(len(one), len(other)) > 90
    assert halves(films[:30])[0] == [film for film in one if film in films[:30]]


def test_a_slow_student_looks_at_fewer_films(tmp_path):
    films = [KnownFilm(path=tmp_path, patient=f"p{n}") for n in range(5000)]
    quick, slow = (len(affordable(films, ms, 60)) for ms in (2.0, 100.0))
    assert quick > 900
    assert slow == 200
    assert affordable([], 1.0, 60) == []


def test_the_interval_of_an_auc_comes_from_patients():
    """Ten films of one patient say no more than one: the interval is wider than for ten."""
    random = np.random.default_rng(0)
    shown = np.repeat([True, False], 100)
    scores = (random.normal(size=200) + shown).astype(np.float32)
    alone = patient_auc(scores, shown, np.array([f"p{n}" for n in range(200)]))
    grouped = patient_auc(
        np.repeat(scores[::10], 10), shown, np.array([f"p{n // 10}" for n in range(200)])
    )
    pairs = scores[:100, None] > scores[None, 100:]
    assert alone.value == pytest.approx(pairs.mean())
    assert grouped.high - grouped.low > alone.high - alone.low
    tied = patient_auc(
        np.zeros(4, np.float32), np.array([1, 0, 1, 0], bool), np.array(list("abcd"))
    )
    assert tied.value == 0.5


def test_observations_are_chosen_by_rows(seen):
    part: Observations = seen[0][seen[0].kinds == GOOD]
    assert len(part.features) == len(part.patients) == 40
