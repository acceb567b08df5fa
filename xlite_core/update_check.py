"""Whether there is a newer version: one question to one address, asked only where it is wanted.

The question says nothing of who asks: no version, no identifier, no cookie.  The answer is one
line of plain text: the number of the newest version, "1.2.3".
"""

from __future__ import annotations

import http.client
import re
import urllib.error
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from xlite_core.errors import InvalidConfiguration, XLiteError
from xlite_core.policy import forbidden, policy

if TYPE_CHECKING:
    from urllib.request import OpenerDirector

_WAIT_S = 10.0
"""For each part of the answer; nobody waits for it."""

_LONGEST = 64
"""Bytes of an answer that are read; a version has some ten."""

_VERSION = re.compile(r"\d{1,9}(\.\d{1,9}){1,3}")


def require_address(address: str) -> None:
    """Refuse what is no https address.

    Raises:
        InvalidConfiguration: It is another kind of address, or none.
    """
    try:
        parts = urlsplit(address)
        sound = parts.scheme == "https" and bool(parts.hostname) and parts.username is None
        sound = sound and parts.port != 0  # and no more than 65535, else it raises
    except ValueError:
        sound = False
    if not sound or not address.isascii() or not address.isprintable() or " " in address:
        raise InvalidConfiguration(
            "This is no https address.", "Write it as https://example.org/version.txt."
        )


def newest_version(address: str) -> str:
    """Ask for the number of the newest version.

    Args:
        address: An https address; no other is followed from there.

    Raises:
        InvalidConfiguration: It is no such address.
        PolicyForbids: The policy of the computer forbids to ask.
        XLiteError: There is no answer, or it is no version.
    """
    if not policy().updates:
        raise forbidden(
            "The policy of this computer forbids looking for newer versions.", "updates"
        )
    require_address(address)
    try:
        with _opener().open(address, timeout=_WAIT_S) as answer:
            line = str(answer.read(_LONGEST), "ascii", "replace").strip()
    except (OSError, http.client.HTTPException, UnicodeError) as error:  # "a..b" is no name
        cause = error.reason if isinstance(error, urllib.error.URLError) else error
        why = str(error.code) if isinstance(error, urllib.error.HTTPError) else type(cause).__name__
        raise XLiteError(
            f"The address for newer versions gave no answer ({why}).",
            "Nothing depends on it; look at the address in the settings.",
        ) from None
    if _VERSION.fullmatch(line) is None:
        raise XLiteError(
            "The address for newer versions answered with something that is no version.",
            "Look at the address in the settings.",
        )
    return line


def is_newer(newest: str, current: str) -> bool:
    """Return whether one version comes after another; never, where either is no number.

    Args:
        newest: Such as "1.2.3".
        current: Likewise; "1.2" counts as "1.2.0".
    """
    if not (_VERSION.fullmatch(newest) and _VERSION.fullmatch(current)):
        return False
    return _numbers(newest) > _numbers(current)


def _numbers(version: str) -> tuple[int, ...]:
    parts = [int(part) for part in version.split(".")]
    return (*parts, *[0] * (4 - len(parts)))


def _opener() -> OpenerDirector:
    from urllib.request import HTTPRedirectHandler, build_opener  # ssl takes 30 ms to load

    class Stays(HTTPRedirectHandler):
        """Follows nobody: the one address is the only one that is asked."""

        def redirect_request(self, *_arguments: object) -> None:
            return None

    opener = build_opener(Stays)
    opener.addheaders = [("User-Agent", "X-Lite-Desktop")]
    return opener
