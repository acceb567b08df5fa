"""Tables of boxes: NIH's headings, its names, and lines that hold no box."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import FILMS
from xlite_core.data.box_table import NIH_BOXES, read_boxes, source_of
from xlite_core.data.text_table import read_table
from xlite_core.errors import InvalidLabels

NIH = "Image Index,Finding Label,Bbox [x,y,w,h],,,\n"


def table(tmp_path, text):
    path = tmp_path / "boxes.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_nihs_own_table_is_read(tmp_path):
    """One heading cut at its commas, empty columns behind, "Infiltrate" for Infiltration."""
    text = (
        NIH + "00000032_037.png,Infiltrate,256,512,128,64,,,\n00000072_000.png,Mass,0,0,1024,1,,,\n"
    )

    first, second = read_boxes(table(tmp_path, text))

    assert (first.film, first.finding) == ("00000032_037", "Infiltration")
    assert (first.box.left, first.box.top) == (0.25, 0.5)
    assert (first.box.right, first.box.bottom) == (0.375, 0.5625)
    assert (second.finding, second.box.right) == ("Mass", 1.0)


@pytest.mark.films
def test_the_real_table_knows_the_films_that_are_said_to_have_boxes():
    """984 boxes on 880 films, and of our copies the very ones whose list of films says so."""
    path = FILMS / "nih" / "BBox_List_2017.csv"
    boxes = read_boxes(path)
    copies = read_table(FILMS / "images_extra.csv")

    films = {each.film for each in boxes}
    names = zip(copies.column("nih_name"), copies.column("bbox"), strict=True)
    marked = {name.removesuffix(".png"): bool(told) for name, told in names if name}

    assert (len(boxes), len(films)) == (984, 880)
    assert {film for film, told in marked.items() if told} == films & set(marked)
    assert source_of(path) == NIH_BOXES


def test_another_table_is_called_by_its_name():
    """Nobody but NIH drew NIH's boxes."""
    assert source_of(Path("ours.csv")) == "Boxes of ours.csv."


def test_plain_headings_and_another_size_are_read(tmp_path):
    """As our own copies of films are called, in pixels of another picture."""
    text = "Finding Label,x,y,w,h,Image Index\nMass,10,20,30,40,nih_00000072_000.jpg\n"

    (read,) = read_boxes(table(tmp_path, text), side=100)

    assert read.film == "00000072_000"
    assert (read.box.left, read.box.bottom) == pytest.approx((0.1, 0.6))


@pytest.mark.parametrize(
    "numbers",
    ["900,0,200,10", "-1,0,20,10", "5,5,0,10", "5,5,10,-2", "5,5,10,", "5,5,ten,10", "nan,5,1,1"],
)
def test_a_box_that_is_none_on_its_film_is_refused_with_its_line(tmp_path, numbers):
    """Beyond an edge, empty, or no number."""
    with pytest.raises(InvalidLabels, match=r"Line 3 of boxes\.csv holds no box on a film of 1024"):
        read_boxes(table(tmp_path, f"{NIH}a.png,Mass,1,1,2,2\nb.png,Mass,{numbers}\n"))


def test_what_is_no_table_of_boxes_is_refused(tmp_path):
    """Without heights, and without a film."""
    with pytest.raises(InvalidLabels, match="lacks the columns h"):
        read_boxes(table(tmp_path, "Image Index,Finding Label,x,y,w\na.png,Mass,1,1,2\n"))
    with pytest.raises(InvalidLabels, match=r"Line 2 of boxes\.csv names no film"):
        read_boxes(table(tmp_path, f"{NIH},Mass,1,1,2,2\n"))
