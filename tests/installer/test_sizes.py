"""The list of what takes the room in a frozen folder."""

from __future__ import annotations

import pytest

from installer import build
from installer.refusal import BuildRefused
from installer.sizes import LARGE, listing, part_name, parts_of

OWNERS = {"PySide6": "PySide6_Essentials", "numpy": "numpy", "cv2": "opencv-python-headless"}


@pytest.mark.parametrize(
    ("place", "part"),
    [
        ("PySide6/Qt/lib/libQt6Core.so.6", "PySide6_Essentials"),
        ("numpy.libs/libopenblas.so", "numpy"),
        ("cv2/cv2.abi3.so", "opencv-python-headless"),
        ("libpython3.11.so.1.0", "Python and its standard library"),
        ("base_library.zip", "Python and its standard library"),
        ("python3.11/lib-dynload/math.so", "Python and its standard library"),
        ("python311.dll", "Python and its standard library"),
        ("python_dateutil-2.9.dist-info/METADATA", "python_dateutil-2.9.dist-info"),
        ("resources/models/student.onnx", "X-Lite: resources and model"),
        ("xlite-desktop", "Programs, with all pure Python code inside"),
        ("libxcb-cursor.so.0", "Libraries of the build system"),
        ("something/else.txt", "something"),
    ],
)
def test_a_file_belongs_to_who_brought_it(place, part):
    """The distribution, the interpreter, ourselves, or the system that it was built on."""
    assert part_name(place, OWNERS) == part


def frozen(folder):
    inner = folder / "_internal"
    (inner / "resources").mkdir(parents=True)
    (inner / "cv2").mkdir()
    (folder / "xlite-desktop").write_bytes(b"\x7fELF" + b"a" * 996)
    (folder / "xlite").symlink_to("xlite-desktop")
    (inner / "resources" / "a.txt").write_bytes(b"a" * 3000)
    (inner / "cv2" / "cv2.abi3.so").write_bytes(b"\0" * (LARGE + 1))
    return folder


def test_parts_add_up_and_the_largest_is_first(tmp_path):
    """A link takes no room; a large file has a name of its own."""
    parts = parts_of(frozen(tmp_path / "app"))

    assert [part.name for part in parts] == [
        "opencv-python-headless",
        "X-Lite: resources and model",
        "Programs, with all pure Python code inside",
    ]
    assert sum(part.installed for part in parts) == LARGE + 1 + 3000 + 1000
    assert all(part.compressed < part.installed for part in parts)
    table = listing(parts)
    assert "cv2.abi3.so 5.0" in table
    assert "| **all** | 3 | 5.0 | 0.0 |  |" in table


def test_an_empty_folder_is_refused(tmp_path):
    """It was never built."""
    with pytest.raises(BuildRefused, match="holds no file to measure"):
        parts_of(tmp_path)


def test_packing_what_was_never_frozen_is_refused(tmp_path):
    """Before a folder of licences makes it look like something."""
    with pytest.raises(BuildRefused, match="no program xlite-desktop"):
        build.build(tmp_path / "out", tmp_path / "work", frozen=True)
    assert list(tmp_path.iterdir()) == []


def test_what_is_too_large_is_said(tmp_path, monkeypatch):
    """Against the two limits, installed and downloaded."""
    folder = frozen(tmp_path / "app")
    package = tmp_path / "a.deb"
    package.write_bytes(b"a" * 2_000_000)
    monkeypatch.setattr(build, "INSTALLED_MB", 4)
    monkeypatch.setattr(build, "DOWNLOAD_MB", 2)

    said = build.told_sizes(parts_of(folder), [package])

    assert said == [
        "Installed: 5.0 MB of at most 4: TOO LARGE.",
        "a.deb: 2.0 MB of at most 2.",
    ]
