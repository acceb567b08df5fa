"""`xlite experiments`: the log of runs, listed, shown, compared, reported on and annotated."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from xlite_core.errors import InvalidConfiguration
from xlite_core.run_directory import default_runs_folder

if TYPE_CHECKING:
    from xlite_core.experiments.compare import ComparedRow
    from xlite_core.experiments.logged_runs import LoggedRun

app = typer.Typer(help="The log of runs.", no_args_is_help=True)

Runs = Annotated[
    Path | None,
    typer.Option(help="The runs folder; the user's own if absent.", envvar="XLITE_RUNS"),
]
AsJson = Annotated[bool, typer.Option("--json", help="Write JSON.")]

_STATUS_STYLES = {"completed": "green", "failed": "red", "interrupted": "yellow", "running": "bold"}
_NARROW = 100
"""Columns of a terminal below which only what tells runs apart is shown."""


@app.callback()
def _group() -> None:
    """List runs, show, compare and report on them, and write down why."""


@app.command("list")
def list_(
    *,
    runs: Runs = None,
    phase: Annotated[
        Literal["baseline", "distillation", "final", "ablation"] | None,
        typer.Option(help="Only runs of this phase."),
    ] = None,
    starred: Annotated[bool, typer.Option("--starred", help="Only starred runs.")] = False,
    as_json: AsJson = False,
) -> None:
    """List all runs with their results; the best AUC is marked.

    A run that a kill or a power cut ended is "interrupted"; --resume goes on with it.
    """
    from xlite_core.experiments.logged_runs import logged_runs

    folder = runs or default_runs_folder()
    found = [
        run
        for run in logged_runs(folder)
        if (phase is None or run.row.phase == phase)
        and (not starred or (run.note is not None and run.note.starred))
    ]
    if as_json:
        typer.echo(json.dumps([run.to_dict() for run in found], indent=1, ensure_ascii=False))
        return
    console = Console()
    if not found:
        console.print("There is no such run yet. `xlite train` makes one.")
        return
    console.print(_run_table(found, narrow=console.width < _NARROW))
    errors = Console(stderr=True)
    for run in found:
        if run.problem:
            name = escape(run.row.experiment_id)
            errors.print(f"[yellow]{name}:[/yellow] {escape(run.problem)}", highlight=False)


def _run_table(found: Sequence[LoggedRun], *, narrow: bool) -> Table:
    from xlite_core.experiments.markdown import decimal
    from xlite_core.experiments.seeds import best_index

    made = Table("Run")
    for heading in () if narrow else ("Date", "Attention", "tau", "alpha"):
        made.add_column(heading, justify="right" if len(heading) == 3 else "left")
    made.add_column("Backbone", overflow="fold")
    for heading in ("AUC", "F1") if narrow else ("AUC", "F1", "Test AUC", "CPU, ms"):
        made.add_column(heading, justify="right")
    for heading in ("Status", "Decision"):
        made.add_column(heading)
    best = best_index([run.row.val_auc_macro for run in found])
    for place, run in enumerate(found):
        row, note = run.row, run.note
        area = decimal(row.val_auc_macro)
        style = _STATUS_STYLES.get(run.status, "")
        wide = (row.date.isoformat(), row.attention_type, decimal(row.kd_temperature, 1),
                decimal(row.kd_alpha, 2))  # fmt: skip
        more = (decimal(row.test_auc_macro), decimal(row.inference_time_ms, 1))
        made.add_row(
            f"{row.experiment_id}{' ★' if note and note.starred else ''}",
            *(() if narrow else map(escape, wide)),
            escape(row.cnn_backbone),
            f"[bold]{area}[/bold]" if place in best else area,
            decimal(row.val_f1_macro),
            *(() if narrow else more),
            f"[{style}]{run.status}[/{style}]" if style else run.status,
            note.decision if note else "",
        )
    return made


@app.command()
def show(
    run: Annotated[str, typer.Argument(help="A run's id, folder name or path.")],
    *,
    runs: Runs = None,
    as_json: AsJson = False,
) -> None:
    """Show one run: its settings, its course, its numbers and what was written about it."""
    from xlite_core.experiments import report_numbers, report_sections
    from xlite_core.experiments.logged_runs import require_run
    from xlite_core.experiments.metrics import RunMetrics
    from xlite_core.experiments.notes import NOTES, read_notes, to_dict
    from xlite_core.experiments.stored_run import StoredRun

    directory = require_run(runs or default_runs_folder(), run)
    stored = StoredRun.read(directory)
    metrics = RunMetrics.from_dict(stored.metrics)
    note = read_notes(directory.path.parent / NOTES).get(stored.experiment_id)
    if as_json:
        told = {
            "experiment_id": stored.experiment_id,
            "config": stored.config,
            "epochs": stored.epochs,
            "alarms": stored.alarms,
            "device_hours": stored.device_hours,
            "provenance": stored.provenance,
            "metrics": stored.metrics,
            "note": to_dict(note) if note else None,
        }
        typer.echo(json.dumps(told, indent=1, ensure_ascii=False))
        return
    parts = [f"# {stored.experiment_id}"]
    if metrics.headline is not None:
        parts.append(report_numbers.headline(metrics.headline))
    parts += [
        report_sections.why(note),
        report_sections.main_settings(stored),
        report_sections.course(stored),
    ]
    if metrics.headline is not None:
        parts.append(report_numbers.findings_table(metrics.headline))
    _print_markdown("\n\n".join(part for part in parts if part))


@app.command()
def compare(
    names: Annotated[list[str], typer.Argument(help="Two runs or more.", metavar="RUN...")],
    *,
    runs: Runs = None,
    as_json: AsJson = False,
) -> None:
    """Put runs side by side; say what differs, what is best, and what is not like for like.

    Two runs that were judged on the same films are also compared film by film: the paired
    difference in AUC with its interval.
    """
    from xlite_core.experiments.compare import compare_runs
    from xlite_core.experiments.logged_runs import require_run
    from xlite_core.experiments.stored_run import StoredRun
    from xlite_core.training.paired_runs import paired_sentences

    folder = runs or default_runs_folder()
    directories = [require_run(folder, name) for name in names]
    comparison = compare_runs([StoredRun.read(directory) for directory in directories])
    paired = paired_sentences(directories)
    if as_json:
        told = {**comparison.to_dict(), "paired": list(paired)}
        typer.echo(json.dumps(told, indent=1, ensure_ascii=False))
        return
    console = Console()
    for sentence in comparison.sentences:
        console.print(f"[yellow]{escape(sentence)}[/yellow]", highlight=False)
    if comparison.settings:
        console.print(_compared("Settings that differ", comparison.runs, comparison.settings))
    console.print(_compared("Results, the best in bold", comparison.runs, comparison.measures))
    for sentence in paired:
        console.print(escape(sentence), highlight=False)


def _compared(title: str, names: Sequence[str], rows: Sequence[ComparedRow]) -> Table:
    made = Table("", title=title, title_justify="left")
    for name in names:
        made.add_column(escape(name), justify="right", overflow="fold")
    for row in rows:
        cells = [
            f"[bold]{escape(text)}[/bold]" if place in row.best else escape(text)
            for place, text in enumerate(row.texts)
        ]
        made.add_row(escape(row.name), *cells)
    return made


@app.command()
def report(
    run: Annotated[
        str | None, typer.Argument(help="A run; without one, the log of all runs is written.")
    ] = None,
    *,
    runs: Runs = None,
    against: Annotated[str | None, typer.Option(help="A run to compare it with.")] = None,
) -> None:
    """Write a run's report, or the log of all runs, as Markdown and as a page."""
    from xlite_core.atomic_file import atomic_write
    from xlite_core.experiments.logged_runs import require_run
    from xlite_core.experiments.report_page import to_page
    from xlite_core.experiments.written_log import PAGE, WRITTEN_LOG, written_log

    folder = runs or default_runs_folder()
    if run is not None:
        from xlite_core.training.finish import write_run_report

        other = None if against is None else require_run(folder, against)
        written = write_run_report(require_run(folder, run), against=other)
    else:
        if against is not None:
            raise InvalidConfiguration(
                "The log of all runs is not held against one run.", "Name a run to report on."
            )
        text = written_log(folder)
        page = to_page(text, title="Experiments", folder=folder)
        folder.mkdir(parents=True, exist_ok=True)
        written = (folder / WRITTEN_LOG, folder / PAGE)
        for path, content in zip(written, (text, page), strict=True):
            with atomic_write(path) as stream:
                stream.write(content.encode())
    for path in written:
        Console().print(str(path), highlight=False, soft_wrap=True)


