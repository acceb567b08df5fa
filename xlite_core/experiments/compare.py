"""Runs side by side: what differs in their settings, which numbers are best, and what is unfair."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from xlite_core.errors import InvalidConfiguration
from xlite_core.experiments.likeness import (
    Unlike,
    seeds_alone_differ,
    setting_text,
    unlike,
)
from xlite_core.experiments.markdown import bold, decimal, plain, table
from xlite_core.experiments.metrics import HEADLINE_POLICY, RunMetrics
from xlite_core.experiments.seeds import best_index
from xlite_core.experiments.stored_run import StoredRun
from xlite_core.setting import flattened

ALIKE_BY_SEED = "These runs differ in their seed alone: the spread between them is chance."


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One number that runs are compared by.

    Attributes:
        name: For people.
        value: Reads it; None where a run has not got it.
        digits: Decimals.
        higher: Whether more is better; None where neither is.
    """

    name: str
    value: Callable[[StoredRun, RunMetrics], float | None]
    digits: int = 3
    higher: bool | None = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRow:
    """One line of a comparison.

    Attributes:
        name: What it is about.
        texts: One a run, in the runs' order.
        best: Columns with the best value.
    """

    name: str
    texts: tuple[str, ...]
    best: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Runs side by side.

    Attributes:
        runs: What they are called, in order.
        settings: Only those that differ.
        measures: All numbers, the best marked where there are two or more.
        unlike: What keeps the comparison from being fair.
        seeds_alone: Whether the runs are repetitions of one another.
    """

    runs: tuple[str, ...]
    settings: tuple[ComparedRow, ...]
    measures: tuple[ComparedRow, ...]
    unlike: tuple[Unlike, ...]
    seeds_alone: bool

    @property
    def sentences(self) -> tuple[str, ...]:
        """What to say above the tables."""
        alike = (ALIKE_BY_SEED,) if self.seeds_alone else ()
        return (*alike, *(entry.sentence for entry in self.unlike))

    def to_dict(self) -> dict[str, Any]:
        """Return plain texts and lists."""

        def rows(lines: tuple[ComparedRow, ...]) -> list[dict[str, Any]]:
            return [{**asdict(line), "best": sorted(line.best)} for line in lines]

        return {
            "runs": list(self.runs),
            "settings": rows(self.settings),
            "measures": rows(self.measures),
            "warnings": list(self.sentences),
        }

    def to_markdown(self) -> str:
        """Return the sentences and both tables, best values in bold."""
        headings = ["", *map(plain, self.runs)]

        def lines(rows: tuple[ComparedRow, ...]) -> list[list[str]]:
            return [
                [
                    plain(row.name),
                    *(bold(plain(t), when=i in row.best) for i, t in enumerate(row.texts)),
                ]
                for row in rows
            ]

        warnings = "".join(f"{plain(sentence)}\n\n" for sentence in self.sentences)
        differing = table(headings, lines(self.settings)) or "No setting differs.\n"
        return f"{warnings}{differing}\n{table(headings, lines(self.measures))}"


def compare_runs(runs: Sequence[StoredRun]) -> Comparison:
    """Put runs side by side.

    Raises:
        InvalidConfiguration: There are fewer than two, or one twice.
    """
    if len({run.directory.path for run in runs}) < max(len(runs), 2):
        raise InvalidConfiguration(
            "A comparison needs two runs or more, each once.", "Name the runs to compare."
        )
    ids = [run.experiment_id for run in runs]
    names = ids if len(set(ids)) == len(ids) else [run.directory.name for run in runs]
    metrics = [RunMetrics.from_dict(run.metrics) for run in runs]
    return Comparison(
        runs=tuple(names),
        settings=differing_settings(runs),
        measures=tuple(_measured(measure, runs, metrics) for measure in MEASURES),
        unlike=unlike(runs),
        seeds_alone=seeds_alone_differ(runs),
    )


def differing_settings(runs: Sequence[StoredRun]) -> tuple[ComparedRow, ...]:
    """Return the settings that are not the same in all runs, one row each."""
    names = dict.fromkeys(name for run in runs for name in flattened(run.config))
    # A section that one run lacks stands there as its fields in the others.
    names = {name: None for name in names if not any(_is_section(run, name) for run in runs)}
    rows = [
        ComparedRow(name=name, texts=tuple(setting_text(run, name) for run in runs))
        for name in names
        if name != "schema"
    ]
    return tuple(row for row in rows if len(set(row.texts)) > 1)


def _is_section(run: StoredRun, name: str) -> bool:
    return isinstance(run.config.get(name), Mapping)


def _measured(
    measure: Measure, runs: Sequence[StoredRun], metrics: Sequence[RunMetrics]
) -> ComparedRow:
    values = [measure.value(run, known) for run, known in zip(runs, metrics, strict=True)]
    compared = measure.higher is not None and sum(value is not None for value in values) > 1
    return ComparedRow(
        name=measure.name,
        texts=tuple(decimal(value, measure.digits) for value in values),
        best=best_index(values, higher=bool(measure.higher)) if compared else frozenset(),
    )


def validation_auc(run: StoredRun, metrics: RunMetrics | None = None) -> float | None:
    """Return the macro AUC on the validation films, of the weights that the run hands on."""
    if metrics and metrics.validation and metrics.validation.macro_auc:
        return metrics.validation.macro_auc.value
    kept = run.kept_epoch
    return None if kept is None else kept.get("validation_auc")


def _test_auc(_run: StoredRun, metrics: RunMetrics) -> float | None:
    return metrics.test.macro_auc.value if metrics.test and metrics.test.macro_auc else None


def _judged_findings(run: StoredRun, metrics: RunMetrics) -> float | None:
    if metrics.validation:
        return metrics.validation.macro_findings
    kept = run.kept_epoch
    return None if kept is None else kept.get("validation_findings")


def _average_precision(_run: StoredRun, metrics: RunMetrics) -> float | None:
    judged = metrics.validation
    area = judged.macro_average_precision if judged else None
    return area.value if area else None


def _f1(_run: StoredRun, metrics: RunMetrics) -> float | None:
    macro = metrics.validation.macro_f1.get(HEADLINE_POLICY) if metrics.validation else None
    return macro.value if macro else None


def _calibration_error(_run: StoredRun, metrics: RunMetrics) -> float | None:
    judged = metrics.validation
    return judged.calibrated.calibration_error if judged and judged.calibrated else None


def train_gap(run: StoredRun, _metrics: RunMetrics | None = None) -> float | None:
    """Return training minus validation AUC at the epoch whose weights are handed on."""
    kept = run.kept_epoch
    if kept is None or kept.get("train_auc") is None or kept.get("validation_auc") is None:
        return None
    return float(kept["train_auc"] - kept["validation_auc"])


def _kept_epoch(run: StoredRun, _metrics: RunMetrics) -> float | None:
    return None if run.kept_epoch is None else run.kept_epoch["epoch"]


def _parameters(run: StoredRun, _metrics: RunMetrics) -> float | None:
    started = run.last("RunStarted")
    return None if started is None else started["parameters"] / 1e6


MEASURES: tuple[Measure, ...] = (
    Measure(name="Macro AUC, validation", value=validation_auc),
    Measure(name="Macro AUC, test", value=_test_auc),
    Measure(name="Findings in the macro mean", value=_judged_findings, digits=0, higher=None),
    Measure(name="Macro PR-AUC, validation", value=_average_precision),
    Measure(name="Macro F1, validation", value=_f1),
    Measure(name="Calibration error, validation", value=_calibration_error, higher=False),
    Measure(name="Training minus validation AUC", value=train_gap, higher=False),
    Measure(name="Epoch handed on", value=_kept_epoch, digits=0, higher=None),
    Measure(name="Epochs run", value=lambda run, _: len(run.epochs) or None, digits=0, higher=None),
    Measure(name="Device-hours", value=lambda run, _: run.device_hours or None, higher=False),
    Measure(name="Parameters, M", value=_parameters, digits=2, higher=False),
    Measure(
        name="CPU, ms a film",
        value=lambda _, known: known.cost.cpu_ms if known.cost else None,
        digits=1,
        higher=False,
    ),
    Measure(
        name="Model file, MB",
        value=lambda _, known: known.cost.megabytes if known.cost else None,
        digits=1,
        higher=False,
    ),
)
