"""A look inside an .onnx without the onnx package: are its weights here, and are they numbers?

The viewer does not install `onnx` (18 MB for one question), and asking ONNX
Runtime would be asking the thing we want to protect.  The protocol-buffer wire
format is walked wherever a tensor can be: initialisers, constants of nodes, and
both again inside subgraphs and functions (github.com/onnx/onnx, onnx.proto).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from xlite_core.errors import ModelFileRefused

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5

_PARTS: Mapping[str, Mapping[int, str]] = {
    "Model": {7: "Graph", 20: "TrainingInfo", 25: "Function"},
    "TrainingInfo": {1: "Graph", 2: "Graph"},
    "Graph": {1: "Node", 5: "Tensor", 15: "SparseTensor"},
    "Function": {7: "Node", 11: "Attribute"},
    "Node": {5: "Attribute"},
    "Attribute": {
        5: "Tensor",
        6: "Graph",
        10: "Tensor",
        11: "Graph",
        22: "SparseTensor",
        23: "SparseTensor",
    },
    "SparseTensor": {1: "Tensor", 2: "Tensor"},
}
"""Message -> the fields through which a tensor can be reached, and their messages."""

_RAW_TYPES: dict[int, np.dtype[np.floating[Any]]] = {
    1: np.dtype("<f4"),
    10: np.dtype("<f2"),
    11: np.dtype("<f8"),
}
"""TensorProto.data_type -> how raw_data holds it: FLOAT, FLOAT16 and DOUBLE."""

_LISTED_TYPES: dict[int, np.dtype[np.floating[Any]]] = {4: np.dtype("<f4"), 10: np.dtype("<f8")}
"""Field number of float_data and double_data -> the numbers in them."""

_EXPORT_AGAIN = "Export the model again, or use the bundled student."


def require_sound_weights(model: bytes) -> None:
    """Refuse a model whose weights are elsewhere, or not all finite.

    Args:
        model: The whole content of an .onnx file.

    Raises:
        ModelFileRefused: The bytes are no ONNX model, a weight is kept in
            another file, or a weight is NaN or infinite.
    """
    found = False
    try:
        for tensor in _tensors(memoryview(model)):
            _require_sound_tensor(tensor)
            found = True
    except (IndexError, ValueError) as error:
        raise ModelFileRefused(
            "The file is no ONNX model, or is damaged.", _EXPORT_AGAIN
        ) from error
    if not found:
        raise ModelFileRefused("The file holds no network weights.", _EXPORT_AGAIN)


def _tensors(model: memoryview) -> Iterator[memoryview]:
    # A list instead of recursion: a file can nest graphs deeper than Python's stack.
    waiting = [("Model", model)]
    while waiting:
        message, content = waiting.pop()
        if message == "Tensor":
            yield content
            continue
        parts = _PARTS[message]
        for field, wire, _, part, _ in fields(content):
            if wire == _BYTES and field in parts:
                waiting.append((parts[field], part))


def _require_sound_tensor(tensor: memoryview) -> None:
    kind, raw = 0, memoryview(b"")
    finite = True
    for field, _, number, content, _ in fields(tensor):
        if field == 2:
            kind = number
        elif field == 9:
            raw = content
        elif field in _LISTED_TYPES:
            finite = finite and _all_finite(content, _LISTED_TYPES[field])
        elif field == 13 or (field == 14 and number == 1):  # external_data, data_location
            raise ModelFileRefused(
                "The model keeps weights in a second file, which may be anything.",
                "Export it as one file, with the weights inside.",
            )
    if kind in _RAW_TYPES:
        finite = finite and _all_finite(raw, _RAW_TYPES[kind])
    if not finite:
        raise ModelFileRefused(
            "The model holds weights that are not numbers (NaN or infinite).",
            "Its training has failed: train it again, or use the bundled student.",
        )


def _all_finite(content: memoryview, dtype: np.dtype[np.floating[Any]]) -> bool:
    return bool(np.isfinite(np.frombuffer(content, dtype)).all())


def fields(message: memoryview) -> Iterator[tuple[int, int, int, memoryview, int]]:
    """Yield (field number, wire type, value of a varint, content of anything else, its end).

    Raises:
        ValueError: The bytes are no protocol buffer, or end too soon.
        IndexError: They end within a number.
    """
    position, end = 0, len(message)
    while position < end:
        key, position = _varint(message, position)
        field, wire = key >> 3, key & 7
        if wire == _VARINT:
            number, position = _varint(message, position)
            yield field, wire, number, message[:0], position
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
        yield field, wire, 0, message[position : position + length], position + length
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
