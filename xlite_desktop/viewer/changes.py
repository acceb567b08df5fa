"""Everything that can happen to the Diagnose page, one frozen value each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from xlite_desktop.compare.comparison import ComparisonChosen
from xlite_desktop.viewer.film_source import FilmSource
from xlite_desktop.viewer.study_changes import StudyFolded, StudyStepped
from xlite_desktop.viewer.threshold_changes import (
    NamedThresholdsKnown,
    PrevalenceChosen,
    SitePrevalencesKnown,
    SpreadFound,
)

if TYPE_CHECKING:  # only names are needed here; numpy would cost the first window 0.1 s
    from xlite_core.inference.model_card import ModelCard
    from xlite_core.inference.prediction import Prediction
    from xlite_core.worklist.entries import FilmMarks


@dataclass(frozen=True, slots=True)
class Problem:
    """A refusal in words: what happened, what to do, and what the file was."""

    summary: str
    hint: str
    file_kind: str = ""
    byte_count: int = 0


@dataclass(frozen=True, slots=True)
class KeptThresholds:
    """What the settings remember for one model."""

    policy: str
    thresholds: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class FilmsAdded:
    sources: tuple[FilmSource, ...]


@dataclass(frozen=True, slots=True)
class DropRemarked:
    """A drop held no film, or too many."""

    remark: Problem


@dataclass(frozen=True, slots=True)
class SearchTold:
    """A search goes on: files seen, films found."""

    seen: int
    films: int


@dataclass(frozen=True, slots=True)
class SearchEnded:
    """A search came to its end, or is to be called off."""

    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class FilmChosen:
    number: int


@dataclass(frozen=True, slots=True)
class FilmStepped:
    step: int


@dataclass(frozen=True, slots=True)
class FilmRemoved:
    number: int


@dataclass(frozen=True, slots=True)
class FilmRetried:
    number: int


@dataclass(frozen=True, slots=True)
class FilmRead:
    number: int
    view: str
    key: str = ""  # SHA-256 of the file: what the worklist knows the film by
    unscored: str = ""  # why no model is asked about it


@dataclass(frozen=True, slots=True)
class FilmRefused:
    number: int
    problem: Problem


@dataclass(frozen=True, slots=True)
class FilmMarked:
    """What the reader left on a film: remembered from earlier, or given just now."""

    number: int
    marks: FilmMarks


@dataclass(frozen=True, slots=True)
class FilmPredicted:
    number: int
    prediction: Prediction


@dataclass(frozen=True, slots=True)
class PredictionFailed:
    number: int
    fingerprint: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class DoubtSet:
    """The findings of the current film are to be greyed, or shown in spite of its notices."""

    shown_anyway: bool


@dataclass(frozen=True, slots=True)
class ModelRequested:
    pass


@dataclass(frozen=True, slots=True)
class ModelOpened:
    card: ModelCard
    fingerprint: str
    provider: str
    kept: KeptThresholds | None = None
    byte_count: int | None = None
    forward_ms: float | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class ModelMissing:
    problem: Problem


@dataclass(frozen=True, slots=True)
class ModelRefused:
    problem: Problem


@dataclass(frozen=True, slots=True)
class ThresholdMoved:
    finding: str
    threshold: float


@dataclass(frozen=True, slots=True)
class ThresholdsReset:
    pass


@dataclass(frozen=True, slots=True)
class PolicyChosen:
    policy: str


@dataclass(frozen=True, slots=True)
class FindingHovered:
    finding: str  # empty when the pointer leaves the list


@dataclass(frozen=True, slots=True)
class FindingSelected:
    """A click: the finding stays for the films that follow; a second click lets go."""

    finding: str


@dataclass(frozen=True, slots=True)
class FindingStepped:
    """A key: the next finding down (+1) or up (-1) in the order on the screen."""

    finding: str


@dataclass(frozen=True, slots=True)
class SortChosen:
    order: Any


@dataclass(frozen=True, slots=True)
class OverlayChosen:
    overlay: Any


@dataclass(frozen=True, slots=True)
class ViewSwitched:
    """Switch one of the page's yes/no properties; None turns it around."""

    name: str
    on: bool | None = field(default=None)


Change = (
    FilmsAdded
    | DropRemarked
    | SearchTold
    | SearchEnded
    | StudyStepped
    | StudyFolded
    | FilmChosen
    | FilmStepped
    | FilmRemoved
    | FilmRetried
    | FilmRead
    | FilmRefused
    | FilmMarked
    | FilmPredicted
    | PredictionFailed
    | DoubtSet
    | ModelRequested
    | ModelOpened
    | ModelMissing
    | ModelRefused
    | ThresholdMoved
    | ThresholdsReset
    | PolicyChosen
    | FindingHovered
    | FindingSelected
    | FindingStepped
    | SortChosen
    | OverlayChosen
    | ViewSwitched
    | ComparisonChosen
    | PrevalenceChosen
    | SitePrevalencesKnown
    | NamedThresholdsKnown
    | SpreadFound
)
