"""How a line of the runs table is painted, cell by cell."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from xlite_core.experiments.run_catalogue import RunSummary
from xlite_desktop.experiments.interval_strip import StripInk, paint_interval, paint_ticks
from xlite_desktop.experiments.runs_columns import COLUMNS, DECISION, PLACES, STAR, STRIP
from xlite_desktop.experiments.runs_header import PADDING, strip_rect
from xlite_desktop.experiments.runs_lines import GroupLine, RunLine
from xlite_desktop.experiments.runs_marks import paint_decision, paint_star
from xlite_desktop.experiments.runs_model import LINE_ROLE, ModelIndex, RunsModel
from xlite_desktop.experiments.runs_words import status_word, time_left
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import BOLD, MEDIUM, REGULAR, SEMIBOLD, font
from xlite_desktop.theme.tokens import SPACE_16, TYPE_BODY, TYPE_CAPTION, Palette, mixed
from xlite_desktop.translation import tr

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NUMBERS = tuple(PLACES[key] for key in ("val_f1_macro", "inference_time_ms", "model_size_mb"))
_PROGRESS = 3


class _Cell(NamedTuple):
    """What painting one cell needs to know."""

    rect: QRectF
    run: RunSummary
    best: bool
    selected: bool
    ground: str
    palette: Palette

    @property
    def waits(self) -> bool:
        return self.run.status == "pending"

    @property
    def going(self) -> bool:
        """Whether it has begun and not come to its end: progress stands where numbers will."""
        return self.run.status in ("running", "paused", "interrupted", "failed")

    @property
    def inner(self) -> QRectF:
        return self.rect.adjusted(PADDING, 0, -PADDING, 0)


class RunsDelegate(QStyledItemDelegate):
    """Paints headings of groups, and runs."""

    def __init__(self, view: QTableView, model: RunsModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        line = index.data(LINE_ROLE)
        if line is None:
            return
        place: QRect = option.rect
        painter.save()
        if isinstance(line, GroupLine):
            _paint_group(painter, QRectF(place), line)
        else:
            self._paint_run(painter, option, index, line)
        painter.restore()

    def _paint_run(
        self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex, line: RunLine
    ) -> None:
        palette = current_palette()
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        view, model = self._view, self._model
        ground = _ground(palette, selected=selected, hovered=_is_hovered(view, index))
        rect = QRectF(option.rect)
        painter.fillRect(rect, QColor(ground))
        cell = _Cell(rect, line.run, line.best, selected, ground, palette)
        column = index.column()
        key = COLUMNS[column].key
        if key == STAR:
            _paint_star(painter, cell)
        elif key == STRIP:
            _paint_strip(painter, cell, model)
        elif key == DECISION:
            _paint_decision(painter, cell)
        elif column in _NUMBERS and (cell.going or cell.waits):
            _paint_rest(painter, cell, resume_rect(view, index.row()), model.now)
        elif key == "val_auc_macro" and cell.going and line.run.status != "failed":
            _write(painter, cell.inner, _share_text(line.run, model.now), palette.text, right=True)
        else:
            _paint_text(painter, cell, column)
        if _is_focused(view, index):
            _paint_focus(painter, rect, palette)


def resume_rect(view: QTableView, row: int) -> QRect:
    """Return where "Resume" stands in a run's line, in the viewport."""
    spans = [view.visualRect(view.model().index(row, column)) for column in _NUMBERS]
    shown = [rect for rect in spans if rect.width() > 0]
    if not shown:
        return QRect()
    whole = shown[0]
    for rect in shown[1:]:
        whole = whole.united(rect)
    return whole


def _ground(palette: Palette, *, selected: bool, hovered: bool) -> str:
    if selected:
        return palette.surface2
    return mixed(palette.surface2, palette.surface0, 0.5) if hovered else palette.surface0


def _is_hovered(view: QTableView, index: ModelIndex) -> bool:
    hovered: int | None = view.property("hovered_row")
    return hovered is not None and hovered == index.row()


def _is_focused(view: QTableView, index: ModelIndex) -> bool:
    return view.hasFocus() and view.currentIndex().row() == index.row()


def _paint_focus(painter: QPainter, rect: QRectF, palette: Palette) -> None:
    painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 1), QColor(palette.accent))
    painter.fillRect(
        QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), QColor(palette.accent)
    )


def _paint_group(painter: QPainter, rect: QRectF, line: GroupLine) -> None:
    palette = current_palette()
    painter.fillRect(rect, QColor(palette.surface0))
    place = rect.adjusted(SPACE_16, 2, 0, 0)
    painter.setFont(font(TYPE_BODY, SEMIBOLD))
    painter.setPen(QColor(palette.quiet))
    painter.drawText(place, _LEFT, line.name)
    wide = painter.fontMetrics().horizontalAdvance(line.name)
    _write(painter, place.adjusted(wide + 8, 0, 0, 0), line.counted, palette.faint)


