"""The figures as tables for people, and as a file for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.benchmarks.measuring import Figure


def show(facts: Mapping[str, str], figures: Sequence[Figure], console: Console) -> None:
    """Print what was measured on which machine."""
    console.print(". ".join(f"{name}: {value}" for name, value in facts.items()), highlight=False)
    ordered = sorted(figures, key=lambda line: line.question)
    for question, group in groupby(ordered, key=lambda line: line.question):
        table = Table(title=question, title_justify="left", title_style="bold")
        table.add_column("", min_width=44)
        for heading in ("median", "lowest", "highest", "goal"):
            table.add_column(heading, justify="right", no_wrap=True)
        table.add_column("", no_wrap=True)
        table.add_column("n", justify="right")
        table.add_column("how", style="dim")
        for line in group:
            table.add_row(
                line.name,
                f"{_number(line.value)} {line.unit}",
                _number(line.low),
                _number(line.high),
                _goal(line),
                {None: "", True: "[green]met[/]", False: "[red]missed[/]"}[line.met],
                str(line.repeats),
                line.note,
            )
        console.print(table)


def write(facts: Mapping[str, str], figures: Sequence[Figure], path: Path) -> None:
    """Write machine and figures as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    content = {"machine": dict(facts), "figures": [{**asdict(f), "met": f.met} for f in figures]}
    path.write_text(json.dumps(content, indent=1), encoding="utf-8")


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}" if value < 10 else f"{value:.1f}"


def _goal(line: Figure) -> str:
    if line.goal is None:
        return ""
    return f"{'≥' if line.goal_is_least else '≤'} {line.goal:g}"
