"""The look of standard widgets: Fusion, a palette, and one small style sheet.

Buttons and labels say what they are with the property `role`:

    button.setProperty("role", "primary")   one a page: filled with the accent
    button.setProperty("role", "link")      text in the accent colour
    button.setProperty("role", "menu")      a tool button with a word and a chevron
    label.setProperty("role", "quiet")      or "faint", "flag", "error"

Sizes and weights of type are set with `fonts.font`, never here: a font in a
style sheet would lose its tabular digits.
"""

from __future__ import annotations

from enum import Enum
from string import Template

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from xlite_core.resources import resource_root
from xlite_desktop.theme.current import set_current_palette
from xlite_desktop.theme.fonts import font
from xlite_desktop.theme.tokens import DARK, LIGHT, RADIUS, Palette, mixed

_SHEET = Template("""
QToolTip { color: $text; background: $surface2; border: 1px solid $line; padding: 4px 6px; }

QLabel[role="quiet"] { color: $quiet; }
QLabel[role="faint"] { color: $faint; }
QLabel[role="flag"] { color: $flag; }
QLabel[role="error"] { color: $error; }

QPushButton { color: $text; background: $surface2; border: 1px solid $edge;
              border-radius: ${radius}px; padding: 0 15px; min-height: 30px; }
QPushButton:hover { background: $hovered; }
QPushButton:pressed { background: $pressed; }
QPushButton:disabled { color: $disabled; border-color: $line; }
QPushButton:focus { border: 2px solid $accent; padding: 0 14px; min-height: 28px; }
QPushButton[role="primary"] { color: $on_accent; background: $accent; border: 1px solid $accent; }
QPushButton[role="primary"]:hover { background: $accent_hovered; }
QPushButton[role="primary"]:pressed { background: $accent_pressed; }
QPushButton[role="primary"]:disabled { color: $quiet; background: $surface2;
                                       border-color: $line; }
QPushButton[role="primary"]:focus { border: 2px solid $text; }
QPushButton[role="link"] { color: $accent; background: transparent;
                           border: 1px solid transparent; padding: 0; min-height: 20px; }
QPushButton[role="link"]:focus { border: 1px solid $accent; }

QToolButton { color: $quiet; background: transparent; border: 1px solid transparent;
              border-radius: ${radius}px; padding: 0; }
QToolButton:hover { color: $text; background: $surface2; }
QToolButton:pressed, QToolButton:checked { background: $pressed; }
QToolButton:focus { border: 1px solid $accent; }
QToolButton:disabled { color: $disabled; }
QToolButton[role="menu"] { padding: 3px 5px; }
QToolButton::menu-indicator { image: none; width: 0; }

QLineEdit, QSpinBox, QDoubleSpinBox, QPlainTextEdit, QTextEdit, QComboBox {
    color: $text; background: $field; border: 1px solid $edge; border-radius: ${radius}px;
    selection-color: $on_accent; selection-background-color: $accent; }
QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox { padding: 0 9px; min-height: 28px; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus, QComboBox:on {
    border: 2px solid $accent; padding: 0 8px; min-height: 26px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; }
QLineEdit:disabled, QComboBox:disabled { color: $disabled; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url($icons/chevron-$theme.svg); width: 12px; height: 12px; }
QComboBox QAbstractItemView { color: $text; background: $surface2; border: 1px solid $line;
    outline: 0; padding: 4px; selection-color: $text; selection-background-color: $pressed; }

QAbstractSpinBox QLineEdit { background: transparent; border: none; min-height: 0; padding: 0; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: 20px; }
QAbstractSpinBox::up-arrow { image: url($icons/chevron-up-$theme.svg);
                             width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url($icons/chevron-$theme.svg);
                               width: 10px; height: 10px; }

QCheckBox, QRadioButton { color: $text; spacing: 8px; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QCheckBox::indicator, QRadioButton::indicator { width: 14px; height: 14px; background: $field;
                                                border: 1px solid $fill; border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent;
                               image: url($icons/check-$theme.svg); }
QRadioButton::indicator:checked { background: $accent; border-color: $accent;
                                  image: url($icons/radio-$theme.svg); }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $accent; }

QProgressBar { color: transparent; background: $track; border: none; border-radius: 2px;
               max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
QSlider::groove:horizontal { height: 4px; background: $track; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $fill; border-radius: 2px; }
QSlider::handle:horizontal { width: 12px; height: 12px; margin: -4px 0; background: $text;
                             border-radius: 6px; }
QSlider::handle:horizontal:focus { background: $accent; }

QMenu { color: $text; background: $surface2; border: 1px solid $line;
        border-radius: ${radius}px; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $pressed; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; margin: 4px 8px; background: $line; }
QMenuBar { color: $text; background: $surface1; }
QMenuBar::item { padding: 6px 10px; background: transparent; }
QMenuBar::item:selected { background: $surface2; }

QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollBar:vertical { width: 10px; margin: 0; background: transparent; }
QScrollBar:horizontal { height: 10px; margin: 0; background: transparent; }
QScrollBar::handle { background: $track_handle; border: 2px solid transparent;
                     border-radius: 5px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $fill; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }

QTabBar::tab { color: $quiet; background: transparent; border: none;
               border-bottom: 2px solid transparent; padding: 8px 0; margin-right: 24px; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:hover { color: $text; }
QTabWidget::pane { border: none; }
""")


