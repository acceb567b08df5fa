"""The policy file: what an IT department locks on a computer, for every user of it.

It is read once and asked where an act happens: before a child trains, a model opens or a
patient's name leaves.  A line that cannot be understood locks what it may have been about.
"""

from __future__ import annotations

import logging
import os
import re
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from xlite_core.errors import PolicyForbids

log = logging.getLogger(__name__)

VARIABLE: Final = "XLITE_POLICY"
"""Names a policy file where the computer has none; it cannot replace the computer's own."""

LOCKS: Final = ("training", "export_identity", "updates")
"""Keys that are true or false; false forbids."""

TEXTS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"theme": ("system", "dark", "light"), "language": ("system", "en", "de")}
)
"""Keys with some values, for users who have not chosen."""

FOLDERS: Final = ("data", "runs", "models", "caches", "logs", "worklist", "batches")
"""Keys of the table [folders]; the names of `places.Place`."""

LOCKABLE: Final = (*LOCKS, "model")
"""What a policy can take away."""

_TOP: Final = (*LOCKABLE, "model_sha256", *TEXTS, "folders")

KEYS: Final = (*_TOP[:-1], *(f"folders.{name}" for name in FOLDERS))
"""Every key that a policy may hold."""

_LARGEST = 65_536
"""Bytes; a policy has some twenty lines."""

_FOLDERS_OF_WINDOWS = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\Shell Folders"

_VARIABLE_LEFT = re.compile(r"\$\w|\$\{\w+\}|%\w+%")
"""What `os.path.expandvars` leaves of a variable that is not set."""

_TOML_LINE = re.compile(r"\(at line (\d+), column \d+\)$")

