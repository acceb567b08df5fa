"""An application that is started where it lies; made-up programs in place of the frozen ones."""

from __future__ import annotations

import sys

import pytest

from installer.installation import InPlace
from installer.product import PROGRAMS
from installer.refusal import BuildRefused

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its programs are scripts")


def programs(folder, body):
    folder.mkdir(parents=True)
    for name in PROGRAMS:
        (folder / name).write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        (folder / name).chmod(0o755)


def test_what_an_earlier_start_left_is_not_judged(tmp_path):
    """The application breaks down at once, and the record of yesterday says that all is well."""
    programs(tmp_path / "app", "echo broken >&2; exit 3")
    out = tmp_path / "out"
    out.mkdir()
    (out / "findings.json").write_text("{}", encoding="utf-8")

    code = InPlace(tmp_path / "app").smoke([], out, {}, 60)

    assert code == 3
    assert [path.name for path in out.iterdir()] == ["output.txt"]
    assert (out / "output.txt").read_text(encoding="utf-8") == "broken\n"


def test_all_of_a_macos_bundle_is_its_own(tmp_path):
    """Its programs lie in Contents/MacOS, its libraries in Contents/Frameworks beside it."""
    bundle = tmp_path / "X-Lite Desktop.app"
    programs(bundle / "Contents" / "MacOS", 'echo "$@"')
    installation = InPlace(bundle)

    assert installation.folder == str(bundle)
    assert installation.run("xlite", ["--version"], 60).stdout == "--version\n"


def test_a_program_that_does_not_end_is_refused_with_its_name(tmp_path):
    """Not with a trace."""
    programs(tmp_path / "app", "exec sleep 60")

    with pytest.raises(BuildRefused, match="xlite did not end within 0 seconds"):
        InPlace(tmp_path / "app").run("xlite", [], 0.1)


def test_a_folder_without_programs_is_refused(tmp_path):
    """Of another build, say."""
    with pytest.raises(BuildRefused, match="no program xlite-desktop in"):
        InPlace(tmp_path)
