"""`xlite diagnose`: the window's numbers, without a window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from xlite_core.cli.diagnose_many import diagnose_many, require_lone_output
from xlite_core.cli.kept_marks import kept_marks
from xlite_core.cli.models import opened
from xlite_core.errors import InvalidConfiguration
from xlite_core.findings import display_name
from xlite_core.written_name import written_name

if TYPE_CHECKING:
    from xlite_core.inference.batch import FilmResult
    from xlite_core.inference.classifier import Classifier
    from xlite_core.inference.model_card import ModelCard
    from xlite_core.reporting.prediction_report import FilmReport

_TOP = 3


def diagnose(
    files: Annotated[list[Path], typer.Argument(help="Films, or folders of films.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Write CSV.")] = False,
    overlay: Annotated[
        Path | None, typer.Option(help="Folder for pictures of the top three findings.")
    ] = None,
    model: Annotated[
        Path | None,
        typer.Option(help="A model file (.onnx), or: fast, instead of the chosen one."),
    ] = None,
    policy: Annotated[str | None, typer.Option(help="Thresholds: youden, f1, ...")] = None,
    out: Annotated[
        Path | None,
        typer.Option(help="Write .csv, .json or .xlsx here; resumes where it was cut off."),
    ] = None,
) -> None:
    """Give the probability of each finding on each film. Research use only.

    Ends with status 1 when a file cannot be read; the others are still done.  With --out any
    number of films is scored, Ctrl-C keeps what is done, and the same command goes on.
    """
    if as_json and as_csv:
        raise InvalidConfiguration(
            "JSON and CSV cannot share one output.", "Choose --json or --csv."
        )
    errors = Console(stderr=True, soft_wrap=True)
    if out is not None:
        require_lone_output(as_json=as_json, as_csv=as_csv, overlay=overlay)
    from xlite_core.io.reading_pool import warm_up

    warm_up()  # beside the model
    classifier = opened(model, errors)
    chosen = policy or classifier.card.default_policy
    if out is not None:
        raise typer.Exit(diagnose_many(files, out, classifier, chosen, errors))
    output = "json" if as_json else "csv" if as_csv else ""
    if not _diagnose_each(files, classifier, chosen, errors, output=output, overlay=overlay):
        raise typer.Exit(1)


def _diagnose_each(
    files: list[Path],
    classifier: Classifier,
    policy: str,
    errors: Console,
    *,
    output: str,
    overlay: Path | None,
) -> bool:
    """Say what each film shows, as "json", "csv" or tables; return whether all could be read."""
    from xlite_core.cli.studies import StudyHeadings, said
    from xlite_core.inference.batch import classify_files
    from xlite_core.io.studies import gather
    from xlite_core.reporting.prediction_report import film_report, model_facts, to_csv, to_json

    card = classifier.card
    thresholds = card.operating_points(policy)
    facts = model_facts(card, classifier.fingerprint, policy)
    marks = kept_marks(classifier.fingerprint, errors)
    found = gather(files)
    said(found, errors)
    headings = StudyHeadings(found.films)
    paths = [film.path for film in found.films]
    if not paths:
        raise InvalidConfiguration(
            "There is no film in the given folders.",
            "Give PNG, JPEG, TIFF or DICOM files, or a folder that holds some.",
        )
    reports: list[FilmReport] = []
    for number, result in enumerate(classify_files(classifier, paths), 1):
        key = result.radiograph.provenance.sha256 if result.radiograph is not None else ""
        report = film_report(result, thresholds, marks[key].opinions if key in marks else ())
        reports.append(report)
        if report.error:
            line = f"[red]{escape(report.file)}:[/red] {escape(report.error)}"
            errors.print(line, highlight=False)
        elif not output:
            headings.print_before(number - 1, Console())
            _print_film(report, Console())
        if overlay is not None and report.findings:
            _write_overlays(overlay, number, result, report, card)
    if output == "json":
        typer.echo(to_json(reports, facts))
    elif output == "csv":
        typer.echo(to_csv(reports, card.finding_names, facts), nl=False)
    else:
        Console().print(f"{card.name} {classifier.fingerprint}. {card.intended_use}")
    return not any(report.error for report in reports)


def _print_film(report: FilmReport, console: Console) -> None:
    if report.unscored:
        console.print(f"{escape(report.file)}: {report.unscored}", highlight=False)
        return
    table = Table(title=escape(report.file), title_justify="left")
    table.add_column("Finding")
    for heading in ("Probability, %", "Threshold, %"):
        table.add_column(heading, justify="right")
    table.add_column("")
    table.add_column("Reader" if any(f.opinion for f in report.findings) else "")
    for finding in report.leading(len(report.findings)):
        table.add_row(
            display_name(finding.finding),
            f"{100 * finding.probability:.1f}",
            f"{100 * finding.threshold:.1f}",
            "above threshold" if finding.above_threshold else "",
            finding.opinion.words if finding.opinion is not None else "",
            style="bold" if finding.above_threshold else "",
        )
    for notice in report.notices:
        console.print(f"[yellow]In doubt:[/yellow] {escape(notice.sentence)}", highlight=False)
    console.print(table)


def _write_overlays(
    folder: Path, number: int, result: FilmResult, report: FilmReport, card: ModelCard
) -> None:
    from xlite_core.atomic_file import atomic_write
    from xlite_core.reporting.overlay_picture import overlay_png

    assert result.radiograph is not None
    assert result.prediction is not None
    folder.mkdir(parents=True, exist_ok=True)
    for rank, finding in enumerate(report.leading(_TOP), 1):
        # The number keeps two files of the same name in different folders apart.
        film = written_name(result.path.stem, number)
        name = f"{number:03d}_{film}_{rank}_{finding.finding}.png"
        with atomic_write(folder / name) as stream:
            stream.write(overlay_png(result.radiograph, result.prediction, finding.finding, card))
