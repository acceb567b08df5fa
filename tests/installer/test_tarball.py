"""The relocatable archive, unpacked, installed for one user, upgraded and removed again."""

import os
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest

from installer.product import version
from installer.refusal import BuildRefused
from installer.tarball import build_tarball, main
from tests.helpers.frozen_folder import write_frozen_folder, write_icons


@pytest.fixture
def parts(tmp_path):
    return write_frozen_folder(tmp_path / "frozen"), write_icons(tmp_path / "icons")


@pytest.fixture
def unpacked(parts, tmp_path):
    with tarfile.open(build_tarball(*parts, tmp_path / "out")) as archive:
        archive.extractall(tmp_path / "unpacked", filter="data")
    (top,) = (tmp_path / "unpacked").iterdir()
    return top


@pytest.fixture
def home(tmp_path):
    """A home folder with a space in its name, and something that its user made."""
    made = tmp_path / "a home" / ".local" / "share" / "X-Lite Desktop" / "worklist.sqlite"
    made.parent.mkdir(parents=True)
    made.write_text("what the user made", encoding="utf-8")
    return tmp_path / "a home"


def run(script, home, *arguments):
    kept = {key: os.environ[key] for key in ("PATH", "LANG") if key in os.environ}
    return subprocess.run(
        [str(script), *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**kept, "HOME": str(home)},
    )


