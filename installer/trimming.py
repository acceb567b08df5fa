"""What PyInstaller collects and nobody needs: other plugins of Qt, libraries of what is gone.

Names of what stays are few and change seldom; what goes follows from them.  Libraries are not
listed at all on Linux: one stays if something that stays needs it.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from installer.needed_libraries import OF_THE_SYSTEM, needed_by, reached
from installer.stand_ins import REPLACED

Entry = tuple[str, str, str]
"""(place in the bundle, file, kind), as PyInstaller lists what it collects."""

PLUGINS = {
    "platforms": ("xcb", "wayland", "offscreen", "windows", "cocoa"),
    "imageformats": ("svg", "jpeg", "ico"),
    "iconengines": ("svgicon",),
    "platforminputcontexts": (
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    ),
    "platformthemes": ("xdgdesktopportal",),
    "printsupport": ("cupsprintersupport", "windowsprintersupport"),
    "styles": ("modernwindowsstyle", "windowsvistastyle", "macstyle"),
    "wayland-shell-integration": ("xdg-shell",),
    "wayland-decoration-client": ("adwaita", "bradient"),
}
"""Folder of Qt's plugins -> those that stay.  None that draws with OpenGL: the window paints with
the processor.  None for GTK: it would bring all of GTK."""

TRANSLATIONS = re.compile(r"/translations/(?!qtbase_de\.qm$)[^/]+\.qm$")
"""The window speaks English and German; Qt's own words are in qtbase."""

SUPERFLUOUS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(^|/)PySide6/Qt/qml/"), "Qt Quick draws nothing here"),
    (re.compile(r"(^|/)opengl32sw\.dll$"), "OpenGL in software: the window needs no OpenGL"),
    (re.compile(r"(^|/)PIL/_(avif|webp|imagingft|imagingtk)\."), "highdicom needs colour profiles"),
    (re.compile(r"onnxruntime/capi/libonnxruntime\.so"), "its module holds the whole runtime"),
    (re.compile(r"(^|/)cv2/data/"), "cascades that look for faces"),
    (re.compile(r"(^|/)cv2/opencv_videoio_ffmpeg[^/]*\.dll$"), "no film here moves"),
)
"""Files that are not libraries of somebody else, and why they go."""


def trimmed(entries: Sequence[Entry]) -> list[Entry]:
    """Return the binaries that stay; see this module's first lines."""
    kept = [entry for entry in entries if why_out(entry[0]) is None]
    if not sys.platform.startswith("linux"):
        return kept
    # First: what they need in their turn is the system's, too.
    kept = [entry for entry in kept if PurePosixPath(entry[0]).name not in OF_THE_SYSTEM]
    files = {place: Path(source) for place, source, kind in kept if kind != "SYMLINK"}
    roots = [place for place, _, kind in kept if kind == "EXTENSION" or _is_root(place)]
    there = reached(roots, files, _needed_in_bundle)
    stays = [entry for entry in kept if entry[0] in there]
    names = {PurePosixPath(place).name for place, _, _ in stays}
    # The loader looks beside the program, where PyInstaller puts a link to each library.
    links = [e for e in kept if e[2] == "SYMLINK" and PurePosixPath(e[0]).name in names]
    return stays + links


def trimmed_data(entries: Sequence[Entry]) -> list[Entry]:
    """Return the data files that stay."""
    return [entry for entry in entries if why_out(entry[0]) is None]


def why_out(place: str) -> str | None:
    """Return why a file has no place in the bundle; None where it has one."""
    path = place.replace("\\", "/")
    plugin = re.search(r"/plugins/([^/]+)/(?:lib)?q?([^/]+?)\.(?:so|dll|dylib)$", path)
    if plugin and "PySide6" in path:
        folder, name = plugin.groups()
        return None if name in PLUGINS.get(folder, ()) else "a plugin of Qt that nobody asks for"
    if TRANSLATIONS.search(path) and "PySide6" in path:
        return "a language that the window does not speak"
    return next((reason for pattern, reason in SUPERFLUOUS if pattern.search(path)), None)


def _needed_in_bundle(file: Path) -> Sequence[str]:
    # What will be an empty stand-in needs nothing.
    return () if REPLACED.search(file.as_posix()) else needed_by(file)


def _is_root(place: str) -> bool:
    """Say whether a file is loaded by name and not because another needs it."""
    name = PurePosixPath(place).name
    # ONNX Runtime opens its small library for providers as it starts, and complains without it.
    return "/plugins/" in place or name.startswith(("libpython", "libonnxruntime_providers_shared"))


def strip_symbols(folder: Path) -> int:
    """Take debugging symbols out of Python itself and of pyjpegls; return the bytes saved.

    On Linux alone.  Libraries of other wheels are left as they are: their makers stripped them, and
    some break when it is done again.
    """
    tool = shutil.which("strip")
    if tool is None or not sys.platform.startswith("linux"):
        return 0
    files = [*folder.rglob("libpython3*.so*"), *folder.rglob("lib-dynload/*.so")]
    files += folder.rglob("_CharLS*.so")
    ours = sorted({path for path in files if path.is_file() and not path.is_symlink()})
    before = sum(path.stat().st_size for path in ours)
    for path in ours:
        subprocess.run([tool, "--strip-debug", str(path)], check=True)
    return before - sum(path.stat().st_size for path in ours)
