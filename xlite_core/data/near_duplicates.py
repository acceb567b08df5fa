"""Which films are versions of one picture: saved again, smaller, brighter, with other letters.

Every fingerprint is compared with every other one, a block of films at a time: for the 112,120
films of ChestX-ray14 that takes seconds to half a minute, far less than reading them.
Pairs whose fingerprints agree are then held against each other's fine structure, because the
coarse shape of two chests is often the same, and that of their ribs and vessels is not.  Found are
films saved again, shrunk, brightened, equalised or written upon (94 to 100 % of 400 each); a film
that was turned by more than a degree, or cropped by a hundredth, mostly passes for another one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

MOST_BITS = 8
"""Of 64 that may differ: more do between versions that were cropped or turned."""
ALIKE = 0.88
"""Correlation of the fine structure; two films of one patient have far less, see the tests."""

_BLOCK = 24
_PAIRS = 2048


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two films that look alike.

    Attributes:
        first, second: Their rows; the first is the smaller.
        alike: Correlation of their fine structure, up to 1.
    """

    first: int
    second: int
    alike: float


def near_duplicates(
    fingerprints: NDArray[np.uint64],
    textures: NDArray[np.int8],
    *,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Pair, ...] | None:
    """Find the pairs of films that are versions of one picture.

    Args:
        fingerprints: Of each film, shape (films,).
        textures: Of each film, shape (films, cells).
        cancelled: Asked after each block; True ends the search.

    Returns:
        The pairs in order; None if cancelled.
    """
    found: list[Pair] = []
    for start in range(0, len(fingerprints), _BLOCK):
        if cancelled():
            return None
        block = fingerprints[start : start + _BLOCK]
        differing = np.bitwise_count(block[:, None] ^ fingerprints[None, start:])
        one, other = np.nonzero(differing <= MOST_BITS)
        later = other > one
        found += _verified(textures, start + one[later], start + other[later])
    return tuple(found)


def groups(pairs: Sequence[Pair]) -> tuple[tuple[int, ...], ...]:
    """Join pairs that share a film; groups and their films in order."""
    leader: dict[int, int] = {}

    def lead(row: int) -> int:
        while leader.setdefault(row, row) != row:
            row = leader[row]
        return row

    for pair in pairs:
        low, high = sorted((lead(pair.first), lead(pair.second)))
        leader[high] = low
    members: dict[int, list[int]] = {}
    for row in sorted(leader):
        members.setdefault(lead(row), []).append(row)
    return tuple(tuple(rows) for rows in members.values())


def _verified(
    textures: NDArray[np.int8], firsts: NDArray[np.intp], seconds: NDArray[np.intp]
) -> list[Pair]:
    found: list[Pair] = []
    for start in range(0, len(firsts), _PAIRS):
        first, second = firsts[start : start + _PAIRS], seconds[start : start + _PAIRS]
        one, other = textures[first].astype(np.float32), textures[second].astype(np.float32)
        sizes = np.linalg.norm(one, axis=1) * np.linalg.norm(other, axis=1)
        # Films without any structure, a test pattern or an empty exposure, are like nothing.
        alike = np.einsum("ij,ij->i", one, other) / np.maximum(sizes, 1.0)
        found += [
            Pair(first=int(first[place]), second=int(second[place]), alike=float(alike[place]))
            for place in np.flatnonzero(alike > ALIKE)
        ]
    return found
