"""`xlite data`: importing and describing data sets, and freezing folds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.console import Console

from xlite_core.errors import InvalidConfiguration
from xlite_core.findings import CHESTXRAY14

if TYPE_CHECKING:
    from xlite_core.data.labels import LabelTable
    from xlite_core.data.manifest import Manifest

app = typer.Typer(help="Data sets, label tables and folds.", no_args_is_help=True)

_INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells count it: 128 + SIGINT."""


@app.callback()
def _group() -> None:
    """Data sets, label tables and folds."""


@app.command("import")
def import_(
    source: Annotated[
        Path, typer.Argument(help="A label table (CSV, perhaps gzipped), or a folder of folders.")
    ],
    out: Annotated[
        Path, typer.Argument(help="The manifest to write (.csv), or a folder for manifest.csv.")
    ],
    *,
    images: Annotated[
        Path | None,
        typer.Option(help="Folder of the films, however deep; by default beside the table."),
    ] = None,
    no_images: Annotated[
        bool, typer.Option("--no-images", help="Import the table without looking for films.")
    ] = False,
    kind: Annotated[
        Literal["auto", "nih", "csv", "folders"], typer.Option(help="What the source is.")
    ] = "auto",
    finding: Annotated[
        list[str] | None, typer.Option(help="A finding to import; repeat for more.")
    ] = None,
    verify: Annotated[
        Literal["full", "exists"],
        typer.Option(help="Decode every film and compare contents, or see whether it is there."),
    ] = "full",
) -> None:
    """Import a data set: find, check and list its films, and write a manifest.

    Films that are missing, unreadable or there twice are listed with the reason.

    Ctrl-C keeps what was checked: the same command goes on from there.
    """
    from xlite_core.cli.data_pages import print_import
    from xlite_core.data.manifest import require_writable, write_manifest
    from xlite_core.data.source import kind_of

    if images is not None and no_images:
        raise InvalidConfiguration(
            "A table cannot be imported both with films and without.",
            "Choose --images or --no-images.",
        )
    chosen = kind_of(source) if kind == "auto" else kind
    if chosen == "folders" and (images is not None or no_images):
        raise InvalidConfiguration(
            "A folder of folders brings its own films.", "Leave out --images and --no-images."
        )
    path = out if out.suffix == ".csv" and not out.is_dir() else out / "manifest.csv"
    require_writable(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    journal = path.with_name(f".{path.name}.checked")
    errors = Console(stderr=True, soft_wrap=True)
    try:
        manifest = _imported(
            source,
            None if no_images else images,
            chosen,
            findings=finding or (),
            verify=verify,
            journal=None if no_images else journal,
            console=errors,
        )
    except KeyboardInterrupt:
        errors.print("Stopped. What was checked is kept: the same command goes on from there.")
        raise typer.Exit(_INTERRUPTED) from None
    write_manifest(path, manifest)
    journal.unlink(missing_ok=True)
    print_import(path.name, manifest, Console())


@app.command()
def describe(
    manifest: Annotated[Path, typer.Argument(help="A manifest.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False,
) -> None:
    """Count findings, how they go together, patients, views, sexes and ages."""
    import json

    from xlite_core.cli.data_pages import print_statistics
    from xlite_core.data.manifest import read_manifest
    from xlite_core.data.statistics import describe as counted

    read = read_manifest(manifest)
    statistics = counted(read.table)
    if as_json:
        typer.echo(json.dumps({"fingerprint": read.fingerprint, **statistics.to_dict()}, indent=2))
    else:
        print_statistics(manifest.name, statistics, Console())


@app.command()
def folds(
    labels: Annotated[
        Path, typer.Argument(help="A manifest, or a CSV with file, patient_id, findings.")
    ],
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

    if out.exists():
        raise typer.BadParameter(f"{out.name} exists: a frozen protocol is not made anew.")
    table = open_table(labels)
    table = table[np.char.startswith(table.files, prefix)]
    made = make_fold_file(table, partial_sources=partial_source or [], seed=seed)
    write_folds(out, made)
    patients = len(set(made.patients.tolist()))
    typer.echo(
        f"{len(made.files)} films of {patients} patients in {made.count} folds; "
        f"{int(made.headline.sum())} of them judge."
    )


def open_table(path: Path) -> LabelTable:
    """Read a manifest's table, or a bare label table with the fourteen findings.

    Raises:
        InvalidLabels: It is neither.
    """
    from xlite_core.data.labels import read_labels
    from xlite_core.data.manifest import is_manifest, read_manifest

    return read_manifest(path).table if is_manifest(path) else read_labels(path, CHESTXRAY14)


def _imported(
    source: Path,
    images: Path | None,
    kind: Literal["nih", "csv", "folders"],
    *,
    findings: list[str] | tuple[()],
    verify: Literal["full", "exists"],
    journal: Path | None,
    console: Console,
) -> Manifest:
    """Import with a progress bar; without a journal, the table alone."""
    from xlite_core.cli.study import progress_bar
    from xlite_core.data.inspection import Inspection
    from xlite_core.data.source import images_beside, import_source

    if journal is not None and kind != "folders":
        images = images or images_beside(source)
    with progress_bar(console) as progress:
        task = progress.add_task("checking films", total=None)
        manifest = import_source(
            source,
            images,
            kind,
            findings=findings,
            inspection=Inspection(
                verify=verify,
                journal=journal,
                progress=lambda done, total: progress.update(task, completed=done, total=total),
            ),
        )
    assert manifest is not None  # nobody can cancel but Ctrl-C, which is an exception
    return manifest
