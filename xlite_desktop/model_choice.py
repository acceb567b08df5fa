"""Which model the window opens: the file chosen here, or what was installed since.

Two places hold a choice: the settings (a file that the user picked in the
window) and the models folder (an installation, `xlite models use`).  The latest
counts, so the settings remember which installation their file was chosen after.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path

from xlite_core.errors import ModelFileRefused
from xlite_core.installed_model import (
    choice_token,
    chosen_model,
    fast_student,
    use_bundled,
    use_fast,
)
from xlite_core.policy import policy
from xlite_core.resources import bundled_student
from xlite_desktop.settings import Settings
from xlite_desktop.translation import tr


def picked_file(settings: Settings) -> Path | None:
    """Return the file that counts because the user picked it; None if another choice counts."""
    if (
        policy().fixes_model
        or not settings.model_path
        or settings.model_chosen_after != choice_token()
    ):
        return None
    return Path(settings.model_path)


def with_picked(settings: Settings, path: Path) -> Settings:
    """Return the settings of a user who picked a file just now."""
    return dataclasses.replace(settings, model_path=str(path), model_chosen_after=choice_token())


def with_bundled(settings: Settings) -> Settings:
    """Return the settings of a user who wants the bundled student, and let go of installed ones.

    Raises:
        ModelFileRefused: The models folder cannot be written.
    """
    if not _is_bundled():
        use_bundled()
    return dataclasses.replace(settings, model_path="", model_chosen_after="")


def with_fast(settings: Settings) -> Settings:
    """Return the settings of a user who wants the fast variant of the bundled student.

    Raises:
        ModelFileRefused: There is none, or the models folder cannot be written.
    """
    use_fast()
    return dataclasses.replace(settings, model_path="", model_chosen_after="")


def model_words(settings: Settings) -> str:
    """Return what is opened at the next start, for people; of a path its last part alone."""
    if "model" in policy().doubts:
        return tr("No model answers.")
    if policy().fixes_model:
        return tr("The model that the policy of this computer fixes")
    if picked_file(settings) is not None:
        return settings.model_path.replace("\\", "/").rpartition("/")[2]
    try:
        chosen = chosen_model()
    except ModelFileRefused:
        chosen = None  # the window says what is wrong, where it opens the bundled one instead
    if chosen is not None and chosen.path == fast_student():
        return tr("The fast variant of the model that came with the application")
    if chosen is not None:
        return tr("{chosen_name}, installed", chosen_name=chosen.name)
    return tr("The model that came with the application")


def is_another(path: Path | None) -> bool:
    """Whether a model is not the one that came with the application, which is there to go back to.

    Args:
        path: As it is opened; None for the installed one, else the bundled one.
    """
    if policy().fixes_model or not bundled_student().is_file():
        return False
    return not _is_bundled() if path is None else path != bundled_student()


def _is_bundled() -> bool:
    try:
        return chosen_model() is None
    except ModelFileRefused:
        return False
