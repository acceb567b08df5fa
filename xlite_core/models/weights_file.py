"""Reading other people's weights: tensors alone, never a program."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load
from torch import Tensor

from xlite_core.errors import TeacherRefused

COUNTER = "num_batches_tracked"
"""Batch norm's count of batches: not used in evaluation, and absent from files older than 2018."""


def read_weights(path: Path) -> dict[str, Tensor]:
    """Read the weights of a checkpoint, by name, onto the CPU.

    A dictionary with the entry `state_dict` is opened; what lies beside it there
    (epoch, loss, optimiser) is no weight of the network and is left alone.

    Args:
        path: safetensors by its suffix, else what `torch.save` wrote, in its
            present or its old format.

    Raises:
        TeacherRefused: The file is missing, damaged, holds a program instead of
            weights, or anything but tensors by name.
    """
    content = _read(path)
    if isinstance(content, Mapping) and isinstance(content.get("state_dict"), Mapping):
        content = content["state_dict"]
    if not isinstance(content, Mapping) or not content:
        raise TeacherRefused(
            f"The teacher {path.name} holds no weights by name.",
            "Save them with torch.save(model.state_dict(), ...) and give that file.",
        )
    for key, value in content.items():
        if not (isinstance(key, str) and _is_weight(value)):
            raise TeacherRefused(
                f"In the teacher {path.name}, {key!r} is no weight.",
                "Save the network's state_dict() alone and give that file.",
            )
    return dict(content)


def require_fit(name: str, weights: Mapping[str, Tensor], wanted: Mapping[str, Tensor]) -> None:
    """Check that finite weights have a network's names and shapes, every one and no other.

    Args:
        name: The file's, for messages.
        weights: What was read.
        wanted: The network's own state.

    Raises:
        TeacherRefused: A name is missing or unexpected, a shape differs, or a value
            is not finite.
    """
    require_names(name, weights, wanted, network="its network")
    for key, tensor in wanted.items():
        if weights[key].shape != tensor.shape:
            raise TeacherRefused(
                f"In the teacher {name}, {key!r} has the shape {_in_words(weights[key])} "
                f"where {_in_words(tensor)} belongs.",
                "Give the file as it was published, for the network that it was saved from.",
            )
        if not bool(torch.isfinite(weights[key]).all()):
            raise TeacherRefused(
                f"In the teacher {name}, {key!r} holds values that are no finite numbers.",
                "Fetch the file again, or choose another teacher.",
            )


def require_names(
    name: str, found: Mapping[str, Any], wanted: Mapping[str, Any], *, network: str
) -> None:
    """Check that two sets of names are equal.

    Raises:
        TeacherRefused: They are not; the first missing and the first unexpected
            name are given.
    """
    missing = [key for key in wanted if key not in found]
    unexpected = [key for key in found if key not in wanted]
    if not missing and not unexpected:
        return
    parts = [f"lacks {key!r}" for key in missing[:1]]
    parts += [f"holds {key!r} unexpectedly" for key in unexpected[:1]]
    raise TeacherRefused(
        f"The teacher {name} {' and '.join(parts)}: it is not what {network} saves.",
        f"Give the file as it was published ({len(missing)} names are missing, "
        f"{len(unexpected)} unexpected).",
    )


def _read(path: Path) -> Any:
    if not path.is_file():
        raise TeacherRefused(f"There is no teacher {path.name}.", "Check its place and name.")
    try:
        if path.suffix == ".safetensors":
            # Not load_file: it maps the file, and whoever cuts it off later ends this process.
            return load(path.read_bytes())
        # weights_only: a checkpoint from elsewhere is data, not code.
        return torch.load(path, map_location="cpu", weights_only=True)
    except pickle.UnpicklingError as error:
        if "GLOBAL" not in str(error):
            raise _damaged(path) from error
        raise TeacherRefused(
            f"The teacher {path.name} holds a pickled network or program, not weights alone.",
            "Where you trust it, load it once and save its weights: "
            "torch.save(model.state_dict(), 'teacher.pt').",
        ) from error
    except Exception as error:  # torch and safetensors raise half a dozen unrelated kinds here
        raise _damaged(path) from error


def _damaged(path: Path) -> TeacherRefused:
    return TeacherRefused(
        f"The teacher {path.name} is damaged, or no file of weights.", "Fetch it again."
    )


def _is_weight(value: Any) -> bool:
    return (
        isinstance(value, Tensor)
        and value.layout is torch.strided
        and value.device.type == "cpu"
        and not value.is_complex()
    )


def _in_words(tensor: Tensor) -> str:
    return " x ".join(map(str, tensor.shape)) or "of a single number"
