"""The system's file dialogs; tests put a fixed answer in their place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from xlite_desktop.translation import tr

# The suffixes only help to find files: what is opened is decided by content.
_FILMS = tr(
    "Radiographs (*.dcm *.dicom *.png *.jpg *.jpeg *.tif *.tiff *.DCM *.PNG *.JPG);;All files (*)"
)
_TABLES = tr("Tables (*.csv *.csv.gz *.tsv *.txt);;All files (*)")


class FileDialogs:
    """Asks the user for files."""

    def films(self, parent: QWidget) -> tuple[Path, ...]:
        """Ask for one or several films."""
        names, _ = QFileDialog.getOpenFileNames(parent, tr("Open films"), "", _FILMS)
        return tuple(Path(name) for name in names)

    def folder(self, parent: QWidget, title: str = "") -> Path | None:
        """Ask for a folder: of films, where the title says nothing else."""
        name = QFileDialog.getExistingDirectory(parent, title or tr("Open folder"))
        return Path(name) if name else None

    def save(self, parent: QWidget, title: str, name: str, kind: str) -> Path | None:
        """Ask where a file should be written.

        Args:
            parent: What the dialog belongs to.
            title: Of the dialog.
            name: Proposed, with the suffix that every answer gets.
            kind: The kind of file in words: "PDF".
        """
        suffix = Path(name).suffix
        chosen, _ = QFileDialog.getSaveFileName(parent, title, name, f"{kind} (*{suffix})")
        if not chosen:
            return None
        return Path(chosen if chosen.lower().endswith(suffix) else chosen + suffix)

    def table(self, parent: QWidget) -> Path | None:
        """Ask for a table of cases."""
        name, _ = QFileDialog.getOpenFileName(parent, tr("Choose a table of cases"), "", _TABLES)
        return Path(name) if name else None

    def model(self, parent: QWidget) -> Path | None:
        """Ask for a model file."""
        name, _ = QFileDialog.getOpenFileName(parent, tr("Choose model"), "", tr("Models (*.onnx)"))
        return Path(name) if name else None
