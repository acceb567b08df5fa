"""Signing: skipped aloud without a certificate, never silently with one."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from installer.refusal import BuildRefused
from installer.signing import commands_for, main, sign

KEYS = {
    "XLITE_SIGN_WINDOWS": "ABCD",
    "XLITE_SIGN_MACOS": "Developer ID Application: Somebody",
    "XLITE_NOTARY_PROFILE": "somebody",
    "XLITE_SIGN_GPG": "0123",
}
NAMES = ("setup.exe", "X-Lite Desktop.app", "image.dmg", "p.deb", "a.tar.gz", "SHA256SUMS")


@pytest.fixture
def no_keys(monkeypatch):
    for name in KEYS:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def gpg_home():
    """A short path, because gpg's agent listens on a socket in it; the agent ends with the test."""
    with tempfile.TemporaryDirectory(prefix="gpg-") as folder:
        yield {**os.environ, "GNUPGHOME": folder}
        subprocess.run(
            ["gpgconf", "--kill", "all"], env={**os.environ, "GNUPGHOME": folder}, check=True
        )


@pytest.mark.parametrize("name", NAMES)
def test_without_a_certificate_it_is_said_aloud(tmp_path, no_keys, caplog, name):
    """One line on the screen, one in the summary, and no error: most builds have none."""
    (tmp_path / name).write_bytes(b"built")
    summary = tmp_path / "summary.txt"

    assert main([str(tmp_path / name), "--summary", str(summary)]) == 0
    assert caplog.text.count(f"NOT SIGNED: {name}, because XLITE_") == 1
    assert summary.read_text(encoding="utf-8").startswith(f"NOT SIGNED: {name}")


@pytest.mark.parametrize("name", NAMES)
def test_with_one_the_tool_signs_and_checks(name):
    """Each with the key that was named, and a second look at what came out."""
    commands = commands_for(Path(name), KEYS)

    words = " ".join(word for command in commands for word in command)
    assert len(commands) >= 2
    assert any(key in words for key in KEYS.values())


def test_an_image_without_a_notary_is_not_half_signed():
    """macOS would refuse it all the same."""
    keys = {**KEYS, "XLITE_NOTARY_PROFILE": ""}

    assert commands_for(Path("image.dmg"), keys) == "XLITE_NOTARY_PROFILE"


@pytest.mark.skipif(shutil.which("gpg") is None, reason="needs gpg")
def test_a_real_key_signs_a_real_file(tmp_path, gpg_home, monkeypatch):
    """And gpg itself agrees, until the file changes."""
    monkeypatch.setenv("GNUPGHOME", gpg_home["GNUPGHOME"])
    make = ["gpg", "--batch", "--quiet", "--passphrase", "", "--quick-gen-key"]
    subprocess.run([*make, "builder@xlite.invalid", "ed25519", "sign", "never"], check=True)
    file = tmp_path / "p.deb"
    file.write_bytes(b"built")

    outcome = sign(file, {"XLITE_SIGN_GPG": "builder@xlite.invalid"})

    check = ["gpg", "--batch", "--verify", f"{file}.asc", str(file)]
    assert outcome.signed
    assert subprocess.run(check, check=False, capture_output=True).returncode == 0
    file.write_bytes(b"changed")
    assert subprocess.run(check, check=False, capture_output=True).returncode != 0


def test_a_tool_that_fails_is_an_error(tmp_path, monkeypatch, caplog):
    """With a certificate nothing unsigned is passed on."""
    tool = tmp_path / "gpg"
    tool.write_text("#!/bin/sh\necho 'no such key' >&2\nexit 2\n", encoding="utf-8")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("XLITE_SIGN_GPG", "0123")
    (tmp_path / "p.deb").write_bytes(b"built")

    assert main([str(tmp_path / "p.deb")]) == 1
    assert "could not sign p.deb: no such key" in caplog.text


def test_a_tool_that_is_missing_is_an_error(tmp_path, monkeypatch):
    """The certificate says that signing was meant."""
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "setup.exe").write_bytes(b"built")

    with pytest.raises(BuildRefused, match="signtool is not installed"):
        sign(tmp_path / "setup.exe", KEYS)


def test_what_nobody_signs_and_what_is_not_there_are_refused(tmp_path):
    """A typing error in the name of a file, say."""
    (tmp_path / "notes.txt").write_bytes(b"")

    with pytest.raises(BuildRefused, match=r"how notes\.txt is signed"):
        sign(tmp_path / "notes.txt", KEYS)
    with pytest.raises(BuildRefused, match="is missing"):
        sign(tmp_path / "absent.deb", KEYS)