def _paint_star(painter: QPainter, cell: _Cell) -> None:
    if cell.selected:
        bar = QRectF(cell.rect.left(), cell.rect.top(), 2, cell.rect.height())
        painter.fillRect(bar, QColor(cell.palette.accent))
    starred = bool(cell.run.note and cell.run.note.starred)
    square = QRectF(0, 0, 11, 11)
    square.moveCenter(cell.rect.center())
    square.translate(4, 0)
    palette = cell.palette
    faded = mixed(palette.faint, cell.ground, 0.55)
    paint_star(painter, square, palette.quiet if starred else faded, filled=starred)


def _paint_decision(painter: QPainter, cell: _Cell) -> None:
    decision = cell.run.note.decision if cell.run.note else ""
    square = QRectF(0, 0, 12, 12)
    square.moveCenter(cell.rect.center())
    colour = cell.palette.accent if decision == "adopt" else cell.palette.quiet
    paint_decision(painter, decision, square, colour)


def _paint_strip(painter: QPainter, cell: _Cell, model: RunsModel) -> None:
    palette, run = cell.palette, cell.run
    strip = strip_rect(cell.rect)
    paint_ticks(painter, QRectF(strip.left(), cell.rect.top(), strip.width(), cell.rect.height()),
                model.axis, palette)  # fmt: skip
    if cell.waits or run.status in ("failed", "paused", "interrupted"):
        colour = palette.error if run.status == "failed" else palette.quiet
        _write(painter, strip, status_word(run), colour)
    elif cell.going:
        _paint_progress(painter, cell, strip, model.now)
    elif run.auc is not None:
        best = palette.text if cell.best else palette.quiet
        ink = StripInk(
            ground=cell.ground,
            line=palette.accent if cell.selected else palette.fill,
            dot=palette.accent if cell.selected else best,
        )
        paint_interval(painter, strip, model.axis, run.auc, ink)
    elif run.row.val_auc_macro is not None:
        painter.fillRect(strip.adjusted(-2, 4, 0, -4), QColor(cell.ground))
        _write(painter, strip, tr("not evaluated"), palette.faint, size=TYPE_CAPTION)


def _paint_progress(painter: QPainter, cell: _Cell, strip: QRectF, now: float) -> None:
    palette = cell.palette
    track = QRectF(strip.left(), strip.center().y() - _PROGRESS / 2, strip.width(), _PROGRESS)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.track))
    painter.drawRoundedRect(track, _PROGRESS / 2, _PROGRESS / 2)
    share = _share(cell.run, now)
    if share > 0:
        track.setWidth(max(track.width() * share, _PROGRESS))
        painter.setBrush(QColor(palette.accent if cell.run.status == "running" else palette.fill))
        painter.drawRoundedRect(track, _PROGRESS / 2, _PROGRESS / 2)


def _paint_rest(painter: QPainter, cell: _Cell, place: QRect, now: float) -> None:
    """Write time left, or "Resume", across the columns of the numbers to come."""
    run, palette = cell.run, cell.palette
    if cell.waits:
        return
    painter.setClipRect(cell.rect)
    whole = QRectF(place).adjusted(0, 0, -PADDING, 0)
    if run.status == "running":
        progress = run.progress
        left = time_left(progress.seconds_left(_since(run, now)) if progress else None)
        _write(painter, whole, left or "starting", palette.quiet, right=True)
    elif run.resumable:
        _write(painter, whole, tr("Resume"), palette.accent, right=True, weight=MEDIUM)


def _paint_text(painter: QPainter, cell: _Cell, column: int) -> None:
    shown = COLUMNS[column]
    palette = cell.palette
    named = shown.key == "experiment_id"
    weight = SEMIBOLD if named else REGULAR
    colour = palette.quiet if shown.left and not named and not cell.selected else palette.text
    if cell.waits or (cell.going and not cell.selected):
        colour = palette.quiet
    if cell.waits and shown.key == "val_auc_macro":
        return
    if shown.key == "val_auc_macro":
        weight = BOLD if cell.best else MEDIUM
        colour = palette.quiet if cell.run.auc is None else colour
    text = shown.text(cell.run)
    painter.setFont(font(TYPE_BODY, weight))
    if shown.left:
        text = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, int(cell.inner.width()) + 3
        )
    _write(painter, cell.inner.adjusted(0, 0, 3 if shown.left else 0, 0), text, colour,
           right=not shown.left, weight=weight)  # fmt: skip


def _write(  # noqa: PLR0913 - one keyword each for how it looks
    painter: QPainter,
    rect: QRectF,
    text: str,
    colour: str,
    *,
    right: bool = False,
    weight: int = REGULAR,
    size: int = TYPE_BODY,
) -> None:
    painter.setFont(font(size, weight))
    painter.setPen(QColor(colour))
    painter.drawText(rect, _RIGHT if right else _LEFT, text)


def _since(run: RunSummary, now: float) -> float:
    running = run.status == "running" and run.told is not None
    return max(now - (run.told or now), 0.0) if running else 0.0


def _share(run: RunSummary, now: float) -> float:
    return run.progress.share(_since(run, now)) if run.progress else 0.0


def _share_text(run: RunSummary, now: float) -> str:
    return f"{int(100 * _share(run, now))} %"
