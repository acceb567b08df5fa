"""The command "Recalibrate for my site...": shows its page and runs its work."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from shiboken6 import isValid

from xlite_core.errors import XLiteError
from xlite_desktop.action_words import Act
from xlite_desktop.recalibration.site_view import SiteChoice, SiteView
from xlite_desktop.topic import Topic
from xlite_desktop.translation import in_readers_language, tr

if TYPE_CHECKING:
    from xlite_core.recalibration.cases import SiteCases
    from xlite_core.recalibration.judging import JudgedCases
    from xlite_desktop.background.long_work import LongWork, Work
    from xlite_desktop.data.pace import Stopwatch
    from xlite_desktop.main_window import MainWindow
    from xlite_desktop.recalibration.site_page import SitePage
    from xlite_desktop.viewer.state import ViewerState

_KEPT = "recalibration"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Former:
    """The model that an installed one was made of; kept across starts.

    Attributes:
        made: Fingerprint of the installed one.
        name, path, fingerprint: Of the one before.
    """

    made: str
    name: str
    path: str
    fingerprint: str


class SiteTopic(Topic):
    """One recalibration at a time; it goes on while its page is closed."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._view = SiteView()
        self._page: SitePage | None = None
        self._work: LongWork | None = None
        self._watch: Stopwatch | None = None
        self._cases: SiteCases | None = None
        self._judged: JudgedCases | None = None
        self._model = ""
        self._reads_table = False
        self._told = True
        self._stale = False
        self._former = _sound(window.store.arrangement(_KEPT))
        window.desk.state_changed.connect(self._on_state_changed)

    def deeds(self) -> Mapping[Act, Callable[[], None]]:
        return {Act.RECALIBRATE: self.show_page}

    def shut_down(self) -> None:
        if self._work is not None:
            self._work.shut_down()

    @property
    def page(self) -> SitePage | None:
        """The page, while it is open."""
        return self._page if self._page is not None and isValid(self._page) else None

    @property
    def view(self) -> SiteView:
        """What the page shows."""
        return self._view

    def show_page(self) -> None:
        """Open the page, or close it again."""
        from xlite_desktop.recalibration.site_page import SitePage

        title = tr("Recalibrate for my site")
        if self.window.side.title == title:
            self.window.side.leave()
            return
        page = SitePage()
        page.form.changed.connect(self._on_changed)
        page.form.table_requested.connect(self._on_table_requested)
        page.form.folder_requested.connect(self._on_folder_requested)
        page.start_requested.connect(self._on_start_requested)
        page.use_requested.connect(self._on_use_requested)
        page.back_requested.connect(self._on_back_requested)
        page.cancel_requested.connect(self._on_cancel_requested)
        self._page = page
        page.show_view(self._view)
        self.window.side.show_other(title, page, scrolls=False, wide=True)

    @Slot(object)
    def _on_state_changed(self, state: ViewerState) -> None:
        if state.fingerprint == self._model:
            return
        self._model = state.fingerprint
        former = self._former
        self._cases = self._judged = None
        self._show(
            model="" if state.card is None else state.card.name,
            former=former.name if former is not None and former.made == self._model else "",
            expected=(),
            made=None,
        )
        self._read_table(told=False)

    @Slot(object)
    def _on_changed(self, choice: SiteChoice) -> None:
        from xlite_core.recalibration.site_name import checked_site

        problem = None
        if choice.site.strip():
            try:
                checked_site(choice.site)
            except XLiteError as error:
                problem = error
        self._show(choice=choice, name_problem=problem, made=None)

    @Slot()
    def _on_table_requested(self) -> None:
        table = self.window.dialogs.table(self.window)
        if table is not None:
            self._read_chosen(replace(self._view.choice, table=table))

    @Slot()
    def _on_folder_requested(self) -> None:
        folder = self.window.dialogs.folder(self.window, tr("Folder of the films"))
        if folder is not None:
            self._read_chosen(replace(self._view.choice, images=folder))

    def _read_chosen(self, choice: SiteChoice) -> None:
        """Read what was chosen, also if it is the same: it may have been mended meanwhile."""
        self._show(choice=choice)
        self._read_table()

    def _read_table(self, *, told: bool = True) -> None:
        """Look what the table promises, as soon as it and its films are chosen.

        Args:
            told: The strip says so; otherwise what stands there stays.
        """
        self._told = told
        from xlite_desktop.data.pace import Pace
        from xlite_desktop.recalibration.site_work import reading_table

        choice, card = self._view.choice, self.window.desk.state.card
        self._cases = self._judged = None
        self._show(expected=(), left_out=(), problem=None, made=None)
        if choice.table is None or choice.images is None or card is None:
            return
        if self._start(reading_table(choice, card.finding_names)):
            self._reads_table = True
            if told and self.page is not None:
                self.page.show_progress(tr("Looking for the films"), Pace())
        else:
            self._stale = True  # what is under way is of no use any more
            self._on_cancel_requested()

    @Slot()
    def _on_start_requested(self) -> None:
        from xlite_desktop.data.pace import Stopwatch
        from xlite_desktop.recalibration.site_work import making_model

        classifier, cases = self.window.desk.classifier, self._cases
        if classifier is None or cases is None or not self._view.can_start:
            return
        self._watch = None if self._judged is not None else Stopwatch()
        if self._start(making_model(classifier, cases, self._judged, self._view.choice)):
            self._on_progressed(0)

    @Slot()
    def _on_use_requested(self) -> None:
        from xlite_desktop.recalibration.site_work import installing

        file, made = self.window.desk.model_file, self._view.made
        if file is not None and made is not None:
            self._start(installing(made, file, self._model))

    @Slot()
    def _on_back_requested(self) -> None:
        from xlite_desktop.recalibration.site_work import going_back

        if self._former is not None and self._view.former:
            self._start(going_back(Path(self._former.path), self._former.fingerprint))

    @Slot()
    def _on_cancel_requested(self) -> None:
        if self._work is not None:
            self._work.cancel()

    def _start(self, work: Work) -> bool:
        from xlite_desktop.background.long_work import LongWork

        if self._work is None:
            self._work = LongWork(self)
            self._work.progressed.connect(self._on_progressed)
            self._work.finished.connect(self._on_finished)
            self._work.failed.connect(self._on_failed)
            self._work.ended.connect(self._on_ended)
        if not self._work.start(work):
            return False
        self._show(busy=True)
        return True

    @Slot(object)
    def _on_progressed(self, done: int) -> None:
        from xlite_desktop.data.pace import Pace

        if self.page is None or self._cases is None or self._work is None:
            return
        total = len(self._cases.paths)
        if self._watch is None or done == total:
            self.page.show_progress(tr("Fitting and comparing"), Pace())
            return
        pace = self._watch.pace(done, total)
        self.page.show_progress(tr("Reading films"), pace, cancelling=self._work.cancelling)

    @Slot(object)
    def _on_finished(self, result: object) -> None:
        from xlite_desktop.recalibration.site_work import Installed, SiteMade, TableRead, WentBack

        if self._stale:
            return
        match result:
            case TableRead(cases=cases, expected=expected):
                self._cases = cases
                if self._told:
                    self._hide_strip()
                self._show(
                    expected=expected,
                    left_out=cases.left_out,
                    knows_patients=cases.knows_patients,
                )
            case SiteMade(judged=judged, made=made):
                self._judged = judged
                self._show(made=made, left_out=judged.left_out)
                self._hide_strip()
            case Installed(path=path, fingerprint=fingerprint):
                self._use(path, fingerprint)
            case WentBack(path=path):
                self._go_back(path)
            case _:
                self._say(tr("Cancelled."), tr("Nothing was changed."))

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if self._stale:
            return
        if isinstance(error, XLiteError):
            if self._reads_table:
                self._show(problem=error)
                self._hide_strip()
            else:
                self._say(
                    in_readers_language(error.summary), in_readers_language(error.hint), "error"
                )
        elif isinstance(error, OSError):
            self._say(tr("A file could not be read or written."),
                      tr("Look whether the drive is there and has room."), "error")  # fmt: skip
        else:
            self._say(tr("It ended unexpectedly."), tr("The log says more; try again."), "error")

    @Slot()
    def _on_ended(self) -> None:
        self._reads_table = False
        self._show(busy=self._work is not None and self._work.busy)
        if self._stale:
            self._stale = False
            self._hide_strip()
            self._read_table()

    def _use(self, path: Path, fingerprint: str) -> None:
        """Let Diagnose open what was installed, and remember what it was made of."""
        former = self.window.desk.model_file
        self._former = _Former(
            made=fingerprint,
            name=self._view.model,
            path=str(former or ""),
            fingerprint=self._model,
        )
        self._keep()
        self._show(choice=replace(self._view.choice, site=""))
        self._say(tr("Installed."), tr("{file} is opened.", file=path.name))
        self.window.open_model(None)

    def _go_back(self, path: Path | None) -> None:
        self._former = None
        self._keep()
        self._say(tr("The former model is opened."), tr("That of your site stays installed."))
        if path is None:
            self.window.open_model(None)
        else:
            self.window.commands.use_model(path)

    def _keep(self) -> None:
        kept = self._former
        values = {} if kept is None else {
            "made": kept.made, "name": kept.name, "path": kept.path,
            "fingerprint": kept.fingerprint,
        }  # fmt: skip
        self.window.store.keep_arrangement(_KEPT, values)

    def _say(self, what: str, words: str, role: str = "quiet") -> None:
        if self.page is not None:
            self.page.show_outcome(what, words, role)

    def _hide_strip(self) -> None:
        if self.page is not None:
            self.page.strip.hide()

    def _show(self, **changes: object) -> None:
        self._view = replace(self._view, **changes)  # type: ignore[arg-type]
        if self.page is not None:
            self.page.show_view(self._view)


def _sound(kept: Mapping[str, object]) -> _Former | None:
    """Return what the settings remember, which somebody may have edited by hand."""
    names = ("made", "name", "path", "fingerprint")
    values = {name: kept.get(name) for name in names}
    if not all(isinstance(value, str) and value for value in values.values()):
        return None
    return _Former(**{name: str(value) for name, value in values.items()})
