"""Runs in words and numbers, as the table and its neighbours say them."""

from __future__ import annotations

from collections.abc import Mapping

from xlite_core.experiments.record import Phase
from xlite_core.experiments.run_catalogue import RunSummary
from xlite_core.models.registry import ATTENTIONS, BACKBONES
from xlite_desktop.translation import tr

PHASES: Mapping[Phase, str] = {
    "final": tr("Final"),
    "distillation": tr("Distillation"),
    "baseline": tr("Baseline"),
    "ablation": tr("Ablation"),
}
"""Phase -> name of its group, in the order of the table."""

NONE = "–"

_SHORTER = (("EfficientNet", "EffNet"), ("-Large", "-L"), ("-Small", "-S"))

_STATUS = {
    "pending": tr("waiting"),
    "running": tr("running"),
    "interrupted": tr("interrupted", meaning="short"),
    "paused": tr("paused"),
    "completed": tr("completed"),
    "failed": tr("failed"),
}


def student_name(run: RunSummary) -> str:
    """Return "EffNet-B0 + MHSA"."""
    backbone = run.row.cnn_backbone
    name = BACKBONES[backbone].display_name if backbone in BACKBONES else backbone
    for long, short in _SHORTER:
        name = name.replace(long, short)
    attention = run.row.attention_type
    if attention == "none":
        return name
    return f"{name} + {dict(ATTENTIONS).get(attention, attention)}"  # type: ignore[call-overload]


def status_word(run: RunSummary) -> str:
    """Return "waiting", "running", "interrupted" and so on."""
    return _STATUS.get(run.status, run.status)


def time_left(seconds: float | None) -> str:
    """Return "49 min left", "2 h 10 min left"; empty while nobody knows."""
    if seconds is None:
        return ""
    minutes = round(seconds / 60)
    if minutes < 1:
        return tr("under 1 min left")
    if minutes < 60:
        return tr("{minutes} min left", minutes=minutes)
    hours, minutes = divmod(minutes, 60)
    return (
        tr("{hours} h {minutes} min left", hours=hours, minutes=minutes)
        if hours < 10 and minutes
        else tr("{hours} h left", hours=hours)
    )


def plain_number(value: float | None, digits: int) -> str:
    """Return a number with a real minus and thousands commas, or a dash."""
    return NONE if value is None else f"{value:,.{digits}f}".replace("-", "−")


def short_number(value: float | None) -> str:
    """Return "4", "0.7", "0.001"; a dash for none."""
    return NONE if value is None else f"{value:g}"


def milliseconds(value: float | None) -> str:
    """Return "12", or "7.4" where a tenth matters."""
    return plain_number(value, 0 if value is None or value >= 9.95 else 1)


def auc_sentence(run: RunSummary) -> str:
    """Return the AUC with what it was measured on, for a tooltip."""
    if run.auc is None:
        if run.row.val_auc_macro is None:
            return tr("No AUC yet.")
        return tr("Validation AUC of its best epoch; it was not evaluated, so it has no interval.")
    return tr(
        "Macro AUC {auc:.3f}, 95 % interval {low:.3f}–{high:.3f}, over {findings} "
        "findings on {films:,} validation films",
        auc=run.auc.value,
        low=run.auc.low,
        high=run.auc.high,
        findings=run.findings,
        films=run.films or 0,
    )
