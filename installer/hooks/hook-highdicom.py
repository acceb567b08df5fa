"""Freeze the tables of the standard that highdicom reads when an object is made."""

from __future__ import annotations

from PyInstaller.utils.hooks import collect_data_files

datas = collect_data_files("highdicom", includes=["_standard/*.json"])
