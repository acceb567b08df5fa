"""Two films that are compared, as one picture, and what its caption says of the second."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage, QPainter

from xlite_desktop.theme.tokens import DARK
from xlite_desktop.translation import tr
from xlite_desktop.viewer.film_facts import view_notices
from xlite_desktop.viewer.film_pair import FilmPair
from xlite_desktop.viewer.measure_copy import draw_on, measurement_lines


def with_second(picture: QImage, pair: FilmPair, ratio: float) -> tuple[QImage, tuple[str, ...]]:
    """Put the film that stands beside to the right of a picture of the first one.

    Args:
        picture: Of the first film, as high as its canvas.
        pair: The two canvases.
        ratio: Pixels of the picture per logical pixel.

    Returns:
        Both films with a line between them, and the lines for the caption; the picture
        as it was, and no lines, where nothing stands beside.
    """
    second, measuring = pair.second, pair.second_measuring
    if second is None or measuring is None or not second.isVisible() or second.view is None:
        return picture, ()
    other = second.render_image(second.width(), second.height(), scale=ratio)
    draw_on(other, measuring, second.view, ratio)
    gap = max(1, round(ratio))
    wide = picture.width() + gap + other.width()
    both = QImage(wide, max(picture.height(), other.height()), QImage.Format.Format_RGB32)
    both.fill(QColor(DARK.line))
    painter = QPainter(both)
    painter.drawImage(0, 0, picture)
    painter.drawImage(picture.width() + gap, 0, other)
    painter.end()
    said = (*view_notices(second.view), *measurement_lines(measuring))
    return both, (*pair.words, *(tr("Right: {words}", words=words) for words in said))
