"""Which English page a translated page of the help was made from: a mark at its end says so."""

from __future__ import annotations

import hashlib
import re

from xlite_core.resources import resource_root

HELP = resource_root() / "help"
GERMAN_HELP = HELP / "de"
_MARK = re.compile(r"\n<!-- English page: ([0-9a-f]{12}) -->\n\Z")


def english_pages():
    """Return the pages of the guide, as paths below `resources/help`."""
    folders = [path for path in HELP.iterdir() if path.is_dir() and len(path.name) == 2]
    return sorted(
        path.relative_to(HELP).as_posix()
        for path in HELP.rglob("*.md")
        if not any(path.is_relative_to(folder) for folder in folders)
    )


def fingerprint(file):
    """Return the first 12 digits of the SHA-256 of an English page, line ends as in the repository.

    Args:
        file: Below `resources/help`.
    """
    text = (HELP / file).read_text(encoding="utf-8")
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]


def with_mark(page, file):
    """Return a translated page with the fingerprint of its English page at its end."""
    text = _MARK.sub("", page).rstrip("\n")
    return f"{text}\n\n<!-- English page: {fingerprint(file)} -->\n"


def marked(page):
    """Return the fingerprint that stands at the end of a translated page; None without one."""
    found = _MARK.search(page)
    return found[1] if found else None


def without_mark(page):
    """Return the words of a translated page."""
    return _MARK.sub("", page)
