"""In the settings: which policy this computer has, what it locks, and what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from xlite_core.policy import Policy
from xlite_desktop.controls.form_parts import quiet, title
from xlite_desktop.theme.tokens import SPACE_8
from xlite_desktop.translation import in_readers_language, tr


class PolicyPart(QWidget):
    """A heading, a sentence a lock, and the problems."""

    def __init__(self, policy: Policy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(title(tr("Policy of this computer")))
        self.lines = (str(policy.file), *_locks(policy))
        for line in self.lines:
            column.addWidget(_line(line))
        self.problems = tuple(in_readers_language(problem) for problem in policy.problems)
        for problem in self.problems:
            column.addWidget(_line(problem, role="error"))


def _locks(policy: Policy) -> tuple[str, ...]:
    """Return a sentence for everything that is locked."""
    said = (
        (not policy.training, tr("Training is forbidden.")),
        (policy.model is not None, tr("The model is fixed.")),
        ("model" in policy.doubts, tr("No model answers.")),
        (not policy.export_identity, tr("Exports and reports leave out who the patient is.")),
        (not policy.updates, tr("X-Lite does not look for newer versions.")),
        (bool(policy.folders), tr("Some folders are fixed.")),
    )
    return tuple(words for locked, words in said if locked)


def _line(words: str, role: str = "quiet") -> QLabel:
    label = quiet(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setProperty("role", role)
    return label
