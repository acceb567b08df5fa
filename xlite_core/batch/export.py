"""Writing a batch as CSV, JSON or a workbook: film by film, and whole or not at all."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import BinaryIO

from xlite_core.atomic_file import atomic_write
from xlite_core.batch.export_content import ExportFilm, ExportHead, export_films
from xlite_core.batch.film_row import FilmRow
from xlite_core.errors import InvalidConfiguration
from xlite_core.reporting.cell_text import harmless


def export_batch(path: Path, rows: Iterable[FilmRow], head: ExportHead) -> int:
    """Write a batch in the format that the file's suffix names, and return the number of films.

    A file that stood there is replaced when everything is written; until then it stays.

    Raises:
        InvalidConfiguration: The suffix names no known format.
        OSError: The folder cannot be written.
    """
    write = writer_of(path)
    count = 0

    def counted() -> Iterable[ExportFilm]:
        nonlocal count
        for film in export_films(rows, head):
            count += 1
            yield film

    with atomic_write(path) as stream:
        write(stream, counted(), head)
    return count


def writer_of(path: Path) -> Callable[[BinaryIO, Iterable[ExportFilm], ExportHead], None]:
    """Return what writes the format that a file's suffix names.

    Raises:
        InvalidConfiguration: The suffix names no known format.
    """
    try:
        return WRITERS[path.suffix.lower()]
    except KeyError as error:
        raise InvalidConfiguration(
            f"Results cannot be written as {path.suffix or 'a file without a suffix'}.",
            f"Let the file's name end in one of: {', '.join(WRITERS)}.",
        ) from error


def _write_csv(stream: BinaryIO, films: Iterable[ExportFilm], head: ExportHead) -> None:
    """Write a row a film, five columns a finding; numbers in full, text that is no formula."""
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    about = ("number", "file", "sha256", "error", "not_scored", "model", "model_name", "policy",
             "input_check", "input_check_sentences", "remark", "flagged", "note")  # fmt: skip
    parts = ("", "_above", "_threshold", "_logit", "_reader")
    names = [harmless(f"{name}{part}") for name in head.thresholds for part in parts]
    writer.writerow([*about, *names])
    model = (head.fingerprint, harmless(head.model_name), harmless(head.policy))
    for film in films:
        cells = [
            cell
            for f in film.findings
            for cell in (repr(f.probability), int(f.above_threshold), repr(f.threshold),
                         repr(f.logit), harmless(f.reader))
        ] or [""] * len(names)  # fmt: skip
        kinds = " ".join(kind for kind, _, _ in film.notices)
        reasons = (harmless(film.error), harmless(film.not_scored))
        said = (kinds, harmless(film.notice_words), harmless(film.remark))
        left = (int(film.flagged), harmless(film.note))
        first = (film.number, harmless(film.file), film.sha256)
        writer.writerow([*first, *reasons, *model, *said, *left, *cells])
    text.flush()
    text.detach()


def _write_json(stream: BinaryIO, films: Iterable[ExportFilm], head: ExportHead) -> None:
    """Write one object; a line a film, so that a large file can still be looked into."""
    model = {**head.facts(), "thresholds": dict(head.thresholds)}
    start = {"application": head.application, "model": model}
    stream.write(json.dumps(start, indent=2, allow_nan=False)[:-2].encode() + b',\n  "films": [')
    for place, film in enumerate(films):
        stream.write(b",\n    " if place else b"\n    ")
        stream.write(json.dumps(_film_json(film), allow_nan=False).encode())
    stream.write(b"\n  ]\n}\n")


def _film_json(film: ExportFilm) -> dict[str, object]:
    said: dict[str, object] = {"number": film.number, "file": film.file}
    optional = (("sha256", film.sha256), ("error", film.error), ("not_scored", film.not_scored),
                ("remark", film.remark), ("note", film.note))  # fmt: skip
    said |= {name: value for name, value in optional if value}
    said["flagged"] = film.flagged
    if film.findings:
        said["input_check"] = [
            {"kind": kind, "severity": severity, "sentence": sentence}
            for kind, severity, sentence in film.notices
        ]
        said["findings"] = [
            {
                "finding": f.finding,
                "probability": f.probability,
                "threshold": f.threshold,
                "above_threshold": f.above_threshold,
                "logit": f.logit,
                "evidence_peak": f.evidence_peak,
                "reader": f.reader,
            }
            for f in film.findings
        ]
    return said


def _write_xlsx(stream: BinaryIO, films: Iterable[ExportFilm], head: ExportHead) -> None:
    from xlite_core.batch.workbook import write_workbook

    write_workbook(stream, films, head)


WRITERS: Mapping[str, Callable[[BinaryIO, Iterable[ExportFilm], ExportHead], None]] = {
    ".csv": _write_csv,
    ".json": _write_json,
    ".xlsx": _write_xlsx,
}
"""Suffix -> what writes it."""
