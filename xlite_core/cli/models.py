"""`xlite models` and `xlite card`: what students cost, and what one says of itself."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from xlite_core.errors import require


def models(
    size: Annotated[int, typer.Option(help="Side of the input in pixels.")] = 224,
) -> None:
    """List the students: parameters, multiply-accumulates and file size."""
    require("torch", feature="Counting a student's parameters", extra="train")
    from xlite_core.models.complexity import complexity_table

    table = Table("Student", title=f"Students at {size} x {size} pixels")
    for heading in ("Parameters, M", "MACs, M", "FP32 file, MB"):
        table.add_column(heading, justify="right")
    for row in complexity_table(input_size=size):
        table.add_row(
            row.name, f"{row.parameters / 1e6:.2f}", f"{row.macs / 1e6:.0f}", f"{row.file_mb:.1f}"
        )
    Console().print(table)


def card(
    model: Annotated[
        Path | None, typer.Argument(help="A model file; the bundled student by default.")
    ] = None,
) -> None:
    """Write what a model file says of itself, as Markdown."""
    from xlite_core.inference.classifier import Classifier
    from xlite_core.reporting.model_card_page import to_markdown
    from xlite_core.resources import bundled_student

    classifier = Classifier.open(model or bundled_student())
    typer.echo(to_markdown(classifier.card, classifier.fingerprint), nl=False)
