"""One program trains; what cannot be used is refused in a sentence that says what to do."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

import pytest

from installer.make_pack import PROGRAM
from tests.helpers.training_packs import a_pack, rewrite, saying, script
from xlite_core import __version__
from xlite_core.errors import MissingFeature, PackRefused
from xlite_core.pack import pack_places
from xlite_core.pack.pack_file import FILE, read_pack_file
from xlite_core.pack.training_program import Kind, training_program
from xlite_core.training.events import PROTOCOL

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its programs are scripts")


@pytest.fixture(autouse=True)
def user_folders(tmp_path, monkeypatch):
    """Give each test a user of its own, without any `xlite` on the path."""
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "user" / name))
    monkeypatch.delenv(pack_places.VARIABLE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "path"))


@pytest.fixture
def without_torch(monkeypatch):
    """Let this process look as if it were the viewer alone."""
    monkeypatch.setitem(sys.modules, "torch", None)


def refusal(folder, *, limit_s: float = 20.0) -> PackRefused:
    """Return why the pack of a folder is refused."""
    pack_places.choose_folder(folder)
    with pytest.raises(PackRefused) as caught:
        training_program(PROTOCOL, limit_s=limit_s)
    assert caught.value.hint.endswith((".", '".'))
    return caught.value


def test_this_environment_trains_where_nobody_chose_and_torch_is_here():
    """As from source: nothing is looked for, and nothing asked."""
    found = training_program(PROTOCOL)

    assert (found.kind, found.program, found.checked) == (Kind.OWN, Path(sys.executable), None)


def test_a_chosen_pack_counts_more_than_this_environment(tmp_path):
    """And its check is remembered: the next look starts no program."""
    pack_places.choose_folder(a_pack(tmp_path / "pack"))
    found = training_program(PROTOCOL)

    again = training_program(PROTOCOL, limit_s=0.0)

    assert (found.kind, found.program) == (Kind.PACK, tmp_path / "pack" / PROGRAM)
    assert (found.torch, found.flavour) == ("2.0", "cpu")
    assert again == found


def test_a_pack_may_lie_in_the_chosen_folder(tmp_path):
    """Where its archive was unpacked."""
    a_pack(tmp_path / "here" / pack_places.FOLDER)
    pack_places.choose_folder(tmp_path / "here")

    assert training_program(PROTOCOL).folder == tmp_path / "here" / pack_places.FOLDER


def test_the_environment_counts_more_than_the_choice(tmp_path, monkeypatch):
    """So that a computer can be set up for everybody."""
    pack_places.choose_folder(tmp_path / "elsewhere")
    monkeypatch.setenv(pack_places.VARIABLE, str(a_pack(tmp_path / "pack")))

    assert training_program(PROTOCOL).folder == tmp_path / "pack"


@pytest.mark.usefixtures("without_torch")
def test_without_any_the_sentence_says_what_is_missing_and_how_to_add_it():
    """The same sentence wherever torch is needed."""
    with pytest.raises(MissingFeature, match="Training pack, which is not installed") as caught:
        training_program(PROTOCOL)

    assert f'in a checkout of version {__version__}: pip install ".[train]"' in caught.value.hint


@pytest.mark.usefixtures("without_torch")
def test_a_pack_beside_a_frozen_application_is_found(tmp_path, monkeypatch):
    """In its folder, or next to it; one that is refused does not hide a sound one."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "opt" / "x-lite" / "xlite-desktop"))
    broken = a_pack(tmp_path / "opt" / "x-lite" / pack_places.FOLDER, protocol=PROTOCOL + 1)
    sound = a_pack(tmp_path / "opt" / pack_places.FOLDER)

    assert training_program(PROTOCOL).folder == sound

    (sound / FILE).unlink()
    with pytest.raises(PackRefused, match="speaks protocol"):
        training_program(PROTOCOL)
    (broken / FILE).unlink()
    with pytest.raises(MissingFeature):
        training_program(PROTOCOL)


@pytest.mark.usefixtures("without_torch")
def test_another_python_on_the_path_is_asked(tmp_path):
    """If its command names our package; other software of that name is not even started."""
    said = tmp_path / "started"
    stranger = f"open({str(said)!r}, 'w')"
    script(tmp_path / "path" / "xlite", stranger)
    with pytest.raises(MissingFeature):
        training_program(PROTOCOL)
    assert not said.exists()

    script(tmp_path / "path" / "xlite", f"# xlite_core.cli.main\n{saying()}")

    assert training_program(PROTOCOL).kind is Kind.PYTHON


