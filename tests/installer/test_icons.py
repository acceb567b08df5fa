"""Icons of all three systems, drawn and read back."""

import struct

import pytest
from PySide6.QtGui import QImage

from installer.icons import SIZES, drawn, icns, ico, main
from installer.refusal import BuildRefused


def pixels(png):
    image = QImage()
    assert image.loadFromData(png, "PNG")
    return image


@pytest.mark.parametrize("size", SIZES)
def test_an_icon_has_its_size_and_its_colours(size):
    """Dark in the middle of the frame, clear at its corners, the accent somewhere."""
    image = pixels(drawn(size))
    colours = {image.pixelColor(x, y).name() for x in range(size) for y in range(size)}

    assert (image.width(), image.height()) == (size, size)
    assert image.pixelColor(0, 0).alpha() < 255
    assert {"#101214", "#4db6ac"} <= colours


def test_the_smallest_icon_has_its_lines_on_whole_pixels():
    """Shrunk from the large one, no line of it would have the accent's full colour."""
    image = pixels(drawn(16))
    full = sum(image.pixelColor(x, y).name() == "#4db6ac" for x in range(16) for y in range(16))

    assert full >= 20


def test_a_windows_icon_holds_its_pictures_where_it_says():
    """256 pixels are written as 0."""
    content = ico({16: drawn(16), 256: drawn(256)})
    kind, count = struct.unpack_from("<HH", content, 2)
    entries = [struct.unpack_from("<BBBBHHII", content, 6 + 16 * number) for number in range(count)]

    sizes = [pixels(content[place : place + length]).width() for *_, length, place in entries]
    assert (kind, count) == (1, 2)
    assert [entry[0] for entry in entries] == [16, 0]
    assert sizes == [16, 256]


def test_a_macos_icon_is_as_long_as_it_says():
    """A kind, its length and a PNG each."""
    png = drawn(32)
    content = icns([(b"icp5", png), (b"ic11", png)])

    assert content[:4] == b"icns"
    assert struct.unpack_from(">I", content, 4)[0] == len(content) == 8 + 2 * (8 + len(png))
    assert content[8:12] == b"icp5"
    assert pixels(content[16 : 16 + len(png)]).width() == 32


def test_all_are_written_and_the_same_each_time(tmp_path):
    """No screen has a part in them."""
    for name in ("one", "two"):
        assert main([str(tmp_path / name)]) == 0
    one = {p.relative_to(tmp_path / "one"): p for p in (tmp_path / "one").rglob("*.*")}

    assert {path.suffix for path in one} == {".png", ".svg", ".ico", ".icns"}
    assert len(one) == len(SIZES) + 3
    assert all((tmp_path / "two" / p).read_bytes() == q.read_bytes() for p, q in one.items())


@pytest.mark.qt_log_ignore("Cannot read file")
def test_an_svg_that_cannot_be_drawn_is_refused(tmp_path):
    """An empty icon would ship unseen."""
    (tmp_path / "broken.svg").write_text("<svg")

    with pytest.raises(BuildRefused, match="cannot be drawn"):
        drawn(16, tmp_path / "broken.svg")
