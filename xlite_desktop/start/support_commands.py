"""Commands of support that open no window: `--paths`, `--self-test` and `--reset-settings`."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path

from xlite_core.errors import XLiteError
from xlite_desktop.log_file import log_folder
from xlite_desktop.model_choice import picked_file
from xlite_desktop.settings import SettingsStore, default_settings_file


def run_support_command(options: argparse.Namespace) -> int:
    """Do what one of them asks for, and return the exit code."""
    if options.safe_mode:
        from xlite_core.safe_mode import enter_safe_mode

        enter_safe_mode()
    try:
        if options.paths:
            from xlite_desktop.paths_command import listed_paths

            _say(listed_paths(), "paths")
            return 0
        if options.reset_settings:
            from xlite_desktop.start.reset_settings import reset_settings

            _say(reset_settings(default_settings_file(), datetime.now().astimezone()), "reset")
            return 0
        return _self_test(options.model)
    except XLiteError as error:
        _say(f"{error}\n", "error")
        return 1


def _self_test(model: Path | None) -> int:
    from xlite_core.system_check.check_line import as_text, failed
    from xlite_desktop.support.own_check import own_check

    store = SettingsStore(default_settings_file())
    lines = list(own_check(store, model=model or picked_file(store.load())))
    _say(as_text(lines), "self-test")
    return 1 if failed(lines) else 0


def _say(text: str, name: str) -> None:
    """Write to standard output; a windowed program of Windows has none, so to the log folder."""
    if sys.stdout is not None:
        if isinstance(sys.stdout, TextIOWrapper):  # a path may hold letters that it has not
            sys.stdout.reconfigure(errors="backslashreplace")
        sys.stdout.write(text)
        return
    folder = log_folder()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
