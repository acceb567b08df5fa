"""The recipe does what it says, the same way everywhere, and nothing else."""

from __future__ import annotations

import json
import math
from dataclasses import replace

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.phantom import chest_phantom
from xlite_core.errors import InvalidConfiguration
from xlite_core.imaging.preprocessing import (
    PreprocessingRecipe,
    SquarePadding,
    network_grey,
    network_input,
    normalised,
    padded_to_square,
    resized,
)
from xlite_core.io.radiograph import IDENTITY_8BIT, Provenance, Radiograph

RECIPE = PreprocessingRecipe(size=64)


def radiograph(pixels: np.ndarray) -> Radiograph:
    return Radiograph(
        pixels=pixels,
        presets=(IDENTITY_8BIT,),
        inverted=False,
        spacing_mm=None,
        provenance=Provenance(file_name="film", file_kind="PNG", byte_count=0, sha256=""),
    )


@given(st.integers(1, 60), st.integers(1, 60))
def test_padding_is_undone_by_its_description(rows, columns):
    """Whatever was padded is found again at the place that `SquarePadding` names."""
    film = np.random.default_rng(rows * 61 + columns).integers(1, 256, (rows, columns), np.uint8)
    padding = SquarePadding(rows, columns)

    square = padded_to_square(film)

    assert square.shape == (padding.side, padding.side)
    inside = square[padding.top : padding.top + rows, padding.left : padding.left + columns]
    assert np.array_equal(inside, film)
    assert int(square.astype(int).sum()) == int(film.astype(int).sum())  # all else is black
    assert abs((padding.side - rows - padding.top) - padding.top) <= 1
    assert abs((padding.side - columns - padding.left) - padding.left) <= 1


def test_shrinking_averages_areas():
    """Half the size: each pixel is the mean of four, rounded."""
    square = np.arange(64, dtype=np.uint8).reshape(8, 8) * 4

    small = resized(square, 4)

    means = square.reshape(4, 2, 4, 2).astype(float).mean(axis=(1, 3))
    assert np.abs(small - means).max() <= 0.5


def test_enlarging_is_linear_and_keeps_a_plane():
    """A ramp stays a ramp, and no value leaves its range."""
    ramp = np.tile(np.linspace(0, 240, 16).astype(np.uint8), (16, 1))

    large = resized(ramp, 64)

    steps = np.diff(large[:, 4:-4].astype(int), axis=1)
    assert set(np.unique(steps)) <= {3, 4, 5}
    assert (large.min(), large.max()) == (0, 240)


def test_a_film_of_the_right_size_is_not_resampled():
    """Not one value changes."""
    film = chest_phantom(64)

    assert np.array_equal(resized(film, 64), film)


def test_the_network_sees_what_a_slow_reading_of_the_recipe_gives():
    """Pad, shrink, equalise, divide by 255, subtract, divide: written out once more."""
    film = chest_phantom(300)[:, 20:230]
    recipe = replace(RECIPE, mean=(0.4, 0.5, 0.6), std=(0.2, 0.25, 0.3))
    square = np.zeros((300, 300), np.uint8)
    square[:, 45:255] = film
    small = cv2.resize(square, (64, 64), interpolation=cv2.INTER_AREA)
    equal = cv2.createCLAHE(2.0, (8, 8)).apply(small)
    expected = np.empty((3, 64, 64))
    for channel, (mean, std) in enumerate(zip(recipe.mean, recipe.std, strict=True)):
        for row in range(64):
            for column in range(64):
                expected[channel, row, column] = (equal[row, column] / 255 - mean) / std

    seen = network_input(radiograph(film), recipe)

    assert (seen.dtype, seen.shape) == (np.float32, (3, 64, 64))
    assert np.allclose(seen, expected, atol=1e-6)


def test_a_single_channel_recipe_gives_a_single_channel():
    """Mean and standard deviation say how many there are."""
    recipe = replace(RECIPE, mean=(0.5,), std=(0.25,))

    seen = network_input(radiograph(chest_phantom(80)), recipe)

    assert seen.shape == (1, 64, 64)
    assert recipe.channels == 1


def test_a_clip_of_zero_turns_equalisation_off():
    """Then the film is only padded and resized."""
    film = chest_phantom(128)

    assert np.array_equal(network_grey(film, replace(RECIPE, clahe_clip=0.0)), resized(film, 64))
    assert not np.array_equal(network_grey(film, RECIPE), resized(film, 64))


@pytest.mark.parametrize("shape", [(64, 64), (100, 100), (40, 90), (30, 30)])
def test_the_film_is_never_changed(shape):
    """Neither when it needs no padding, nor when it needs no resizing."""
    film = chest_phantom(120)[: shape[0], : shape[1]].copy()
    before = film.copy()
    film.flags.writeable = False

    normalised(network_grey(film, replace(RECIPE, clahe_clip=0.0)), RECIPE)
    normalised(network_grey(film, RECIPE), RECIPE)

    assert np.array_equal(film, before)


def test_resizing_first_makes_the_resolution_of_the_file_matter_little():
    """The same film at twice the resolution looks nearly the same to the network."""
    film = chest_phantom(256)
    large = cv2.resize(film, (512, 512), interpolation=cv2.INTER_LINEAR)

    difference = np.abs(network_grey(film, RECIPE).astype(int) - network_grey(large, RECIPE))

    assert difference.mean() < 4  # of 255, after equalisation


CHANGES = {
    "size": 96,
    "clahe_clip": 3.0,
    "clahe_tiles": 4,
    "mean": (0.1, 0.2, 0.3),
    "std": (0.3, 0.2, 0.1),
}


@pytest.mark.parametrize("field", CHANGES)
def test_the_hash_changes_with_every_setting(field):
    """A cache made under another recipe is another cache."""
    changed = replace(RECIPE, **{field: CHANGES[field]})

    assert changed.hash != RECIPE.hash
    assert replace(changed, **{field: getattr(RECIPE, field)}).hash == RECIPE.hash


def test_a_recipe_survives_json():
    """What a model file keeps is what training used."""
    text = json.dumps(RECIPE.to_dict())

    back = PreprocessingRecipe.from_dict(json.loads(text))

    assert back == RECIPE
    assert back.hash == RECIPE.hash


@pytest.mark.parametrize(
    "wrong",
    [
        {"schema": 2},
        {"size": 15},
        {"size": 4096},
        {"clahe_clip": -1.0},
        {"clahe_clip": math.nan},
        {"clahe_tiles": 0},
        {"clahe_tiles": 1_000_000},
        {"mean": (0.5,)},
        {"mean": (0.5, 0.5), "std": (0.2, 0.2)},
        {"mean": (0.5, math.inf, 0.5)},
        {"std": (0.2, 0.0, 0.2)},
        {"std": (0.2, math.nan, 0.2)},
    ],
    ids=str,
)
def test_settings_out_of_range_are_refused(wrong):
    """In two sentences, before any film is touched."""
    with pytest.raises(InvalidConfiguration):
        replace(RECIPE, **wrong)


@pytest.mark.parametrize("values", [{}, {"size": 64, "gamma": 2}, {"size": "64"}], ids=str)
def test_unknown_missing_or_mistyped_settings_are_refused(values):
    """A recipe of another program is no recipe."""
    with pytest.raises(InvalidConfiguration, match="unknown or missing"):
        PreprocessingRecipe.from_dict(values)
