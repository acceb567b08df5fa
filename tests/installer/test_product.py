"""One place for the version and the names, and one time for all files."""

import plistlib
import re
import shutil
import subprocess
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from installer import product
from installer.inno import command
from installer.product import INSTALLER, build_date, filled, source_date_epoch, version
from installer.refusal import BuildRefused

REPOSITORY = Path(__file__).resolve().parents[2]
TEMPLATES = (
    "linux/xlite-desktop.desktop",
    "linux/metainfo.xml",
    "linux/xlite-desktop.mime.xml",
    "linux/copyright",
    "linux/postrm",
    "macos/Info.plist",
    "windows/version_info.txt",
)


def test_the_version_is_that_of_the_project():
    """Nothing else says a version."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))

    assert version() == project["project"]["version"]


def test_no_file_of_the_installers_has_a_version_of_its_own():
    """A version that is written down twice is wrong once."""
    texts = [path for path in INSTALLER.rglob("*") if path.suffix in {".spec", ".iss", ".plist"}]
    texts += list((INSTALLER / "linux").iterdir())

    written = [path.name for path in texts if version() in path.read_text(encoding="utf-8")]

    assert len(texts) > 8
    assert written == []


def test_every_system_gets_that_version():
    """AppStream, macOS and Inno Setup say it; the spec asks for it."""
    plist = plistlib.loads(filled("macos/Info.plist").encode())
    spec = (INSTALLER / "xlite-desktop.spec").read_text(encoding="utf-8")

    assert f'version="{version()}"' in filled("linux/metainfo.xml")
    numbers = ".".join(map(str, product.release()))
    assert plist["CFBundleShortVersionString"] == plist["CFBundleVersion"] == numbers
    assert f"/DAppVersion={version()}" in command(Path("a"), Path("b"), Path("c"))
    assert "product.version()" in spec


@pytest.mark.skipif(shutil.which("dpkg") is None, reason="needs dpkg")
def test_dpkg_sorts_pre_releases_before_the_release(monkeypatch):
    """In the order of PEP 440; without the tilde 0.2.0rc1 would be newer than 0.2.0."""
    numbers = ("0.1.9", "0.2.0.dev3", "0.2.0a1", "0.2.0b2", "0.2.0rc1", "0.2.0", "0.2.0.post1")
    sorted_by_dpkg = []
    for number in numbers:
        monkeypatch.setattr(product, "version", lambda number=number: number)
        sorted_by_dpkg.append(product.debian_version())

    assert sorted_by_dpkg[1:5] == ["0.2.0~~dev3", "0.2.0~a1", "0.2.0~b2", "0.2.0~rc1"]
    for one, next_one in pairwise(sorted_by_dpkg):
        subprocess.run(["dpkg", "--compare-versions", one, "lt", next_one], check=True)


def test_windows_and_macos_get_numbers_alone(monkeypatch):
    """They know no pre-releases; its number is none of the version's."""
    monkeypatch.setattr(product, "version", lambda: "0.2rc1")
    plist = plistlib.loads(filled("macos/Info.plist").encode())

    assert plist["CFBundleShortVersionString"] == plist["CFBundleVersion"] == "0.2.0"
    assert "filevers=(0, 2, 0, 0)," in filled("windows/version_info.txt")
    assert "/DNumbers=0.2.0" in command(Path("a"), Path("b"), Path("c"))


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_placeholder_is_left(template):
    """Each @NAME@ has a value."""
    assert re.findall(r"@[A-Z_]+@", filled(template)) == []


def test_files_carry_the_time_that_is_asked_for(monkeypatch):
    """SOURCE_DATE_EPOCH is the usual way to say it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1763683200")

    assert (source_date_epoch(), build_date()) == (1763683200, "2025-11-21")


def test_without_it_files_are_as_old_as_archives_allow(monkeypatch):
    """Never the time of the build: two builds would differ."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)

    assert build_date() == "1980-01-01"


@pytest.mark.parametrize("text", ["yesterday", "-1", "12"])
def test_a_time_that_is_none_is_refused(monkeypatch, text):
    """A typing error must not become 1970."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)

    with pytest.raises(BuildRefused, match="SOURCE_DATE_EPOCH"):
        source_date_epoch()
