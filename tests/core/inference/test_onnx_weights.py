"""No weight may hide: not in a second file, not in a subgraph, not as NaN."""

from __future__ import annotations

import numpy as np
import onnx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from onnx import TensorProto, helper, numpy_helper

from tests.helpers.tiny_student import tiny_model
from xlite_core.errors import ModelFileRefused
from xlite_core.inference import onnx_weights
from xlite_core.inference.onnx_weights import require_sound_weights

SOUND = tiny_model(3).SerializeToString()


def outside() -> TensorProto:
    tensor = TensorProto(name="hidden", data_type=TensorProto.FLOAT, dims=[2])
    tensor.data_location = TensorProto.EXTERNAL
    tensor.external_data.add(key="location", value="../../etc/passwd")
    return tensor


def raw(value: float, dtype: type = np.float32) -> TensorProto:
    return numpy_helper.from_array(np.array([1.0, value], dtype), "hidden")


def listed(value: float, kind: int) -> TensorProto:
    return helper.make_tensor("hidden", kind, [2], [1.0, value])


def as_initializer(model: onnx.ModelProto, tensor: TensorProto) -> None:
    model.graph.initializer.append(tensor)


def as_constant(model: onnx.ModelProto, tensor: TensorProto) -> None:
    model.graph.node.append(helper.make_node("Constant", [], ["c"], value=tensor))


def as_one_of_several(model: onnx.ModelProto, tensor: TensorProto) -> None:
    node = helper.make_node("Odd", [], ["c"])
    node.attribute.append(helper.make_attribute("values", [raw(1.0), tensor]))
    model.graph.node.append(node)


def in_a_branch(model: onnx.ModelProto, tensor: TensorProto) -> None:
    branch = helper.make_graph([], "branch", [], [], [tensor])
    model.graph.node.append(
        helper.make_node("If", ["c"], ["d"], then_branch=branch, else_branch=branch)
    )


def in_a_branch_of_a_branch(model: onnx.ModelProto, tensor: TensorProto) -> None:
    inner = helper.make_graph([], "inner", [], [], [tensor])
    loop = helper.make_node("Loop", ["c"], ["d"], body=inner)
    model.graph.node.append(
        helper.make_node("If", ["c"], ["e"], then_branch=helper.make_graph([loop], "g", [], []))
    )


def in_a_function(model: onnx.ModelProto, tensor: TensorProto) -> None:
    constant = helper.make_node("Constant", [], ["c"], value=tensor)
    model.functions.append(
        helper.make_function("d", "f", [], ["c"], [constant], [helper.make_opsetid("", 18)])
    )


def as_a_sparse_weight(model: onnx.ModelProto, tensor: TensorProto) -> None:
    places = numpy_helper.from_array(np.array([0, 1]), "places")
    model.graph.sparse_initializer.append(helper.make_sparse_tensor(tensor, places, [9]))


def for_training(model: onnx.ModelProto, tensor: TensorProto) -> None:
    model.training_info.add().initialization.initializer.append(tensor)


HIDING_PLACES = [
    as_initializer,
    as_constant,
    as_one_of_several,
    in_a_branch,
    in_a_branch_of_a_branch,
    in_a_function,
    as_a_sparse_weight,
    for_training,
]


def with_hidden(place, tensor: TensorProto) -> bytes:
    model = tiny_model(3)
    place(model, tensor)
    return model.SerializeToString()


@pytest.mark.parametrize("place", HIDING_PLACES)
def test_weights_in_a_second_file_are_refused_wherever_they_are_named(place):
    """ONNX Runtime would open the file that is named there."""
    with pytest.raises(ModelFileRefused, match="second file"):
        require_sound_weights(with_hidden(place, outside()))


@pytest.mark.parametrize("place", HIDING_PLACES)
@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_weights_that_are_no_numbers_are_refused_wherever_they_are(place, value):
    """The sentence says that the training failed."""
    with pytest.raises(ModelFileRefused, match="NaN or infinite"):
        require_sound_weights(with_hidden(place, raw(value)))


@pytest.mark.parametrize("place", HIDING_PLACES)
def test_sound_weights_pass_wherever_they_are(place):
    """Subgraphs and functions are allowed."""
    require_sound_weights(with_hidden(place, raw(2.0)))


