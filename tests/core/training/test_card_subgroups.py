"""A card says how its student does on groups of films, as far as its table tells them apart."""

from __future__ import annotations

import numpy as np

from xlite_core.data.labels import LabelTable
from xlite_core.training.card_subgroups import card_subgroups
from xlite_core.training.judged_predictions import JudgedPredictions

FILMS = 60


def judged(**known):
    """Return films of which every second one is positive, and ranked right."""
    truth = np.tile([0.0, 1.0], FILMS // 2)[:, None]
    names = np.array([f"film_{n}" for n in range(FILMS)])
    table = LabelTable(names, names, np.full(FILMS, ""), ("Mass",), truth, **known)
    return JudgedPredictions(truth * 2 - 1, table)


def test_views_ages_and_sexes_are_judged_each_by_itself():
    """Films from the front, films of old people: counted and ranked among themselves."""
    views = np.array(["AP"] * 40 + ["PA"] * 20)
    ages = np.array([30.0] * 30 + [70.0] * 30)

    groups = {
        (g.attribute, g.group): g for g in card_subgroups(judged(views=views, ages=ages), draws=20)
    }

    assert set(groups) == {("view", "AP"), ("view", "PA"), ("age", "18–39"), ("age", "60–79")}
    assert groups["view", "AP"].films == 40
    assert groups["view", "PA"].positives == (10,)
    assert groups["view", "AP"].auc[0].value == 1.0


def test_too_few_positive_films_give_no_number():
    """Nine would be noise: the count stands alone."""
    views = np.array(["AP"] * 42 + ["PA"] * 18)

    groups = {g.group: g for g in card_subgroups(judged(views=views), draws=20)}

    assert groups["PA"].positives == (9,)
    assert groups["PA"].auc == (None,)


def test_a_table_that_knows_nothing_of_its_films_has_no_groups():
    """No group "unknown" of all films."""
    assert card_subgroups(judged(), draws=20) == ()
