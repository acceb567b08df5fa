"""The Training pack as a product: a made-up program in place of the frozen one, packed for real."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tarfile

import pytest

from installer import build_pack
from installer.build_pack import build_archive
from installer.checksums import check_sums
from installer.product import REPOSITORY, version
from installer.shipped import locked, shipped_packages
from tests.helpers.training_packs import a_pack
from xlite_core.errors import PackRefused
from xlite_core.pack.pack_check import require_unchanged
from xlite_core.pack.pack_file import FILE, read_pack_file, this_machine, this_system
from xlite_core.pack.pack_places import FOLDER

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its programs are scripts")

STEM = f"xlite-training-pack-{version()}-{this_system()}-{this_machine()}-cpu"


@pytest.fixture
def numpy_ships(tmp_path, monkeypatch):
    """Of this environment numpy alone is in the pack."""
    lock = tmp_path / "lock.txt"
    number = locked(REPOSITORY / "requirements" / "viewer.txt")["numpy"]
    lock.write_text(f"numpy=={number}\n", encoding="utf-8")
    monkeypatch.setattr(build_pack, "shipped_packages", lambda _: shipped_packages(lock))


def test_a_frozen_folder_becomes_an_archive_with_sums_bill_and_licences(numpy_ships, tmp_path):
    """Unpacked elsewhere it is a sound pack, and its licences count among what was hashed."""
    a_pack(tmp_path / "work" / "frozen" / FOLDER)
    out = tmp_path / "dist"

    arguments = ["--out", str(out), "--work", str(tmp_path / "work"), "--frozen"]
    assert build_pack.main(arguments) == 0

    assert check_sums(out) == 3
    with tarfile.open(out / f"{STEM}.tar.gz") as archive:
        archive.extractall(tmp_path / "elsewhere", filter="data")
    folder = tmp_path / "elsewhere" / FOLDER
    pack = read_pack_file(folder)
    require_unchanged(folder, pack)
    assert {"README.txt", "licences/THIRD-PARTY.md", "licences/LICENSE"} <= set(pack.files)
    index = (folder / "licences/THIRD-PARTY.md").read_text(encoding="utf-8")
    assert index.startswith(f"# What X-Lite Training pack {version()} is made of\n")
    assert "| numpy |" in index
    assert "Qt" not in index
    bill = json.loads((out / f"{STEM}.cdx.json").read_text(encoding="utf-8"))
    assert bill["metadata"]["component"]["name"] == "X-Lite Training pack"
    summed = {c["name"] for c in bill["components"] if c["type"] == "file"}
    assert summed == {*pack.files, FILE}
    signed = (out / build_pack.SIGNATURES).read_text(encoding="utf-8")
    assert signed == f"NOT SIGNED: {STEM}.tar.gz, because XLITE_SIGN_GPG is not set.\n"


def test_it_is_built_where_nothing_of_the_window_is_installed():
    """The environment of requirements/pack.txt has no Qt."""
    program = (
        "import sys\n"
        "sys.modules.update(dict.fromkeys(('PySide6', 'qtawesome', 'pyqtgraph')))\n"
        "import installer.build_pack, installer.pack_parts"
    )

    subprocess.run([sys.executable, "-c", program], cwd=REPOSITORY, check=True)


def test_two_archives_are_equal_byte_for_byte(tmp_path):
    """And hold one folder, under the name by which it is found."""
    pack = a_pack(tmp_path / "pack")
    made = [build_archive(pack, tmp_path / out) for out in ("one", "other")]

    sums = {hashlib.sha256(path.read_bytes()).hexdigest() for path in made}
    assert len(sums) == 1
    with tarfile.open(made[0]) as archive:
        assert {member.name.split("/")[0] for member in archive} == {FOLDER}


def test_what_changed_after_it_was_hashed_is_not_packed(tmp_path):
    """Whoever unpacked it would be refused."""
    pack = a_pack(tmp_path / "pack")
    (pack / "added.so").write_bytes(b"")
    with pytest.raises(PackRefused, match=r"added\.so does not belong to the Training pack"):
        build_archive(pack, tmp_path)
    (pack / "added.so").unlink()
    (pack / "_internal" / "libtorch.so").write_bytes(b"another")

    with pytest.raises(PackRefused, match=r"libtorch\.so of the Training pack was changed"):
        build_archive(pack, tmp_path)


def test_nothing_frozen_is_refused_with_a_sentence(numpy_ships, tmp_path, caplog):
    """Nothing is left that looks like a pack."""
    arguments = ["--out", str(tmp_path / "out"), "--work", str(tmp_path), "--frozen"]

    assert build_pack.main(arguments) == 1
    assert "There is no program" in caplog.text
    assert not (tmp_path / "out").exists()
