from __future__ import annotations

import sys

import pytest
import torch

from xlite_core.cli.main import main


@pytest.fixture(autouse=True)
def one_thread():
    """Tiny networks gain nothing from threads; a run may set their number for the process."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


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
