"""One ONNX Runtime session: which processor it runs on, and with how many threads."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from xlite_core.errors import InvalidConfiguration, ModelFileRefused
from xlite_core.safe_mode import safe_mode

PROVIDERS: dict[str, str] = {
    "CUDA": "CUDAExecutionProvider",
    "DirectML": "DmlExecutionProvider",
    "CoreML": "CoreMLExecutionProvider",
    "CPU": "CPUExecutionProvider",
}
"""Display name -> ONNX Runtime's name, fastest first."""

MOST_THREADS = 4
"""A batch of one film gains nothing from more, and the window wants a core too."""


@dataclass(frozen=True, slots=True, eq=False)
class StudentOutput:
    """The raw outputs for one film; shapes as in `Prediction`."""

    logits: NDArray[np.float32]
    evidence: NDArray[np.float32]
    bias: NDArray[np.float32]
    embedding: NDArray[np.float32]


_OUTPUTS = ("logits", "evidence", "bias", "embedding")


class StudentSession:
    """Runs a student on one film at a time.

    Films go through singly even in a batch: ONNX Runtime may sum in another
    order for another batch size, and a batch must give exactly the numbers that
    the window gives.

    Attributes:
        provider: Display name of the processor in use: a key of `PROVIDERS`.
        metadata: The model file's own key-value pairs.
    """

    def __init__(
        self, model: bytes, *, provider: str | None = None, threads: int | None = None
    ) -> None:
        """Load a model that `require_sound_weights` has passed.

        Args:
            model: The whole content of an .onnx file.
            provider: A key of `PROVIDERS`; None takes the fastest there is, in safe mode the CPU.
            threads: For the CPU; None takes the cores there are, four at most, in safe mode one.

        Raises:
            InvalidConfiguration: The provider is unknown or not installed here.
            ModelFileRefused: ONNX Runtime cannot load the graph, or its outputs
                are not a student's.
        """
        import onnxruntime as ort

        ort.disable_telemetry_events()  # Windows does not heed the variable of `xlite_core`
        if safe_mode():
            provider, threads = provider or "CPU", 1
        wanted = _chosen_provider(provider, ort.get_available_providers())
        options = ort.SessionOptions()
        options.log_severity_level = 3
        options.intra_op_num_threads = threads or min(os.cpu_count() or 1, MOST_THREADS)
        options.inter_op_num_threads = 1
        # Spinning makes a lone pass faster (1.1 instead of 1.9 ms of the bundled student) and takes
        # the core that reads the next film: a folder fell from 146 to 109 films a second.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        names = [PROVIDERS[wanted]]
        if wanted != "CPU":
            names.append(PROVIDERS["CPU"])  # for operators that the accelerator lacks
        try:
            self._session: Any = ort.InferenceSession(model, options, providers=names)
        except Exception as error:  # ONNX Runtime's exceptions share no public base class
            raise ModelFileRefused(
                "ONNX Runtime cannot load the network in this file.",
                "Export the model again with this version of the application.",
            ) from error
        inputs = self._session.get_inputs()
        missing = set(_OUTPUTS) - {output.name for output in self._session.get_outputs()}
        if len(inputs) != 1 or missing:
            raise ModelFileRefused(
                "The network is no student: it wants one image and must give "
                f"{', '.join(_OUTPUTS)}.",
                "Export it with `xlite export`, which adds the evidence maps.",
            )
        # An accelerator without its driver or device leaves the CPU to compute, unasked.
        actual = self._session.get_providers()[0]
        self.provider = next(name for name, known in PROVIDERS.items() if known == actual)
        self._input = inputs[0].name
        self.metadata: dict[str, str] = dict(self._session.get_modelmeta().custom_metadata_map)

    def run(self, image: NDArray[np.float32]) -> StudentOutput:
        """Run the network on one film.

        Args:
            image: float32, shape (channels, size, size), normalised by the recipe.
        """
        values = self._session.run(_OUTPUTS, {self._input: image[None]})
        return StudentOutput(*(value[0] for value in values))


def _chosen_provider(wanted: str | None, available: list[str]) -> str:
    here = [name for name, runtime_name in PROVIDERS.items() if runtime_name in available]
    if wanted is None:
        return here[0]
    if wanted not in here:
        raise InvalidConfiguration(
            f"The execution provider {wanted!r} is not available on this machine.",
            f"Choose one of: {', '.join(here)}.",
        )
    return wanted
