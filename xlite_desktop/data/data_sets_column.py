"""The left column: which data sets there are, and the facts of the chosen one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from xlite_desktop.data.data_set_list import DataSetList
from xlite_desktop.data.facts_sheet import FactsSheet
from xlite_desktop.data.facts_view import DataSetLine, FactsView
from xlite_desktop.data.oddity_rows import OddityRows
from xlite_desktop.frame.side_page import Rule
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.icons import Glyph, icon
from xlite_desktop.theme.tokens import PANEL_PADDING, TYPE_BODY, TYPE_TITLE
from xlite_desktop.translation import tr
from xlite_desktop.workspace import DataSet

COLUMN_WIDTH = 312


class DataSetsColumn(QWidget):
    """List, facts, oddities, and the button that imports.

    Signals:
        chosen: a `DataSet`.
        folder_requested, removal_requested: of a `DataSet`.
        oddity_chosen: an `Oddity`.
        look_requested: the films should be looked at.
        import_requested: the button was pressed.
    """

    chosen = Signal(object)
    folder_requested = Signal(object)
    removal_requested = Signal(object)
    oddity_chosen = Signal(object)
    look_requested = Signal()
    import_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(COLUMN_WIDTH)
        self.list = DataSetList()
        self._facts = FactsSheet()
        self.oddities = OddityRows()
        self._notes = _notes_label()
        self.import_button = _import_button()
        self._inside = QWidget()
        self._details = self._scrolling()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(_heading())
        column.addWidget(self.list)
        column.addSpacing(12)
        column.addWidget(self._details, 1)
        column.addWidget(Rule())
        column.addWidget(self._footer())
        self.list.chosen.connect(self.chosen)
        self.list.folder_requested.connect(self.folder_requested)
        self.list.removal_requested.connect(self.removal_requested)
        self.oddities.chosen.connect(self.oddity_chosen)
        self.oddities.look_requested.connect(self.look_requested)
        self.import_button.clicked.connect(self.import_requested)
        self.show_facts(None)

    def show_lines(self, lines: tuple[DataSetLine, ...], current: DataSet | None) -> None:
        """Show the data sets; the details stay."""
        self.list.show_lines(lines, current)
        self.list.setVisible(bool(lines))
        self._inside.setVisible(bool(lines))

    def show_facts(self, facts: FactsView | None) -> None:
        """Show what is in the chosen data set; None while it is being read."""
        self._facts.show_facts(facts)
        self.oddities.setVisible(facts is not None)
        self.oddities.show_oddities(facts.oddities if facts else ())
        self._notes.setVisible(facts is not None and bool(facts.notes))
        self._notes.setText("\n".join(facts.notes) if facts else "")

    def show_importing(self, *, busy: bool, shown: bool) -> None:
        """Say whether an import is under way, and step back while its panel is shown."""
        self.import_button.setText(tr(" Importing...") if busy else tr(" Import..."))
        self.import_button.setEnabled(not shown)

    def paintEvent(self, _: QPaintEvent) -> None:
        palette, painter = current_palette(), QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.surface1))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), QColor(palette.line))

    def _scrolling(self) -> QScrollArea:
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(PANEL_PADDING, 0, PANEL_PADDING, 12)
        column.setSpacing(0)
        column.addWidget(Rule())
        column.addSpacing(12)
        column.addWidget(self._facts)
        column.addSpacing(10)
        column.addWidget(Rule())
        column.addSpacing(10)
        column.addWidget(self.oddities)
        column.addSpacing(10)
        column.addWidget(self._notes)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(self._inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _footer(self) -> QWidget:
        footer = QWidget()
        footer.setFixedHeight(48)
        column = QVBoxLayout(footer)
        column.setContentsMargins(PANEL_PADDING, 8, PANEL_PADDING, 8)
        column.addWidget(self.import_button)
        return footer


def _heading() -> QLabel:
    heading = QLabel(tr("Data sets"))
    heading.setFont(font(TYPE_TITLE, SEMIBOLD))
    heading.setFixedHeight(46)
    heading.setContentsMargins(PANEL_PADDING, 0, PANEL_PADDING, 0)
    return heading


def _notes_label() -> QLabel:
    label = QLabel()
    label.setProperty("role", "faint")
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _import_button() -> QPushButton:
    button = QPushButton(icon(Glyph.ADD, "on_accent"), tr(" Import..."))
    button.setProperty("role", "primary")
    button.setFont(font(TYPE_BODY, MEDIUM))
    button.setToolTip(tr("Import a table with its films, or a folder of folders"))
    return button
