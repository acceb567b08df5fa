"""What a site is called, and the model that is calibrated for it."""

from __future__ import annotations

import re

from xlite_core.errors import InvalidConfiguration

LONGEST_SITE = 60
"""Characters; longer names leave no room for the model's own in the status line."""

_OF_A_SITE = re.compile(r" \([^()]*\)$")


def checked_site(text: str) -> str:
    """Return the name of a site as the model will bear it, with single blanks.

    Raises:
        InvalidConfiguration: It is empty, too long, or holds brackets or what no screen shows.
    """
    site = " ".join(text.split())
    if not site or len(site) > LONGEST_SITE or not site.isprintable() or set(site) & set("()"):
        raise InvalidConfiguration(
            "The site has no name that a model could bear.",
            f"Write a name of at most {LONGEST_SITE} letters, without round brackets.",
        )
    return site


def name_for_site(model: str, site: str) -> str:
    """Return "student-1 (Site)"; the name of an earlier site gives way to the new one."""
    return f"{_OF_A_SITE.sub('', model)} ({site})"