_UNTIL_MENDED = "Until it is corrected, what it might forbid is forbidden."
_LEFT_OUT = "This line does not count; the others do."


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedModel:
    """The one model file that may be asked.

    Attributes:
        path: Absolute.
        sha256: 64 hexadecimal digits, small letters.
    """

    path: Path
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What is locked; without a file nothing is.

    Attributes:
        file: Where it was read; None where there is no policy.
        training: A student may be trained, or pretrained, here.
        export_identity: Who a patient is may be written into files and printed.
        updates: It may be asked whether there is a newer version, if the user wants that.
        model: The one that may be asked; None where the user chooses.
        theme, language: For users who have not chosen; empty for the application's own.
        folders: Name of `FOLDERS` -> where it lies.
        problems: What cannot be understood, a sentence each, with the number of its line.
        doubts: One of `LOCKABLE` that is locked because it perhaps was meant to be -> the problem.
    """

    file: Path | None = None
    training: bool = True
    export_identity: bool = True
    updates: bool = True
    model: FixedModel | None = None
    theme: str = ""
    language: str = ""
    folders: Mapping[str, Path] = field(default_factory=lambda: MappingProxyType({}))
    problems: tuple[str, ...] = ()
    doubts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def fixes_model(self) -> bool:
        """Whether the user may not choose a model."""
        return self.model is not None or "model" in self.doubts


def policy() -> Policy:
    """Return the policy of this computer; what was read once holds until the process ends."""
    file = policy_file()
    return Policy() if file is None else _read_once(file)


def policy_file() -> Path | None:
    """Return the file that counts: the computer's own, else what `XLITE_POLICY` names, else None.

    A user who sets the variable cannot get past the file of the computer.
    """
    own = machine_file()
    if _may_be_there(own):
        return own
    named = os.environ.get(VARIABLE)
    return Path(named) if named else None


def _may_be_there(file: Path) -> bool:
    """Return whether there is such a file, or one cannot tell: its folder cannot be entered."""
    try:
        file.lstat()
    except FileNotFoundError:
        return False
    except OSError:
        pass
    return True


def machine_file() -> Path:
    """Return where the policy of a computer lies: only administrators write there."""
    if sys.platform == "win32":
        import winreg  # users can set the variable %PROGRAMDATA%, but not what Windows itself says

        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _FOLDERS_OF_WINDOWS) as key:
            return Path(winreg.QueryValueEx(key, "Common AppData")[0], "X-Lite", "policy.toml")
    if sys.platform == "darwin":
        return Path("/Library/Application Support/X-Lite/policy.toml")
    return Path("/etc/xlite-desktop/policy.toml")


def read_policy(file: Path) -> Policy:
    """Read a policy file; whatever is wrong with it is said in `problems`, and locked."""
    try:
        with file.open("rb") as stream:
            content = stream.read(_LARGEST + 1)
    except OSError as error:
        why = error.strerror or type(error).__name__
        return _all_locked(file, f"The policy file {file} cannot be read: {why}.")
    if len(content) > _LARGEST:
        return _all_locked(file, f"The policy file {file} is larger than 65,536 bytes.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return _all_locked(file, f"Line {line} of the policy file {file} is not UTF-8 text.")
    try:
        values = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # or a number of thousands of digits
        at = _TOML_LINE.search(str(error))
        line = int(at[1]) if at else max(len(text.splitlines()), 1)
        return _all_locked(file, f"Line {line} of the policy file {file} is no TOML.")
    return _Reading(file, text, values).policy()


def require_training() -> None:
    """Refuse to train where the policy forbids it.

    Raises:
        PolicyForbids: It does.
    """
    if not policy().training:
        raise forbidden("The policy of this computer forbids training.", "training")


def require_identity_export() -> None:
    """Refuse to write who a patient is where the policy forbids it.

    Raises:
        PolicyForbids: It does.
    """
    if not policy().export_identity:
        raise forbidden(
            "The policy of this computer forbids writing who a patient is.", "export_identity"
        )


def forbidden(summary: str, what: str) -> PolicyForbids:
    """Return a refusal whose hint names the policy file, or what is wrong with it.

    Args:
        summary: What is forbidden: a full sentence.
        what: One of `LOCKABLE`.
    """
    return PolicyForbids(summary, reason(policy(), what))


def reason(of: Policy, what: str) -> str:
    """Return which file forbids one of `LOCKABLE`, or which wrong line of it does so."""
    if what in of.doubts:
        return f"{of.doubts[what]} {_UNTIL_MENDED}"
    return f"The policy file is {of.file}; whoever looks after this computer can change it."


def warning(of: Policy) -> str:
    """Return what is wrong with a policy, worst first, and what follows; empty if nothing is."""
    if not of.problems:
        return ""
    doubt = next(iter(of.doubts.values()), "")
    return f"{doubt} {_UNTIL_MENDED}" if doubt else f"{of.problems[0]} {_LEFT_OUT}"


class _Reading:
    """Turns the values of one file into a policy, and notes what cannot be understood."""

    def __init__(self, file: Path, text: str, values: Mapping[str, Any]) -> None:
        self._file, self._lines, self._values = file, text.splitlines(), values
        self._problems: list[str] = []
        self._doubts: dict[str, str] = {}
        self._unknown = ""

    def policy(self) -> Policy:
        folders = self._folders()
        for key in self._values:
            if key not in _TOP:
                self._refuse_unknown(key)
        locks = {key: self._lock(key) for key in LOCKS}
        texts = {key: self._text(key, known) for key, known in TEXTS.items()}
        model = self._model()
        if self._unknown:  # it may be a lock with a letter too few
            free = [key for key in LOCKS if locks[key]] + (["model"] if model is None else [])
            locks = dict.fromkeys(LOCKS, False)
            self._doubts = dict.fromkeys(free, self._unknown) | self._doubts
        return Policy(
            file=self._file,
            **locks,
            model=model,
            theme=texts["theme"],
            language=texts["language"],
            folders=MappingProxyType(folders),
            problems=tuple(self._problems),
            doubts=MappingProxyType(self._doubts),
        )

    def _lock(self, key: str) -> bool:
        value = self._values.get(key, True)
        if isinstance(value, bool):
            return value
        self._doubts[key] = self._refuse(key, f"The value of {key} must be true or false.")
        return False

    def _text(self, key: str, known: tuple[str, ...]) -> str:
        value = self._values.get(key, "")
        if value == "" or value in known:
            return str(value)
        self._refuse(key, f"The value of {key} must be one of: {', '.join(known)}.")
        return ""

    def _model(self) -> FixedModel | None:
        """Return the fixed model; None where there is none, or one that cannot be told."""
        if "model" not in self._values and "model_sha256" not in self._values:
            return None
        path, digest = self._values.get("model"), self._values.get("model_sha256")
        if not isinstance(path, str) or not (whole := _whole_path(path)):
            key, why = "model", "The value of model must be the whole path of a model file."
        elif not isinstance(digest, str) or not re.fullmatch(r"[0-9a-fA-F]{64}", digest):
            key = "model_sha256" if "model_sha256" in self._values else "model"
            why = "The value of model_sha256 must be 64 hexadecimal digits."
        else:
            return FixedModel(path=whole, sha256=digest.lower())
        self._doubts["model"] = self._refuse(key, why)
        return None

    def _folders(self) -> dict[str, Path]:
        table = self._values.get("folders", {})
        if not isinstance(table, dict):
            self._refuse("folders", "The folders must be a table: [folders].")
            return {}
        found = {}
        for key, value in table.items():
            if key not in FOLDERS:
                self._refuse_unknown(key, table="folders")
            elif isinstance(value, str) and (path := _whole_path(value)):
                found[key] = path
            else:
                self._refuse(
                    key, f"The value of {key} must be the whole path of a folder.", "folders"
                )
        return found

    def _refuse_unknown(self, key: str, table: str = "") -> None:
        name = f"{table}.{key}" if table else key
        problem = self._refuse(key, f"There is no setting {name}.", table)
        self._unknown = self._unknown or problem

    def _refuse(self, key: str, why: str, table: str = "") -> str:
        where = f"Line {self._line_of(key, table)} of the policy file {self._file} is wrong."
        self._problems.append(f"{where} {why}")
        return self._problems[-1]

    def _line_of(self, key: str, table: str) -> int:
        """Return the number of a key's line; of the last line where the key is written oddly."""
        within = ""
        for number, line in enumerate(self._lines, 1):
            stripped = line.strip()
            if stripped.startswith("["):
                within = stripped.strip("[] \t").split("]")[0]
                if not table and within.split(".")[0].strip("\"' ") == key:
                    return number
            name = stripped.partition("=")[0].replace('"', "").replace("'", "").strip()
            whole = f"{within}.{name}" if within else name
            wanted = f"{table}.{key}" if table else key
            if whole == wanted or whole.startswith(f"{wanted}."):
                return number
        return max(len(self._lines), 1)


def _whole_path(text: str) -> Path | None:
    """Return a path with ~ and environment variables put in; None where it is not a whole one."""
    try:
        path = Path(os.path.expandvars(text)).expanduser()
    except (RuntimeError, ValueError):  # there is no home, or no such name of a user
        return None
    known = not _VARIABLE_LEFT.search(str(path))  # else all users would share a folder "$USER"
    return path if known and path.is_absolute() and "\0" not in text else None


def _all_locked(file: Path, problem: str) -> Policy:
    return Policy(
        file=file,
        training=False,
        export_identity=False,
        updates=False,
        problems=(problem,),
        doubts=MappingProxyType(dict.fromkeys(LOCKABLE, problem)),
    )


@cache
def _read_once(file: Path) -> Policy:
    read = read_policy(file)
    for problem in read.problems:
        log.warning("%s", problem)
    return read
