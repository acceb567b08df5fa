"""The models folder: which model Diagnose opens when nobody names one.

A choice is a small file in that folder, written by an installation, by
`xlite models use` and by the window; the latest of them counts.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlite_core.atomic_file import atomic_write
from xlite_core.errors import ModelFileRefused
from xlite_core.fixed_model import fixed_file, open_fixed, require_free_choice
from xlite_core.places import Place, folder_of
from xlite_core.policy import policy
from xlite_core.resources import bundled_student, fast_variant_of

if TYPE_CHECKING:  # ONNX Runtime takes a quarter of a second that the first window has not
    from xlite_core.inference.classifier import Classifier

BUNDLED = "bundled"
"""What people write for the student that came with the application."""

FAST = "fast"
"""Likewise for its INT8 variant, where one came along."""

_CHOICE = "diagnose.json"
_SCHEMA = 1
_FILE = re.compile(r"^(?P<name>.+)-(?P<fingerprint>[0-9a-f]{16})\.onnx$")
_INSTEAD = "The bundled student is used instead: install the model again, or choose another."


@dataclass(frozen=True, slots=True, kw_only=True)
class InstalledModel:
    """A file of the models folder, as its name tells it; opening it says whether it is sound.

    Attributes:
        path: The file.
        name: What the model is called, as far as a file can be called so.
        fingerprint: First 16 hexadecimal digits of the SHA-256 that it was installed with.
    """

    path: Path
    name: str
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelForDiagnose:
    """What Diagnose opens.

    Attributes:
        path: The model file.
        problem: Why it is not the one that was installed, with what can be done; None if it is,
            or if none was.
    """

    path: Path
    problem: ModelFileRefused | None = None


def models_folder() -> Path:
    """Return where installed models lie; `XLITE_MODELS` overrides the user's own data folder."""
    return folder_of(Place.MODELS)


def install_model(path: Path) -> Path:
    """Check a model file, copy it into the models folder, and let Diagnose open it.

    Args:
        path: Any model file of this application; it may be removed afterwards.

    Returns:
        The copy.

    Raises:
        ModelFileRefused: It cannot be opened as the window would open it, or the
            models folder cannot be written.
    """
    from xlite_core.inference.classifier import Classifier

    require_free_choice()
    classifier = Classifier.open(path)
    content = path.read_bytes()
    if _fingerprint(content) != classifier.fingerprint:
        raise ModelFileRefused(
            f"The model file {path.name} changed while it was read.",
            "Install it when nothing writes it any more.",
        )
    name = re.sub(r"[^\w.-]+", "_", classifier.card.name).strip("._")[:60] or "model"
    copy = models_folder() / f"{name}-{classifier.fingerprint}.onnx"
    _write(copy, content)
    _choose(copy.name, classifier.fingerprint)
    return copy


def installed_models() -> tuple[InstalledModel, ...]:
    """Return the models that were installed, by name."""
    folder = models_folder()
    if not folder.is_dir():
        return ()
    found = ((path, _FILE.match(path.name)) for path in sorted(folder.iterdir()))
    return tuple(
        InstalledModel(path=path, name=match["name"], fingerprint=match["fingerprint"])
        for path, match in found
        if match is not None and not path.name.startswith(".") and path.is_file()
    )


def use_installed(name: str) -> InstalledModel:
    """Let Diagnose open an installed model.

    Args:
        name: Its name, its file's name, or the beginning of its fingerprint.

    Raises:
        ModelFileRefused: There is none, there are several, or it is not sound.
    """
    from xlite_core.inference.classifier import Classifier

    require_free_choice()
    models = installed_models()
    exact = [model for model in models if name in (model.name, model.path.name)]
    named = exact or [model for model in models if name and model.fingerprint.startswith(name)]
    if not named:
        known = ", ".join([model.name for model in models] or ["none"])
        raise ModelFileRefused(
            f"No installed model is called {Path(name).name}.", f"Installed are: {known}."
        )
    if len(named) > 1:
        several = ", ".join(model.fingerprint for model in named)
        raise ModelFileRefused(
            f"{len(named)} installed models are called {named[0].name}.",
            f"Name one by its fingerprint: {several}.",
        )
    (model,) = named
    if Classifier.open(model.path).fingerprint != model.fingerprint:
        raise _changed()
    _choose(model.path.name, model.fingerprint)
    return model


def fast_student() -> Path | None:
    """Return the INT8 variant of the bundled student; None where none came along."""
    path = fast_variant_of(bundled_student())
    return path if path.is_file() else None


def use_fast() -> Path:
    """Let Diagnose open the INT8 variant of the bundled student; opening it tells if it is sound.

    Raises:
        ModelFileRefused: There is none, or the models folder cannot be written.
    """
    path = _chosen_fast().path
    _choose(FAST, "")
    return path


