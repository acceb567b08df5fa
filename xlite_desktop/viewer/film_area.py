"""The middle of the page: the film, its three strongest maps, or why it cannot be shown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from xlite_core.evaluation.ranking import by_excess
from xlite_core.io.radiograph import PatientText, Radiograph
from xlite_desktop.controls.focus_ring import FocusRing
from xlite_desktop.finding_names import display_name
from xlite_desktop.translation import tr
from xlite_desktop.viewer.canvas import FilmCanvas
from xlite_desktop.viewer.error_page import ErrorPage
from xlite_desktop.viewer.evidence_layer import EvidenceLayer, OverlaySettings
from xlite_desktop.viewer.film_pair import FilmPair
from xlite_desktop.viewer.loading_note import LoadingNote
from xlite_desktop.viewer.measure_desk import Measuring
from xlite_desktop.viewer.measure_drawings import Drawings
from xlite_desktop.viewer.square_root_axis import per_cent
from xlite_desktop.viewer.state import Film, ViewerState
from xlite_desktop.viewer.top_three import TopThreeView

if TYPE_CHECKING:
    from xlite_core.inference.prediction import Prediction

# Reading a film takes a blink; a note that flashes by would be noise.
QUIET_MS = 150


@dataclass(frozen=True, slots=True)
class _Shown:
    """All that the canvas is told; radiographs and layers are compared by identity."""

    radiograph: Radiograph | None
    caption: tuple[str, ...]
    overlay: OverlaySettings | None
    bare: bool
    layer: EvidenceLayer | None


class FilmArea(QWidget):
    """Shows whatever the state has to show of its current film.

    Signals:
        finding_chosen: a picture of the top three was clicked.
        identity_toggled: patient text is to be shown, or hidden again.
        retry_requested, show_requested, remove_requested: of the error page.
    """

    finding_chosen = Signal(str)
    identity_toggled = Signal()
    retry_requested = Signal()
    show_requested = Signal()
    remove_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = FilmCanvas()
        FocusRing(self.canvas)
        self.measuring = Measuring(self.canvas, Drawings(self))
        self.top_three = TopThreeView()
        self.error_page = ErrorPage()
        self._shown: _Shown | None = None
        self._pages = QStackedLayout(self)
        self.pair = FilmPair(self.canvas)
        for page in (self.pair, self.top_three, self.error_page):
            self._pages.addWidget(page)
        self._note = LoadingNote(self)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(QUIET_MS)
        self._patience.timeout.connect(self._note.appear)
        self.top_three.finding_chosen.connect(self.finding_chosen)
        self.canvas.identity.clicked.connect(self.identity_toggled)
        self.error_page.retry_requested.connect(self.retry_requested)
        self.error_page.show_requested.connect(self.show_requested)
        self.error_page.remove_requested.connect(self.remove_requested)

    def show_state(self, state: ViewerState, radiograph: Radiograph | None) -> None:
        """Show the current film as far as it is known."""
        film = state.film
        if film is None:
            return
        place = tr("Film {index} of {films}", index=state.index + 1, films=len(state.films))
        self._show_waiting(film, radiograph)
        if film.problem is not None:
            readable = sum(other.problem is None for other in state.films)
            self.error_page.show_problem(film.source.name, place, film.problem, others=readable)
            self.error_page.offer_folder(film.source.path is not None)
            self._pages.setCurrentWidget(self.error_page)
            self.canvas.identity.show_identity(known=False, shown=False)
            self._show_on_canvas(_Shown(None, (), state.overlay, bare=False, layer=None))
            self.measuring.show_film("", None)
            return
        three = state.top_three and radiograph is not None and film.prediction is not None
        three = three and not film.greyed
        self._pages.setCurrentWidget(self.top_three if three else self.pair)
        caption = (place, *film_caption(radiograph, patient_text=state.patient_text))
        known = radiograph is not None and bool(radiograph.provenance.patient)
        self.canvas.identity.show_identity(known=known, shown=state.patient_text)
        layer = shown_layer(state) if radiograph is not None else None
        self._show_on_canvas(_Shown(radiograph, caption, state.overlay, state.bare, layer))
        self.measuring.show_film(drawing_key(film), radiograph)
        if three:
            self._show_top_three(state, film, radiograph)

    def _show_on_canvas(self, shown: _Shown) -> None:
        if shown == self._shown:  # dragging a threshold repaints no film
            return
        self._shown = shown
        self.canvas.show_film(shown.radiograph, shown.caption)
        self.canvas.set_overlay(shown.overlay or OverlaySettings())
        self.canvas.set_bare(shown.bare)
        self.canvas.show_evidence(shown.layer)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._note.settle()
        super().resizeEvent(event)

    def _show_waiting(self, film: Film, radiograph: Radiograph | None) -> None:
        if radiograph is None and film.problem is None:
            self._note.say(tr("Reading {source_name}", source_name=film.source.name))
            if not self._patience.isActive() and not self._note.isVisible():
                self._patience.start()
        else:
            self._patience.stop()
            self._note.hide()

    def _show_top_three(
        self, state: ViewerState, film: Film, radiograph: Radiograph | None
    ) -> None:
        names = leading_findings(film, state)
        self.top_three.set_overlay(state.overlay or OverlaySettings())
        self.top_three.set_bare(state.bare)
        self.top_three.show_findings(
            radiograph,
            tuple(layer_of(state, film, name) for name in names),
            tuple(f"{per_cent(film.probabilities[name])} %" for name in names),
            self.canvas.view,
        )


def drawing_key(film: Film) -> str:
    """Return what is drawn on a film is known by: its content, else its number in the strip."""
    return film.key or f"film {film.number}"


def leading_findings(film: Film, state: ViewerState, count: int = 3) -> tuple[str, ...]:
    """Return the findings that stand highest above their thresholds, highest first."""
    return by_excess(film.probabilities, state.thresholds)[:count]


def shown_layer(state: ViewerState) -> EvidenceLayer | None:
    """Return the map that belongs on the canvas; None where there is none."""
    film = state.film
    finding = state.shown_finding
    if film is None or film.prediction is None or finding not in film.probabilities:
        return None
    if film.greyed:  # a map would be believed before the sentence is read
        return None
    return layer_of(state, film, finding)


def layer_of(state: ViewerState, film: Film, finding: str) -> EvidenceLayer:
    """Return one finding's map of a film that has been predicted."""
    assert film.prediction is not None
    assert state.card is not None
    return prediction_layer(film.prediction, finding, state.card.evidence_full_scale)


# The canvas recognises a layer by its identity, and smooths it anew when it differs.
@lru_cache(maxsize=32)
def prediction_layer(prediction: Prediction, finding: str, full_scale: float) -> EvidenceLayer:
    """Return one finding's map of a prediction, under its model's full scale."""
    index = prediction.findings.index(finding)
    return EvidenceLayer(
        finding,
        display_name(finding),
        prediction.evidence[index],
        prediction.padding,
        full_scale,
    )


def film_caption(radiograph: Radiograph | None, *, patient_text: bool) -> tuple[str, ...]:
    """Return what the corner of the film says: kind, age and sex, and who only when asked."""
    if radiograph is None:
        return ()
    origin = radiograph.provenance
    age = "" if origin.age_years is None else tr("{age:.0f} y", age=origin.age_years)
    lines = [
        " · ".join(part for part in (origin.modality, origin.view) if part),
        " · ".join(part for part in (age, origin.sex) if part),
    ]
    if origin.patient and patient_text:
        lines.extend(_patient_lines(origin.patient))
    return tuple(line for line in lines if line)


def _patient_lines(patient: PatientText) -> list[str]:
    return [patient.name, patient.patient_id, patient.birth_date, patient.study_date]
