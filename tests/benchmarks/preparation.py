"""Everything but the forward pass, against the bare decoding, resizing and equalising."""

from __future__ import annotations

import cv2
import imagecodecs
import numpy as np
from numpy.typing import NDArray
from pydicom.uid import JPEG2000Lossless, JPEGLosslessSV1

from tests.benchmarks import material
from tests.benchmarks.measuring import Action, Figure, figure, interleaved, ratios
from tests.helpers.dicom_factory import encoded
from xlite_core.findings import CHESTXRAY14
from xlite_core.imaging.preprocessing import padded_to_square
from xlite_core.imaging.windowing import to_grey
from xlite_core.inference.classifier import Classifier
from xlite_core.inference.session import StudentOutput
from xlite_core.io.radiograph import Window
from xlite_core.io.read import read_radiograph

QUESTION = "1. Everything but the forward pass"


class ReadyAnswer:
    """A session whose forward pass takes no time."""

    provider = "CPU"

    def __init__(self) -> None:
        count = len(CHESTXRAY14)
        self._output = StudentOutput(
            logits=np.zeros(count, np.float32),
            evidence=np.zeros((count, 7, 7), np.float32),
            bias=np.zeros(count, np.float32),
            embedding=np.zeros(256, np.float32),
        )

    def run(self, _image: NDArray[np.float32]) -> StudentOutput:
        return self._output


def measure(*, quick: bool) -> list[Figure]:
    repeats = 15 if quick else 80
    threads = cv2.getNumThreads()
    classifier = Classifier(material.card(), "0" * 16, ReadyAnswer())
    figures = _compared(
        "1024 x 1024 PNG, 8 bit", _whole(classifier, material.png_film()), _bare_png(), repeats,
        f"against cv2.imdecode + resize INTER_AREA + CLAHE from memory, {threads} threads",
    )  # fmt: skip
    for name, syntax, decode in (
        ("JPEG 2000", JPEG2000Lossless, imagecodecs.jpeg2k_decode),
        ("JPEG lossless", JPEGLosslessSV1, imagecodecs.jpeg8_decode),
    ):
        path = material.dicom_film(syntax, f"{syntax.name[:4]}_{syntax}.dcm")
        stream = encoded(material.large_film(), syntax, 12)
        figures += _compared(
            f"2,500 x 2,000 DICOM, 12 bit, {name}",
            _whole(classifier, path),
            _bare_dicom(stream, decode),
            max(3, repeats // 8),
            f"against imagecodecs + window + pad + resize + CLAHE from memory, {threads} threads",
        )
    return figures


def _compared(name: str, ours: Action, bare: Action, repeats: int, note: str) -> list[Figure]:
    above, below = interleaved([ours, bare], repeats, warm_up=1)
    return [
        figure(QUESTION, name, ratios(above, below), "x", goal=1.3, note=note),
        figure(QUESTION, f"{name}: ours", above, "ms"),
        figure(QUESTION, f"{name}: reference", below, "ms"),
    ]


def _whole(classifier: Classifier, path) -> Action:
    return lambda: classifier.predict(read_radiograph(path))


def _bare_png() -> Action:
    data = np.frombuffer(material.png_film().read_bytes(), np.uint8)
    clahe = cv2.createCLAHE(clipLimit=2.0, tileGridSize=(8, 8))

    def action() -> object:
        film = cv2.imdecode(data, cv2.IMREAD_GRAYSCALE)
        size = (material.SIZE, material.SIZE)
        return clahe.apply(cv2.resize(film, size, interpolation=cv2.INTER_AREA))

    return action


def _bare_dicom(stream: bytes, decode) -> Action:
    clahe = cv2.createCLAHE(clipLimit=2.0, tileGridSize=(8, 8))
    window = Window(2047.0, 4000.0)

    def action() -> object:
        film = padded_to_square(to_grey(decode(stream), window, inverted=False))
        size = (material.SIZE, material.SIZE)
        return clahe.apply(cv2.resize(film, size, interpolation=cv2.INTER_AREA))

    return action
