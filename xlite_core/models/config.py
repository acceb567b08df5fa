"""What kind of student to build: plain settings, free of torch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal, get_args

from xlite_core.errors import InvalidConfiguration

Attention = Literal["none", "mhsa", "performer"]

STUDENT_SCHEMA = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class StudentConfig:
    """A student network, complete enough to build it again.

    Attributes:
        backbone: A key of `registry.BACKBONES`, or any timm model by its name.
        attention: What looks across the whole map: nothing, multi-head
            self-attention, or Performer (FAVOR+).
        attention_width: Channels of the map that attention works on and that
            the head sees.  A 1x1 convolution brings the backbone down to it;
            None keeps the full width of the backbone (6.6 M weights a layer for
            EfficientNet-B0's 1280 channels).  Without attention it is ignored.
        heads: Attention heads; they share the width evenly.
        layers: Attention layers, one after the other.
        performer_features: Random features a head of a Performer.  About
            `d log d` suffice for heads of width d (Choromanski et al., 2021):
            110 for the default 32.
        head_width: Hidden units of the classifier, and length of the embedding.
        dropout: Share of hidden units silenced in training, 0 to below 1.
        findings: Number of logits.
        in_channels: Channels of the input image, 1 or 3.
        pretrained: Start from timm's ImageNet weights.
        schema: Raised whenever the same fields would mean something else.
    """

    backbone: str
    attention: Attention = "none"
    attention_width: int | None = 256
    heads: int = 8
    layers: int = 1
    performer_features: int = 128
    head_width: int = 256
    dropout: float = 0.3
    findings: int = 14
    in_channels: int = 3
    pretrained: bool = False
    schema: int = STUDENT_SCHEMA

    def __post_init__(self) -> None:
        if self.schema != STUDENT_SCHEMA:
            raise InvalidConfiguration(
                f"The student's settings have schema {self.schema}; "
                f"this version knows {STUDENT_SCHEMA}.",
                "Update the application, or write the settings again with this version.",
            )
        if not self.backbone:
            raise InvalidConfiguration(
                "A student needs a backbone.", "Name one, such as 'mobilenetv3_small'."
            )
        if self.attention not in get_args(Attention):
            raise InvalidConfiguration(
                f"There is no attention called {self.attention!r}.",
                f"Choose one of: {', '.join(get_args(Attention))}.",
            )
        self._require_sizes()
        if not 0 <= self.dropout < 1:
            raise InvalidConfiguration(
                f"A dropout of {self.dropout} is out of range.",
                "Use a share from 0 to below 1; 0.3 is the default.",
            )
        if self.in_channels not in (1, 3):
            raise InvalidConfiguration(
                f"A radiograph cannot be shown to a network in {self.in_channels} channels.",
                "Use 1 channel, or 3 equal ones.",
            )

    def _require_sizes(self) -> None:
        for name in ("heads", "layers", "performer_features", "head_width", "findings"):
            if getattr(self, name) < 1:
                raise InvalidConfiguration(
                    f"The setting {name!r} is {getattr(self, name)}, but must be at least 1.",
                    "Leave it out to use the default.",
                )
        width = self.attention_width
        if self.attention != "none" and width is not None:
            require_even_heads(width, self.heads)

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
