"""How a run went, epoch by epoch, and how several went beside each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlite_core.counting import counted
from xlite_core.experiments.figures_panels import without_numbers
from xlite_core.experiments.figures_style import (
    ACCENT,
    FAINT,
    FLAG,
    GRID,
    PAGE,
    QUIET,
    SERIES,
    TRAINING,
    VALIDATION,
    area,
    emptied,
    page,
    saved,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Event = Mapping[str, Any]

GAP_ALARM = 0.10
"""Train minus validation AUC from which a run is called overfitted."""

_FEW_RATES = 6

_PARTS = {"hard": SERIES[2], "soft": SERIES[3], "focal": SERIES[0], "attention": SERIES[5]}


def epochs_of(events: Sequence[Event]) -> list[Event]:
    """Return the epochs of a run, the last telling of each: a resumed run may repeat one.

    Args:
        events: Lines of events.jsonl as plain values, or `dataclasses.asdict`
            of EpochFinished alone.
    """
    told = {
        event["epoch"]: event
        for event in events
        if event.get("event", "EpochFinished") == "EpochFinished"
    }
    return [told[epoch] for epoch in sorted(told)]


def training_figure(events: Sequence[Event], folder: Path, *, name: str) -> Path:
    """Draw losses with their parts, AUC with the best epoch marked, and the learning rate.

    Args:
        events: Of one run (`epochs_of`).
        folder: Gets training.png and training.svg.
        name: Of the run, for the title.

    Returns:
        Path of the PNG.
    """
    epochs = epochs_of(events)
    about = _about(epochs)
    with page(11.6, 3.7, title=f"Training {name}", about=about) as figure:
        box = area(figure, left=0.35, right=0.55, top=0.42, bottom=0.42)
        grid = figure.add_gridspec(1, 3, **box, width_ratios=(5, 5, 2.6), wspace=0.42)
        loss, auc, rate = (figure.add_subplot(grid[place]) for place in range(3))
        for axes, title in ((loss, "Loss"), (auc, "Macro AUC"), (rate, "Learning rate")):
            axes.set_title(title, loc="left", fontsize=9.5, weight="semibold", pad=10)
            if not epochs:
                emptied(axes)
                without_numbers(axes, 0, why="no epoch is finished")
        if epochs:
            _losses(loss, epochs)
            _areas(auc, epochs)
            _rates(rate, epochs)
            for axes in (loss, auc, rate):
                _epoch_axis(axes, [event["epoch"] for event in epochs])
        return saved(figure, folder, "training")


def runs_figure(runs: Mapping[str, Sequence[Event]], folder: Path) -> Path:
    """Draw validation AUC over epochs for several runs, each named at its best epoch.

    Args:
        runs: Name -> events (`epochs_of`).
        folder: Gets runs.png and runs.svg.

    Returns:
        Path of the PNG.
    """
    about = "macro AUC on each run's own validation films; dot: best epoch"
    with page(8.6, 4.2, title="Runs side by side", about=about) as figure:
        box = area(figure, left=0.35, right=2.0, top=0.25, bottom=0.42)
        axes = figure.add_subplot(figure.add_gridspec(1, 1, **box)[0])
        all_epochs: list[int] = []
        ends: list[tuple[float, str, str]] = []
        for place, (name, events) in enumerate(runs.items()):
            x, y = _known(epochs_of(events), "validation_auc")
            if not x:
                continue
            colour = SERIES[place % len(SERIES)]
            axes.plot(x, y, color=colour, marker="o" if len(x) == 1 else None, markersize=4)
            best = max(range(len(y)), key=y.__getitem__)
            _dot(axes, x[best], y[best], colour)
            all_epochs += x
            ends.append((y[-1], f"{name}  {y[best]:.3f}", colour))
        if all_epochs:
            axes.grid(visible=True, axis="y")
            _epoch_axis(axes, all_epochs)
            _end_names(axes, ends, max(all_epochs))
        else:
            emptied(axes)
            without_numbers(axes, 0, why="no run has a validation AUC")
        return saved(figure, folder, "runs")


def _about(epochs: list[Event]) -> str:
    if not epochs:
        return "No epoch is finished."
    findings = counted(epochs[-1]["validation_findings"], "finding")
    return (
        f"{counted(len(epochs), 'epoch')}  ·  AUC: macro over {findings} with at least ten "
        "positive films; band: down to the lower end of its 95 % interval by patient"
    )


def _losses(axes: Axes, epochs: list[Event]) -> None:
    x = [event["epoch"] for event in epochs]
    ends = [_line(axes, epochs, "train_loss", "training", TRAINING)]
    parts = list(dict.fromkeys(part for event in epochs for part in event["components"]))
    # A single part is the loss itself.
    for place, part in enumerate(parts if len(parts) > 1 else ()):
        y = [event["components"].get(part, float("nan")) for event in epochs]
        colour = _PARTS.get(part, SERIES[place % len(SERIES)])
        axes.plot(x, y, color=colour, linewidth=1.2, linestyle=(0, (3, 2)))
        ends.append((y[-1], part, colour))
    ends.append(_line(axes, epochs, "validation_loss", "validation", VALIDATION))
    axes.set_ylim(bottom=0)
    _end_names(axes, [end for end in ends if end is not None], x[-1])
    axes.grid(visible=True, axis="y")


def _areas(axes: Axes, epochs: list[Event]) -> None:
    train = _line(axes, epochs, "train_auc", "training", TRAINING)
    validation = _line(axes, epochs, "validation_auc", "validation", VALIDATION)
    low_x, low = _known(epochs, "validation_auc_low")
    if low:
        value_of = dict(zip(*_known(epochs, "validation_auc"), strict=True))
        top = [value_of.get(epoch, bottom) for epoch, bottom in zip(low_x, low, strict=True)]
        axes.fill_between(low_x, low, top, color=VALIDATION, alpha=0.09, linewidth=0)
    ends = [end for end in (train, validation) if end is not None]
    _shade_gap(axes, epochs)
    x, y = _known(epochs, "validation_auc")
    if y:
        best = max(range(len(y)), key=y.__getitem__)
        _dot(axes, x[best], y[best], ACCENT)
        axes.annotate(
            f"best {y[best]:.3f}, epoch {x[best]}", (x[best], y[best]), xytext=(0, -14),
            textcoords="offset points", ha="center", color=ACCENT, weight="medium",
            bbox={"facecolor": PAGE, "edgecolor": "none", "pad": 1.0, "alpha": 0.85},
        )  # fmt: skip
    if ends:
        _end_names(axes, ends, epochs[-1]["epoch"])
    axes.grid(visible=True, axis="y")


def _shade_gap(axes: Axes, epochs: list[Event]) -> None:
    """Fill what lies between training and validation from the epoch of the alarm on."""
    both = [e for e in epochs if e["train_auc"] is not None and e["validation_auc"] is not None]
    wide = [e["train_auc"] - e["validation_auc"] > GAP_ALARM for e in both]
    if any(wide):
        axes.fill_between(
            [e["epoch"] for e in both],
            [e["validation_auc"] for e in both],
            [e["train_auc"] for e in both],
            where=wide, color=FLAG, alpha=0.22, linewidth=0, zorder=0.5,
        )  # fmt: skip
        last = max(place for place, is_wide in enumerate(wide) if is_wide)
        middle = (both[last]["train_auc"] + both[last]["validation_auc"]) / 2
        axes.annotate(
            f"gap above {GAP_ALARM:.2f}", (both[last]["epoch"], middle), xytext=(-6, 0),
            textcoords="offset points", ha="right", va="center", fontsize=7.5, color="#8A5300",
        )  # fmt: skip


def _rates(axes: Axes, epochs: list[Event]) -> None:
    # A cosine ends at zero, which no logarithm knows.
    epochs = [event for event in epochs if event["learning_rate"] > 0]
    if not epochs:
        return
    _line(axes, epochs, "learning_rate", "", QUIET)
    axes.set_yscale("log")
    axes.minorticks_off()
    rates = sorted({event["learning_rate"] for event in epochs})
    # A plateau schedule has a few rates, a cosine as many as epochs: then only its ends.
    shown = rates if len(rates) <= _FEW_RATES else [rates[0], rates[-1]]
    axes.set_yticks(shown, [_rate(rate) for rate in shown])
    axes.grid(visible=True, axis="y")


def _rate(rate: float) -> str:
    """Return "2.5e−5": three digits, as many as need be."""
    mantissa, exponent = f"{rate:.2e}".split("e")
    return f"{mantissa.rstrip('0').rstrip('.')}e{int(exponent)}".replace("-", "−")


def _line(
    axes: Axes, epochs: list[Event], key: str, name: str, colour: str
) -> tuple[float, str, str] | None:
    x, y = _known(epochs, key)
    if not x:
        return None
    # A line through one point is invisible.
    axes.plot(x, y, color=colour, marker="o" if len(x) == 1 else None, markersize=4)
    return y[-1], name, colour


def _known(epochs: list[Event], key: str) -> tuple[list[int], list[float]]:
    there = [event for event in epochs if event[key] is not None]
    return [event["epoch"] for event in there], [event[key] for event in there]


def _dot(axes: Axes, x: float, y: float, colour: str) -> None:
    axes.plot(
        [x], [y], "o", color=colour, markersize=6.5, markeredgecolor=PAGE, markeredgewidth=1.4,
        zorder=4, clip_on=False,
    )  # fmt: skip


def _end_names(axes: Axes, ends: list[tuple[float, str, str]], last: float) -> None:
    """Name lines at their right ends, moved apart where they would touch."""
    low, high = axes.get_ylim()
    least = 0.075 * (high - low)
    place = -float("inf")
    for value, name, colour in sorted(ends):
        place = max(value, place + least)
        axes.annotate(
            name, (last, place), xytext=(6, 0), textcoords="offset points", va="center",
            color=colour, fontsize=8, annotation_clip=False,
        )  # fmt: skip


def _epoch_axis(axes: Axes, epochs: list[int]) -> None:
    from matplotlib.ticker import MaxNLocator

    first, last = min(epochs), max(epochs)
    axes.set_xlim(first if last > first else first - 0.5, last if last > first else last + 0.5)
    ticks = MaxNLocator(nbins=5, integer=True, min_n_ticks=1).tick_values(first, last)
    # The first epoch is 1, whatever step looks round.
    inner = [int(tick) for tick in ticks if first + 1 < tick <= last]
    axes.set_xticks([first, *inner])
    axes.set_xlabel("epoch")
    axes.spines["left"].set_visible(False)
    axes.spines["bottom"].set_color(GRID)
    axes.xaxis.label.set_color(FAINT)
