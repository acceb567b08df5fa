"""`xlite models` and `xlite card`: what students cost, which are installed, what one says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from xlite_core.pack.training_program import own_program

if TYPE_CHECKING:
    from xlite_core.inference.classifier import Classifier

app = typer.Typer(add_completion=False)


@app.callback(invoke_without_command=True)
def models(
    context: typer.Context,
    size: Annotated[int, typer.Option(help="Side of the input in pixels.")] = 224,
) -> None:
    """List the installed models, and what students cost: parameters, operations, file size."""
    if context.invoked_subcommand is not None:
        return
    console = Console()
    console.print(_installed_table())
    if own_program() is None:
        console.print("What students cost is counted by the Training pack: xlite-training models.")
        return
    from xlite_core.models.complexity import complexity_table

    table = Table("Student", title=f"Students at {size} x {size} pixels")
    for heading in ("Parameters, M", "MACs, M", "FP32 file, MB"):
        table.add_column(heading, justify="right")
    for row in complexity_table(input_size=size):
        table.add_row(
            row.name, f"{row.parameters / 1e6:.2f}", f"{row.macs / 1e6:.0f}", f"{row.file_mb:.1f}"
        )
    console.print(table)


@app.command("use")
def use(
    name: Annotated[str, typer.Argument(help="An installed model, or: bundled, or: fast.")],
) -> None:
    """Choose the model that Diagnose opens from its next start on."""
    from xlite_core.installed_model import BUNDLED, FAST, use_bundled, use_fast, use_installed

    if name == BUNDLED:
        use_bundled()
        typer.echo("Diagnose opens the bundled student.")
        return
    if name == FAST:
        use_fast()
        typer.echo("Diagnose opens the fast variant of the bundled student.")
        return
    model = use_installed(name)
    typer.echo(f"Diagnose opens {model.name} {model.fingerprint}.")


def card(
    model: Annotated[
        Path | None, typer.Argument(help="A model file; the one that Diagnose opens by default.")
    ] = None,
) -> None:
    """Write what a model file says of itself, as Markdown."""
    from xlite_core.reporting.model_card_page import to_markdown

    classifier = opened(model, Console(stderr=True, soft_wrap=True))
    page = to_markdown(classifier.card, classifier.fingerprint, byte_count=classifier.byte_count)
    typer.echo(page, nl=False)


def opened(model: Path | None, errors: Console) -> Classifier:
    """Open a model file, or the one that Diagnose opens; say so where that is not the chosen one.

    Raises:
        ModelFileRefused: It cannot be opened.
    """
    from xlite_core.fixed_model import open_model
    from xlite_core.installed_model import FAST, fast_student, open_for_diagnose

    if model == Path(FAST) and not model.exists():
        model = fast_student() or model
    if model is not None:
        return open_model(model)
    classifier, found = open_for_diagnose()
    if found.problem is not None:
        errors.print(escape(str(found.problem)), style="yellow", highlight=False)
    return classifier


def _installed_table() -> Table:
    from xlite_core.installed_model import (
        BUNDLED,
        FAST,
        fast_student,
        installed_models,
        model_for_diagnose,
    )

    found = model_for_diagnose()
    table = Table("Installed model", "Fingerprint", "MB", "", title="Models of Diagnose")
    rows = [(model.path, model.name, model.fingerprint) for model in installed_models()]
    fast = fast_student()
    if fast is not None:
        rows.insert(0, (fast, FAST, ""))
    known = [path for path, _, _ in rows]
    table.add_row(BUNDLED, "", "", "" if found.path in known else "opened")
    for path, name, fingerprint in rows:
        size = f"{path.stat().st_size / 1e6:.1f}"
        table.add_row(escape(name), fingerprint, size, "opened" if path == found.path else "")
    if found.problem is not None:
        table.caption = escape(str(found.problem))
    return table
