"""Which language the window speaks: chosen once a start, before anything with words is imported.

Many words stand in tables of modules and are translated as these are imported.  So `app` installs
the language first and imports the window afterwards, and another choice holds from the next start.
"""

from __future__ import annotations

import logging

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from xlite_core.resources import resource_root
from xlite_desktop.translation import language_changed

log = logging.getLogger(__name__)

ENGLISH = "en"
TRANSLATED = ("de",)
"""Languages that resources/translations holds, besides the English of the source."""

_installed: dict[str, list[QTranslator]] = {}


def language_of(choice: str) -> str:
    """Return the language that a choice means.

    Args:
        choice: "system", "en", or one of `TRANSLATED`.
    """
    if choice in TRANSLATED:
        return choice
    if choice == "system":
        wanted = QLocale.system().uiLanguages()
        first = wanted[0].partition("-")[0] if wanted else ENGLISH
        return first if first in TRANSLATED else ENGLISH
    return ENGLISH


def install_language(choice: str) -> str:
    """Let the window speak the language of a choice, and return which that is.

    A missing file leaves English and says so in the log: films can be read in any language.
    """
    language = language_of(choice)
    remove_language()
    if language == ENGLISH:
        return language
    own = str(resource_root() / "translations")
    of_qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in ((f"x-lite_{language}", own), (f"qtbase_{language}", of_qt)):
        translator = QTranslator()
        if not translator.load(name, folder):
            log.warning("the translation %s is not installed", name)
            continue
        QCoreApplication.installTranslator(translator)
        _installed.setdefault(language, []).append(translator)
    language_changed(translated=bool(_installed))
    return language


def remove_language() -> None:
    """Let the window speak English again."""
    for translators in _installed.values():
        for translator in translators:
            QCoreApplication.removeTranslator(translator)
    _installed.clear()
    language_changed(translated=False)


def language_in_use() -> str:
    """Return the language that words are shown in now."""
    return next(iter(_installed), ENGLISH)
