"""Two to six runs side by side, and the ablations of all runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from xlite_core.errors import XLiteError
from xlite_core.experiments.compare import ComparedRow
from xlite_core.experiments.record import NOT_APPLICABLE
from xlite_core.experiments.run_catalogue import RunSummary
from xlite_desktop.experiments.ablation_view import AblationView
from xlite_desktop.experiments.comparison_desk import ComparisonDesk
from xlite_desktop.experiments.comparison_findings import ComparisonFindings
from xlite_desktop.experiments.comparison_grid import ComparisonGrid, GridRow, GridText
from xlite_desktop.experiments.comparison_head import ComparisonHead
from xlite_desktop.experiments.comparison_work import Difference, SideBySide, default_reference
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, font
from xlite_desktop.theme.tokens import SPACE_24, TYPE_BODY
from xlite_desktop.translation import told, tr

if TYPE_CHECKING:
    from xlite_desktop.experiments.comparison_curves import ComparisonCurves

TABS = (tr("Differences"), tr("Curves"), tr("Numbers"), tr("Settings"), tr("Ablations"))
_CURVES, _ABLATIONS = TABS.index(tr("Curves")), TABS.index(tr("Ablations"))


class ComparisonView(QWidget):
    """Asks the desk and shows what it answers, piece by piece.

    Signals:
        run_wanted: The `TrainingConfig` of a missing run, to be added to the queue.
    """

    run_wanted = Signal(object)

    def __init__(
        self, *, desk: ComparisonDesk | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Comparison"))
        self._runs: tuple[RunSummary, ...] = ()
        self._known: tuple[RunSummary, ...] = ()
        self._laid_out: tuple[RunSummary, ...] | None = None
        self._side: SideBySide | None = None
        self.desk = desk or ComparisonDesk(self)
        self.head, self.tabs = ComparisonHead(), QTabBar()
        self.findings, self.ablations = ComparisonFindings(), AblationView()
        self.numbers = ComparisonGrid(tr("Numbers"))
        self.settings = ComparisonGrid(tr("Settings that differ"))
        self.curves: ComparisonCurves | None = None  # built when wanted: charts are heavy
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    def show_runs(self, runs: Sequence[RunSummary], reference: str | None = None) -> None:
        """Put runs side by side; without any, show the ablations alone."""
        self._runs = tuple(runs)
        several = len(runs) > 1
        for place in range(_ABLATIONS):
            self.tabs.setTabVisible(place, several)
        self._side = None
        if not several:
            self.head.show_runs((), "")
            self.tabs.setCurrentIndex(_ABLATIONS)
            self._show_tab(_ABLATIONS)
            return
        by_id = {run.id: run for run in runs}
        first = by_id.get(reference or "", default_reference(runs))
        self.head.show_runs([run.id for run in runs], first.id)
        self.findings.begin()
        others = [run for run in runs if run is not first]
        self.desk.compare((first, *others), self._known)
        self._show_tab(self.tabs.currentIndex())

    def show_all(self, known: tuple[RunSummary, ...]) -> None:
        """Say which runs there are."""
        self._known = known
        if self.isVisible() and self.tabs.currentIndex() == _ABLATIONS:
            self._show_tab(_ABLATIONS)

    def shut_down(self) -> None:
        """End all background work."""
        self.desk.shut_down()

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette, painter = current_palette(), QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.surface1))
        below = QRectF(0, self.tabs.geometry().bottom() + 1, self.width(), 1)
        painter.fillRect(below, QColor(palette.line))

    def _build(self) -> None:
        self.tabs.setFont(font(TYPE_BODY, MEDIUM))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setAccessibleName(tr("Parts of the comparison"))
        for name in TABS:
            self.tabs.addTab(name)
        held = QVBoxLayout()
        held.setContentsMargins(SPACE_24, 0, SPACE_24, 1)
        held.addWidget(self.tabs)
        for page in (self.findings, QWidget(), self.numbers, self.settings, self.ablations):
            self._stack.addWidget(_scrolling(page))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(held)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._show_tab)
        self.head.reference_chosen.connect(self._on_reference_chosen)
        self.head.run_wanted.connect(self.run_wanted)
        self.desk.side_ready.connect(self._on_side)
        self.desk.missing_ready.connect(self.head.show_missing)
        self.desk.difference_ready.connect(self._on_difference)
        self.desk.ablations_ready.connect(self.ablations.show_grids)
        self.desk.failed.connect(self._on_failed)

    @Slot(int)
    def _show_tab(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        if place == _CURVES and self._side is not None:
            self._curves().show_side(self._side)
        if place == _ABLATIONS and self._laid_out != self._known:
            self._laid_out = self._known
            self.desk.lay_out(self._known)

    def _curves(self) -> ComparisonCurves:
        if self.curves is None:
            from xlite_desktop.experiments.comparison_curves import ComparisonCurves

            self.curves = ComparisonCurves()
            area: Any = self._stack.widget(_CURVES)
            area.setWidget(self.curves)
        return self.curves

    @Slot(object)
    def _on_side(self, side: SideBySide) -> None:
        self._side = side
        self.head.show_sentences(side.comparison.sentences)
        self.findings.show_side(side)
        names = side.comparison.runs
        self.numbers.show_rows("", names, [_row(row) for row in side.comparison.measures])
        self.settings.show_rows(
            tr("setting"), names, [_row(row) for row in side.comparison.settings]
        )
        if self.tabs.currentIndex() == _CURVES:
            self._curves().show_side(side)

    @Slot(object)
    def _on_difference(self, difference: Difference) -> None:
        self.findings.show_difference(difference)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.head.show_problem(
            told(error) if isinstance(error, XLiteError) else tr("These runs cannot be compared.")
        )

    @Slot(str)
    def _on_reference_chosen(self, reference: str) -> None:
        self.show_runs(self._runs, reference)


def _row(row: ComparedRow) -> GridRow:
    cells = (
        GridText(text=text, best=place in row.best, faint=text in (NOT_APPLICABLE, "none"))
        for place, text in enumerate(row.texts)
    )
    return GridRow(name=row.name, cells=tuple(cells))


def _scrolling(page: QWidget) -> QScrollArea:
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(SPACE_24, 16, SPACE_24, 16)
    column.addWidget(page)
    column.addStretch(1)
    area = QScrollArea()
    area.setWidget(held)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    return area
