"""Freeze the one icon font that is drawn from; the package itself is never imported."""

from __future__ import annotations

from PyInstaller.utils.hooks import collect_data_files

from xlite_desktop.theme import icons

datas = collect_data_files(
    "qtawesome",
    includes=[f"fonts/{name}" for name in (icons._FONT_FILE, icons._CHARMAP_FILE)],  # noqa: SLF001
)
