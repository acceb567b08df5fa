"""The policy of this computer in the system check: what it locks, and who could change that."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from xlite_core.policy import LOCKS, machine_file, policy
from xlite_core.system_check.check_line import CheckLine, Fact


def policy_line() -> CheckLine:
    """Return what is locked, by the names of the policy file; its path is for the screen alone."""
    read = policy()
    if read.file is None:
        return CheckLine(fact=Fact.POLICY, value="There is none.")
    value, passed = "It locks nothing.", True
    locked = [key for key in LOCKS if not getattr(read, key)]
    locked += ["model"] if read.fixes_model else []
    if read.problems:
        value, passed = "Not every line of it is understood; the settings say which.", False
    elif read.file == machine_file() and _user_can_write(read.file):
        value, passed = "It can be changed by whoever uses X-Lite, so it holds nobody back.", False
    elif locked:
        value = f"Locked: {', '.join(locked)}."
    return CheckLine(fact=Fact.POLICY, value=value, passed=passed, place=str(read.file))


def _user_can_write(file: Path) -> bool:
    """Return whether this user can; never for root, nor on Windows, which does not say it so."""
    if sys.platform == "win32" or os.geteuid() == 0:
        return False
    return any(os.access(path, os.W_OK) for path in (file, file.parent))
