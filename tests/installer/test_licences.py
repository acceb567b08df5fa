"""What may ship, tried on invented packages in an environment of their own."""

import shutil
from pathlib import Path

import pytest

from installer.licence_rules import (
    GPL_ACCEPTED,
    TEXTS_ELSEWHERE,
    holds_gpl,
    names_gpl,
    system_licence,
)
from installer.licences import INDEX, collect, main
from installer.refusal import BuildRefused
from installer.shipped import locked, shipped_packages, system_libraries
from tests.helpers.frozen_folder import write_frozen_folder

REPOSITORY = Path(__file__).resolve().parents[2]
VIEWER = REPOSITORY / "requirements" / "viewer.txt"


class Environment:
    """A site-packages folder and the lock file of what is in it."""

    def __init__(self, folder):
        self.folder, self.lock = folder / "site-packages", folder / "lock.txt"
        self.folder.mkdir()
        self.lock.write_text("", encoding="utf-8")

    def install(self, name, metadata="License: MIT", text="MIT License\n", version="1.0"):
        info = self.folder / f"{name}-{version}.dist-info"
        info.mkdir()
        head = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        (info / "METADATA").write_text(f"{head}{metadata}\n", encoding="utf-8")
        record = f"{info.name}/METADATA,,\n"
        if text:
            (info / "LICENSE").write_text(text, encoding="utf-8")
            record += f"{info.name}/LICENSE,,\n"
        (info / "RECORD").write_text(record, encoding="utf-8")
        with self.lock.open("a", encoding="utf-8") as stream:
            stream.write(f"{name}=={version}\n    # via something\n")
        return self

    def shipped(self):
        return shipped_packages(self.lock, environment=self.folder)


@pytest.fixture
def environment(tmp_path):
    return Environment(tmp_path)


def test_texts_and_an_index_are_written(environment, tmp_path):
    """Each package's own text, Python's, the font's, and a line for each."""
    shipped = environment.install("sound").shipped()

    entries = collect(shipped, tmp_path / "out")

    index = (tmp_path / "out" / INDEX).read_text(encoding="utf-8")
    assert "| sound | 1.0 | MIT | [LICENSE](<sound-1.0/LICENSE>) |" in index
    assert {entry.name for entry in entries} >= {"sound", "Python", "Inter (typeface)"}
    assert all((tmp_path / "out" / text).is_file() for entry in entries for text in entry.texts)


