"""A run's report taken elsewhere, with the pictures that it shows."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote, unquote

from xlite_core.atomic_file import atomic_write
from xlite_core.errors import LogRefused
from xlite_core.experiments.report import MARKDOWN, PAGE

_PICTURE = re.compile(r"(!\[(?:[^\]\\]|\\.)*\]\()([^)]+)(\))")


def copy_page(run: Path, target: Path) -> None:
    """Copy a run's report.html, which holds its pictures, to a file.

    Raises:
        LogRefused: There is no report, or the target cannot be written.
    """
    _write(target, _read(run, PAGE))


def copy_markdown(run: Path, target: Path) -> None:
    """Copy a run's report.md, and its pictures into a folder "<name> pictures" beside it.

    Raises:
        LogRefused: There is no report, or the target cannot be written.
    """
    folder = target.with_name(f"{target.stem} pictures")
    text = _read(run, MARKDOWN).decode()

    def taken(match: re.Match[str]) -> str:
        named = unquote(match[2])
        source = run / named
        if not source.is_file():
            return match[0]
        name = named.replace("/", "-")
        _write(folder / name, source.read_bytes())
        return f"{match[1]}{quote(f'{folder.name}/{name}')}{match[3]}"

    _write(target, _PICTURE.sub(taken, text).encode())


def _read(run: Path, name: str) -> bytes:
    try:
        return (run / name).read_bytes()
    except OSError as error:
        raise LogRefused(
            f"The run {run.name} has no {name}.", "It is written when a run has been judged."
        ) from error


def _write(target: Path, content: bytes) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with atomic_write(target) as stream:
            stream.write(content)
    except OSError as error:
        raise LogRefused(
            f"{target.name} cannot be written: {error.strerror or error}.",
            "Choose another folder, or make room.",
        ) from error
