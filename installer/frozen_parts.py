"""What goes into the frozen viewer: modules that no `import` names, data files, and what stays out.

Whatever the code has a list of is taken from there; a copy of a list would be forgotten one day.
"""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
import re
from importlib.metadata import distribution
from pathlib import Path

from installer.product import PACKAGE, REPOSITORY
from xlite_core.child_main import ROLES
from xlite_core.pack.training_program import BROUGHT

OWN_PACKAGES = ("xlite_core", "xlite_desktop")

DYNAMIC = ("PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtTest", "qtawesome")
"""pyqtgraph imports the first three by a name that it puts together; of qtawesome only the folder
is looked up (`xlite_desktop.theme.icons`)."""

LEFT_OUT = (
    *sorted(BROUGHT),
    # Listeners and search, which only a Python of one's own has.
    "optuna", "mlflow", "tensorboard",
    # Offered by libraries to those who have them.
    "IPython", "cupy", "numba", "h5py", "OpenGL", "jupyter_rfb", "tifffile", "sympy", "qtpy",
    "PyQt5", "PyQt6", "PySide2",
    # The GPL: libreadline comes with it, and nobody types Python here.
    "readline", "rlcompleter",
    # Tools of a developer.
    "tkinter", "pip", "setuptools", "wheel", "pytest", "numpy.f2py", "numpy.distutils",
    "pyqtgraph.examples", "pyqtgraph.opengl", "lib2to3", "ensurepip", "idlelib", "turtledemo",
    # Halves of ONNX Runtime that only those need who make models.
    "onnxruntime.quantization", "onnxruntime.transformers", "onnxruntime.tools",
    "onnxruntime.datasets", "onnxruntime.backend",
)  # fmt: skip
"""Modules that the viewer works without."""

_CODEC = re.compile(r"\b(\w+_(?:de|en)code)\b")


def hidden_imports() -> list[str]:
    """Return modules to freeze that PyInstaller does not find by reading `import` statements."""
    return sorted({*own_modules(), *ROLES.values(), *DYNAMIC, *codec_modules()})


def own_modules() -> list[str]:
    """Return every module of our packages: few of them are large, and many are imported late."""
    found = set(OWN_PACKAGES)
    for package in OWN_PACKAGES:
        folder = [str(REPOSITORY / package)]
        found |= {module.name for module in pkgutil.walk_packages(folder, package + ".")}
    return sorted(name for name in found if not name.endswith("__main__"))


def codec_functions() -> list[str]:
    """Return the functions of imagecodecs that our code names: jpeg2k_decode and so on."""
    import imagecodecs

    named: set[str] = set()
    for package in OWN_PACKAGES:
        for path in (REPOSITORY / package).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            if "imagecodecs" in text:
                named |= set(_CODEC.findall(text))
    return sorted(name for name in named if name in dir(imagecodecs))


def codec_modules() -> list[str]:
    """Return the extension modules of imagecodecs that hold those functions."""
    shared = ["imagecodecs._shared", "imagecodecs._shared_cython"]
    table = importlib.import_module("imagecodecs.imagecodecs")
    modules = {f"imagecodecs.{table._ATTRIBUTES[name]}" for name in codec_functions()}  # noqa: SLF001
    return sorted({*modules, *(name for name in shared if importlib.util.find_spec(name))})


def resource_files() -> list[tuple[str, str]]:
    """Return (file, folder in the bundle) of all that `xlite_core.resources` may ask for."""
    root = REPOSITORY / "resources"
    return [
        (str(path), str(Path("resources") / path.relative_to(root).parent))
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.suffix != ".py" and not path.name.startswith(".")
    ]


def own_metadata() -> list[tuple[str, str]]:
    """Return the one file from which the application reads its version.

    Not the whole folder of the installation: that names the folder of the checkout.
    """
    metadata = distribution(PACKAGE)
    folder = f"{PACKAGE.replace('-', '_')}-{metadata.version}.dist-info"
    return [(str(metadata.locate_file(f"{folder}/METADATA")), folder)]
