"""The model card inside an ONNX file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from xlite_core.atomic_file import atomic_write
from xlite_core.errors import ModelFileRefused, require
from xlite_core.inference.classifier import CARD_KEY
from xlite_core.inference.model_card import ModelCard


def with_card(graph: Any, card: ModelCard) -> Any:
    """Return an `onnx.ModelProto` with this card in place of any other; it is the same object."""
    kept = {entry.key: entry.value for entry in graph.metadata_props if entry.key != CARD_KEY}
    onnx = require("onnx", feature="Writing a model card", extra="train")
    onnx.helper.set_model_props(graph, {**kept, CARD_KEY: card.to_json()})
    return graph


def set_card(source: Path, target: Path, card: ModelCard) -> None:
    """Write a model file with the same graph and weights and another card.

    Args:
        source: An exported student.
        target: Where to write; may be `source` itself.
        card: The new description.

    Raises:
        ModelFileRefused: The source is no ONNX file, or its weights lie elsewhere.
        MissingFeature: The onnx package is not installed.
    """
    onnx = require("onnx", feature="Writing a model card", extra="train")
    try:
        graph = onnx.load(source, load_external_data=False)
    except Exception as error:  # protobuf and onnx share no base of their own
        raise _no_model() from error
    if not graph.graph.node:  # to protobuf an empty file is a model without content
        raise _no_model()
    if any(tensor.external_data for tensor in graph.graph.initializer):
        raise ModelFileRefused(
            "This model keeps its weights in a second file.",
            "Export the student again: everything then lies in one file.",
        )
    with atomic_write(target) as stream:
        stream.write(with_card(graph, card).SerializeToString())


def _no_model() -> ModelFileRefused:
    return ModelFileRefused("This file is not a sound ONNX model.", "Export the student again.")
