"""How the evidence is laid over the film: map, contour or bare, how opaque, one map or three."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from xlite_desktop.controls.quiet_slider import QuietSlider
from xlite_desktop.controls.segmented_control import SegmentedControl
from xlite_desktop.theme.fonts import font
from xlite_desktop.theme.icons import Glyph, icon
from xlite_desktop.theme.tokens import PANEL_PADDING, TYPE_BODY
from xlite_desktop.translation import tr
from xlite_desktop.viewer.color_map_menu import ColorMapMenu
from xlite_desktop.viewer.evidence_layer import OverlayMode, OverlaySettings

HEIGHT = 48
_MODES = tuple(OverlayMode)
_WORDS = {
    OverlayMode.MAP: tr("Map"),
    OverlayMode.CONTOUR: tr("Contour"),
    OverlayMode.BARE: tr("Bare"),
}


class OverlayControls(QWidget):
    """The foot of the findings panel.

    Signals:
        overlay_chosen: The new `OverlaySettings`.
        top_three_toggled: Whether the three strongest maps are to stand side by side.
    """

    overlay_chosen = Signal(object)
    top_three_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = OverlaySettings()
        self._mode = SegmentedControl([_WORDS[mode] for mode in _MODES], padding=10)
        self._mode.setAccessibleName(tr("Overlay"))
        self._mode.chosen.connect(self._on_mode_chosen)
        self._top_three = _top_three_button()
        self._top_three.clicked.connect(self.top_three_toggled)
        self._opacity = QuietSlider()
        self._opacity.setRange(0, 100)
        self._opacity.setSingleStep(5)
        self._opacity.setPageStep(20)
        self._opacity.setAccessibleName(tr("Opacity of the overlay in per cent"))
        self._opacity.valueChanged.connect(self._on_opacity_changed)
        self._per_cent = QLabel()
        self._per_cent.setProperty("role", "quiet")
        self._per_cent.setFont(font(TYPE_BODY))
        self._per_cent.setFixedWidth(44)
        self._per_cent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._lay_out()
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu_requested)
        self.show_overlay(self._settings, top_three=False)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def show_overlay(self, settings: OverlaySettings, *, top_three: bool) -> None:
        """Show what is in force, without saying so to anyone."""
        self._settings = settings
        self._mode.set_current(_MODES.index(settings.mode))
        self._opacity.blockSignals(True)
        self._opacity.setValue(round(100 * settings.opacity))
        self._opacity.blockSignals(False)
        self._top_three.setChecked(top_three)
        self._show_liveliness()

    def set_lively(self, lively: bool) -> None:
        """Enable the controls; without a result there is nothing to lay over the film."""
        self.setEnabled(lively)
        self._show_liveliness()

    def colormap_menu(self) -> ColorMapMenu:
        """Return the list of colour maps, which shows each on the film."""
        menu = ColorMapMenu(self)
        menu.show_current(self._settings.colormap)
        menu.previewed.connect(self._on_colormap_chosen)
        menu.chosen.connect(self._on_colormap_chosen)
        return menu

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(PANEL_PADDING - 1, 0, PANEL_PADDING, 0)
        layout.setSpacing(0)
        layout.addWidget(self._mode)
        layout.addSpacing(6)
        layout.addWidget(self._top_three)
        layout.addSpacing(10)
        layout.addWidget(self._opacity, 1)
        layout.addWidget(self._per_cent)

    def _show_liveliness(self) -> None:
        overlaid = self.isEnabled() and self._settings.mode is OverlayMode.MAP
        self._opacity.setEnabled(overlaid)
        self._per_cent.setText(f"{100 * self._settings.opacity:.0f} %" if overlaid else "")

    def _choose(self, settings: OverlaySettings) -> None:
        if settings != self._settings:
            self.show_overlay(settings, top_three=self._top_three.isChecked())
            self.overlay_chosen.emit(settings)

    @Slot(int)
    def _on_mode_chosen(self, index: int) -> None:
        self._choose(dataclasses.replace(self._settings, mode=_MODES[index]))

    @Slot(int)
    def _on_opacity_changed(self, value: int) -> None:
        self._choose(dataclasses.replace(self._settings, opacity=value / 100))

    @Slot(str)
    def _on_colormap_chosen(self, name: str) -> None:
        self._choose(dataclasses.replace(self._settings, colormap=name))

    @Slot(QPoint)
    def _on_menu_requested(self, place: QPoint) -> None:
        menu = self.colormap_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(place))


def _top_three_button() -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(Glyph.TOP_THREE))
    button.setCheckable(True)
    button.setFixedSize(28, 28)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(tr("Top 3"))
    button.setToolTip(tr("Top 3: the three strongest findings side by side"))
    return button
