"""What goes into the Training pack: our library without the window, and what torch needs frozen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from installer.frozen_parts import codec_modules, own_modules, resource_files
from installer.product import REPOSITORY
from xlite_core.child_main import ROLES

RESOURCES = ("models", "protocol", "samples", "fonts", "dicom", "students.json")
"""Of `resources/`: what `xlite_core` reads.  Help, icons and translations are the window's."""

READ_AS_SOURCE = ("torch", "torchvision", "timm", "pytorch_grad_cam")
"""Packages whose source torch reads while it runs: scripted functions, and its own errors."""

BY_NAME = ("matplotlib.backends.backend_svg", "matplotlib.backends.backend_pdf", "tqdm.auto")
"""What matplotlib imports by the suffix of a figure, and what timm downloads weights with."""

WITH_METADATA = (
    "torch", "torchvision", "timm", "numpy", "opencv-python-headless", "safetensors",
    "httpcore2", "httpx2",
)  # fmt: skip
"""Distributions whose versions a run writes down (`training.provenance`), and two that ask for
their own; without these timm downloads no weights."""

LEFT_OUT = (
    "xlite_desktop", "PySide6", "shiboken6", "qtawesome", "pyqtgraph", "PyQt5", "PyQt6", "PySide2",
    # Listeners and search are not part of the pack.
    "tensorboard", "torch.utils.tensorboard", "mlflow", "optuna",
    # Offered by libraries to those who have them.
    "IPython", "cupy", "numba", "h5py", "tifffile", "pyarrow", "openpyxl", "sqlalchemy",
    "transformers", "tensorflow", "jax", "dask", "polars", "ipywidgets", "notebook", "triton",
    # The GPL: libreadline comes with it, and nobody types Python here.
    "readline", "rlcompleter",
    # Tools of a developer, and windows of matplotlib.
    "tkinter", "pip", "pytest", "lib2to3", "ensurepip", "idlelib", "turtledemo",
    "_tkinter", "matplotlib.backends.backend_tkagg", "matplotlib.backends.backend_qtagg",
    "sklearn.tests", "scipy.tests", "pandas.tests", "sympy.testing.tests", "matplotlib.tests",
    "onnx.test", "onnx.backend.test",
)  # fmt: skip
"""Modules that training, judging and exporting work without."""

UNUSED_FILES = (
    # Written by pip, with the time at which it did so; sources lie beside them.
    "__pycache__/",
    # Of torch/bin only torch_shm_manager stays, without which torch cannot be imported.
    "torch/bin/test_", "torch/bin/protoc", "StoreTest", "torch/bin/script_module",
    "torch/bin/tutorial", "torch/include/", "torch/share/", "torch/test/",
    "sklearn/datasets/data/", "sklearn/datasets/images/", "sklearn/datasets/descr/",
    "matplotlib/mpl-data/sample_data/", "cv2/data/haar",
    "onnx/backend/test/", "libprotobuf.a", "onnxruntime/datasets/", "pandas/tests/",
)  # fmt: skip
"""Beginnings, or parts, of the places of files that come along and that nobody opens."""


_Entry = tuple[str, str, str]

_REQUIRED = re.compile(r"\brequire\(\s*\"([\w.]+)\"")


def hidden_imports() -> list[str]:
    """Return modules to freeze that PyInstaller does not find by reading `import` statements."""
    ours = [name for name in own_modules() if name.partition(".")[0] == "xlite_core"]
    return sorted({*ours, *ROLES.values(), *codec_modules(), *required_modules(), *BY_NAME})


def required_modules() -> list[str]:
    """Return the modules that the library names to `errors.require`, and imports nowhere else.

    Those of listeners and search are not among them: they are no part of the pack.
    """
    named: set[str] = set()
    for path in (REPOSITORY / "xlite_core").rglob("*.py"):
        named |= set(_REQUIRED.findall(path.read_text(encoding="utf-8")))
    return sorted(name for name in named if name.partition(".")[0] not in LEFT_OUT)


def resources() -> list[tuple[str, str]]:
    """Return (file, folder in the bundle) of the resources that the library reads."""
    return [
        (file, folder)
        for file, folder in resource_files()
        if {Path(file).name, *Path(folder).parts[1:2]} & set(RESOURCES)
    ]


def uses_cuda(binaries: Sequence[_Entry]) -> bool:
    """Say whether torch is built for CUDA, by the libraries that were collected."""
    return any("torch_cuda" in place for place, _, _ in binaries)


def used(collected: Sequence[_Entry], *, cuda: bool) -> list[_Entry]:
    """Return the collected files that have a use in the pack.

    Args:
        collected: As PyInstaller lists them: place in the bundle, file, kind.
        cuda: As for `is_used`.
    """
    return [entry for entry in collected if is_used(entry[0], cuda=cuda)]


def is_used(place: str, *, cuda: bool) -> bool:
    """Say whether a collected file has a use in the pack.

    Args:
        place: Its path in the bundle.
        cuda: Whether torch itself is built for CUDA; else NVIDIA's libraries, which the general
            build of torchvision names, serve nobody.
    """
    path = place.replace("\\", "/")
    if not cuda and PurePosixPath(path).name.startswith(("libcud", "libnv")):
        return False
    ends = (".a", ".lib", ".h", ".hpp", ".cuh", ".cmake", ".pyi", ".pxd")
    return not path.endswith(ends) and not any(part in path for part in UNUSED_FILES)
