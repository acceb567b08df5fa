"""A site's own films and their table: labels that follow a tiny student, but not its numbers."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from tests.helpers.phantom import chest_phantom
from tests.helpers.tiny_student import SIZE, write_tiny_student
from xlite_core.inference.batch import classify_files
from xlite_core.inference.classifier import Classifier

FILMS = 64


@dataclass(frozen=True)
class Site:
    """Where the files of a site lie.

    Attributes:
        model: A tiny student.
        table: Columns Image, Patient, Effusion, Mass, "pleural thickening" and "seen by".
        images: Folder of the films.
    """

    model: Path
    table: Path
    images: Path


def make_site(folder: Path, *, films: int = FILMS) -> Site:
    """Write films of two a patient; half of them show an effusion, four a mass.

    Effusion is there where the student's logit is high, but for every eighth film; pleural
    thickening is unknown on every ninth film, and so rare that only an offset can be fitted.
    """
    images = folder / "films"
    (images / "deep").mkdir(parents=True)
    model = write_tiny_student(folder / "tiny.onnx")
    paths = [_film(images / ("deep" if n % 2 else "."), n) for n in range(films)]
    answers = classify_files(Classifier.open(model, threads=1), iter(paths))
    logits = np.array([a.prediction.logits[2] for a in answers if a.prediction is not None])
    effusion = logits > np.median(logits)
    effusion[::8] = ~effusion[::8]
    table = folder / "cases.csv"
    with table.open("w", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["Image", "Patient", "Effusion", "Mass", "pleural thickening", "seen by"])
        for n, path in enumerate(paths):
            rare = "" if n % 9 == 0 else int(n % 4 == 1)
            writer.writerow([path.name, f"p{n // 2}", int(effusion[n]), int(n < 4), rare, "me"])
    return Site(model=model, table=table, images=images)


def _film(folder: Path, number: int) -> Path:
    random = np.random.default_rng(number)
    film = np.roll(chest_phantom(SIZE).astype(np.float32), number % 16 - 8, axis=1)
    film = film * random.uniform(0.5, 1.0) + random.uniform(0, 40)
    path = folder / f"case_{number:03d}.png"
    path.write_bytes(cv2.imencode(".png", np.clip(film, 0, 255).astype(np.uint8))[1].tobytes())
    return path
