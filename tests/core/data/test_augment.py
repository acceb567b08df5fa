"""Augmentation belongs to the film and its generator alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.helpers.phantom import chest_phantom
from xlite_core.data.augment import Augmentation, augmented

FILM = chest_phantom(64)
ALWAYS = Augmentation(flip=1.0, rotate=1.0, shift_scale=1.0, blur_or_noise=1.0, contrast=1.0)
NEVER = Augmentation(flip=0, rotate=0, shift_scale=0, blur_or_noise=0, contrast=0)


def draw(augmentation: Augmentation, seed: int = 0, film: np.ndarray = FILM) -> np.ndarray:
    return augmented(film, augmentation, np.random.default_rng(seed))


@pytest.mark.parametrize("seed", range(12))
def test_the_same_generator_gives_the_same_picture(seed):
    """And the film itself, read-only here, is never touched."""
    film = FILM.copy()
    film.flags.writeable = False

    first, second = draw(ALWAYS, seed, film), draw(ALWAYS, seed, film)

    assert np.array_equal(first, second)
    assert (first.shape, first.dtype) == (FILM.shape, np.uint8)
    assert first.flags.c_contiguous
    assert not np.array_equal(first, draw(ALWAYS, seed + 1, film))


def test_nothing_happens_at_probability_zero():
    """The film comes back as it is."""
    assert np.array_equal(draw(NEVER), FILM)


def test_a_flip_is_left_to_right():
    """Mirrored, and nothing else."""
    assert np.array_equal(draw(replace(NEVER, flip=1.0)), FILM[:, ::-1])


def test_no_film_is_ever_turned_upside_down():
    """However strong the draws: what was above stays above."""
    bright_top = np.zeros((64, 64), np.uint8)
    bright_top[8:28, 16:48] = 200

    for seed in range(200):
        changed = draw(replace(ALWAYS, blur_or_noise=0.0, contrast=0.0), seed, bright_top)
        rows = np.arange(64) @ changed.sum(axis=1) / changed.sum()
        assert rows < 32


def test_rotation_turns_about_the_middle_and_no_further_than_allowed():
    """A centred disc stays where it is; a bar turns by 15 degrees at most."""
    y, x = np.mgrid[-31.5:32, -31.5:32]
    disc = np.where(np.hypot(x, y) < 20, 200, 0).astype(np.uint8)
    bar = np.where((np.abs(x) < 3) & (np.abs(y) < 24), 200, 0).astype(np.uint8)
    turning = replace(NEVER, rotate=1.0)

    for seed in range(40):
        weight = draw(turning, seed, disc).astype(float)
        turned = draw(turning, seed, bar).astype(float)
        centre = np.array([(weight * axis).sum() for axis in (x, y)]) / weight.sum()
        angle = 0.5 * np.arctan2(2 * (turned * x * y).sum(), (turned * (y**2 - x**2)).sum())
        assert np.abs(centre).max() < 0.2
        assert abs(np.degrees(angle)) <= 15.5


def test_a_probability_that_changes_does_not_shift_the_other_draws():
    """Turning the flip off leaves rotation and contrast as they were."""
    calm = replace(ALWAYS, flip=0.0, blur_or_noise=0.0, rotate=0.0, shift_scale=0.0)
    flipped = replace(calm, flip=1.0)

    for seed in range(5):
        assert np.array_equal(draw(flipped, seed), draw(calm, seed)[:, ::-1])


def test_contrast_keeps_the_order_of_greys():
    """Brighter stays at least as bright."""
    ramp = np.tile(np.arange(64, dtype=np.uint8) * 4, (64, 1))

    for seed in range(20):
        changed = draw(replace(NEVER, contrast=1.0), seed, ramp).astype(int)
        assert (np.diff(changed[0]) >= 0).all()
