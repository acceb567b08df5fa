"""Empty stand-ins for libraries that are named as needed and never called; with a real compiler."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys

import cv2
import pytest

from installer import stand_ins
from installer.elf import read_elf
from installer.product import REPOSITORY
from installer.refusal import BuildRefused

LARGE = "int busy(void) { return 7; }\nint idle(void) { return 8; }\n" + "const char data[99999];\n"
USER = "int busy(void);\nint own(void) { return 5; }\nint through(void) { return busy(); }\n"

needs_compiler = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("cc") or not shutil.which("nm"),
    reason="stand-ins are made by cc and nm, on Linux",
)


def compiled(code, place, *options):
    source = place.with_suffix(".c")
    source.write_text(code, encoding="utf-8")
    place.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["cc", "-shared", "-fPIC", "-o", place, source, *options], check=True)
    source.unlink()


@pytest.fixture
def bundle(tmp_path):
    """Return a bundle whose module needs a versioned function of a library of FFmpeg's name."""
    libraries = tmp_path / "opencv_python_headless.libs"
    libraries.mkdir()
    script = tmp_path / "versions"
    script.write_text("LIBAVCODEC_62 { global: *; };", encoding="utf-8")
    large = libraries / "libavcodec-1a2b.so.62.1"
    compiled(LARGE, large, "-Wl,-soname,libavcodec-1a2b.so.62.1", f"-Wl,--version-script={script}")
    (tmp_path / "cv2").mkdir()
    compiled(USER, tmp_path / "cv2" / "cv2.so", str(large), f"-Wl,-rpath,{libraries}")
    return tmp_path


def called(bundle, function):
    program = f"import ctypes; print(ctypes.CDLL('{bundle}/cv2/cv2.so').{function}())"
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )


@needs_compiler
def test_the_module_still_loads_and_what_it_never_calls_is_gone(bundle):
    """Its own functions work; a call into the stand-in stops the process at once."""
    assert called(bundle, "through").stdout == "7\n"

    saved = stand_ins.replace(bundle)

    library = bundle / "opencv_python_headless.libs" / "libavcodec-1a2b.so.62.1"
    assert saved > 80_000
    assert read_elf(library).own_name == library.name
    assert read_elf(library).needed == ()
    assert called(bundle, "own").stdout == "5\n"
    assert called(bundle, "through").returncode == -signal.SIGILL


@needs_compiler
def test_only_what_is_asked_for_is_defined(bundle):
    """With its version, without which the loader breaks down."""
    library = bundle / "opencv_python_headless.libs" / "libavcodec-1a2b.so.62.1"

    asked = stand_ins.asked_of(library, [bundle / "cv2" / "cv2.so"])

    assert asked == {"busy": "LIBAVCODEC_62"}


def test_without_a_compiler_it_is_refused(tmp_path, monkeypatch):
    """Rather than shipping 74 MB that nobody meant to ship."""
    library = tmp_path / "opencv_python_headless.libs" / "libavcodec.so"
    library.parent.mkdir()
    library.write_bytes(b"")
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(BuildRefused, match="nm is not installed"):
        stand_ins.replace(tmp_path)


def test_our_code_uses_nothing_of_opencv_that_needs_what_is_left_out():
    """Who adds a function here has looked that it decodes no video and solves no equations."""
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for package in ("xlite_core", "xlite_desktop")
        for path in (REPOSITORY / package).rglob("*.py")
    )
    used = set(re.findall(r"\bcv2\.(\w+)", code))
    functions = {name for name in used if not isinstance(getattr(cv2, name), int)}

    assert functions <= stand_ins.OPENCV
    assert not re.search(r"from cv2|import cv2 as", code)
