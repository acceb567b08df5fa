"""The grids of the full-scale plan: every cell stands there, whether it was run or not.

Three backbones, each with no attention, MHSA and Performer, with a teacher and without; the eight
settings of distillation of the earlier experiments; temperature and alpha.  Of these cells
resources/protocol/chestxray14-queue.toml runs all but five of the last.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlite_core.experiments.ablation import Cell
from xlite_core.experiments.ablation_views import AblationGrid, GridCell, fullest, grid_cell
from xlite_core.experiments.likeness import setting_text, unlike
from xlite_core.experiments.markdown import bold, plain, table
from xlite_core.experiments.seeds import SeedGroup, best_index
from xlite_core.experiments.stored_run import StoredRun

_NUMBER = (
    "Macro AUC on validation films, of a study out of fold, with its interval. Where several "
    "experiments have a cell's settings, the one with the most seeds stands there, then the best: "
    "that flatters it."
)

Where = Mapping[str, str]
"""Dotted name -> what `setting_text` says of a run in the row or column."""

_TAU, _ALPHA = "distillation.temperature", "distillation.alpha"
_BACKBONE, _ATTENTION = "student.backbone", "student.attention"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedGrid:
    """A grid whose cells are known before anything is run.

    Attributes:
        title: What is varied.
        corner: What stands down and across.
        rows: Name -> settings of its runs.
        columns: Likewise.
    """

    title: str
    corner: str
    rows: Mapping[str, Where]
    columns: Mapping[str, Where]


def _teacher(tau: str, alpha: str) -> Where:
    return {_TAU: tau, _ALPHA: alpha}


_WITHOUT: Where = {_TAU: "none"}
_EARLIER_BEST = _teacher("4.0", "0.7")

BACKBONES = ("efficientnet_b0", "convnext_tiny", "mobilenetv3_large")
"""Of the hybrids of the earlier experiments; others that runs have stand below them."""

_TEACHERS: Mapping[str, Where] = {"none": _WITHOUT} | {
    f"tau {tau}, alpha {alpha}": _teacher(f"{tau}.0", alpha)
    for tau in ("4", "8")
    for alpha in ("0.7", "0.5")
}


def _hybrids(runs: Sequence[StoredRun]) -> PlannedGrid:
    """Return the planned rows, and those of other backbones that have a run."""
    teachers = {"without teacher": _WITHOUT, "teacher, tau 4, alpha 0.7": _EARLIER_BEST}
    others = sorted({setting_text(run, _BACKBONE) for run in runs} - set(BACKBONES))
    rows = {
        f"{backbone}, {said}": {_BACKBONE: backbone, **where}
        for backbone in (*BACKBONES, *others)
        for said, where in teachers.items()
    }
    return PlannedGrid(
        title="Backbone, attention and teacher",
        corner="student / attention",
        rows={
            name: where
            for name, where in rows.items()
            if where[_BACKBONE] in BACKBONES or any(_matches(run, where) for run in runs)
        },
        columns={name: {_ATTENTION: name} for name in ("none", "mhsa", "performer")},
    )


def _settings_of_distillation() -> PlannedGrid:
    return PlannedGrid(
        title="The eight settings of distillation, beside none",
        corner="student / teacher",
        rows={
            f"{backbone} + mhsa": {_BACKBONE: backbone, _ATTENTION: "mhsa"}
            for backbone in ("efficientnet_b0", "mobilenetv3_large")
        },
        columns=_TEACHERS,
    )


def _temperature_and_alpha(backbone: str) -> PlannedGrid:
    return PlannedGrid(
        title=f"Temperature and alpha, {backbone} + mhsa",
        corner="tau / alpha",
        rows={
            tau: {_BACKBONE: backbone, _ATTENTION: "mhsa", _TAU: f"{tau}.0"}
            for tau in ("2", "4", "6", "8")
        },
        columns={alpha: {_ALPHA: alpha} for alpha in ("0.5", "0.7", "0.9")},
    )


def planned_grids(runs: Sequence[StoredRun]) -> tuple[AblationGrid, ...]:
    """Return every planned grid; cells without a run say so.

    The number is the macro AUC on validation films (of a study: out of fold).  Where several
    experiments have a cell's settings, the one with the most seeds counts, then the best.

    Args:
        runs: Finished ones; a run of the phase final has other epochs and stays out.  Backbones
            outside the plan get rows of their own.
    """
    kept = [run for run in runs if run.config.get("phase") != "final"]
    grids = [
        _hybrids(kept),
        _settings_of_distillation(),
        _temperature_and_alpha(BACKBONES[0]),
        *map(_temperature_and_alpha, sorted(_taught(kept) - {BACKBONES[0]})),
    ]
    return tuple(_filled(grid, kept) for grid in grids)


def _taught(runs: Sequence[StoredRun]) -> set[str]:
    """Return the backbones that were taught behind MHSA."""
    return {
        setting_text(run, _BACKBONE)
        for run in runs
        if run.config.get("distillation") and setting_text(run, _ATTENTION) == "mhsa"
    }


def _filled(grid: PlannedGrid, runs: Sequence[StoredRun]) -> AblationGrid:
    groups: dict[tuple[str, str], SeedGroup] = {}
    for row, down in grid.rows.items():
        for column, across in grid.columns.items():
            there = [run for run in runs if _matches(run, {**down, **across})]
            if there:
                groups[row, column] = fullest(there)
    places = list(groups)
    best = {places[index] for index in best_index([groups[place].mean for place in places])}
    shown = [run for group in groups.values() for run in group.runs]
    return AblationGrid(
        title=grid.title,
        corner=grid.corner,
        columns=tuple(grid.columns),
        rows=tuple(grid.rows),
        cells=tuple(
            tuple(_cell(groups.get((row, column)), best=(row, column) in best)
                  for column in grid.columns)
            for row in grid.rows
        ),
        warnings=tuple(entry.sentence for entry in unlike(shown)) if shown else (),
    )  # fmt: skip


def _cell(group: SeedGroup | None, *, best: bool) -> GridCell:
    return grid_cell(None if group is None else Cell(group=group), best=best)


def _matches(run: StoredRun, where: Where) -> bool:
    return all(_same(setting_text(run, name), level) for name, level in where.items())


def _same(text: str, level: str) -> bool:
    """Whether two texts say the same: 4 and 4.0 are one temperature."""
    try:
        return float(text) == float(level)
    except ValueError:
        return text == level


def grids_report(grids: Sequence[AblationGrid]) -> str:
    """Return grids in Markdown: the best of each in bold, what is not like for like below."""
    parts = ["# Grids", _NUMBER]
    for grid in grids:
        lines = [
            [plain(row), *map(_told, cells)]
            for row, cells in zip(grid.rows, grid.cells, strict=True)
        ]
        headings = [plain(grid.corner), *map(plain, grid.columns)]
        parts += [f"## {plain(grid.title)}", table(headings, lines), *map(plain, grid.warnings)]
    return "\n\n".join(parts)


def _told(cell: GridCell) -> str:
    interval = f" ({plain(cell.behind)})" if cell.behind else ""
    whose = f", {plain(cell.runs)}" if cell.runs else ""
    return f"{bold(plain(cell.text), when=cell.best)}{interval}{whose}"
