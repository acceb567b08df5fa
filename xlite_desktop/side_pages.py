"""Help, settings and the model card: built when they are first wanted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from xlite_core.errors import XLiteError
from xlite_desktop.frame.side_page import SidePage
from xlite_desktop.research_folders import Kind, folder_of
from xlite_desktop.translation import tr

if TYPE_CHECKING:
    from xlite_desktop.main_window import MainWindow
    from xlite_desktop.settings_page import SettingsForm


class SidePages(QObject):
    """Shows a page in place of the work, one at a time, and brings the work back.

    Signals:
        turned: a page was opened or left.
    """

    turned = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._open: SidePage | None = None
        self._form: SettingsForm | None = None

    @property
    def is_open(self) -> bool:
        return self._open is not None

    @property
    def title(self) -> str:
        """Title of the page that is shown; empty while none is."""
        return "" if self._open is None else self._open.accessibleName()

    def show_help(self, finding: str = "") -> None:
        """Show the user guide, at the page about a finding or at its first page."""
        from xlite_desktop.guide.guide_page import GuidePage

        page = GuidePage(self._window.desk.state.card)
        if finding:
            page.show_finding(finding)
        self._show(tr("Help"), page, scrolls=False, wide=True)
        if self._open is not None:
            page.setFocus()

    def show_model_card(self) -> None:
        """Show what the model file says of itself."""
        from xlite_desktop.about import model_card_page

        state = self._window.desk.state
        content = model_card_page(
            state.card, fingerprint=state.fingerprint, provider=state.provider
        )
        self._show(tr("About this model"), content)

    def show_settings(self) -> None:
        """Show the settings."""
        from xlite_core.imaging.colormap import COLORMAPS
        from xlite_desktop.folders.folder_topic import batches_of
        from xlite_desktop.settings_page import SettingsForm

        self._window.commands.remember_overlay()  # it may have been chosen on the film
        form = SettingsForm(COLORMAPS)
        form.show_settings(self._window.store.load())
        form.folders.show_folders(self._window.research.workspace)
        window = self._window
        form.places.show_own(settings=window.store.file, batches=batches_of(window))
        form.folders.change_requested.connect(self._on_folder_change_requested)
        form.folders.usual_requested.connect(self._on_usual_folder_requested)
        form.settings_chosen.connect(self._window.commands.use_settings)
        form.model_requested.connect(self._window.commands.choose_model)
        form.bundled_requested.connect(self._window.commands.use_bundled_model)
        form.fast_requested.connect(self._window.commands.use_fast_model)
        for topic in self._window.topics:
            form.add_part(topic.settings_part())
        form.add_training(self._training_part())
        self._show(tr("Settings"), form)
        self._form = form

    def _training_part(self) -> QWidget:
        from xlite_desktop.training.pack_part import PackPart

        window, pack = self._window, self._window.research.pack
        part = PackPart(pack)
        part.change_requested.connect(lambda: pack.ask(window.dialogs, window))
        pack.look()
        return part

    def show_other(
        self, title: str, content: QWidget, *, scrolls: bool = True, wide: bool = False
    ) -> None:
        """Show a page of a topic; the page of the same title closes instead."""
        self._show(title, content, scrolls=scrolls, wide=wide)

    def refresh(self) -> None:
        """Show changed settings on the open page."""
        if self._form is not None:
            self._form.show_settings(self._window.store.load())

    def leave(self) -> None:
        """Bring the work back."""
        page, self._open, self._form = self._open, None, None
        if page is not None:
            self._window.show_page(None)
            self._window.tab_page.setFocus()  # else the next widget that takes it shows a ring
            page.deleteLater()
            self.turned.emit()

    @Slot(object)
    def _on_folder_change_requested(self, kind: Kind) -> None:
        folder = self._window.dialogs.folder(
            self._window, tr("Folder of {kind_words}", kind_words=kind.words)
        )
        if folder is not None:
            self._use_folder(kind, folder)

    @Slot(object)
    def _on_usual_folder_requested(self, kind: Kind) -> None:
        self._use_folder(kind, kind.usual)

    def _use_folder(self, kind: Kind, folder: Path) -> None:
        if self._form is None:
            return
        folders, research = self._form.folders, self._window.research
        before = folder_of(research.workspace, kind)
        try:
            research.use_folder(kind, folder)
        except XLiteError as error:
            folders.refuse(error)
            return
        folders.show_folders(research.workspace)
        self._form.show_settings(self._window.store.load())  # else it would save the old folder
        folders.tell(
            tr(
                "From now on the {kind_words} lie in {folder}. What lies in {before} stays there.",
                kind_words=kind.words,
                folder=folder,
                before=before,
            )
        )

    def _show(
        self, title: str, content: QWidget, *, scrolls: bool = True, wide: bool = False
    ) -> None:
        before = self.title
        self.leave()
        if before == title:  # the same key again: back to the work
            return
        self._open = SidePage(title, content, scrolls=scrolls, wide=wide)
        self._open.closed.connect(self.leave)
        self._window.show_page(self._open)
        self._open.setFocus()
        self.turned.emit()
