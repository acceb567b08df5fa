"""The written log: all runs of a folder as one document, an index and an entry each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from xlite_core.counting import counted
from xlite_core.experiments.ablation import ABLATIONS, ablation_table
from xlite_core.experiments.compare import validation_auc
from xlite_core.experiments.likeness import unlike
from xlite_core.experiments.logged_runs import LoggedRun, logged_runs
from xlite_core.experiments.markdown import bold, decimal, plain, table, with_interval
from xlite_core.experiments.notes import NOTES, Note, read_notes
from xlite_core.experiments.report_sections import main_settings, why
from xlite_core.experiments.seeds import best_index, seed_groups
from xlite_core.experiments.stored_run import StoredRun

WRITTEN_LOG = "log.md"
PAGE = "log.html"

STAR = "★"

_ABOUT = (
    "Research use only. AUC is the macro mean on validation films, which also chose the epoch; "
    "N/A is what was not measured."
)


def written_log(runs: Path) -> str:
    """Return the log of a folder of runs as Markdown.

    Raises:
        LogRefused: results.csv or notes.jsonl cannot be read.
    """
    logged = logged_runs(runs)
    ids = {run.row.experiment_id for run in logged}
    groups = [note for name, note in read_notes(runs / NOTES).items() if name not in ids]
    parts = [
        f"# Experiments\n\n{_ABOUT}\n",
        f"## Index\n\n{_index(logged) or 'No run has been entered yet.'}",
        _repetitions(logged),
        *_ablations(logged),
        *(f"## {plain(note.subject)}\n\n{why(note)}" for note in groups),
        *(_entry(run, logged) for run in logged),
    ]
    return "\n".join(part for part in parts if part)


def _index(logged: Sequence[LoggedRun]) -> str:
    best = best_index([run.row.val_auc_macro for run in logged])
    rows = [
        [
            f"{plain(run.row.experiment_id)}{f' {STAR}' if run.note and run.note.starred else ''}",
            run.row.date.isoformat(),
            plain(_network(run)),
            plain(_teacher(run)),
            bold(decimal(run.row.val_auc_macro), when=place in best),
            decimal(run.row.test_auc_macro),
            run.status,
            run.note.decision if run.note else "",
        ]
        for place, run in enumerate(logged)
    ]
    headings = ["Run", "Date", "Student", "Teacher", "AUC", "Test AUC", "Status", "Decision"]
    return table(headings, rows, left=(0, 1, 2, 3, 6, 7))


def _network(run: LoggedRun) -> str:
    row = run.row
    return row.cnn_backbone + ("" if row.attention_type == "none" else f" + {row.attention_type}")


def _teacher(run: LoggedRun) -> str:
    if run.row.kd_temperature is None:
        return "none"
    return f"tau {run.row.kd_temperature:g}, alpha {run.row.kd_alpha or 0:g}"


def _finished(logged: Sequence[LoggedRun]) -> list[StoredRun]:
    return [run.stored for run in logged if run.stored and run.row.status == "completed"]


def _repetitions(logged: Sequence[LoggedRun]) -> str:
    groups = [g for g in seed_groups(_finished(logged), validation_auc) if len(g.runs) > 1]
    rows = [
        [plain(g.label), str(len(g.known)), decimal(g.mean), decimal(g.spread, 4)] for g in groups
    ]
    told = table(["Runs", "Seeds", "Mean AUC", "Standard deviation"], rows)
    return f"## Repetitions\n\n{told}" if told else ""


def _ablations(logged: Sequence[LoggedRun]) -> list[str]:
    found = []
    for name, (rows, columns) in ABLATIONS.items():
        laid_out = ablation_table(_finished(logged), rows, columns, validation_auc)
        # One number is no table.
        if len(laid_out.cells) > 1:
            heading = name[:1].upper() + name[1:]
            found.append(f"## {heading}: validation AUC\n\n{laid_out.to_markdown()}")
    return found


def _entry(run: LoggedRun, logged: Sequence[LoggedRun]) -> str:
    row, note = run.row, run.note
    judged = run.metrics.headline
    area = with_interval(judged.macro_auc) if judged else decimal(row.val_auc_macro)
    findings = f" over {counted(judged.macro_findings, 'finding')}" if judged else ""
    lines = [
        f"## {plain(row.experiment_id)}: {plain(_network(run))}\n",
        f"{row.date.isoformat()}, {row.phase}, {run.status}. Macro AUC {area}{findings}.\n",
        why(note) or "Nobody has written yet why this run was made and what came of it.\n",
    ]
    if run.problem:
        lines.append(f"The run's folder cannot be read: {plain(run.problem)}\n")
    if row.notes:
        lines.append(f"{plain(row.notes)}\n")
    if run.stored is not None:
        lines.append(main_settings(run.stored))
        lines += [f"{plain(line)}\n" for line in _warnings(run, logged)]
    return "\n".join(lines)


def _warnings(run: LoggedRun, logged: Sequence[LoggedRun]) -> list[str]:
    """Say what sets a run apart from the runs that others are held against."""
    assert run.stored is not None
    references = [
        other.stored
        for other in logged
        if other.stored and other is not run and _is_reference(other.note)
    ]
    return [
        f"Beside {reference.experiment_id}: {entry.sentence}"
        for reference in references
        for entry in unlike([reference, run.stored])
    ]


def _is_reference(note: Note | None) -> bool:
    return note is not None and note.decision == "reference"
