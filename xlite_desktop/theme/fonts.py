"""The one typeface, with digits that do not dance.

Inter 4.1 by Rasmus Andersson (SIL Open Font License 1.1, no reserved font name;
the licence lies beside the files).  The four files in `resources/fonts` hold
Latin, Greek, Cyrillic, punctuation, arrows and the mathematical signs we use;
their tabular figures were narrowed to digits and arithmetic signs, so that the
hyphens and spaces of running text keep their natural width.
"""

from __future__ import annotations

import logging
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from xlite_core.resources import resource_root
from xlite_desktop.theme.tokens import TYPE_BODY

log = logging.getLogger(__name__)

FAMILY = "Inter"
REGULAR, MEDIUM, SEMIBOLD, BOLD = 400, 500, 600, 700

_FILES = ("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf")
_TABULAR_FIGURES = QFont.Tag("tnum")


def font(size: int = TYPE_BODY, weight: int = REGULAR) -> QFont:
    """Return the application's typeface.

    Args:
        size: In logical pixels, as every distance of the layout is.
        weight: 100 to 900, as in CSS.
    """
    made = QFont(_family())
    made.setPixelSize(size)
    made.setWeight(QFont.Weight(weight))
    # Hinted advances are whole pixels, which pulls small text apart on ordinary screens.
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setFeature(_TABULAR_FIGURES, 1)
    return made


@cache
def _family() -> str:
    """Load the bundled files once and return the family that came of them."""
    folder = resource_root() / "fonts"
    numbers = [QFontDatabase.addApplicationFont(str(folder / name)) for name in _FILES]
    if -1 in numbers:
        log.warning("the bundled typeface is incomplete; the system's is used instead")
        return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    return FAMILY
