"""Channels of picture files."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from xlite_core.io.channels import channels_of


@pytest.mark.parametrize(
    ("name", "channels"),
    [("a.png", 1), ("a.png", 3), ("a.png", 4), ("a.jpg", 1), ("a.jpg", 3)],
)
def test_channels_are_told_as_they_were_written(tmp_path, name, channels):
    """By the content, not the suffix."""
    shape = (24, 24) if channels == 1 else (24, 24, channels)
    pixels = np.random.default_rng(1).integers(0, 256, shape).astype(np.uint8)
    assert cv2.imwrite(str(tmp_path / name), pixels)
    path = (tmp_path / name).rename(tmp_path / "film")

    assert channels_of(path) == channels


@pytest.mark.parametrize(
    "content", [b"", b"no film", b"\xff\xd8\xff\xe0\x00\x10", b"\x89PNG\r\n\x1a\n"]
)
def test_of_other_and_cut_files_nothing_is_said(tmp_path, content):
    """Reading them says what is wrong."""
    path = tmp_path / "film.png"
    path.write_bytes(content)

    assert channels_of(path) is None


def test_a_missing_file_is_the_systems_error(tmp_path):
    """The caller decides."""
    with pytest.raises(FileNotFoundError):
        channels_of(tmp_path / "gone.png")
