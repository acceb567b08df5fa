"""The line above the table: how far the batch is, and its three switches."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from xlite_desktop.data.job_strip import JobStrip
from xlite_desktop.folders.folder_view import FolderView, Phase
from xlite_desktop.theme.fonts import MEDIUM, font
from xlite_desktop.theme.tokens import TYPE_BODY
from xlite_desktop.translation import tr


class FolderStrip(JobStrip):
    """Hidden while there is nothing to say.

    Signals:
        pause_switched: the batch should pause, or go on after it.
        resume_requested: a stopped batch should go on.
    """

    pause_switched = Signal()
    resume_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pause = _small_button(tr("Pause"))
        self.go_on = _small_button(tr("Go on"))
        self.cancel.setText(tr("Stop"))
        self.cancel.setToolTip(tr("End after the films under way; what is done stays"))
        row = self.layout()
        assert isinstance(row, QHBoxLayout)
        row.insertWidget(2, self.pause)
        row.insertWidget(2, self.go_on)
        self.pause.clicked.connect(self.pause_switched)
        self.go_on.clicked.connect(self.resume_requested)

    def show_view(self, view: FolderView) -> None:
        """Say how far the batch is, or what came of it."""
        phase = view.phase
        self.pause.setVisible(phase in (Phase.RUNNING, Phase.PAUSED))
        self.pause.setText(tr("Go on") if phase is Phase.PAUSED else tr("Pause"))
        self.go_on.setVisible(phase in (Phase.STOPPED, Phase.FAILED))
        if phase is Phase.SEARCHING:
            self.show_progress(tr("Looking for films"), view.pace)
            self.words.say(
                tr("{found:,} films in {seen:,} files", found=view.found, seen=view.seen)
                if view.seen
                else ""
            )
        elif phase.works:
            what = {Phase.RUNNING: tr("Scoring"), Phase.PAUSED: tr("Paused")}.get(
                phase, tr("Stopping")
            )
            self.show_progress(what, view.pace)
            self.cancel.setEnabled(phase is not Phase.STOPPING)
        elif view.said:
            self.show_outcome(view.said, view.hint, "error" if view.wrong else "quiet")
        else:
            self.hide()


def _small_button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setFont(font(TYPE_BODY, MEDIUM))
    button.setStyleSheet("QPushButton { min-height: 24px; }")
    return button
