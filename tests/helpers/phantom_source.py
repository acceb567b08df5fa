"""Tables and folders of small phantoms, as somebody would give them to be imported."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

from tests.helpers.film_folder import film_folder

FINDINGS = ("Effusion", "Mass", "Hernia")
FILMS = 48


def write_source(folder: Path, *, films: int = FILMS) -> Path:
    """Write a table with its films in "images" beside it, and return the table.

    Two films a patient; half of the films show an effusion, a fifth a mass, two a hernia.  The
    first film is lateral, the last row names a film that is missing, the one before a text file.
    """
    names = film_folder(folder / "images", films)
    (folder / "images" / "text.png").write_text("This is no film.")
    table = folder / "labels.csv"
    with table.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("file", "patient_id", "view", "sex", "age", *FINDINGS))
        for n, name in enumerate([*names, "text.png", "gone.png"]):
            view = "LL" if n == 0 else "PA" if n % 3 else "AP"
            labels = (n % 2, int(n % 5 == 0), int(n in (3, 20)))
            writer.writerow((name, f"p{n // 2:02d}", view, "MF"[n % 2], 20 + n, *labels))
    return table


def write_folders(folder: Path) -> Path:
    """Write a folder of folders and return it."""
    for number, name in enumerate(("Mass", "normal")):
        film_folder(folder / name, 3 + number)
    for film in (folder / "normal").iterdir():
        film.write_bytes(film.read_bytes() + b"\0")  # other films than those with a mass
    return folder


def same(first: object, second: object) -> bool:
    """Whether two arrays hold the same."""
    return bool(np.array_equal(np.asarray(first), np.asarray(second)))
