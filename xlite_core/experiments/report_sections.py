"""The parts of a report that tell how a run came about: settings, course, goals, how to repeat."""

from __future__ import annotations

from collections.abc import Mapping

from xlite_core.counting import counted
from xlite_core.experiments.checklist import checklist
from xlite_core.experiments.compare import train_gap
from xlite_core.experiments.likeness import setting_text
from xlite_core.experiments.markdown import bold, decimal, plain, table
from xlite_core.experiments.metrics import RunMetrics
from xlite_core.experiments.notes import Note
from xlite_core.experiments.record import NOT_APPLICABLE
from xlite_core.experiments.stored_run import StoredRun
from xlite_core.experiments.targets import target_gaps
from xlite_core.setting import flattened

GAP_ALARM = 0.10
"""Training minus validation AUC above which a report warns, as the alarm of a run does."""

_MAIN: Mapping[str, str] = {
    "student.backbone": "Backbone",
    "student.attention": "Attention",
    "recipe.size": "Input, pixels",
    "data.share": "Share of the training films",
    "loss.kind": "Loss",
    "balance.weights": "Positive weights",
    "balance.sampler": "Sampler",
    "distillation.temperature": "Temperature",
    "distillation.alpha": "Alpha",
    "optimisation.learning_rate": "Learning rate",
    "optimisation.schedule": "Schedule",
    "loop.epochs": "Epochs, at most",
    "loop.batch_size": "Films a step",
    "loop.patience": "Patience, epochs",
    "loop.keep": "Weights handed on",
    "loop.seed": "Seed",
}


def why(note: Note | None) -> str:
    """Return what people wrote about the run."""
    if note is None:
        return ""
    decision = f"{note.decision}: {note.reason}" if note.decision else ""
    told = {
        "Objective": note.objective,
        "Hypothesis": note.hypothesis,
        "Findings": note.findings,
        "Decision": decision,
        "Next step": note.next_step,
    }
    return "".join(f"- **{name}.** {plain(text)}\n" for name, text in told.items() if text.strip())


def main_settings(run: StoredRun) -> str:
    """Return the settings that readers ask for first."""
    rows = [
        [name, plain(setting_text(run, setting))]
        for setting, name in _MAIN.items()
        if setting in flattened(run.config)
    ]
    return table(["Setting", "Value"], rows, left=(0, 1))


def all_settings(run: StoredRun) -> str:
    """Return every setting; of paths only the last part."""
    rows = [
        [plain(name), plain(_without_folders(setting_text(run, name)))]
        for name in flattened(run.config)
    ]
    return table(["Setting", "Value"], rows, left=(0, 1))


def _without_folders(text: str) -> str:
    # A report is handed on: whose disk the films lie on is nobody's business.
    parts = [part.strip("'\" ") for part in text.strip("[]").split(",")]
    if not any("/" in part or "\\" in part for part in parts):
        return text
    return ", ".join(part.replace("\\", "/").rstrip("/").rpartition("/")[2] for part in parts)


def course(run: StoredRun) -> str:
    """Return how the run went: its end, the best epoch beside the final one, alarms, hours."""
    if not run.events:
        return ""
    lines = [_ending(run)]
    best, epochs = run.best_epoch, run.epochs
    if epochs:
        rows = [_epoch_row("Final", epochs[-1])]
        if run.kept_epoch is not None:
            rows.insert(0, _epoch_row("Handed on", run.kept_epoch))
        if best is not None:
            rows.insert(0, _epoch_row("Best AUC", best))
        heading = ["Epoch", "Number", "Training loss", "Validation loss"]
        heading += ["Training AUC", "Validation AUC", "Gap"]
        lines.append(table(heading, rows))
    gap = train_gap(run)
    if gap is not None and gap > GAP_ALARM:
        lines.append(
            f"**Alarm: training AUC is {decimal(gap)} above validation AUC** at the epoch handed "
            f"on (more than {GAP_ALARM:.2f}): the student has begun to learn its films by heart.\n"
        )
    told = "".join(
        f"- Epoch {alarm.get('epoch')}: {plain(alarm.get('summary', ''))} "
        f"{plain(alarm.get('hint', ''))}\n"
        for alarm in run.alarms
    )
    if told:
        lines.append(f"Alarms of the run:\n\n{told}")
    lines.append(f"Device-hours: {decimal(run.device_hours, 2)}.\n")
    return "\n".join(lines)


def _epoch_row(name: str, epoch: Mapping[str, float | None]) -> list[str]:
    train, validation = epoch.get("train_auc"), epoch.get("validation_auc")
    gap = None if train is None or validation is None else train - validation
    return [
        name,
        str(epoch.get("epoch")),
        decimal(epoch.get("train_loss")),
        decimal(epoch.get("validation_loss")),
        decimal(train),
        decimal(validation),
        decimal(gap),
    ]


def _ending(run: StoredRun) -> str:
    ending = run.ending
    if ending is None:
        return "The run has not ended, or was interrupted.\n"
    kind = ending["event"]
    if kind == "RunFailed":
        return f"**The run failed:** {plain(ending.get('summary', ''))}\n"
    if kind == "RunStopped":
        return f"The run was stopped in epoch {ending.get('epoch')}; it can be resumed.\n"
    early = ending.get("reason") == "early_stopping"
    reason = "ended early: its patience was over" if early else "ran all its epochs"
    return f"The run {reason} ({counted(ending.get('epochs', 0), 'epoch')}).\n"


def goals(run: StoredRun, metrics: RunMetrics) -> str:
    """Return the gap to each goal of the earlier work."""
    rows = []
    for goal in target_gaps(run, metrics):
        sign = "≥" if goal.higher else "<"
        reached = {True: bold("reached"), False: "not reached", None: "not measured"}[goal.met]
        gap = decimal(goal.gap, goal.digits)
        rows.append(
            [
                plain(goal.name),
                f"{sign} {decimal(goal.target, goal.digits)}",
                decimal(goal.value, goal.digits),
                gap if goal.gap is None or goal.gap <= 0 else f"+{gap}",
                reached,
            ]
        )
    said = "The goals were set on all of ChestX-ray14; a small set is not expected to reach them.\n"
    return f"{table(['Goal', 'Target', 'Here', 'Gap', ''], rows)}\n{said}"


def cost(metrics: RunMetrics) -> str:
    """Return what the exported model costs."""
    known = metrics.cost
    if known is None:
        return "The model has not been exported yet, so its latency and size are not known.\n"
    gpu = NOT_APPLICABLE if known.gpu_ms is None else f"{decimal(known.gpu_ms, 1)} ms"
    return (
        f"ONNX Runtime, FP32, one film: CPU {decimal(known.cpu_ms, 1)} ms (median), GPU {gpu}. "
        f"Model file {decimal(known.megabytes, 1)} MB, {known.parameters:,} parameters.\n"
    )


def reproduction(run: StoredRun) -> str:
    """Return the checklist of what makes a run repeatable."""
    rows = [
        ["yes" if item.there else "**no**", plain(item.name), plain(item.value)]
        for item in checklist(run)
    ]
    return table(["Recorded", "What", "Value"], rows, left=(0, 1, 2))
