"""Batch check: sixteen films as the student will see them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QVBoxLayout, QWidget

from xlite_desktop.data.batch_view import BatchView
from xlite_desktop.data.check_lines import CheckLines
from xlite_desktop.data.panel_heading import ElidedWords, PanelHeading, link_button
from xlite_desktop.qimage import image_of_grey
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.icons import Glyph, paint_glyph
from xlite_desktop.translation import tr

_ACROSS, _ROWS, _GAP = 8, 2, 6
_RADIUS = 3


class BatchPanel(QWidget):
    """Heading, pictures, and what was looked at.

    Signals:
        another_requested: the next batch is wanted.
    """

    another_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = PanelHeading(tr("Batch check"))
        self.another = link_button(tr("Another"), tr("Draw the next batch of the first epoch"))
        self._heading.row.addWidget(self.another)
        self.pictures = BatchPictures()
        self.checks = CheckLines()
        self.problem = ElidedWords()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._heading)
        column.addSpacing(10)
        column.addWidget(self.pictures)
        column.addSpacing(12)
        column.addWidget(self.checks)
        column.addWidget(self.problem)
        column.addStretch(1)
        self.another.clicked.connect(self.another_requested)
        self.show_view(None)

    def show_view(self, view: BatchView | None) -> None:
        """Show a batch; None while there is none yet."""
        self.pictures.show_view(view)
        self.checks.show_checks(view.checks if view else ())
        self.another.setEnabled(view is not None)
        self.another.setVisible(True)
        self._heading.words.say(tr("16 films as the student sees them, augmented"))
        self.problem.say("")

    def show_problem(self, words: str, role: str = "quiet") -> None:
        """Say why there is no batch."""
        self.show_view(None)
        self.another.setVisible(False)
        self.problem.say(words, role)


class BatchPictures(QWidget):
    """Two rows of eight pictures, as large as the panel allows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images: tuple[QImage | None, ...] = ()
        self._names: tuple[str, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(tr("Films of the batch"))

    @property
    def shown(self) -> int:
        """How many pictures there are, for tests."""
        return sum(image is not None for image in self._images)

    def show_view(self, view: BatchView | None) -> None:
        """Show the pictures of a batch."""
        pictures = view.look.pictures if view else ()
        self._images = tuple(None if grey is None else image_of_grey(grey) for grey in pictures)
        self._names = view.names if view else ()
        self.setAccessibleDescription(", ".join(self._names))
        self.update()

    def heightForWidth(self, width: int) -> int:
        side = self._side(width)
        return int(_ROWS * side + (_ROWS - 1) * _GAP)

    def sizeHint(self) -> QSize:
        return QSize(526, self.heightForWidth(526))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(240))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            places = enumerate(self._places())
            hit = [number for number, place in places if place.contains(event.pos().toPointF())]
            named = hit and hit[0] < len(self._names)
            QToolTip.showText(event.globalPos(), self._names[hit[0]] if named else "", self)
            return True
        return super().event(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter, palette = QPainter(self), current_palette()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ratio = self.devicePixelRatioF()
        for number, place in enumerate(self._places()):
            clip = QPainterPath()
            clip.addRoundedRect(place, _RADIUS, _RADIUS)
            image = self._images[number] if number < len(self._images) else None
            painter.fillPath(clip, QColor(palette.canvas if image else palette.surface2))
            if image is not None:
                painter.save()
                painter.setClipPath(clip)
                side = round(place.width() * ratio)
                # Qt's painter only averages four pixels: shrink well first.
                small = image.scaled(
                    side,
                    side,
                    Qt.AspectRatioMode.IgnoreAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
                painter.drawImage(place, small)
                painter.restore()
            elif number < len(self._names):
                mark = QRectF(0, 0, 16, 16)
                mark.moveCenter(place.center())
                paint_glyph(painter, Glyph.ERROR_FILE, mark, palette.error)

    def _side(self, width: float) -> float:
        return min((width - (_ACROSS - 1) * _GAP) / _ACROSS, 160.0)

    def _places(self) -> list[QRectF]:
        side = self._side(self.width())
        pitch = side + _GAP
        return [
            QRectF(number % _ACROSS * pitch, number // _ACROSS * pitch, side, side)
            for number in range(_ACROSS * _ROWS)
        ]
