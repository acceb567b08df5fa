"""What a picture says of itself when it leaves the application."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QImage

from tests.helpers.cards import FINGERPRINT, example_card, example_prediction
from xlite_core.inference.input_notice import notice
from xlite_core.worklist.entries import FilmMarks
from xlite_core.worklist.opinion import own_words
from xlite_desktop.viewer import changes as c
from xlite_desktop.viewer.copied_view import caption_lines, captioned
from xlite_desktop.viewer.evidence_layer import OverlayMode, OverlaySettings
from xlite_desktop.viewer.film_source import FilmSource
from xlite_desktop.viewer.reduce import reduce
from xlite_desktop.viewer.state import ViewerState

LAST = f"student-v3 {FINGERPRINT} · Research use only"


def state_after(*changes):
    state = ViewerState()
    for change in (
        c.ModelOpened(example_card(), FINGERPRINT, "CPU"),
        c.FilmsAdded((FilmSource("Doe Jane 4711.png"),)),
        c.FilmPredicted(1, example_prediction()),
        *changes,
    ):
        state = reduce(state, change)
    return state


def test_a_map_is_named_with_its_number_its_threshold_and_its_scale():
    """Whoever gets the picture sees no legend: the caption replaces it."""
    lines = caption_lines(state_after(c.FindingSelected("Mass")))

    assert lines == (
        "Mass 41.8 %, threshold 12.5 %",
        "Grad-CAM peak 0.35 log-odds per cell, full colour 0.40",
        LAST,
    )


def test_doubts_and_the_readers_opinion_stand_beside_the_number():
    """As in every output: neither may be lost with the picture."""
    doubtful = replace(example_prediction(), notices=(notice("flipped"),))
    said = own_words("Mass", "It is\nthe nipple.", present=False)
    state = state_after(
        c.FilmPredicted(1, doubtful),
        c.FilmMarked(1, FilmMarks(opinions=(said,))),
        c.DoubtSet(shown_anyway=True),
        c.FindingSelected("Mass"),
    )

    lines = caption_lines(state)

    assert lines[1] == "Reader: edited, absent: It is the nipple."
    assert notice("flipped").sentence in lines
    assert caption_lines(state, with_finding=False) == (notice("flipped").sentence, LAST)
    greyed = state_after(c.FilmPredicted(1, doubtful), c.FindingSelected("Mass"))
    assert caption_lines(greyed) == (LAST,)


def test_a_narrow_picture_keeps_all_words_of_its_caption(qapp):
    """It gets black beside it; a wide one stays as it is."""
    narrow, wide = (
        QImage(20, 30, QImage.Format.Format_RGB32),
        QImage(900, 30, QImage.Format.Format_RGB32),
    )
    for picture in (narrow, wide):
        picture.fill(0xFFFFFFFF)

    one, other = (captioned(picture, ("W" * 40, LAST), 1.0) for picture in (narrow, wide))

    assert other.width() == 900
    assert 20 < one.width() < 900
    assert one.pixelColor(19, 29).value() == 255
    assert one.pixelColor(20, 29).value() == 0
    right = one.width() - 12 - 9
    assert any(
        one.pixelColor(x, y).value() for x in range(right, one.width()) for y in range(30, 66)
    )


def test_a_weak_map_is_called_weak():
    """In a copied picture as on the screen."""
    state = state_after(c.FindingSelected("Mass"))
    dull = replace(state, card=replace(state.card, evidence_full_scale=4.0))

    assert "weak evidence" in caption_lines(dull)[1]


def test_contours_are_explained():
    """Lines without a legend mean nothing."""
    contour = OverlaySettings(mode=OverlayMode.CONTOUR)

    lines = caption_lines(state_after(c.FindingSelected("Mass"), c.OverlayChosen(contour)))

    assert lines[1].startswith("Grad-CAM contours at 50 % and 80 % of the peak")


def test_a_bare_film_names_no_finding():
    """What is not painted is not claimed."""
    bare = OverlaySettings(mode=OverlayMode.BARE)

    assert caption_lines(state_after(c.OverlayChosen(bare))) == (LAST,)
    assert caption_lines(state_after(c.ViewSwitched("bare", on=True))) == (LAST,)


def test_without_a_model_the_picture_still_says_research_use_only():
    """And never the name of the file."""
    assert caption_lines(ViewerState()) == ("X-Lite · Research use only",)
    assert not any("Doe" in line for line in caption_lines(state_after()))
