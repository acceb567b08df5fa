"""The backbones we offer by name, and what networks are called in front of people."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from xlite_core.errors import InvalidConfiguration
from xlite_core.models.config import TRANSFORMERS, Attention, StudentConfig


@dataclass(frozen=True, slots=True)
class Backbone:
    """A network that turns an image into a map of features.

    Attributes:
        timm_name: What timm calls it; None for a network of our own.
        display_name: What its authors call it.
    """

    timm_name: str | None
    display_name: str


BACKBONES: Mapping[str, Backbone] = {
    "efficientnet_b0": Backbone("efficientnet_b0", "EfficientNet-B0"),
    "mobilenetv3_small": Backbone("mobilenetv3_small_100", "MobileNetV3-Small"),
    "mobilenetv3_large": Backbone("mobilenetv3_large_100", "MobileNetV3-Large"),
    "convnext_tiny": Backbone("convnext_tiny", "ConvNeXt-Tiny"),
    "resnet18": Backbone("resnet18", "ResNet-18"),
    # Wavelets first: for few films.
    "scattering": Backbone(None, "Scattering"),
    # Attention alone, to compare the hybrids with.
    "scanline": Backbone(None, "Scanline transformer"),
    "pat_large": Backbone(None, "PaT-Large"),
    "pat_conv_large": Backbone(None, "PaT-Conv-Large"),
}

ATTENTIONS: Mapping[Attention, str] = {
    "none": "no attention",
    "mhsa": "MHSA",
    "performer": "Performer",
}


def attentions_of(backbone: str) -> tuple[Attention, ...]:
    """Return the attentions that may follow a backbone: none behind a transformer, else all."""
    return ("none",) if backbone in TRANSFORMERS else tuple(ATTENTIONS)


def timm_name(backbone: str) -> str:
    """Return what timm calls a backbone; a name that is not ours is taken as timm's own."""
    known = BACKBONES.get(backbone)
    return backbone if known is None or known.timm_name is None else known.timm_name


def display_name(config: StudentConfig) -> str:
    """Return a student's name for people: "MobileNetV3-Small + MHSA"."""
    known = BACKBONES.get(config.backbone)
    name = config.backbone if known is None else known.display_name
    return name if config.attention == "none" else f"{name} + {ATTENTIONS[config.attention]}"


def unknown_backbone(name: str, also_known: Iterable[str] = ()) -> InvalidConfiguration:
    """Return the error for a backbone that neither we nor timm have, with its near matches."""
    near = difflib.get_close_matches(name, [*BACKBONES, *also_known], n=3, cutoff=0.5)
    choices = near or list(BACKBONES)
    return InvalidConfiguration(
        f"There is no backbone called {name!r}.", f"Did you mean one of: {', '.join(choices)}?"
    )
