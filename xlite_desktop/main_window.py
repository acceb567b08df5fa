"""The window: the frame around the pages, and where drops, keys and menus arrive."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
)
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from xlite_desktop.action_words import MENUS, Act
from xlite_desktop.actions import Actions
from xlite_desktop.asked_finding import AskedFinding
from xlite_desktop.commands import Commands
from xlite_desktop.file_dialogs import FileDialogs
from xlite_desktop.frame.drop_hint import DropHint
from xlite_desktop.frame.status_line import StatusLine
from xlite_desktop.frame.status_words import model_words, speed_words
from xlite_desktop.frame.top_bar import TopBar
from xlite_desktop.held_key import HeldKey
from xlite_desktop.model_choice import is_another, picked_file
from xlite_desktop.research_folders import chosen_workspace
from xlite_desktop.research_pages import ResearchPages
from xlite_desktop.settings import SettingsStore
from xlite_desktop.side_pages import SidePages
from xlite_desktop.theme.stylesheet import ThemeFollower
from xlite_desktop.topics import TOPICS
from xlite_desktop.translation import said, tr
from xlite_desktop.viewer import changes as c
from xlite_desktop.viewer.diagnose_page import DiagnosePage
from xlite_desktop.viewer.drop_target import dropped_paths, pasted_picture
from xlite_desktop.viewer.reading_desk import ReadingDesk
from xlite_desktop.viewer.state import ViewerState
from xlite_desktop.workspace import Workspace

SMALLEST = (960, 600)
FIRST_SIZE = (1440, 900)


class MainWindow(QMainWindow):
    """Joins the parts; each part says what the user wants, and here it is passed on.

    Signals:
        first_painted: the window has been seen for the first time.
    """

    first_painted = Signal()

    def __init__(
        self,
        store: SettingsStore,
        theme: ThemeFollower,
        *,
        model: Path | None = None,
        dialogs: FileDialogs | None = None,
        workspace: Workspace | None = None,
    ) -> None:
        super().__init__()
        self.store = store
        self.theme = theme
        self.dialogs = dialogs or FileDialogs()
        self._model = model
        self._begun = False
        self._painted = False
        self._alt_alone = False
        self._notes: dict[str, str] = {}
        self.desk = ReadingDesk(store, self)
        self.page = DiagnosePage()
        self.research = ResearchPages(
            workspace or chosen_workspace(store.load(), self), store, self
        )
        self.actions_by_name = Actions(self)
        self.side = SidePages(self)
        self.topics = tuple(topic(self) for topic in TOPICS)
        self.commands = Commands(self)
        self._status = StatusLine()
        self._build()
        self._connect()
        self._space = HeldKey(Qt.Key.Key_Space, self)
        self._space.held.connect(lambda on: self.desk.apply(c.ViewSwitched("bare", on)))
        self.page.show_recents(store.recents())
        self._show_state(self.desk.state)

    @property
    def status_text(self) -> str:
        """What the status line says."""
        return self._status.text

    def begin(self) -> None:
        """Open the model and build the heavy half of the page; once, when there is time."""
        if self._begun:
            return
        self._begun = True
        self.open_model(self._model)
        self.page.furnish()
        self.commands.offer_color_maps(self._view_menu)
        self.desk.apply(c.OverlayChosen(self.commands.remembered_overlay()))
        self.research.look_for_unfinished()

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open files and folders, wherever they were named."""
        self.begin()
        if any(topic.takes(paths) for topic in self.topics):
            return
        self.show_tab("Diagnose")
        self.desk.open_paths(paths)
        QTimer.singleShot(150, self._show_searching)

    def open_model(self, path: Path | None) -> None:
        """Open a model file: this one, else the one picked, else the installed or bundled one."""
        chosen = path or picked_file(self.store.load())
        self._status.show_way_back(is_another(chosen))
        self.desk.open_model(chosen)

    def paste(self) -> None:
        """Open what the clipboard holds: files, or a picture."""
        mime = QGuiApplication.clipboard().mimeData()
        paths, picture = dropped_paths(mime), pasted_picture(mime)
        if paths:
            self.open_paths(paths)
        elif picture is not None and not any(topic.takes(()) for topic in self.topics):
            self.begin()
            self.show_tab("Diagnose")
            self.desk.open_pasted(picture)

    def show_page(self, page: QWidget | None) -> None:
        """Put a page where the work was, or the work back (None)."""
        page = page or self._tab_pages[self._tab]
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)

    @property
    def tab_page(self) -> QWidget:
        """The page of the tab that is marked."""
        return self._tab_pages[self._tab]

    @Slot(str)
    def show_tab(self, name: str) -> None:
        """Show the page of a tab, whatever lay over it."""
        self.side.leave()
        self._tab = name
        self._bar.show_page(list(self._tab_pages).index(name))
        self.show_page(None)
        self.tab_page.setFocus()
        self._show_state(self.desk.state)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self._drop_hint.show_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drop_hint.show_over(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop_hint.show_over(False)
        paths = dropped_paths(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.open_paths(paths)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._alt_alone = event.key() == Qt.Key.Key_Alt
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Alt and self._alt_alone and sys.platform != "darwin":
            self.menuBar().setVisible(not self.menuBar().isVisible())
        super().keyReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        # Not an UpdateRequest: the first one comes before there is a screen to paint on.
        if event.type() == QEvent.Type.Paint and not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._on_seen)  # the children are painted in the same go
        return super().event(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.research.may_close():
            event.ignore()
            return
        self.commands.remember_overlay()
        self.store.keep_geometry(self.saveGeometry())
        self.store.sync()
        self.shut_down()
        super().closeEvent(event)

    def shut_down(self) -> None:
        """End every thread; a run writes its checkpoint first."""
        for topic in self.topics:
            topic.shut_down()
        self.research.shut_down()
        self.desk.shut_down()

    def _build(self) -> None:
        self.setWindowTitle("X-Lite")
        self.setMinimumSize(*SMALLEST)
        self.resize(*FIRST_SIZE)
        self.restoreGeometry(self.store.geometry())
        self.setAcceptDrops(True)
        acts = self.actions_by_name
        # One entry adds a page: its name and its widget.
        others = {name: page for topic in self.topics for name, page in topic.pages().items()}
        self._tab_pages: Mapping[str, QWidget] = {
            "Diagnose": self.page, **others, **self.research.pages
        }  # fmt: skip
        self._tab = "Diagnose"
        self._bar = TopBar(
            [said(name) for name in self._tab_pages],
            [acts[Act.REPORT], acts[Act.SETTINGS], acts[Act.HELP], acts[Act.THEME]],
        )
        self._pages = QStackedWidget()
        for page in self._tab_pages.values():
            self._pages.addWidget(page)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._bar, self._pages, self._status):
            column.addWidget(part, 1 if part is self._pages else 0)
        self.setCentralWidget(whole)
        self._drop_hint = DropHint(self._pages)
        self._build_menus()
        self.page.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.page.setFocus()

    def _build_menus(self) -> None:
        for title, entries in MENUS.items():
            menu = self.menuBar().addMenu(said(title))
            for act in entries:
                if act is None:
                    menu.addSeparator()
                else:
                    menu.addAction(self.actions_by_name[act])
            if title == "&View":
                self._presets = QMenu(tr("Windows of the file"), menu)
                self._presets.aboutToShow.connect(self._on_presets_wanted)
                menu.addMenu(self._presets)
                self._view_menu = menu
        # Shortcuts of a hidden menu bar do not work; those of the window do.
        self.addActions(list(self.actions_by_name))
        if sys.platform != "darwin":
            self.menuBar().hide()

    def _connect(self) -> None:
        desk, page = self.desk, self.page
        desk.state_changed.connect(self._on_state_changed)
        desk.films_opened.connect(self._on_films_opened)
        self._asked = AskedFinding(desk, self)  # after the line that shows the state: it alters it
        page.changed.connect(desk.apply)
        page.thresholds_settled.connect(desk.keep_thresholds)
        page.open_requested.connect(self.actions_by_name[Act.OPEN].trigger)
        page.sample_requested.connect(self.actions_by_name[Act.OPEN_SAMPLE].trigger)
        page.choose_model_requested.connect(self.actions_by_name[Act.OPEN_MODEL].trigger)
        page.model_card_requested.connect(self.actions_by_name[Act.MODEL_CARD].trigger)
        page.default_model_requested.connect(self.commands.use_bundled_model)
        page.forget_requested.connect(self._on_forget_requested)
        page.recent_chosen.connect(lambda recent: self.open_paths(recent.paths))
        page.show_in_folder_requested.connect(self.commands.show_in_folder)
        self._bar.page_chosen.connect(self._on_page_chosen)
        self.research.page_wanted.connect(self.show_tab)
        self.research.film_requested.connect(self._on_film_requested)
        self.research.model_chosen.connect(self._on_model_chosen)
        self.research.noted.connect(self._on_page_noted)
        self.research.marked.connect(self._on_page_marked)
        self.research.close_agreed.connect(self.close)
        self.side.turned.connect(lambda: self._show_state(desk.state))
        self._status.bundled_requested.connect(self.commands.use_bundled_model)
        self._status.model_card_requested.connect(self.actions_by_name[Act.MODEL_CARD].trigger)

    @Slot()
    def _on_seen(self) -> None:
        self.first_painted.emit()
        self.begin()

    @Slot(object)
    def _on_state_changed(self, state: ViewerState) -> None:
        self._show_state(state)

    def _show_state(self, state: ViewerState) -> None:
        self.page.show_state(state, self.desk.pixels, self.desk.thumbnails)
        self.actions_by_name.show_state(state, away=self.side.is_open or self._tab != "Diagnose")
        self._status.show_model(*model_words(state))
        if self._tab == "Diagnose":
            self._status.show_speed(speed_words(state))
        else:
            self._status.show_note(self._notes.get(self._tab, ""))
        self._bar.setVisible(not state.film_only)
        self._status.show_quietly(state.film_only)

    @Slot()
    def _show_searching(self) -> None:
        if self.desk.searching and self._tab == "Diagnose":
            self._status.show_speed(tr("Looking for films"))

    @Slot(object, int)
    def _on_films_opened(self, paths: tuple[Path, ...], count: int) -> None:
        if self.store.load().keep_recents:
            self.store.remember(paths, count)
            self.page.show_recents(self.store.recents())

    @Slot()
    def _on_forget_requested(self) -> None:
        self.store.forget_recents()
        self.page.show_recents(())

    @Slot(int)
    def _on_page_chosen(self, index: int) -> None:
        self.show_tab(list(self._tab_pages)[index])

    @Slot(object, str)
    def _on_film_requested(self, path: Path, finding: str) -> None:
        self._asked.ask(finding)
        opened = [film.number for film in self.desk.state.films if film.source.path == path]
        if opened:  # shown once more, not added once more
            self.show_tab("Diagnose")
            self.desk.apply(c.FilmChosen(opened[-1]))
        else:
            self.open_paths([path])

    @Slot(str, str)
    def _on_page_noted(self, name: str, words: str) -> None:
        self._notes[name] = words
        self._show_state(self.desk.state)

    @Slot(str, str)
    def _on_page_marked(self, name: str, words: str) -> None:
        self._bar.mark_page(list(self._tab_pages).index(name), words)

    @Slot(object)
    def _on_model_chosen(self, path: Path) -> None:
        self.begin()
        self.commands.use_model(path)
        self.show_tab("Diagnose")

    @Slot()
    def _on_presets_wanted(self) -> None:
        self.commands.fill_presets(self._presets)
