"""Small torch students whose maps have something to show."""

from __future__ import annotations

import copy
import functools
from dataclasses import replace

import torch

from tests.helpers.cards import example_card
from xlite_core.findings import CHESTXRAY14
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.inference.model_card import ModelCard
from xlite_core.models.config import StudentConfig
from xlite_core.models.student import Student, build_student

SIZE = 96
FINDINGS = CHESTXRAY14[:3]


def lively_student(attention: str = "mhsa", *, seed: int = 0, **settings) -> Student:
    """Return a MobileNetV3-Small as if trained: batch norm fits its inputs, logits are not tiny.

    With fresh statistics the activations of 50 layers die away, and everything
    would agree with everything.
    """
    return copy.deepcopy(_settled_student(attention, seed, **settings))


@functools.cache
def _settled_student(attention: str, seed: int, **settings) -> Student:
    torch.manual_seed(seed)
    config = StudentConfig(
        backbone="mobilenetv3_small", attention=attention, findings=len(FINDINGS), **settings
    )
    student = build_student(config).train()
    with torch.no_grad():
        for _ in range(8):
            student(torch.randn(8, config.in_channels, SIZE, SIZE))
        student.head.logits.weight.mul_(30)
        student.head.logits.bias.normal_()
        student.head.hidden.bias.normal_(std=0.1)
    return student.eval()


def lively_transformer(backbone: str, *, size: int = 32) -> Student:
    """Return a small transformer student whose logits are not tiny."""
    torch.manual_seed(0)
    config = StudentConfig(backbone=backbone, image_size=size, findings=len(FINDINGS))
    student = build_student(config).train()
    with torch.no_grad():
        for _ in range(8):
            student(torch.randn(8, 3, size, size))  # batch norm fits its inputs
        student.head.logits.weight.mul_(30)
        student.head.logits.bias.normal_()
        student.head.hidden.bias.normal_(std=0.1)
    return student.eval()


def example_images(count: int = 2, *, size: int = SIZE, channels: int = 3) -> torch.Tensor:
    """Return seeded noise in the shape of network inputs."""
    random = torch.Generator().manual_seed(11)
    return torch.randn(count, channels, size, size, generator=random)


def card_for(student: Student, *, size: int = SIZE) -> ModelCard:
    """Return an example card whose recipe fits the student."""
    recipe = PreprocessingRecipe(size=size)
    if student.config.in_channels == 1:
        recipe = replace(recipe, mean=(0.5,), std=(0.25,))
    return replace(example_card(FINDINGS), recipe=recipe)
