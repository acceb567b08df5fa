"""Which films of a study have boxes, in the network's square; and the boxes of everybody else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from xlite_core.data.box_table import DrawnBox
from xlite_core.data.folds import FoldFile
from xlite_core.errors import InvalidLabels
from xlite_core.film_names import film_key, nih_name
from xlite_core.imaging.film_box import ShareBox, in_square
from xlite_core.imaging.preprocessing import SquarePadding
from xlite_core.training.shortcut_features import film_sizes

LEAST_BOXES = 10
"""Of a finding, for an average box of its own; with fewer, the boxes of all findings make it."""

_SQUARE = 0.01
"""How far the sides of a copy of a square picture may differ, as a share of the longer one."""

_PATIENT = 8
"""Digits of NIH's name of a film that number its patient."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxedFilm:
    """A film of a study with the boxes of its findings.

    Attributes:
        row: Of the fold file.
        boxes: Finding -> its boxes, in shares of the padded square.
    """

    row: int
    boxes: Mapping[str, tuple[ShareBox, ...]]


def boxed_films(
    drawn: Sequence[DrawnBox], folds: FoldFile, findings: Sequence[str], images: Path
) -> tuple[BoxedFilm, ...]:
    """Return the films of a fold file that have boxes, in its order.

    Args:
        drawn: Boxes drawn on square pictures; of other films and findings, too.
        folds: Which films.
        findings: Those that the student knows.
        images: Folder of the films: their sizes are looked up.

    Raises:
        InvalidLabels: No film of the fold file has a box of these findings, or a copy is not
            square: then something was cut off, and nobody knows where the box lies.
        UnreadableImage: A film cannot be read.
    """
    of_film: dict[str, list[DrawnBox]] = {}
    for each in drawn:
        if each.finding in findings:
            of_film.setdefault(each.film, []).append(each)
    names = folds.files.tolist()
    rows = [row for row, file in enumerate(names) if film_key(file) in of_film]
    if not rows:
        raise InvalidLabels(
            "No film of the fold file has a box of a finding that the student knows.",
            "Give the boxes of these films; NIH's are in BBox_List_2017.csv.",
        )
    files = [names[row] for row in rows]
    made = []
    for row, file, (height, width) in zip(rows, files, film_sizes(files, images), strict=True):
        padding = _square(file, int(height), int(width))
        boxes: dict[str, tuple[ShareBox, ...]] = {}
        for each in of_film[film_key(file)]:
            boxes[each.finding] = (*boxes.get(each.finding, ()), in_square(each.box, padding))
        made.append(BoxedFilm(row=row, boxes=boxes))
    return tuple(made)


def _square(file: str, height: int, width: int) -> SquarePadding:
    if abs(height - width) > _SQUARE * max(height, width):
        raise InvalidLabels(
            f"The film {file} is not square, but its boxes were drawn on a square picture.",
            "Use a copy of the whole picture, of which nothing was cut off.",
        )
    return SquarePadding(height, width)


def boxes_of_others(drawn: Sequence[DrawnBox], folds: FoldFile, fold: int) -> tuple[DrawnBox, ...]:
    """Return the boxes of films of other folds, and of NIH's patients that no film here shows.

    Boxes need no films: where such findings usually lie is known from the whole table.

    Args:
        drawn: All boxes.
        folds: The fold file.
        fold: Whose films and patients are left out.
    """
    names = folds.files.tolist()
    fold_of = {film_key(file): int(own) for file, own in zip(names, folds.folds, strict=True)}
    held_out = {_patient(film) for film, own in fold_of.items() if own == fold} - {None}
    kept = []
    for each in drawn:
        known = each.film in fold_of or _patient(each.film) is not None
        own = fold_of.get(each.film) == fold or _patient(each.film) in held_out
        if known and not own:
            kept.append(each)
    return tuple(kept)


def _patient(film: str) -> str | None:
    return film[:_PATIENT] if nih_name(film) is not None else None


def usual_boxes(others: Sequence[DrawnBox], finding: str) -> list[ShareBox]:
    """Return the boxes that say where a finding usually lies: its own, or all where it has few.

    Raises:
        InvalidLabels: There is none at all.
    """
    own = [each.box for each in others if each.finding == finding]
    chosen = own if len(own) >= LEAST_BOXES else [each.box for each in others]
    if not chosen:
        raise InvalidLabels(
            "All boxes are of films of one fold: none is left to say where findings usually lie.",
            "Give the whole table of boxes, or folds that share them.",
        )
    return chosen
