"""What is worth a look in an imported data set: files left out, by kind, and films to know of."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xlite_core.data.image_index import CLAIMED, NOT_THERE, SEVERAL
from xlite_core.data.manifest import Manifest, Problem

_ALWAYS_NAMED = ("Unreadable", "Missing", "Duplicates", "Lateral", "Empty label rows")
"""Said even when there are none: that, too, is worth knowing."""
_WARNINGS = {"Unreadable", "Missing", "Contradictions", "Lateral", "Empty label rows"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Oddity:
    """Files of one kind.

    Attributes:
        name: Of the kind, in a few words.
        files: Which, and why, in natural order.
        present: Whether the films are in the table all the same.
        warns: Whether people should do something about it, where there are any.
    """

    name: str
    files: tuple[Problem, ...]
    present: bool = False

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
