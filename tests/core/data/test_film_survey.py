"""Looking at all films of a data set, and keeping what was found."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from tests.helpers.phantom import chest_phantom
from xlite_core.data.film_survey import read_survey, survey_films, write_survey
from xlite_core.data.inspection import Inspection
from xlite_core.data.oddities import surveyed
from xlite_core.data.source import import_source
from xlite_core.errors import InvalidLabels
from xlite_core.imaging.cache import build_cache
from xlite_core.imaging.preprocessing import PreprocessingRecipe

RECIPE = PreprocessingRecipe(size=64, clahe_clip=0)  # it makes the phantom flat


def chest(shift):
    """A chest whose ribs and width are its own: `shift` says which."""
    film = chest_phantom(96).astype(np.float32)
    noise = np.random.default_rng(shift).normal(0, 20, (48, 48)).astype(np.float32)
    return np.clip(film + cv2.resize(noise, (96, 96)), 0, 255).astype(np.uint8)


@pytest.fixture
def manifest(tmp_path):
    """Eight films: two versions of one, across patients; a negative; one turned; one RGBA."""
    images = tmp_path / "images"
    images.mkdir()
    films = {f"{number}.png": chest(number) for number in range(3)}
    films["again.jpg"] = np.clip(films["0.png"] * 0.9 + 12, 0, 255).astype(np.uint8)
    films["again 2.png"] = np.clip(films["1.png"] * 0.8, 0, 255).astype(np.uint8)
    films["negative.png"] = 255 - chest(5)
    films["turned.png"] = np.ascontiguousarray(chest_phantom(96)[::-1])
    films["rgba.png"] = cv2.cvtColor(chest(7), cv2.COLOR_GRAY2BGRA)
    lines = ["file,patient_id,view,Mass"]
    for number, (name, film) in enumerate(films.items()):
        assert cv2.imwrite(str(images / name), film)
        patient = "p1" if name in ("1.png", "again 2.png") else f"q{number}"
        lines.append(f"{name},{patient},PA,{number % 2}")
    table = tmp_path / "labels.csv"
    table.write_text("\n".join(lines) + "\n")
    return import_source(table, images, "csv", inspection=Inspection())


def test_each_oddity_is_found_and_nothing_else(manifest, tmp_path):
    """Pairs, negative, turned and colour film; progress reaches the end."""
    told = []

    found = survey_films(
        manifest, RECIPE, tmp_path / "cache", progress=lambda *now: told.append(now)
    )

    assert (found.films, found.looked, told[-1]) == (8, 8, (8, 8))
    pairs = {frozenset(pair[:2]) for pair in found.pairs}
    assert pairs == {frozenset(("0.png", "again.jpg")), frozenset(("1.png", "again 2.png"))}
    assert (found.inverted, found.upside_down, found.on_its_side) == (
        ("negative.png",), ("turned.png",), (),
    )  # fmt: skip
    assert found.channels == (("rgba.png", 4),)


def test_the_same_is_found_in_the_cache_and_after_reading_it_back(manifest, tmp_path):
    """A file that is gone is looked at in the cache."""
    cache = tmp_path / "cache"
    before = survey_films(manifest, RECIPE, cache)
    build_cache(manifest.table.files.tolist(), manifest.root, RECIPE, cache)
    (manifest.root / "2.png").unlink()

    after = survey_films(manifest, RECIPE, cache)
    write_survey(tmp_path / "survey.json", after)

    assert after == before
    assert read_survey(tmp_path / "survey.json", manifest) == before


def test_a_film_that_is_gone_is_not_counted_as_looked_at(manifest, tmp_path):
    """The others are."""
    (manifest.root / "2.png").unlink()

    found = survey_films(manifest, RECIPE, tmp_path / "cache")

    assert (found.films, found.looked) == (8, 7)


def test_cancelling_finds_nothing(manifest, tmp_path):
    """After the first film."""
    assert survey_films(manifest, RECIPE, tmp_path / "cache", cancelled=lambda: True) is None


def test_a_survey_of_other_films_or_a_damaged_one_is_not_read(manifest, tmp_path):
    """Nor one that is not there."""
    place = tmp_path / "survey.json"
    assert read_survey(place, manifest) is None
    for text in ("{", "[]", '{"schema": 1}', '{"schema": 2}'):
        place.write_text(text)
        assert read_survey(place, manifest) is None
    found = survey_films(manifest, RECIPE, tmp_path / "cache")
    write_survey(place, found)
    place.write_text(place.read_text().replace(found.fingerprint, "0" * 16))
    assert read_survey(place, manifest) is None


def test_a_survey_that_cannot_be_written_is_said(manifest, tmp_path):
    """Without the path."""
    found = survey_films(manifest, RECIPE, tmp_path / "cache")

    with pytest.raises(InvalidLabels, match="cannot be written"):
        write_survey(tmp_path / "no folder" / "survey.json", found)


def test_what_was_found_is_sorted_into_rows_with_reasons(manifest, tmp_path):
    """One patient and two patients apart."""
    found = survey_films(manifest, RECIPE, tmp_path / "cache")

    rows = {row.name: row for row in surveyed(manifest, found)}

    assert {name: (len(row.files), row.groups) for name, row in rows.items()} == {
        "Near duplicates": (2, 1),
        "Near duplicates, two patients": (2, 1),
        "Inverted or turned": (2, 0),
        "Colour files": (1, 0),
    }
    assert rows["Near duplicates"].files[0].reason.endswith("of the same patient.")
    assert rows["Near duplicates, two patients"].files[0].reason == (
        "Looks like again.jpg, of another patient."
    )
    assert rows["Near duplicates, two patients"].warns
    assert not rows["Near duplicates"].warns
    assert "RGBA" in rows["Colour files"].files[0].reason
