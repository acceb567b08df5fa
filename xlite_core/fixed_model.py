"""The one door to a model that answers about films: any file, or the one that the policy fixes."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from xlite_core.errors import ModelFileRefused
from xlite_core.policy import FixedModel, policy, reason

if TYPE_CHECKING:  # ONNX Runtime takes a quarter of a second that the first window has not
    from xlite_core.inference.classifier import Classifier


def open_model(path: Path) -> Classifier:
    """Open a model file to ask it about films.

    Args:
        path: Any file where the policy fixes no model; else a file of exactly that content.

    Raises:
        ModelFileRefused: It cannot be opened, or the policy fixes another.
    """
    from xlite_core.inference.classifier import Classifier

    fixed = _fixed()
    if fixed is None:
        return Classifier.open(path)
    if _sha256(path) != fixed.sha256:
        raise refused_choice()
    return _opened(path, fixed)


def open_fixed() -> Classifier:
    """Open the model that the policy fixes.

    Raises:
        ModelFileRefused: It is not there, is not the one of that SHA-256, or cannot be opened.
    """
    fixed = fixed_file()
    if _sha256(fixed.path) != fixed.sha256:
        raise _changed(fixed)
    return _opened(fixed.path, fixed)


def fixed_file() -> FixedModel:
    """Return the model that the policy fixes, which must fix one.

    Raises:
        ModelFileRefused: The policy cannot be understood, so no model may be asked.
    """
    fixed = _fixed()
    assert fixed is not None, "asked only where the policy fixes a model"
    return fixed


def require_free_choice() -> None:
    """Refuse to choose a model where the policy fixes one.

    Raises:
        ModelFileRefused: It does.
    """
    if policy().fixes_model:
        raise refused_choice()


def refused_choice() -> ModelFileRefused:
    """Return why no other model can be chosen."""
    return ModelFileRefused(
        "The policy of this computer fixes the model, so no other can be chosen.",
        reason(policy(), "model"),
    )


def _fixed() -> FixedModel | None:
    if "model" in policy().doubts:
        raise ModelFileRefused(
            "No model is asked, because the policy of this computer cannot be understood.",
            reason(policy(), "model"),
        )
    return policy().model


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise ModelFileRefused(
            f"The model file {path.name} cannot be read: {error.strerror or error}.",
            reason(policy(), "model") if policy().model else "Choose another model file.",
        ) from error


def _opened(path: Path, fixed: FixedModel) -> Classifier:
    from xlite_core.inference.classifier import Classifier

    classifier = Classifier.open(path)
    if not fixed.sha256.startswith(classifier.fingerprint):  # replaced since it was looked at
        raise _changed(fixed)
    return classifier


def _changed(fixed: FixedModel) -> ModelFileRefused:
    return ModelFileRefused(
        f"The model file {fixed.path.name} is not the one that the policy of this computer fixes:"
        " its SHA-256 is another.",
        reason(policy(), "model"),
    )
