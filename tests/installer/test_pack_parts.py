"""What the Training pack is frozen from: every role, no window; and the pack.json of the result."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from installer import make_pack, pack_parts
from tests.helpers.training_packs import REPOSITORY, saying, script
from xlite_core import __version__
from xlite_core.child_main import ROLES
from xlite_core.pack.pack_file import FILE, read_pack_file
from xlite_core.training.events import PROTOCOL

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="its programs are scripts")


def test_every_role_is_frozen_and_nothing_of_the_window():
    """Roles are started by name, so no import statement leads to them."""
    frozen = pack_parts.hidden_imports()

    assert set(ROLES.values()) <= set(frozen)
    assert "xlite_core.cli.main" in frozen
    assert not [name for name in frozen if name.startswith(("xlite_desktop", "PySide6"))]


def test_what_the_library_asks_for_by_name_is_frozen():
    """No import statement leads to it; listeners and search are not part of the pack."""
    frozen = set(pack_parts.hidden_imports())

    assert {"torchvision", "timm", "onnx", "sklearn.linear_model", "pytorch_grad_cam"} <= frozen
    assert "matplotlib.backends.backend_svg" in frozen
    assert not frozen & {"mlflow", "optuna", "tensorboard"}
    assert {"readline", "rlcompleter"} <= set(pack_parts.LEFT_OUT)  # they bring the GPL


def test_nothing_that_is_frozen_is_left_out_as_well():
    """PyInstaller would leave it out, and say nothing."""
    frozen = pack_parts.hidden_imports()

    left = [n for n in frozen if any((n + ".").startswith(o + ".") for o in pack_parts.LEFT_OUT)]

    assert left == []


def test_the_resources_that_the_library_reads_are_frozen():
    """With the bundled student and the typeface of figures; not with the help."""
    places = {f"{folder}/{Path(file).name}" for file, folder in pack_parts.resources()}

    assert "resources/models/student.onnx" in places
    assert "resources/students.json" in places
    assert any(place.startswith("resources/fonts/Inter-") for place in places)
    assert not [place for place in places if "/help/" in place or "/icons/" in place]


@pytest.mark.parametrize(
    ("place", "used"),
    [
        ("torch/lib/libtorch_cpu.so", True),
        ("torch/bin/torch_shm_manager", True),
        ("torch/bin/test_jit", False),
        ("torch/include/c10/core/Device.h", False),
        ("torch/lib/libfmt.a", False),
        ("torchvision/_C.so", True),
        ("timm/layers/__pycache__/mlp.cpython-311.pyc", False),
        ("timm\\models\\mobilenetv3.py", True),
        ("cv2\\data\\haarcascade_eye.xml", False),
    ],
)
def test_headers_and_test_data_stay_out(place, used):
    """On any system's paths."""
    assert pack_parts.is_used(place, cuda=False) is used


def test_nvidias_libraries_come_along_with_a_torch_that_uses_them():
    """The general build of torchvision names them beside a torch for the CPU, too."""
    named = ["libcudart.so.13", "torchvision.libs/libnvjpeg.36e11081.so.13", "libgomp.so.1"]
    entries = [(place, "/somewhere", "BINARY") for place in named]
    torch = ("torch/lib/libtorch_cuda.so", "/somewhere", "BINARY")

    assert [place for place, _, _ in pack_parts.used(entries, cuda=False)] == ["libgomp.so.1"]
    assert pack_parts.used(entries, cuda=True) == entries
    assert [pack_parts.uses_cuda(found) for found in (entries, [*entries, torch])] == [False, True]


@POSIX
def test_a_built_folder_gets_a_pack_file_that_tells_the_truth(tmp_path):
    """What the program says of itself, and the hash of every file."""
    script(tmp_path / make_pack.PROGRAM, saying(torch="2.13.0+cpu"))
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "a.so").write_bytes(b"library")

    ended = subprocess.run(
        [sys.executable, "-m", "installer.make_pack", str(tmp_path)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )

    pack = read_pack_file(tmp_path)
    assert (pack.version, pack.protocol, pack.torch) == (__version__, PROTOCOL, "2.13.0+cpu")
    assert pack.files["lib/a.so"] == hashlib.sha256(b"library").hexdigest()
    assert pack.files.keys() == {make_pack.PROGRAM, "lib/a.so"}
    assert "2 files" in ended.stdout


@POSIX
def test_a_program_that_does_not_answer_gets_no_pack_file(tmp_path):
    """The build says so, and fails."""
    script(tmp_path / make_pack.PROGRAM, "raise SystemExit(1)")

    assert make_pack.main([str(tmp_path)]) == 1
    assert not (tmp_path / FILE).exists()


@POSIX
def test_a_program_without_torch_gets_no_pack_file(tmp_path, capsys):
    """It would be refused wherever it is used."""
    script(tmp_path / make_pack.PROGRAM, saying(torch="", flavour=""))

    assert make_pack.main([str(tmp_path)]) == 1
    assert "was built without torch" in capsys.readouterr().err
    assert not (tmp_path / FILE).exists()


@POSIX
def test_making_it_twice_gives_the_same_file(tmp_path):
    """The first pack.json is no file of the pack."""
    script(tmp_path / make_pack.PROGRAM, saying())
    make_pack.make_pack(tmp_path)
    first = (tmp_path / FILE).read_bytes()

    make_pack.make_pack(tmp_path)

    assert (tmp_path / FILE).read_bytes() == first
    assert json.loads(first)["schema"] == 1
