"""The system check: what this computer is, and whether the application works on it."""

from __future__ import annotations

import subprocess
import sys

import imagecodecs
import pytest

from tests.helpers.policy_files import put_in_force
from tests.helpers.tiny_student import write_tiny_student
from xlite_core import resources
from xlite_core.io.dicom_dataset import SYNTAXES
from xlite_core.system_check import machine
from xlite_core.system_check.check_line import CheckLine, Fact, as_text, failed, verdict
from xlite_core.system_check.checks import folder_line, model_lines, system_check
from xlite_core.system_check.codecs import codec_lines
from xlite_core.system_check.policy_line import policy_line

CPUINFO = """processor\t: 0
model name\t: Some Processor 3000
flags\t\t: fpu avx2 avx512f

processor\t: 1
model name\t: Some other
flags\t\t: avx_vnni
"""


def value_of(lines, fact):
    (line,) = [line for line in lines if line.fact is fact]
    return line.value


def test_linux_tells_the_instructions_of_the_first_processor(tmp_path):
    """What it has and what it lacks, both by name."""
    (tmp_path / "cpuinfo").write_text(CPUINFO)

    lines = list(machine.machine_lines(tmp_path / "cpuinfo"))

    assert value_of(lines, Fact.PROCESSOR) == "Some Processor 3000"
    assert (
        value_of(lines, Fact.FEATURES) == "There: AVX2, AVX-512; missing: AVX-512 VNNI, AVX-VNNI."
    )
    assert all(line.passed is None for line in lines)


def test_elsewhere_the_processor_is_asked_and_a_strange_one_is_unknown(tmp_path, monkeypatch):
    """No guess: an ARM processor has none of these, and other names for its own."""
    monkeypatch.setattr("platform.machine", lambda: "AMD64")
    asked = value_of(machine.machine_lines(tmp_path / "none"), Fact.FEATURES)
    monkeypatch.setattr("platform.machine", lambda: "arm64")
    strange = value_of(machine.machine_lines(tmp_path / "none"), Fact.FEATURES)

    assert "AVX2" in asked
    assert strange == machine.UNKNOWN


@pytest.mark.skipif(sys.platform == "win32", reason="the tool is a script here")
@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("echo 'Card X, 550.1, 8192 MiB'", "Card X, 550.1, 8192 MiB"),
        ("exit 9", "The NVIDIA driver does not answer; the application computes without it."),
        ("sleep 30", "The NVIDIA driver does not answer; the application computes without it."),
    ],
)
def test_the_driver_is_asked_with_a_time_limit(tmp_path, monkeypatch, script, said):
    """One that answers, one that fails, one that hangs."""
    tool = tmp_path / "nvidia-smi"
    tool.write_text(
        f"#!/bin/sh\nexec {script}\n" if "exit" not in script else "#!/bin/sh\nexit 9\n"
    )
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(machine, "_ASK_S", 0.5)

    assert value_of(machine.machine_lines(), Fact.GRAPHICS) == said


def test_every_syntax_that_the_reader_names_is_decoded_here():
    """With the decoders that films are read with."""
    lines = list(codec_lines())

    assert [line.passed for line in lines] == [True] * len(SYNTAXES)
    assert all(syntax in line.of for syntax, line in zip(SYNTAXES, lines, strict=True))


def test_a_codec_that_an_installation_lacks_is_found(monkeypatch):
    """As a trimmed bundle lacks it: the function raises when it is called."""

    def missing(*_arguments, **_options):
        raise imagecodecs.DelayedImportError("jpegls_decode")

    monkeypatch.setattr(imagecodecs, "jpegls_decode", missing)

    wrong = failed(list(codec_lines()))

    assert [line.of.partition(" (")[0] for line in wrong] == ["JPEG-LS", "JPEG-LS near-lossless"]


def test_a_codec_that_decodes_wrongly_is_found(monkeypatch):
    """Pixels are compared, not only asked for."""
    right = imagecodecs.jpeg2k_decode
    monkeypatch.setattr(imagecodecs, "jpeg2k_decode", lambda data: right(data)[::-1].copy())

    assert {line.value for line in failed(list(codec_lines()))} == {"It is decoded wrongly."}


def test_a_model_that_is_no_model_fails_and_a_sound_one_passes(tmp_path):
    """The refusal's own sentence stands in the line."""
    (tmp_path / "bad.onnx").write_bytes(b"no network")

    refused = failed(list(model_lines(tmp_path / "bad.onnx")))
    opened = list(model_lines(write_tiny_student(tmp_path / "tiny.onnx")))

    assert [line.fact for line in refused] == [Fact.MODEL]
    assert failed(opened) == ()
    assert value_of(opened, Fact.RUNTIME).startswith("CPU, ONNX Runtime ")


