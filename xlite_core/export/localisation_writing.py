"""Lets a model file say where its study's maps lie; the network's bytes stay as they are."""

from __future__ import annotations

import dataclasses

from xlite_core.errors import ModelFileRefused, ModelMismatch
from xlite_core.evaluation.localisation import Localisation
from xlite_core.inference.card_writing import with_card
from xlite_core.inference.classifier import CARD_KEY
from xlite_core.inference.model_card import ModelCard
from xlite_core.inference.session import StudentSession


def with_localisation(content: bytes, told: Localisation) -> bytes:
    """Return a model file whose card tells the result; its fingerprint is another one.

    Args:
        content: A whole model file with its card.
        told: Measured on the folds of the same study.
    """
    card = dataclasses.replace(_card(content), localisation=told)
    return with_card(content, card.to_json())


def require_of_study(content: bytes, run_id: str) -> None:
    """Refuse a model file that another study made: its maps are others.

    Args:
        content: A whole model file with its card.
        run_id: Name and seed of the study, as `ModelCard.run_id` has them.

    Raises:
        ModelFileRefused: The file is no model with a card.
        ModelMismatch: The card names another study.
    """
    card = _card(content)
    if card.run_id != run_id:
        raise ModelMismatch(
            f"The model file is of the study {card.run_id}, but the boxes were asked of {run_id}.",
            "Give the model file that this study exported, or leave out --write-into.",
        )


def _card(content: bytes) -> ModelCard:
    text = StudentSession(content, provider="CPU").metadata.get(CARD_KEY)
    if text is None:
        raise ModelFileRefused(
            "The model file does not describe itself.",
            "Give a model file that xlite cross-validate exported.",
        )
    return ModelCard.from_json(text)
