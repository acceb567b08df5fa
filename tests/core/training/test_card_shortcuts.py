"""A student beside a guess made without the film, as its card tells it."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from tests.core.training.test_shortcuts import FILMS, FINDINGS, FOLDS, TABLE
from xlite_core.errors import UnreadableImage
from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.shortcut_gain import ShortcutGain
from xlite_core.inference.card_limits import limits_of, without_these
from xlite_core.training.card_shortcuts import card_shortcuts
from xlite_core.training.finding_card import judged_findings
from xlite_core.training.run_evaluation import JudgedPredictions
from xlite_core.training.shortcut_baseline import out_of_fold_regression
from xlite_core.training.shortcut_features import shortcut_features


def a_student(sees):
    """Return logits that know Mass, and of Edema only what the view tells nearly as well."""
    random = np.random.default_rng(3)
    noise = random.normal(size=(FILMS, len(FINDINGS)))
    mass = sees * np.nan_to_num(TABLE.labels[:, 0])
    return noise + np.column_stack([mass, 4.0 * (TABLE.views == "AP"), np.zeros(FILMS)])


def test_a_finding_that_the_film_shows_is_beaten_and_one_that_the_view_tells_is_not():
    """The regression is told what differs between films; the card names who is not beaten."""
    found = card_shortcuts(a_student(3.0), TABLE, FOLDS, draws=200)

    mass, edema, hernia = found.findings
    assert mass.told == edema.told == ("view", "sex", "age", "source")
    assert mass.beaten
    assert mass.difference.low > 0
    assert not edema.beaten
    assert edema.auc.low > 0.7
    assert hernia is None  # four positive films
    assert found.macro.difference.value == pytest.approx(
        (mass.difference.value + edema.difference.value) / 2
    )
    judged = JudgedPredictions(a_student(3.0), TABLE)
    said = judged_findings(judged, prevalence={}, shortcuts=found.findings)
    assert [card.beats_shortcuts for card in said.findings] == [True, False, True]
    limit = "Not shown to beat a guess made without the film (view, sex, age, source): Edema."
    assert limit in said.limits
    assert without_these(said.limits) == ()
    unmeasured = tuple(replace(card, shortcuts=None) for card in said.findings)
    assert not any("without the film" in told for told in limits_of(unmeasured))


def test_the_numbers_are_those_of_scikit_learn_on_the_same_films():
    """Student minus regression, each pooled over folds."""
    from sklearn.metrics import roc_auc_score

    student, known = a_student(1.0), ~np.isnan(TABLE.labels[:, 0])

    mass = card_shortcuts(student, TABLE, FOLDS, draws=100).findings[0]

    told = ("view", "sex", "age", "source")
    guess = out_of_fold_regression(TABLE, FOLDS, shortcut_features(TABLE, []), told)
    own, other = (
        roc_auc_score(TABLE.labels[known, 0], scores[known, 0]) for scores in (student, guess)
    )
    assert mass.auc.value == pytest.approx(other)
    assert mass.difference.value == pytest.approx(own - other)


def test_sizes_of_the_files_are_told_where_they_differ(tmp_path):
    """Read from the films themselves; a film that is missing is an error."""
    for number, file in enumerate(TABLE.files.tolist()):
        cv2.imwrite(str(tmp_path / file), np.zeros((8, 8 + number % 2), np.uint8))

    told = card_shortcuts(a_student(1.0), TABLE, FOLDS, images=tmp_path, draws=100).macro.told

    assert told == ("view", "sex", "age", "source", "size")
    (tmp_path / TABLE.files[0]).unlink()
    with pytest.raises(UnreadableImage):
        card_shortcuts(a_student(1.0), TABLE, FOLDS, images=tmp_path, draws=100)


def test_films_that_nothing_tells_apart_make_no_comparison():
    """Not a comparison with a constant, which anything beats."""
    bare = replace(
        TABLE,
        sources=np.full(FILMS, "here"),
        views=np.full(FILMS, ""),
        sexes=np.full(FILMS, "F"),
        ages=np.full(FILMS, np.nan),
    )

    assert card_shortcuts(a_student(1.0), bare, FOLDS, draws=100) is None


def test_both_intervals_must_lie_above_zero():
    """Pooled folds make a weak regression look weaker than it is."""

    def gain(pooled_low, within_low):
        return ShortcutGain(
            told=("view",),
            auc=Estimate(value=0.6, low=0.5, high=0.7),
            difference=Estimate(value=0.1, low=pooled_low, high=0.2),
            within_folds=Estimate(value=0.1, low=within_low, high=0.2),
        )

    assert gain(0.01, 0.01).beaten
    assert not gain(0.01, -0.01).beaten
    assert not gain(0.0, 0.01).beaten
