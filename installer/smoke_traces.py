"""What an application wrote into its user's folder: in its own places, or elsewhere as well."""

from __future__ import annotations

from pathlib import Path

from installer.installation import BROUGHT, SEEN
from installer.product import NAME

_PLACES = tuple(
    map(Path, (f".config/{NAME}", f".local/share/{NAME}", f".local/state/{NAME}", f".cache/{NAME}"))
)
_NOT_OURS = tuple(map(Path, (".cache/fontconfig", BROUGHT, SEEN)))
"""Of the library that finds fonts, and what the smoke test itself puts there."""


def files_in(home: Path) -> frozenset[Path]:
    """Return the paths of all files, relative to the folder."""
    return frozenset(path.relative_to(home) for path in home.rglob("*") if not path.is_dir())


def traces_elsewhere(home: Path, before: frozenset[Path]) -> list[str]:
    """Return a sentence for each new file that lies in no place of the application.

    Libraries leave such: ONNX Runtime kept a number for the computer, to tell its maker.

    Args:
        home: Of the user.
        before: What lay in it once the application had been installed.
    """
    known = (*_PLACES, *_NOT_OURS)
    return [
        f"It left {file} in the folder of its user."
        for file in sorted(files_in(home) - before)
        if not any(file.is_relative_to(place) for place in known)
    ]
