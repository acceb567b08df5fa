"""The words of the status line, worked out from the state."""

from __future__ import annotations

from xlite_desktop.translation import tr
from xlite_desktop.viewer.state import ModelStatus, ViewerState


def model_words(state: ViewerState) -> tuple[str, str]:
    """Return the model's name and what is known about it.

    A macro AUC is never shown without its interval and the films it is from.
    """
    card = state.card
    if card is None:
        return {
            ModelStatus.OPENING: tr("Opening the model"),
            ModelStatus.MISSING: tr("No model"),
            ModelStatus.REFUSED: tr("Model refused"),
        }.get(state.model_status, tr("No model")), ""
    facts = [tr("{evaluated_films:,} films", evaluated_films=card.evaluated_films)]
    if card.macro_auc is not None:
        auc = card.macro_auc
        of_all = len(card.findings)
        macro = (
            ""
            if card.macro_findings == of_all
            else tr(
                " over {macro_findings} of {of_all}",
                macro_findings=card.macro_findings,
                of_all=of_all,
            )
        )
        facts.append(
            tr(
                "macro AUC{macro} {auc:.2f} ({low:.2f}–{high:.2f}), ",
                macro=macro,
                auc=auc.value,
                low=auc.low,
                high=auc.high,
            )
            + evaluation_words(card.evaluated_on)
        )
    return card.name, "  ·  ".join(facts)


def evaluation_words(evaluated_on: str) -> str:
    """Return how the films were kept apart, in two words: the card's sentence is too long here."""
    sentence = evaluated_on.lower()
    if "out-of-fold" in sentence:
        folds = next((w for w in sentence.replace(",", " ").split() if w.endswith("-fold")), "")
        return (
            tr("{folds} out-of-fold", folds=folds)
            if folds and folds != "out-of-fold"
            else tr("out-of-fold")
        )
    if "with labels of the site" in sentence:
        return tr("films of the site")
    return tr("held-out films") if "held" in sentence else tr("validation films")


def speed_words(state: ViewerState) -> str:
    """Return how long the last forward pass took, and where: "12 ms · CPU"."""
    if state.model_status is not ModelStatus.READY:
        return ""
    film = state.film
    if film is None or film.prediction is None:
        return tr("Ready · {provider}", provider=state.provider)
    return tr(
        "{forward_ms:.0f} ms · {provider}",
        forward_ms=film.prediction.forward_ms,
        provider=state.provider,
    )
