"""ImageNet weights of a backbone: from timm's hub, its cache on this computer, or a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from torch import nn

from xlite_core.errors import InvalidConfiguration
from xlite_core.models.torchvision_ops import import_timm


def no_pretrained_weights(backbone: str) -> InvalidConfiguration:
    """Return the error for weights that nobody has published."""
    return InvalidConfiguration(
        f"There are no pretrained weights for {backbone!r}.",
        "Train it from scratch, or choose another backbone.",
    )


def with_pretrained_weights(
    backbone: str, name: str, options: dict[str, Any], weights_file: Path | None
) -> nn.Module:
    """Build a timm network with its ImageNet weights.

    Args:
        backbone: What the configuration calls it.
        name: What timm calls it.
        options: For `timm.create_model`.
        weights_file: Where the weights are; None for timm's hub or its cache.

    Raises:
        InvalidConfiguration: The weights do not exist, or cannot be had from here.
    """
    timm = import_timm()
    if weights_file is not None:
        options = {**options, "pretrained_cfg_overlay": {"file": str(weights_file)}}
    elif not timm.is_model_pretrained(name):
        raise no_pretrained_weights(backbone)
    try:
        network: nn.Module = timm.create_model(name, pretrained=True, **options)
    except Exception as error:  # the hub, its transport and the unpickler share no base
        if weights_file is not None:
            raise InvalidConfiguration(
                f"The file {weights_file.name} does not hold the weights of {backbone!r}.",
                "Give the file that timm publishes for this backbone.",
            ) from error
        raise _unreachable(backbone, name) from error
    return network


def _unreachable(backbone: str, name: str) -> InvalidConfiguration:
    published = import_timm().get_pretrained_cfg(name)
    repository = published.hf_hub_id or f"timm/{published.architecture}.{published.tag}"
    folder = "models--" + repository.replace("/", "--")
    return InvalidConfiguration(
        f"The pretrained weights of {backbone!r} are not on this computer and could not be "
        f"fetched from huggingface.co ({repository}).",
        "Connect this computer once; or run 'hf download "
        f"{repository}' on another one and copy the folder {folder} from its Hugging Face cache "
        "(~/.cache/huggingface/hub, or hub in HF_HOME) to the same place here; or set "
        "pretrained to false.",
    )
