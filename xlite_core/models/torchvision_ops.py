"""Importing torchvision, and timm on top of it, beside any build of torch.

torchvision's compiled half needs the libraries of the torch it was built for.
Beside a CPU-only torch the general build cannot be loaded, and importing it
then stops at two operators whose shapes it wants to describe:
`torchvision::nms` and `torchvision::qnms`.  Neither is used here (they prune
boxes in detectors), so declaring their signatures is enough.
"""

from __future__ import annotations

import importlib
import importlib.util
import logging
from pathlib import Path
from types import ModuleType

import torch

from xlite_core.errors import require

log = logging.getLogger(__name__)

_SIGNATURES = {
    "nms": "nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
    "qnms": "qnms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
}

# A library's declarations vanish with it, so they are kept for the life of the process.
_kept: list[torch.library.Library] = []


def import_torchvision() -> ModuleType:
    """Import torchvision, declaring its two missing operators where they are missing.

    Raises:
        MissingFeature: torchvision is not installed.
    """
    spec = importlib.util.find_spec("torchvision")
    if spec is not None and spec.origin is not None:
        _load_compiled_operators(Path(spec.origin).parent)
        _declare_missing_operators()
    return require("torchvision", feature="Building a student", extra="train")


def import_timm() -> ModuleType:
    """Import timm, which imports torchvision.

    Raises:
        MissingFeature: torchvision or timm is not installed.
    """
    import_torchvision()
    return require("timm", feature="Building a student", extra="train")


def _load_compiled_operators(package: Path) -> None:
    # First, because a declaration of ours would clash with the real operators.
    for library in [*package.glob("_C*.so"), *package.glob("_C*.pyd")]:
        try:
            torch.ops.load_library(library)  # type: ignore[no-untyped-call]
        except (OSError, ImportError):
            log.debug("torchvision's compiled operators do not fit this torch")


def _declare_missing_operators() -> None:
    for name, signature in _SIGNATURES.items():
        if not hasattr(torch.ops.torchvision, name):
            library = torch.library.Library("torchvision", "FRAGMENT")  # type: ignore[no-untyped-call]
            library.define(signature)  # type: ignore[no-untyped-call]
            _kept.append(library)