@pytest.mark.usefixtures("without_torch")
def test_nothing_is_looked_for_in_the_current_folder(tmp_path, monkeypatch):
    """It may be that of the films that somebody sent."""
    script(tmp_path / "films" / "xlite", f"# xlite_core.cli.main\n{saying()}")
    monkeypatch.chdir(tmp_path / "films")
    monkeypatch.setenv("PATH", os.pathsep.join([".", "", str(tmp_path / "path")]))

    with pytest.raises(MissingFeature):
        training_program(PROTOCOL)


def test_another_python_is_asked_again_by_another_version_of_the_application(tmp_path, monkeypatch):
    """Its command may have stayed as it is while the application was updated."""
    script(tmp_path / "venv" / "bin" / "xlite", saying())
    pack_places.choose_folder(tmp_path / "venv")
    training_program(PROTOCOL)
    for module in ("pack_check", "pack_file"):
        monkeypatch.setattr(f"xlite_core.pack.{module}.__version__", "9.9")

    assert "and this application of 9.9" in refusal(tmp_path / "venv").summary


def test_another_python_is_asked_again_when_its_packages_were_changed(tmp_path):
    """An upgrade leaves its command as it is, and changes the folder that holds the packages."""
    packages = tmp_path / "venv" / "lib" / "python3.11" / "site-packages"
    packages.mkdir(parents=True)
    program = script(
        tmp_path / "venv" / "bin" / "xlite", f"exec(open({str(packages / 'x')!r}).read())"
    )
    (packages / "x").write_text(saying())
    pack_places.choose_folder(tmp_path / "venv")
    assert training_program(PROTOCOL).torch == "2.0"
    before = program.stat()

    (packages / "x").write_text(saying(torch="2.1"))
    (packages / "torch-2.1.dist-info").mkdir()

    assert training_program(PROTOCOL).torch == "2.1"
    assert program.stat().st_mtime_ns == before.st_mtime_ns


def test_a_python_environment_can_be_chosen(tmp_path):
    """By its folder; one whose xlite has no torch is told apart from one that has."""
    script(tmp_path / "venv" / "bin" / "xlite", saying())
    pack_places.choose_folder(tmp_path / "venv")
    assert training_program(PROTOCOL).kind is Kind.PYTHON

    script(tmp_path / "bare" / "bin" / "xlite", saying(torch="", flavour=""))

    assert "has no torch" in refusal(tmp_path / "bare").summary


def test_a_folder_without_a_pack_is_refused(tmp_path):
    """Its name is said, and what to choose."""
    assert "The folder empty holds no Training pack" in refusal(tmp_path / "empty").summary


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{", '{"name": "X-Lite Training pack", "schema": 1}', '{"name": "tea"}'],
)
def test_a_pack_file_that_is_damaged_is_refused(tmp_path, content):
    """Whatever stands in it."""
    (tmp_path / FILE).write_text(content)

    assert FILE in refusal(tmp_path).summary


@pytest.mark.parametrize("name", ["../xlite", "/bin/sh", "a\\b", "C:xlite", ""])
def test_a_pack_file_that_names_files_elsewhere_is_refused(tmp_path, name):
    """Nothing outside of the folder is started."""
    folder = a_pack(tmp_path / "pack")
    rewrite(folder, files={name: "0" * 64}, executable=name)

    assert "damaged" in refusal(folder).summary


def test_a_newer_schema_is_refused(tmp_path):
    """With both numbers."""
    assert (
        "schema 2, and this application reads 1"
        in refusal(a_pack(tmp_path / "p", schema=2)).summary
    )


def test_another_protocol_is_refused_with_both_numbers(tmp_path):
    """Before the version, which then differs as well."""
    folder = a_pack(tmp_path / "pack", protocol=PROTOCOL + 1, version="9.9")

    assert f"protocol {PROTOCOL + 1}, and this application protocol {PROTOCOL}" in str(
        refusal(folder)
    )


def test_another_version_is_refused_with_both_versions(tmp_path):
    """A run's settings may mean something else there."""
    error = refusal(a_pack(tmp_path / "pack", version="9.9"))

    assert f"of version 9.9, and this application of {__version__}" in error.summary
    assert __version__ in error.hint


def test_a_pack_of_another_system_is_refused(tmp_path):
    """It could not be started; both systems are named."""
    error = refusal(a_pack(tmp_path / "pack", system="windows", machine="x86_64"))

    assert "is for windows on x86_64; this computer has" in error.summary


