"""How many threads a forward pass wants, and whether they may spin: time, and what it costs."""

from __future__ import annotations

import time
from itertools import product

import numpy as np

from tests.benchmarks import material
from tests.benchmarks.measuring import Figure, figure, interleaved

QUESTION = "7. Threads of ONNX Runtime"


def measure(*, quick: bool) -> list[Figure]:
    figures = []
    for backbone, network in material.NETWORKS.items():
        settings = list(product((1, 2), (False, True)))
        passes = [Passes(backbone, threads, spinning=spin) for threads, spin in settings]
        samples = interleaved([one.run for one in passes], 20 if quick else 150, warm_up=5)
        for (threads, spin), one, times in zip(settings, passes, samples, strict=True):
            name = f"{network}: {threads} thread{'s' * (threads > 1)}{', spinning' * spin}"
            note = f"{one.processor_ms():.1f} ms of processor time a pass"
            figures.append(figure(QUESTION, name, times, "ms", note=note))
    return figures


class Passes:
    """Runs one setting, and counts the processor time it takes."""

    def __init__(self, backbone: str, threads: int, *, spinning: bool) -> None:
        import onnxruntime as ort

        options = ort.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        options.add_session_config_entry("session.intra_op.allow_spinning", str(int(spinning)))
        path = material.exported(backbone)
        self._session = ort.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        self._film = np.zeros((1, 3, material.SIZE, material.SIZE), np.float32)
        self._cost: list[float] = []

    def run(self) -> None:
        before = time.process_time()
        self._session.run(None, {"image": self._film})
        self._cost.append(1000 * (time.process_time() - before))

    def processor_ms(self) -> float:
        return float(np.median(self._cost))
