"""Judges what the application wrote down when it tried itself out; compares two such records."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from installer.frozen_parts import LEFT_OUT
from installer.refusal import BuildRefused

FEWEST_OVERLAY_PIXELS = 1000
"""A map changes this many pixels amid the canvas, which has some 100,000, or it is not there."""

SMALLEST_PICTURE = 20_000
"""Bytes: a window of one colour makes a PNG of some thousand."""


_MISSING = re.compile(r"No module named '([\w.]+)'")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What a record must say.

    Attributes:
        version: Of the application.
        films: Name of each film that was opened -> whether it has findings; False for one that is
            refused or not scored.
        installed: Folder of the frozen application, as it sees itself; None for a run from source.
    """

    version: str
    films: Mapping[str, bool]
    installed: str | None = None


def record_in(folder: Path) -> dict[str, Any]:
    """Return the record that an application left in a folder.

    Raises:
        BuildRefused: There is none, or it is cut off.
    """
    try:
        record: dict[str, Any] = json.loads((folder / "findings.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BuildRefused(
            f"The application left no record in {folder}.",
            "Look at what it wrote to the error stream: it broke down before its end.",
        ) from error
    return record


def faults(folder: Path, expected: Expected) -> list[str]:
    """Return what is wrong with the result of a smoke test, a sentence each.

    Raises:
        BuildRefused: There is no record.
    """
    record = record_in(folder)
    said = [record["failure"]] if record["failure"] else []
    if record["version"] != expected.version:
        said.append(f"It calls itself {record['version']}, and should be {expected.version}.")
    said += _foreign(record, expected)
    if record["training_packages"]:
        said.append(f"The window loaded {', '.join(record['training_packages'])}.")
    said += [
        f"{name} cannot be imported: {why}"
        for name, why in record["broken_modules"].items()
        if not _left_out_on_purpose(why)
    ]
    said += _faults_of_films(record, expected)
    return said + _faults_of_files(folder)


def differences(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[str]:
    """Return where two records disagree about films or modules, a sentence each.

    Pixels, refusals and doubts must be the same to the letter, probabilities to the bit.
    """
    said = []
    if one["model"] != other["model"]:
        said.append("They asked different models.")
    ours, theirs = ({film["name"]: film for film in r["films"]} for r in (one, other))
    for name in sorted(ours.keys() | theirs.keys()):
        if name not in ours or name not in theirs:
            said.append(f"{name} was opened by one of them only.")
            continue
        fields = (ours[name].keys() | theirs[name].keys()) - {"overlay_pixels"}
        said += [
            f"{name}: {field} is {ours[name].get(field)!r} in one and "
            f"{theirs[name].get(field)!r} in the other."
            for field in sorted(fields)
            if ours[name].get(field) != theirs[name].get(field)
        ]
    lacking = sorted(set(one["modules"]) - set(other["modules"]))
    return said + [f"{name} is a module of the first only." for name in lacking]


def _left_out_on_purpose(why: str) -> bool:
    """Say whether a module lacks what the Training pack brings, and the viewer does without."""
    missing = _MISSING.search(why)
    return missing is not None and missing[1].partition(".")[0] in LEFT_OUT


def _foreign(record: Mapping[str, Any], expected: Expected) -> list[str]:
    if expected.installed is None:
        return []
    if not record["frozen"]:
        return ["It is not frozen: another Python ran it."]
    places = [record["executable"], *record["search_path"]]
    return [
        f"It looks for its parts in {place}, outside of {expected.installed}."
        for place in places
        if not Path(place).is_relative_to(expected.installed)
    ]


def _faults_of_films(record: Mapping[str, Any], expected: Expected) -> list[str]:
    seen, findings = {film["name"]: film for film in record["films"]}, record["model"]["findings"]
    said = [f"{name} was not opened." for name in expected.films if name not in seen]
    if not findings:
        said.append(f"There was no model. {record['model']['problem']}".strip())
    for name, film in seen.items():
        wanted = expected.films.get(name, False)
        if wanted and sorted(film.get("probabilities", {})) != findings:
            why = film["problem"] or film.get("unscored") or film.get("no_answer")
            said.append(f"{name} has no findings. {why}".strip())
        elif wanted:
            said += _faults_of_answer(name, film)
        elif name in expected.films and film.get("probabilities"):
            said.append(f"{name} has findings, and should be refused.")
    return said


def _faults_of_answer(name: str, film: Mapping[str, Any]) -> list[str]:
    said = []
    if not all(0 < value < 1 for value in film["probabilities"].values()):
        said.append(f"{name} has a probability that is none.")
    if (film["overlay_pixels"] or 0) < FEWEST_OVERLAY_PIXELS:
        said.append(f"{name} shows no map: {film['overlay_pixels']} pixels differ without it.")
    return said


def _faults_of_files(folder: Path) -> list[str]:
    said = []
    picture, report = folder / "window.png", folder / "report.pdf"
    if not picture.is_file() or picture.stat().st_size < SMALLEST_PICTURE:
        said.append("There is no picture of the window, or it is empty.")
    content = report.read_bytes() if report.is_file() else b""
    if not (content.startswith(b"%PDF-") and content.rstrip().endswith(b"%%EOF")):
        said.append("There is no report, or it is cut off.")
    return said
