"""Which program trains: looked for in the background, chosen, checked, and told to all pages."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from xlite_core.errors import XLiteError
from xlite_core.pack.pack_places import choose_folder, chosen_folder, is_fixed
from xlite_core.pack.training_program import TrainingProgram, own_program, training_program
from xlite_core.training.events import PROTOCOL
from xlite_desktop.background.latest_only import LatestOnly
from xlite_desktop.file_dialogs import FileDialogs
from xlite_desktop.translation import tr


class PackDesk(QObject):
    """Knows what trains, or why nothing does.

    Attributes:
        program: What trains; None while it is not known, and where there is none.
        problem: Why there is none; None while it is not known. Beside a program: why the choice of
            another one could not be written down.
        looking: Whether a look is on its way.

    Signals:
        changed: one of the three is another one.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.program: TrainingProgram | None = None
        self.problem: XLiteError | None = None
        self.looking = False
        self._given_up = threading.Event()
        self._work = LatestOnly(self)
        self._work.ready.connect(self._on_found)
        self._work.failed.connect(self._on_refused)

    @property
    def is_chosen(self) -> bool:
        """Whether the user named a folder, which could be forgotten."""
        try:
            return not is_fixed() and chosen_folder() is not None
        except XLiteError:
            return True  # the note of it is damaged; forgetting it mends that

    def look(self, *, again: bool = False) -> None:
        """Find out what trains; at once where it is this very program.

        Args:
            again: Hash and ask a pack anew, even if it is known and unchanged.
        """
        own = None if is_fixed() or self.is_chosen else own_program()
        if own is not None:
            self._work.forget()
            self._tell(program=own)
            return
        self._tell(program=self.program, problem=self.problem, looking=True)
        given_up = self._given_up.is_set
        self._work.request(lambda: training_program(PROTOCOL, again=again, given_up=given_up))

    def ask(self, dialogs: FileDialogs, parent: QWidget) -> None:
        """Let the user name the folder of a pack or Python, and use it."""
        folder = dialogs.folder(parent, tr("Folder of the Training pack, or of a Python"))
        if folder is not None:
            self.use(folder)

    def use(self, folder: Path | None) -> None:
        """Train with the pack or Python of a folder from now on; None: whatever is found."""
        try:
            choose_folder(folder)
        except XLiteError as error:
            self._tell(program=self.program, problem=error)
            return
        self._given_up.set()
        self._given_up = threading.Event()
        self.look()

    def shut_down(self) -> None:
        """End the thread, and a check that is under way."""
        self._given_up.set()
        self._work.shut_down()

    def _tell(
        self,
        *,
        program: TrainingProgram | None = None,
        problem: XLiteError | None = None,
        looking: bool = False,
    ) -> None:
        self.program, self.problem, self.looking = program, problem, looking
        self.changed.emit()

    @Slot(object)
    def _on_found(self, program: TrainingProgram) -> None:
        self._tell(program=program)

    @Slot(object)
    def _on_refused(self, error: Exception) -> None:
        self._tell(problem=error if isinstance(error, XLiteError) else _unforeseen())


def _unforeseen() -> XLiteError:
    return XLiteError(
        tr("The check of the Training pack met an unexpected error."),
        tr("The log has the details."),
    )
