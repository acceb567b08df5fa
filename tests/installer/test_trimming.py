"""What is thrown out of the frozen folder, and what may never be."""

from __future__ import annotations

from pathlib import Path

import pytest

from installer.needed_libraries import needed_by, reached
from installer.trimming import trimmed, why_out

QT = "PySide6/Qt/plugins"


@pytest.mark.parametrize(
    "place",
    [
        f"{QT}/platforms/libqxcb.so",
        f"{QT}/platforms/libqwayland.so",
        f"{QT}/platforms/libqoffscreen.so",
        f"{QT}/platforminputcontexts/libcomposeplatforminputcontextplugin.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        f"{QT}/imageformats/libqsvg.so",
        f"{QT}/iconengines/libqsvgicon.so",
        f"{QT}/printsupport/libcupsprintersupport.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "resources/translations/x-lite_de.qm",
        "onnxruntime/capi/onnxruntime_pybind11_state.cpython-311-x86_64-linux-gnu.so",
        "PIL/_imaging.cpython-311-x86_64-linux-gnu.so",
        "cv2/cv2.abi3.so",
    ],
)
def test_what_the_window_needs_stays(place):
    """Screens, pictures, printers, German, decoders, the network."""
    assert why_out(place) is None


@pytest.mark.parametrize(
    "place",
    [
        f"{QT}/platforms/libqeglfs.so",
        f"{QT}/platformthemes/libqgtk3.so",
        f"{QT}/sqldrivers/libqsqlmysql.so",
        f"{QT}/platforminputcontexts/libqtvirtualkeyboardplugin.so",
        f"{QT}/tls/libqopensslbackend.so",
        "PySide6/Qt/translations/qtbase_fr.qm",
        "PySide6/Qt/qml/QtQuick/qmldir",
        "PySide6/opengl32sw.dll",
        "PIL/_avif.cpython-311-x86_64-linux-gnu.so",
        "onnxruntime/capi/libonnxruntime.so.1.31.1",
    ],
)
def test_what_nobody_asks_for_goes_with_a_reason(place):
    """Each with words for whoever wonders."""
    assert why_out(place)


def test_a_library_stays_if_something_that_stays_needs_it():
    """Through others as well; what only a dropped file needed is not reached."""
    files = {
        name: Path(name)
        for name in ("app/a.so", "libs/libone.so.1", "libs/libtwo.so.1", "libs/libalone.so.1")
    }
    needs = {"app/a.so": ["libone.so.1", "libc.so.6"], "libs/libone.so.1": ["libtwo.so.1"]}

    found = reached(["app/a.so"], files, lambda path: needs.get(str(path), []))

    assert found == {"app/a.so", "libs/libone.so.1", "libs/libtwo.so.1"}


def test_what_is_no_library_needs_none(tmp_path):
    """A script among the programs is passed over."""
    script = tmp_path / "run.sh"
    script.write_text("#!/bin/sh\n", encoding="utf-8")

    assert list(needed_by(script)) == []


def test_a_bundle_is_trimmed_by_what_its_modules_need(tmp_path):
    """Real files: Qt's own libraries, of which nothing here needs the one for Quick."""
    import PySide6

    folder = Path(PySide6.__file__).parent
    libraries = ["libQt6Core.so.6", "libQt6Quick.so.6"]
    entries = [
        ("PySide6/QtCore.abi3.so", str(folder / "QtCore.abi3.so"), "EXTENSION"),
        *((f"PySide6/Qt/lib/{n}", str(folder / "Qt" / "lib" / n), "BINARY") for n in libraries),
        ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK"),
        ("libQt6Quick.so.6", "PySide6/Qt/lib/libQt6Quick.so.6", "SYMLINK"),
        ("libX11.so.6", str(tmp_path / "libX11.so.6"), "BINARY"),
    ]
    (tmp_path / "libX11.so.6").write_bytes(b"")

    kept = [place for place, _, _ in trimmed(entries)]

    assert kept == [
        "PySide6/QtCore.abi3.so",
        "PySide6/Qt/lib/libQt6Core.so.6",
        "libQt6Core.so.6",
    ]
