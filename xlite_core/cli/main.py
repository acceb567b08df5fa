"""The `xlite` command: every sub-command imports its own machinery, so each starts quickly."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.markup import escape

from xlite_core import __version__
from xlite_core.cli import (
    balance,
    cache,
    cross_validate,
    data,
    diagnose,
    dicom,
    evaluate,
    experiments,
    export,
    grid,
    input_check,
    localise,
    models,
    paths,
    pretrain,
    recalibrate,
    search,
    self_test,
    shortcuts,
    split,
    study_comparison,
    train,
)
from xlite_core.cli.training_half import carry_out_elsewhere, play_role_if_asked
from xlite_core.errors import MissingFeature, XLiteError

app = typer.Typer(
    name="xlite",
    help="Chest X-ray findings with a small network. Research use only.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("diagnose")(diagnose.diagnose)
app.command("train")(train.train)
app.command("pretrain")(pretrain.pretrain)
app.command("search")(search.search)
app.command("cross-validate")(cross_validate.cross_validate)
app.command("evaluate")(evaluate.evaluate)
app.command("export")(export.export)
app.command("paths")(paths.paths)
app.command("self-test")(self_test.self_test)
app.command("input-check")(input_check.input_check)
models.app.command("recalibrate")(recalibrate.recalibrate)
app.add_typer(models.app, name="models")
app.command("card")(models.card)
experiments.app.command("shortcuts")(shortcuts.shortcuts)
experiments.app.command("localise")(localise.localise)
experiments.app.command("studies")(study_comparison.studies)
experiments.app.command("grid")(grid.grid)
data.app.command("split")(split.split)
data.app.command("balance")(balance.balance)
data.app.command("cache")(cache.cache)
app.add_typer(data.app, name="data")
app.add_typer(dicom.app, name="dicom")
app.add_typer(experiments.app, name="experiments")


@app.callback(invoke_without_command=True)
def about(
    *, version: Annotated[bool, typer.Option("--version", help="Say the version and end.")] = False
) -> None:
    """Chest X-ray findings with a small network. Research use only."""
    if version:
        typer.echo(f"xlite {__version__}")
        raise typer.Exit


def main() -> None:
    """Run the command line; a failure that a user can act on is one sentence, not a traceback."""
    play_role_if_asked(sys.argv)
    try:
        try:
            app()
        except (MissingFeature, ModuleNotFoundError) as error:
            carry_out_elsewhere(sys.argv[1:], error)
    except XLiteError as error:
        _end(str(error))
    except OSError as error:
        # The file's own name: its folders may bear a patient's.
        name = Path(os.fsdecode(error.filename)).name if error.filename else "A file"
        _end(f"{name} cannot be used: {error.strerror or error}. Check the path and its drive.")


def _end(sentence: str) -> NoReturn:
    # Escaped: rich would take "[train]" in a hint for a colour, and swallow it.
    Console(stderr=True, soft_wrap=True).print(
        f"[red]Error:[/red] {escape(sentence)}", highlight=False
    )
    sys.exit(1)


if __name__ == "__main__":
    main()
