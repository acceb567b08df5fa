"""One film has many names, and two films never share one."""

from __future__ import annotations

import pytest

from xlite_core.film_names import film_key, nih_name, own_name


@pytest.mark.parametrize(
    "name",
    [
        "00000010_000.png",
        "nih_00000010_000.jpg",
        "images_001/images/00000010_000.png",
        "C:\\films\\00000010_000.dcm",
        " 00000010_000 ",
    ],
)
def test_one_film_has_many_names(name):
    """Folders, suffixes and our own prefix make no other film."""
    assert film_key(name) == nih_name(name) == "00000010_000"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("nih_study_4.png", "nih_study_4"),
        ("x\\film 7.dcm", "film 7"),
        ("100000010_000.png", "100000010_000"),
        (".hidden", ".hidden"),
    ],
)
def test_other_films_keep_their_whole_name(name, key):
    """A name that merely begins or ends alike is none of the NIH's."""
    assert film_key(name) == key
    assert nih_name(name) is None


def test_a_files_own_name_has_no_folders():
    """Whichever way they are divided."""
    assert own_name("a/b.png") == own_name("a\\b.png") == own_name("b.png") == "b.png"
