"""Wavelets that answer to their own direction and scale, and weights that know their place."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
import torch

from tests.helpers.phantom import chest_phantom
from xlite_core.errors import InvalidConfiguration
from xlite_core.models.config import StudentConfig
from xlite_core.models.scattering import Scattering, ScatteringMap, area_shares, wavelets
from xlite_core.models.student import build_student

SMALL = {"octaves": 3, "orientations": 4, "grid": 4}


def film(size=64):
    grey = chest_phantom(size).astype(np.float32)
    noisy = grey + np.random.default_rng(0).normal(0, 8, grey.shape)
    return torch.tensor(noisy, dtype=torch.float32)[None, None]


def grating(size, frequency, angle):
    """Waves of `frequency` radians a pixel that run along `angle`."""
    y, x = np.mgrid[:size, :size]
    waves = np.cos(frequency * (x * np.cos(angle) + y * np.sin(angle)))
    return torch.tensor(waves, dtype=torch.float32)[None, None]


def test_wavelets_ignore_grey_and_share_one_gain():
    """Mean zero, and the absolute values of each complex wavelet sum to one."""
    bank = wavelets(8)

    cosines, sines = bank[:8], bank[8:]
    assert np.abs(bank.sum(axis=(1, 2))).max() < 1e-6
    assert np.hypot(cosines, sines).sum(axis=(1, 2)) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("octave", [0, 1, 2])
@pytest.mark.parametrize("orientation", [0, 1, 2, 3])
def test_a_wave_answers_to_its_own_direction(octave, orientation):
    """At every octave a grating excites the waves that run as it does."""
    scattering = Scattering(**SMALL)
    waves = grating(64, 3 * np.pi / 4 / 2**octave, np.pi * orientation / 4)

    answers = scattering(waves)[0, :, 1:-1, 1:-1].mean(dim=(1, 2))

    # Behind the mean and an octave's four waves stand theirs at each coarser one, sixteen each.
    first = (1, 1 + 4 + 2 * 16, 1 + 4 + 2 * 16 + 4 + 16)[octave]
    assert int(answers[first : first + 4].argmax()) == orientation


def test_exposure_and_contrast_do_not_matter():
    """A film twice as bright and of half the contrast has the same coefficients."""
    scattering = Scattering(**SMALL)

    assert torch.allclose(scattering(film()), scattering(0.5 * film() + 90), atol=1e-3)


def test_three_equal_channels_are_one():
    """A film is repeated over the channels of networks that were made for colour."""
    scattering = Scattering(**SMALL)

    assert torch.allclose(scattering(film()), scattering(film().repeat(1, 3, 1, 1)), atol=1e-5)


def test_a_mirrored_film_has_mirrored_coefficients():
    """Cells change sides, and so do directions."""
    scattering = Scattering(**SMALL)

    plain, mirrored = scattering(film())[0], scattering(film().flip(3))[0].flip(2)

    reverse = [0, 3, 2, 1]
    first = 1 + np.array(reverse)
    # An even number of pixels has no middle one: halving shifts the mirrored film by half a pixel.
    assert torch.allclose(plain[1:5], mirrored[first], atol=1e-3)
    assert not torch.allclose(plain[1:5], mirrored[1:5], atol=1e-3)


@pytest.mark.parametrize("pixels", [64, 48, 12, 5])
def test_cells_are_averages_of_what_lies_in_them(pixels):
    """Also where their edges cut pixels: as OpenCV reduces pictures by area."""
    picture = np.random.default_rng(1).normal(size=(pixels, pixels)).astype(np.float32)

    shares = area_shares(pixels, 4)

    reduced = cv2.resize(picture, (4, 4), interpolation=cv2.INTER_AREA)
    assert np.allclose(shares @ picture @ shares.T, reduced, atol=1e-5)


def test_only_the_weights_of_a_place_learn_from_it():
    """A loss on one cell moves that cell's weights, and no wavelet."""
    backbone = ScatteringMap(Scattering(**SMALL), channels=8)
    films = torch.cat([film(), film().flip(2)])

    backbone(films)[:, :, 2, 1].sum().backward()

    moved = backbone.weight.grad.abs().sum(dim=(1, 2)).nonzero().flatten().tolist()
    assert moved == [2 * 4 + 1]
    assert {name for name, _ in backbone.named_parameters()} == {"weight", "bias"}


def test_coefficients_are_brought_to_one_scale():
    """Weights then mean the same for a flat cell and a busy one; the scale is saved with them."""
    backbone = ScatteringMap(Scattering(**SMALL), channels=8)
    films = torch.cat([film(), film().flip(2), film().roll(9, 3)])
    scattered = backbone.scattering(films).flatten(2)

    backbone.scale_by(scattered.mean(dim=0), scattered.std(dim=0))

    assert backbone(films).mean(dim=0).abs().max() < 1e-4
    assert {"middle", "spread"} < backbone.state_dict().keys()


@pytest.mark.parametrize("size", [32, 100, 192])
def test_films_of_any_size_have_the_same_cells(size):
    """A student trained at one size can be tried at another."""
    student = build_student(StudentConfig(backbone="scattering", attention="mhsa")).eval()

    with torch.inference_mode():
        assert student.features(film(size).repeat(1, 3, 1, 1)).shape == (1, 256, 8, 8)


def test_it_has_no_pretrained_weights():
    """Nobody has published any."""
    with pytest.raises(InvalidConfiguration, match="no pretrained weights for 'scattering'"):
        build_student(StudentConfig(backbone="scattering", pretrained=True))
