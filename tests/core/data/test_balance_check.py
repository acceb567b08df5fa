"""The check counts what a run would draw, with the run's own functions."""

from __future__ import annotations

import csv
import io

import numpy as np
import pytest

from xlite_core.data import balance_check
from xlite_core.data.balance import Balance, draw_epoch, positive_weights, sample_weights
from xlite_core.data.balance_check import Drawn, check_balance, distance_from_uniform
from xlite_core.errors import InvalidConfiguration, InvalidLabels

FINDINGS = ("Effusion", "Mass", "Hernia")
MEAN = Balance(sampler="mean_active")


def some_labels(films: int = 400) -> np.ndarray:
    """40 % with Effusion, 10 % with Mass, 2 % with Hernia; some cells unknown."""
    labels = (np.random.default_rng(0).random((films, 3)) < (0.4, 0.1, 0.02)).astype(float)
    labels[5::50, 1] = np.nan
    return labels


def test_measures_of_shares_by_hand():
    """Three quarters, a quarter and nothing against a third each."""
    drawn = Drawn(shares=np.array([0.75, 0.25, 0.0]), starved=np.zeros(3), without_finding=0.0)

    assert drawn.distance_from_uniform == pytest.approx(5 / 12)
    assert drawn.variation == pytest.approx(3 * np.std([0.75, 0.25, 0.0]))
    assert distance_from_uniform(np.full(4, 0.25)) == 0.0
    assert distance_from_uniform(np.array([1.0, 0.0, 0.0, 0.0])) == 0.75


def test_natural_order_holds_every_film_once_an_epoch():
    """20 batches of 20 are the 400 films: shares and starved batches can be counted."""
    labels = np.nan_to_num(some_labels())

    check = check_balance(labels, Balance(), findings=FINDINGS, batches=20, batch_size=20)

    assert check.before.shares == pytest.approx(labels.sum(axis=0) / labels.sum())
    assert check.before.without_finding == (labels.sum(axis=1) == 0).mean()
    order = draw_epoch(np.arange(400), None, np.random.default_rng(42))
    batches = labels[order].reshape(20, 20, 3)
    assert np.array_equal(check.before.starved, (batches.sum(axis=1) == 0).mean(axis=0))
    assert check.positives.tolist() == labels.sum(axis=0).tolist()


def test_without_a_sampler_nothing_changes_but_the_weights():
    """Before and after are the same batches."""
    check = check_balance(some_labels(), Balance(), findings=FINDINGS)

    assert check.after is check.before
    assert not check.closer_to_uniform
    assert check.rare_emphasis == 1.0


def test_the_sampler_brings_rare_findings_into_the_batches():
    """Closer to uniform, less variation, fewer starved batches, the rarest lifted."""
    check = check_balance(some_labels(), MEAN, findings=FINDINGS)

    assert check.closer_to_uniform
    assert check.after.variation < check.before.variation
    assert check.after.starved[2] < check.before.starved[2] - 0.2
    assert check.after.without_finding < 0.1 < check.before.without_finding
    assert check.rarest_third.tolist() == [2]
    lifted = check.after.shares[2] / check.before.shares[2]
    assert check.rare_emphasis == pytest.approx(lifted)
    assert lifted > 3


def test_the_broken_sampler_is_exposed_by_starved_batches():
    """Shares look better than before, while most batches hold no rare film any more."""
    common = np.zeros((20_000, 3))
    common[:4000, 0] = common[4000:5500, 1] = common[5500:5900, 2] = 1.0

    check = check_balance(common, Balance(sampler="maximum_2025"), findings=FINDINGS)

    assert check.closer_to_uniform
    assert (check.after.starved > check.before.starved).all()
    assert check.after.starved[2] > 0.75
    assert check.after.without_finding > 0.95


def test_the_check_asks_the_functions_that_the_run_asks(monkeypatch):
    """Its weights are the loss's, and its batches are what the sampler draws."""
    labels = some_labels()
    calls = []

    def watched(rows, weights, generator):
        calls.append(weights)
        return draw_epoch(rows, weights, generator)

    monkeypatch.setattr(balance_check, "draw_epoch", watched)

    check = check_balance(labels, MEAN, findings=FINDINGS, batches=10, batch_size=20)

    assert np.array_equal(check.weights, positive_weights(labels, MEAN))
    assert calls[0] is None
    assert np.array_equal(calls[1], sample_weights(labels, MEAN))
    rows = draw_epoch(np.arange(400), calls[1], np.random.default_rng(42))[:200]
    held = np.nansum(labels[rows], axis=0)
    assert check.after.shares == pytest.approx(held / held.sum())


