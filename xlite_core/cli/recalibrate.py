"""`xlite models recalibrate`: a model file for one site, from a table of its own cases."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from xlite_core.atomic_file import atomic_write
from xlite_core.cli.study import progress_bar
from xlite_core.errors import InvalidConfiguration
from xlite_core.findings import display_name

if TYPE_CHECKING:
    from xlite_core.evaluation.interval import Estimate
    from xlite_core.evaluation.site_recalibration import Recalibration
    from xlite_core.inference.classifier import Classifier
    from xlite_core.recalibration.judging import JudgedCases
    from xlite_core.recalibration.site_model import SiteFinding, SiteModel

_MOST_LEFT_OUT = 10


def recalibrate(
    table: Annotated[
        Path, typer.Argument(help="CSV: a film a row, a finding a column: 1, 0 or nothing.")
    ],
    *,
    images: Annotated[Path, typer.Option(help="Folder below which the films lie.")],
    name: Annotated[str, typer.Option(help="What the site is called.")],
    chosen: Annotated[
        bool,
        typer.Option(
            "--chosen",
            help="The films were chosen, so their shares of positive films are not the site's.",
        ),
    ] = False,
    model: Annotated[
        Path | None, typer.Option(help="A model file (.onnx) instead of the chosen one.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="The new model file.")] = None,
    use: Annotated[
        bool, typer.Option("--use", help="Install it, and let Diagnose open it.")
    ] = False,
) -> None:
    """Calibrate a model on your own cases: the same network, another card, another fingerprint.

    A finding needs ten positive and ten negative films.  Before and after are compared on films
    that did not fit the calibration.  Take no films that the network was trained on.
    """
    from xlite_core.installed_model import install_model
    from xlite_core.recalibration.cases import read_cases
    from xlite_core.recalibration.judging import judged_cases
    from xlite_core.recalibration.outlook import outlook, require_enough
    from xlite_core.recalibration.site_model import site_model, write_site_model
    from xlite_core.recalibration.site_name import checked_site, name_for_site

    console = Console(stderr=True, soft_wrap=True)
    classifier, source = _opened(model, console)
    called = name_for_site(classifier.card.name, checked_site(name))
    file = out or (None if use else _new_file(called))
    cases = read_cases(table, images, classifier.card.finding_names)
    require_enough(outlook(cases, classifier.card.finding_names))
    with progress_bar(console) as bar:
        task = bar.add_task("reading films", total=len(cases.paths))
        judged = judged_cases(
            classifier, cases, progress=lambda done, _: bar.update(task, completed=done)
        )
    assert judged is not None, "nobody cancels it"
    made = site_model(classifier.card, judged, name, as_they_come=not chosen)
    _say_left_out(judged, console)
    _say_result(made, console)
    with TemporaryDirectory() as folder:
        made_file = Path(folder) / "model.onnx"
        write_site_model(made, source, classifier.fingerprint, made_file)
        if use:
            typer.echo(install_model(made_file))
        if file is not None:
            with atomic_write(file) as stream:
                stream.write(made_file.read_bytes())
            typer.echo(file)


def _opened(model: Path | None, console: Console) -> tuple[Classifier, Path]:
    """Return the model, and the file that it really came from."""
    from xlite_core.cli.models import opened
    from xlite_core.installed_model import open_for_diagnose

    if model is not None:
        return opened(model, console), model
    classifier, found = open_for_diagnose()
    if found.problem is not None:
        console.print(escape(str(found.problem)), style="yellow", highlight=False)
    return classifier, found.path


def _new_file(model: str) -> Path:
    """Return a file in this folder that is called like the model.

    Raises:
        InvalidConfiguration: There is such a file already.
    """
    file = Path(re.sub(r"[^\w.-]+", "_", model).strip("._") + ".onnx")
    if file.exists():
        raise InvalidConfiguration(
            f"There is a file {file.name} already.", "Name another one with --out."
        )
    return file


def _say_left_out(judged: JudgedCases, console: Console) -> None:
    left_out = judged.left_out
    for film in left_out[:_MOST_LEFT_OUT]:
        console.print(f"[yellow]{escape(film.file)}:[/yellow] {escape(film.reason)}")
    if len(left_out) > _MOST_LEFT_OUT:
        console.print(f"{len(left_out) - _MOST_LEFT_OUT:,} more films were left out.")
    if not judged.knows_patients:
        console.print("The table names no patients: every film counts as a patient of its own.")


def _say_result(made: SiteModel, console: Console) -> None:
    table = Table("Finding", title=f"{made.card.name}, {made.films:,} films")
    for heading in ("Positive", "Stated before, %", "after", "Brier before", "after"):
        table.add_column(heading, justify="right")
    for heading in ("Change, 95 % interval", "Slope before", "Slope after", "Fitted"):
        table.add_column(heading)
    for finding in made.findings:
        if finding.recalibration is not None:
            table.add_row(*_row(finding, finding.recalibration))
    table.caption = (
        "After: each film judged by a calibration fitted without its patient. A negative change "
        "of the Brier score is better; a slope of 1 is right."
    )
    console.print(table)
    for card in made.without_order:
        auc = "" if card.auc is None else f", AUC {_interval(card.auc)}"
        console.print(
            f"[yellow]{display_name(card.name)}:[/yellow] the films are not ordered better than "
            f"chance{auc}; no calibration can mend that."
        )
    staying: dict[str, list[str]] = {}
    for finding in made.findings:
        if finding.recalibration is None:
            staying.setdefault(finding.reason, []).append(display_name(finding.name))
    for reason, names in staying.items():
        console.print(f"As before ({reason}): {', '.join(names)}.")


def _row(finding: SiteFinding, found: Recalibration) -> tuple[str, ...]:
    before, after, change = found.before, found.after, found.brier_change
    return (
        display_name(finding.name),
        f"{found.positives:,} of {found.films:,}",
        f"{100 * before.stated:.1f}",
        f"{100 * after.stated:.1f}",
        f"{before.brier:.4f}",
        f"{after.brier:.4f}",
        f"{change.value:+.4f} ({change.low:+.4f} to {change.high:+.4f})",
        _interval(before.slope),
        _interval(after.slope),
        "slope and offset" if found.fitted_slope else "offset alone",
    )


def _interval(slope: Estimate | None) -> str:
    return "–" if slope is None else f"{slope.value:.2f} ({slope.low:.2f} to {slope.high:.2f})"
