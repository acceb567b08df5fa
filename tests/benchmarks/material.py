"""The films and students that are timed: a phantom and untrained weights, made on the spot."""

from __future__ import annotations

import functools
import tempfile
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from pydicom.uid import UID

from tests.helpers.cards import example_card
from tests.helpers.dicom_factory import dicom_bytes
from tests.helpers.phantom import chest_phantom
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.inference.model_card import ModelCard
from xlite_core.resources import bundled_student

SIZE = 224
NETWORKS = {
    "efficientnet_b0": "EfficientNet-B0 + MHSA",
    "mobilenetv3_small": "MobileNetV3-S + MHSA",
}


@functools.cache
def folder() -> Path:
    """Return the throw-away folder of this run; it goes with the process that made it."""
    return Path(_keep_alive().name)


@functools.cache
def _keep_alive() -> tempfile.TemporaryDirectory:
    return tempfile.TemporaryDirectory(prefix="xlite-bench-")


@functools.cache
def png_film(size: int = 1024, shade: int = 0) -> Path:
    """Return an 8-bit grey PNG of the phantom, a little brighter for every shade."""
    path = folder() / f"film_{size}_{shade}.png"
    pixels = np.minimum(chest_phantom(size).astype(np.uint16) + shade, 255).astype(np.uint8)
    path.write_bytes(cv2.imencode(".png", pixels)[1].tobytes())
    return path


@functools.cache
def large_film() -> NDArray[np.uint16]:
    """Return a 12-bit film of 2,500 rows and 2,000 columns."""
    coarse = cv2.resize(chest_phantom(1024), (2000, 2500), interpolation=cv2.INTER_LINEAR)
    grain = np.random.default_rng(3).normal(0, 6, coarse.shape)
    return np.clip(coarse.astype(np.float64) * 16 + grain, 0, 4095).astype(np.uint16)


def dicom_film(syntax: UID, name: str) -> Path:
    """Return a DX file of the large film, with one window as detectors write them."""
    path = folder() / name
    content = dicom_bytes(
        large_film(), syntax=syntax, bits_stored=12, WindowCenter=2047.0, WindowWidth=4000.0
    )
    path.write_bytes(content)
    return path


def card() -> ModelCard:
    """Return an example card with the input size of the bundled student."""
    return replace(example_card(), recipe=PreprocessingRecipe(size=SIZE))


@functools.cache
def torch_student(backbone: str):
    """Return an untrained student whose batch norm fits its inputs.

    With fresh statistics activations die away into denormal numbers, which the
    processor handles a hundred times slower than those of a trained student.
    """
    import torch

    from xlite_core.models.config import StudentConfig
    from xlite_core.models.student import build_student

    torch.manual_seed(42)
    torch.set_num_threads(1)  # see `evidence_maps.CAM_THREADS`
    student = build_student(StudentConfig(backbone=backbone, attention="mhsa")).train()
    for layer in student.modules():
        if isinstance(layer, torch.nn.BatchNorm2d):
            layer.momentum = None  # the plain average: three batches are enough
    with torch.no_grad():
        for _ in range(3):
            student(torch.randn(4, 3, 96, 96))
    return student.eval()


@functools.cache
def exported(backbone: str, *, with_evidence: bool = True) -> Path:
    """Return an exported untrained student."""
    from xlite_core.export.onnx_export import export_student

    path = folder() / f"{backbone}_{'maps' if with_evidence else 'bare'}.onnx"
    export_student(torch_student(backbone), card(), path, with_evidence=with_evidence)
    return path


@functools.cache
def student_file() -> Path:
    """Return the bundled student, or an untrained one of the same kind where there is none."""
    bundled = bundled_student()
    return bundled if bundled.is_file() else exported("mobilenetv3_small")


def student_name() -> str:
    """Say which of the two it is."""
    if bundled_student().is_file():
        return "the bundled student"
    return f"an untrained {NETWORKS['mobilenetv3_small']} at {SIZE} px"
