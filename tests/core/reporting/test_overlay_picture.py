"""One finding painted over one film."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from tests.helpers.cards import example_card, example_prediction
from xlite_core.imaging.overlay import painted_overlay
from xlite_core.io.radiograph import IDENTITY_8BIT, Provenance, Radiograph
from xlite_core.reporting.overlay_picture import overlay_png

CARD = example_card()


def film(rows: int, columns: int) -> Radiograph:
    return Radiograph(
        pixels=np.full((rows, columns), 90, np.uint8),
        presets=(IDENTITY_8BIT,),
        inverted=False,
        spacing_mm=None,
        provenance=Provenance(file_name="film", file_kind="PNG", byte_count=0, sha256=""),
    )


def picture(rows: int, columns: int, finding: str = "Mass") -> np.ndarray:
    prediction = example_prediction(rows=rows, columns=columns)
    png = overlay_png(film(rows, columns), prediction, finding, CARD)
    return cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_COLOR)[..., ::-1]


def test_the_film_stands_unwritten_above_its_caption():
    """At its own size, its pixels are the painted ones; the strip below is black with text."""
    prediction = example_prediction(rows=800, columns=700)
    evidence = prediction.evidence[prediction.findings.index("Mass")]
    painted = painted_overlay(
        film(800, 700).pixels, evidence, prediction.padding, CARD.evidence_full_scale
    )

    whole = picture(800, 700)

    assert np.array_equal(whole[:800], painted)
    strip = whole[800:]
    assert strip.shape[0] >= 60
    assert strip[0].max() == 0
    assert strip.max() > 200
    assert strip[:, -5:].max() == 0  # the text fits


@pytest.mark.parametrize(
    ("rows", "columns", "size"),
    [(100, 80, (640, 512)), (4000, 2000, (1600, 800)), (600, 1000, (600, 1000))],
)
def test_pictures_are_neither_tiny_nor_huge(rows, columns, size):
    """The longer side lies between 640 and 1600, and the shape is kept."""
    whole = picture(rows, columns)

    assert whole.shape[1] == size[1]
    assert whole.shape[0] > size[0]


def test_each_finding_has_its_own_map():
    """Another finding, another picture."""
    assert not np.array_equal(picture(640, 640, "Mass"), picture(640, 640, "Hernia"))
