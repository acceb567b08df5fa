"""What each command does."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMenu

from xlite_core.errors import ModelFileRefused
from xlite_core.fixed_model import refused_choice
from xlite_core.policy import policy
from xlite_core.resources import bundled_student, sample_radiograph
from xlite_desktop.action_words import Act
from xlite_desktop.model_choice import with_bundled, with_fast, with_picked
from xlite_desktop.settings import Settings
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.icons import Glyph, icon
from xlite_desktop.theme.stylesheet import ThemeChoice
from xlite_desktop.translation import tr
from xlite_desktop.viewer import changes as c
from xlite_desktop.viewer.square_root_axis import STEP, rounded

if TYPE_CHECKING:
    from xlite_desktop.main_window import MainWindow
    from xlite_desktop.viewer.canvas import FilmCanvas
    from xlite_desktop.viewer.evidence_layer import OverlaySettings

_ZOOM_STEP = 1.25

_KEY_TRAVEL = 30.0
"""Logical pixels that a key moves the film, or would drag its window: a twentieth of its range."""


class Commands(QObject):
    """Connects every member of `Act` to its deed."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        deeds = dict(self._deeds())
        for topic in window.topics:
            deeds |= topic.deeds()
        assert deeds.keys() == set(Act), "every command does something"
        for act, deed in deeds.items():
            window.actions_by_name[act].triggered.connect(_without_argument(deed))
        self._show_theme()

    def _deeds(self) -> Mapping[Act, Callable[[], None]]:
        window = self._window
        return {
            Act.OPEN: lambda: window.open_paths(window.dialogs.films(window)),
            Act.OPEN_FOLDER: self._open_folder,
            Act.OPEN_SAMPLE: lambda: window.open_paths([sample_radiograph()]),
            Act.OPEN_MODEL: self.choose_model,
            Act.PASTE: window.paste,
            Act.COPY_VIEW: self._copy_view,
            Act.CLOSE_FILM: lambda: self._apply(c.FilmRemoved(window.desk.state.current or 0)),
            Act.QUIT: lambda: _discard(window.close()),
            Act.NEXT_FILM: lambda: self._apply(c.FilmStepped(1)),
            Act.PREVIOUS_FILM: lambda: self._apply(c.FilmStepped(-1)),
            Act.NEXT_FINDING: lambda: self._step_finding(1),
            Act.PREVIOUS_FINDING: lambda: self._step_finding(-1),
            Act.UNPIN: self._step_back,
            **self._view_deeds(),
            Act.TOP_THREE: lambda: self._apply(c.ViewSwitched("top_three")),
            Act.CONTOUR: self._toggle_contour,
            Act.PATIENT_TEXT: lambda: self._apply(c.ViewSwitched("patient_text")),
            Act.TOGGLE_STRIP: lambda: self._apply(c.ViewSwitched("strip")),
            Act.TOGGLE_PANEL: lambda: self._apply(c.ViewSwitched("panel")),
            Act.FILM_ONLY: lambda: self._apply(c.ViewSwitched("film_only")),
            Act.LOWER_THRESHOLD: lambda: self._step_threshold(-STEP),
            Act.RAISE_THRESHOLD: lambda: self._step_threshold(STEP),
            Act.RESET_THRESHOLDS: lambda: self._apply(c.ThresholdsReset()),
            Act.SHOW_DIAGNOSE: lambda: window.show_tab("Diagnose"),
            Act.SHOW_DATA: lambda: window.show_tab("Data"),
            Act.SHOW_TRAIN: lambda: window.show_tab("Train"),
            Act.SHOW_EXPERIMENTS: lambda: window.show_tab("Experiments"),
            Act.SETTINGS: window.side.show_settings,
            Act.THEME: self._toggle_theme,
            Act.HELP: window.side.show_help,
            Act.MODEL_CARD: window.side.show_model_card,
        }

    def _view_deeds(self) -> Mapping[Act, Callable[[], None]]:
        return {
            Act.FIT: lambda: self._canvas().fit(),
            Act.ACTUAL_SIZE: lambda: self._canvas().actual_size(),
            Act.ZOOM_IN: lambda: self._canvas().zoom_by(_ZOOM_STEP),
            Act.ZOOM_OUT: lambda: self._canvas().zoom_by(1 / _ZOOM_STEP),
            Act.MOVE_LEFT: lambda: self._canvas().pan_by(-_KEY_TRAVEL, 0),
            Act.MOVE_RIGHT: lambda: self._canvas().pan_by(_KEY_TRAVEL, 0),
            Act.MOVE_UP: lambda: self._canvas().pan_by(0, -_KEY_TRAVEL),
            Act.MOVE_DOWN: lambda: self._canvas().pan_by(0, _KEY_TRAVEL),
            Act.NARROWER: lambda: self._canvas().window_by(-_KEY_TRAVEL, 0),
            Act.WIDER: lambda: self._canvas().window_by(_KEY_TRAVEL, 0),
            Act.RAISE_LEVEL: lambda: self._canvas().window_by(0, -_KEY_TRAVEL),
            Act.LOWER_LEVEL: lambda: self._canvas().window_by(0, _KEY_TRAVEL),
            Act.INVERT: lambda: self._canvas().invert(),
            Act.ROTATE: lambda: self._canvas().rotate(),
            Act.FLIP: lambda: self._canvas().flip(),
            Act.RESET_VIEW: lambda: self._canvas().reset_view(),
            Act.NEXT_PRESET: self._next_preset,
        }

    def use_settings(self, settings: Settings) -> None:
        """Save the settings and let them take effect."""
        window = self._window
        color_map_before = window.store.load().color_map
        window.store.save(settings)
        window.theme.choose(ThemeChoice(settings.theme))
        self._show_theme()
        if not settings.keep_recents:
            window.page.show_recents(())
        for topic in window.topics:
            topic.use_settings(settings)
        overlay = window.desk.state.overlay
        # Only when it was chosen just now: the panel may have chosen another meanwhile.
        if overlay is not None and settings.color_map != color_map_before:
            self._use_color_map(settings.color_map)

    def choose_model(self) -> None:
        """Ask for a model file and open it, now and at the next start."""
        if self._choice_is_locked():
            return
        path = self._window.dialogs.model(self._window)
        if path is not None:
            self.use_model(path)

    def use_model(self, path: Path) -> None:
        """Open a model file, now and at the next start."""
        if self._choice_is_locked():
            return
        store = self._window.store
        store.save(with_picked(store.load(), path))
        self._reopen_model(path)

    def use_bundled_model(self) -> None:
        """Go back to the model that came with the application, from whichever was chosen."""
        if self._choice_is_locked():
            return
        store = self._window.store
        try:
            store.save(with_bundled(store.load()))
        except ModelFileRefused as error:
            # It is opened for now; at the next start the installed one is back.
            self._reopen_model(bundled_student())
            self._apply(c.DropRemarked(c.Problem(error.summary, error.hint)))
        else:
            self._reopen_model(None)

    def use_fast_model(self) -> None:
        """Open the INT8 variant of the model that came with the application, from now on."""
        store = self._window.store
        try:
            store.save(with_fast(store.load()))
        except ModelFileRefused as error:
            self._apply(c.DropRemarked(c.Problem(error.summary, error.hint)))
        else:
            self._reopen_model(None)

    def _choice_is_locked(self) -> bool:
        """Whether the policy fixes the model; then it is said."""
        if policy().fixes_model:
            refused = refused_choice()
            self._apply(c.DropRemarked(c.Problem(refused.summary, refused.hint)))
        return policy().fixes_model

    def show_in_folder(self) -> None:
        """Open the folder of the current film in the system's file browser."""
        film = self._window.desk.state.film
        if film is not None and film.source.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(film.source.path.parent)))

    def fill_presets(self, menu: QMenu) -> None:
        """List the windows and tables of the current film."""
        menu.clear()
        radiograph = self._window.desk.pixels
        for index, preset in enumerate(radiograph.presets if radiograph else ()):
            action = QAction(preset.name or tr("Window {index}", index=index + 1), menu)
            action.triggered.connect(partial(self._use_preset, index))
            menu.addAction(action)
        menu.setEnabled(True)

    def offer_color_maps(self, menu: QMenu) -> None:
        """Add the colour maps to a menu; pointing at one shows it on the film."""
        from xlite_desktop.viewer.color_map_menu import ColorMapMenu

        maps = ColorMapMenu(menu)
        maps.aboutToShow.connect(lambda: maps.show_current(self._overlay().colormap))
        maps.previewed.connect(self._use_color_map)
        maps.chosen.connect(self._use_color_map)
        menu.addMenu(maps)

    def remembered_overlay(self) -> OverlaySettings:
        """Return the overlay as the user left it."""
        from xlite_core.imaging.colormap import COLORMAPS, DEFAULT_COLORMAP
        from xlite_desktop.viewer.evidence_layer import OverlaySettings

        settings = self._window.store.load()
        known = settings.color_map in COLORMAPS
        color_map = settings.color_map if known else DEFAULT_COLORMAP
        return OverlaySettings(opacity=settings.opacity, colormap=color_map)

    def remember_overlay(self) -> None:
        """Keep the overlay's opacity and colours for the next start."""
        overlay = self._window.desk.state.overlay
        if overlay is not None:
            store = self._window.store
            kept = dataclasses.replace(
                store.load(), opacity=overlay.opacity, color_map=overlay.colormap
            )
            store.save(kept)

    def _apply(self, change: c.Change) -> None:
        self._window.desk.apply(change)

    def _canvas(self) -> FilmCanvas:
        area = self._window.page.area
        assert area is not None, "these commands are disabled without a film"
        return area.pair.canvas_in_hand

    def _open_folder(self) -> None:
        folder = self._window.dialogs.folder(self._window)
        if folder is not None:
            self._window.open_paths([folder])

    def _reopen_model(self, path: Path | None) -> None:
        self._window.open_model(path)
        self._window.side.refresh()

    def _copy_view(self) -> None:
        """Copy film and overlay as they are shown, with a caption and without patient text."""
        from xlite_desktop.viewer.copied_view import copied_view

        area = self._window.page.area
        if area is not None:
            QGuiApplication.clipboard().setImage(copied_view(self._window.desk.state, area))

    def _step_finding(self, step: int) -> None:
        order = self._window.page.finding_order
        selected = self._window.desk.state.selected
        if order:
            place = order.index(selected) + step if selected in order else 0
            self._apply(c.FindingStepped(order[min(max(place, 0), len(order) - 1)]))

    def _step_threshold(self, step: float) -> None:
        state = self._window.desk.state
        if state.selected:
            moved = rounded(state.thresholds[state.selected] + step)
            self._apply(c.ThresholdMoved(state.selected, moved))
            self._window.desk.keep_thresholds()

    def _step_back(self) -> None:
        """Esc: leave whatever was entered last."""
        state = self._window.desk.state
        if self._window.side.is_open:
            self._window.side.leave()
        elif any(topic.step_back() for topic in self._window.topics):
            return
        elif state.film_only:
            self._apply(c.ViewSwitched("film_only", on=False))
        elif state.top_three:
            self._apply(c.ViewSwitched("top_three", on=False))
        else:
            self._apply(c.FindingSelected(""))

    def _use_preset(self, index: int, _checked: bool = False) -> None:
        self._canvas().set_preset(index)

    def _next_preset(self) -> None:
        canvas, radiograph = self._canvas(), self._window.desk.pixels
        if radiograph is None or canvas.view is None:
            return
        presets = radiograph.presets
        now = next((i for i, preset in enumerate(presets) if preset is canvas.view.voi), -1)
        canvas.set_preset((now + 1) % len(presets))

    def _overlay(self) -> OverlaySettings:
        from xlite_desktop.viewer.evidence_layer import OverlaySettings

        overlay: OverlaySettings | None = self._window.desk.state.overlay
        return overlay or OverlaySettings()

    def _use_color_map(self, name: str) -> None:
        self._apply(c.OverlayChosen(dataclasses.replace(self._overlay(), colormap=name)))

    def _toggle_contour(self) -> None:
        from xlite_desktop.viewer.evidence_layer import OverlayMode

        overlay = self._overlay()
        on = overlay.mode is OverlayMode.CONTOUR
        mode = OverlayMode.MAP if on else OverlayMode.CONTOUR
        self._apply(c.OverlayChosen(dataclasses.replace(overlay, mode=mode)))

    def _toggle_theme(self) -> None:
        theme = "light" if current_palette().dark else "dark"
        settings = dataclasses.replace(self._window.store.load(), theme=theme)
        self.use_settings(settings)
        self._window.side.refresh()

    def _show_theme(self) -> None:
        """The icon says what a click brings."""
        dark = current_palette().dark
        action = self._window.actions_by_name[Act.THEME]
        action.setText(tr("Light theme") if dark else tr("Dark theme"))
        action.setToolTip(tr("Light theme") if dark else tr("Dark theme"))
        action.setIcon(icon(Glyph.THEME_LIGHT if dark else Glyph.THEME_DARK))


def _without_argument(deed: Callable[[], None]) -> Callable[..., None]:
    """`triggered` hands over whether the action is ticked, which the state knows better."""
    return lambda _checked=False: deed()


def _discard(_: object) -> None:
    """Drop a result that nobody needs."""
