"""Freeze the codecs that the reader of films names, and none of the forty others."""

from __future__ import annotations

from installer.frozen_parts import codec_modules

hiddenimports = codec_modules()
excludedimports = ["tifffile", "numcodecs", "zarr", "matplotlib"]
