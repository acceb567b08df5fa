"""The commands that put something beside the current film, and the second model's thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from xlite_core.errors import XLiteError
from xlite_desktop.action_words import Act
from xlite_desktop.background.second_model import SecondModel
from xlite_desktop.compare.comparison import (
    Beside,
    Comparison,
    ComparisonChosen,
    stepped_film,
    suggested_film,
)
from xlite_desktop.topic import Topic
from xlite_desktop.viewer import changes as c

if TYPE_CHECKING:
    from xlite_core.inference.classifier import Classifier
    from xlite_desktop.background.film_loading import FilmAnswer
    from xlite_desktop.compare.compare_view import CompareView
    from xlite_desktop.compare.comparison_look import Look, OtherModel
    from xlite_desktop.main_window import MainWindow
    from xlite_desktop.viewer.state import Film, ViewerState


class CompareTopic(Topic):
    """Shows a comparison for as long as the state has one, and has the second model asked."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.view: CompareView | None = None
        self._linked = True
        self._other: OtherModel | None = None
        self._answers: dict[tuple[int, str], FilmAnswer] = {}
        self._asked: tuple[int, str] | None = None
        self._second = SecondModel(self)
        self._second.opened.connect(self._on_opened)
        self._second.refused.connect(self._on_refused)
        self._second.answered.connect(self._on_answered)
        window.page.state_shown.connect(self._on_state_shown)
        window.page.strip.compare_requested.connect(self._on_compare_requested)

    def deeds(self) -> Mapping[Act, Callable[[], None]]:
        return {
            Act.COMPARE_FILM: self._toggle_film,
            Act.COMPARE_MODEL: self._choose_model,
            Act.COMPARE_ORIGINAL: lambda: self._toggle(Comparison(beside=Beside.ORIGINAL)),
            Act.NEXT_BESIDE: lambda: self._step(1),
            Act.PREVIOUS_BESIDE: lambda: self._step(-1),
            Act.LINK_VIEWS: lambda: self._link(not self._linked),
        }

    def step_back(self) -> bool:
        """End the comparison."""
        window = self.window
        if window.desk.state.comparison is None or window.tab_page is not window.page:
            return False
        self._choose(None)
        return True

    def shut_down(self) -> None:
        self._second.shut_down()

    def _toggle_film(self) -> None:
        number = suggested_film(self.window.desk.state)
        if number is not None:
            self._toggle(Comparison(beside=Beside.FILM, film=number))

    def _toggle(self, comparison: Comparison) -> None:
        now = self.window.desk.state.comparison
        ends = now is not None and now.beside is comparison.beside
        self._choose(None if ends else comparison)

    def _choose(self, comparison: Comparison | None) -> None:
        if comparison is not None:
            comparison = replace(comparison, linked=self._linked)
        self.window.desk.apply(ComparisonChosen(comparison))

    def _choose_model(self) -> None:
        path = self.window.dialogs.model(self.window)
        if path is not None:
            self._open_model(path)
            self._choose(Comparison(beside=Beside.MODEL))

    def _open_model(self, path: Path) -> None:
        from xlite_desktop.compare.comparison_look import OtherModel

        self._forget_model()
        self._other = OtherModel(path=path)
        self._second.open(path)

    def _step(self, step: int) -> None:
        state = self.window.desk.state
        if state.comparison is not None:
            number = stepped_film(state, state.comparison, step)
            if number is not None:
                self._choose(replace(state.comparison, film=number))

    def _link(self, linked: bool) -> None:
        self._linked = linked
        self._choose(self.window.desk.state.comparison)

    @Slot(int)
    def _on_compare_requested(self, number: int) -> None:
        now = self.window.desk.state.comparison
        if now is not None and now.film == number:
            self._choose(None)
        elif number != self.window.desk.state.current:
            self._choose(Comparison(beside=Beside.FILM, film=number))

    @Slot(object)
    def _on_state_shown(self, state: ViewerState) -> None:
        comparison = state.comparison
        self.window.desk.keep_beside(None if comparison is None else comparison.film)
        self.window.page.strip.show_beside(None if comparison is None else comparison.film)
        if comparison is None or comparison.beside is not Beside.MODEL:
            self._forget_model()
        self._show(state)

    def _show(self, state: ViewerState) -> None:
        film, comparison = state.film, state.comparison
        if comparison is None or film is None or film.problem is not None:
            if self.view is not None:
                self.view.leave()
            return
        if comparison.beside is Beside.MODEL:
            self._ask(film)
        look = self._look(state, comparison, film)
        if look is not None:
            self._built().show(look, state.overlay)

    def _look(self, state: ViewerState, comparison: Comparison, film: Film) -> Look | None:
        from xlite_desktop.compare.comparison_look import film_look, model_look, original_look

        desk = self.window.desk
        order = self.window.page.finding_order
        if comparison.beside is Beside.ORIGINAL:
            return original_look(state, comparison, desk.pixels)
        if comparison.beside is Beside.FILM and comparison.film is not None:
            pixels = desk.pixels, desk.pixels_of(comparison.film)
            return film_look(state, comparison, pixels, order)
        if self._other is None:
            return None
        answer = self._answers.get(_key(film))
        return model_look(state, comparison, desk.pixels, (self._other, answer), order)

    def _built(self) -> CompareView:
        if self.view is None:
            from xlite_desktop.compare.compare_view import CompareView

            page, area = self.window.page, self.window.page.area
            assert area is not None, "a film is shown"
            self.view = view = CompareView(page, area)
            apply = self.window.desk.apply
            view.finding_chosen.connect(lambda name: apply(c.FindingStepped(name)))
            view.overlay_chosen.connect(lambda overlay: apply(c.OverlayChosen(overlay)))
            view.top_three_toggled.connect(lambda on: apply(c.ViewSwitched("top_three", on)))
            view.link_switched.connect(self._link)
            view.closed.connect(lambda: self._choose(None))
        return self.view

    def _ask(self, film: Film) -> None:
        """Ask the second model about the film on the canvas, once."""
        pixels = self.window.desk.pixels
        classifier = None if self._other is None else self._other.classifier
        key = _key(film)
        if pixels is None or classifier is None or film.unscored or key in self._answers:
            return
        if key != self._asked:
            self._asked = key
            self._second.ask(film.number, pixels, classifier)

    def _forget_model(self) -> None:
        if self._other is not None:
            self._second.forget()
        self._other, self._asked = None, None
        self._answers.clear()

    @Slot(object)
    def _on_opened(self, classifier: Classifier) -> None:
        if self._other is None:
            return
        from xlite_desktop.viewer.reduce import opening_thresholds

        store = self.window.store
        wanted = store.load().keep_thresholds
        kept = store.kept_thresholds(classifier.fingerprint) if wanted else None
        _, thresholds = opening_thresholds(classifier.card, kept)
        self._other = replace(self._other, classifier=classifier, thresholds=thresholds)
        self._show(self.window.desk.state)

    @Slot(object)
    def _on_refused(self, error: XLiteError) -> None:
        if self._other is not None:
            self._other = replace(self._other, problem=c.Problem(error.summary, error.hint))
            self._show(self.window.desk.state)

    @Slot(object)
    def _on_answered(self, answer: FilmAnswer) -> None:
        if self._asked is not None and self._asked[0] == answer.number:
            self._answers[self._asked] = answer
            self._show(self.window.desk.state)


def _key(film: Film) -> tuple[int, str]:
    """Return what an answer is kept by: a file may have changed when it is read again."""
    return film.number, film.key
