"""Ablation tables: one number over two settings, with the best marked and the gaps shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from xlite_core.experiments.likeness import Unlike, setting_text, unlike
from xlite_core.experiments.markdown import bold, decimal, plain, table
from xlite_core.experiments.seeds import SeedGroup, best_index, seed_groups
from xlite_core.experiments.stored_run import StoredRun

NOT_RUN = "not run"


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """A setting that an ablation varies.

    Attributes:
        setting: Dotted name: "distillation.temperature".
        heading: For people.
        levels: What the plan asks for; levels that runs have beyond it are added.
    """

    setting: str
    heading: str
    levels: tuple[str, ...] = ()


TEMPERATURE = Axis(
    setting="distillation.temperature", heading="tau", levels=("2.0", "4.0", "6.0", "8.0")
)
ALPHA = Axis(setting="distillation.alpha", heading="alpha", levels=("0.5", "0.7", "0.9"))
BACKBONE = Axis(setting="student.backbone", heading="backbone")
ATTENTION = Axis(
    setting="student.attention", heading="attention", levels=("none", "mhsa", "performer")
)

ABLATIONS: Mapping[str, tuple[Axis, Axis]] = {
    "temperature and alpha": (TEMPERATURE, ALPHA),
    "backbone and attention": (BACKBONE, ATTENTION),
}
"""The planned ones: name -> rows and columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """All runs at one pair of levels; repetitions with other seeds count as one number."""

    group: SeedGroup

    @property
    def text(self) -> str:
        mean, spread = self.group.mean, self.group.spread
        if mean is None:
            return "no result"
        return decimal(mean) + (f" ± {decimal(spread)}" if spread is not None else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class AblationTable:
    """One number over two settings.

    Attributes:
        rows: Axis down.
        columns: Axis across.
        row_levels: Values down, in order.
        column_levels: Values across.
        cells: Row level, column level -> runs there; absent where nothing was run.  Where
            several experiments share the two levels, the one with the most seeds, then the best.
        best: Where the best mean stands.
        unlike: What else differs between the runs of the cells.
    """

    rows: Axis
    columns: Axis
    row_levels: tuple[str, ...]
    column_levels: tuple[str, ...]
    cells: Mapping[tuple[str, str], Cell]
    best: frozenset[tuple[str, str]]
    unlike: tuple[Unlike, ...]

    def to_markdown(self) -> str:
        """Return the table, the best in bold, and what is not like for like below it."""
        headings = [
            f"{plain(self.rows.heading)} / {plain(self.columns.heading)}",
            *map(plain, self.column_levels),
        ]
        lines = [
            [plain(row), *(self._text(row, column) for column in self.column_levels)]
            for row in self.row_levels
        ]
        warnings = "".join(f"\n{plain(entry.sentence)}\n" for entry in self.unlike)
        return table(headings, lines) + warnings

    def _text(self, row: str, column: str) -> str:
        cell = self.cells.get((row, column))
        if cell is None:
            return NOT_RUN
        return bold(cell.text, when=(row, column) in self.best)


def ablation_table(
    runs: Sequence[StoredRun],
    rows: Axis,
    columns: Axis,
    value: Callable[[StoredRun], float | None],
    *,
    higher: bool = True,
) -> AblationTable:
    """Arrange runs by two of their settings.

    Args:
        runs: Any; those without one of the two settings are left out.
        rows: Setting down.
        columns: Setting across.
        value: The number to show.
        higher: Whether more is better.
    """
    there: dict[tuple[str, str], list[StoredRun]] = {}
    for run in runs:
        if _has(run, rows) and _has(run, columns):
            there.setdefault((_level(run, rows), _level(run, columns)), []).append(run)
    groups = {
        place: Cell(
            group=max(seed_groups(inside, value), key=lambda group: _rank(group, higher=higher))
        )
        for place, inside in there.items()
    }
    places = list(groups)
    best = best_index([groups[place].group.mean for place in places], higher=higher)
    shown = [run for cell in groups.values() for run in cell.group.runs]
    return AblationTable(
        rows=rows,
        columns=columns,
        row_levels=_levels(rows, [row for row, _ in places]),
        column_levels=_levels(columns, [column for _, column in places]),
        cells=groups,
        best=frozenset(places[index] for index in best),
        unlike=unlike(shown, studied=(rows.setting, columns.setting)),
    )


def _rank(group: SeedGroup, *, higher: bool) -> tuple[int, float]:
    mean = group.mean
    if mean is None:
        return 0, 0.0
    return len(group.known), mean if higher else -mean


def _has(run: StoredRun, axis: Axis) -> bool:
    section, _, name = axis.setting.partition(".")
    return name in (run.config.get(section) or {})


def _level(run: StoredRun, axis: Axis) -> str:
    text = setting_text(run, axis.setting)
    # 4 and 4.0 are one temperature.
    return str(float(text)) if text.isdigit() else text


def _levels(axis: Axis, found: Sequence[str]) -> tuple[str, ...]:
    every = dict.fromkeys((*axis.levels, *sorted(found)))
    numbers = all(level.replace(".", "", 1).isdigit() for level in every)
    return tuple(sorted(every, key=float) if numbers else every)
