"""A look inside an .onnx without the onnx package: are its weights here, and are they numbers?

The viewer does not install `onnx` (18 MB for one question), and asking ONNX
Runtime would be asking the thing we want to protect.  The protocol-buffer wire
format is walked only as deep as the initialisers of the main graph
(github.com/onnx/onnx, onnx.proto: ModelProto.graph = 7, GraphProto.initializer
= 5, TensorProto.data_type = 2, float_data = 4, name = 8, raw_data = 9,
external_data = 13, data_location = 14).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from xlite_core.errors import ModelFileRefused

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_FLOAT_TYPES: dict[int, np.dtype[np.floating[Any]]] = {
    1: np.dtype("<f4"),
    10: np.dtype("<f2"),
    11: np.dtype("<f8"),
}
"""TensorProto.DataType: FLOAT, FLOAT16 and DOUBLE."""

_EXPORT_AGAIN = "Export the model again, or use the bundled student."


def require_sound_weights(model: bytes) -> None:
    """Refuse a model whose weights are elsewhere, or not all finite.

    Args:
        model: The whole content of an .onnx file.

    Raises:
        ModelFileRefused: The bytes are no ONNX model, a weight is kept in
            another file, or a weight is NaN or infinite.
    """
    view = memoryview(model)
    try:
        graphs = [content for field, _, content in _fields(view) if field == 7]
        tensors = [
            content for graph in graphs for field, _, content in _fields(graph) if field == 5
        ]
        for tensor in tensors:
            _require_sound_tensor(tensor)
    except (IndexError, ValueError, TypeError) as error:
        raise ModelFileRefused(
            "The file is no ONNX model, or is damaged.", _EXPORT_AGAIN
        ) from error
    if not tensors:
        raise ModelFileRefused("The file holds no network weights.", _EXPORT_AGAIN)


def _require_sound_tensor(tensor: memoryview) -> None:
    kind, weights = 0, memoryview(b"")
    for field, number, content in _fields(tensor):
        if field == 2:
            kind = number
        elif field in (4, 9):
            weights = content
        elif field == 13 or (field == 14 and number == 1):
            raise ModelFileRefused(
                "The model keeps weights in a second file, which may be anything.",
                "Export it as one file, with the weights inside.",
            )
    dtype = _FLOAT_TYPES.get(kind)
    if dtype is not None and not np.isfinite(np.frombuffer(weights, dtype)).all():
        raise ModelFileRefused(
            "The model holds weights that are not numbers (NaN or infinite).",
            "Its training has failed: train it again, or use the bundled student.",
        )


def _fields(message: memoryview) -> Iterator[tuple[int, int, memoryview]]:
    """Yield (field number, value of a varint, content of anything longer)."""
    position, end = 0, len(message)
    while position < end:
        key, position = _varint(message, position)
        field, wire = key >> 3, key & 7
        if wire == _VARINT:
            number, position = _varint(message, position)
            yield field, number, message[:0]
            continue
        if wire == _BYTES:
            length, position = _varint(message, position)
        elif wire in (_FIXED32, _FIXED64):
            length = 4 if wire == _FIXED32 else 8
        else:
            msg = f"wire type {wire}"
            raise ValueError(msg)
        if position + length > end:
            msg = "a field reaches beyond the end"
            raise ValueError(msg)
        yield field, 0, message[position : position + length]
        position += length


def _varint(message: memoryview, position: int) -> tuple[int, int]:
    number, shift = 0, 0
    while True:
        byte = message[position]
        position += 1
        number |= (byte & 0x7F) << shift
        if byte < 0x80:
            return number, position
        shift += 7
        if shift > 63:
            msg = "a number is too long"
            raise ValueError(msg)
