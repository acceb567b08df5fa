"""What the Train page asks, one question at a time: may the window close, should a run go on."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from xlite_desktop.training.ask_bar import AskBar
from xlite_desktop.training.unfinished import Reason, UnfinishedRun
from xlite_desktop.translation import in_readers_language, tr


class Questions(QObject):
    """Decides which question the bar shows; whether to close comes before what to resume.

    Signals:
        resume_chosen: folder of the run that should go on.
        close_chosen: the run should keep a checkpoint and stop, and the window close.
    """

    resume_chosen = Signal(object)
    close_chosen = Signal()

    def __init__(self, bar: AskBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._closing = ""
        self._leaving = False
        self._offers: tuple[UnfinishedRun, ...] = ()
        self._declined: set[str] = set()
        bar.accepted.connect(self._on_accepted)
        bar.declined.connect(self._on_declined)

    @property
    def offer(self) -> UnfinishedRun | None:
        """The run that is offered."""
        return self._offers[0] if self._offers else None

    @property
    def waits_for_another(self) -> bool:
        """Whether the run on offer is in the hands of another process."""
        return self.offer is not None and self.offer.reason is Reason.ELSEWHERE

    def ask_to_close(self, run: str) -> None:
        """Ask whether the run should stop so that the window can close."""
        self._closing = run
        self._show()

    def show_leaving(self) -> None:
        """Say that the window closes as soon as the checkpoint is written."""
        self._leaving = True
        self._show()

    def forget_closing(self) -> None:
        """The run is over: nothing needs to be asked any more."""
        self._closing, self._leaving = "", False
        self._show()

    def offer_runs(self, runs: Iterable[UnfinishedRun]) -> None:
        """Offer what can go on, leaving out what was declined before."""
        # One that has just failed is in no list of those that were cut off.
        broken = [run for run in self._offers if run.reason is Reason.FAILED]
        others = [run for run in runs if run.directory not in [b.directory for b in broken]]
        wanted = (run for run in (*broken, *others) if run.directory.name not in self._declined)
        self._offers = tuple(wanted)
        self._show()

    def offer_broken(self, run: UnfinishedRun) -> None:
        """Offer a run that has just failed, before all others."""
        self._declined.discard(run.directory.name)
        others = (other for other in self._offers if other.directory != run.directory)
        self._offers = (run, *others)
        self._show()

    def withdraw(self, name: str) -> None:
        """A run goes on: it is offered no longer.

        Args:
            name: Of its folder.
        """
        self._offers = tuple(run for run in self._offers if run.directory.name != name)
        self._show()

    def _show(self) -> None:
        if self._leaving:
            self._bar.ask(
                tr(
                    "Writing a checkpoint of {closing}; the window then closes.",
                    closing=self._closing,
                )
            )
        elif self._closing:
            self._bar.ask(
                tr("{closing} is training.", closing=self._closing),
                tr("It can keep a checkpoint and go on at the next start."),
                yes=tr("Keep a checkpoint and stop"),
                no=tr("Stay"),
            )
        elif self._offers:
            self._show_offer(self._offers[0], len(self._offers) - 1)
        else:
            self._bar.hide()

    def _show_offer(self, run: UnfinishedRun, more: int) -> None:
        hint = in_readers_language(run.hint)
        if run.reason is Reason.ELSEWHERE:
            hint = tr("Nothing is started twice; it can be resumed here when that process ends.")
        elif run.reason is Reason.UNJUDGED:
            hint = tr("Its intervals, figures and report are missing.")
        if more:
            others = tr("one more run") if more == 1 else tr("{more} more runs", more=more)
            hint = tr(
                "{hint} The Experiments page has {others} to go on with.", hint=hint, others=others
            ).strip()
        yes = tr("Evaluate") if run.reason is Reason.UNJUDGED else tr("Resume")
        self._bar.ask(run.words, hint, yes=yes if run.can_go_on else "", no=tr("Not now"))

    def _on_accepted(self) -> None:
        if self._closing:
            self.close_chosen.emit()
        elif self.offer is not None:
            directory = self.offer.directory
            self.withdraw(directory.name)
            self.resume_chosen.emit(directory)

    def _on_declined(self) -> None:
        if self._closing:
            self.forget_closing()
            return
        # One "not now" answers for all of them: the others wait on the Experiments page.
        self._declined |= {run.directory.name for run in self._offers}
        self._offers = ()
        self._show()
