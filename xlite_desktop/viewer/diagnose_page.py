"""The Diagnose page: filmstrip, film and findings side by side, all showing one state."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from xlite_desktop.controls.tab_order import put_in_order
from xlite_desktop.settings import Recent
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.tokens import FINDINGS_WIDTH
from xlite_desktop.translation import tr
from xlite_desktop.viewer import changes as c
from xlite_desktop.viewer.empty_page import EmptyPage
from xlite_desktop.viewer.film_rows import FilmRows
from xlite_desktop.viewer.filmstrip import Filmstrip
from xlite_desktop.viewer.note_bar import NoteBar
from xlite_desktop.viewer.notice_bar import NoticeBar
from xlite_desktop.viewer.search_note import SearchNote
from xlite_desktop.viewer.state import ModelStatus, ViewerState
from xlite_desktop.viewer.strip_headings import StripRows, place_of
from xlite_desktop.viewer.study_changes import StudyFolded
from xlite_desktop.viewer.threshold_changes import PrevalenceChosen

if TYPE_CHECKING:
    from xlite_core.inference.model_card import ModelCard
    from xlite_core.io.radiograph import Radiograph
    from xlite_desktop.viewer.film_area import FilmArea
    from xlite_desktop.viewer.findings_panel import FindingsPanel


class DiagnosePage(QWidget):
    """Shows a state and says what the user wants; decides nothing.

    The canvas and the panel need numpy and OpenCV, a quarter of a second to
    import: `furnish` builds them, once the window has been seen.

    Signals:
        changed: a `Change` that the user asked for.
        thresholds_settled: a knob was let go.
        open_requested, sample_requested, forget_requested: from the empty page.
        recent_chosen: a `Recent`.
        show_in_folder_requested: of the current film.
        choose_model_requested, default_model_requested: from the notice bar.
        model_card_requested: "About this model" was clicked.
        finding_explained: finding whose help page is wanted.
        thresholds_wished: a `NameWish`: thresholds are to be kept under a name, or no more.
        reader_said: a `ReaderSaid`: the opinion of a finding of the current film.
        state_shown: a `ViewerState` that all of the page shows now.
    """

    changed = Signal(object)
    thresholds_settled = Signal()
    open_requested = Signal()
    sample_requested = Signal()
    forget_requested = Signal()
    recent_chosen = Signal(object)
    show_in_folder_requested = Signal()
    choose_model_requested = Signal()
    default_model_requested = Signal()
    model_card_requested = Signal()
    finding_explained = Signal(str)
    thresholds_wished = Signal(object)
    reader_said = Signal(object)
    state_shown = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Diagnose"))
        self.strip = Filmstrip()
        self.empty = EmptyPage()
        self.notice = NoticeBar()
        self.search = SearchNote()
        self.note = NoteBar()
        self.area: FilmArea | None = None
        self.panel: FindingsPanel | None = None
        self._pictures: dict[int, QImage] = {}
        self._rows = FilmRows()
        self._strip_rows = StripRows()
        self._strip_shown: tuple[object, ...] = (None,) * 4
        self._card: ModelCard | None = None
        self._middle = QStackedWidget()
        self._middle.addWidget(self.empty)
        self._panel_place = _PanelPlace()
        centre = QVBoxLayout()
        centre.setSpacing(0)
        centre.addWidget(self.search)
        centre.addWidget(self.notice)
        centre.addWidget(self.note)
        centre.addWidget(self._middle, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.strip)
        row.addLayout(centre, 1)
        row.addWidget(self._panel_place)
        self.strip.hide()
        self._connect_first_parts()

    def focusNextPrevChild(self, forward: bool) -> bool:
        put_in_order(self, ([self.strip], [self._middle], [self._panel_place]))
        return super().focusNextPrevChild(forward)

    def furnish(self) -> None:
        """Build the canvas and the findings panel, unless they stand already."""
        if self.area is not None:
            return
        from xlite_desktop.viewer.film_area import FilmArea
        from xlite_desktop.viewer.findings_panel import FindingsPanel
        from xlite_desktop.viewer.spoken_viewer import let_viewer_speak

        let_viewer_speak()
        self.area = area = FilmArea()
        self.panel = panel = FindingsPanel()
        self._middle.addWidget(area)
        self._panel_place.hold(panel)
        area.finding_chosen.connect(self._on_leading_chosen)
        area.identity_toggled.connect(lambda: self.changed.emit(c.ViewSwitched("patient_text")))
        area.retry_requested.connect(lambda: self.changed.emit(c.FilmRetried(self._current)))
        area.remove_requested.connect(lambda: self.changed.emit(c.FilmRemoved(self._current)))
        area.show_requested.connect(self.show_in_folder_requested)
        panel.finding_hovered.connect(lambda name: self.changed.emit(c.FindingHovered(name)))
        panel.finding_stepped.connect(lambda name: self.changed.emit(c.FindingStepped(name)))
        panel.policy_names.spread_switched.connect(
            lambda on: self.changed.emit(c.ViewSwitched("spread", on))
        )
        panel.policy_names.wished.connect(self.thresholds_wished)
        panel.reader_said.connect(self.reader_said)
        panel.about_requested.connect(self.model_card_requested)
        panel.explained.connect(self.finding_explained)
        panel.shown_anyway.connect(lambda on: self.changed.emit(c.DoubtSet(on)))
        panel.finding_selected.connect(lambda name: self.changed.emit(c.FindingSelected(name)))
        panel.threshold_moved.connect(
            lambda name, value: self.changed.emit(c.ThresholdMoved(name, value))
        )
        panel.threshold_released.connect(lambda _: self.thresholds_settled.emit())
        panel.prevalence_chosen.connect(
            lambda name, share: self.changed.emit(PrevalenceChosen(name, share))
        )
        panel.thresholds_reset.connect(lambda: self.changed.emit(c.ThresholdsReset()))
        panel.policy_chosen.connect(lambda policy: self.changed.emit(c.PolicyChosen(policy)))
        panel.sort_chosen.connect(lambda order: self.changed.emit(c.SortChosen(order)))
        panel.overlay_chosen.connect(lambda chosen: self.changed.emit(c.OverlayChosen(chosen)))
        panel.top_three_toggled.connect(
            lambda on: self.changed.emit(c.ViewSwitched("top_three", on))
        )

    @property
    def finding_order(self) -> tuple[str, ...]:
        """The findings from the top of the list down, as they stand now."""
        return () if self.panel is None else self.panel.findings_list.order

    def show_instead_of_findings(self, guest: QWidget | None) -> None:
        """Let another widget stand where the findings are, or the findings again (None)."""
        self._panel_place.invite(guest)

    def show_recents(self, recents: Sequence[Recent]) -> None:
        """Show the latest drops on the empty page."""
        self.empty.show_recents(recents)

    def show_state(
        self,
        state: ViewerState,
        radiograph: Radiograph | None,
        thumbnails: Mapping[int, Any],
    ) -> None:
        """Show a state, and the pixels that belong to it."""
        self._current = state.current or 0
        if state.films:
            self.furnish()
        self._show_strip(state, thumbnails)
        self.search.show_search(state.search)
        notice = notice_of(state)
        self.notice.show_problem(
            notice,
            offer_models=notice is not state.remark,
            offer_default=notice is state.model_problem
            and state.model_status is not ModelStatus.MISSING,
        )
        if self.area is not None:
            self._middle.setCurrentWidget(self.area if state.films else self.empty)
            self.area.show_state(state, radiograph)
        self.note.show_film(state.film)
        self._show_panel(state)
        self.strip.setVisible(bool(state.films) and state.strip and not state.film_only)
        self._panel_place.setVisible(state.panel and not state.film_only)
        self.state_shown.emit(state)

    def _show_strip(self, state: ViewerState, thumbnails: Mapping[int, Any]) -> None:
        from xlite_desktop.qimage import image_of_grey

        shown = (state.films, state.thresholds, state.folded, state.patient_text)
        same = all(now is before for now, before in zip(shown, self._strip_shown, strict=True))
        if same and thumbnails.keys() == self._pictures.keys():
            # A strip of thousands is not to be rebuilt.
            self.strip.show_current(place_of(self.strip.model.rows, state.current))
            return
        self._strip_shown = shown
        for number in thumbnails.keys() - self._pictures.keys():
            self._pictures[number] = image_of_grey(thumbnails[number])
        for number in self._pictures.keys() - thumbnails.keys():
            del self._pictures[number]
        rows = self._strip_rows.rows(state, self._rows.rows(state, self._pictures))
        self.strip.show_films(rows, place_of(rows, state.current))

    def _show_panel(self, state: ViewerState) -> None:
        if self.panel is None:
            return
        # For a third of a second there is no model yet: nothing to say about that.
        self.panel.setVisible(state.model_status is not ModelStatus.OPENING)
        from xlite_desktop.viewer.findings_view import SortOrder, findings_view
        from xlite_desktop.viewer.opinion_lines import with_opinions
        from xlite_desktop.viewer.threshold_lines import with_thresholds

        film = state.film
        view = findings_view(
            state.card,
            film.prediction if film is not None else None,
            state.thresholds,
            policy=state.policy,
            selected=state.selected,
            sort=state.sort or SortOrder.EXCESS,
            without_result=_without_result(state),
        )
        if film is not None and film.doubts:
            view = dataclasses.replace(view, doubts=film.doubts, greyed=film.greyed)
        elif film is not None and film.unscored and state.card is not None:
            view = dataclasses.replace(view, doubts=(film.unscored,))
        if film is not None:
            view = with_opinions(view, film.marks)
        view = with_thresholds(view, state)
        self.panel.show_view(view, state.card)
        if state.overlay is not None:
            self.panel.show_overlay(state.overlay, top_three=state.top_three)
        if state.card is not None and state.card is not self._card:
            self.panel.show_model(
                state.card, byte_count=state.byte_count, forward_ms=state.forward_ms
            )
        self._card = state.card

    def _connect_first_parts(self) -> None:
        self._current = 0
        self.strip.film_chosen.connect(lambda number: self.changed.emit(c.FilmChosen(number)))
        self.strip.remove_requested.connect(lambda number: self.changed.emit(c.FilmRemoved(number)))
        self.strip.fold_requested.connect(lambda study: self.changed.emit(StudyFolded(study)))
        self.strip.add_requested.connect(self.open_requested)
        self.empty.open_requested.connect(self.open_requested)
        self.empty.sample_requested.connect(self.sample_requested)
        self.empty.forget_requested.connect(self.forget_requested)
        self.empty.recent_chosen.connect(self.recent_chosen)
        self.notice.choose_requested.connect(self.choose_model_requested)
        self.search.cancelled.connect(lambda: self.changed.emit(c.SearchEnded(cancelled=True)))
        self.notice.default_requested.connect(self.default_model_requested)

    def _on_leading_chosen(self, finding: str) -> None:
        """A picture of the three was clicked: look at it alone."""
        self.changed.emit(c.ViewSwitched("top_three", on=False))
        self.changed.emit(c.FindingStepped(finding))


class _PanelPlace(QWidget):
    """Holds the column's ground until the panel is built."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(FINDINGS_WIDTH)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._home = QWidget()
        self._guest: QWidget | None = None

    def hold(self, panel: QWidget) -> None:
        home = QHBoxLayout(self._home)
        home.setContentsMargins(0, 0, 0, 0)
        home.addWidget(panel)
        self._row.addWidget(self._home)

    def invite(self, guest: QWidget | None) -> None:
        """Show another widget in the panel's place, or the panel again (None)."""
        if guest is self._guest:
            return
        if self._guest is not None:
            self._guest.hide()
        if guest is not None:
            self._row.addWidget(guest)
            guest.show()
        self._guest = guest
        self._home.setVisible(guest is None)

    def paintEvent(self, _: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.surface1))
        painter.fillRect(0, 0, 1, self.height(), QColor(palette.line))


def notice_of(state: ViewerState) -> c.Problem | None:
    """Return what has to be said: of the last drop, of the model, of the model and this film."""
    if state.remark is not None:
        return state.remark
    failed = state.film.prediction_problem if state.film is not None else None
    return state.model_problem if state.card is None or failed is None else failed


def _without_result(state: ViewerState) -> Any:
    from xlite_desktop.viewer.findings_view import PanelState

    film = state.film
    if film is None:
        return PanelState.NOTHING_LOADED
    if film.unscored and film.problem is None:
        return PanelState.NOT_SCORED
    failed = film.problem is not None or film.prediction_problem is not None
    return PanelState.NO_RESULT if failed else PanelState.LOADING
