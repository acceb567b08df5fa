"""Does a teacher help?  The same student with one and without, on the same films, paired."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from xlite_core.errors import XLiteError
from xlite_core.evaluation.comparison import AucComparison
from xlite_core.experiments.likeness import setting_text
from xlite_core.experiments.markdown import decimal, plain, table, with_interval
from xlite_core.experiments.matched_baseline import is_plain_twin
from xlite_core.experiments.stored_run import StoredRun

Compare = Callable[[StoredRun, StoredRun], AucComparison]
"""Holds a taught run against its twin without a teacher."""

_SAID = (
    "The same student with a teacher and without, in all else the same settings and seed: macro "
    "AUC on the same films, and the paired difference with its interval by patient, not corrected "
    "for how many there are."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TeacherGain:
    """A taught run beside its twin.

    Attributes:
        taught: The one.
        alone: The other.
        compared: Taught minus alone; None where they cannot be compared.
        problem: Why not, a sentence; empty otherwise.
    """

    taught: StoredRun
    alone: StoredRun
    compared: AucComparison | None
    problem: str = ""


def teacher_gains(runs: Sequence[StoredRun], compare: Compare) -> tuple[TeacherGain, ...]:
    """Return every taught run that has a twin of the same seed, in order.

    Args:
        runs: Finished runs, or studies as runs.
        compare: Holds one against the other.
    """
    pairs = [
        (run, other)
        for run in runs
        if run.config.get("distillation")
        for other in runs
        if is_plain_twin(run.config, other.config) and other.seed == run.seed
    ]
    return tuple(_gain(taught, alone, compare) for taught, alone in pairs)


def _gain(taught: StoredRun, alone: StoredRun, compare: Compare) -> TeacherGain:
    try:
        return TeacherGain(taught=taught, alone=alone, compared=compare(taught, alone))
    except XLiteError as error:
        return TeacherGain(taught=taught, alone=alone, compared=None, problem=error.summary)


def gains_report(gains: Sequence[TeacherGain]) -> str:
    """Return a section in Markdown; empty without a pair."""
    if not gains:
        return ""
    headings = ["student", "tau", "alpha", "runs", "without", "with", "difference", "verdict"]
    return f"## With a teacher and without\n\n{_SAID}\n\n" + table(
        headings, [[*_who(gain), *_worth(gain)] for gain in gains], left=(0, 3, 7)
    )


def _who(gain: TeacherGain) -> list[str]:
    run = gain.taught
    names = ("student.backbone", "student.attention")
    student = " + ".join(setting_text(run, name) for name in names)
    settings = [setting_text(run, f"distillation.{name}") for name in ("temperature", "alpha")]
    pair = f"{gain.taught.experiment_id}, {gain.alone.experiment_id}"
    return [plain(text) for text in (student, *settings, pair)]


def _worth(gain: TeacherGain) -> list[str]:
    macro = gain.compared.macro if gain.compared else None
    if macro is None:
        why = gain.problem or "No finding has ten positive films."
        return ["n/a", "n/a", "n/a", plain(why)]
    verdict = "not shown to differ"
    if macro.differs:
        verdict = "better with" if macro.difference.low > 0 else "worse with"
    return [
        decimal(macro.reference),
        decimal(macro.challenger),
        with_interval(macro.difference),
        verdict,
    ]
