"""A student as it ships, stored as FP16 and as INT8: against its plain graph without maps.

The plain graph has FP32 weights and gives logits alone: what an exporter that knows nothing of
evidence would write.  Where no fast variant ships, one is quantised here on synthetic films; its
speed is that of a real one with as many convolutions in FP32, its accuracy is nobody's business.
"""

from __future__ import annotations

import functools
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
from numpy.typing import NDArray
from onnx.utils import Extractor

from tests.benchmarks import material
from tests.benchmarks.measuring import Figure, figure, interleaved, ratios
from tests.helpers.phantom import chest_phantom
from xlite_core.counting import counted
from xlite_core.export.half_storage import with_half_weights
from xlite_core.export.quantisation import quantised, widened
from xlite_core.imaging.preprocessing import PreprocessingRecipe, network_grey, normalised
from xlite_core.inference.classifier import Classifier
from xlite_core.installed_model import fast_student
from xlite_core.resources import bundled_student

QUESTION = "15. FP32, FP16-stored and INT8"
THREADS = 2
BATCH = 8


def measure(*, quick: bool) -> list[Figure]:
    figures = _of(material.student_file(), material.student_name(), 30 if quick else 300)
    if not quick:
        for backbone, network in material.NETWORKS.items():
            figures += _of(material.exported(backbone), f"untrained {network}", 60)
    return figures


def _of(path: Path, name: str, repeats: int) -> list[Figure]:
    content = path.read_bytes()
    recipe = Classifier.open(path, provider="CPU").card.recipe
    int8, how = _int8(path, recipe)
    files = {
        "stored as FP16, with maps": with_half_weights(_full(content)),
        "FP32 weights, with maps": _full(content),
        "INT8, with maps": int8,
    }
    notes = dict.fromkeys(files, "to the plain graph without maps, FP32")
    notes["INT8, with maps"] += f"; {how}"
    plain, sessions = _session(_plain(content)), [_session(file) for file in files.values()]
    figures = []
    for count, words in ((1, "one film"), (BATCH, f"a batch of {BATCH}")):
        films = _films(recipe, count)
        *samples, bare = interleaved(
            [functools.partial(run.run, None, {"image": films}) for run in (*sessions, plain)],
            max(repeats // count, 15),
            warm_up=5,
        )
        for (kind, file), times in zip(files.items(), samples, strict=True):
            note = f"{notes[kind]}; {np.median(times):.1f} ms, {len(file) / 1e6:.1f} MB"
            line = f"{name}, {words}: {kind}"
            figures.append(figure(QUESTION, line, ratios(times, bare), "x", note=note))
        figures.append(figure(QUESTION, f"{name}, {words}: the plain graph", bare, "ms"))
    return figures


def _full(content: bytes) -> bytes:
    """Return a model file with FP32 weights, however it is stored."""
    return widened(onnx.load_from_string(content)).SerializeToString()


def _plain(content: bytes) -> bytes:
    """Return the part of the graph that gives logits, with FP32 weights."""
    model = widened(onnx.load_from_string(content))
    return Extractor(model).extract_model(["image"], ["logits"]).SerializeToString()


def _int8(path: Path, recipe: PreprocessingRecipe) -> tuple[bytes, str]:
    """Return the INT8 file to time, and where it comes from."""
    shipped = fast_student()
    if shipped is not None and path == bundled_student():
        return shipped.read_bytes(), "the fast variant that ships"
    films = _films(recipe, 16)
    found = quantised(path.read_bytes(), films[::2], films[1::2])
    kept = counted(found.first_in_fp32, "first convolution")
    return found.content, f"no fast variant ships: quantised on synthetic films, {kept} in FP32"


def _films(recipe: PreprocessingRecipe, count: int) -> NDArray[np.float32]:
    """Return a phantom under seeded noise as network inputs, shape (count, channels, h, w)."""
    random = np.random.default_rng(5)
    drawn = chest_phantom(recipe.size).astype(np.float64)
    grey = [np.clip(drawn + random.normal(0, 12, drawn.shape), 0, 255) for _ in range(count)]
    squares = [network_grey(film.astype(np.uint8), recipe) for film in grey]
    return np.stack([normalised(square, recipe) for square in squares])


def _session(content: bytes) -> ort.InferenceSession:
    options = ort.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads, options.inter_op_num_threads = THREADS, 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return ort.InferenceSession(content, options, providers=["CPUExecutionProvider"])
