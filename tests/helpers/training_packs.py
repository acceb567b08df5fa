"""Training packs made up: a folder with a small script for a program, and a true pack.json."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from installer.make_pack import PROGRAM, make_pack
from xlite_core import __version__
from xlite_core.pack.pack_file import FILE
from xlite_core.training.events import PROTOCOL

REPOSITORY = Path(__file__).resolve().parents[2]
PYTHON = sys.executable
INFO = {
    "xlite_training": 1,
    "version": __version__,
    "protocol": PROTOCOL,
    "torch": "2.0",
    "flavour": "cpu",
}
SAYS = "import json; print(json.dumps({info!r}))"
PLAYS = """
import json, sys
INFO = {info!r}
if sys.argv[1:] == ["--pack-info"]:
    print(json.dumps(INFO))
    sys.exit()
"""
TRAINS = """
sys.path.insert(0, {repository!r})
from xlite_core.cli.main import main
main()
"""


def script(path: Path, body: str) -> Path:
    """Write a program of Python."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!{PYTHON}\n{body}\n")
    path.chmod(0o755)
    return path


def saying(**changes) -> str:
    """Return the body of a program that says what it is, and can do no more."""
    return SAYS.format(info=INFO | changes)


def playing(body: str) -> str:
    """Return the body of a program that says what it is when asked, and else does this."""
    return PLAYS.format(info=INFO) + body


def a_pack(folder: Path, body: str = "", **changes) -> Path:
    """Make a pack whose program has this body, or else says what it is, with these changes."""
    script(folder / PROGRAM, body or saying())
    (folder / "_internal").mkdir()
    (folder / "_internal" / "libtorch.so").write_bytes(b"a library")
    make_pack(folder)
    if changes:
        rewrite(folder, **changes)
    return folder


def a_pack_that_trains(folder: Path) -> Path:
    """Make a pack whose program is this very source, run by this very interpreter.

    It says what it is without loading torch: tests ask it several times.
    """
    return a_pack(folder, playing(TRAINS.format(repository=str(REPOSITORY))))


def rewrite(folder: Path, **changes) -> None:
    """Let pack.json say something else."""
    file = folder / FILE
    file.write_text(json.dumps(json.loads(file.read_text()) | changes))
