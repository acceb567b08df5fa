"""Any backbone as a function from an image to a map of features.

Shapes:  B batch, C channels, H height, W width, N tokens.
"""

# ruff: noqa: N803, N806 - the suffix of a tensor's name is its shape

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from xlite_core.errors import InvalidConfiguration
from xlite_core.models.config import OWN_BACKBONES, SCATTERING
from xlite_core.models.patch_transformer import build_patch_transformer
from xlite_core.models.pretrained import no_pretrained_weights, with_pretrained_weights
from xlite_core.models.recomputing import RepeatedBatchNorms
from xlite_core.models.registry import timm_name, unknown_backbone
from xlite_core.models.scanline import build_scanline
from xlite_core.models.scattering import ScatteringMap
from xlite_core.models.torchvision_ops import import_timm
from xlite_core.models.transformer import TransformerMap

# Small, so that probing costs milliseconds; large enough for a stride of 32.
_PROBE_SIZE = 64


class FeatureMap(nn.Module):
    """The last spatial map of a timm network.

    Whatever timm would compute after its pooling (the wide 1x1 convolution of
    MobileNetV3, say) is left out, with its weights: the student pools after its
    attention and has a head of its own.  A norm that timm applies to the pooled
    vector (ConvNeXt) is applied to each cell instead.

    Attributes:
        channels: Channels of the map.
    """

    def __init__(self, network: nn.Module, *, in_channels: int) -> None:
        super().__init__()
        self.network = network
        self._channels_last_output = getattr(network, "output_fmt", "NCHW") == "NHWC"
        self._prefix_tokens = int(getattr(network, "num_prefix_tokens", 0))
        head_norm = getattr(getattr(network, "head", None), "norm", None)
        self._norm_each_cell = type(head_norm).__name__.startswith("LayerNorm2d")
        self._batch_norms: RepeatedBatchNorms | None = None
        self.channels = self._probe(in_channels)

    def forward(self, x_BCHW: Tensor) -> Tensor:
        if self._batch_norms is None:
            return self._features(x_BCHW)
        with self._batch_norms.first_pass():
            return self._features(x_BCHW)

    def set_recomputing(self, *, on: bool) -> None:
        """Compute maps again on the way back instead of keeping them: less memory, more time.

        Raises:
            InvalidConfiguration: timm cannot do it for this network.
        """
        try:
            self.network.set_grad_checkpointing(on)  # type: ignore[operator]
        except (AttributeError, AssertionError) as error:
            if not on:
                return
            raise InvalidConfiguration(
                "This backbone cannot compute its maps twice.",
                "Switch gradient checkpointing off, or choose another backbone.",
            ) from error
        if on and self._batch_norms is None:
            self._batch_norms = RepeatedBatchNorms(self.network)

    def _features(self, x_BCHW: Tensor) -> Tensor:
        features: Tensor = self.network.forward_features(x_BCHW)  # type: ignore[operator]
        if features.ndim == 3:
            return self._as_map(features)
        if self._channels_last_output:
            return features.permute(0, 3, 1, 2)
        if self._norm_each_cell:
            norm = self.network.get_submodule("head.norm")
            normed: Tensor = norm(features)
            return normed
        return features

    def _as_map(self, tokens_BNC: Tensor) -> Tensor:
        patches_BNC = tokens_BNC[:, self._prefix_tokens :]
        side = int(patches_BNC.shape[1] ** 0.5)  # the recipe's images are square
        return patches_BNC.transpose(1, 2).reshape(-1, patches_BNC.shape[2], side, side)

    def _probe(self, in_channels: int) -> int:
        """Run once on a small image: count the channels, drop what took no part."""
        was_training = self.training
        self.eval()  # running statistics stay as they are
        reference = next(self.parameters())
        size = _smallest_input(self.network)
        image = torch.zeros(1, in_channels, size, size, device=reference.device)
        with torch.enable_grad():  # whoever builds may have switched it off
            features = self(image)
        if features.ndim != 4:
            raise InvalidConfiguration(
                "This backbone gives no map of features, so nothing could show where it looked.",
                "Choose a convolutional network, such as 'mobilenetv3_small'.",
            )
        named = [(name, p) for name, p in self.named_parameters() if p.requires_grad]
        gradients = torch.autograd.grad(features.sum(), [p for _, p in named], allow_unused=True)
        used = [name for (name, _), g in zip(named, gradients, strict=True) if g is not None]
        unused = [name for (name, _), g in zip(named, gradients, strict=True) if g is None]
        for name in unused:
            self._drop_module(name.rpartition(".")[0], used)
        self.train(was_training)
        return int(features.shape[1])

    def _drop_module(self, path: str, used: list[str]) -> None:
        if any(name.startswith(f"{path}.") for name in used):
            return  # it has one parameter too many, and others that count
        parent, _, name = path.rpartition(".")
        setattr(self.get_submodule(parent), name, nn.Identity())


BackboneMap = FeatureMap | TransformerMap | ScatteringMap


def _smallest_input(network: nn.Module) -> int:
    published: dict[str, Any] = getattr(network, "pretrained_cfg", {})
    if published.get("fixed_input_size"):
        return int(published["input_size"][-1])
    return _PROBE_SIZE


def build_feature_map(
    backbone: str,
    *,
    in_channels: int,
    pretrained: bool,
    weights_file: Path | None = None,
    image_size: int = 224,
) -> BackboneMap:
    """Build a backbone by our name or by timm's.

    Args:
        backbone: A key of `registry.BACKBONES`, or any timm model.
        in_channels: Channels of the image; timm folds ImageNet's three into one.
        pretrained: Load ImageNet weights, from the network unless a file is given.
        weights_file: Load the pretrained weights from here.
        image_size: Side of the square input, for transformers of our own.

    Raises:
        InvalidConfiguration: timm has no such model, it gives no spatial map, or
            its pretrained weights do not exist or cannot be had.
    """
    if backbone in OWN_BACKBONES:
        if pretrained or weights_file is not None:
            raise no_pretrained_weights(backbone)
        if backbone == SCATTERING:
            return ScatteringMap()
        if backbone == "scanline":
            return build_scanline(image_size=image_size, in_channels=in_channels)
        return build_patch_transformer(
            image_size=image_size, in_channels=in_channels, convolved=backbone == "pat_conv_large"
        )
    timm = import_timm()
    name = timm_name(backbone)
    if not timm.is_model(name.partition(".")[0]):
        raise unknown_backbone(backbone, timm.list_models())
    options: dict[str, Any] = {"in_chans": in_channels, "num_classes": 0, "global_pool": ""}
    if timm.models.is_model_in_modules(name.partition(".")[0], ["vision_transformer"]):
        options["dynamic_img_size"] = True  # any input size, not only the published one
    if pretrained or weights_file is not None:
        network = with_pretrained_weights(backbone, name, options, weights_file)
    else:
        network = timm.create_model(name, **options)
    return FeatureMap(network, in_channels=in_channels)
