"""One place for the version and the names, and one time for all files."""

import plistlib
import re
import tomllib
from pathlib import Path

import pytest

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
    assert plist["CFBundleShortVersionString"] == plist["CFBundleVersion"] == version()
    assert f"/DAppVersion={version()}" in command(Path("a"), Path("b"), Path("c"))
    assert "product.version()" in spec


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
