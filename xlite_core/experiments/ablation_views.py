"""The planned ablations as small grids: one number over two settings, the best, the gaps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlite_core.counting import counted
from xlite_core.experiments.ablation import (
    ABLATIONS,
    NOT_RUN,
    AblationTable,
    Axis,
    Cell,
    ablation_table,
)
from xlite_core.experiments.compare import validation_auc
from xlite_core.experiments.likeness import repetition_key, setting_text, unlike
from xlite_core.experiments.markdown import decimal
from xlite_core.experiments.seeds import SeedGroup, best_index, seed_groups
from xlite_core.experiments.stored_run import StoredRun

_OF_A_FOLD = ("data.fold", "split fingerprint")
"""What differs between the folds of one experiment."""

WITHOUT, WITH = "without teacher", "with teacher"


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """One place of a grid.

    Attributes:
        text: A number with its spread, or "not run".
        behind: How sure it is: its interval, or the number of seeds; empty where nobody knows.
        runs: Whose it is, and on how many films.
        best: Whether it is the best of the grid.
    """

    text: str
    behind: str = ""
    runs: str = ""
    best: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AblationGrid:
    """One ablation.

    Attributes:
        title: What is varied.
        corner: What stands down and across: "tau / alpha".
        columns: Names across.
        rows: Names down.
        cells: A row of cells a row.
        warnings: What is not like for like between the runs.
    """

    title: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    cells: tuple[tuple[GridCell, ...], ...]
    warnings: tuple[str, ...] = ()


def ablation_grids(runs: Sequence[StoredRun]) -> tuple[AblationGrid, ...]:
    """Return what finished runs tell about the planned ablations; grids without runs are left out.

    The number is the macro AUC on validation films, of the weights that a run
    hands on; repetitions with other seeds are one number with its spread.
    """
    grids = [_teacher_grid(runs)]
    for name, (rows, columns) in ABLATIONS.items():
        taught = [run for run in runs if rows.setting.partition(".")[0] in _sections(run)]
        grids.append(_grid(_titled(name), ablation_table(taught, rows, columns, judged_auc)))
    grids += [_folds(runs), _repetitions(runs)]
    return tuple(grid for grid in grids if grid is not None and grid.rows)


def judged_auc(run: StoredRun) -> float | None:
    """Return the validation macro AUC as it was evaluated, else that of the epoch handed on."""
    try:
        return float(run.metrics["validation"]["macro_auc"]["value"])
    except (KeyError, TypeError, ValueError):
        return validation_auc(run)


def _sections(run: StoredRun) -> set[str]:
    return {name for name, value in run.config.items() if isinstance(value, Mapping)}


def _titled(name: str) -> str:
    return name[:1].upper() + name[1:]


def _grid(title: str, table: AblationTable) -> AblationGrid | None:
    if not table.cells:
        return None
    return AblationGrid(
        title=title,
        corner=f"{table.rows.heading} / {table.columns.heading}",
        columns=tuple(_level(table.columns, level) for level in table.column_levels),
        rows=tuple(_level(table.rows, level) for level in table.row_levels),
        cells=tuple(
            tuple(
                grid_cell(table.cells.get((row, column)), best=(row, column) in table.best)
                for column in table.column_levels
            )
            for row in table.row_levels
        ),
        warnings=tuple(entry.sentence for entry in table.unlike),
    )


def _level(axis: Axis, level: str) -> str:
    """Return "4" for a temperature of 4.0: nobody writes it otherwise."""
    return f"{float(level):g}" if axis.levels and level.replace(".", "", 1).isdigit() else level


def grid_cell(cell: Cell | None, *, best: bool) -> GridCell:
    """Return what a grid shows of the runs in one place; None where there are none."""
    if cell is None:
        return GridCell(text=NOT_RUN)
    group = cell.group
    behind = counted(len(group.known), "seed") if len(group.known) > 1 else _interval(group.runs[0])
    films = _validation(group.runs[0]).get("films")
    on = f", n {films:,}" if isinstance(films, int) else ""
    return GridCell(text=cell.text, behind=behind, runs=f"{group.label}{on}", best=best)


def _interval(run: StoredRun) -> str:
    found = _validation(run).get("macro_auc")
    if not isinstance(found, Mapping) or not {"low", "high"} <= found.keys():
        return ""
    return f"{decimal(found['low'])}–{decimal(found['high'])}"


def _validation(run: StoredRun) -> Mapping[str, object]:
    found = (run.metrics or {}).get("validation")
    return found if isinstance(found, Mapping) else {}


def _teacher_grid(runs: Sequence[StoredRun]) -> AblationGrid | None:
    """Return each student with and without a teacher."""
    there: dict[tuple[str, str], list[StoredRun]] = {}
    for run in runs:
        place = (_student(run), WITH if run.config.get("distillation") else WITHOUT)
        there.setdefault(place, []).append(run)
    students = tuple(dict.fromkeys(sorted(student for student, _ in there)))
    groups = {place: fullest(inside) for place, inside in there.items()}
    places = list(groups)
    best = {places[i] for i in best_index([groups[place].mean for place in places])}
    shown = [run for group in groups.values() for run in group.runs]
    return AblationGrid(
        title="Teacher",
        corner="student",
        columns=(WITHOUT, WITH),
        rows=students,
        cells=tuple(
            tuple(
                grid_cell(_cell_of(groups.get(place)), best=place in best)
                for place in ((student, WITHOUT), (student, WITH))
            )
            for student in students
        ),
        warnings=tuple(entry.sentence for entry in unlike(shown)) if shown else (),
    )


def _cell_of(group: SeedGroup | None) -> Cell | None:
    return None if group is None else Cell(group=group)


def fullest(runs: Sequence[StoredRun]) -> SeedGroup:
    """Return the experiment with the most seeds, of these the best."""
    groups = seed_groups(runs, judged_auc)
    return max(groups, key=lambda group: (len(group.known), group.mean or 0.0))


def _student(run: StoredRun) -> str:
    attention = setting_text(run, "student.attention")
    backbone = setting_text(run, "student.backbone")
    return backbone if attention == "none" else f"{backbone} + {attention}"


def _repetitions(runs: Sequence[StoredRun]) -> AblationGrid | None:
    """Return experiments that were run with several seeds: their mean and spread."""
    groups = [group for group in seed_groups(runs, judged_auc) if len(group.known) > 1]
    return _spreads("Repetitions", "seeds", groups)


def _folds(runs: Sequence[StoredRun]) -> AblationGrid | None:
    """Return experiments that were run on several folds: each validates on other films."""
    folded = [run for run in runs if setting_text(run, "data.fold") != "none"]
    groups: dict[object, list[StoredRun]] = {}
    for run in folded:
        key = tuple(pair for pair in repetition_key(run) if pair[0] not in _OF_A_FOLD)
        groups.setdefault((key, run.seed), []).append(run)
    several = [
        SeedGroup(runs=tuple(group), values=tuple(judged_auc(run) for run in group))
        for group in groups.values()
        if len({setting_text(run, "data.fold") for run in group}) > 1
    ]
    return _spreads("Folds", "folds", several)


def _spreads(title: str, what: str, groups: Sequence[SeedGroup]) -> AblationGrid:
    best = best_index([group.mean for group in groups])
    names = [", ".join(run.experiment_id for run in group.runs) for group in groups]
    return AblationGrid(
        title=title,
        corner="runs",
        columns=(what, "mean AUC", "standard deviation"),
        rows=tuple(names if what == "folds" else [group.label for group in groups]),
        cells=tuple(
            (
                GridCell(text=str(len(group.known))),
                GridCell(text=decimal(group.mean), best=place in best and len(groups) > 1),
                GridCell(text=decimal(group.spread, 4)),
            )
            for place, group in enumerate(groups)
        ),
    )
