"""A line chart with its title, scope, legend and menu, as Train and Experiments show it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QColor, QPainter
from PySide6.QtWidgets import (
    QFileDialog,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from xlite_desktop.charts import legend_paint
from xlite_desktop.charts.chart_export import KINDS, file_name, write_chart
from xlite_desktop.charts.chart_head import ChartHead
from xlite_desktop.charts.series import ChartContent, Marker, Reference, Series, resolved
from xlite_desktop.theme.current import current_palette
from xlite_desktop.translation import tr

if TYPE_CHECKING:
    from xlite_desktop.charts.plot_view import PlotView
    from xlite_desktop.charts.readout import Readout

AskPath = Callable[[QWidget, str], Path | None]
"""(parent, suggested file name) -> where to write; None when nobody wants to."""

_PICTURE_MARGIN = 16
_SMALLEST = 132
_NOTICE_MS = 8000


def ask_path(parent: QWidget, suggested: str) -> Path | None:
    """Ask where to save a file."""
    kind = Path(suggested).suffix
    name, _ = QFileDialog.getSaveFileName(
        parent, tr("Export chart"), suggested, f"{kind[1:].upper()} (*{kind})"
    )
    return Path(name if Path(name).suffix else name + kind) if name else None


class LineChart(QWidget):
    """Shows curves over epochs.

    The wheel zooms at the pointer, a drawn rectangle zooms into itself, a double
    click shows everything again.  The colours are the theme's, read whenever
    the chart is painted.

    Signals:
        tab_chosen: the place of another title among `tabs`.
        exported: the file that was written.
    """

    tab_chosen = Signal(int)
    exported = Signal(object)

    def __init__(  # noqa: PLR0913 - all but the title have their usual value
        self,
        title: str,
        scope: str = "",
        *,
        tabs: Sequence[str] = (),
        ground: str = "surface0",
        ask: AskPath = ask_path,
        parent: QWidget | None = None,
    ) -> None:
        """Build an empty chart.

        Args:
            title: Of the chart, or of its first tab.
            scope: What the numbers are about, with its n: "macro over 10 findings, n 464".
            tabs: Titles to choose from; the owner shows other content when one is chosen.
            ground: Token of what the chart lies on.
            ask: Asks where to export to.
            parent: Qt's.
        """
        from xlite_desktop.charts.plot_view import PlotView  # it brings pyqtgraph

        super().__init__(parent)
        self._content = ChartContent()
        self._ground, self._ask = ground, ask
        self._head = ChartHead(title, tabs)
        self._plot = PlotView(ground)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_NOTICE_MS)
        self._quiet.timeout.connect(self._head.hide_notice)
        self._menu = QMenu(self)
        self._reset = self._add(tr("Show everything"), self._plot.reset_zoom)
        self._menu.addSeparator()
        self._exports = [self._export_action(kind) for kind in KINDS]
        self._head.button.setMenu(self._menu)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._plot, 1)
        self._head.tabs.currentChanged.connect(self._on_tab_chosen)
        self._plot.zoomed.connect(self._reset.setEnabled)
        self._plot.menu_requested.connect(self._on_menu_requested)
        self._reset.setEnabled(False)
        self.setMinimumHeight(_SMALLEST)
        self.setAccessibleName(title)
        self._plot.setAccessibleName(
            tr("{title} chart; left and right read its values", title=title)
        )
        self.set_scope(scope)

    @property
    def title(self) -> str:
        return self._head.title

    @property
    def plot(self) -> PlotView:
        return self._plot

    @property
    def content(self) -> ChartContent:
        """What is shown."""
        return self._content

    @property
    def menu(self) -> QMenu:
        """Zoom and exports; the owner may add to it."""
        return self._menu

    @property
    def readout(self) -> Readout | None:
        return self._plot.readout

    @property
    def notice(self) -> str:
        """What the last export said; empty when there is nothing to say."""
        return self._head.notice

    def show_content(self, content: ChartContent) -> None:
        """Show other curves; a zoomed part stays where it is."""
        self._content = content
        self._head.show_content(content)
        self._plot.show_content(content)

    def set_series(self, series: Sequence[Series]) -> None:
        """Show other curves with the same references and markers."""
        self.show_content(dataclasses.replace(self._content, series=tuple(series)))

    def set_references(self, references: Sequence[Reference]) -> None:
        """Show other levels."""
        self.show_content(dataclasses.replace(self._content, references=tuple(references)))

    def set_markers(self, markers: Sequence[Marker]) -> None:
        """Mark other points."""
        self.show_content(dataclasses.replace(self._content, markers=tuple(markers)))

    def set_scope(self, scope: str) -> None:
        """Say what the numbers are about."""
        self._head.show_scope(scope)

    def reset_zoom(self) -> None:
        """Show everything."""
        self._plot.reset_zoom()

    def export(self, path: Path) -> None:
        """Write the chart as the suffix says; a failure is told above the curves."""
        margin = 2 * _PICTURE_MARGIN
        size = QSize(self.width() + margin, self._plot.height() + legend_paint.HEIGHT + margin)
        try:
            write_chart(path, self._content, lambda p: self._paint_picture(p, size), size)
        except OSError as error:
            reason = error.strerror or tr("the disk refused it")
            self._say(
                tr(
                    "{path_name} was not written ({reason}). Choose another folder.",
                    path_name=path.name,
                    reason=reason,
                ),
                "error",
            )
            return
        self._say(tr("Saved as {path_name}.", path_name=path.name), "quiet")
        self.exported.emit(path)

    def _paint_picture(self, painter: QPainter, size: QSize) -> None:
        palette = current_palette()
        painter.fillRect(QRectF(0, 0, size.width(), size.height()),
                         QColor(resolved(self._ground, palette)))  # fmt: skip
        head = QRectF(_PICTURE_MARGIN, _PICTURE_MARGIN, self.width(), legend_paint.HEIGHT)
        self._head.paint_picture(painter, head)
        self._plot.paint_picture(
            painter, QRectF(head.left(), head.bottom(), self._plot.width(), self._plot.height())
        )

    def _export_action(self, kind: str) -> QAction:
        what = tr("numbers") if kind == "CSV" else tr("picture")
        return self._add(
            tr("Export {what} as {kind}…", what=what, kind=kind), lambda: self._on_export(kind)
        )

    def _on_export(self, kind: str) -> None:
        path = self._ask(self, file_name(self.title, kind))
        if path is not None:
            self.export(path)

    def _add(self, words: str, do: Callable[[], None]) -> QAction:
        action = self._menu.addAction(words)
        action.triggered.connect(do)
        return action

    def _say(self, words: str, colour: str) -> None:
        self._head.show_notice(words, colour)
        self._quiet.start()

    @Slot(int)
    def _on_tab_chosen(self, index: int) -> None:
        self._head.hide_notice()
        self._plot.reset_zoom()
        self._head.update()
        self.tab_chosen.emit(index)

    @Slot(QPoint)
    def _on_menu_requested(self, place: QPoint) -> None:
        self._menu.popup(place)
