"""The child that decodes films: its half of `bounded_reading`.

One file after the other: a message comes in, and the film goes out, or why there is none.  A clock
of the operating system runs while a file is decoded, and ends this process when it is over.
"""

from __future__ import annotations

import logging
import os
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from xlite_core.child_main import Parent
from xlite_core.errors import UnreadableImage
from xlite_core.io.file_kind import HEAD_BYTES, FileKind, identify
from xlite_core.io.film_block import BLOCK_BYTES, FilmBlock
from xlite_core.io.own_limits import OUT_OF_MEMORY, ended_after, limit_memory
from xlite_core.io.radiograph import Radiograph

PROTOCOL = 1
"""Version of the messages."""

MEMORY_BYTES = 3 * 2**30
"""Address space of the child.  The largest film that is read, 100 megapixels of 64-bit floats,
takes 2.9 GiB of it, and 100 megapixels of 16 bits with a rescale slope 1.8."""

FEWEST_S = 5.0
"""How long any file may be decoded."""

_QUIET_S = 0.5
"""After so long without a film there is time to load what DICOM needs."""

BYTES_A_SECOND = 2_500_000
"""Large files get more: the slowest codec, lossless JPEG 2000, decodes some 10 MB a second here."""


def decoding_seconds(byte_count: int) -> float:
    """Return how long the decoding of a file of so many bytes may take."""
    return max(FEWEST_S, byte_count / BYTES_A_SECOND)


def main(parent: Parent) -> int:
    """Decode what the parent names, until it is gone or the memory is."""
    logging.disable(logging.CRITICAL)  # nobody reads it, and it may quote what names a patient
    limit_memory(MEMORY_BYTES)
    _import_raster()
    block: FilmBlock | None = None
    while (message := _next(parent)) is not None:
        if "block" in message:
            block = FilmBlock(int(message["block"]))
            continue
        try:
            if "index" in message:
                _send_contents(parent, Path(message["index"]))
                continue
            film = _film(parent, message)
        except UnreadableImage as refusal:
            _send_refusal(parent, refusal)
        except MemoryError:
            parent.send({"out_of_memory": True})
            return OUT_OF_MEMORY  # what is left of the memory may lie in pieces
        except Exception as error:  # noqa: BLE001 - the parent logs it
            parent.send({"unforeseen": _where(error)})
        else:
            _send_film(parent, film, block)
            del film  # before waiting for the next one
    return 0


def _next(parent: Parent) -> dict[str, Any] | None:
    if not parent.waits(_QUIET_S):
        _import_dicom()  # nobody waits for it, and the next film may need it
    return parent.receive()


def _film(parent: Parent, message: Mapping[str, Any]) -> Radiograph:
    from xlite_core.io.read import decoded, file_content

    if "bytes" in message:
        data = parent.receive_bytes(int(message["bytes"]))
        kind = identify(data[:HEAD_BYTES])
    else:
        data, kind = file_content(Path(message["path"]))
    if kind is FileKind.DICOM:
        _import_dicom()
    # Not before: a slow drive is no hostile file.
    with ended_after(decoding_seconds(len(data))):
        return decoded(data, kind, message["name"])


def _send_contents(parent: Parent, index: Path) -> None:
    from xlite_core.io.dicomdir import contents, size_of

    with ended_after(decoding_seconds(size_of(index))):
        found = contents(index)
    films = [os.fspath(film) for film in found.films]
    parent.send({"films": films, "missing": found.missing, "others": found.others})


def _send_film(parent: Parent, film: Radiograph, block: FilmBlock | None) -> None:
    import numpy as np

    from xlite_core.io.film_message import film_message

    pixels = np.ascontiguousarray(film.pixels).reshape(-1).view(np.uint8)
    in_block = block is not None and len(pixels) <= BLOCK_BYTES
    if block is not None and in_block:
        block.put(pixels)
    parent.send({"film": film_message(film), "in_block": in_block})
    if not in_block:
        parent.send_bytes(pixels.data)


def _send_refusal(parent: Parent, refusal: UnreadableImage) -> None:
    parent.send(
        {
            "refused": type(refusal).__name__,
            "summary": refusal.summary,
            "hint": refusal.hint,
            "file_kind": refusal.file_kind,
        }
    )


def _where(error: Exception) -> str:
    """Return where an error happened, without its message: that may quote the file."""
    places = traceback.extract_tb(error.__traceback__)
    lines = [f"{os.path.basename(p.filename)}:{p.lineno} in {p.name}" for p in places]  # noqa: PTH119
    return f"{type(error).__name__} at {', '.join(lines)}"


def _import_raster() -> None:
    # One thread: a batch runs as many readers as it has cores, and threads reserve memory.
    import cv2

    import xlite_core.io.film_message
    import xlite_core.io.raster
    import xlite_core.io.read  # noqa: F401

    cv2.setNumThreads(1)


def _import_dicom() -> None:
    import imagecodecs

    import xlite_core.io.dicom  # noqa: F401

    for name in ("jpeg2k_decode", "jpeg8_decode", "jpegls_decode", "packbits_decode"):
        getattr(imagecodecs, name)  # imported when it is first asked for
