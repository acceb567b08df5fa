"""The student: backbone -> attention -> origin -> F -> mean -> FC - ReLU - dropout - FC.

Shapes:  B batch, C channels of F, F findings, h x w the map.
"""

# ruff: noqa: N803 - the suffix of a tensor's name is its shape

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn.parameter import Parameter

from xlite_core.models.attention import AttentionStage, SoftmaxMixing
from xlite_core.models.backbone import BackboneMap, build_feature_map
from xlite_core.models.config import StudentConfig, require_even_heads
from xlite_core.models.head import Head, StudentOutput
from xlite_core.models.origin import FeatureOrigin
from xlite_core.models.performer import PerformerMixing


class Student(nn.Module):
    """A small network for radiographs that can say where each logit came from.

    Attributes:
        config: What it was built from.
        backbone: Image to map; the part that pretrained weights belong to.
        attention: What lets the cells of the map look at each other.
        origin: Its output is F, the map that the head pools and that evidence
            and Grad-CAM refer to.
        head: F to logits.
        backbone_frozen: Whether the backbone stays as it is in training.
    """

    def __init__(
        self,
        config: StudentConfig,
        backbone: BackboneMap,
        attention: nn.Module,
        head: Head,
    ) -> None:
        super().__init__()
        self.config = config
        self.backbone_frozen = False
        self.backbone = backbone
        self.attention = attention
        self.origin = FeatureOrigin()
        self.head = head

    def forward(self, x_BCHW: Tensor) -> Tensor:
        """Return logits, shape (B, F)."""
        logits: Tensor = self.head(self.features(x_BCHW))
        return logits

    def features(self, x_BCHW: Tensor) -> Tensor:
        """Return F, the map after attention, counted from its origin, shape (B, C, h, w)."""
        features: Tensor = self.origin(self.attention(self.backbone(x_BCHW)))
        return features

    @torch.no_grad()
    def count_from(self, average_Chw: Tensor) -> None:
        """Make evidence count from an average film's map; no logit changes.

        What leaves the map enters the head's first bias: `W1 (F - A) + (b1 + W1 A)`.
        Calling it again moves the origin on from where it is.

        Args:
            average_Chw: Mean of `features` over films, shape (C, h, w).
        """
        before = self.origin.average
        self.origin.average = average_Chw if before is None else before + average_Chw
        self.head.hidden.bias.add_(self.head.hidden.weight @ average_Chw.mean(dim=(1, 2)))

    def forward_with_evidence(self, x_BCHW: Tensor) -> StudentOutput:
        """Return logits, evidence, bias and embedding of a batch.

        Raises:
            RuntimeError: The student is in training mode, where dropout would
                break the sum.
        """
        if self.training:
            raise RuntimeError("Evidence belongs to inference: call eval() first.")
        return self.head.with_evidence(self.features(x_BCHW))

    def backbone_parameters(self) -> Iterator[Parameter]:
        """Yield the weights that pretraining may have set; each weight is here or in the head's."""
        return self.backbone.parameters()

    def head_parameters(self) -> Iterator[Parameter]:
        """Yield the weights that always start fresh: attention and head."""
        return chain(self.attention.parameters(), self.head.parameters())

    def freeze_backbone(self, *, frozen: bool) -> None:
        """Keep the backbone as it is, or let it learn again.

        A frozen backbone stays in evaluation mode whatever the student's mode:
        its batch norm uses and keeps its running statistics, its dropout is off.
        """
        self.backbone_frozen = frozen
        self.backbone.requires_grad_(not frozen)
        self.train(self.training)

    def train(self, mode: bool = True) -> Student:  # noqa: FBT001, FBT002 - torch's own signature
        """Set training or evaluation mode; a frozen backbone stays in evaluation mode."""
        super().train(mode)
        if self.backbone_frozen:
            self.backbone.eval()
        return self

    def set_gradient_checkpointing(self, *, on: bool) -> None:
        """Compute the backbone's maps twice in training instead of keeping them.

        Gradients and batch statistics are those of a student that keeps them.

        Raises:
            InvalidConfiguration: The backbone cannot do it.
        """
        self.backbone.set_recomputing(on=on)

    def redraw(self, generator: torch.Generator | None = None) -> None:
        """Give every Performer layer new random features; nothing to do for others."""
        for module in self.modules():
            if isinstance(module, PerformerMixing):
                module.redraw(generator)


def build_student(config: StudentConfig, *, weights_file: Path | None = None) -> Student:
    """Build a student, with fresh weights drawn from torch's generator.

    Args:
        config: Which one.
        weights_file: Pretrained backbone weights to load instead of timm's own.

    Raises:
        InvalidConfiguration: The backbone is unknown, its width cannot be shared
            by the heads, or its pretrained weights cannot be had.
        MissingFeature: torchvision or timm is not installed.
    """
    backbone = build_feature_map(
        config.backbone,
        in_channels=config.in_channels,
        pretrained=config.pretrained,
        weights_file=weights_file,
        image_size=config.image_size,
    )
    if config.attention == "none":
        attention: nn.Module = nn.Identity()
        channels = backbone.channels
    else:
        attention = _attention_stage(config, backbone.channels)
        channels = config.attention_width or backbone.channels
    head = Head(channels, width=config.head_width, findings=config.findings, dropout=config.dropout)
    return Student(config, backbone, attention, head)


def _attention_stage(config: StudentConfig, channels: int) -> AttentionStage:
    width = config.attention_width or channels
    require_even_heads(width, config.heads)
    mixings: list[nn.Module] = [
        PerformerMixing(width // config.heads, config.performer_features)
        if config.attention == "performer"
        else SoftmaxMixing()
        for _ in range(config.layers)
    ]
    return AttentionStage(channels, config.attention_width, config.heads, mixings)
