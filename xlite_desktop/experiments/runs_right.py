"""The right half of the Experiments page: one run, several of them, or a hint what to select."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from xlite_core.experiments.run_catalogue import RunSummary
from xlite_desktop.experiments.runs_filter import FEWEST, MOST
from xlite_desktop.experiments.runs_words import status_word
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import font
from xlite_desktop.theme.tokens import TYPE_BODY
from xlite_desktop.translation import tr

if TYPE_CHECKING:
    from xlite_desktop.experiments.comparison_view import ComparisonView
    from xlite_desktop.experiments.run_detail import RunDetail
    from xlite_desktop.workspace import Workspace


class RunsRight(QStackedWidget):
    """Builds what it shows when it is first needed.

    Signals:
        film_requested: A film's path and a finding.
        model_chosen: A model file.
        run_wanted: A `TrainingConfig`.
    """

    film_requested = Signal(object, str)
    model_chosen = Signal(object)
    run_wanted = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._all: tuple[RunSummary, ...] = ()
        self._shown: tuple[RunSummary, ...] | None = None
        self._detail: RunDetail | None = None
        self._comparison: ComparisonView | None = None
        self._hint = QLabel()
        self._hint.setFont(font(TYPE_BODY))
        self._hint.setProperty("role", "quiet")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setWordWrap(True)
        self._hint.setMargin(48)
        self.addWidget(self._hint)

    @property
    def detail(self) -> RunDetail | None:
        """The view of one run; None before it was first needed."""
        return self._detail

    @property
    def comparison(self) -> ComparisonView | None:
        """The view of several runs; None before it was first needed."""
        return self._comparison

    @property
    def hint(self) -> str:
        """What stands there instead of a run; empty while runs are shown."""
        return self._hint.text() if self.currentWidget() is self._hint else ""

    def show_all(self, runs: tuple[RunSummary, ...]) -> None:
        """Say which runs there are, for the ablations."""
        self._all = runs
        if self._comparison is not None:
            self._comparison.show_all(runs)

    def show_selected(self, runs: tuple[RunSummary, ...]) -> None:
        """Show one run, or several side by side."""
        if runs == self._shown or self._only_ticked(runs):
            return
        self._shown = runs
        if len(runs) == 1:
            self._show_one(runs[0])
        elif FEWEST <= len(runs) <= MOST:
            self._compare(runs)
        else:
            chosen = tr("{runs} runs are selected. ", runs=len(runs)) if runs else ""
            self._say(
                tr(
                    "{chosen}Select one run, or two to six to hold them side by side.",
                    chosen=chosen,
                )
            )

    def compare(self, runs: tuple[RunSummary, ...]) -> None:
        """Show several runs side by side, and the ablations; these alone without several."""
        self._shown = runs
        self._compare(runs if FEWEST <= len(runs) <= MOST else ())

    def export_again(self, run: RunSummary) -> None:
        """Write the model file of a run once more."""
        self.show_selected((run,))
        if self._detail is not None:
            self._detail.export_again()

    def shut_down(self) -> None:
        """End all background work."""
        for part in (self._detail, self._comparison):
            if part is not None:
                part.shut_down()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(current_palette().surface1))

    def _only_ticked(self, runs: tuple[RunSummary, ...]) -> bool:
        """Whether the same runs are compared and only their notes or progress have changed."""
        before, self._shown = self._shown, runs
        if before is None or len(runs) < FEWEST or len(runs) != len(before):
            return False
        return all(
            (old.id, old.auc, old.directory) == (new.id, new.auc, new.directory)
            for old, new in zip(before, runs, strict=True)
        )

    def _say(self, sentence: str) -> None:
        self._hint.setText(sentence)
        self.setCurrentWidget(self._hint)

    def _show_one(self, run: RunSummary) -> None:
        if run.directory is None:
            self._say(
                tr(
                    "{run_id} is {status_word}: it has no folder yet.",
                    run_id=run.id,
                    status_word=status_word(run),
                )
            )
            return
        detail = self._detail
        if detail is None:
            from xlite_desktop.experiments.run_detail import RunDetail

            detail = self._detail = RunDetail(self._workspace)
            detail.film_requested.connect(self.film_requested)
            detail.model_chosen.connect(self.model_chosen)
            self.addWidget(detail)
        detail.show_run(run.directory)
        self.setCurrentWidget(detail)

    def _compare(self, runs: Sequence[RunSummary]) -> None:
        comparison = self._comparison
        if comparison is None:
            from xlite_desktop.experiments.comparison_view import ComparisonView

            comparison = self._comparison = ComparisonView()
            comparison.run_wanted.connect(self.run_wanted)
            self.addWidget(comparison)
        comparison.show_all(self._all)
        self.setCurrentWidget(comparison)
        comparison.show_runs(runs)
