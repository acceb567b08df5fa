"""Upgrade and removal as the smoke test does them; a folder plays the clean root."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
from functools import partial

import pytest

from installer.clean_root import CleanRoot
from installer.deb import build_deb
from installer.installation import InRoot
from installer.product import version
from installer.refusal import BuildRefused
from installer.smoke_upgrade import (
    MARK,
    OLDER,
    faults_of_upgrade_and_removal,
    lost_or_changed,
    older_version,
)
from installer.tarball import build_tarball
from tests.helpers.frozen_folder import write_frozen_folder, write_icons


class Here(CleanRoot):
    """What is run in it runs here, with the paths of the root led into its folder."""

    def make(self):
        (self.folder / "tmp").mkdir(parents=True)
        self.home.mkdir(parents=True)
        for name in ("info", "updates"):
            (self.folder / "var/lib/dpkg" / name).mkdir(parents=True)
        (self.folder / "var/lib/dpkg/status").touch()
        return self

    def run_as_user(self, command, *, environment, seconds):
        return subprocess.run(
            [self.led(part) if part.startswith("/") else part for part in command],
            env={"HOME": str(self.home), "PATH": os.environ["PATH"], **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    def led(self, place):
        path = self.folder / place[1:]
        if path.is_symlink() and str(path.readlink()).startswith("/opt/"):
            return self.led(str(path.readlink()))
        return str(path)

    def run_as_root(self, *command):
        if command[0] != "dpkg":
            return ""  # chown: all files belong to whoever runs this
        how = ["--force-not-root", "--force-script-chrootless", "--force-depends"]
        done = subprocess.run(
            ["dpkg", f"--root={self.folder}", *how, *command[1:]],
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def add_package(self, place):
        self.run_as_root("dpkg", "--install", f"{self.folder}{place}")

    def satisfy(self, dependencies):
        assert dependencies


@pytest.fixture
def root(tmp_path):
    return Here(tmp_path / "root").make()


@pytest.fixture
def parts(tmp_path):
    frozen = write_frozen_folder(tmp_path / "frozen")
    (frozen / "xlite").write_text(f"#!/bin/sh\necho xlite {version()}\n", encoding="utf-8")
    return frozen, write_icons(tmp_path / "icons")


@pytest.mark.parametrize(
    "build",
    [
        build_tarball,
        pytest.param(
            partial(build_deb, compression="none"),
            marks=pytest.mark.skipif(
                shutil.which("dpkg") is None or os.getuid() != 0, reason="needs dpkg and root"
            ),
        ),
    ],
)
def test_both_keep_what_was_made(root, parts, tmp_path, caplog, build):
    """By the archive's own scripts, or by dpkg itself; and the removal says where it stays."""
    caplog.set_level("INFO")
    artefact = build(*parts, tmp_path)

    assert faults_of_upgrade_and_removal(InRoot.install(root, artefact), artefact) == []

    kept = "kept settings, worklist, models and runs."
    assert caplog.messages == [
        f"The removal {kept}",
        f"The upgrade from {OLDER} to {version()} {kept}",
        f"The removal {kept}",
    ]
    assert (root.home / ".local/share/X-Lite Desktop/worklist.sqlite").is_file()
    assert [path for path in root.folder.rglob("x-lite-desktop") if "var" not in path.parts] == []


def test_an_upgrade_that_loses_something_is_told(root, parts, tmp_path):
    """One that empties the user's folder, and whose removal does not say what stays."""
    artefact, worse = build_tarball(*parts, tmp_path), tmp_path / "worse.tar.gz"
    with tarfile.open(artefact) as archive:
        archive.extractall(tmp_path / "unpacked", filter="data")
    (top,) = (tmp_path / "unpacked").iterdir()
    with (top / "install.sh").open("a", encoding="utf-8") as stream:
        stream.write('echo worse > "$HOME/.config/X-Lite Desktop/settings.ini"\n')
    uninstall = top / "uninstall.sh"
    words = uninstall.read_text(encoding="utf-8").replace("worklist, models", "")
    uninstall.write_text(words.replace("$home/.config", "$home"), encoding="utf-8")
    with tarfile.open(worse, "w:gz") as archive:
        archive.add(top, top.name)
    (root.home / ".config/X-Lite Desktop").mkdir(parents=True)

    said = faults_of_upgrade_and_removal(InRoot.install(root, worse), worse)

    silent = "The removal: it does not say that .config/X-Lite Desktop stays."
    lost = ".config/X-Lite Desktop/settings.ini was lost or changed."
    assert said == [
        silent,
        f"The upgrade from {OLDER} to {version()}: {lost}",
        f"The removal: {lost}",
        silent,
    ]


def test_the_older_version_is_the_artefact_with_another_number(parts, tmp_path):
    """And one file more, by which an upgrade is known."""
    made = older_version(build_tarball(*parts, tmp_path), tmp_path / "..")
    with tarfile.open(made) as archive:
        names = archive.getnames()

    assert f"x-lite-desktop-{OLDER}/app/{MARK}" in names
    assert f"x-lite-desktop-{OLDER}/app/_internal/resources/Größe.txt" in names
    assert {name.split("/")[0] for name in names} == {f"x-lite-desktop-{OLDER}"}


def test_what_cannot_be_packed_again_is_refused(tmp_path):
    """A cut-off artefact, say."""
    for name in ("broken.tar.gz", "broken.deb"):
        (tmp_path / name).write_bytes(b"no artefact")
        with pytest.raises(BuildRefused, match=f"{name} could not be packed as an older version"):
            older_version(tmp_path / name, tmp_path)


def test_what_is_gone_or_different_is_named(tmp_path):
    """Of a user's files."""
    (tmp_path / "changed").write_text("now", encoding="utf-8")

    assert lost_or_changed(tmp_path, {"changed": "0" * 64, "gone": "0" * 64}) == [
        "changed was lost or changed.",
        "gone was lost or changed.",
    ]
