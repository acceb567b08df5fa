"""Makes the application's icons for all three systems from resources/icons/x-lite.svg.

    python -m installer.icons build/icons

writes xlite-desktop.ico (Windows), xlite-desktop.icns (macOS) and hicolor/
(Linux: PNG files of 16 to 512 pixels and the SVG file).
"""

from __future__ import annotations

import argparse
import struct
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

from installer.product import INSTALLER, PACKAGE, REPOSITORY
from installer.refusal import BuildRefused

SOURCE = REPOSITORY / "resources" / "icons" / "x-lite.svg"
_FOR_16_PIXELS = INSTALLER / "x-lite-16.svg"
"""The same drawing with its lines on whole pixels: the large one is a blur at this size."""
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""Pixels: the sizes of the hicolor theme that desktops ask for."""
_DOTS_PER_METRE = 2835
"""72 dots an inch, which is what no density means."""
_ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
_ICNS_KINDS = (
    (b"icp4", 16),
    (b"icp5", 32),
    (b"ic07", 128),
    (b"ic08", 256),
    (b"ic09", 512),
    (b"ic10", 1024),
    (b"ic11", 32),
    (b"ic12", 64),
    (b"ic13", 256),
    (b"ic14", 512),
)
"""Kinds of an .icns file that hold a PNG, as `iconutil` names them, and their pixels; ic11 to ic14
are 16, 32, 128 and 256 points on a dense screen."""


def drawn(size: int, source: Path | None = None) -> bytes:
    """Return the icon as a PNG file, `size` pixels square.

    Args:
        size: Pixels of a side.
        source: An SVG file; the application's own without it.

    Raises:
        BuildRefused: The SVG file is missing or cannot be read.
    """
    if source is None:
        source = _FOR_16_PIXELS if size == 16 else SOURCE
    renderer = QSvgRenderer(str(source))
    if not renderer.isValid():
        raise BuildRefused(
            f"{source} cannot be drawn.", "Restore the SVG file of the icon and build again."
        )
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    # Else the density of whatever screen there is goes into the file.
    image.setDotsPerMeterX(_DOTS_PER_METRE)
    image.setDotsPerMeterY(_DOTS_PER_METRE)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"png")).write(image):
        raise BuildRefused("Qt cannot write PNG files here.", "Install PySide6-Essentials anew.")
    return bytes(content.data())


def ico(pictures: Mapping[int, bytes]) -> bytes:
    """Return a Windows icon of PNG pictures.

    Layout: header of 6 bytes, 16 bytes a picture (a side of 256 is written as
    0), then the pictures.  PNG inside is read from Windows Vista on.

    Args:
        pictures: Pixels of a side, at most 256 -> PNG file.
    """
    place = 6 + 16 * len(pictures)
    table, body = b"", b""
    for size, png in sorted(pictures.items()):
        side = size % 256
        offset = place + len(body)
        table += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(png), offset)
        body += png
    return struct.pack("<HHH", 0, 1, len(pictures)) + table + body


def icns(pictures: Iterable[tuple[bytes, bytes]]) -> bytes:
    """Return a macOS icon: the kinds and PNG files given, each with its length, big-endian."""
    body = b"".join(kind + struct.pack(">I", 8 + len(png)) + png for kind, png in pictures)
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def make_icons(folder: Path) -> None:
    """Write the icons of all systems into a folder; no screen and no application are needed."""
    folder.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        place = folder / "hicolor" / f"{size}x{size}" / "apps" / f"{PACKAGE}.png"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(drawn(size))
    scalable = folder / "hicolor" / "scalable" / "apps" / f"{PACKAGE}.svg"
    scalable.parent.mkdir(parents=True, exist_ok=True)
    scalable.write_bytes(SOURCE.read_bytes())
    pictures = {size: drawn(size) for size in _ICO_SIZES}
    (folder / f"{PACKAGE}.ico").write_bytes(ico(pictures))
    apple = icns((kind, drawn(size)) for kind, size in _ICNS_KINDS)
    (folder / f"{PACKAGE}.icns").write_bytes(apple)


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the icons from the command line."""
    parser = argparse.ArgumentParser(prog="python -m installer.icons", description=__doc__)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args(arguments)
    make_icons(options.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
