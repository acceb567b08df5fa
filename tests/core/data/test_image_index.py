"""Files are found in whatever layout, and never mistaken for one another."""

from __future__ import annotations

import os
import sys

import pytest

from xlite_core.data.image_index import CLAIMED, NOT_THERE, SEVERAL, ImageIndex
from xlite_core.errors import InvalidLabels


def an_index(*paths: str) -> ImageIndex:
    return ImageIndex(paths)


def test_all_files_below_a_folder_are_known_in_natural_order(tmp_path):
    """Hidden files and folders are left out."""
    for name in ("b10.png", "b9.png", "x 10/a", "x 9/a", ".hidden", ".git/a", "x 9/y/z.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()

    index = ImageIndex.below(tmp_path)

    assert index.paths == ("b9.png", "b10.png", "x 9/a", "x 9/y/z.png", "x 10/a")


def test_linked_folders_are_entered_once(tmp_path):
    """Large sets are spread over drives by links; a circle ends."""
    (tmp_path / "drive").mkdir()
    (tmp_path / "drive" / "a.png").touch()
    (tmp_path / "films").mkdir()
    (tmp_path / "films" / "images_001").symlink_to(tmp_path / "drive")
    (tmp_path / "drive" / "back").symlink_to(tmp_path / "films")

    assert ImageIndex.below(tmp_path / "films").paths == ("images_001/a.png",)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_names_that_are_no_text_are_counted(tmp_path):
    """A manifest could not hold them."""
    (tmp_path / os.fsdecode(b"\xff.png")).touch()

    index = ImageIndex.below(tmp_path)

    assert (index.paths, index.nameless) == ((), 1)


def test_the_nihs_own_names_mean_copies_that_bear_a_prefix():
    """Both ways; where the film and a copy of it lie there, its own name decides."""
    copies = an_index("nih_00000010_000.jpg", "nih_other.jpg")
    both = an_index("a/00000011_000.png", "b/nih_00000011_000.jpg")

    assert copies.locate(["00000010_000.png"]) == [("nih_00000010_000.jpg", "")]
    assert both.locate(["nih_00000011_000.png"]) == [("", SEVERAL)]
    assert both.locate(["00000011_000.png"]) == [("a/00000011_000.png", "")]
    assert copies.locate(["other.jpg"]) == [("", NOT_THERE)]


def test_a_missing_folder_is_refused_by_its_name(tmp_path):
    """Without the path to it."""
    with pytest.raises(InvalidLabels, match="no folder 'films'"):
        ImageIndex.below(tmp_path / "films")


@pytest.mark.parametrize(
    ("name", "paths"),
    [
        ("a.png", ["a.png"]),
        ("a.png", ["images_001/images/a.png"]),
        ("train/p1/a.png", ["p1/a.png"]),
        ("/somewhere/else/p1/a.png", ["p1/a.png"]),
        ("p1\\a.png", ["p1/a.png"]),
        ("./a.png", ["a.png"]),
        ("images/a.png", ["images_001/a.png"]),
        ("a.png", ["deep/A.PNG"]),
        ("a.png", ["x/a.jpg"]),
        ("a", ["a.dcm"]),
        ("a.png", ["a.jpg", "x/a.png"]),
    ],
)
def test_a_name_finds_its_file(name, paths):
    """At its path, below fewer folders, in another folder, or with another suffix."""
    assert an_index(*paths).locate([name]) == [(paths[-1], "")]


def test_a_name_that_several_files_have_finds_none():
    """Which of them is meant would be a guess."""
    assert an_index("x/a.png", "y/a.png").locate(["a.png", "b.png"]) == [
        ("", SEVERAL),
        ("", NOT_THERE),
    ]


def test_files_of_one_name_are_told_apart_by_their_folders():
    """A film that is missing does not get that of another patient."""
    index = an_index("p1/view.png", "p3/view.png")

    located = index.locate(["set/p1/view.png", "set/p2/view.png", "set/p3/view.png"])

    assert located == [("p1/view.png", ""), ("", NOT_THERE), ("p3/view.png", "")]
    alone = an_index("view.png").locate(["p1/view.png", "p2/view.png"])
    assert alone == [("", NOT_THERE)] * 2


def test_rows_that_mean_the_same_file_are_refused_unless_one_names_it():
    """Two rows cannot both be right about it."""
    index = an_index("study/a.png")

    assert index.locate(["p1/study/a.png", "p2/study/a.png"]) == [("", CLAIMED)] * 2
    assert index.locate(["study/a.png", "p2/study/a.png"]) == [("study/a.png", ""), ("", CLAIMED)]
