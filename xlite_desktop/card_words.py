"""What a model's card says of shortcuts and of its calibration, on the page about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlite_desktop.translation import tr

if TYPE_CHECKING:
    from xlite_core.evaluation.interval import Estimate
    from xlite_core.evaluation.shortcut_gain import ShortcutGain
    from xlite_core.inference.calibration_card import CalibrationCard

Facts = tuple[tuple[str, str], ...]


def shortcut_facts(gain: ShortcutGain | None) -> Facts:
    """Return how the model does beside a guess made without the film; nothing if not measured."""
    if gain is None:
        return ()
    words = tr(
        "A regression that never sees the film, told {told}, reaches a macro AUC of {auc}. "
        "Model minus regression: {difference}; among films of one fold alone: {within}.",
        told=told_words(gain),
        auc=interval(gain.auc),
        difference=interval(gain.difference),
        within=interval(gain.within_folds),
    )
    return ((tr("Without the film"), words),)


def calibration_facts(card: CalibrationCard | None) -> Facts:
    """Return how probabilities were calibrated and what they are worth; nothing if not known."""
    if card is None:
        return ()
    method = {
        "temperature": tr("One slope for all findings and an offset for each"),
        "platt": tr("Platt scaling"),
    }.get(card.method, card.method)
    worth = card.reliability
    if worth is None:
        return ((tr("Calibration"), method),)
    words = tr(
        "{method}, chosen by log loss on patients that did not fit it. There: Brier score {brier}, "
        "expected calibration error {error}, {cells:,} labels of {films:,} films.",
        method=method,
        brier=interval(worth.brier),
        error=interval(worth.calibration_error),
        cells=worth.cells,
        films=card.films,
    )
    return ((tr("Calibration"), words),)


def told_words(gain: ShortcutGain) -> str:
    """Return what the regression knows: "view, sex, age"."""
    names = {
        "view": tr("view"),
        "sex": tr("sex"),
        "age": tr("age"),
        "source": tr("source"),
        "size": tr("size of the file"),
    }
    return ", ".join(names.get(name, name) for name in gain.told)


def interval(estimate: Estimate) -> str:
    """Return "0.062 (0.031–0.094)"; with minus signs, "to" stands between the ends."""
    between = "–" if estimate.low >= 0 else tr(" to ")
    return f"{_number(estimate.value)} ({_number(estimate.low)}{between}{_number(estimate.high)})"


def _number(value: float) -> str:
    text = f"{value:.3f}"
    # Minus nothing is nothing.
    return text.lstrip("-") if float(text) == 0 else text.replace("-", "−")
