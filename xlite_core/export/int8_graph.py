"""A student's ONNX graph in the form whose activations ONNX Runtime computes in 8 bits.

Convolutions alone in INT8 make a MobileNet slower, not faster: between any two of them each
activation goes to FP32 and back.  ONNX Runtime adds, multiplies, averages and takes the sigmoid of
8-bit values, but knows no hard-swish, so that is written with what it knows, in the same numbers:
`x * clip(x + 3, 0, 6) / 6` (Howard et al., ICCV 2019, equation 3).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from xlite_core.errors import require

EIGHT_BIT = ("Conv", "Add", "Mul", "Sigmoid", "Clip", "Relu", "GlobalAveragePool")
"""Operators that ONNX Runtime computes on 8-bit values, as a backbone uses them."""

_SIXTH = ".sixth"
_CLIPPED = ".clipped"
_GATE = ".gate"


def rewritten(model: Any) -> Any:
    """Return a copy of an `onnx.ModelProto` that computes the same without hard-swish.

    Every node has a name, no weight is reached through an Identity, and means over the picture
    are global average pools.
    """
    onnx = require("onnx", feature="Quantising a student", extra="train")
    copy = onnx.ModelProto()
    copy.CopyFrom(model)
    graph = copy.graph
    _give_own_weights(graph)
    numbers = {"xlite.three": 3.0, "xlite.zero": 0.0, "xlite.six": 6.0, "xlite.sixth": 1 / 6}
    nodes: list[Any] = []
    for node in graph.node:
        if node.op_type == "HardSwish":
            nodes += _hard_swish(node.input[0], node.output[0], onnx.helper.make_node)
        elif _is_picture_mean(node):
            pool = onnx.helper.make_node("GlobalAveragePool", [node.input[0]], node.output)
            nodes.append(pool)
        else:
            nodes.append(node)
    for number, node in enumerate(nodes):
        node.name = node.name or f"{node.op_type}.{number}"
    graph.ClearField("node")
    graph.node.extend(nodes)
    graph.initializer.extend(
        onnx.numpy_helper.from_array(np.array(value, np.float32), name)
        for name, value in numbers.items()
    )
    return copy


def known_ranges(model: Any) -> dict[str, tuple[float, float]]:
    """Return the ranges of values that hard-swish has by definition, by tensor."""
    tensors = [output for node in model.graph.node for output in node.output]
    clipped = {name: (0.0, 6.0) for name in tensors if name.endswith(_CLIPPED)}
    return clipped | {name: (0.0, 1.0) for name in tensors if name.endswith(_GATE)}


def finished(model: Any) -> Any:
    """Return a quantised graph as ONNX Runtime computes it fastest; it is the same object.

    A quantised hard-swish loses its division: the clipped sum is stored in steps of 6/255, its
    sixth in steps of 1/255, and both are the same whole numbers.  One that stayed in FP32 becomes
    a single operator again.
    """
    onnx = require("onnx", feature="Quantising a student", extra="train")
    nodes = list(model.graph.node)
    maker = {output: node for node in nodes for output in node.output}
    user = {name: node for node in nodes for name in node.input}
    renamed: dict[str, str] = {}
    gone: set[str] = set()
    whole: dict[str, Any] = {}
    for node in nodes:
        if not node.name.endswith(_SIXTH):
            continue
        before, after = maker[node.input[0]], user[node.output[0]]
        if (before.op_type, after.op_type) == ("DequantizeLinear", "QuantizeLinear"):
            renamed[after.output[0]] = before.input[0]
            gone |= {before.name, node.name, after.name}
        elif (before.op_type, after.op_type) == ("Clip", "Mul"):
            first = maker[before.input[0]]
            single = onnx.helper.make_node("HardSwish", [first.input[0]], after.output)
            whole[after.name] = single
            gone |= {first.name, before.name, node.name}
    kept = [whole.get(node.name, node) for node in nodes if node.name not in gone]
    for node in kept:
        for place, name in enumerate(node.input):
            node.input[place] = renamed.get(name, name)
    _keep(model.graph, kept)
    return model


def _keep(graph: Any, nodes: list[Any]) -> None:
    """Leave these nodes and the weights that they use."""
    graph.ClearField("node")
    graph.node.extend(nodes)
    used = {name for node in nodes for name in node.input}
    tensors = [tensor for tensor in graph.initializer if tensor.name in used]
    graph.ClearField("initializer")
    graph.initializer.extend(tensors)


def eight_bit_nodes(model: Any) -> list[str]:
    """Return the names of the nodes before the last convolution that 8 bits may serve.

    The last one brings the map to the attention's width; it, attention, head and maps stay in
    FP32, so that evidence adds up to its logit as before.  So do the small layers that weigh
    channels (squeeze and excitation): they cost nothing and turn a channel up or down as a whole.

    Args:
        model: From `rewritten`.
    """
    nodes = list(model.graph.node)
    last = max((i for i, node in enumerate(nodes) if node.op_type == "Conv"), default=0)
    needed, before = set(nodes[last].input), set()
    for node in reversed(nodes[:last]):
        if needed.intersection(node.output):
            needed.update(node.input)
            before.add(node.name)
    gates = _channel_weights(nodes)
    return [
        node.name
        for node in nodes[:last]
        if node.op_type in EIGHT_BIT
        and node.name in before - gates
        and not node.name.endswith(_SIXTH)
    ]


def _channel_weights(nodes: list[Any]) -> set[str]:
    """Return the nodes between a global average and the product with the map."""
    small, found = set(), set()
    for node in nodes:
        if node.op_type == "GlobalAveragePool":
            small.add(node.output[0])
        elif small.intersection(node.input) and (
            node.op_type != "Mul" or all(name in small or "xlite." in name for name in node.input)
        ):
            small.update(node.output)
            found.add(node.name)
    return found


def _hard_swish(source: str, target: str, make: Any) -> list[Any]:
    raised, clipped, gate = target + ".raised", target + _CLIPPED, target + _GATE
    return [
        make("Add", [source, "xlite.three"], [raised], name=target + ".add"),
        make("Clip", [raised, "xlite.zero", "xlite.six"], [clipped], name=target + ".clip"),
        make("Mul", [clipped, "xlite.sixth"], [gate], name=target + _SIXTH),
        make("Mul", [source, gate], [target], name=target + ".mul"),
    ]


def _is_picture_mean(node: Any) -> bool:
    if node.op_type != "ReduceMean":
        return False
    settings = {entry.name: entry for entry in node.attribute}
    axes = list(settings["axes"].ints) if "axes" in settings else []
    return axes in ([2, 3], [-2, -1]) and ("keepdims" not in settings or settings["keepdims"].i)


def _give_own_weights(graph: Any) -> None:
    """Replace Identity nodes of weights, which exporters write for equal ones, by copies."""
    weights = {tensor.name: tensor for tensor in graph.initializer}
    kept = []
    for node in graph.node:
        if node.op_type == "Identity" and node.input[0] in weights:
            copy = graph.initializer.add()
            copy.CopyFrom(weights[node.input[0]])
            copy.name = node.output[0]
            weights[copy.name] = copy
        else:
            kept.append(node)
    graph.ClearField("node")
    graph.node.extend(kept)
