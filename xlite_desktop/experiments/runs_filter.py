"""Above the runs table: filter, phases, columns, compare."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QToolButton, QWidget

from xlite_core.experiments.record import Phase
from xlite_desktop.controls.segmented_control import Ground, SegmentedControl
from xlite_desktop.experiments.runs_columns import COLUMNS
from xlite_desktop.experiments.runs_marks import paint_magnifier
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, font
from xlite_desktop.theme.icons import Glyph, icon
from xlite_desktop.theme.tokens import PANEL_PADDING, TYPE_BODY
from xlite_desktop.translation import tr

HEIGHT = 56
_PHASES: tuple[tuple[str, Phase | None], ...] = (
    (tr("All"), None),
    (tr("Baseline"), "baseline"),
    (tr("Distil"), "distillation"),
    (tr("Final"), "final"),
    (tr("Ablation"), "ablation"),
)
FEWEST, MOST = 2, 6


class RunsFilter(QWidget):
    """Says what the reader wants to see.

    Signals:
        wanted_changed: The words typed.
        phase_chosen: A phase, or None for all.
        columns_chosen: Keys of the optional columns to show.
        compare_requested: The selected runs side by side, and the ablations.
        left_downwards: Down or Return was pressed in the field: on to the table.
    """

    wanted_changed = Signal(str)
    phase_chosen = Signal(object)
    columns_chosen = Signal(object)
    compare_requested = Signal()
    left_downwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.field = _SearchField()
        self.field.textChanged.connect(self.wanted_changed)
        self.field.left_downwards.connect(self.left_downwards)
        self.phases = SegmentedControl(
            [name for name, _ in _PHASES], padding=10, ground=Ground.WINDOW
        )
        self.phases.chosen.connect(self._on_phase_chosen)
        self.columns = self._columns_button()
        self.compare = QPushButton(tr("Compare"))
        self.compare.setFont(font(TYPE_BODY, MEDIUM))
        self.compare.setProperty("role", "link")
        self.compare.setStyleSheet("text-align: right;")
        widest = self.compare.fontMetrics().horizontalAdvance(tr("Compare {most}", most=MOST))
        self.compare.setMinimumWidth(widest + 4)  # the row does not move when runs are selected
        self.compare.clicked.connect(self.compare_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(PANEL_PADDING, 0, PANEL_PADDING, 0)
        row.setSpacing(12)
        row.addWidget(self.field, 1)
        row.addWidget(self.phases)
        row.addStretch(1)
        row.addWidget(self.columns)
        row.addWidget(self.compare)
        self.show_selected(0)

    def show_selected(self, count: int) -> None:
        """Say what "Compare" would do with so many selected runs."""
        able = FEWEST <= count <= MOST
        self.compare.setText(tr("Compare {count}", count=count) if able else tr("Compare"))
        self.compare.setToolTip(
            tr("The {count} selected runs side by side", count=count)
            if able
            else tr("Select two to six runs to hold them side by side; without, the ablations")
        )

    def show_choice(self, phase: Phase | None, columns: frozenset[str]) -> None:
        """Show what was chosen at an earlier time."""
        self.phases.set_current([each for _, each in _PHASES].index(phase))
        for action in self.columns.menu().actions():
            action.setChecked(action.data() in columns)

    def paintEvent(self, _event: QPaintEvent) -> None:
        line = QRectF(0, self.height() - 1, self.width(), 1)
        QPainter(self).fillRect(line, QColor(current_palette().line))

    def _columns_button(self) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(Glyph.TOP_THREE))
        button.setIconSize(QSize(16, 16))
        button.setFixedSize(28, 28)
        button.setToolTip(tr("More columns"))
        button.setAccessibleName(tr("More columns"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        for column in COLUMNS:
            if column.optional:
                action = QAction(column.spoken, menu, checkable=True)
                action.setData(column.key)
                menu.addAction(action)
        menu.triggered.connect(self._on_column_triggered)
        button.setMenu(menu)
        return button

    @Slot(int)
    def _on_phase_chosen(self, place: int) -> None:
        self.phase_chosen.emit(_PHASES[place][1])

    @Slot(QAction)
    def _on_column_triggered(self, _action: QAction) -> None:
        actions = self.columns.menu().actions()
        self.columns_chosen.emit(frozenset(a.data() for a in actions if a.isChecked()))


class _SearchField(QLineEdit):
    """A line with a magnifying glass; Esc empties it."""

    left_downwards = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFont(font(TYPE_BODY))
        self.setPlaceholderText(tr("Filter runs"))
        self.setAccessibleName(tr("Filter runs"))
        self.setToolTip(
            tr("Words that a run must have: its id, student, status, decision or notes")
        )
        self.setTextMargins(22, 0, 0, 0)
        self.setMinimumWidth(120)
        self.setMaximumWidth(196)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        square = QRectF(10, (self.height() - 14) / 2, 14, 14)
        paint_magnifier(QPainter(self), square, current_palette().quiet)
