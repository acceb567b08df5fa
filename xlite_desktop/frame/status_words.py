"""The words of the status line, worked out from the state."""

from __future__ import annotations

from xlite_desktop.viewer.state import ModelStatus, ViewerState


def model_words(state: ViewerState) -> tuple[str, str]:
    """Return the model's name and what is known about it.

    A macro AUC is never shown without its interval and the films it is from.
    """
    card = state.card
    if card is None:
        return {
            ModelStatus.OPENING: "Opening the model",
            ModelStatus.MISSING: "No model",
            ModelStatus.REFUSED: "Model refused",
        }.get(state.model_status, "No model"), ""
    facts = [f"{card.evaluated_films:,} films"]
    if card.macro_auc is not None:
        auc = card.macro_auc
        of_all = len(card.findings)
        macro = "" if card.macro_findings == of_all else f" over {card.macro_findings} of {of_all}"
        facts.append(
            f"macro AUC{macro} {auc.value:.2f} ({auc.low:.2f}–{auc.high:.2f}), "
            + evaluation_words(card.evaluated_on)
        )
    return card.name, "  ·  ".join(facts)


def evaluation_words(evaluated_on: str) -> str:
    """Return how the films were kept apart, in two words: the card's sentence is too long here."""
    sentence = evaluated_on.lower()
    if "out-of-fold" in sentence:
        folds = next((w for w in sentence.replace(",", " ").split() if w.endswith("-fold")), "")
        return f"{folds} out-of-fold" if folds and folds != "out-of-fold" else "out-of-fold"
    return "held-out films" if "held" in sentence else "validation films"


def speed_words(state: ViewerState) -> str:
    """Return how long the last forward pass took, and where: "12 ms · CPU"."""
    if state.model_status is not ModelStatus.READY:
        return ""
    film = state.film
    if film is None or film.prediction is None:
        return f"Ready · {state.provider}"
    return f"{film.prediction.forward_ms:.0f} ms · {state.provider}"
