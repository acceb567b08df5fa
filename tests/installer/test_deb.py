"""A Debian package of a tiny frozen folder, looked at with dpkg's own tools."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from installer.deb import build_deb, main
from installer.product import debian_version
from installer.refusal import BuildRefused
from tests.helpers.frozen_folder import write_frozen_folder, write_icons

pytestmark = pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="needs dpkg-deb")


def said(*command):
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, "TZ": "UTC"}
    )
    return done.stdout


@pytest.fixture
def parts(tmp_path):
    return write_frozen_folder(tmp_path / "frozen"), write_icons(tmp_path / "icons")


def built(parts, out):
    return build_deb(*parts, out, compression="none")


def test_the_package_says_what_it_is_and_needs(parts, tmp_path):
    """Name, version, machine, size, and the C library that its programs need."""
    fields = said("dpkg-deb", "--field", str(built(parts, tmp_path)))

    assert f"Package: xlite-desktop\nVersion: {debian_version()}\n" in fields
    assert re.search(r"^Architecture: (amd64|arm64)$", fields, re.MULTILINE)
    assert re.search(r"^Depends: libc6 \(>= 2\.\d+\)", fields, re.MULTILINE)
    assert re.search(r"^Installed-Size: [1-9]\d+$", fields, re.MULTILINE)


def test_everything_belongs_to_root_and_lies_in_its_place(parts, tmp_path):
    """The program in /opt, links in /usr/bin, and what a desktop looks for."""
    listing = said("dpkg-deb", "--contents", str(built(parts, tmp_path)))
    lines = {line.split(maxsplit=5)[5]: line for line in listing.splitlines()}

    assert all(" root/root " in line for line in lines.values())
    assert lines["./opt/x-lite-desktop/xlite-desktop"].startswith("-rwxr-xr-x")
    assert "./usr/bin/xlite -> /opt/x-lite-desktop/xlite" in lines
    assert "./usr/share/applications/xlite-desktop.desktop" in lines
    assert "./usr/share/mime/packages/xlite-desktop.xml" in lines
    assert "./usr/share/icons/hicolor/16x16/apps/xlite-desktop.png" in lines
    assert "./usr/share/doc/xlite-desktop/copyright" in lines
    assert not [path for path in lines if path.startswith(("./home", "./etc", "./var"))]


def test_its_files_are_the_frozen_ones(parts, tmp_path):
    """Unpacked, the sums of the package hold, and a link leads to its file."""
    said("dpkg-deb", "--raw-extract", str(built(parts, tmp_path)), str(tmp_path / "root"))
    root = tmp_path / "root"

    subprocess.run(
        ["md5sum", "--quiet", "--strict", "--check", "DEBIAN/md5sums"], cwd=root, check=True
    )
    link = root / "opt/x-lite-desktop/_internal/link.txt"
    assert link.read_text(encoding="utf-8") == "a data file\n"


def test_two_builds_are_equal_byte_for_byte(parts, tmp_path):
    """Neither the time nor the rights of the build machine's files come in."""
    first = build_deb(*parts, tmp_path / "first").read_bytes()
    data = parts[0] / "_internal" / "resources" / "Größe.txt"
    data.chmod(0o600)
    os.utime(data, (1, 1))

    assert build_deb(*parts, tmp_path / "second").read_bytes() == first


def test_the_number_of_threads_leaves_no_trace(parts, tmp_path, monkeypatch):
    """More than one block of xz (24 MiB each), packed by one thread and by two."""
    with (parts[0] / "_internal" / "large.bin").open("wb") as stream:
        stream.truncate(30 << 20)
    made = []
    for threads in ("1", "2"):
        monkeypatch.setenv("DPKG_DEB_THREADS_MAX", threads)
        made.append(build_deb(*parts, tmp_path / threads).read_bytes())

    assert made[0] == made[1]


def test_removing_it_says_where_the_users_data_are(parts, tmp_path):
    """The script of the package does nothing else; purging says nothing twice."""
    said("dpkg-deb", "--control", str(built(parts, tmp_path)), str(tmp_path / "control"))
    script = str(tmp_path / "control" / "postrm")

    assert ".local/share/X-Lite Desktop" in said("sh", script, "remove")
    assert [said("sh", script, word) for word in ("upgrade", "purge")] == ["", ""]


@pytest.mark.parametrize(("script", "word"), [("preinst", "upgrade"), ("prerm", "remove")])
def test_what_is_open_is_neither_replaced_nor_removed(tmp_path, script, word):
    """dpkg stops before it touches a file, and says which process it is."""
    frozen = write_frozen_folder(tmp_path / "frozen", Path(shutil.which("sleep")))
    made = build_deb(frozen, write_icons(tmp_path / "icons"), tmp_path, compression="none")
    said("dpkg-deb", "--raw-extract", str(made), str(tmp_path / "root"))
    command = ["sh", str(tmp_path / "root" / "DEBIAN" / script)]
    environment = {**os.environ, "DPKG_ROOT": str(tmp_path / "root")}

    with subprocess.Popen([tmp_path / "root/opt/x-lite-desktop/xlite-desktop", "60"]) as window:
        ends = [
            subprocess.run(
                [*command, argument], env=environment, capture_output=True, text=True, check=False
            )
            for argument in (word, "failed-upgrade")
        ]
        window.kill()

    assert [done.returncode for done in ends] == [1, 0]
    assert f"X-Lite Desktop is open (process {window.pid})." in ends[0].stderr
    assert subprocess.run([*command, word], env=environment, check=False).returncode == 0


def test_a_folder_without_its_programs_is_refused(parts, tmp_path):
    """Half a frozen folder makes no package."""
    (parts[0] / "xlite").unlink()

    with pytest.raises(BuildRefused, match="no program xlite in"):
        built(parts, tmp_path)


def test_without_dpkg_there_is_a_sentence(parts, tmp_path, monkeypatch):
    """On Fedora, say, the .tar.gz is the way."""
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(BuildRefused, match="no dpkg-deb"):
        built(parts, tmp_path)


def test_what_dpkg_cannot_finish_leaves_nothing(parts, tmp_path, monkeypatch):
    """A package that is cut off would be tried by somebody."""
    tool = tmp_path / "tools" / "dpkg-deb"
    tool.parent.mkdir()
    tool.write_text('#!/bin/sh\nfor out; do :; done\necho half > "$out"\necho full >&2\nexit 2\n')
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tool.parent}{os.pathsep}{os.environ['PATH']}")

    with pytest.raises(BuildRefused, match=r"could not build .*full"):
        built(parts, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_the_command_line_names_what_it_made(parts, tmp_path, capsys, caplog):
    """And ends with 1 where it refuses."""
    folder, icons = map(str, parts)
    out = str(tmp_path / "out")

    assert main([folder, "--icons", icons, "--out", out, "--compression", "none"]) == 0
    assert capsys.readouterr().out.strip().endswith(".deb")
    assert main([folder, "--icons", str(tmp_path), "--out", out]) == 1
    assert "no icons" in caplog.text
