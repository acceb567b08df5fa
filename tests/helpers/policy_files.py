"""A policy that is in force for one test, in its children too."""

from __future__ import annotations

from pathlib import Path

import pytest

from xlite_core import policy as policies


def put_in_force(monkeypatch: pytest.MonkeyPatch, folder: Path, text: str) -> Path:
    """Write a policy that counts until the test ends, and return its file."""
    # A file is read once, so another policy is another file.
    file = folder / f"policy-{len(list(folder.glob('policy-*.toml')))}.toml"
    file.write_text(text, encoding="utf-8")
    monkeypatch.setattr(policies, "machine_file", lambda: folder / "no-policy.toml")
    monkeypatch.setenv(policies.VARIABLE, str(file))
    return file
