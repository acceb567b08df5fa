"""Which palette is in force.

Painted widgets read it when they paint; applying a theme sends every widget a
`PaletteChange`, so nobody keeps a copy that could grow stale.
"""

from __future__ import annotations

from xlite_desktop.theme.tokens import DARK, Palette

_in_force: list[Palette] = [DARK]


def current_palette() -> Palette:
    """Return the palette that `apply_theme` chose last; dark before that."""
    return _in_force[0]


def set_current_palette(palette: Palette) -> None:
    """Remember the palette in force.  Only `apply_theme` calls this."""
    _in_force[0] = palette
