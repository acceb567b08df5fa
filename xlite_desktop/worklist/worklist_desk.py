"""Opens the page of earlier studies and does what it asks for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from shiboken6 import isValid

from xlite_core.errors import XLiteError
from xlite_core.worklist.entries import Study
from xlite_core.worklist.store import Worklist
from xlite_core.worklist.studies import forget_study, studies
from xlite_desktop.background.latest_only import LatestOnly
from xlite_desktop.translation import told, tr
from xlite_desktop.worklist.worklist_page import WorklistPage

if TYPE_CHECKING:
    from xlite_desktop.worklist.worklist_topic import WorklistTopic

TITLE = tr("Worklist")
_AGAIN_MS = 300


class WorklistDesk(QObject):
    """Stands behind the page while it is open.

    Files are looked for on a thread of their own: a network folder that has gone away can
    take minutes to say so, and marks must not wait for it.
    """

    def __init__(self, topic: WorklistTopic) -> None:
        super().__init__(topic)
        self._topic = topic
        self._page: WorklistPage | None = None
        self._lookout = LatestOnly(self)
        self._lookout.ready.connect(self._on_missing_known)
        topic.keeping.refused.connect(self._on_refused)
        topic.forgotten.connect(self._on_forgotten)
        # Films go on being read behind the page; their counts need not come one by one.
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self._on_again)
        topic.marks.linked.connect(self._on_linked)

    def show(self) -> None:
        """Open the page, or close it where it is open."""
        page = WorklistPage()
        page.study_opened.connect(self._on_study_opened)
        page.study_forgotten.connect(self._on_study_forgotten)
        page.forget_requested.connect(self._topic.forget_everything)
        self._page = page
        self._topic.window.side.show_other(TITLE, page, scrolls=False)
        if self._topic.window.side.title == TITLE:
            page.setFocus()
            self._topic.take_over()
            self._look()

    @property
    def page(self) -> WorklistPage | None:
        """The page, while it is open."""
        return self._page if self._page is not None and isValid(self._page) else None

    def shut_down(self) -> None:
        """End the thread."""
        self._lookout.shut_down()

    def _look(self) -> None:
        self._topic.keeping.ask(studies, self._on_studies)

    def _on_studies(self, found: tuple[Study, ...]) -> None:
        if self.page is not None:
            remembers = self._topic.window.store.load().keep_recents
            self.page.show_studies(found, remembers=remembers)
            self._lookout.request(partial(_missing, found))

    @Slot()
    def _on_linked(self) -> None:
        if self.page is not None and not self._again.isActive():
            self._again.start()

    @Slot()
    def _on_again(self) -> None:
        if self.page is not None:
            self._look()

    @Slot()
    def _on_forgotten(self) -> None:
        self._on_studies(())
        if self.page is not None:
            self.page.show_said(tr("Everything was forgotten."))

    @Slot(object)
    def _on_missing_known(self, numbers: frozenset[int]) -> None:
        if self.page is not None:
            self.page.show_missing(numbers)

    @Slot(object)
    def _on_study_opened(self, study: Study) -> None:
        self._topic.window.open_paths(study.paths)

    @Slot(object)
    def _on_study_forgotten(self, study: Study) -> None:
        def forget(worklist: Worklist) -> tuple[Study, ...]:
            forget_study(worklist, study.number)
            return studies(worklist)

        self._topic.forget_recent(study.paths)
        self._topic.keeping.ask(forget, self._on_studies)

    @Slot(object)
    def _on_refused(self, error: XLiteError) -> None:
        if self.page is not None:
            self.page.show_said(told(error))


def _missing(found: tuple[Study, ...]) -> frozenset[int]:
    """Return the numbers of the studies none of whose files and folders can be found."""
    gone = set()
    for study in found:
        try:
            there = any(path.exists() for path in study.paths)
        except OSError:  # a folder on the way that may not be entered
            there = False
        if not there:
            gone.add(study.number)
    return frozenset(gone)
