"""The look of the form: a header, the fields, what a run will take, and a pinned foot."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from xlite_desktop.frame.side_page import Rule
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.tokens import PANEL_PADDING, SPACE_8, TYPE_BODY, TYPE_TITLE
from xlite_desktop.training.estimates_list import EstimatesList
from xlite_desktop.training.form_first import FirstFields
from xlite_desktop.training.form_footer import FormFooter
from xlite_desktop.training.form_more import MoreSettings
from xlite_desktop.training.form_vary import VaryPage
from xlite_desktop.translation import tr

WIDTH = 313
"""Of the column, with the line at its right edge."""


class FormColumn(QWidget):
    """Lays the parts of the form out; it knows nothing of runs.

    Attributes:
        first: The fields that everybody sees.
        more: All the others.
        estimates: What the run will take.
        footer: The buttons.
        vary: The page that makes many runs of one.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.first, self.more = FirstFields(), MoreSettings()
        self.estimates, self.footer, self.vary = EstimatesList(), FormFooter(), VaryPage()
        self._id = QLabel()
        self._id.setFont(font(TYPE_BODY, MEDIUM))
        self._id.setProperty("role", "quiet")
        self._area = self._scrolling()
        form = QWidget()
        whole = QVBoxLayout(form)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._header())
        whole.addWidget(self._area, 1)
        whole.addWidget(self.footer)
        self._pages = QStackedWidget()
        self._pages.addWidget(form)
        self._pages.addWidget(self.vary)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 1, 0)
        outer.addWidget(self._pages)
        self.more.shown.connect(self.bring_into_view)
        self.vary.closed.connect(lambda: self.show_vary(on=False))

    @property
    def id_text(self) -> str:
        """The id that the run will get."""
        return self._id.text()

    @property
    def is_varying(self) -> bool:
        """Whether the page of the grid is shown."""
        return self._pages.currentWidget() is self.vary

    def show_id(self, text: str) -> None:
        """Show the id that the run will get."""
        self._id.setText(text)

    def show_vary(self, *, on: bool) -> None:
        """Turn to the page of the grid, or back to the form."""
        self._pages.setCurrentIndex(int(on))

    def bring_into_view(self, field: QWidget) -> None:
        """Scroll to a field; its place is known once the layout has settled."""
        QTimer.singleShot(0, field, lambda: self._area.ensureWidgetVisible(field, 0, 48))

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette, painter = current_palette(), QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.surface1))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), QColor(palette.line))

    def _header(self) -> QHBoxLayout:
        title = QLabel(tr("Next run"))
        title.setFont(font(TYPE_TITLE, SEMIBOLD))
        top = QHBoxLayout()
        top.setContentsMargins(PANEL_PADDING, 14, PANEL_PADDING, 6)
        top.addWidget(title, 1)
        top.addWidget(self._id)
        return top

    def _scrolling(self) -> QScrollArea:
        inside = QWidget()
        # The scroll bar lies over the right margin: fields keep their width when it appears.
        inside.setMinimumWidth(WIDTH - 1)
        column = QVBoxLayout(inside)
        column.setContentsMargins(PANEL_PADDING, 4, PANEL_PADDING, PANEL_PADDING)
        column.setSpacing(SPACE_8)
        column.addWidget(self.first)
        column.addWidget(self.more)
        column.addWidget(Rule())
        column.addSpacing(4)
        column.addWidget(self.estimates)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area
