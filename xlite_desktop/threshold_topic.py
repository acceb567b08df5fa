"""Thresholds under names, prevalences of the user's site, and how far numbers move."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from xlite_desktop.action_words import Act
from xlite_desktop.background.latest_only import LatestOnly
from xlite_desktop.topic import Topic
from xlite_desktop.translation import tr
from xlite_desktop.viewer import changes as c
from xlite_desktop.viewer.threshold_changes import (
    NamedThresholdsKnown,
    NameWish,
    SitePrevalencesKnown,
    SpreadFound,
    Wish,
)
from xlite_desktop.worklist.worklist_topic import WorklistTopic

if TYPE_CHECKING:
    from xlite_core.worklist.entries import NamedThresholds
    from xlite_core.worklist.store import Worklist
    from xlite_desktop.main_window import MainWindow
    from xlite_desktop.viewer.state import ViewerState

_SITE = "site"
"""Arrangement of the settings that holds the prevalences."""

_FAILED = c.Problem(
    tr("How far the numbers of this film move could not be computed."),
    tr("The numbers themselves stand; the log says more."),
)


class ThresholdTopic(Topic):
    """Joins the desk to what is remembered of thresholds, and to the thread that shifts films."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._model = ""
        self._asked: tuple[int, str] | None = None
        self._stop = Event()
        self._work = LatestOnly(self)
        self._work.ready.connect(self._on_spread)
        self._work.failed.connect(self._on_spread_failed)
        self._kept = _sound(window.store.arrangement(_SITE).get("prevalences"))
        window.desk.apply(SitePrevalencesKnown(self._kept))
        window.desk.state_changed.connect(self._on_state_changed)
        window.page.thresholds_wished.connect(self._on_wished)

    def deeds(self) -> Mapping[Act, Callable[[], None]]:
        return {Act.SPREAD: lambda: self.window.desk.apply(c.ViewSwitched("spread"))}

    def shut_down(self) -> None:
        self._stop.set()
        self._work.shut_down()

    @Slot(object)
    def _on_state_changed(self, state: ViewerState) -> None:
        if state.fingerprint != self._model:
            self._model = state.fingerprint
            self._look_up_names()
        if dict(state.prevalences) != self._kept:
            self._kept = dict(state.prevalences)
            self.window.store.keep_arrangement(_SITE, {"prevalences": self._kept})
        self._ask_spread(state)

    def _look_up_names(self) -> None:
        if self._model:
            self._ask(partial(_names_of, model=self._model), wanted=False)

    @Slot(object)
    def _on_wished(self, wish: NameWish) -> None:
        state = self.window.desk.state
        if state.card is None:
            return
        points = {name: float(p) for name, p in state.thresholds.items()}
        self._ask(
            partial(_granted, wish=wish, model=state.fingerprint, policy=state.policy,
                    points=points)
        )  # fmt: skip

    def _ask(
        self, deed: Callable[[Worklist], tuple[NamedThresholds, ...]], *, wanted: bool = True
    ) -> None:
        topic = next(t for t in self.window.topics if isinstance(t, WorklistTopic))
        give = partial(self._know_names, self._model)
        topic.keeping.ask(deed, give, wanted=wanted)

    def _know_names(self, model: str, named: tuple[NamedThresholds, ...]) -> None:
        self.window.desk.apply(NamedThresholdsKnown(model, named))

    def _ask_spread(self, state: ViewerState) -> None:
        """Shift the film on the canvas, once, while that is wanted."""
        film, classifier = state.film, self.window.desk.classifier
        wanted = state.spread and film is not None and film.prediction is not None
        if not wanted or film is None or film.spread or classifier is None:
            self._forget_spread()
            return
        pixels = self.window.desk.pixels
        asked = (film.number, state.fingerprint)
        if pixels is None or asked == self._asked:
            return
        self._forget_spread()
        self._asked, self._stop = asked, Event()
        stopped = self._stop.is_set

        def compute() -> SpreadFound | None:
            from xlite_core.inference.shift_spread import shift_spread

            spread = shift_spread(classifier, pixels, cancelled=stopped)
            return None if spread is None else SpreadFound(*asked, spread)

        self._work.request(compute)

    def _forget_spread(self) -> None:
        if self._asked is not None:
            self._asked = None
            self._stop.set()
            self._work.forget()

    @Slot(object)
    def _on_spread(self, found: SpreadFound | None) -> None:
        if found is not None:
            self.window.desk.apply(found)

    @Slot(object)
    def _on_spread_failed(self, _error: Exception) -> None:
        self.window.desk.apply(c.ViewSwitched("spread", on=False))
        self.window.desk.apply(c.DropRemarked(_FAILED))


def _names_of(worklist: Worklist, *, model: str) -> tuple[NamedThresholds, ...]:
    from xlite_core.worklist.named_thresholds import thresholds_of

    return thresholds_of(worklist, model)


def _granted(
    worklist: Worklist, *, wish: NameWish, model: str, policy: str, points: Mapping[str, float]
) -> tuple[NamedThresholds, ...]:
    """Do what is wished, and return what is kept afterwards."""
    from xlite_core.worklist.entries import NamedThresholds
    from xlite_core.worklist.named_thresholds import (
        forget_thresholds,
        keep_thresholds,
        rename_thresholds,
    )

    if wish.wish is Wish.SAVE:
        kept = NamedThresholds(model=model, name=wish.name, policy=policy, points=points)
        keep_thresholds(worklist, kept)
    elif wish.wish is Wish.RENAME:
        rename_thresholds(worklist, model, wish.name, wish.new)
    else:
        forget_thresholds(worklist, model, wish.name)
    return _names_of(worklist, model=model)


def _sound(kept: object) -> dict[str, float]:
    """Return the prevalences of the settings, which somebody may have edited by hand."""
    if not isinstance(kept, dict):
        return {}
    return {
        str(name): float(share)
        for name, share in kept.items()
        if isinstance(share, int | float) and 0 < share < 1
    }
