"""The search for versions of one picture among many films."""

from __future__ import annotations

import numpy as np
import pytest

from xlite_core.data.near_duplicates import ALIKE, MOST_BITS, Pair, groups, near_duplicates

CELLS = 256


@pytest.fixture
def films():
    """A hundred films without anything in common."""
    chance = np.random.default_rng(3)
    fingerprints = chance.integers(0, 2**63, 100, dtype=np.uint64)
    textures = chance.integers(-80, 80, (100, CELLS)).astype(np.int8)
    return fingerprints, textures


def flipped(fingerprint, bits):
    return fingerprint ^ np.uint64((1 << bits) - 1)


def test_nothing_is_found_among_films_that_differ(films):
    """Chance makes no pair."""
    assert near_duplicates(*films) == ()


def test_a_version_is_found_wherever_it_stands(films):
    """Across blocks, within one, and three of a kind as three pairs."""
    fingerprints, textures = films
    for row in (1, 50, 99):
        fingerprints[row], textures[row] = flipped(fingerprints[0], row % 5), textures[0]

    found = near_duplicates(fingerprints, textures)

    wanted = [(0, 1), (0, 50), (0, 99), (1, 50), (1, 99), (50, 99)]
    assert sorted((pair.first, pair.second) for pair in found) == wanted
    assert all(pair.alike == pytest.approx(1.0) for pair in found)


@pytest.mark.parametrize(("bits", "pairs"), [(MOST_BITS, 1), (MOST_BITS + 1, 0)])
def test_fingerprints_may_differ_so_far(films, bits, pairs):
    """The limit itself still counts."""
    fingerprints, textures = films
    fingerprints[7], textures[7] = flipped(fingerprints[3], bits), textures[3]

    assert len(near_duplicates(fingerprints, textures)) == pairs


def test_two_chests_of_one_shape_are_no_pair_if_their_ribs_differ(films):
    """The same fingerprint is not enough; nor are two films without any structure."""
    fingerprints, textures = films
    fingerprints[7] = fingerprints[3]
    fingerprints[20], textures[20], textures[21] = fingerprints[21], 0, 0

    assert near_duplicates(fingerprints, textures) == ()


def test_no_film_and_one_film(films):
    """Nothing to compare."""
    fingerprints, textures = films
    assert near_duplicates(fingerprints[:0], textures[:0]) == ()
    assert near_duplicates(fingerprints[:1], textures[:1]) == ()


def test_the_search_can_be_cancelled(films):
    """After a block."""
    assert near_duplicates(*films, cancelled=lambda: True) is None


def test_pairs_that_share_a_film_are_one_group():
    """Whatever their order."""
    pairs = [
        Pair(first=first, second=second, alike=ALIKE) for first, second in ((7, 9), (1, 2), (2, 7))
    ]

    assert groups(pairs) == ((1, 2, 7, 9),)
    assert groups(pairs[:2]) == ((1, 2), (7, 9))
    assert groups(()) == ()
