"""The entry point: arguments, settings, theme, window."""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFileOpenEvent, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from xlite_core.pack.pack_places import keep_choice_in
from xlite_core.resources import resource_root
from xlite_desktop.collecting import Collecting
from xlite_desktop.languages import install_language
from xlite_desktop.log_file import log_folder, start_logging
from xlite_desktop.messages import UnexpectedErrors, application_version
from xlite_desktop.reporting.report_options import add_options, refuse_lone_options
from xlite_desktop.settings import APPLICATION, LANGUAGES, SettingsStore, default_settings_file
from xlite_desktop.start import start_options
from xlite_desktop.start.surroundings import Surroundings
from xlite_desktop.theme.stylesheet import ThemeChoice, ThemeFollower


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the application and return its exit code."""
    options = parsed(sys.argv[1:] if arguments is None else arguments)
    if options.report is not None:
        from xlite_desktop.reporting.report_command import write_from_command_line

        return write_from_command_line(options)
    if options.paths or options.self_test or options.reset_settings:
        from xlite_desktop.start.support_commands import run_support_command

        return run_support_command(options)
    if not (options.temp_settings or options.safe_mode):
        return _surrounded(options, default_settings_file(), log_folder())
    with tempfile.TemporaryDirectory(prefix="xlite-") as throwaway:
        folder = Path(throwaway)
        keep_choice_in(folder)
        logs = folder if options.temp_settings else log_folder()
        return _surrounded(options, folder / "settings.ini", logs)


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the command line's meaning; says so and exits where it has none."""
    parser = argparse.ArgumentParser(
        prog="xlite-desktop", description="Look at chest X-rays. Research use only."
    )
    parser.add_argument("files", nargs="*", type=Path, help="films or folders to open")
    parser.add_argument("--model", type=Path, help="a model file instead of the chosen one")
    parser.add_argument("--theme", choices=[choice.value for choice in ThemeChoice])
    parser.add_argument("--language", choices=LANGUAGES, help="for this run only")
    parser.add_argument(
        "--temp-settings", action="store_true", help="remember nothing after this run"
    )
    # For who builds installers: the window opens the films by itself, writes what it saw, quits.
    parser.add_argument("--smoke-test", type=Path, metavar="FOLDER", help=argparse.SUPPRESS)
    parser.add_argument("--smoke-training", type=Path, nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--version", action="version", version=application_version())
    start_options.add_options(parser)
    add_options(parser)
    options = parser.parse_args(arguments)
    refuse_lone_options(parser, options)
    start_options.refuse_contradictions(parser, options)
    options.temp_settings |= options.smoke_test is not None
    return options


def make_application() -> QApplication:
    """Return the one QApplication, named and with its icon."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName(APPLICATION)
    app.setApplicationVersion(application_version())
    app.setDesktopFileName("xlite-desktop")
    app.setWindowIcon(QIcon(str(resource_root() / "icons" / "x-lite.svg")))
    return app


def _surrounded(options: argparse.Namespace, settings: Path, logs: Path) -> int:
    start_logging(logs)
    store = SettingsStore(settings)
    with Surroundings(options, store, logs) as surroundings:
        return 0 if surroundings.handed_over() else _run(options, store, surroundings)


def _run(options: argparse.Namespace, store: SettingsStore, surroundings: Surroundings) -> int:
    app = make_application()
    surroundings.begin()
    chosen = store.load()
    install_language(options.language or chosen.language)
    from xlite_desktop.main_window import MainWindow  # its words are translated as it is imported

    theme = ThemeFollower(app, ThemeChoice(options.theme or chosen.theme))
    window = MainWindow(store, theme, model=surroundings.model)
    errors = UnexpectedErrors(window, reports=surroundings.reports)
    errors.install()
    surroundings.attach(window)
    opened = OpenedByTheSystem(app)
    opened.file_opened.connect(lambda path: window.open_paths([path]))
    collecting = Collecting(app)
    window.first_painted.connect(collecting.begin)
    window.show()
    # Qt's loop lets no Python code run in between, so Ctrl+C in a terminal ends us the plain way.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    smoke_test = None
    if options.smoke_test is not None:
        from xlite_desktop.smoke_test.driver import SmokeTest

        training = options.smoke_training and tuple(options.smoke_training)
        smoke_test = SmokeTest(window, options.smoke_test, options.files, training)
        errors.happened.connect(smoke_test.on_unexpected)
    elif options.files:
        window.first_painted.connect(lambda: window.open_paths(options.files))
    try:
        code = app.exec()
        return code if smoke_test is None else smoke_test.exit_code
    finally:
        errors.uninstall()
        collecting.end()


class OpenedByTheSystem(QObject):
    """Hears of files that were double-clicked or dropped on the icon (macOS).

    Signals:
        file_opened: the file's path.
    """

    file_opened = Signal(object)

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_opened.emit(Path(event.file()))
            return True
        return super().eventFilter(watched, event)
