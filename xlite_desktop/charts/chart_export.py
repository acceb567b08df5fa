"""A chart as a file: PNG and SVG as it is seen, CSV with the exact numbers behind it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize
from PySide6.QtGui import QImage, QImageWriter, QPainter

from xlite_core.atomic_file import atomic_write
from xlite_desktop.charts.series import ChartContent
from xlite_desktop.translation import tr

KINDS = ("PNG", "SVG", "CSV")
_RATIO = 2
"""Pixels of a PNG for each of the window's."""

Paint = Callable[[QPainter], None]


def file_name(title: str, kind: str) -> str:
    """Return a name to suggest: "Validation AUC" -> "validation_auc.png"."""
    words = "".join(c if c.isalnum() else " " for c in title.lower()).split()
    return f"{'_'.join(words) or 'chart'}.{kind.lower()}"


def write_chart(path: Path, content: ChartContent, paint: Paint, size: QSize) -> None:
    """Write a chart in the format that the file's suffix names; PNG where it names none of them.

    Args:
        path: The file; it is replaced only when all of it was written.
        content: Of the chart.
        paint: Draws the chart with a painter whose unit is a pixel of the window.
        size: Of what it draws.

    Raises:
        OSError: The file cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix == ".csv":
        made = csv_text(content).encode("utf-8")
    else:
        made = (svg_bytes if suffix == ".svg" else png_bytes)(paint, size)
    with atomic_write(path) as stream:
        stream.write(made)


def png_bytes(paint: Paint, size: QSize) -> bytes:
    """Return a chart as a PNG of twice its size on the screen."""
    image = QImage(size * _RATIO, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_RATIO)
    painter = QPainter(image)
    paint(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())


def svg_bytes(paint: Paint, size: QSize) -> bytes:
    """Return a chart as an SVG drawing."""
    from PySide6.QtSvg import QSvgGenerator

    made = QByteArray()
    buffer = QBuffer(made)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    generator.setResolution(96)
    generator.setTitle(tr("X-Lite chart"))
    painter = QPainter(generator)
    paint(painter)
    painter.end()
    return bytes(made.data())


def csv_text(content: ChartContent) -> str:
    """Return every point of every curve: a row each, numbers as exact as they are held."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("series", content.x_name.lower(), "value", "low", "high"))
    for series in content.series:
        none = np.full(len(series.x), np.nan)
        band = series.band
        low = none if band is None else band.low
        high = none if band is None or band.high is None else band.high
        for row in zip(series.x, series.y, low, high, strict=True):
            writer.writerow((series.name, *map(_exact, row)))
    for level in content.references:
        writer.writerow((level.name, "", _exact(level.value), "", ""))
    return text.getvalue()


def _exact(value: float) -> str:
    """Return the shortest text that reads back as the same number; nothing for NaN."""
    number = float(value)  # numpy's own would be written with its type
    return "" if np.isnan(number) else repr(number).removesuffix(".0")
