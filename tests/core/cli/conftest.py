"""The command line, run as its entry point runs it."""

from __future__ import annotations

import sys

import pytest

from xlite_core.cli.main import main


@pytest.fixture
def xlite(monkeypatch, capsys):
    """Run the command as its entry point does: return status, output and errors."""

    def run(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["xlite", *map(str, arguments)])
        monkeypatch.setenv("COLUMNS", "200")
        status = 0
        try:
            main()
        except SystemExit as end:
            status = int(end.code or 0)
        output, errors = capsys.readouterr()
        return status, output, errors

    return run
