"""`xlite data balance`: what weights and sampler will do, before anyone trains."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from xlite_core.data.balance import Balance, Sampler, WeightFormula
from xlite_core.errors import require
from xlite_core.findings import display_name

if TYPE_CHECKING:
    from xlite_core.data.balance_check import BalanceCheck

_USUAL = Balance()


def balance(
    manifest: Annotated[Path, typer.Argument(help="A manifest, or a label table.")],
    out: Annotated[Path, typer.Argument(help="Folder for balance.csv and balance.png.")],
    *,
    split: Annotated[
        Path | None,
        typer.Option(help="Folder of a split: its training films count, instead of all films."),
    ] = None,
    weights: Annotated[
        WeightFormula, typer.Option(help="Formula of the positive weights.")
    ] = _USUAL.weights,
    exponent: Annotated[float, typer.Option(help="a in 1/(n+s)^a.")] = _USUAL.exponent,
    smoothing: Annotated[float, typer.Option(help="s in 1/(n+s)^a.")] = _USUAL.smoothing,
    beta: Annotated[float, typer.Option(help="Of the effective number.")] = _USUAL.beta,
    sampler: Annotated[Sampler, typer.Option(help="How films are drawn.")] = _USUAL.sampler,
    no_finding_weight: Annotated[
        float, typer.Option(help="Of a film without findings, for the sampler.")
    ] = _USUAL.no_finding_weight,
    batches: Annotated[int, typer.Option(help="Batches to draw.")] = 500,
    batch_size: Annotated[int, typer.Option(help="Films in a batch.")] = 32,
    seed: Annotated[int, typer.Option(help="Of the draws.")] = 42,
) -> None:
    """Draw batches as a run would and show what each finding gets: a table, a CSV, a figure."""
    require("matplotlib", feature="Drawing the balance", extra="train")
    from xlite_core.atomic_file import atomic_write
    from xlite_core.cli.data import open_table
    from xlite_core.data.balance_check import check_balance
    from xlite_core.data.balance_figure import write_balance_figure
    from xlite_core.data.splits import read_split

    settings = Balance(
        weights=weights,
        exponent=exponent,
        smoothing=smoothing,
        beta=beta,
        sampler=sampler,
        no_finding_weight=no_finding_weight,
    )
    table = open_table(manifest)
    if split is not None:
        table = table[read_split(split, table).train]
    check = check_balance(
        table.labels,
        settings,
        findings=table.findings,
        sources=table.sources,
        batches=batches,
        batch_size=batch_size,
        seed=seed,
    )
    out.mkdir(parents=True, exist_ok=True)
    with atomic_write(out / "balance.csv") as stream:
        stream.write(check.to_csv().encode())
    write_balance_figure(out / "balance.png", check)
    _print(check, Console(soft_wrap=True))


def _print(check: BalanceCheck, console: Console) -> None:
    table = Table(
        title=f"{check.films:,} films, {check.batches} batches of {check.batch_size}",
        caption="Shares of the positive labels: natural, as drawn, and drawn times weight; "
        "then the batches without a film.",
        title_justify="left",
        caption_justify="left",
    )
    table.add_column("Finding", no_wrap=True)
    for heading in (
        "Films", "Weight", "Natural,\n%", "Drawn,\n%", "Weighted,\n%", "Without,\n%",
    ):  # fmt: skip
        table.add_column(heading, justify="right")
    columns = zip(
        check.positives, check.weights, check.before.shares, check.after.shares, check.pull,
        check.after.starved, strict=True,
    )  # fmt: skip
    for finding, (films, weight, *shares) in zip(check.findings, columns, strict=True):
        percent = [f"{100 * share:.1f}" for share in shares]
        table.add_row(display_name(finding), f"{films:,}", f"{weight:.3g}", *percent)
    console.print(table)
    before, after = check.before, check.after
    lines = {
        "Coefficient of variation": (before.variation, after.variation),
        "Distance from uniform": (before.distance_from_uniform, after.distance_from_uniform),
        "Films without a finding": (before.without_finding, after.without_finding),
    }
    for name, (old, new) in lines.items():
        console.print(f"{name}: {old:.2f}, as drawn {new:.2f}", highlight=False)
    if check.rare_emphasis is not None:
        console.print(
            f"The rarest third is drawn {check.rare_emphasis:.2f} times as much.", highlight=False
        )
    if check.balance.sampler != "none":
        closer = "closer to" if check.closer_to_uniform else "no closer to"
        console.print(f"The sampler brings the findings {closer} equal shares.", highlight=False)
