"""What the Diagnose page shows, as one frozen value."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from xlite_core.worklist.entries import FilmMarks, NamedThresholds
from xlite_desktop.viewer import changes as c
from xlite_desktop.viewer.film_source import FilmSource

if TYPE_CHECKING:
    from xlite_core.inference.model_card import ModelCard
    from xlite_core.inference.prediction import Prediction
    from xlite_desktop.compare.comparison import Comparison

NO_THRESHOLDS: Mapping[str, float] = MappingProxyType({})
_NO_SPREAD: Mapping[str, tuple[float, float]] = MappingProxyType({})
NO_MARKS = FilmMarks()


class ModelStatus(Enum):
    """How far the model is."""

    OPENING = "opening"
    READY = "ready"
    MISSING = "missing"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """One film of the strip.

    Attributes:
        number: Given once and never again, so that a late answer finds its film or none.
        source: Where its pixels come from.
        view: "PA", "AP", "LL"; empty where unknown or not yet read.
        key: SHA-256 of its file; empty until it was read.
        marks: Flag, note and opinions of the reader, the latter beside the present model.
        was_read: Its pixels have been read at least once.
        unscored: Why no model is asked about it, in a sentence; empty for a film that is scored.
        problem: Why it cannot be read.
        prediction: What the present model says of it.
        probabilities: The same answer as plain numbers, for counting.
        prediction_problem: Why the present model says nothing of it.
        shown_anyway: The reader wants the findings in spite of the notices about the input.
        spread: How far each probability moves when the film is shifted a little; empty until asked.
    """

    number: int
    source: FilmSource
    view: str = ""
    key: str = ""
    marks: FilmMarks = NO_MARKS
    was_read: bool = False
    unscored: str = ""
    problem: c.Problem | None = None
    prediction: Prediction | None = None
    probabilities: Mapping[str, float] = field(default_factory=lambda: NO_THRESHOLDS)
    prediction_problem: c.Problem | None = None
    shown_anyway: bool = False
    spread: Mapping[str, tuple[float, float]] = field(default_factory=lambda: _NO_SPREAD)

    @property
    def doubts(self) -> tuple[str, ...]:
        """Why the findings should not be believed, a sentence each."""
        if self.prediction is None:
            return ()
        return tuple(notice.sentence for notice in self.prediction.notices)

    @property
    def greyed(self) -> bool:
        """Whether the findings are shown as not to be believed."""
        return bool(self.doubts) and not self.shown_anyway

    @property
    def lacks_answer(self) -> bool:
        """Whether a model has still to be asked about it."""
        return self.prediction is None and self.prediction_problem is None and not self.unscored

    def without_answer(self) -> Film:
        """Return the film as it was before any model saw it."""
        return dataclasses.replace(
            self,
            prediction=None,
            probabilities=NO_THRESHOLDS,
            prediction_problem=None,
            shown_anyway=False,
            spread=_NO_SPREAD,
            marks=dataclasses.replace(self.marks, opinions=()),  # given beside that model
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewerState:
    """Everything the page shows.  Widgets show it and emit intentions; none keeps its own.

    Attributes:
        films: In the order of the strip.
        current: Number of the film on the canvas; None with no films.
        next_number: Number the next film gets.
        remark: What has to be said about the last drop, until another film is chosen.
        folded: Keys of the studies whose films the strip hides.
        search: How far the search of a dropped folder is, once it takes a while.
        model_status: How far the model is.
        model_problem: Why there is none, or why it is not the one that was installed.
        card, fingerprint, provider: Of the model that is ready.
        byte_count, forward_ms: Size of its file, and how long one pass took at opening.
        policy: Which operating points the thresholds started from.
        thresholds: One probability a finding.
        selected: Finding whose map is shown.
        pinned: The user chose it; the next film keeps it.
        hovered: Finding under the pointer, whose map is shown meanwhile.
        sort, overlay: As their own modules define them; carried, never read here.
        bare: The overlay is off while a key is held.
        top_three, film_only, strip, panel, patient_text: What is shown.
        comparison: What stands beside the current film; None for nothing.
        spread: The user asked how far numbers move when a film is shifted a little.
        prevalences: Share of positive films where the user works, for findings for which it was
            set; whatever the model.
        named: Thresholds of the present model under names of the user's.
    """

    films: tuple[Film, ...] = ()
    current: int | None = None
    next_number: int = 1
    remark: c.Problem | None = None
    folded: frozenset[str] = field(default=frozenset(), repr=False)
    search: c.SearchTold | None = None
    model_status: ModelStatus = ModelStatus.OPENING
    model_problem: c.Problem | None = None
    card: ModelCard | None = None
    fingerprint: str = ""
    provider: str = ""
    byte_count: int | None = None
    forward_ms: float | None = None
    policy: str = ""
    thresholds: Mapping[str, float] = field(default_factory=lambda: NO_THRESHOLDS)
    selected: str = ""
    pinned: bool = False
    hovered: str = ""
    sort: Any = None
    overlay: Any = None
    bare: bool = False
    top_three: bool = False
    film_only: bool = False
    strip: bool = True
    panel: bool = True
    patient_text: bool = False
    comparison: Comparison | None = None
    spread: bool = False
    prevalences: Mapping[str, float] = field(default_factory=lambda: NO_THRESHOLDS)
    named: tuple[NamedThresholds, ...] = ()

    @property
    def film(self) -> Film | None:
        """The film on the canvas."""
        return self.film_numbered(self.current)

    @property
    def index(self) -> int:
        """Place of the current film in the strip, from 0; -1 with no films."""
        return next((i for i, film in enumerate(self.films) if film.number == self.current), -1)

    @property
    def shown_finding(self) -> str:
        """Finding whose map is painted: hovering wins over selecting."""
        return self.hovered or self.selected

    def film_numbered(self, number: int | None) -> Film | None:
        return next((film for film in self.films if film.number == number), None)

    def flags(self, film: Film) -> int | None:
        """Count a film's findings at or above their thresholds; None without a credible answer."""
        if film.prediction is None or film.greyed:
            return None
        return sum(p >= self.thresholds[name] for name, p in film.probabilities.items())