class ThemeChoice(Enum):
    """What the user asked for."""

    SYSTEM = "system"
    DARK = "dark"
    LIGHT = "light"


def palette_for(choice: ThemeChoice, scheme: Qt.ColorScheme) -> Palette:
    """Return the palette of a choice; a system that does not say gets the dark one."""
    if choice is ThemeChoice.SYSTEM:
        return LIGHT if scheme == Qt.ColorScheme.Light else DARK
    return LIGHT if choice is ThemeChoice.LIGHT else DARK


def apply_theme(app: QApplication, palette: Palette) -> None:
    """Give the whole application one palette, typeface and style sheet."""
    set_current_palette(palette)
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    app.setFont(font())
    app.setPalette(_qt_palette(palette))
    app.setStyleSheet(style_sheet(palette))


class ThemeFollower(QObject):
    """Keeps the application in the theme that the user chose, or in the system's."""

    def __init__(self, app: QApplication, choice: ThemeChoice) -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        app.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)
        self._apply()

    @property
    def choice(self) -> ThemeChoice:
        return self._choice

    def choose(self, choice: ThemeChoice) -> None:
        self._choice = choice
        self._apply()

    @Slot()
    def _on_scheme_changed(self) -> None:
        if self._choice is ThemeChoice.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        apply_theme(self._app, palette_for(self._choice, self._app.styleHints().colorScheme()))


def style_sheet(palette: Palette) -> str:
    """Return the style sheet of a palette."""
    return _SHEET.substitute(
        text=palette.text,
        quiet=palette.quiet,
        faint=palette.faint,
        flag=palette.flag,
        error=palette.error,
        accent=palette.accent,
        on_accent=palette.on_accent,
        accent_hovered=mixed(palette.text, palette.accent, 0.12),
        accent_pressed=mixed(palette.canvas, palette.accent, 0.15),
        surface1=palette.surface1,
        surface2=palette.surface2,
        field=palette.surface2 if palette.dark else palette.surface1,
        hovered=mixed(palette.text, palette.surface2, 0.05),
        pressed=mixed(palette.text, palette.surface2, 0.10),
        line=palette.line,
        edge=palette.line,
        disabled=mixed(palette.quiet, palette.surface1, 0.55),
        track_handle=mixed(palette.fill, palette.surface1, 0.45),
        fill=palette.fill,
        radius=RADIUS,
        track=palette.track,
        icons=(resource_root() / "icons").as_posix(),
        theme="dark" if palette.dark else "light",
    )


def _qt_palette(palette: Palette) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: palette.surface0,
        role.WindowText: palette.text,
        role.Base: palette.surface1,
        role.AlternateBase: palette.surface1,
        role.Text: palette.text,
        role.PlaceholderText: palette.faint,
        role.Button: palette.surface2,
        role.ButtonText: palette.text,
        role.BrightText: palette.error,
        role.ToolTipBase: palette.surface2,
        role.ToolTipText: palette.text,
        role.Highlight: palette.accent,
        role.HighlightedText: palette.on_accent,
        role.Accent: palette.accent,
        role.Link: palette.accent,
        role.LinkVisited: palette.accent,
        role.Light: mixed(palette.text, palette.surface2, 0.15),
        role.Midlight: palette.line,
        role.Mid: palette.line,
        role.Dark: palette.line,
        role.Shadow: palette.canvas,
    }
    made = QPalette()
    for name, colour in colours.items():
        made.setColor(name, QColor(colour))
    faded = QColor(mixed(palette.quiet, palette.surface1, 0.55))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, faded)
    return made
