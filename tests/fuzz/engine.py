"""File number n of seed s: always the same, whatever came before it."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tests.fuzz.crafted import crafted
from tests.fuzz.seeds import seeds
from tests.fuzz.spoiling import BLIND, KNOWING
from xlite_core.errors import UnreadableImage
from xlite_core.io.bounded_reading import BoundedReader
from xlite_core.io.film_header import film_header

KINDS = ("DICOM", "PNG", "JPEG", "TIFF")
HEADER_S = 2.0
"""How long the place of a film in its study may take, on a machine that is busy besides."""

SLOW_HEADER = "a slow header"

_GIBBERISH = re.compile(r"[\n\r\t/\\{}<>\[\]]|0x|Error|Exception|None|nan|Traceback", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Hostile:
    """One file: what it was, what was done to it, and its bytes."""

    kind: str
    seed: str
    spoiling: str
    data: bytes


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of one file: "film", "refused", "decoder broke", "too long", "too large"."""

    result: str
    seconds: float
    sentence: str = ""
    complaint: str = ""


def hostile_files(count: int, seed: int) -> Iterator[Hostile]:
    """Yield the attacks made by hand, and then spoilt files up to the count, kind by kind."""
    by_hand = [
        Hostile(kind=kind, seed=name, spoiling="by hand", data=data)
        for kind, files in crafted().items()
        for name, data in files.items()
    ]
    yield from by_hand[:count]
    for number in range(max(count - len(by_hand), 0)):
        yield _spoilt(number, seed)


def _spoilt(number: int, seed: int) -> Hostile:
    random = np.random.default_rng([seed, number])
    kind = KINDS[number % len(KINDS)]
    name = str(random.choice(list(seeds()[kind])))
    data = seeds()[kind][name]
    ways = (*BLIND, KNOWING[kind], KNOWING[kind], KNOWING[kind])
    way = ways[int(random.integers(len(ways)))]
    data = way(data, random)
    if random.random() < 0.15 and len(data) > 16:
        data = BLIND[int(random.integers(len(BLIND)))](data, random)
    return Hostile(kind=kind, seed=name, spoiling=way.__name__.replace("_", " "), data=data)


def outcome(hostile: Hostile, reader: BoundedReader, place: Path) -> Outcome:
    """Read one file through the door that the application uses."""
    place.write_bytes(hostile.data)
    started = time.perf_counter()
    film_header(place)  # a dropped folder is sorted by it, inside the application
    late = SLOW_HEADER if time.perf_counter() - started > HEADER_S else ""
    try:
        film = reader.read(place)
    except UnreadableImage as refusal:
        seconds = time.perf_counter() - started
        ends = {"breaks the decoder": "decoder broke", "takes longer": "too long",
                "more memory": "too large", "not foreseen": "not foreseen"}  # fmt: skip
        result = next((v for k, v in ends.items() if k in refusal.summary), "refused")
        said = f"{refusal.summary} {refusal.hint}"
        wrong = late or complaint_about(refusal.summary) or complaint_about(refusal.hint)
        if str(place.parent) in said or place.name in said:
            wrong = "names the file"
        return Outcome(result=result, seconds=seconds, sentence=refusal.summary, complaint=wrong)
    seconds = time.perf_counter() - started
    sound = film.pixels.ndim == 2 and film.pixels.size > 0 and bool(film.presets)
    finite = film.pixels.dtype != np.float32 or bool(np.isfinite(film.pixels).all())
    wrong = late if sound and finite else "is no film"
    return Outcome(result="film", seconds=seconds, complaint=wrong)


def complaint_about(sentence: str) -> str:
    """Say what keeps words from being one plain sentence; nothing where they are one."""
    if not re.fullmatch(r"[A-Z].*[.]", sentence):
        return "no sentence"
    if re.search(r"[.] [A-Z]", sentence):
        return "several sentences"
    if len(sentence) > 180:
        return "too long"
    found = _GIBBERISH.search(sentence)
    if found or not sentence.isprintable():
        return f"gibberish: {found.group() if found else 'control characters'}"
    return ""
