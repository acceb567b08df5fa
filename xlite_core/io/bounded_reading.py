"""Reading what comes from outside in a bounded process, which may crash and hang in our stead.

Decoders are written in C and are fed by strangers.  So a warm child (`reading_child`) parses and
decodes; it may take so much memory and time, and when it breaks down the file gets one sentence
and the next file a new child.  The film that comes back is that of `read_radiograph`, bit for bit.
"""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from xlite_core.errors import UnreadableImage, UnsupportedPixels, XLiteError
from xlite_core.io.disc_contents import Contents
from xlite_core.io.film_message import film_of, pixel_bytes
from xlite_core.io.own_limits import OUT_OF_MEMORY, out_of_time
from xlite_core.io.radiograph import Radiograph
from xlite_core.io.reading_child import PROTOCOL
from xlite_core.io.reading_process import Gone, ReadingProcess

log = logging.getLogger(__name__)

_T = TypeVar("_T")
_Understood = Callable[[dict[str, Any], ReadingProcess], _T]

_AGAIN = "Copy it again from its source, or export it anew."


class BoundedReader:
    """One child that reads one film after the other, started when it is first needed.

    Not for two threads at once: `reading_pool` hands readers out.
    """

    def __init__(self) -> None:
        self._process: ReadingProcess | None = None
        self._heard = False

    @property
    def pid(self) -> int | None:
        """Number of the child's process; None while there is none."""
        return None if self._process is None else self._process.pid

    def read(self, path: Path) -> Radiograph:
        """Read one radiograph, whatever file it is kept in; see `read_radiograph`.

        Raises:
            UnreadableImage: As there; or the file broke its decoder, took too long or too much.
        """
        return self._asked({"path": os.fspath(path.absolute()), "name": path.name}, b"", _film_in)

    def read_bytes(self, data: bytes, file_name: str) -> Radiograph:
        """Read one radiograph from memory; see `read_radiograph_bytes`.

        Raises:
            UnreadableImage: As for `read`.
        """
        return self._asked({"bytes": len(data), "name": file_name}, data, _film_in)

    def contents(self, index: Path) -> Contents:
        """Read a DICOMDIR; see `dicomdir.contents`.

        Raises:
            UnreadableImage: As there, or as for `read`.
        """
        return self._asked({"index": os.fspath(index.absolute())}, b"", _contents_in)

    def start(self) -> None:
        """Start the child if there is none, without waiting until it is ready.

        Raises:
            UnreadableImage: It cannot be started.
        """
        self._running()

    def close(self) -> None:
        """End the child; a later film starts another."""
        if self._process is not None:
            process, self._process = self._process, None
            process.end()

    def _asked(self, request: Mapping[str, Any], data: bytes, understood: _Understood[_T]) -> _T:
        process = self._running()
        try:
            self._listen_first(process)
            process.send(request, data)
            return understood(_unrefused(process.message()), process)
        except XLiteError:
            raise
        except Exception:  # noqa: BLE001 - a child gone wild may say anything
            self._process = None
            raise _broken(process.end()) from None
        except BaseException:
            # Interrupted, its answer may still come: the next film must not get it.
            self.close()
            raise

    def _running(self) -> ReadingProcess:
        if self._process is not None and self._process.has_ended:
            self.close()  # after its last film, or from outside
        if self._process is None:
            try:
                self._process, self._heard = ReadingProcess.start(), False
            except OSError:
                raise _unstarted() from None
        return self._process

    def _listen_first(self, process: ReadingProcess) -> None:
        if self._heard:
            return
        with contextlib.suppress(Gone):
            self._heard = process.message().get("hello") == PROTOCOL
        if not self._heard:
            self.close()
            raise _unstarted()


def _film_in(answer: dict[str, Any], process: ReadingProcess) -> Radiograph:
    count = pixel_bytes(answer["film"])
    return film_of(answer["film"], process.pixels(count, in_block=bool(answer["in_block"])))


def _contents_in(answer: dict[str, Any], _process: ReadingProcess) -> Contents:
    films = tuple(Path(film) for film in answer["films"])
    return Contents(films, tuple(map(str, answer["missing"])), int(answer["others"]))


def _unrefused(answer: dict[str, Any]) -> dict[str, Any]:
    if "refused" in answer:
        refusal = UnsupportedPixels if answer["refused"] == "UnsupportedPixels" else UnreadableImage
        raise refusal(answer["summary"], answer["hint"], file_kind=answer["file_kind"])
    if "unforeseen" in answer:
        log.error("reading a film failed unexpectedly: %s", answer["unforeseen"])
        raise UnreadableImage("The file could not be read, for a reason not foreseen.", _AGAIN)
    return answer


def _unstarted() -> UnreadableImage:
    return UnreadableImage(
        "The process that reads films could not be started.",
        "Close other programs to free some memory, and try again.",
    )


def _broken(code: int) -> UnreadableImage:
    """Return the sentence for a child that ended over a file with an exit code."""
    if out_of_time(code):
        return UnreadableImage("The file takes longer to decode than any film does.", _AGAIN)
    if code == OUT_OF_MEMORY:
        return UnreadableImage("The file asks for more memory than any film needs.", _AGAIN)
    log.warning("a reading process ended with code %d over a file", code)
    return UnreadableImage("The file breaks the decoder that should read it.", _AGAIN)
