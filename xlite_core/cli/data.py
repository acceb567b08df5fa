"""`xlite data`: label tables and folds."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from xlite_core.findings import CHESTXRAY14

app = typer.Typer(help="Label tables and folds.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    """Label tables and folds."""


@app.command()
def folds(
    labels: Annotated[Path, typer.Argument(help="CSV with file, patient_id, findings.")],
    out: Annotated[Path, typer.Argument(help="The fold file to write; never overwritten.")],
    prefix: Annotated[str, typer.Option(help="Only files whose name starts so.")] = "",
    partial_source: Annotated[
        list[str] | None,
        typer.Option(help="A source that holds only some findings: it trains, but does not judge."),
    ] = None,
    seed: Annotated[int, typer.Option(help="Settles ties.")] = 42,
) -> None:
    """Freeze five folds, grouped by patient and stratified by finding."""
    import numpy as np

    from xlite_core.data.folds import make_fold_file, write_folds
    from xlite_core.data.labels import read_labels

    if out.exists():
        raise typer.BadParameter(f"{out.name} exists: a frozen protocol is not made anew.")
    table = read_labels(labels, CHESTXRAY14)
    table = table[np.char.startswith(table.files, prefix)]
    made = make_fold_file(table, partial_sources=partial_source or [], seed=seed)
    write_folds(out, made)
    patients = len(set(made.patients.tolist()))
    typer.echo(
        f"{len(made.files)} films of {patients} patients in {made.count} folds; "
        f"{int(made.headline.sum())} of them judge."
    )
