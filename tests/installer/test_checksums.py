"""SHA256SUMS, written and checked, also by sha256sum itself."""

import shutil
import subprocess

import pytest

from installer.checksums import check_sums, main, write_sums
from installer.refusal import BuildRefused


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "b.deb").write_bytes(b"one")
    (tmp_path / "a file.tar.gz").write_bytes(b"two")
    (tmp_path / "b.deb.asc").write_bytes(b"a signature")
    return tmp_path


def test_every_file_is_summed_but_for_signatures(folder):
    """A signature of the sums is made after them."""
    lines = write_sums(folder).read_text(encoding="utf-8").splitlines()

    assert [line[66:] for line in lines] == ["a file.tar.gz", "b.deb"]
    assert check_sums(folder) == 2


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="needs sha256sum")
def test_the_tool_that_everybody_has_reads_them(folder):
    """So nobody needs ours."""
    write_sums(folder)

    subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=folder, check=True)


def test_a_changed_file_is_found(folder):
    """The point of it all."""
    write_sums(folder)
    (folder / "b.deb").write_bytes(b"another")

    with pytest.raises(BuildRefused, match=r"b\.deb is not the file"):
        check_sums(folder)


def test_a_missing_file_is_found(folder):
    """A sum without its file says nothing."""
    write_sums(folder)
    (folder / "b.deb").unlink()

    with pytest.raises(BuildRefused, match="is missing"):
        check_sums(folder)


def test_a_file_without_a_sum_is_found(folder):
    """It was laid there after them, and nobody vouches for it."""
    write_sums(folder)
    (folder / "c.deb").write_bytes(b"three")

    with pytest.raises(BuildRefused, match=r"c\.deb is not among the sums"):
        check_sums(folder)


@pytest.mark.parametrize("line", ["no sum at all", "0" * 64 + "  ../outside"])
def test_a_line_that_is_no_sum_is_refused(folder, line):
    """Nor may a line lead out of the folder."""
    (folder / "SHA256SUMS").write_text(line + "\n", encoding="utf-8")

    with pytest.raises(BuildRefused, match="a line that is no sum"):
        check_sums(folder)


def test_nothing_to_sum_is_refused(tmp_path, caplog):
    """An empty list would pass every check; so would one that is not there."""
    assert main([str(tmp_path)]) == 1
    assert main(["--check", str(tmp_path)]) == 1
    assert "no file in" in caplog.text
    assert "no SHA256SUMS" in caplog.text


def test_the_command_line_writes_and_checks(folder):
    """Both end with 0 where all is well."""
    assert [main([str(folder)]), main(["--check", str(folder)])] == [0, 0]
