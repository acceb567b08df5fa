"""`xlite data split`: training, validation and test films and folds, and whether they are fair."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.console import Console
from rich.table import Table

from xlite_core.errors import InvalidConfiguration
from xlite_core.findings import display_name

if TYPE_CHECKING:
    from xlite_core.data.labels import LabelTable
    from xlite_core.data.split_check import SplitDeviation
    from xlite_core.data.splits import Split


def split(
    manifest: Annotated[Path, typer.Argument(help="A manifest, or a label table.")],
    out: Annotated[
        Path, typer.Argument(help="Folder for train.csv, val.csv and test.csv; never overwritten.")
    ],
    *,
    shares: Annotated[
        tuple[float, float, float],
        typer.Option(help="Of training, validation and test films, in any unit."),
    ] = (0.70, 0.15, 0.15),
    seed: Annotated[int, typer.Option(help="The same seed gives the same split.")] = 42,
    by: Annotated[
        Literal["patient", "image"],
        typer.Option(help="What stays together; 'image' lets patients leak into the test."),
    ] = "patient",
    official: Annotated[
        tuple[Path, Path] | None,
        typer.Option(help="Published lists, train_val_list.txt and test_list.txt, instead."),
    ] = None,
    share: Annotated[
        float, typer.Option(help="Keep only this stratified part of the training films.")
    ] = 1.0,
    folds: Annotated[
        int | None, typer.Option(help="Also spread all but the test films over folds: folds.csv.")
    ] = None,
) -> None:
    """Split films so that every finding has the same share in each part.

    Prints the shares, how far they differ, and whether films of one patient are in two parts.
    """
    from dataclasses import replace

    from xlite_core.cli.data import open_table
    from xlite_core.data.folds import write_folds
    from xlite_core.data.split_check import largest_deviation, leak_warning
    from xlite_core.data.splits import (
        fold_remainder,
        make_split,
        official_split,
        stratified_share,
        write_split,
    )

    _require_new(out)
    _require_agreement(by, official, folds)
    table = open_table(manifest)
    console = Console(soft_wrap=True)
    if official is None:
        made = make_split(table, shares=shares, seed=seed, grouping=by)
    else:
        made = official_split(table, *official, seed=seed, partial=True)
        _print_absent(table, made, official, console)
    made = replace(made, train=stratified_share(table, made.train, share, seed=seed, grouping=by))
    spread = None if folds is None else fold_remainder(table, made, folds=folds, seed=seed)
    write_split(out, table, made)
    if spread is not None:
        write_folds(out / "folds.csv", spread)
    _print_shares(largest_deviation(table, made), console)
    warning = leak_warning(table, made)
    console.print(f"[yellow]{warning}[/]" if warning else "No patient is in two parts.")
    console.print(f"Split {made.fingerprint(table)}.", highlight=False)


def _require_new(out: Path) -> None:
    names = ("train.csv", "val.csv", "test.csv", "folds.csv")
    there = [name for name in names if (out / name).exists()]
    if there:
        raise InvalidConfiguration(
            f"The folder holds a split already: {there[0]} exists.",
            "Choose another folder: a split that runs were compared on is not made anew.",
        )


def _require_agreement(by: str, official: tuple[Path, Path] | None, folds: int | None) -> None:
    if by == "image" and official is not None:
        raise InvalidConfiguration(
            "Published lists are not split by image.", "Leave out --by or --official."
        )
    if by == "image" and folds is not None:
        raise InvalidConfiguration(
            "Folds keep the films of a patient together.", "Leave out --folds or --by image."
        )


def _print_absent(
    table: LabelTable, made: Split, official: tuple[Path, Path], console: Console
) -> None:
    from xlite_core.data.splits import listed_films

    used = len(made.remainder) + len(made.test)
    absent = sum(len(listed_films(path)) for path in official) - used
    if absent:
        console.print(f"{absent:,} films of the lists are not in the table.", highlight=False)
    if unlisted := len(table) - used:
        console.print(f"{unlisted:,} films of the table are in no list.", highlight=False)


def _print_shares(check: SplitDeviation, console: Console) -> None:
    table = Table(title="Positive films, % of those known", title_justify="left")
    table.add_column("")
    for part, films in check.films.items():
        table.add_column(f"{part}\n{films:,} films", justify="right")
    table.add_column("Deviation,\n% points", justify="right")
    for number, finding in enumerate(check.findings):
        cells = [f"{shares[number]:.2f}" for shares in check.shares.values()]
        table.add_row(display_name(finding), *cells, f"{check.deviations[number]:.3f}")
    console.print(table)
    console.print(
        f"Largest deviation: {check.largest:.3f} percentage points "
        f"({display_name(check.worst_finding)}).",
        highlight=False,
    )
