"""The question for a newer version, against a real https server; asked by a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.helpers.version_server import OPENSSL, certificate, version_server
from xlite_core.errors import InvalidConfiguration
from xlite_core.update_check import is_newer, require_address

needs_openssl = pytest.mark.skipif(OPENSSL is None, reason="openssl makes the certificate")

PROGRAM = """
import json, sys
from xlite_core.errors import XLiteError
from xlite_core.update_check import newest_version
found = {}
for address in sys.argv[1:]:
    try:
        found[address] = newest_version(address)
    except XLiteError as error:
        found[address] = error.summary
sys.stdout.write(json.dumps(found))
"""


def asked(*addresses, **environment):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *addresses],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return list(json.loads(done.stdout).values())


@needs_openssl
def test_a_version_is_understood_and_everything_else_refused_in_a_sentence(tmp_path):
    """A page, an endless line, nothing, an error, and another address than the one that was set."""
    files = certificate(tmp_path)
    paths = ("/newer", "/same", "/page", "/long", "/empty", "/moved", "/broken", "/none")
    with version_server(files) as (address, server):
        said = asked(*[address + path for path in paths], SSL_CERT_FILE=str(files[0]))
        headers = [headers for _, headers in server.asked]

    strange = "The address for newer versions answered with something that is no version."
    silent = "The address for newer versions gave no answer ({})."
    assert said == [
        "99.0", "0.1.0", strange, strange, strange, *map(silent.format, (302, 500, 404)),
    ]  # fmt: skip
    assert [path for path, _ in server.asked] == list(paths)  # nobody was sent elsewhere
    known = {"Accept-Encoding", "Host", "User-Agent", "Connection"}
    assert all(set(sent) == known for sent in headers)
    assert {sent["User-Agent"] for sent in headers} == {"X-Lite-Desktop"}


@needs_openssl
def test_a_server_that_nobody_vouches_for_is_not_believed(tmp_path):
    """Its certificate is its own; and a server that is gone is only silent."""
    with version_server(certificate(tmp_path)) as (address, _):
        (unknown,) = asked(f"{address}/newer")
    gone, nameless = asked(f"{address}/newer", "https://a..b/v")

    assert unknown.endswith("(SSLCertVerificationError).")
    assert gone.endswith("(ConnectionRefusedError).")
    assert nameless.endswith("(UnicodeError).")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "http://example.org/version.txt",
        "ftp://example.org/v",
        "file:///etc/passwd",
        "https://",
        "https://name:word@example.org/v",
        "https://exa mple.org/v",
        "https://[/v",
        "https://example.org:0/v",
        "https://example.org:65536/v",
        "https://example.org:port/v",
        "example.org",
    ],
)
def test_only_https_addresses_are_asked(address):
    """Nothing that could be read or changed on the way, and no file of this computer."""
    with pytest.raises(InvalidConfiguration, match="no https address"):
        require_address(address)


def test_a_policy_forbids_to_ask(tmp_path):
    """Before a connection is made."""
    (tmp_path / "policy.toml").write_text("updates = false\n")

    said = asked("https://127.0.0.1:9/v", XLITE_POLICY=str(tmp_path / "policy.toml"))

    assert said == ["The policy of this computer forbids looking for newer versions."]


@pytest.mark.parametrize(
    ("newest", "current", "newer"),
    [
        ("0.2", "0.1.9", True),
        ("0.10.0", "0.9.0", True),
        ("1.0", "1.0.0", False),
        ("0.1.0", "0.2.0", False),
        ("99.0", "unpackaged", False),
        ("v2", "0.1.0", False),
    ],
)
def test_versions_are_compared_as_numbers(newest, current, newer):
    """And what is no number is never newer."""
    assert is_newer(newest, current) is newer
