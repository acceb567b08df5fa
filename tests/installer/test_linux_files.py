"""Desktop entry, MIME type, AppStream data and scripts, judged by the tools of their standards."""

import configparser
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from installer.appimage import appdir_items, build_appimage
from installer.product import IDENTIFIER, INSTALLER, PROGRAMS, filled
from installer.refusal import BuildRefused
from tests.helpers.frozen_folder import write_frozen_folder, write_icons

FREEDESKTOP = "{http://www.freedesktop.org/standards/shared-mime-info}"


def needs(tool):
    return pytest.mark.skipif(shutil.which(tool) is None, reason=f"needs {tool}")


def entry():
    parser = configparser.ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str
    parser.read_string(filled("linux/xlite-desktop.desktop"))
    return parser["Desktop Entry"]


def test_the_entry_opens_several_films_of_every_kind():
    """And the window it starts is known to be its own."""
    assert entry()["Exec"] == "xlite-desktop %F"
    assert entry()["MimeType"].split(";")[:-1] == [
        "application/dicom",
        "image/png",
        "image/jpeg",
        "image/tiff",
    ]
    assert entry()["StartupWMClass"] == entry()["Icon"] == PROGRAMS[0]


def test_the_window_names_the_entry_it_belongs_to():
    """Wayland finds the icon by this name."""
    app = (INSTALLER.parent / "xlite_desktop" / "app.py").read_text(encoding="utf-8")

    assert 'setDesktopFileName("xlite-desktop")' in app


def test_dicom_is_known_by_its_content():
    """128 bytes, then DICM, whatever the name of the file."""
    kind = ET.fromstring(filled("linux/xlite-desktop.mime.xml")).find(f"{FREEDESKTOP}mime-type")

    assert kind.get("type") == "application/dicom"
    assert kind.find(f".//{FREEDESKTOP}match").attrib == {
        "type": "string",
        "offset": "128",
        "value": "DICM",
    }


def test_shops_read_what_it_is_in_both_languages():
    """With the warning in both, too."""
    component = ET.fromstring(filled("linux/metainfo.xml"))
    words = [paragraph.text for paragraph in component.iter("p")]

    assert component.findtext("id") == IDENTIFIER
    assert component.findtext("launchable") == "xlite-desktop.desktop"
    assert any("Research use only" in text for text in words)
    assert any("Nur für die Forschung" in text for text in words)


@needs("desktop-file-validate")
def test_the_entry_is_valid(tmp_path):
    """By the validator of its standard, without a warning."""
    file = tmp_path / "xlite-desktop.desktop"
    file.write_text(filled("linux/xlite-desktop.desktop"), encoding="utf-8")

    done = subprocess.run(["desktop-file-validate", file], capture_output=True, check=True)

    assert done.stdout == b""


@needs("appstreamcli")
def test_the_appstream_data_are_valid(tmp_path):
    """By its own validator, offline."""
    file = tmp_path / f"{IDENTIFIER}.metainfo.xml"
    file.write_text(filled("linux/metainfo.xml"), encoding="utf-8")

    subprocess.run(["appstreamcli", "validate", "--no-net", file], check=True)


@needs("shellcheck")
@pytest.mark.parametrize("script", ["install.sh", "uninstall.sh", "closed.sh", "postrm"])
def test_scripts_are_sound(tmp_path, script):
    """They are written for any POSIX shell."""
    file = tmp_path / script
    text = filled(f"linux/{script}").replace("@PROGRAMS@", " ".join(PROGRAMS))
    file.write_text(
        text.replace("@MACHINE@", "x86_64").replace("@WHEN@", "remove"), encoding="utf-8"
    )

    subprocess.run(["shellcheck", "--shell=sh", file], check=True)


@pytest.fixture
def parts(tmp_path):
    icons = write_icons(tmp_path / "icons")
    large = icons / "hicolor" / "256x256" / "apps" / "xlite-desktop.png"
    large.parent.mkdir(parents=True)
    large.write_bytes(b"\x89PNG invented")
    return write_frozen_folder(tmp_path / "frozen"), icons


def test_an_appimage_has_at_its_top_what_its_runtime_looks_for(parts):
    """Program, entry and icon."""
    items = {str(item.path): item for item in appdir_items(*parts)}

    assert items["AppRun"].link == "opt/x-lite-desktop/xlite-desktop"
    assert {"xlite-desktop.desktop", "xlite-desktop.png", ".DirIcon"} <= set(items)


def test_an_appimage_is_packed_from_that_layout(parts, tmp_path, monkeypatch):
    """By appimagetool; here something in its place that looks at what it is given."""
    tool = tmp_path / "appimagetool"
    tool.write_text('#!/bin/sh\n[ -x "$2/AppRun" ] && cp "$2/.DirIcon" "$3"\n', encoding="utf-8")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")

    made = build_appimage(*parts, tmp_path / "out")

    assert made.suffix == ".AppImage"
    assert made.read_bytes() == b"\x89PNG invented"


def test_without_the_tool_or_the_icon_there_is_a_sentence(parts, tmp_path, monkeypatch):
    """Nothing half made is left."""
    monkeypatch.setenv("PATH", str(Path("/nowhere")))
    with pytest.raises(BuildRefused, match="appimagetool is not installed"):
        build_appimage(*parts, tmp_path / "out")
    with pytest.raises(BuildRefused, match="256x256"):
        appdir_items(parts[0], write_icons(tmp_path / "few"))
