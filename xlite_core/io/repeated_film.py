"""Is this file a film that is there already?  The UID should say so, and often does not.

Tools that take the patient out of films are known to give all of them one SOP
Instance UID.  Hiding a film is worse than showing one twice, so a repetition
must agree in more than the UID.
"""

from __future__ import annotations

from pathlib import Path

from xlite_core.io.film_header import FIRST_BYTES, FilmHeader

_CHUNK = 1_000_000


def same_film(one: FilmHeader, one_file: Path, other: FilmHeader | None, other_file: Path) -> bool:
    """Say whether two files hold one SOP instance.

    Series, number, view, size and photometric interpretation must agree.  In one
    transfer syntax the pictures must then be the same bytes; in two, one is the
    other stored anew.

    Args:
        one: The header of a file.
        one_file: The file, read only where the headers agree.
        other: The header of another; None where it has none.
        other_file: Likewise.
    """
    if other is None or not one.sop or _told(one) != _told(other):
        return False
    return one.syntax != other.syntax or _end_alike(one_file, other_file)


def _told(header: FilmHeader) -> tuple[object, ...]:
    number = header.series_number, header.instance_number
    picture = header.view, header.shape, header.photometric
    return header.sop, header.study, header.series, number, picture


def _end_alike(one: Path, other: Path) -> bool:
    """Compare two files from their ends, but for their headers: these may have been edited."""
    try:
        sizes = one.stat().st_size, other.stat().st_size
        count = min(sizes) if sizes[0] == sizes[1] else max(min(sizes) - FIRST_BYTES, 0)
        if count == 0:
            return False
        with one.open("rb") as first, other.open("rb") as second:
            first.seek(sizes[0] - count)
            second.seek(sizes[1] - count)
            while data := first.read(_CHUNK):
                if data != second.read(_CHUNK):
                    return False
    except OSError:
        return False
    return True