@pytest.mark.parametrize(
    "tensor",
    [
        raw(np.nan, np.float16),
        raw(np.nan, np.float64),
        listed(np.nan, TensorProto.FLOAT),
        listed(np.nan, TensorProto.DOUBLE),
    ],
    ids=["raw half", "raw double", "listed float", "listed double"],
)
def test_every_way_of_writing_numbers_is_looked_at(tensor):
    """As raw bytes or as a list, in half, single and double precision."""
    with pytest.raises(ModelFileRefused, match="NaN or infinite"):
        require_sound_weights(with_hidden(as_initializer, tensor))


def test_a_list_in_two_pieces_is_one_list():
    """Protocol buffers allow a repeated field to come in parts: the first may hold the NaN."""
    first = listed(np.nan, TensorProto.FLOAT).SerializeToString()
    second = TensorProto(float_data=[1.0, 2.0]).SerializeToString()
    model = onnx.ModelProto()
    model.graph.initializer.append(TensorProto())
    tensor = first + second
    graph = b"\x2a" + bytes([len(tensor)]) + tensor
    assert len(graph) < 128

    with pytest.raises(ModelFileRefused, match="NaN or infinite"):
        require_sound_weights(b"\x3a" + bytes([len(graph)]) + graph)


def test_whole_numbers_may_have_any_bits():
    """Shapes and indices are no floats: -1 has the bits of a NaN."""
    model = tiny_model(3)
    model.graph.initializer.append(numpy_helper.from_array(np.array([-1, -1], np.int32), "i"))

    require_sound_weights(model.SerializeToString())


@pytest.mark.parametrize(
    "data", [b"", b"\x00", b"PK\x03\x04zip", b"a text file\n" * 9, SOUND[:-40], b"\xff" * 200]
)
def test_what_is_no_whole_model_is_refused(data):
    """Empty, another kind, truncated, or noise."""
    with pytest.raises(ModelFileRefused):
        require_sound_weights(data)


@given(st.integers(0, len(SOUND) - 1))
def test_a_model_cut_anywhere_is_refused_or_lacks_only_its_tail(length):
    """Nothing but the refusal is ever raised."""
    try:
        require_sound_weights(SOUND[:length])
    except ModelFileRefused:
        return


@given(st.binary(max_size=300))
def test_noise_raises_nothing_but_the_refusal(data):
    """Neither an IndexError nor an endless loop."""
    with pytest.raises(ModelFileRefused):
        require_sound_weights(data)


def test_deeply_nested_graphs_do_not_exhaust_the_stack():
    """Ten thousand graphs inside one another, which no writer of ours makes."""

    def field(number: int, content: bytes) -> bytes:
        length, size = bytearray(), len(content)
        while size > 127:
            length.append(size & 127 | 128)
            size >>= 7
        return bytes([number << 3 | 2]) + bytes([*length, size]) + content

    graph = b""
    for _ in range(10_000):
        graph = field(1, field(5, field(6, graph)))  # graph.node.attribute.g

    with pytest.raises(ModelFileRefused, match="no network weights"):
        require_sound_weights(field(7, graph))


def test_the_walk_knows_every_way_to_a_tensor():
    """Compared with the message definitions of the onnx package, so that a new field is noticed."""
    reached, waiting = {}, [onnx.ModelProto.DESCRIPTOR]
    while waiting:
        message = waiting.pop()
        if message.name in reached:
            continue
        reached[message.name] = {
            field.number: field.message_type.name
            for field in message.fields
            if field.message_type is not None
        }
        waiting += [f.message_type for f in message.fields if f.message_type is not None]

    def leads_to_a_tensor(name: str, seen: frozenset = frozenset()) -> bool:
        return name == "TensorProto" or (
            name not in seen
            and any(leads_to_a_tensor(part, seen | {name}) for part in reached[name].values())
        )

    expected = {
        name: {number: part for number, part in parts.items() if leads_to_a_tensor(part)}
        for name, parts in reached.items()
        if name != "TensorProto"
    }

    known = {
        f"{name}Proto": {number: f"{part}Proto" for number, part in parts.items()}
        for name, parts in onnx_weights._PARTS.items()
    }
    assert known == {name: parts for name, parts in expected.items() if parts}
