"""The findings panel: what the model believes, and from where on it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from xlite_desktop.controls.quiet_choice import QuietChoice
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.icons import Glyph, icon
from xlite_desktop.theme.tokens import FINDINGS_WIDTH, PANEL_PADDING, TYPE_BODY, TYPE_TITLE
from xlite_desktop.translation import tr
from xlite_desktop.viewer.evidence_layer import OverlaySettings
from xlite_desktop.viewer.finding_row import INNER_WIDTH, PADDING
from xlite_desktop.viewer.findings_list import FindingsList
from xlite_desktop.viewer.findings_view import (
    OWN_POLICY,
    FindingsView,
    PanelState,
    SortOrder,
)
from xlite_desktop.viewer.input_banner import InputBanner
from xlite_desktop.viewer.model_summary import ModelSummary
from xlite_desktop.viewer.overlay_controls import OverlayControls
from xlite_desktop.viewer.policy_names import PolicyNames
from xlite_desktop.viewer.probability_axis import ProbabilityAxis
from xlite_desktop.viewer.result_veil import ResultVeil

if TYPE_CHECKING:
    from xlite_core.inference.model_card import ModelCard

_MENU_PADDING = 6  # inside the sort button, so that its chevron ends where the numbers end


class FindingsPanel(QWidget):
    """Shows a `FindingsView`; everything the reader does goes out as an intention.

    Signals:
        finding_hovered: Finding under the pointer; "" when it leaves the list.
        finding_selected: Finding that was clicked.
        finding_stepped: Finding that the arrow keys arrived at.
        threshold_moved: Finding and threshold, live while a knob is dragged.
        threshold_released: Finding whose knob was let go.
        prevalence_chosen: Finding and share where the user works; None for the model's.
        thresholds_reset: Back to the model's operating points.
        policy_chosen: Key of a policy of the card.
        sort_chosen: A `SortOrder`.
        overlay_chosen: An `OverlaySettings`.
        top_three_toggled: Whether three maps are to stand side by side.
        about_requested: The user wants the whole model card.
        reader_said: A `ReaderSaid`: the reader's opinion of a finding.
        explained: Finding whose help page is wanted.
        shown_anyway: Findings in doubt are to be shown (True), or greyed again.
    """

    finding_hovered = Signal(str)
    finding_selected = Signal(str)
    finding_stepped = Signal(str)
    threshold_moved = Signal(str, float)
    threshold_released = Signal(str)
    thresholds_reset = Signal()
    prevalence_chosen = Signal(str, object)
    policy_chosen = Signal(str)
    sort_chosen = Signal(object)
    overlay_chosen = Signal(object)
    top_three_toggled = Signal(bool)
    about_requested = Signal()
    reader_said = Signal(object)
    shown_anyway = Signal(bool)
    explained = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(FINDINGS_WIDTH)
        self.setAccessibleName(tr("Findings"))
        self._view: FindingsView | None = None
        self._described: tuple[ModelCard, int | None, float | None] | None = None
        self._count = QLabel()
        self._note = QLabel()
        self._sort = _sort_button()
        self._policy = QuietChoice()
        self.policy_names = PolicyNames(self._policy)
        self._reset = _reset_button()
        self._axis = ProbabilityAxis(PADDING, INNER_WIDTH)
        self._list = FindingsList(FINDINGS_WIDTH - 1)
        self._veil = ResultVeil(self._list)
        self._banner = InputBanner()
        self._overlay = OverlayControls()
        self._summary = ModelSummary()
        self._foot = _Foot(self._overlay, self._summary)
        self._lay_out()
        self._connect()
        self.show_view(FindingsView(state=PanelState.NO_MODEL), None)

    @property
    def findings_list(self) -> FindingsList:
        return self._list

    @property
    def banner(self) -> InputBanner:
        return self._banner

    @property
    def overlay_controls(self) -> OverlayControls:
        return self._overlay

    def show_view(self, view: FindingsView, card: ModelCard | None) -> None:
        """Show a film's findings; `card` is the model's, None where there is none."""
        self._list.show_view(view, card)
        if card is not None and (self._described is None or self._described[0] is not card):
            self.show_model(card)
        before, self._view = self._view, view
        offered = view.state is PanelState.RESULT
        self._banner.show_notices(view.doubts, greyed=view.greyed, offered=offered)
        self._veil.show_over(greyed=view.greyed)
        if before is not None and (before.state, before.headline) == (view.state, view.headline):
            self._show_policies(before, view)
            self._show_sort(view)
            return
        resulted = view.state is PanelState.RESULT
        self._count.setText(view.headline)
        role = "flag" if view.flagged_count and not view.greyed else "quiet"
        if self._count.property("role") != role:
            self._count.setProperty("role", role)
            self._count.style().polish(self._count)
        self._note.setText(view.note)
        self._sort.setVisible(resulted)
        self._note.setVisible(not resulted)
        for part in (self._axis, self._policy_line, self._foot):
            part.setVisible(view.state is not PanelState.NO_MODEL)
        self._overlay.set_lively(resulted and not view.greyed)
        self._foot.show_summary(view.state is PanelState.NOTHING_LOADED and card is not None)
        self._show_policies(None, view)
        self._show_sort(view)

    def show_model(
        self, card: ModelCard, *, byte_count: int | None = None, forward_ms: float | None = None
    ) -> None:
        """Describe the model at the foot of the empty panel; see `ModelSummary.show_model`."""
        shown = (card, byte_count, forward_ms)
        if shown != self._described:  # a page may say so with every change
            self._described = shown
            self._summary.show_model(card, byte_count=byte_count, forward_ms=forward_ms)

    def show_overlay(self, settings: OverlaySettings, *, top_three: bool) -> None:
        """Show how the evidence is laid over the film."""
        self._overlay.show_overlay(settings, top_three=top_three)

    def sizeHint(self) -> QSize:
        return QSize(FINDINGS_WIDTH, 828)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.surface1))
        painter.fillRect(QRectF(0, 0, 1, self.height()), QColor(palette.line))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header())
        layout.addWidget(self._banner)
        layout.addWidget(self._policy_row())
        layout.addWidget(self._axis)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._foot)

    def _header(self) -> QWidget:
        title = QLabel(tr("Findings"))
        title.setFont(font(TYPE_TITLE, SEMIBOLD))
        self._count.setFont(font(TYPE_BODY, MEDIUM))
        self._note.setFont(font(TYPE_BODY))
        self._note.setProperty("role", "quiet")
        header, layout = _strip(44)
        layout.setContentsMargins(PADDING, 0, PANEL_PADDING - _MENU_PADDING, 0)
        self._count.setContentsMargins(0, 2, 0, 0)  # onto the baseline of the larger title
        self._note.setContentsMargins(0, 2, _MENU_PADDING, 0)
        layout.addWidget(title)
        layout.addSpacing(12)
        layout.addWidget(self._count)
        layout.addStretch(1)
        layout.addWidget(self._note)
        layout.addWidget(self._sort)
        return header

    def _policy_row(self) -> QWidget:
        label = QLabel(tr("Policy"))
        label.setProperty("role", "quiet")
        label.setFixedWidth(43)
        label.setBuddy(self._policy)
        self._policy.setFixedWidth(226)
        self._policy.setAccessibleName(tr("Policy that thresholds start from"))
        row, layout = _strip(42)
        self._policy_line = row
        layout.setContentsMargins(PADDING, 0, PANEL_PADDING, 12)
        layout.addWidget(label)
        layout.addWidget(self._policy)
        layout.addStretch(1)
        layout.addWidget(self.policy_names)
        layout.addWidget(self._reset)
        return row

    def _connect(self) -> None:
        rows = self._list
        rows.hover_changed.connect(self.finding_hovered)
        rows.picked.connect(self.finding_selected)
        rows.stepped.connect(self.finding_stepped)
        rows.reader_said.connect(self.reader_said)
        rows.explained.connect(self.explained)
        rows.threshold_moved.connect(self.threshold_moved)
        rows.threshold_released.connect(self.threshold_released)
        rows.prevalence_chosen.connect(self.prevalence_chosen)
        self._reset.clicked.connect(self.thresholds_reset)
        self._policy.activated.connect(self._on_policy_activated)
        self._sort.menu().triggered.connect(self._on_sort_triggered)
        self._overlay.overlay_chosen.connect(self.overlay_chosen)
        self._overlay.top_three_toggled.connect(self.top_three_toggled)
        self._summary.about_requested.connect(self.about_requested)
        self._banner.shown_anyway.connect(self.shown_anyway)

    def _show_policies(self, before: FindingsView | None, view: FindingsView) -> None:
        if before is None or before.policies != view.policies:
            self._policy.clear()
            for choice in view.policies:
                self._policy.addItem(choice.label, choice.key)
        entries = [(choice.key, choice.label) for choice in view.policies]
        self.policy_names.show_policies(entries, spread=view.spread)
        self._policy.setEnabled(bool(view.policies))
        self._policy.setCurrentIndex(self._policy.findData(view.policy))
        self._reset.setEnabled(bool(view.policies) and view.policy != view.policies[0].key)

    def _show_sort(self, view: FindingsView) -> None:
        self._sort.setText(view.sort.value)
        for action in self._sort.menu().actions():
            action.setChecked(action.data() is view.sort)

    @Slot(int)
    def _on_policy_activated(self, index: int) -> None:
        key = self._policy.itemData(index)
        if key != OWN_POLICY:
            self.policy_chosen.emit(key)

    @Slot(QAction)
    def _on_sort_triggered(self, action: QAction) -> None:
        self.sort_chosen.emit(action.data())


class _Foot(QStackedWidget):
    """Overlay controls, or the model's summary while there is no film; a line above either."""

    def __init__(self, overlay: QWidget, summary: QWidget) -> None:
        super().__init__()
        self.setContentsMargins(0, 1, 0, 0)
        self._pages = (overlay, summary)
        for page in self._pages:
            self.addWidget(page)

    def show_summary(self, shown: bool) -> None:
        self.setCurrentIndex(int(shown))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        # Not the tallest page's height, as a stack's would be: the list wants the rest.
        return self._pages[self.currentIndex()].sizeHint() + QSize(0, 1)

    def minimumSizeHint(self) -> QSize:
        return self._pages[self.currentIndex()].minimumSizeHint() + QSize(0, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        inset = PADDING if self.currentIndex() else 0
        line = QRectF(inset, 0, self.width() - 2 * inset, 1)
        QPainter(self).fillRect(line, QColor(current_palette().line))


def _strip(height: int) -> tuple[QWidget, QHBoxLayout]:
    strip = QWidget()
    strip.setFixedHeight(height)
    layout = QHBoxLayout(strip)
    layout.setContentsMargins(PADDING, 0, PANEL_PADDING, 0)
    layout.setSpacing(0)
    return strip, layout


def _sort_button() -> QToolButton:
    button = QToolButton()
    menu = QMenu(button)
    group = QActionGroup(menu)
    for order in SortOrder:
        action = QAction(order.value[:1].upper() + order.value[1:], menu, checkable=True)
        action.setData(order)
        group.addAction(action)
        menu.addAction(action)
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setFont(font(TYPE_BODY))
    button.setIcon(icon(Glyph.CHEVRON))
    button.setIconSize(QSize(12, 12))
    button.setProperty("role", "menu")
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the chevron goes after the word
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(tr("Sort findings"))
    return button


def _reset_button() -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(Glyph.RESET))
    button.setFixedSize(28, 28)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(tr("Reset thresholds"))
    button.setToolTip(tr("Reset all thresholds to the model's operating points"))
    return button
