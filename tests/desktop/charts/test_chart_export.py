import csv

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from xlite_desktop.charts.chart_export import csv_text, file_name, write_chart
from xlite_desktop.charts.series import Band, ChartContent, Reference, Series

X = np.array([1.0, 2.0, 3.0])
CONTENT = ChartContent(
    series=(
        Series(name="student", x=X, y=np.array([0.1 + 0.2, np.nan, 1 / 3]), band=Band(low=X / 10)),
    ),
    references=(Reference(name="target 0.75", value=0.75),),
)


def _paint(painter):
    painter.fillRect(0, 0, 40, 30, QColor("#4DB6AC"))


def test_numbers_leave_exactly_as_they_are_held():
    """What is read back is the same float, bit for bit; a gap is an empty cell."""
    header, *rows = csv.reader(csv_text(CONTENT).splitlines())

    assert header == ["series", "epoch", "value", "low", "high"]
    assert float(rows[0][2]) == 0.1 + 0.2
    assert float(rows[2][2]) == 1 / 3
    assert rows[1] == ["student", "2", "", "0.2", ""]
    assert rows[3] == ["target 0.75", "", "0.75", "", ""]


def test_a_picture_has_twice_the_pixels_of_the_screen(qapp, tmp_path):
    """Good enough for a slide."""
    write_chart(tmp_path / "a.png", CONTENT, _paint, QSize(40, 30))

    image = QImage(str(tmp_path / "a.png"))
    assert (image.width(), image.height()) == (80, 60)
    assert image.pixelColor(79, 59) == QColor("#4DB6AC")


def test_a_drawing_is_a_drawing(qapp, tmp_path):
    """SVG, of the size of the chart."""
    write_chart(tmp_path / "a.svg", CONTENT, _paint, QSize(40, 30))

    text = (tmp_path / "a.svg").read_text()
    assert 'viewBox="0 0 40 30"' in text
    assert "#4db6ac" in text.lower()


def test_a_failed_write_leaves_the_old_file(qapp, tmp_path):
    """And raises what the disk said."""
    with pytest.raises(OSError, match="No such file"):
        write_chart(tmp_path / "missing" / "a.csv", CONTENT, _paint, QSize(4, 4))


@pytest.mark.parametrize(
    ("title", "name"), [("Validation AUC", "validation_auc.png"), ("–", "chart.png")]
)
def test_a_name_is_suggested(title, name):
    """From the title, without signs that a disk refuses."""
    assert file_name(title, "PNG") == name
