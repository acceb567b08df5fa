"""ChestX-ray14 as the NIH gives it away, in small: archives of phantoms, tables and lists."""

from __future__ import annotations

import csv
import io
import tarfile
from pathlib import Path

import cv2
import numpy as np

from tests.helpers.phantom import chest_phantom
from xlite_core.findings import CHESTXRAY14

FILMS = 120
_ARCHIVES = 2
_HEADER = (
    "Image Index,Finding Labels,Follow-up #,Patient ID,Patient Age,Patient Gender,View Position,"
    "OriginalImage[Width,Height],OriginalImagePixelSpacing[x,y]"
)
"""As the real table has it: the last two names hold a comma, as do their cells."""


def write_nih_archive(folder: Path) -> None:
    """Write two archives, the label table, the table of boxes and the two published lists.

    Two films a patient; every finding is on a fifth of the films, many films show several.
    """
    random = np.random.default_rng(1)
    phantom = chest_phantom(96).astype(float)
    names = [f"{n // 2 + 1:08d}_{n % 2:03d}.png" for n in range(FILMS)]
    pictures = {
        name: np.clip(phantom + random.normal(0, 8, phantom.shape), 0, 255).astype(np.uint8)
        for name in names
    }
    for number in range(_ARCHIVES):
        _write_archive(folder / f"images_{number + 1:03d}.tar.gz", pictures, names[number::2])
    rows = [_row(n, name) for n, name in enumerate(names)]
    with (folder / "Data_Entry_2017_v2020.csv").open("w", encoding="utf-8", newline="") as stream:
        stream.write(f"{_HEADER}\n")
        csv.writer(stream, lineterminator="\n").writerows(rows)
    boxes = ["Image Index,Finding Label,Bbox [x,y,w,h],,,"]
    boxes += [f"{name},Infiltrate,20.5,30.5,30.0,25.0,,," for name in names[:6]]
    (folder / "BBox_List_2017.csv").write_text("\n".join(boxes) + "\n", encoding="utf-8")
    (folder / "train_val_list.txt").write_text("\n".join(names[:96]) + "\n", encoding="utf-8")
    (folder / "test_list.txt").write_text("\n".join(names[96:]) + "\n", encoding="utf-8")


def _write_archive(path: Path, pictures: dict[str, np.ndarray], names: list[str]) -> None:
    with tarfile.open(path, "w:gz") as archive:
        for name in names:
            content = cv2.imencode(".png", pictures[name])[1].tobytes()
            entry = tarfile.TarInfo(f"images/{name}")
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))


def _row(n: int, name: str) -> tuple[object, ...]:
    shown = [
        finding
        for place, finding in enumerate(CHESTXRAY14)
        if (n * 7 + place * 3) % 11 == 0 or (n + place) % 14 == 0
    ]
    view = "AP" if n % 3 == 0 else "PA"
    labels = "|".join(shown) or "No Finding"
    return (name, labels, n % 2, n // 2 + 1, 30 + n % 50, "MF"[n % 2], view,
            2682, 2749, 0.143, 0.143)  # fmt: skip
