"""What the input check costs, against predicting the same film without it."""

from __future__ import annotations

from tests.benchmarks import material
from tests.benchmarks.measuring import Figure, figure, interleaved, ratios
from xlite_core.errors import ModelFileRefused
from xlite_core.imaging.preprocessing import padded_to_square, resized
from xlite_core.imaging.windowing import presented
from xlite_core.inference.classifier import Classifier
from xlite_core.inference.input_check import InputCheck
from xlite_core.io.read import read_radiograph
from xlite_core.resources import bundled_student

QUESTION = "13. Input check"
MOST = 0.10
"""Of the time from a decoded film to its findings."""


def measure(*, quick: bool) -> list[Figure]:
    classifier = Classifier.open(bundled_student(), provider="CPU", threads=1)
    if classifier.card.input_check is None:
        raise ModelFileRefused("The bundled student has no input check.", "Give it one.")
    path = material.png_film()
    film = read_radiograph(path)
    check = InputCheck.of(classifier.card.input_check)
    square = resized(padded_to_square(presented(film)), classifier.card.recipe.size)
    embedding = classifier.predict(film).embedding
    checked, predicted, read = interleaved(
        [
            lambda: check.notices(film, square, embedding),
            lambda: classifier.predict(film),
            lambda: classifier.predict(read_radiograph(path)),
        ],
        20 if quick else 200,
        warm_up=5,
    )
    without = [whole - part for whole, part in zip(predicted, checked, strict=True)]
    return [
        figure(QUESTION, "1024 x 1024 PNG, 8 bit: the check", checked, "ms"),
        figure(
            QUESTION, "the check against recipe and forward pass", ratios(checked, without), "x",
            goal=MOST, note="bundled student, 1 thread",
        ),
        figure(
            QUESTION, "the check against reading, recipe and forward pass",
            ratios(checked, [whole - part for whole, part in zip(read, checked, strict=True)]),
            "x", note="from the file's bytes on",
        ),
    ]  # fmt: skip
