"""Signs what was built, where there is a certificate, and says loudly where there is none.

    python -m installer.signing dist/* --summary dist/SIGNATURES.txt

| file | tool | needs |
| --- | --- | --- |
| .exe, .dll | signtool | XLITE_SIGN_WINDOWS: SHA-1 of a certificate in the user's store |
| .app | codesign | XLITE_SIGN_MACOS: name of the Developer ID |
| .dmg | codesign, notarytool, stapler | that, and XLITE_NOTARY_PROFILE: its keychain profile |
| .deb, .tar.gz, .AppImage, SHA256SUMS, .json | gpg | XLITE_SIGN_GPG: fingerprint of a key |

No certificate is no error: the file stays unsigned, with one line on the
screen and in the summary.  A certificate whose tool fails is one.
"""

from __future__ import annotations

import argparse
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from installer.product import INSTALLER
from installer.refusal import BuildRefused

TIMESTAMPS = "http://timestamp.digicert.com"
"""RFC 3161 server: a signature with its time stays valid when the certificate has expired."""
ENTITLEMENTS = INSTALLER / "macos" / "entitlements.plist"
log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of one file.

    Attributes:
        file: Its name.
        signed: Whether it is signed now.
        words: One line for people.
    """

    file: str
    signed: bool
    words: str


def commands_for(file: Path, keys: Mapping[str, str]) -> list[list[str]] | str:
    """Return the commands that sign a file, or the name of the variable that is not set.

    Args:
        file: What was built.
        keys: Environment variables; an empty one counts as not set.

    Raises:
        BuildRefused: Nobody has said how such a file is signed.
    """
    name = file.name
    if name.endswith((".exe", ".dll")):
        if not (certificate := keys.get("XLITE_SIGN_WINDOWS")):
            return "XLITE_SIGN_WINDOWS"
        options = ["/sha1", certificate, "/fd", "SHA256", "/tr", TIMESTAMPS, "/td", "SHA256"]
        return [["signtool", "sign", *options, str(file)], ["signtool", "verify", "/pa", str(file)]]
    if name.endswith((".app", ".dmg")):
        return _apple(file, keys)
    if name.endswith((".deb", ".tar.gz", ".AppImage", ".json", "SHA256SUMS")):
        if not (key := keys.get("XLITE_SIGN_GPG")):
            return "XLITE_SIGN_GPG"
        beside = f"{file}.asc"
        sign = ["gpg", "--batch", "--yes", "--local-user", key, "--armor", "--output", beside]
        return [
            [*sign, "--detach-sign", str(file)],
            ["gpg", "--batch", "--verify", beside, str(file)],
        ]
    raise BuildRefused(
        f"Nobody has said how {name} is signed.", "Leave it out, or add its kind to signing.py."
    )


def _apple(file: Path, keys: Mapping[str, str]) -> list[list[str]] | str:
    if not (identity := keys.get("XLITE_SIGN_MACOS")):
        return "XLITE_SIGN_MACOS"
    sign = ["codesign", "--force", "--timestamp", "--sign", identity]
    if file.name.endswith(".app"):
        hardened = ["--deep", "--options", "runtime", "--entitlements", str(ENTITLEMENTS)]
        return [[*sign, *hardened, str(file)], ["codesign", "--verify", "--strict", str(file)]]
    if not (profile := keys.get("XLITE_NOTARY_PROFILE")):
        return "XLITE_NOTARY_PROFILE"
    notarize = ["xcrun", "notarytool", "submit", "--keychain-profile", profile, "--wait"]
    return [[*sign, str(file)], [*notarize, str(file)], ["xcrun", "stapler", "staple", str(file)]]


def sign(file: Path, keys: Mapping[str, str]) -> Outcome:
    """Sign one file where its certificate is named, and say what came of it.

    Raises:
        BuildRefused: The file is missing, its tool is not installed or fails,
            or nobody has said how such a file is signed.
    """
    if not file.exists():
        raise BuildRefused(f"{file} is missing, so it cannot be signed.", "Build it first.")
    commands = commands_for(file, keys)
    if isinstance(commands, str):
        words = f"NOT SIGNED: {file.name}, because {commands} is not set."
        return Outcome(file=file.name, signed=False, words=words)
    for command in commands:
        if shutil.which(command[0]) is None:
            raise BuildRefused(
                f"{command[0]} is not installed, so {file.name} cannot be signed.",
                "Install it, or unset the variable that names the certificate.",
            )
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise BuildRefused(
                f"{command[0]} could not sign {file.name}: {done.stderr.strip()}",
                "Mend what it names; nothing unsigned is passed on when a certificate is named.",
            )
    return Outcome(file=file.name, signed=True, words=f"Signed: {file.name}, by {commands[0][0]}.")


def sign_all(files: Sequence[Path], keys: Mapping[str, str], summary: Path | None) -> list[Outcome]:
    """Sign files and append a line for each to a summary.

    Raises:
        BuildRefused: As `sign`; files before it are signed and in the summary.
    """
    outcomes = []
    for file in files:
        outcome = sign(file, keys)
        outcomes.append(outcome)
        if summary is not None:
            with summary.open("a", encoding="utf-8") as stream:
                stream.write(f"{outcome.words}\n")
        if not outcome.signed:
            log.warning("%s", outcome.words)
    return outcomes


def main(arguments: Sequence[str] | None = None) -> int:
    """Sign from the command line; returns 1 after a refusal, and 0 for what stays unsigned."""
    parser = argparse.ArgumentParser(prog="python -m installer.signing")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--summary", type=Path, help="a text file that gets a line for each file")
    options = parser.parse_args(arguments)
    try:
        sign_all(options.files, os.environ, options.summary)
    except BuildRefused as refused:
        log.error("%s", refused)  # noqa: TRY400 - the sentence is for people, not the trace
        return 1
    return 0


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    sys.exit(main())
