"""The Train page before the first run: one sentence, and where to begin."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from xlite_core.training.presets import PRESETS
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.tokens import SPACE_8, SPACE_24, TYPE_BODY, TYPE_HERO, mixed
from xlite_desktop.translation import in_readers_language, tr

QUICK_LOOK = "quick_look"
_HEIGHT_WITH_DRAWING = 348


class EmptyTraining(QWidget):
    """A drawing, a sentence, and the one step that comes next.

    Signals:
        preset_chosen: the key of the preset to begin with.
        data_requested: there is nothing to train on yet; the Data page is wanted.
    """

    preset_chosen = Signal(str)
    data_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = _CurveDrawing()
        self._sentence = _label("", TYPE_HERO, SEMIBOLD)
        self._hint = _label("", TYPE_BODY)
        self._hint.setProperty("role", "quiet")
        self._hint.setWordWrap(True)
        self._hint.setFixedSize(440, 38)  # two lines; a label in a centred cell asks for one
        self._hint.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.quick_look = QPushButton(tr("Quick look"))
        self.data = QPushButton(tr("Import a data set"))
        self.quick_look.clicked.connect(lambda: self.preset_chosen.emit(QUICK_LOOK))
        self.data.clicked.connect(self.data_requested)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.data, self.quick_look):
            button.setFont(font(TYPE_BODY, MEDIUM))
            buttons.addWidget(button)
        buttons.addStretch(1)
        centre = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        column.addStretch(3)
        column.addWidget(self._drawing, 0, centre)
        column.addSpacing(SPACE_24)
        column.addWidget(self._sentence, 0, centre)
        column.addSpacing(SPACE_8)
        column.addWidget(self._hint, 0, centre)
        column.addSpacing(20)
        column.addLayout(buttons)
        column.addStretch(4)
        self.show_data(some=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._drawing.setVisible(self.height() >= _HEIGHT_WITH_DRAWING)  # else it lies on words
        super().resizeEvent(event)

    def show_data(self, *, some: bool) -> None:
        """Say what comes next: a first run, or a data set to train on."""
        purpose = in_readers_language(PRESETS[QUICK_LOOK].purpose)
        self._sentence.setText(tr("Train your first student") if some else tr("Import films first"))
        self._hint.setText(
            tr("Begin with a quick look. {purpose}", purpose=purpose)
            if some
            else tr(
                "A student learns from films whose findings are known: a table and a folder "
                "of pictures."
            )
        )
        self.quick_look.setVisible(some)
        self.data.setVisible(not some)


class _CurveDrawing(QWidget):
    """Two curves that fall, and one that rises, in the corners of a collimator."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(QSize(168, 132))

    def paintEvent(self, _: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.setPen(QPen(QColor(palette.accent), 2))
        for x, dx in ((box.left(), 18), (box.right(), -18)):
            for y, dy in ((box.top(), 18), (box.bottom(), -18)):
                corner = QPointF(x, y)
                painter.drawPolyline([corner + QPointF(dx, 0), corner, corner + QPointF(0, dy)])
        grid = QColor(palette.line)
        for share in (0.25, 0.5, 0.75):
            painter.fillRect(QRectF(22, box.height() * share, box.width() - 40, 1), grid)
        quiet = QColor(mixed(palette.quiet, palette.surface0, 0.7))
        for colour, ends in (
            (QColor(palette.series[0]), (26, 24, 146, 100)),
            (quiet, (26, 106, 146, 34)),
        ):
            left, first, right, last = ends
            path = QPainterPath(QPointF(left, first))
            path.cubicTo(left + 22, last, left + 60, last, right, last)
            painter.setPen(QPen(colour, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)


def _label(text: str, size: int, weight: int = 400) -> QLabel:
    label = QLabel(text)
    label.setFont(font(size, weight))
    return label
