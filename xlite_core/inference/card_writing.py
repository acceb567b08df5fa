"""Another model card in a model file, without the onnx package and without touching the network.

The file is one protocol buffer, `ModelProto`; its metadata are field 14, each entry a
`StringStringEntryProto` with key (1) and value (2) (github.com/onnx/onnx, onnx.proto).
Everything else is copied byte for byte.
"""

from __future__ import annotations

from xlite_core.errors import ModelFileRefused
from xlite_core.inference.classifier import CARD_KEY
from xlite_core.inference.onnx_weights import fields

_METADATA = 14
_BYTES = 2
_GRAPH = 7


def with_card(content: bytes, card_json: str) -> bytes:
    """Return a model file with the same network and this card in place of any other.

    Args:
        content: The whole content of an .onnx file.
        card_json: From `ModelCard.to_json`.

    Raises:
        ModelFileRefused: The bytes are no ONNX model.
    """
    view = memoryview(content)
    kept: list[memoryview] = []
    position, has_graph = 0, False
    try:
        for field, wire, _, part, end in fields(view):
            has_graph = has_graph or (field == _GRAPH and wire == _BYTES)
            if not (field == _METADATA and wire == _BYTES and _key(part) == CARD_KEY.encode()):
                kept.append(view[position:end])
            position = end
    except (IndexError, ValueError) as error:
        raise _no_model() from error
    if not has_graph:
        raise _no_model()
    entry = _field(1, CARD_KEY.encode()) + _field(2, card_json.encode())
    return b"".join(kept) + _field(_METADATA, entry)


def _key(entry: memoryview) -> bytes:
    return next((bytes(part) for field, _, _, part, _ in fields(entry) if field == 1), b"")


def _field(number: int, content: bytes) -> bytes:
    return _varint(number << 3 | _BYTES) + _varint(len(content)) + content


def _varint(number: int) -> bytes:
    digits = bytearray()
    while number > 0x7F:
        digits.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*digits, number])


def _no_model() -> ModelFileRefused:
    return ModelFileRefused(
        "This file is not a sound ONNX model, so no card can be written into it.",
        "Choose a model file (.onnx) that this application exported.",
    )
