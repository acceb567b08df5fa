"""Configurations that the form loads, saves and copies, and what it says of that."""

from __future__ import annotations

import shlex
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from xlite_core.errors import XLiteError
from xlite_core.resources import resource_root
from xlite_core.training.config import TrainingConfig
from xlite_core.training.written_config import command_line, write_config
from xlite_desktop.training.form_dialogs import FormDialogs
from xlite_desktop.training.form_footer import FormFooter
from xlite_desktop.translation import told, tr


class FormFiles:
    """Remembers the file that the form was saved to or loaded from."""

    def __init__(self, footer: FormFooter, dialogs: FormDialogs) -> None:
        self._footer, self._dialogs = footer, dialogs
        self._file: Path | None = None

    def load(self) -> TrainingConfig | None:
        """Ask for a configuration and return it; None where there is none."""
        path = self._dialogs.configuration(self._footer)
        return None if path is None else self.read(path)

    def read(self, path: Path) -> TrainingConfig | None:
        """Return a configuration; None, and a sentence in the foot, where it cannot be read."""
        try:
            config = TrainingConfig.read(path)
        except XLiteError as error:
            self._footer.show_notice(told(error), wrong=True)
            return None
        self._file = path.resolve()
        self._footer.show_notice(tr("Loaded {path_name}.", path_name=path.name))
        return config

    def save(self, config: TrainingConfig | None) -> None:
        """Ask for a file and write a configuration; a name without an ending gets .toml."""
        if config is None:
            return
        path = self._dialogs.new_configuration(self._footer, f"{config.name}.toml")
        if path is None:
            return
        path = path if path.suffix else path.with_suffix(".toml")
        try:
            write_config(path, config)
        except XLiteError as error:
            self._footer.show_notice(told(error), wrong=True)
        else:
            self._file = path.resolve()
            self._footer.show_notice(tr("Saved as {path_name}.", path_name=path.name))

    def copy(self, config: TrainingConfig | None, preset: str) -> None:
        """Put the command that runs a configuration into the clipboard."""
        if config is not None:
            QGuiApplication.clipboard().setText(self.command(config, preset))
            self._footer.show_notice(tr("The command line is in the clipboard."))

    def command(self, config: TrainingConfig, preset: str) -> str:
        """Return the command that runs a configuration.

        It starts from the file that the form was last saved to or loaded from; else from the
        example of the preset, or from the plainest example, with what differs as --set.
        """
        examples = resource_root() / "examples"
        names = (f"{preset.replace('_', '-')}.toml", "quick-look.toml")
        starts = (self._file, *(examples / name for name in names))
        for start in starts:
            command = command_line(config, start) if start is not None else None
            if command is not None:
                return command
        return shlex.join(["xlite", "train", "configuration.toml"])