def test_a_policy_file_is_not_in_the_text(tmp_path, monkeypatch):
    """It may lie in somebody's home, to be tried."""
    put_in_force(monkeypatch, tmp_path, "nonsense\n")

    (refused,) = failed(list(model_lines(None)))

    assert "the policy of this computer cannot be understood" in refused.value
    assert str(tmp_path) not in as_text([refused])


@pytest.mark.parametrize(
    ("text", "said", "passed"),
    [
        ("updates = false\ntraining = false\n", "Locked: training, updates.", True),
        ("theme = 'dark'\n", "It locks nothing.", True),
        ("theme = 'pink'\n", "Not every line of it is understood; the settings say which.", False),
    ],
)
def test_the_policy_is_told_by_the_names_of_its_locks(tmp_path, monkeypatch, text, said, passed):
    """Support wants to know it; its path may name a person."""
    file = put_in_force(monkeypatch, tmp_path, text)

    line = policy_line()

    assert (line.value, line.passed, line.place) == (said, passed, str(file))
    assert str(tmp_path) not in as_text([line])


def test_a_policy_that_its_users_can_change_fails(tmp_path, monkeypatch):
    """The one of the computer, not one that a user tries out."""
    file = put_in_force(monkeypatch, tmp_path, "training = false\n")
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    tried = policy_line()
    monkeypatch.setattr("xlite_core.system_check.policy_line.machine_file", lambda: file)

    assert tried.passed
    assert (policy_line().passed, policy_line().value[:20]) == (False, "It can be changed by")


def test_a_folder_that_is_not_there_yet_is_judged_by_the_one_above(tmp_path):
    """Its path is for the screen alone."""
    there = folder_line("runs", tmp_path / "a" / "b")
    (tmp_path / "file").write_text("")
    lines = [there, CheckLine(fact=Fact.SYSTEM, value="Linux")]

    assert there.passed
    assert there.place == str(tmp_path / "a" / "b")
    assert str(tmp_path) not in as_text(lines)
    assert as_text(lines).splitlines()[1] == "Everything that was tested works."


def test_a_full_disk_and_one_that_refuses_fail(tmp_path, monkeypatch):
    """Both in a sentence."""
    monkeypatch.setattr("shutil.disk_usage", lambda _: type("Usage", (), {"free": 5_000_000}))
    full = folder_line("runs", tmp_path)

    def refused(**_options):
        raise PermissionError(13, "Permission denied", "/home/doe/x")

    monkeypatch.setattr("tempfile.TemporaryFile", refused)
    locked = folder_line("runs", tmp_path)

    assert full.value == "It is nearly full: 0.0 GB are free."
    assert locked.value == "It cannot be written: Permission denied."
    assert failed([full, locked]) == (full, locked)
    assert verdict([full, locked]) == "2 of 2 tests failed."


def test_missing_parts_are_named_and_the_rest_is_still_looked_at(tmp_path, monkeypatch):
    """A half-copied installation: the check goes on to its end."""
    monkeypatch.setenv("XLITE_RESOURCES", str(tmp_path))
    assert resources.resource_root() == tmp_path

    lines = list(system_check(folders={"runs": tmp_path}))

    assert {line.fact for line in failed(lines)} == {Fact.RESOURCES, Fact.READER, Fact.MODEL}
    assert lines[-1].passed
    assert str(tmp_path) not in as_text(lines)


def test_a_library_that_is_missing_is_named_and_the_rest_is_still_looked_at(tmp_path, monkeypatch):
    """A trimmed bundle may lack one; here the modules that need NumPy, pydicom and OpenCV."""
    for name in ("io.bounded_reading", "system_check.codecs", "inference.classifier"):
        monkeypatch.setitem(sys.modules, f"xlite_core.{name}", None)

    lines = list(system_check(folders={"runs": tmp_path}))

    wrong = failed(lines)
    assert [line.fact for line in wrong] == [Fact.READER, Fact.CODEC, Fact.RUNTIME]
    assert "cannot be loaded: xlite_core.system_check.codecs." in wrong[1].value
    assert lines[-1].passed


def test_the_check_loads_no_torch():
    """It serves the viewer, which has none."""
    program = (
        "import sys\nfrom xlite_core.system_check.checks import system_check\n"
        "list(system_check(folders={}))\nsys.exit('torch' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
