"""Installs an artefact in a clean place, has it try itself out, and judges what it saw.

    python -m installer.smoke_test dist/xlite-desktop_0.1.0_amd64.deb
    python -m installer.smoke_test dist/x-lite-desktop     # a frozen folder, in place
    python -m installer.smoke_test ARTEFACT --films FOLDER # opened from source, too, and compared
    python -m installer.smoke_test ARTEFACT --pack PACK    # trains two epochs with a Training pack

A .deb or .tar.gz goes into a fresh Debian without Python (`clean_root`) and is started there by a
user without rights, without network, on a virtual screen.  A folder or .app is started where it
lies: that is for Windows and macOS, and for a first look.  The application opens a PNG and
compressed DICOM files, shows a map, saves a report and quits (`xlite_desktop.smoke_test`).  In the
clean root it is then removed, installed over an older version and removed again.
"""

from __future__ import annotations

import argparse
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path

from installer.clean_root import CleanRoot
from installer.installation import InPlace, InRoot, Installation
from installer.product import REPOSITORY, version
from installer.refusal import BuildRefused
from installer.smoke_films import REFERRED, SAMPLE, write_films
from installer.smoke_traces import files_in, traces_elsewhere
from installer.smoke_training import training_faults
from installer.smoke_upgrade import faults_of_upgrade_and_removal
from installer.smoke_verdict import Expected, differences, faults, record_in

PATIENCE_S = 900.0
"""For a whole walk through the films: a slow machine takes some seconds a film."""

STARTED = "XLITE_SMOKE_STARTED"