def test_a_flavour_that_is_not_for_this_system_is_refused(tmp_path, monkeypatch):
    """CUDA on a Mac, or one that nobody knows."""
    folder = a_pack(tmp_path / "pack", flavour="abacus")
    assert "flavour abacus" in refusal(folder).summary
    rewrite(folder, flavour="cuda", system="macos")
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr("xlite_core.pack.pack_places._note", lambda: tmp_path / "note.json")

    assert "flavour cuda of the Training pack cannot be used on macos" in refusal(folder).summary


def test_a_missing_file_is_named(tmp_path):
    """Half a copy is no pack."""
    folder = a_pack(tmp_path / "pack")
    (folder / "_internal" / "libtorch.so").unlink()

    assert "_internal/libtorch.so of the Training pack is missing" in refusal(folder).summary


def test_a_file_of_another_pack_is_named(tmp_path):
    """Unpacked over an older one; what a file manager leaves is no reason."""
    folder = a_pack(tmp_path / "pack")
    (folder / ".DS_Store").write_bytes(b"")
    (folder / "_internal" / "Thumbs.db").write_bytes(b"")
    pack_places.choose_folder(folder)
    training_program(PROTOCOL)
    (folder / "_internal" / "libold.so").write_bytes(b"")

    with pytest.raises(PackRefused, match=r"_internal/libold\.so does not belong to the Training"):
        training_program(PROTOCOL, again=True)


def test_a_changed_file_is_named_also_after_a_check(tmp_path):
    """What is remembered holds for the very files that were hashed."""
    folder = a_pack(tmp_path / "pack")
    pack_places.choose_folder(folder)
    training_program(PROTOCOL)
    library = folder / "_internal" / "libtorch.so"
    library.write_bytes(b"a lib\0ary")

    assert "_internal/libtorch.so of the Training pack was changed" in refusal(folder).summary


def test_a_check_on_demand_hashes_what_looks_unchanged(tmp_path):
    """A file whose stamp was put back is found when somebody asks."""
    folder = a_pack(tmp_path / "pack")
    pack_places.choose_folder(folder)
    training_program(PROTOCOL)
    library = folder / "_internal" / "libtorch.so"
    before = library.stat()
    library.write_bytes(b"a lib\0ary")
    os.utime(library, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert training_program(PROTOCOL).kind is Kind.PACK

    with pytest.raises(PackRefused, match="was changed"):
        training_program(PROTOCOL, again=True)


def test_a_program_that_breaks_down_when_asked_is_refused(tmp_path):
    """Its file is what it should be, and it does not work here."""
    folder = a_pack(tmp_path / "pack")
    _replace(folder, "raise SystemExit(3)")

    assert "broke down when it was asked" in refusal(folder).summary


def test_a_program_that_keeps_silent_is_ended_and_refused(tmp_path):
    """After its time, which is generous outside of tests."""
    folder = a_pack(tmp_path / "pack")
    _replace(folder, "import time; time.sleep(600)")

    assert "did not answer within" in refusal(folder, limit_s=0.2).summary


def test_a_check_that_is_given_up_ends_its_program(tmp_path):
    """Whoever closes the window waits for nobody; files are hashed no further, either."""
    script(tmp_path / "venv" / "bin" / "xlite", "import time; time.sleep(600)")
    for folder in (tmp_path / "venv", a_pack(tmp_path / "pack")):
        pack_places.choose_folder(folder)

        with pytest.raises(PackRefused, match="was given up"):
            training_program(PROTOCOL, given_up=lambda: True)


def test_a_program_that_says_something_else_is_refused(tmp_path):
    """Some other software of that name."""
    folder = a_pack(tmp_path / "pack")
    _replace(folder, "print('Good morning')")

    assert "is not the one of an X-Lite Training pack" in refusal(folder).summary


def test_a_program_that_is_no_program_is_refused(tmp_path):
    """It lost its right to be started, or is for another processor."""
    folder = a_pack(tmp_path / "pack")
    _replace(folder, "")
    (folder / PROGRAM).chmod(0o644)

    assert "cannot be started" in refusal(folder).summary


def test_a_damaged_note_of_the_choice_is_refused(tmp_path, monkeypatch):
    """Rather than training with something that nobody chose."""
    pack_places.choose_folder(tmp_path)
    pack_places._note().write_text("{")

    with pytest.raises(PackRefused, match="note of which Training pack"):
        training_program(PROTOCOL)

    pack_places.choose_folder(None)
    assert training_program(PROTOCOL).kind is Kind.OWN


def _replace(folder, body: str) -> None:
    """Give a pack another program, and let pack.json know its hash."""
    program = script(folder / PROGRAM, body)
    digest = hashlib.sha256(program.read_bytes()).hexdigest()
    rewrite(folder, files={**read_pack_file(folder).files, PROGRAM: digest})
