"""An INT8 variant's card, and a file that stands for one beside the bundled student."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.helpers.cards import example_card
from tests.helpers.tiny_student import SIZE, write_tiny_student
from xlite_core import installed_model
from xlite_core.evaluation.interval import Estimate
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.inference.fast_card import FastCard


def example_fast_card(**changes) -> FastCard:
    """Return the card of a variant that lost 0.0012 and takes two thirds of the time."""
    values = {
        "films": 423,
        "patients": 396,
        "findings": 14,
        "macro_auc": 0.7388,
        "reference_auc": 0.74,
        "difference": Estimate(value=-0.0012, low=-0.0041, high=0.0019),
        "mean_probability": 0.0031,
        "largest_probability": 0.092,
        "evidence": 0.015,
        "time": Estimate(value=0.66, low=0.64, high=0.69),
        "processor": "a processor, 2 cores",
        "byte_count": 6_100_000,
        "reference_byte_count": 7_300_000,
        "first_in_fp32": 3,
        "ranges": "min-max",
        "calibrated_on": 64,
    }
    return FastCard(**values | changes)


def with_fast_variant(monkeypatch, folder: Path) -> Path:
    """Let the bundled student have a variant: a tiny student with such a card."""
    said = example_fast_card()
    card = replace(
        example_card(),
        name="student-fast",
        recipe=PreprocessingRecipe(size=SIZE),
        limits=said.sentences,
        fast=said,
    )
    path = write_tiny_student(folder / "student-fast.onnx", card=card)
    monkeypatch.setattr(installed_model, "fast_variant_of", lambda _: path)
    return path
