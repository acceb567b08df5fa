"""Either the old file or the new one, never half of one."""

from __future__ import annotations

import os
import stat

import pytest

from xlite_core.atomic_file import atomic_write


def test_a_finished_block_replaces_the_file(tmp_path):
    """The new content is whole, and nothing else is left in the folder."""
    path = tmp_path / "results.csv"
    path.write_bytes(b"old")

    with atomic_write(path) as stream:
        stream.write(b"new")
        assert path.read_bytes() == b"old"

    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_a_failed_block_leaves_the_old_file(tmp_path, error):
    """Whatever ends the block, also Ctrl-C."""
    path = tmp_path / "results.csv"
    path.write_bytes(b"old")

    def write():
        with atomic_write(path) as stream:
            stream.write(b"half of the n")
            raise error

    with pytest.raises(error):
        write()

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such bits")
def test_the_file_is_as_readable_as_any_other(tmp_path):
    """A report in a shared folder is for the others, too."""
    plain, atomic = tmp_path / "plain", tmp_path / "atomic"
    plain.write_bytes(b"")

    with atomic_write(atomic):
        pass

    assert stat.S_IMODE(atomic.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)