def test_the_pull_is_weight_times_share():
    """Brought to sum 1."""
    check = check_balance(some_labels(), MEAN, findings=FINDINGS)

    raw = check.weights * check.after.shares
    assert check.pull == pytest.approx(raw / raw.sum())
    assert check.pull_distance_from_uniform == distance_from_uniform(check.pull)


def test_more_films_are_drawn_than_an_epoch_has():
    """500 batches of 32 from 40 films."""
    labels = np.nan_to_num(some_labels(100))

    check = check_balance(labels, Balance(), findings=FINDINGS)

    assert check.before.shares == pytest.approx(labels.sum(axis=0) / labels.sum(), abs=0.01)


def test_equal_seeds_give_equal_checks():
    """And others do not."""
    one, two, other = (
        check_balance(some_labels(), MEAN, findings=FINDINGS, batches=20, seed=seed)
        for seed in (1, 1, 2)
    )

    assert one.to_csv() == two.to_csv()
    assert one.to_csv() != other.to_csv()


def test_the_table_holds_every_number():
    """One row a measure and finding, with what was before and after."""
    check = check_balance(some_labels(), MEAN, findings=FINDINGS)

    rows = list(csv.DictReader(io.StringIO(check.to_csv())))

    found = {(row["measure"], row["finding"]): (row["before"], row["after"]) for row in rows}
    assert len(found) == len(rows) == 5 * 3 + 5
    assert float(found["share of positive cells", "Hernia"][1]) == pytest.approx(
        check.after.shares[2], rel=1e-5
    )
    assert float(found["positive weight", "Mass"][1]) == pytest.approx(check.weights[1], rel=1e-5)
    assert float(found["coefficient of variation", ""][0]) == pytest.approx(
        check.before.variation, rel=1e-5
    )
    assert found["closer to uniform", ""] == ("", "1")
    assert float(found["emphasis of the rarest third", ""][1]) == pytest.approx(
        check.rare_emphasis, rel=1e-5
    )


def test_an_emphasis_of_nothing_is_no_number():
    """One batch in natural order may hold no rare film at all."""
    labels = np.zeros((1000, 3))
    labels[:500, 0] = labels[500:, 1] = labels[7, 2] = 1.0

    check = check_balance(labels, MEAN, findings=FINDINGS, batches=1, batch_size=4)

    assert check.rare_emphasis is None
    assert "emphasis of the rarest third,,1,\n" in check.to_csv()


@pytest.mark.parametrize("shape", [(0, 32), (500, 0), (-1, 32)])
def test_drawing_nothing_is_refused(shape):
    """No batch, or empty ones."""
    with pytest.raises(InvalidConfiguration, match="show nothing"):
        check_balance(some_labels(), MEAN, findings=FINDINGS, batches=shape[0], batch_size=shape[1])


def test_batches_without_any_finding_are_refused():
    """A single film out of a thousand of which one shows something."""
    labels = np.zeros((1000, 1))
    labels[0] = 1.0

    with pytest.raises(InvalidConfiguration, match="None of the 1 films drawn"):
        check_balance(labels, Balance(), findings=("Mass",), batches=1, batch_size=1)


def test_a_finding_without_positives_is_refused():
    """The check says before a run what the run would say."""
    with pytest.raises(InvalidLabels, match="1 of 2 findings"):
        check_balance(np.array([[1.0, 0.0]]), Balance(), findings=("Mass", "Hernia"))


def test_expected_positives_are_what_many_batches_hold_on_average():
    """With and without a sampler; an unknown cell is no positive."""
    labels = some_labels()

    natural = balance_check.expected_positives(labels, Balance(), batch_size=16)
    drawn = balance_check.expected_positives(labels, MEAN, batch_size=16)

    assert natural == pytest.approx(16 * np.nansum(labels, axis=0) / 400)
    order = draw_epoch(np.arange(400), sample_weights(labels, MEAN), np.random.default_rng(1))
    held = 16 * np.nan_to_num(labels)[order].mean(axis=0)
    assert drawn == pytest.approx(held, rel=0.4)
    assert drawn[2] > 5 * natural[2]
