"""ROC, precision-recall and reliability: one small panel a finding."""

from __future__ import annotations

from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING

from xlite_core.evaluation.finding_report import FindingEvaluation, OperatingNumbers
from xlite_core.evaluation.reliability import Reliability
from xlite_core.evaluation.report import Evaluation
from xlite_core.experiments.figures_panels import (
    PANELS_A_ROW,
    about_films,
    finding_heading,
    heading,
    panels,
    policy_name,
    too_few,
    without_numbers,
)
from xlite_core.experiments.figures_style import (
    ACCENT,
    FILL,
    LINE,
    PAGE,
    SERIES,
    Look,
    interval_text,
    keys,
    saved,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_MAIN = SERIES[0]
_SQUARE_ROOT_TICKS = (0.0, 0.01, 0.05, 0.10, 0.25, 0.50, 1.0)
_REFERENCE: Look = {"color": LINE, "linewidth": 1.0, "linestyle": (0, (4, 3)), "zorder": 1}


def roc_figure(evaluation: Evaluation, folder: Path) -> Path:
    """Draw a ROC curve for each finding, with its AUC and interval.

    Args:
        evaluation: What to draw.
        folder: Gets roc.png and roc.svg.

    Returns:
        Path of the PNG.
    """
    title = f"ROC   macro AUC {interval_text(evaluation.macro_auc, 3)}"
    scope = f"macro over {evaluation.macro_findings} of {len(evaluation.findings)} findings"
    about = f"{about_films(evaluation)}  ·  {scope}"
    with panels(len(evaluation.findings), title=title, about=about) as (figure, all_axes):
        for axes, finding in zip(all_axes, evaluation.findings, strict=True):
            _unit_square(axes)
            finding_heading(axes, finding)
            if finding.roc is None or too_few(finding):
                without_numbers(axes, finding.positives, why=_one_kind(finding))
                continue
            axes.plot([0, 1], [0, 1], **_REFERENCE)
            axes.fill_between(finding.roc.x, finding.roc.y, color=_MAIN, alpha=0.08, linewidth=0)
            axes.plot(finding.roc.x, finding.roc.y, color=_MAIN, clip_on=False, zorder=2.6)
            numbers = _shown(evaluation, finding)
            if numbers is not None:
                sensitivity = numbers.confusion.sensitivity
                specificity = numbers.confusion.specificity
                if sensitivity is not None and specificity is not None:
                    _operating_dot(axes, 1 - specificity.value, sensitivity.value)
            _number(axes, interval_text(finding.auc), 0.06)
        _outer_labels(all_axes, "1 − specificity", "sensitivity")
        _name_operating_dot(figure, evaluation)
        return saved(figure, folder, "roc")


def precision_recall_figure(evaluation: Evaluation, folder: Path) -> Path:
    """Draw precision against recall for each finding, with its average precision.

    Args:
        evaluation: What to draw.
        folder: Gets precision_recall.png and precision_recall.svg.

    Returns:
        Path of the PNG.
    """
    title = (
        f"Precision and recall   macro PR-AUC {interval_text(evaluation.macro_average_precision)}"
    )
    about = f"{about_films(evaluation)}  ·  dashed: chance, the share of positive films"
    with panels(len(evaluation.findings), title=title, about=about) as (figure, all_axes):
        for axes, finding in zip(all_axes, evaluation.findings, strict=True):
            _unit_square(axes)
            finding_heading(axes, finding)
            curve = finding.precision_recall
            if curve is None or too_few(finding) or finding.prevalence is None:
                without_numbers(axes, finding.positives, why=_one_kind(finding))
                continue
            axes.axhline(finding.prevalence, **_REFERENCE)
            axes.fill_between(curve.x, curve.y, step="pre", color=_MAIN, alpha=0.08, linewidth=0)
            axes.step(curve.x, curve.y, where="pre", color=_MAIN, clip_on=False, linewidth=1.3)
            numbers = _shown(evaluation, finding)
            if numbers is not None:
                recall, precision = numbers.confusion.sensitivity, numbers.confusion.precision
                if recall is not None and precision is not None:
                    _operating_dot(axes, recall.value, precision.value)
            _number(axes, interval_text(finding.average_precision), 0.90)
        _outer_labels(all_axes, "recall", "precision")
        _name_operating_dot(figure, evaluation)
        return saved(figure, folder, "precision_recall")


def reliability_figure(evaluation: Evaluation, folder: Path) -> Path:
    """Draw observed against stated probability for each finding and for all pooled.

    Axes are square roots, since calibrated probabilities of rare findings live
    below 5 %, and reach as far as the finding's own probabilities do.

    Args:
        evaluation: What to draw.
        folder: Gets reliability.png and reliability.svg.

    Returns:
        Path of the PNG.
    """
    from matplotlib.lines import Line2D

    calibrated = evaluation.calibrated is not None
    source = f"calibrated on {evaluation.selection}" if calibrated else "not calibrated"
    about = (
        f"{evaluation.data_name}: {evaluation.films:,} films  ·  {source}  ·  "
        "up to ten bins of as many films; bars are Wilson intervals  ·  both axes: square root, %"
    )
    count = len(evaluation.findings) + 1
    with panels(count, title="Reliability", about=about) as (figure, all_axes):
        pooled = evaluation.calibrated or evaluation.uncalibrated
        before = evaluation.uncalibrated if calibrated else None
        heading(all_axes[0], "All findings", f"{pooled.films:,} labels" if pooled else "n 0")
        _reliability_panel(all_axes[0], pooled, before)
        for axes, finding in zip(all_axes[1:], evaluation.findings, strict=True):
            finding_heading(axes, finding)
            shown = finding.calibrated if calibrated else finding.uncalibrated
            if too_few(finding) or shown is None:
                _square_root_axes(axes, 1.0)
                without_numbers(axes, finding.positives)
            else:
                _reliability_panel(axes, shown, finding.uncalibrated if calibrated else None)
        _outer_labels(all_axes, "stated, %", "observed, %", inner_ticks=True)
        handles = [Line2D([], [], color=_MAIN, marker="o", markersize=4, label="shown")]
        if calibrated:
            handles[0].set_label("calibrated")
            handles.append(
                Line2D([], [], color=FILL, linewidth=1.1, linestyle=(0, (2, 1.5)), label="before")
            )
        keys(figure, handles)
        return saved(figure, folder, "reliability")


def _reliability_panel(axes: Axes, shown: Reliability | None, before: Reliability | None) -> None:
    if shown is None:
        _square_root_axes(axes, 1.0)
        without_numbers(axes, 0, why="no known label")
        return
    stated, observed = _points(shown)
    reach = max(*stated, *observed, 0.1)
    _square_root_axes(axes, next(t for t in _SQUARE_ROOT_TICKS if sqrt(t) >= min(reach, 1.0)))
    axes.plot([0, 1], [0, 1], **_REFERENCE)
    if before is not None:
        axes.plot(*_points(before), color=FILL, linewidth=1.1, linestyle=(0, (2, 1.5)))
    axes.vlines(
        stated,
        [sqrt(b.observed.low) for b in shown.bins],
        [sqrt(b.observed.high) for b in shown.bins],
        color=_MAIN,
        alpha=0.45,
        linewidth=1.2,
    )
    axes.plot(stated, observed, color=_MAIN, linewidth=1.2)
    # One that touches an edge of the panel is still a whole dot.
    dots: Look = {"markersize": 4.2, "markeredgecolor": PAGE, "markeredgewidth": 0.8}
    axes.plot(stated, observed, "o", color=_MAIN, clip_on=False, zorder=3, **dots)
    _number(axes, f"ECE {shown.calibration_error:.3f}", 0.90, left=True)
    _number(axes, f"Brier {shown.brier:.3f}", 0.79, left=True)


def _points(told: Reliability) -> tuple[list[float], list[float]]:
    return [sqrt(b.stated) for b in told.bins], [sqrt(b.observed.value) for b in told.bins]


def _square_root_axes(axes: Axes, limit: float) -> None:
    ticks = [tick for tick in _SQUARE_ROOT_TICKS if tick <= limit]
    places, labels = [sqrt(tick) for tick in ticks], [f"{100 * tick:g}" for tick in ticks]
    axes.set(xlim=(0, sqrt(limit)), ylim=(0, sqrt(limit)))
    axes.set_xticks(places, labels)
    axes.set_yticks(places, labels)
    axes.grid(visible=True)


def _unit_square(axes: Axes) -> None:
    axes.set(xlim=(0, 1), ylim=(0, 1))
    axes.set_xticks([0, 0.5, 1], ["0", "0.5", "1"])
    axes.set_yticks([0, 0.5, 1], ["0", "0.5", "1"])
    axes.grid(visible=True)


def _outer_labels(all_axes: list[Axes], x: str, y: str, *, inner_ticks: bool = False) -> None:
    """Label the axes of the first column and of the lowest panel of each column."""
    for place, axes in enumerate(all_axes):
        lowest, first = place + PANELS_A_ROW >= len(all_axes), place % PANELS_A_ROW == 0
        if lowest:
            axes.set_xlabel(x)
        if first:
            axes.set_ylabel(y)
        axes.tick_params(labelbottom=lowest or inner_ticks, labelleft=first or inner_ticks)


def _number(axes: Axes, text: str, height: float, *, left: bool = False) -> None:
    """Write a number at one side of a panel, `height` from 0 at the foot to 1."""
    axes.text(
        0.04 if left else 0.97,
        height,
        text,
        transform=axes.transAxes,
        ha="left" if left else "right",
        fontsize=8,
        weight="medium",
        bbox={"facecolor": PAGE, "edgecolor": "none", "pad": 1.2, "alpha": 0.8},
        zorder=4,
    )


_DOT: Look = {"markersize": 5.5, "markeredgecolor": ACCENT, "markerfacecolor": PAGE}


def _operating_dot(axes: Axes, x: float, y: float) -> None:
    axes.plot([x], [y], "o", markeredgewidth=1.6, zorder=3, clip_on=False, **_DOT)


def _name_operating_dot(figure: Figure, evaluation: Evaluation) -> None:
    from matplotlib.lines import Line2D

    if evaluation.policy is not None:
        label = f"threshold: {policy_name(evaluation.policy)}, from {evaluation.selection}"
        line = Line2D([], [], marker="o", linestyle="none", markeredgewidth=1.6, **_DOT)
        line.set_label(label)
        keys(figure, [line])


def _shown(evaluation: Evaluation, finding: FindingEvaluation) -> OperatingNumbers | None:
    return None if evaluation.policy is None else finding.operating.get(evaluation.policy)


def _one_kind(finding: FindingEvaluation) -> str | None:
    """Why a finding with enough positive films still has no curve."""
    return "no negative film" if finding.positives and not finding.negatives else None
