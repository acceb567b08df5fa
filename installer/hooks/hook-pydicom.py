"""Freeze what pydicom imports by names in tables, and its palettes; not its test films."""

from __future__ import annotations

from PyInstaller.utils.hooks import collect_data_files, collect_submodules

hiddenimports = [
    *collect_submodules("pydicom.pixels"),
    *collect_submodules("pydicom.pixel_data_handlers"),
    *collect_submodules("pydicom.waveforms"),
    *collect_submodules("pydicom.overlays"),
    *collect_submodules("pydicom.sr"),
]
datas = collect_data_files("pydicom", includes=["data/palettes/*", "data/*.json"])
excludedimports = ["pylibjpeg", "gdcm", "openjpeg", "rle", "PIL.ImageTk"]
