"""What kind of student to build: plain settings, free of torch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal

from xlite_core.errors import InvalidConfiguration
from xlite_core.setting import check_settings, setting

Attention = Literal["none", "mhsa", "performer"]

STUDENT_SCHEMA = 1

FULL_WIDTH = "full"
"""What a file says for `attention_width = None`: TOML has no word for nothing."""

TRANSFORMERS: Mapping[str, int] = {"scanline": 1, "pat_large": 16, "pat_conv_large": 16}
"""Backbones that are attention alone -> their input's side is a multiple of this many pixels."""

SCATTERING = "scattering"
"""The backbone whose filters are wavelets."""

OWN_BACKBONES = frozenset({*TRANSFORMERS, SCATTERING})
"""Those that timm does not have, so without pretrained weights."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StudentConfig:
    """[student]: a network, described completely enough to build it again."""

    backbone: str = setting(
        help="A backbone of ours, or any timm model by its name.",
        found="On all of ChestX-ray14 with MHSA: EfficientNet-B0 0.831, ConvNeXt-Tiny 0.828,"
        " MobileNetV3-Large 0.822 validation AUC.",
    )
    attention: Attention = setting(
        "none",
        help="What looks across the whole map: nothing, multi-head self-attention, or Performer"
        " (FAVOR+).",
    )
    attention_width: int | None = setting(
        256,
        help="Channels of the map that attention works on and that the head sees; a 1x1"
        " convolution brings the backbone down to it. In a file, 'full' keeps the backbone's"
        " full width; without attention it is ignored.",
        unit="channels",
        low=4,
        high=8192,
        found="At EfficientNet-B0's full 1280 channels one layer holds 6.6 M weights.",
    )
    heads: int = setting(8, help="Attention heads; they share the width evenly.", low=1, high=1024)
    layers: int = setting(1, help="Attention layers, one after the other.", low=1, high=64)
    performer_features: int = setting(
        128,
        help="Random features a head of a Performer.",
        low=1,
        high=65_536,
        found="About d log d suffice for heads of width d (Choromanski et al., 2021): 110 for 32.",
    )
    head_width: int = setting(
        256,
        help="Hidden units of the classifier, and length of the embedding.",
        low=1,
        high=65_536,
    )
    dropout: float = setting(
        0.3, help="Share of the classifier's hidden units silenced in training.", low=0.0, high=0.99
    )
    findings: int = setting(14, help="Number of logits.", low=1, high=10_000)
    in_channels: Literal[1, 3] = setting(
        3, help="Channels of the input; a film is repeated over three. The recipe decides."
    )
    image_size: int = setting(
        224,
        help="Side of the input, where the network is built for one size (the transformers);"
        " others take any. The recipe decides.",
        unit="pixels",
        low=16,
        high=2048,
    )
    pretrained: bool = setting(
        default=False,
        help="Start the backbone from timm's ImageNet weights.",
        found="Warm up, and give the backbone a lower rate than the head.",
    )
    schema: int = STUDENT_SCHEMA

    def __post_init__(self) -> None:
        if self.schema != STUDENT_SCHEMA:
            raise InvalidConfiguration(
                f"The student's settings have schema {self.schema}; "
                f"this version knows {STUDENT_SCHEMA}.",
                "Update the application, or write the settings again with this version.",
            )
        check_settings(self, "student")
        if not self.backbone:
            raise InvalidConfiguration(
                "A student needs a backbone.", "Name one, such as 'mobilenetv3_small'."
            )
        if self.attention != "none" and self.attention_width is not None:
            require_even_heads(self.attention_width, self.heads)
        if self.fixed_size:
            self._require_transformer_settings()

    @property
    def fixed_size(self) -> bool:
        """Whether the network takes images of `image_size` only."""
        return self.backbone in TRANSFORMERS

    def _require_transformer_settings(self) -> None:
        if self.attention != "none":
            raise InvalidConfiguration(
                f"The backbone {self.backbone!r} is all attention: it takes no further one.",
                "Set the attention to 'none'.",
            )
        if self.image_size % TRANSFORMERS[self.backbone]:
            raise InvalidConfiguration(
                f"A film of {self.image_size} pixels cannot be cut into patches of "
                f"{TRANSFORMERS[self.backbone]}.",
                "Use a size that is a multiple of the patch, such as 224.",
            )

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> StudentConfig:
        """Rebuild the settings.

        Raises:
            InvalidConfiguration: A key is unknown, the backbone is missing, or
                a value is out of range.
        """
        unknown = sorted(set(values) - {field.name for field in fields(cls)})
        if unknown:
            raise InvalidConfiguration(
                f"The student has no setting called {unknown[0]!r}.",
                f"Known settings: {', '.join(field.name for field in fields(cls))}.",
            )
        if "backbone" not in values:
            raise InvalidConfiguration(
                "The student's settings name no backbone.",
                "Add one, such as 'mobilenetv3_small'.",
            )
        if values.get("attention_width") == FULL_WIDTH:
            values = {**values, "attention_width": None}
        return cls(**values)


def require_even_heads(width: int, heads: int) -> None:
    """Check that heads can share a width, with the quarters that positions need.

    Raises:
        InvalidConfiguration: The width is no multiple of the heads, or of four.
    """
    # Sine and cosine of two axes: the position code comes in fours.
    if width < 1 or width % heads or width % 4:
        raise InvalidConfiguration(
            f"An attention width of {width} cannot be shared by {heads} heads.",
            "Use a width that is a multiple of 4 and of the number of heads, such as 256 with 8.",
        )
