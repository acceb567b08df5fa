"""The options of the command line that concern the start and support."""

from __future__ import annotations

import argparse

_OWN_WINDOW = ("temp_settings", "new_window", "safe_mode", "model", "theme", "language")
"""Options that an open window could not obey."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what concerns the start and support to the command line of the application."""
    parser.add_argument(
        "--new-window", action="store_true", help="open a window even where one is open"
    )
    group = parser.add_argument_group("support", "When something does not work as it should.")
    group.add_argument(
        "--safe-mode",
        action="store_true",
        help="default settings and the bundled model, one thread, nothing watched or remembered",
    )
    group.add_argument(
        "--reset-settings",
        action="store_true",
        help="put the settings aside; worklist, models and runs stay",
    )
    group.add_argument(
        "--paths",
        action="store_true",
        help="list where everything lies: settings, data sets, runs, models, caches, log",
    )
    group.add_argument(
        "--self-test",
        action="store_true",
        help="look at computer, formats, model and folders; the exit code is 1 if something fails",
    )


def refuse_contradictions(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """End with the usage where two options cannot both hold."""
    if options.reset_settings and (options.safe_mode or options.temp_settings):
        parser.error("--reset-settings is about the settings that the other option leaves alone")
    if options.paths + options.reset_settings + options.self_test > 1:
        parser.error("--paths, --reset-settings and --self-test are three commands")
    if options.safe_mode and options.model:
        parser.error("--safe-mode opens the bundled model")


def finds_other_window(options: argparse.Namespace) -> bool:
    """Return whether a start looks for an open window, and can be found by later ones."""
    return not any(getattr(options, name) for name in _OWN_WINDOW)
