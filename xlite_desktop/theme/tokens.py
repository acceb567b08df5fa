"""Every colour, distance and type size of the application, named once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of one theme, as "#RRGGBB".

    Attributes:
        dark: Whether text is lighter than what it stands on.
        canvas: Behind a radiograph; black in every theme.
        surface0: The window.
        surface1: Panels.
        surface2: Raised, hovered or selected.
        line: Separators one pixel thick; decoration, never a control's sole edge.
        text: Values, names, titles.
        quiet: Labels, and rows that do not ask for attention.
        faint: Intervals, counts, units.
        accent: Selection, focus, the primary button, progress.
        flag: Text above threshold; also warnings.
        error: Errors only.
        grid: Horizontal lines of a chart.
        track: An empty bar.
        fill: A bar below its threshold.
        on_accent: Text on the accent.
        flag_fill: A bar above its threshold.
        piece: The selected piece of a segmented control.
        series: Curves, in order (Okabe & Ito, 2008); orange and yellow, the
            nearest to the flag, come last.
    """

    dark: bool
    canvas: str = "#000000"
    surface0: str
    surface1: str
    surface2: str
    line: str
    text: str
    quiet: str
    faint: str
    accent: str
    flag: str
    error: str
    grid: str
    track: str
    fill: str
    on_accent: str
    flag_fill: str
    piece: str
    series: tuple[str, ...]

    @property
    def surfaces(self) -> tuple[str, str, str]:
        """What text may stand on."""
        return (self.surface0, self.surface1, self.surface2)

    @property
    def text_colours(self) -> tuple[str, ...]:
        """What text may be drawn in, on any surface."""
        return (self.text, self.quiet, self.faint, self.accent, self.flag, self.error)


DARK = Palette(
    dark=True,
    surface0="#101214",
    surface1="#171A1D",
    surface2="#1F2327",
    line="#2A2F34",
    text="#E6E9EC",
    quiet="#A3ABB3",
    faint="#848D96",
    accent="#4DB6AC",
    flag="#F2B134",
    error="#F0706A",
    grid="#22272B",
    track="#262B30",
    fill="#6B757E",
    on_accent="#06201D",
    flag_fill="#F2B134",
    piece="#333A40",
    series=(
        "#56B4E9",
        "#009E73",
        "#CC79A7",
        "#3D8FD1",
        "#D55E00",
        "#C9CED3",
        "#E69F00",
        "#F0E442",
    ),
)

LIGHT = Palette(
    dark=False,
    surface0="#F6F7F8",
    surface1="#FFFFFF",
    surface2="#ECEEF0",
    line="#D9DDE1",
    text="#16191C",
    quiet="#50585F",
    faint="#636B73",
    accent="#00796B",
    flag="#8A5300",
    error="#B3261E",
    grid="#EDEFF1",
    track="#E3E6E9",
    fill="#838C95",
    on_accent="#FFFFFF",
    flag_fill="#C47E00",
    piece="#FFFFFF",
    series=(
        "#56B4E9",
        "#009E73",
        "#CC79A7",
        "#0072B2",
        "#D55E00",
        "#636B73",
        "#E69F00",
        "#665C00",
    ),
)

SPACE_4 = 4
SPACE_8 = 8
SPACE_12 = 12
SPACE_16 = 16
SPACE_24 = 24

RADIUS = 6
FOCUS_WIDTH = 1.5

TYPE_CAPTION = 12
TYPE_BODY = 13
TYPE_TITLE = 15
TYPE_HERO = 22

ICON_SMALL = 16
ICON_LARGE = 20

BAR_HEIGHT = 44
STATUS_HEIGHT = 28
PANEL_PADDING = 16
FINDINGS_WIDTH = 352
FILMSTRIP_WIDTH = 104


def mixed(colour: str, ground: str, share: float) -> str:
    """Return `colour` laid over `ground`, covering `share` (0 to 1) of it.

    Flat mixtures instead of alpha: a halo or a band painted over another one
    must not grow darker.
    """
    parts = (
        round(int(ground[i : i + 2], 16) * (1 - share) + int(colour[i : i + 2], 16) * share)
        for i in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02X}" for part in parts)


def contrast_ratio(first: str, second: str) -> float:
    """Return how far apart two colours are in luminance, 1 (equal) to 21 (black on white).

    WCAG 2.1, "contrast ratio" and "relative luminance".
    """
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