@pytest.mark.parametrize(
    "metadata",
    [
        "License: GPLv3",
        "License-Expression: AGPL-3.0-or-later",
        "License-Expression: MIT OR GPL-2.0-only",
        "Classifier: License :: OSI Approved :: GNU General Public License v3 (GPLv3)",
        "Classifier: License :: OSI Approved :: GNU Affero General Public License v3",
    ],
)
def test_the_gpl_is_refused(environment, tmp_path, metadata):
    """A choice, too, until somebody has written down which half is taken."""
    shipped = environment.install("viral", metadata).shipped()

    with pytest.raises(BuildRefused, match=r"viral 1\.0 names the GPL or AGPL, as"):
        collect(shipped, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_gpl_text_under_another_name_is_refused(environment, tmp_path):
    """What a package says of itself is not the whole of it."""
    text = "Part one: MIT.\n\n   GNU GENERAL PUBLIC LICENSE\n   Version 3\n"
    shipped = environment.install("hidden", text=text).shipped()

    with pytest.raises(BuildRefused, match=r"hidden 1\.0 names the GPL or AGPL, in LICENSE"):
        collect(shipped, tmp_path / "out")


def test_the_lgpl_is_not_the_gpl():
    """Neither by name nor by its title."""
    lesser = "GNU Lesser General Public License v3 (LGPLv3)"

    assert [names_gpl(lesser), names_gpl("LGPL-2.1-or-later")] == [False, False]
    assert not holds_gpl("  GNU LESSER GENERAL PUBLIC LICENSE\nas the GNU General Public License")


def test_a_package_without_a_text_is_refused(environment, tmp_path):
    """Most licences ask for their text to come along."""
    shipped = environment.install("bare", text="").shipped()

    with pytest.raises(BuildRefused, match="without a licence text"):
        collect(shipped, tmp_path / "out")


def test_a_package_that_does_not_name_its_licence_is_refused(environment, tmp_path):
    """A text alone may be anything."""
    shipped = environment.install("silent", "Summary: nothing").shipped()

    with pytest.raises(BuildRefused, match="does not say which licence"):
        collect(shipped, tmp_path / "out")


def test_another_version_than_the_locked_one_is_refused(environment):
    """The texts would be those of something else."""
    environment.install("moved")
    environment.lock.write_text("moved==2.0\n", encoding="utf-8")

    with pytest.raises(BuildRefused, match=r"moved 1\.0 is installed, and 2\.0 is locked"):
        environment.shipped()


def test_a_package_that_is_not_installed_is_refused(environment):
    """Nothing is known of it."""
    environment.lock.write_text("absent==1.0\n", encoding="utf-8")

    with pytest.raises(BuildRefused, match="absent ships, but is not installed"):
        environment.shipped()


def test_without_a_lock_file_everything_installed_ships(environment):
    """A Training pack is frozen from an environment of its own; we ourselves are no third party."""
    environment.install("sound").install("xlite_desktop")

    found = shipped_packages(None, environment=environment.folder)

    assert [package.name for package in found] == ["sound"]


def test_a_lock_file_that_locks_nothing_is_refused(environment, tmp_path):
    """So is one that is not there."""
    with pytest.raises(BuildRefused, match="locks no package"):
        locked(environment.lock)
    with pytest.raises(BuildRefused, match="no lock file"):
        locked(tmp_path / "absent.txt")


def test_a_library_that_nobody_looked_at_is_refused(environment, tmp_path):
    """Taken from the build machine, it would ship unseen."""
    folder = write_frozen_folder(tmp_path / "frozen")
    shutil.copy(folder / "xlite", folder / "_internal" / "libreadline.so.8")
    shipped = environment.install("sound").shipped()

    with pytest.raises(BuildRefused, match=r"libreadline\.so\.8 was taken from this machine"):
        collect(shipped, tmp_path / "out", onedir=folder)


def test_libraries_of_packages_and_of_python_are_not_the_systems(environment, tmp_path):
    """Their licences come with the package; xcb's kin share one."""
    folder = write_frozen_folder(tmp_path / "frozen")
    for name in ("libxcb-cursor.so.0", "brought.so", "libpython3.11.so.1.0"):
        shutil.copy(folder / "xlite", folder / "_internal" / name)
    environment.install("sound")
    record = next(environment.folder.glob("*/RECORD"))
    record.write_text(record.read_text() + "sound/brought.so,,\n", encoding="utf-8")

    found = system_libraries(folder, environment.shipped())

    assert [path.name for path in found] == ["libxcb-cursor.so.0"]
    assert system_licence("libxcb-cursor.so.0") == system_licence("libxcb.so.1") == "MIT"


def test_what_really_ships_may_ship(tmp_path, capsys):
    """The packages of the viewer, as they are installed here."""
    assert main(["--lock", str(VIEWER), "--out", str(tmp_path / "out")]) == 0

    qt = tmp_path / "out" / f"pyside6-essentials-{locked(VIEWER)['pyside6-essentials']}"
    assert capsys.readouterr().out.endswith(f"{len(locked(VIEWER)) + 2} parts\n")
    assert {text.name for text in qt.iterdir()} == {"Qt-notice.txt", "LGPL-3.0.txt", "GPL-3.0.txt"}


def test_the_command_line_ends_with_1_where_it_refuses(environment, tmp_path, caplog):
    """With the sentence that says what to do."""
    environment.install("viral", "License: GPL")
    arguments = ["--lock", str(environment.lock), "--environment", str(environment.folder)]

    assert main([*arguments, "--out", str(tmp_path / "out")]) == 1
    assert "say in GPL_ACCEPTED" in caplog.text


def test_every_exception_has_a_reason_and_every_text_is_there():
    """A reason is a sentence."""
    assert all(reason.endswith(".") and len(reason) > 40 for reason in GPL_ACCEPTED.values())
    assert all(text.is_file() for texts in TEXTS_ELSEWHERE.values() for text in texts)
