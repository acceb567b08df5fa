"""The page with nothing loaded: what to do, and where one was before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from xlite_desktop.settings import Recent
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.icons import Glyph, icon, paint_glyph
from xlite_desktop.theme.tokens import TYPE_BODY, TYPE_CAPTION, TYPE_HERO
from xlite_desktop.translation import counted, tr
from xlite_desktop.viewer.lungs_drawing import LungsDrawing

_WIDTH = 460
_MOST_SHOWN = 3
_HEIGHT_WITH_RECENTS, _HEIGHT_WITHOUT = 680, 480


class EmptyPage(QWidget):
    """One drawing, one sentence, two buttons, the recent films.

    Signals:
        open_requested, sample_requested, forget_requested: a button was pressed.
        recent_chosen: the `Recent` that was clicked.
    """

    open_requested = Signal()
    sample_requested = Signal()
    forget_requested = Signal()
    recent_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = LungsDrawing()
        self._recents = QWidget()
        self._recents.setFixedWidth(_WIDTH)
        self._rows = QVBoxLayout(self._recents)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        centre = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 18)
        column.setSpacing(0)
        column.addStretch(3)
        column.addWidget(self._drawing, 0, centre)
        column.addSpacing(24)
        column.addWidget(_label(tr("Drop a chest X-ray here"), TYPE_HERO, SEMIBOLD), 0, centre)
        column.addSpacing(8)
        formats = _label(tr("PNG, JPEG, TIFF or DICOM. One film, several, or a folder."), TYPE_BODY)
        formats.setProperty("role", "quiet")
        column.addWidget(formats, 0, centre)
        column.addSpacing(20)
        column.addLayout(self._buttons())
        column.addSpacing(28)
        column.addWidget(self._recents, 0, centre)
        column.addStretch(4)
        private = _label(tr("Films are read on this computer and never leave it."), TYPE_CAPTION)
        private.setProperty("role", "quiet")
        column.addWidget(private, 0, centre)

    def show_recents(self, recents: Sequence[Recent], now: datetime | None = None) -> None:
        """Show the latest drops, newest first."""
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._recents.setVisible(bool(recents))
        self._make_room()
        if not recents:
            return
        self._rows.addWidget(self._recents_header())
        for recent in recents[:_MOST_SHOWN]:
            row = _RecentRow(recent, now or datetime.now(UTC))
            row.clicked.connect(self._on_recent_clicked)
            self._rows.addWidget(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._make_room()
        super().resizeEvent(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(current_palette().surface0))

    def _make_room(self) -> None:
        """On a small screen the recent films matter more than the drawing."""
        needed = _HEIGHT_WITH_RECENTS if self._recents.isVisibleTo(self) else _HEIGHT_WITHOUT
        self._drawing.setVisible(self.height() >= needed)

    def _buttons(self) -> QHBoxLayout:
        open_button = QPushButton(icon(Glyph.OPEN, "on_accent"), tr(" Open..."))
        open_button.setProperty("role", "primary")
        sample = QPushButton(tr("Try the sample"))
        for button in (open_button, sample):
            button.setFont(font(TYPE_BODY, MEDIUM))
            button.setMinimumWidth(126)
        open_button.clicked.connect(self.open_requested)
        sample.clicked.connect(self.sample_requested)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch(1)
        row.addWidget(open_button)
        row.addWidget(sample)
        row.addStretch(1)
        return row

    def _recents_header(self) -> QWidget:
        forget = QPushButton(tr("Forget all"))
        forget.setProperty("role", "link")
        forget.setFont(font(TYPE_CAPTION))
        forget.clicked.connect(self.forget_requested)
        header = QWidget()
        row = QHBoxLayout(header)
        row.setContentsMargins(0, 0, 0, 6)
        row.addWidget(_label(tr("Recent"), TYPE_CAPTION, SEMIBOLD))
        row.addStretch(1)
        row.addWidget(forget)
        return header

    def _on_recent_clicked(self) -> None:
        row = self.sender()
        assert isinstance(row, _RecentRow)
        self.recent_chosen.emit(row.recent)


class _RecentRow(QAbstractButton):
    """A drop of an earlier day: its name, how many films, where, when."""

    def __init__(self, recent: Recent, now: datetime) -> None:
        super().__init__()
        self.recent = recent
        first = recent.paths[0]
        self._name = first.name
        many = counted(recent.films, "film")
        self._facts = f"{many} · {first.parent.name}" if first.parent.name else many
        self._when = when_in_words(recent.opened, now)
        self._glyph = Glyph.OPEN if recent.films == 1 and first.suffix else Glyph.FOLDER
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{self._name}, {self._facts}, {self._when}")

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, 53)

    def paintEvent(self, _: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, QColor(palette.line))
        if self.underMouse() or self.hasFocus():
            painter.fillRect(0, 1, self.width(), self.height() - 1, QColor(palette.surface1))
        if self.hasFocus():
            painter.fillRect(0, 1, 2, self.height() - 1, QColor(palette.accent))
        painter.fillRect(QRectF(8, 9, 36, 36), QColor(palette.surface2))
        paint_glyph(painter, self._glyph, QRectF(18, 19, 16, 16), palette.quiet)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(TYPE_BODY, MEDIUM))
        painter.setPen(QColor(palette.text))
        room = self.width() - 56 - 130
        name = painter.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(QRectF(56, 8, room, 18), left | middle, name)
        painter.setFont(font(TYPE_CAPTION))
        painter.setPen(QColor(palette.quiet))
        painter.drawText(QRectF(56, 27, room, 18), left | middle, self._facts)
        painter.drawText(QRectF(0, 0, self.width() - 8, self.height()), right | middle, self._when)


def when_in_words(opened: datetime, now: datetime) -> str:
    """Return how long ago something was, as people say it."""
    local, today = opened.astimezone(), now.astimezone()
    minutes = int((now - opened).total_seconds() // 60)
    days = (today.date() - local.date()).days
    if minutes < 1:
        return tr("Just now")
    if minutes < 60:
        return tr("1 minute ago") if minutes == 1 else tr("{minutes} minutes ago", minutes=minutes)
    if days == 0:
        hours = minutes // 60
        return tr("1 hour ago") if hours == 1 else tr("{hours} hours ago", hours=hours)
    if days == 1:
        return tr("Yesterday")
    return f"{local:%A}" if days < 7 else f"{local.day} {local:%B %Y}"


def _label(text: str, size: int, weight: int = 400) -> QLabel:
    label = QLabel(text)
    label.setFont(font(size, weight))
    return label
