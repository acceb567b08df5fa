"""`python -m tests.benchmarks`: measures, prints tables and writes out/bench.json."""

from __future__ import annotations

import argparse
import importlib
from pathlib import Path

from rich.console import Console

from tests.benchmarks.machine import machine
from tests.benchmarks.report import show, write

QUESTIONS = (
    "preparation", "evidence_maps", "start_up", "hands", "folder_throughput", "runtime_threads",
    "cache_build", "split_time", "trainer_speed", "trainer_memory", "charts",
    "training_in_window", "input_check",
    "table_10000", "latency", "frozen_start",
)  # fmt: skip


def main() -> None:
    """Measure what was asked for, one question after the other."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("questions", nargs="*", metavar="QUESTION", help=", ".join(QUESTIONS))
    parser.add_argument("--quick", action="store_true", help="under a minute, and less certain")
    parser.add_argument("--json", type=Path, default=Path("out/bench.json"), help="where to write")
    options = parser.parse_args()
    if unknown := set(options.questions) - set(QUESTIONS):
        parser.error(f"there is no question called {min(unknown)}")
    console = Console(width=None if Console().is_terminal else 180)
    facts = machine()
    figures = []
    for name in options.questions or QUESTIONS:
        console.print(f"measuring {name} ...", style="dim")
        module = importlib.import_module(f"tests.benchmarks.{name}")
        figures += module.measure(quick=options.quick)
    show(facts, figures, console)
    write(facts, figures, options.json)
    console.print(f"Written to {options.json}.")


if __name__ == "__main__":
    main()
