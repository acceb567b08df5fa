"""Paths and teachers that the form asks for with dialogs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from xlite_desktop.training.form_dialogs import FormDialogs
from xlite_desktop.training.form_settings import form_settings
from xlite_desktop.translation import tr, within

FILES, ADD, FOLDER = "files", "add", "folder"
"""How teachers are asked for: as files, as files beside the present ones, as a run's folder."""

_FOLDERS = ("data.splits", "data.cache", "loop.init_from")


def asked_teachers(
    parent: QWidget, dialogs: FormDialogs, how: str, present: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the teachers after asking; the present ones where nothing was chosen."""
    if how == FOLDER:
        folder = dialogs.folder(parent, tr("Choose a run as the teacher"))
        return present if folder is None else (str(folder),)
    chosen = tuple(str(path) for path in dialogs.teachers(parent))
    if not chosen:
        return present
    return tuple(dict.fromkeys((*present, *chosen))) if how == ADD else chosen


def asked_path(parent: QWidget, dialogs: FormDialogs, name: str) -> Path | str | None:
    """Return a path for a setting, as the setting holds it; None where nothing was chosen."""
    title = tr("Choose: {label}", label=within(form_settings()[name].label))
    path = dialogs.folder(parent, title) if name in _FOLDERS else dialogs.file(parent, title)
    return str(path) if path is not None and name == "loop.init_from" else path
