"""What one film is called in copies, tables and lists that different people made."""

from __future__ import annotations

import re

_NIH = re.compile(r"^(?:nih_)?(\d{8}_\d{3})$")
"""The NIH's own names: number of the patient, number of the film; our copies put "nih_" before."""


def own_name(file: str) -> str:
    """Return a file's name without its folders, however they are divided."""
    return file.replace("\\", "/").rpartition("/")[2]


def film_key(file: str) -> str:
    """Return what the names of one film have in common: "00000010_000".

    Folders, the suffix, and the "nih_" that our copies put before NIH's own
    names are left out.
    """
    name = own_name(file.strip())
    stem = name.rpartition(".")[0] or name
    ours = _NIH.match(stem)
    return ours[1] if ours else stem


def nih_name(file: str) -> str | None:
    """Return the name that the NIH gave an image of ChestX-ray14; None for any other film.

    No two images share one, so it is safe to know a film by it whatever folder it lies in.
    """
    key = film_key(file)
    return key if _NIH.match(key) else None
