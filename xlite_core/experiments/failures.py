"""Pictures of the films on which a model was most sure and wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from xlite_core.atomic_file import atomic_write
from xlite_core.evaluation.report import Evaluation
from xlite_core.evaluation.worst_cases import WorstCase
from xlite_core.findings import display_name

SIDE = 224
EACH = 4
"""Films of either kind that a finding shows."""

_GAP = 8
_STRIP = 26
_ABSENT = 64

FilmOf = Callable[[str], NDArray[np.uint8] | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class FailurePicture:
    """The worst failures of one finding, side by side.

    Attributes:
        path: A PNG; None where none of the films is at hand.
        caption: Finding, names of the films without folders, probabilities.
    """

    path: Path | None
    caption: str


def write_failures(
    judged: Evaluation, files: Sequence[str], film_of: FilmOf, folder: Path
) -> tuple[FailurePicture, ...]:
    """Write a strip of films for each finding that has failures.

    Args:
        judged: Whose rows are those of `files`.
        files: File names in the order in which films were judged.
        film_of: Returns a film by its file name, uint8, (rows, columns); None
            where it is not at hand, and it is then named without a picture.
        folder: Where to write; made where it is missing.
    """
    written = []
    for finding in judged.findings:
        if finding.worst is None:
            continue
        kinds = {
            "false alarm": finding.worst.false_alarms[:EACH],
            "missed": finding.worst.missed[:EACH],
        }
        cases = [(kind, case) for kind, found in kinds.items() for case in found]
        if not cases:
            continue
        films = [film_of(files[case.row]) for _, case in cases]
        path = None
        if any(film is not None for film in films):
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / f"{_file_name(finding.name)}.png"
            tiles = [_tile(film, *case) for film, case in zip(films, cases, strict=True)]
            _, content = cv2.imencode(".png", _sheet(tiles))
            with atomic_write(path) as stream:
                stream.write(content.tobytes())
        written.append(FailurePicture(path=path, caption=_caption(finding.name, cases, files)))
    return tuple(written)


def _caption(name: str, films: Sequence[tuple[str, WorstCase]], files: Sequence[str]) -> str:
    told = [
        f"{_name(files[case.row])} ({kind}, {100 * case.probability:.1f} %)" for kind, case in films
    ]
    return f"{display_name(name)}: {'; '.join(told)}"


def _name(file: str) -> str:
    return file.replace("\\", "/").rpartition("/")[2]


def _file_name(finding: str) -> str:
    return "".join(letter if letter.isalnum() else "_" for letter in finding)


def _tile(film: NDArray[np.uint8] | None, kind: str, case: WorstCase) -> NDArray[np.uint8]:
    """Return a film with its label below, never on it; grey where the film is not at hand."""
    tile = np.full((SIDE + _STRIP, SIDE), 255, np.uint8)
    tile[:SIDE] = _ABSENT if film is None else _squared(film)
    text = f"{kind}, {100 * case.probability:.1f} %"
    place, font = (4, SIDE + 18), cv2.FONT_HERSHEY_SIMPLEX
    cv2.putText(tile, text, place, font, 0.45, (40,), 1, cv2.LINE_AA)
    return tile


def _squared(film: NDArray[np.uint8]) -> NDArray[np.uint8]:
    scale = SIDE / max(film.shape)
    rows, columns = (max(round(side * scale), 1) for side in film.shape)
    square = np.zeros((SIDE, SIDE), np.uint8)
    top, left = (SIDE - rows) // 2, (SIDE - columns) // 2
    square[top : top + rows, left : left + columns] = cv2.resize(
        film, (columns, rows), interpolation=cv2.INTER_AREA
    )
    return square


def _sheet(tiles: Sequence[NDArray[np.uint8]]) -> NDArray[np.uint8]:
    height, width = tiles[0].shape
    rows = -(-len(tiles) // EACH)
    sheet = np.full((rows * (height + _GAP) - _GAP, EACH * (width + _GAP) - _GAP), 255, np.uint8)
    for place, tile in enumerate(tiles):
        row, column = divmod(place, EACH)
        top, left = row * (height + _GAP), column * (width + _GAP)
        sheet[top : top + height, left : left + width] = tile
    return sheet