log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the smoke test from the command line; returns 1 where something is wrong."""
    options = _parsed(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    try:
        with _display() as screen, _installed(options) as installation:
            said = smoke_test(installation, options, screen)
    except BuildRefused as refused:
        log.error("%s", refused)  # noqa: TRY400 - the sentence is for people, not the trace
        return 1
    for sentence in said:
        log.error("%s", sentence)
    verdict = "failed" if said else "passed"
    log.info("The smoke test of %s %s.", options.artefact.name, verdict)
    return 1 if said else 0


def smoke_test(
    installation: Installation, options: argparse.Namespace, screen: Mapping[str, str]
) -> list[str]:
    """Return what is wrong with an installed application, a sentence each."""
    before = files_in(installation.root.home) if isinstance(installation, InRoot) else frozenset()
    with tempfile.TemporaryDirectory(prefix="xlite-smoke-") as temporary:
        made_up = {SAMPLE: True} | write_films(Path(temporary))
        said = _walk(installation, made_up, options.out / "made-up", screen)
        said += _command_line(installation, Path(temporary) / REFERRED)
    if options.pack is not None:
        trained = options.out / "trained"
        said += training_faults(installation, options.pack, trained, screen, PATIENCE_S)
    if options.films is not None:
        with tempfile.TemporaryDirectory(prefix="xlite-films-") as temporary:
            films = numbered(options.films, Path(temporary))
            said += _compared(films, installation, options, screen)
    if isinstance(installation, InRoot):
        said += traces_elsewhere(installation.root.home, before)
        said += faults_of_upgrade_and_removal(installation, options.artefact)
    return said


def _walk(
    installation: Installation, films: Mapping[Path, bool], out: Path, screen: Mapping[str, str]
) -> list[str]:
    started = time.monotonic()
    done = installation.smoke(list(films), out, _environment(screen), PATIENCE_S)
    log.info("The window was open for %.1f s; exit code %d.", time.monotonic() - started, done)
    expected = Expected(
        version=version(),
        films={path.name: wanted for path, wanted in films.items()},
        installed=installation.folder,
    )
    said = faults(out, expected)
    moments = record_in(out)["moments"]
    log.info("%s", ", ".join(f"{name} after {seconds:.2f} s" for name, seconds in moments.items()))
    return said + ([f"It ended with the exit code {done}."] if done else [])


def _command_line(installation: Installation, film: Path) -> list[str]:
    """Have the command line beside the window read a film, and write a DICOM report of it."""
    place = installation.bring(film)
    commands = [
        ["diagnose", place, "--json"],
        ["dicom", "report", place, "--out", f"{place}-report"],
    ]
    said = []
    for command in commands:
        done = installation.run("xlite", command, PATIENCE_S)
        if done.returncode or not done.stdout:
            words = f"xlite {command[0]} ended with {done.returncode}"
            said.append(f"{words}: {(done.stderr or done.stdout).strip()[-300:]}")
    return said


def _compared(
    films: Sequence[Path],
    installation: Installation,
    options: argparse.Namespace,
    screen: Mapping[str, str],
) -> list[str]:
    """Open films in the installed application and from source, and say what differs."""
    frozen, source = options.out / "installed", options.out / "source"
    codes = {"installed": installation.smoke(films, frozen, _environment(screen), PATIENCE_S)}
    shutil.rmtree(source, ignore_errors=True)
    source.mkdir(parents=True)
    command = [options.source_python, "-m", "xlite_desktop", "--language", "en"]
    codes["source"] = subprocess.run(
        [*command, "--smoke-test", str(source.resolve()), *map(str, films)],
        check=False,
        cwd=REPOSITORY,
        env={**os.environ, **screen, "PYTHONPATH": str(REPOSITORY)},
        timeout=PATIENCE_S,
    ).returncode
    one, other = record_in(source), record_in(frozen)
    refused = sum(bool(film["problem"]) for film in other["films"])
    log.info(
        "%d files were opened from source and by the installed application; %d were refused.",
        len(other["films"]),
        refused,
    )
    said = [f"The {which} window ended with {code}." for which, code in codes.items() if code]
    return [*said, *filter(None, (one["failure"], other["failure"])), *differences(one, other)]


def numbered(films: Path, folder: Path) -> list[Path]:
    """Copy all files below a folder into another, with a number each, and return the copies.

    A record knows films by their names alone, and two may have one name.

    Raises:
        BuildRefused: There is no file.
    """
    found = sorted(path for path in films.rglob("*") if path.is_file())
    if not found:
        raise BuildRefused(f"The folder {films} holds no file.", "Name a folder of films.")
    return [
        Path(shutil.copyfile(film, folder / f"{number:04d}-{film.name}"))
        for number, film in enumerate(found, start=1)
    ]


def _environment(screen: Mapping[str, str]) -> dict[str, str]:
    return {**screen, STARTED: repr(time.monotonic())}


@contextmanager
def _installed(options: argparse.Namespace) -> Iterator[Installation]:
    if options.artefact.is_dir():
        yield InPlace(options.artefact.resolve())
        return
    keep = options.root is not None
    with nullcontext(options.root) if keep else tempfile.TemporaryDirectory() as folder:
        root = CleanRoot(Path(folder).resolve())
        if not root.home.is_dir():  # what is made last
            root.make()
        yield InRoot.install(root, options.artefact)


@contextmanager
def _display() -> Iterator[dict[str, str]]:
    """Yield the environment for a screen: a virtual one on Linux, else the machine's own."""
    if not sys.platform.startswith("linux"):
        yield {}
        return
    reading, writing = os.pipe()
    try:
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp",
             "-ac"],
            pass_fds=[writing], stderr=subprocess.DEVNULL,
        )  # fmt: skip
    except FileNotFoundError as error:
        raise BuildRefused(
            "Xvfb is not installed, so there is no screen to start the window on.",
            "Install the Debian package xvfb, and try again.",
        ) from error
    finally:
        os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        if not number:
            raise BuildRefused(
                "Xvfb did not start, so there is no screen to start the window on.",
                "Start it by hand: Xvfb -displayfd 1.",
            )
        yield {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait()


def _parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m installer.smoke_test")
    parser.add_argument("artefact", type=Path, help="a .deb, a .tar.gz, a frozen folder or an .app")
    parser.add_argument(
        "--out", type=Path, default=Path("build/smoke-test"), help="where records and pictures go"
    )
    parser.add_argument("--films", type=Path, help="open these, too, and compare with the source")
    parser.add_argument("--pack", type=Path, help="the archive or folder of a Training pack")
    parser.add_argument(
        "--root", type=Path, help="make the clean root here and keep it, or use the one that is"
    )
    parser.add_argument(
        "--source-python", default=sys.executable, help="a Python that runs the checkout"
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    sys.exit(main())
