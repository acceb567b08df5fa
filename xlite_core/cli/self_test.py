"""`xlite self-test`: does this installation work on this computer?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def self_test(
    model: Annotated[
        Path | None, typer.Option(help="A model file instead of the chosen one.")
    ] = None,
) -> None:
    """Look at computer, formats, model and folders; the exit code is 1 if something fails."""
    from xlite_core.system_check.check_line import as_text, failed
    from xlite_core.system_check.checked_folders import checked_folders
    from xlite_core.system_check.checks import system_check

    lines = list(system_check(folders=checked_folders({}), model=model))
    typer.echo(as_text(lines), nl=False)
    raise typer.Exit(1 if failed(lines) else 0)
