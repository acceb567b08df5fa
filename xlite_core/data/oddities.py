"""What is worth a look in an imported data set: files left out, by kind, and films to know of."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xlite_core.data.film_survey import Survey
from xlite_core.data.image_index import CLAIMED, NOT_THERE, SEVERAL
from xlite_core.data.manifest import Manifest, Problem
from xlite_core.data.near_duplicates import Pair, groups

_ALWAYS_NAMED = ("Unreadable", "Missing", "Duplicates", "Lateral", "Empty label rows")
"""Said even when there are none: that, too, is worth knowing."""
_NEAR, _NEAR_OTHERS = "Near duplicates", "Near duplicates, two patients"
_TURNED = "Inverted or turned"
_WARNINGS = {
    "Unreadable",
    "Missing",
    "Contradictions",
    "Lateral",
    "Empty label rows",
    _NEAR_OTHERS,
    _TURNED,
}
_CHANNELS = {2: "Grey with transparency.", 3: "Colour.", 4: "Colour with transparency (RGBA)."}


@dataclass(frozen=True, slots=True, kw_only=True)
class Oddity:
    """Files of one kind.

    Attributes:
        name: Of the kind, in a few words.
        files: Which, and why, in natural order.
        present: Whether the films are in the table all the same.
        groups: Of films that look alike; 0 where they are not grouped.
        warns: Whether people should do something about it, where there are any.
    """

    name: str
    files: tuple[Problem, ...]
    present: bool = False
    groups: int = 0

    @property
    def warns(self) -> bool:
        return bool(self.files) and self.name in _WARNINGS


def oddities(manifest: Manifest) -> tuple[Oddity, ...]:
    """Sort what an import left out, and find films that people should know of."""
    left_out: dict[str, list[Problem]] = {}
    for problem in manifest.problems:
        left_out.setdefault(_kind(problem.reason), []).append(problem)
    table = manifest.table
    unlabelled = np.isnan(table.labels).all(axis=1)
    present = {
        "Lateral": (table.views == "LL", "A lateral film: the students know frontal ones."),
        "Empty label rows": (unlabelled, "Nothing is known of any finding."),
        "Without a view": (table.views == "", "The table does not say PA, AP or lateral."),
    }
    found = [Oddity(name=name, files=tuple(files)) for name, files in left_out.items()]
    found += [
        Oddity(
            name=name,
            files=tuple(Problem(file, reason) for file in table.files[rows].tolist()),
            present=True,
        )
        for name, (rows, reason) in present.items()
        # Where no film has a view the table has no such column, and each film would be listed.
        if name != "Without a view" or not rows.all()
    ]
    by_name = {oddity.name: oddity for oddity in found if oddity.files}
    named = [by_name.pop(name, Oddity(name=name, files=())) for name in _ALWAYS_NAMED]
    others = sorted(by_name.values(), key=lambda oddity: oddity.name)
    return (*named, *others)


def surveyed(manifest: Manifest, survey: Survey) -> tuple[Oddity, ...]:
    """Sort what looking at the films found; kinds without any film are said, too."""
    ways = {
        "A negative: black and white are swapped.": survey.inverted,
        "It stands upside down.": survey.upside_down,
        "It lies on its side.": survey.on_its_side,
    }
    turned = [Problem(file, reason) for reason, files in ways.items() for file in files]
    channels = [
        Problem(file, _CHANNELS.get(number, f"{number} channels."))
        for file, number in survey.channels
    ]
    return (
        *_near(manifest, survey),
        Oddity(name=_TURNED, files=tuple(turned), present=True),
        Oddity(name="Colour files", files=tuple(channels), present=True),
    )


def _near(manifest: Manifest, survey: Survey) -> tuple[Oddity, Oddity]:
    """Return the groups of one patient each, and those of several patients."""
    table = manifest.table
    rows = {file: row for row, file in enumerate(table.files.tolist())}
    pairs = [
        Pair(first=rows[one], second=rows[other], alike=alike)
        for one, other, alike in survey.pairs
        if one in rows and other in rows
    ]
    likest: dict[int, tuple[float, int]] = {}
    for pair in pairs:
        for row, other in ((pair.first, pair.second), (pair.second, pair.first)):
            likest[row] = max(likest.get(row, (0.0, other)), (pair.alike, other))
    listed: dict[bool, list[Problem]] = {True: [], False: []}
    counts = {True: 0, False: 0}
    for group in groups(pairs):
        same = len({table.patients[row] for row in group}) == 1
        counts[same] += 1
        for row in group:
            other = likest[row][1]
            whose = "the same" if table.patients[row] == table.patients[other] else "another"
            reason = f"Looks like {table.files[other]}, of {whose} patient."
            listed[same].append(Problem(str(table.files[row]), reason))
    return (
        Oddity(name=_NEAR, files=tuple(listed[True]), present=True, groups=counts[True]),
        Oddity(name=_NEAR_OTHERS, files=tuple(listed[False]), present=True, groups=counts[False]),
    )


def _kind(reason: str) -> str:
    if reason == NOT_THERE:
        return "Missing"
    if reason in (SEVERAL, CLAIMED):
        return "Unclear file names"
    if reason.startswith("The same picture"):
        contradicts = " with another patient" in reason or " other labels" in reason
        return "Contradictions" if contradicts or "normal films" in reason else "Duplicates"
    if reason.startswith("Line ") and " names it again" in reason:
        return "Contradictions" if "other labels" in reason else "Named twice"
    if reason.endswith(("is not among the findings.", "in no folder of a finding.")):
        return "In no folder of a finding"
    return "Unreadable"
