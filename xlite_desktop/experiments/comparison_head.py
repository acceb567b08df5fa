"""Above a comparison: which runs, against which, what is unfair about it, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from xlite_desktop.controls.quiet_choice import QuietChoice
from xlite_desktop.controls.sign import Sign
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.icons import Glyph
from xlite_desktop.theme.tokens import SPACE_24, TYPE_BODY, TYPE_CAPTION, TYPE_TITLE
from xlite_desktop.translation import in_readers_language, tr

if TYPE_CHECKING:
    from xlite_core.training.matched_run import MissingRun


class ComparisonHead(QWidget):
    """Shows titles and warnings.

    Signals:
        reference_chosen: Id of the run that the others are to be held against.
        run_wanted: The `TrainingConfig` of a missing run.
    """

    reference_chosen = Signal(str)
    run_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel()
        self._title.setFont(font(TYPE_TITLE, SEMIBOLD))
        self._against = QLabel(tr("held against"))
        self._against.setProperty("role", "quiet")
        self._against.setFont(font(TYPE_BODY))
        self.reference = QuietChoice()
        self.reference.setAccessibleName(tr("Reference run"))
        self.reference.setToolTip(tr("The run that the others are held against"))
        self.reference.setFixedWidth(150)
        self.reference.activated.connect(self._on_reference_activated)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._title, 1)
        row.addWidget(self._against)
        row.addWidget(self.reference)
        self._warnings = QVBoxLayout()
        self._warnings.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, 12, SPACE_24, 8)
        column.setSpacing(6)
        column.addLayout(row)
        column.addLayout(self._warnings)
        self._sentences: tuple[str, ...] = ()
        self._missing: tuple[MissingRun, ...] = ()
        self._problem = ""

    @property
    def text(self) -> str:
        """All that is said, for tests."""
        said = [self._title.text(), self._problem, *self._sentences]
        return " ".join(filter(None, [*said, *(item.sentence for item in self._missing)]))

    @property
    def queue_buttons(self) -> list[QPushButton]:
        """One for each missing run that can be added to the queue."""
        return self.findChildren(QPushButton)

    def show_runs(self, names: Sequence[str], reference: str) -> None:
        """Name the runs; what was said about others before is gone."""
        several = len(names) > 1
        self._title.setText(_listed(names) if several else tr("Ablations"))
        self._title.setToolTip(", ".join(names))
        self.reference.setVisible(several)
        self._against.setVisible(several)
        self.reference.clear()
        self.reference.addItems(list(names))
        self.reference.setCurrentText(reference)
        self._sentences, self._missing, self._problem = (), (), ""
        self._lay_out()

    def show_sentences(self, sentences: Sequence[str]) -> None:
        """Say what keeps the comparison from being fair."""
        self._sentences = tuple(sentences)
        self._lay_out()

    def show_missing(self, missing: Sequence[MissingRun]) -> None:
        """Offer the runs that are missing."""
        self._missing = tuple(missing)
        self._lay_out()

    def show_problem(self, problem: str) -> None:
        """Say why the runs cannot be compared."""
        self._problem = problem
        self._lay_out()

    def _lay_out(self) -> None:
        while (item := self._warnings.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        if self._problem:
            self._warnings.addWidget(_line(self._problem, "error"))
        for sentence in self._sentences:
            unfair = sentence.startswith("Not like for like")
            self._warnings.addWidget(
                _line(in_readers_language(sentence), "flag" if unfair else "quiet")
            )
        for missing in self._missing:
            self._warnings.addWidget(self._offer(missing))

    def _offer(self, missing: MissingRun) -> QWidget:
        button = QPushButton(tr("Add to queue"))
        button.setProperty("role", "link")
        button.setFont(font(TYPE_BODY, MEDIUM))
        button.setAccessibleName(
            tr("Add to queue. {sentence}", sentence=in_readers_language(missing.sentence))
        )
        button.clicked.connect(partial(self._on_wanted, button, missing))
        line = _line(in_readers_language(missing.sentence), "quiet")
        layout = line.layout()
        assert isinstance(layout, QHBoxLayout)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _on_wanted(self, button: QPushButton, missing: MissingRun) -> None:
        button.setText(tr("Added"))
        button.setEnabled(False)
        self.run_wanted.emit(missing.config)

    @Slot(int)
    def _on_reference_activated(self, place: int) -> None:
        self.reference_chosen.emit(self.reference.itemText(place))


def _listed(names: Sequence[str]) -> str:
    return (
        tr("{listed} and {last}", listed=", ".join(names[:-1]), last=names[-1])
        if len(names) <= 4
        else tr("{names} runs", names=len(names))
    )


def _line(text: str, role: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    if role in ("flag", "error"):
        row.addWidget(Sign(Glyph.WARNING, 14, role), 0, Qt.AlignmentFlag.AlignTop)
    words = QLabel(text)
    words.setFont(font(TYPE_CAPTION))
    words.setProperty("role", role)
    words.setWordWrap(True)
    words.setToolTip(text)
    row.addWidget(words, 1)
    return line
