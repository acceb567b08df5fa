"""The form's file dialogs; tests put fixed answers in their place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from xlite_desktop.translation import tr

_CONFIGURATIONS = tr("Configurations (*.toml *.json);;All files (*)")
_TEACHERS = tr(
    "Teachers (*.csv *.csv.gz *.safetensors *.pt *.pth *.tar *.pth.tar *.zip);;All files (*)"
)


class FormDialogs:
    """Asks the user for files."""

    def configuration(self, parent: QWidget) -> Path | None:
        """Ask for a configuration to load."""
        name, _ = QFileDialog.getOpenFileName(parent, tr("Load configuration"), "", _CONFIGURATIONS)
        return Path(name) if name else None

    def new_configuration(self, parent: QWidget, suggested: str) -> Path | None:
        """Ask where a configuration is to be saved."""
        name, _ = QFileDialog.getSaveFileName(
            parent, tr("Save configuration"), suggested, _CONFIGURATIONS
        )
        return Path(name) if name else None

    def manifest(self, parent: QWidget) -> Path | None:
        """Ask for a manifest outside the workspace."""
        name, _ = QFileDialog.getOpenFileName(
            parent, tr("Choose films"), "", tr("Manifests (*.csv)")
        )
        return Path(name) if name else None

    def teachers(self, parent: QWidget) -> tuple[Path, ...]:
        """Ask for files of teachers; several make an ensemble."""
        names, _ = QFileDialog.getOpenFileNames(parent, tr("Choose teachers"), "", _TEACHERS)
        return tuple(Path(name) for name in names)

    def folder(self, parent: QWidget, title: str) -> Path | None:
        """Ask for a folder."""
        name = QFileDialog.getExistingDirectory(parent, title)
        return Path(name) if name else None

    def file(self, parent: QWidget, title: str) -> Path | None:
        """Ask for any file."""
        name, _ = QFileDialog.getOpenFileName(parent, title)
        return Path(name) if name else None
