"""From a radiograph to a prediction: the one door that window, command line and batch share."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from xlite_core.errors import InvalidConfiguration, ModelFileRefused, ModelMismatch
from xlite_core.imaging.preprocessing import (
    SquarePadding,
    equalised,
    network_input,
    normalised,
    padded_to_square,
    resized,
)
from xlite_core.imaging.windowing import GreyImage, presented
from xlite_core.inference.every_policy import with_every_policy
from xlite_core.inference.input_check import InputCheck
from xlite_core.inference.model_card import ModelCard
from xlite_core.inference.onnx_weights import require_sound_weights
from xlite_core.inference.prediction import Prediction
from xlite_core.inference.self_test import ComputesWrongly, phantom, require_computed
from xlite_core.inference.session import StudentOutput, StudentSession
from xlite_core.io.radiograph import Radiograph

CARD_KEY = "xlite"
"""The metadata key under which a model file keeps its card."""

MAX_MODEL_BYTES = 1_000_000_000
"""Ten times the largest student; whatever is larger was chosen by mistake."""


class Classifier:
    """A loaded model file, ready for films.

    Safe to use from several threads: nothing in it changes after loading.

    Attributes:
        card: What the model says of itself.
        fingerprint: First 16 hexadecimal digits of the file's SHA-256;
            thresholds and results are bound to it.
        path: The file; None for a session that came from none.
        byte_count: Its size; None likewise.
        forward_ms: Duration of one forward pass when it was opened, in
            milliseconds; None where none was run.
        refused_provider: A faster processor that computed the self-test
            wrongly, so that another one computes; empty where none did.
    """

    def __init__(self, card: ModelCard, fingerprint: str, session: StudentSession) -> None:
        self.card = card
        self.fingerprint = fingerprint
        self.path: Path | None = None
        self.byte_count: int | None = None
        self.forward_ms: float | None = None
        self.refused_provider = ""
        self._session = session
        self._check = InputCheck.of(card.input_check)

    @property
    def provider(self) -> str:
        """What computes: "CPU", "CUDA", "DirectML" or "CoreML"."""
        return self._session.provider

    @property
    def provider_words(self) -> str:
        """What computes, and why nothing faster does."""
        if not self.refused_provider:
            return self.provider
        return f"{self.provider}, because {self.refused_provider} computes wrongly"

    @classmethod
    def open(
        cls, path: Path, *, provider: str | None = None, threads: int | None = None
    ) -> Classifier:
        """Load a model file.

        Args:
            path: An .onnx file exported by this application.
            provider: See `StudentSession`.
            threads: See `StudentSession`.

        Raises:
            ModelFileRefused: The file is missing, damaged or unsafe, or describes
                itself in a way that this version does not know.
            ModelMismatch: Its description and its network contradict each other, or
                the processor fails the self-test; with no provider named, the
                CPU takes its place.
        """
        try:
            with path.open("rb") as stream:
                content = stream.read(MAX_MODEL_BYTES + 1)
        except OSError as error:
            raise ModelFileRefused(
                f"The model file {path.name} cannot be opened.",
                "Choose another model file, or install the application again.",
            ) from error
        if len(content) > MAX_MODEL_BYTES:
            raise ModelFileRefused(
                f"The file {path.name} has more than 1 GB, which no student has.",
                "Choose another model file.",
            )
        require_sound_weights(content)
        session = StudentSession(content, provider=provider, threads=threads)
        try:
            classifier = cls._loaded(content, session)
        except ComputesWrongly:
            if provider is not None or session.provider == "CPU":
                raise
            on_cpu = StudentSession(content, provider="CPU", threads=threads)
            classifier = cls._loaded(content, on_cpu)
            classifier.refused_provider = session.provider
        classifier.path = path
        return classifier

    @classmethod
    def _loaded(cls, content: bytes, session: StudentSession) -> Classifier:
        text = session.metadata.get(CARD_KEY)
        if text is None:
            raise ModelFileRefused(
                "The network does not say what it is: it carries no X-Lite model card.",
                "Export it with `xlite export`, which writes the card.",
            )
        fingerprint = hashlib.sha256(content).hexdigest()[:16]
        card = with_every_policy(ModelCard.from_json(text))
        classifier = cls(card, fingerprint, session)
        classifier._require_agreement()
        classifier.byte_count = len(content)
        classifier.forward_ms = classifier._measured_ms()
        return classifier

    def predict(self, radiograph: Radiograph) -> Prediction:
        """Return the findings, evidence and embedding of one film."""
        recipe = self.card.recipe
        square = resized(padded_to_square(presented(radiograph)), recipe.size)
        image = normalised(equalised(square, recipe), recipe)
        started = time.perf_counter()
        output = self._session.run(image)
        forward_ms = (time.perf_counter() - started) * 1000
        return Prediction(
            findings=self.card.finding_names,
            logits=output.logits,
            probabilities=self.card.probabilities(output.logits),
            evidence=output.evidence,
            bias=output.bias,
            embedding=output.embedding,
            padding=SquarePadding(radiograph.rows, radiograph.columns),
            model_fingerprint=self.fingerprint,
            forward_ms=forward_ms,
            notices=self._check.notices(radiograph, square, output.embedding),
        )

    def logits_of(self, square: GreyImage) -> NDArray[np.float32]:
        """Return the network's answer to a film that is already a square of the recipe's size.

        Args:
            square: uint8, shape (size, size), not yet equalised.

        Returns:
            float32, shape (findings,).
        """
        recipe = self.card.recipe
        return self._session.run(normalised(equalised(square, recipe), recipe)).logits

    def agrees_with(self, other: Classifier) -> bool:
        """Tell whether another one is of the same file and gives the same bits for the phantom."""
        if self.fingerprint != other.fingerprint:
            return False
        image = self._phantom()
        ours, theirs = self._session.run(image), other._session.run(image)
        names = ("logits", "evidence", "bias", "embedding")
        return all(np.array_equal(getattr(ours, name), getattr(theirs, name)) for name in names)

    def _require_agreement(self) -> None:
        """Run the phantom once: it must give what it gave elsewhere, in shapes that fit the card.

        It also pays for ONNX Runtime's first-run allocations before a user waits.
        """
        try:
            output = self._session.run(self._phantom())
        except Exception as error:  # ONNX Runtime's exceptions share no public base class
            raise ModelMismatch(
                f"The network does not accept the {self.card.recipe.size}-pixel input its card "
                "names.",
                "Export the model again.",
            ) from error
        findings = len(self.card.findings)
        if output.logits.ndim != 1 or output.evidence.ndim != 3 or output.embedding.ndim != 1:
            raise ModelMismatch(
                "The network's outputs do not have the shapes of a student's.",
                "Export it with `xlite export`, which adds the evidence maps.",
            )
        if {output.logits.shape, output.evidence.shape[:1], output.bias.shape} != {(findings,)}:
            raise ModelMismatch(
                f"The model's card names {findings} findings, its network computes "
                f"{len(output.logits)}.",
                "Export the model again.",
            )
        values = (output.logits, output.evidence, output.bias)
        if not all(np.isfinite(value).all() for value in values):
            raise ModelMismatch(
                "The network computes values that are not numbers.",
                "Its training has failed: train it again, or use the bundled student.",
            )
        total = output.evidence.sum(axis=(1, 2)) + output.bias
        if not np.allclose(total, output.logits, rtol=1e-3, atol=1e-2):
            raise ModelMismatch(
                "The model's evidence maps do not add up to its findings.",
                "Export the model again, or choose another execution provider.",
            )
        int8 = self.card.fast is not None
        require_computed(output.logits, self.card.self_test, self.provider, int8=int8)
        self._require_fitting_check(output)

    def _require_fitting_check(self, output: StudentOutput) -> None:
        try:
            self._check.require_width(len(output.embedding))
        except InvalidConfiguration as error:
            raise ModelMismatch(error.summary, error.hint) from error

    def _measured_ms(self) -> float:
        """Time a pass; not the first one, which lays out ONNX Runtime's memory."""
        image = self._phantom()
        started = time.perf_counter()
        self._session.run(image)
        return (time.perf_counter() - started) * 1000

    def _phantom(self) -> NDArray[np.float32]:
        # Not zeros: maps that are wrong everywhere may be right on nothing.
        return network_input(phantom(), self.card.recipe)
