"""`xlite paths`: where everything lies that the application keeps."""

from __future__ import annotations

from typing import Annotated

import typer


def paths(*, as_json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False) -> None:
    """List every folder, and what says that it is there: policy, environment, usual.

    Folders that a user chose in the window are listed by: xlite-desktop --paths.
    """
    from xlite_core import places_list

    write = places_list.as_json if as_json else places_list.as_lines
    typer.echo(write(places_list.listed_places()))
