from __future__ import annotations

import cv2
import numpy as np
import pytest

from xlite_core.errors import InvalidConfiguration
from xlite_core.imaging.colormap import COLORMAPS, DEFAULT_COLORMAP, color_table


@pytest.mark.parametrize("name", COLORMAPS)
def test_more_evidence_is_lighter(name):
    """Lightness rises all the way, so that readers who cannot tell hues apart see it too."""
    table = color_table(name)

    lightness = cv2.cvtColor(table[None].astype(np.float32) / 255, cv2.COLOR_RGB2Lab)[0, :, 0]

    assert np.all(np.diff(lightness[::8]) > 0)
    assert lightness[-1] - lightness[0] > 20


@pytest.mark.parametrize("name", COLORMAPS)
def test_lightness_rises_evenly(name):
    """No part of a map takes more than twice its share of the change in lightness."""
    table = color_table(name)

    lightness = cv2.cvtColor(table[None].astype(np.float32) / 255, cv2.COLOR_RGB2Lab)[0, :, 0]
    steps = np.diff(lightness[::17])

    assert steps.max() < 2 * steps.mean()


def test_the_default_is_the_trimmed_magma():
    """The ends of the scale are magma at 42 % and 80 %."""
    table = color_table(DEFAULT_COLORMAP)

    magma = cv2.applyColorMap(np.arange(256, dtype=np.uint8)[:, None], cv2.COLORMAP_MAGMA)[:, 0]

    assert table.shape == (256, 3)
    assert table.dtype == np.uint8
    np.testing.assert_allclose(table[0], magma[107, ::-1], atol=2)
    np.testing.assert_allclose(table[-1], magma[204, ::-1], atol=2)


def test_a_table_cannot_be_changed():
    """Everybody shares one table, so nobody may write to it."""
    table = color_table("viridis")

    with pytest.raises(ValueError, match="read-only"):
        table[0, 0] = 1


def test_an_unknown_map_is_refused_with_the_known_ones():
    """The hint lists what there is."""
    with pytest.raises(InvalidConfiguration, match="jet") as refusal:
        color_table("jet")

    assert "magma" in refusal.value.hint