@app.command()
def note(
    subject: Annotated[str, typer.Argument(help="A run's id, or the name of a group of runs.")],
    *,
    runs: Runs = None,
    objective: Annotated[str | None, typer.Option(help="What was to be learned.")] = None,
    hypothesis: Annotated[str | None, typer.Option(help="What was expected.")] = None,
    findings: Annotated[str | None, typer.Option(help="What came out.")] = None,
    decision: Annotated[
        Literal["adopt", "reject", "reference"] | None, typer.Option(help="What follows.")
    ] = None,
    reason: Annotated[str | None, typer.Option(help="Why; a decision needs it.")] = None,
    next_step: Annotated[str | None, typer.Option("--next", help="What to do next.")] = None,
    star: Annotated[bool | None, typer.Option("--star/--no-star", help="Mark it.")] = None,
) -> None:
    """Write down why a run was made, what came of it and what was decided.

    Without an option, shows what was written. Nothing is lost: each word stays in notes.jsonl.
    """
    from xlite_core.experiments.notes import NOTES, read_notes, write_note
    from xlite_core.experiments.report_sections import why

    folder = runs or default_runs_folder()
    given = {
        "objective": objective,
        "hypothesis": hypothesis,
        "findings": findings,
        "decision": decision,
        "reason": reason,
        "next_step": next_step,
        "starred": star,
    }
    changes = {name: value for name, value in given.items() if value is not None}
    if changes:
        written = write_note(folder, subject, **changes)
    else:
        known = read_notes(folder / NOTES).get(subject)
        if known is None:
            raise InvalidConfiguration(
                f"Nothing was written about {subject} yet.", "Give --objective, --findings, ..."
            )
        written = known
    _print_markdown(why(written) or f"{subject} is {'' if written.starred else 'not '}starred.")


def _print_markdown(text: str) -> None:
    from rich.markdown import Markdown

    Console().print(Markdown(text))