def test_the_archive_is_one_folder_owned_by_root(parts, tmp_path, monkeypatch):
    """Sorted, with rights and times of no machine."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    with tarfile.open(build_tarball(*parts, tmp_path)) as archive:
        members = archive.getmembers()

    tops = {member.name.split("/")[0] for member in members}
    assert len(tops) == 1
    assert tops.pop().startswith(f"x-lite-desktop-{version()}-linux-")
    assert {(m.uid, m.gid, m.uname, m.mtime) for m in members} == {(0, 0, "root", 315532800)}
    assert {m.mode for m in members if m.isfile()} == {0o644, 0o755}


def test_two_archives_are_equal_byte_for_byte(parts, tmp_path):
    """So that anybody can check what was published."""
    first = build_tarball(*parts, tmp_path / "first").read_bytes()
    os.utime(parts[0] / "xlite", (1, 1))

    assert build_tarball(*parts, tmp_path / "second").read_bytes() == first


def test_installing_needs_no_rights_and_starts_from_the_menu(unpacked, home):
    """The desktop entry names the program by its path; the commands are links."""
    done = run(unpacked / "install.sh", home)

    app = home / ".local/opt/x-lite-desktop"
    entry = (home / ".local/share/applications/xlite-desktop.desktop").read_text(encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert f'Exec="{app}/xlite-desktop" %F\n' in entry
    assert entry.count("Exec=") == 2  # TryExec is the other one
    assert (home / ".local/bin/xlite").resolve() == app / "xlite"
    assert subprocess.run([home / ".local/bin/xlite-desktop"], check=False).returncode == 0
    assert (home / ".local/share/mime/packages/xlite-desktop.xml").is_file()


def test_an_upgrade_replaces_the_program_and_keeps_what_was_made(unpacked, home):
    """Files that the new version no longer has go with the old one."""
    run(unpacked / "install.sh", home)
    (home / ".local/opt/x-lite-desktop/_internal/old.so").write_text("of an older version")

    done = run(unpacked / "install.sh", home)

    assert done.returncode == 0, done.stderr
    assert not (home / ".local/opt/x-lite-desktop/_internal/old.so").exists()
    assert sorted(path.name for path in (home / ".local/opt").iterdir()) == ["x-lite-desktop"]
    assert (home / ".local/share/X-Lite Desktop/worklist.sqlite").is_file()


def test_what_is_open_is_neither_replaced_nor_removed(home, tmp_path):
    """It would go on with files of two versions, or of none; training may be under way in it."""
    frozen = write_frozen_folder(tmp_path / "frozen", Path(shutil.which("sleep")))
    icons = write_icons(tmp_path / "icons")
    with tarfile.open(build_tarball(frozen, icons, tmp_path / "out")) as archive:
        archive.extractall(tmp_path / "unpacked", filter="data")
    (top,) = (tmp_path / "unpacked").iterdir()
    run(top / "install.sh", home)
    app = home / ".local/opt/x-lite-desktop"
    (app / "mark").touch()

    with subprocess.Popen([app / "xlite-desktop", "60"]) as window:
        refused = [run(script, home) for script in (top / "install.sh", app / "uninstall.sh")]
        window.kill()

    assert [done.returncode for done in refused] == [1, 1]
    assert all(f"is open (process {window.pid})." in done.stderr for done in refused)
    assert (app / "mark").exists()
    assert run(top / "install.sh", home).returncode == 0
    assert not (app / "mark").exists()


def test_removing_leaves_what_the_user_made_and_says_where(unpacked, home):
    """Everything that was put there goes, and nothing else."""
    run(unpacked / "install.sh", home)
    done = run(home / ".local/opt/x-lite-desktop/uninstall.sh", home)

    assert done.returncode == 0, done.stderr
    assert f"{home}/.local/share/X-Lite Desktop" in done.stdout
    assert (home / ".local/share/X-Lite Desktop/worklist.sqlite").is_file()
    assert [path for path in home.rglob("*xlite-desktop*") if not path.is_dir()] == []
    assert not (home / ".local/opt/x-lite-desktop").exists()


def test_another_folder_may_be_named(unpacked, home, tmp_path):
    """A relative one counts from where the user stands."""
    done = run(unpacked / "install.sh", home, "--prefix", str(tmp_path / "elsewhere"))

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "elsewhere/share/applications/xlite-desktop.desktop").is_file()
    assert not (home / ".local/opt").exists()


def test_a_folder_of_somebody_else_is_not_replaced(unpacked, home):
    """Only what install.sh has made is its to replace."""
    (home / ".local/opt/x-lite-desktop").mkdir(parents=True)

    done = run(unpacked / "install.sh", home)

    assert done.returncode == 1
    assert "was not made by this script" in done.stderr


@pytest.mark.parametrize("linked", [False, True])
def test_a_program_of_somebody_else_is_not_replaced(unpacked, home, linked):
    """A file of the same name in ~/.local/bin may be anything; pipx lays links there."""
    other = home / ".local/bin/xlite"
    other.parent.mkdir(parents=True)
    program = home / "their xlite" if linked else other
    program.write_text("something else", encoding="utf-8")
    if linked:
        other.symlink_to(program)

    done = run(unpacked / "install.sh", home)

    assert done.returncode == 1
    assert "is not ours" in done.stderr
    assert other.read_text(encoding="utf-8") == "something else"
    assert not (home / ".local/opt").exists()


def test_a_build_for_another_machine_is_refused(unpacked, home):
    """Before anything is copied."""
    script = unpacked / "install.sh"
    machine = os.uname().machine
    script.write_text(script.read_text(encoding="utf-8").replace(f"= {machine}", "= vax"))

    done = run(script, home)

    assert done.returncode == 1
    assert machine in done.stderr
    assert not (home / ".local/opt").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["--help"], "Usage"), (["--prefix"], "Usage"), (["--prefix", "100%"], "has a quote")],
)
def test_arguments_that_mean_nothing_are_refused(unpacked, home, arguments, words, tmp_path):
    """A percent sign would mean something to a desktop entry."""
    arguments = [str(tmp_path / a) if a == "100%" else a for a in arguments]

    done = run(unpacked / "install.sh", home, *arguments)

    assert done.returncode == 1
    assert words in done.stderr


def test_the_uninstaller_of_the_archive_itself_removes_nothing(unpacked, home):
    """It is run from the installed folder."""
    done = run(unpacked / "uninstall.sh", home)

    assert done.returncode == 1
    assert "no installation" in done.stderr
    assert (unpacked / "app" / "xlite").exists()


def test_a_link_that_leaves_the_folder_is_refused(parts, tmp_path):
    """It would lead to nothing on another machine."""
    (parts[0] / "_internal" / "away").symlink_to("/usr/lib")

    with pytest.raises(BuildRefused, match="does not come along"):
        build_tarball(*parts, tmp_path)


def test_the_command_line_ends_with_1_where_it_refuses(parts, tmp_path, capsys, caplog):
    """And names the archive where it does not."""
    folder, icons = map(str, parts)

    assert main([folder, "--icons", icons, "--out", str(tmp_path)]) == 0
    assert capsys.readouterr().out.strip().endswith(".tar.gz")
    assert main([icons, "--icons", icons, "--out", str(tmp_path)]) == 1
    assert "0 machines" in caplog.text
