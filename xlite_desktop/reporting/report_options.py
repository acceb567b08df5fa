"""The options of the command line that concern reports."""

from __future__ import annotations

import argparse
from pathlib import Path

_PAPERS = ("a4", "letter")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what concerns reports to the command line of the application."""
    group = parser.add_argument_group("reports", "Write PDF reports and open no window.")
    group.add_argument("--report", type=Path, metavar="FOLDER", help="where the reports go")
    group.add_argument("--policy", help="thresholds: youden, f1, ...; the model's by default")
    group.add_argument("--paper", choices=_PAPERS, help="a4 by default")
    group.add_argument("--single", action="store_true", help="all reports in one PDF")
    group.add_argument(
        "--identity", action="store_true", help="name the patient and the file in each report"
    )


def refuse_lone_options(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """End with the usage where an option of reports stands alone, or has no films."""
    lone = [name for name in ("policy", "paper", "single", "identity") if getattr(options, name)]
    if options.report is None and lone:
        parser.error(f"--{lone[0]} belongs to --report")
    if options.report is not None and not options.files:
        parser.error("--report needs films or folders")
