"""Empty stand-ins for large libraries that a library names as needed and never calls, on Linux.

OpenCV's module is linked against FFmpeg and an OpenBLAS of its own, 74 MB, for films that move and
for large systems of equations.  The loader refuses the module without them.  So each is replaced by
a library of the same name that defines what the module asks for, and stops the process if it is
called.  `OPENCV` is the guard: a test holds our code to functions that never get there.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from installer.elf import read_elf
from installer.refusal import BuildRefused

REPLACED = re.compile(
    r"opencv_python_headless\.libs/lib(avcodec|avformat|avutil|swscale|openblas)[\w.-]*\.so"
)
"""Places in the bundle of what is replaced."""

OPENCV = frozenset(
    {
        "GaussianBlur", "LUT", "Laplacian", "applyColorMap", "calcHist", "checkHardwareSupport",
        "convertScaleAbs", "copyMakeBorder", "createCLAHE", "cvtColor", "dct", "ellipse", "error",
        "findContours", "flip", "getRotationMatrix2D", "getTextSize", "imdecode", "imencode",
        "meanStdDev", "merge", "norm", "putText", "rectangle", "resize", "setNumThreads",
        "transpose", "warpAffine",
    }
)  # fmt: skip
"""Functions of OpenCV that our code may use: none decodes video or solves equations."""

_SYMBOL = re.compile(r"^\s*(?:[0-9a-f]+)?\s*\w\s+([\w.]+?)(?:@+(\w+))?$", re.MULTILINE)


def replace(folder: Path) -> int:
    """Put stand-ins in the place of libraries of a frozen folder, and return the bytes saved.

    Raises:
        BuildRefused: There is no C compiler, or no `nm`.
    """
    places = [
        path
        for path in sorted(folder.rglob("*.so*"))
        if not path.is_symlink() and REPLACED.search(path.as_posix())
    ]
    users = sorted(folder.rglob("cv2/*.so"))
    saved = 0
    for place in places:
        before = place.stat().st_size
        asked = asked_of(place, [*users, *(other for other in places if other != place)])
        make_stand_in(place, asked)
        saved += before - place.stat().st_size
    return saved


def asked_of(library: Path, users: Sequence[Path]) -> dict[str, str]:
    """Return what a library defines and any of its users leaves open: name -> version, or ""."""
    defined = _symbols(library, "--defined-only")
    wanted = {name for user in users for name in _symbols(user, "--undefined-only")}
    return {name: defined[name] for name in sorted(defined.keys() & wanted)}


def make_stand_in(place: Path, asked: Mapping[str, str]) -> None:
    """Write a library over another one: of the same name, with functions that stop the process.

    Args:
        place: The library that it replaces.
        asked: Functions that it defines -> their version (`ld --version-script`), or "".

    Raises:
        BuildRefused: There is no C compiler, or it fails.
    """
    own_name = read_elf(place).own_name or place.name
    with tempfile.TemporaryDirectory(prefix="xlite-stand-in-") as temporary:
        folder = Path(temporary)
        source, script, made = folder / "stand_in.c", folder / "versions", folder / "stand_in.so"
        functions = [f"void {name}(void) {{ __builtin_trap(); }}\n" for name in asked]
        source.write_text("".join(functions), encoding="utf-8")
        versions = sorted(set(asked.values()) - {""})
        nodes = [
            f"{version} {{ global: {'; '.join(n for n in asked if asked[n] == version)}; }};\n"
            for version in versions
        ]
        script.write_text("".join(nodes), encoding="utf-8")
        _run(
            "cc", "-shared", "-fPIC", "-O1", "-nostdlib", "-fno-builtin", "-w", "-s",
            f"-Wl,-soname,{own_name}", *([f"-Wl,--version-script={script}"] if nodes else []),
            "-o", str(made), str(source),
        )  # fmt: skip
        shutil.copyfile(made, place)


def _symbols(file: Path, which: str) -> dict[str, str]:
    return dict(_SYMBOL.findall(_run("nm", "--dynamic", which, str(file))))


def _run(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise BuildRefused(
            f"{command[0]} is not installed, and no small library can be made without it.",
            "Install the Debian packages gcc and binutils, and build again.",
        ) from error
    if done.returncode:
        raise BuildRefused(
            f"{command[0]} failed over a stand-in: {done.stderr.strip()[-300:]}",
            "Mend what it names, or take the library out of REPLACED in stand_ins.py.",
        )
    return done.stdout