def use_bundled() -> None:
    """Let Diagnose open the student that came with the application; installed ones stay.

    Raises:
        ModelFileRefused: The models folder cannot be written.
    """
    _choose("", "")


def chosen_model() -> InstalledModel | None:
    """Return the model that was chosen, installed or the fast variant; None for the bundled one.

    Raises:
        ModelFileRefused: The note of the choice is damaged, or the fast variant is gone.
    """
    choice = _choice()
    if not choice["file"]:
        return None
    if choice["file"] == FAST:
        return _chosen_fast()
    match = _FILE.match(choice["file"])
    # A name with a folder in it would open a file from anywhere.
    if match is None or Path(choice["file"]).name != choice["file"]:
        raise _damaged()
    return InstalledModel(
        path=models_folder() / choice["file"],
        name=match["name"],
        fingerprint=choice["fingerprint"],
    )


def choice_token() -> str:
    """Return a text that changes with each installation or choice; empty before the first.

    Who remembers another choice keeps it beside that: if it differs later,
    somebody has chosen since.
    """
    try:
        return str(_choice()["token"])
    except ModelFileRefused:
        return ""


def model_for_diagnose() -> ModelForDiagnose:
    """Return the chosen model's file if it is what was installed, else the bundled student's.

    Where the policy fixes a model, it is that one, sound or not.

    Raises:
        ModelFileRefused: The policy cannot be understood, so no model may be opened.
    """
    if policy().fixes_model:
        return ModelForDiagnose(path=fixed_file().path)
    try:
        chosen = chosen_model()
        if chosen is None:
            return ModelForDiagnose(path=bundled_student())
        _require_unchanged(chosen)
    except ModelFileRefused as problem:
        return ModelForDiagnose(path=bundled_student(), problem=problem)
    return ModelForDiagnose(path=chosen.path)


def open_for_diagnose() -> tuple[Classifier, ModelForDiagnose]:
    """Open what Diagnose opens when nobody names a model.

    An installed model that cannot be opened any more, by a newer version say,
    gives way to the bundled student.

    Raises:
        ModelFileRefused: The bundled student cannot be opened either; or the policy fixes a model,
            and its file is another by now, or cannot be opened.
    """
    from xlite_core.inference.classifier import Classifier

    found = model_for_diagnose()
    if policy().fixes_model:
        return open_fixed(), found
    try:
        return Classifier.open(found.path), found
    except ModelFileRefused as error:
        if found.path == bundled_student():
            raise
        problem = ModelFileRefused(
            f"The installed model cannot be opened: {error.summary}", _INSTEAD
        )
        found = ModelForDiagnose(path=bundled_student(), problem=problem)
        return Classifier.open(found.path), found


def _choose(file: str, fingerprint: str) -> None:
    require_free_choice()
    choice = {
        "schema": _SCHEMA,
        "file": file,
        "fingerprint": fingerprint,
        "token": secrets.token_hex(8),
    }
    _write(models_folder() / _CHOICE, json.dumps(choice).encode())


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with atomic_write(path) as stream:
            stream.write(content)
    except OSError as error:
        raise ModelFileRefused(
            f"The folder of installed models cannot be written: {error.strerror or error}.",
            "Check space and permissions, or set XLITE_MODELS to another folder.",
        ) from error


def _choice() -> dict[str, Any]:
    try:
        values = json.loads((models_folder() / _CHOICE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {"file": "", "fingerprint": "", "token": ""}
    except (OSError, ValueError, RecursionError) as error:
        raise _damaged() from error
    keys = ("file", "fingerprint", "token")
    if not isinstance(values, dict) or not all(isinstance(values.get(key), str) for key in keys):
        raise _damaged()
    return values


def _chosen_fast() -> InstalledModel:
    path = fast_variant_of(bundled_student())
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _no_fast() from error
    # Another one may have come with an update: it is the variant that was chosen, not its bytes.
    return InstalledModel(path=path, name=FAST, fingerprint=_fingerprint(content))


def _require_unchanged(model: InstalledModel) -> None:
    try:
        content = model.path.read_bytes()
    except OSError as error:
        raise ModelFileRefused("The installed model is gone.", _INSTEAD) from error
    if _fingerprint(content) != model.fingerprint:
        raise _changed()


def _fingerprint(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


def _changed() -> ModelFileRefused:
    return ModelFileRefused("The installed model is not what was installed.", _INSTEAD)


def _no_fast() -> ModelFileRefused:
    return ModelFileRefused(
        "The bundled student has no fast variant in this version.",
        "Use the bundled student itself, or another model.",
    )


def _damaged() -> ModelFileRefused:
    return ModelFileRefused("The note of which model to open is damaged.", _INSTEAD)
