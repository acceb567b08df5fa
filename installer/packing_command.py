"""The command line of a module that makes one package of what was frozen."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from installer.refusal import BuildRefused

log = logging.getLogger(__name__)


def run_packing(
    build: Callable[[Path, Path, Path], Path],
    arguments: Sequence[str] | None,
    *,
    name: str,
    source: str = "the folder that PyInstaller made",
) -> int:
    """Build from the command line and name what was made; returns 1 after a refusal.

    Args:
        build: Takes what was frozen, the icons, and the folder for the package.
        arguments: Of the command; those of this process without them.
        name: Of the module, below `installer`.
        source: What was frozen, in words.
    """
    parser = argparse.ArgumentParser(prog=f"python -m installer.{name}")
    parser.add_argument("source", type=Path, help=source)
    parser.add_argument("--icons", type=Path, required=True, help="what installer.icons made")
    parser.add_argument("--out", type=Path, required=True, help="the folder for the package")
    options = parser.parse_args(arguments)
    try:
        made = build(options.source, options.icons, options.out)
    except BuildRefused as refused:
        log.error("%s", refused)  # noqa: TRY400 - the sentence is for people, not the trace
        return 1
    sys.stdout.write(f"{made}\n")
    return 0
