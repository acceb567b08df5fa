"""The epochs of a stored run as curves of a chart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from xlite_core.experiments.stored_run import StoredRun
from xlite_core.experiments.targets import DISTILLED_AUC, STUDENT_AUC
from xlite_desktop.charts.series import Band, ChartContent, Marker, Numbers, Reference, Series
from xlite_desktop.translation import tr

_NAMES = {
    "hard": tr("labels"),
    "soft": tr("teacher"),
    "focal": tr("focal"),
    "attention": tr("attention"),
}
_PARTS = ("series1", "series2", "series3", "series4", "series5")


def loss_content(run: StoredRun) -> ChartContent:
    """Return training and validation loss, and the parts of the loss where there are several."""
    epochs = run.epochs
    x = _values(epochs, "epoch")
    parts = list(dict.fromkeys(name for e in epochs for name in e.get("components") or {}))
    series = [
        Series(
            name=_NAMES.get(name, name),
            x=x,
            y=_numbers([(e.get("components") or {}).get(name) for e in epochs]),
            colour=_PARTS[place % len(_PARTS)],
            style="part",
        )
        for place, name in enumerate(parts)
        if len(parts) > 1
    ]
    series.append(
        Series(name=tr("training"), x=x, y=_values(epochs, "train_loss"), colour="series0")
    )
    series.append(Series(name=tr("validation"), x=x, y=_values(epochs, "validation_loss")))
    return ChartContent(series=tuple(series), x_range=_range(run))


def auc_content(run: StoredRun) -> ChartContent:
    """Return the validation AUC with its interval's lower end, the training AUC, and the best."""
    epochs, best = run.epochs, run.best_epoch
    x = _values(epochs, "epoch")
    goal = DISTILLED_AUC if run.config.get("distillation") else STUDENT_AUC
    low = Band(low=_values(epochs, "validation_auc_low"))
    markers: tuple[Marker, ...] = ()
    if best is not None:
        epoch, area = float(best["epoch"]), float(best["validation_auc"])
        markers = (Marker(x=epoch, y=area, title=tr("best {area:.3f}", area=area)),)
    return ChartContent(
        series=(
            Series(name=tr("training"), x=x, y=_values(epochs, "train_auc"), colour="series0"),
            Series(name=tr("validation"), x=x, y=_values(epochs, "validation_auc"), band=low),
        ),
        references=(Reference(name=tr("target {goal:.2f}", goal=goal), value=goal),),
        markers=markers,
        x_range=_range(run),
    )


def rate_content(run: StoredRun) -> ChartContent:
    """Return the learning rate."""
    x = _values(run.epochs, "epoch")
    rate = Series(
        name=tr("learning rate"),
        x=x,
        y=_values(run.epochs, "learning_rate"),
        words=lambda value: f"{value:.2e}".replace("e-0", "e−").replace("e-", "e−"),
        in_legend=False,
    )
    return ChartContent(series=(rate,), x_range=_range(run))


def _range(run: StoredRun) -> tuple[float, float] | None:
    """Return all epochs that were asked for, while a run is under way."""
    told = run.last("RunStarted") or {}
    last = max((int(epoch["epoch"]) for epoch in run.epochs), default=0)
    end = last if run.ending is not None else max(int(told.get("epochs") or 0), last)
    return (1.0, float(end)) if end > 1 else None


def _values(epochs: Sequence[Mapping[str, Any]], name: str) -> Numbers:
    return _numbers([epoch.get(name) for epoch in epochs])


def _numbers(values: Sequence[Any]) -> Numbers:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)
