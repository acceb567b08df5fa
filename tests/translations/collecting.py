"""Every sentence of the source that is translated, found in its syntax tree."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from xlite_core.findings import CHESTXRAY14, display_name
from xlite_desktop.translation import CONTEXT, CORE

REPOSITORY = Path(__file__).resolve().parents[2]
_MARKS = {"tr", "later"}


def everything():
    """Return {context: sentences} of the window and of the library."""
    return {CONTEXT: of_the_window(), CORE: of_the_library()}


def of_the_window():
    """Return the literals of `tr`, `later` and `counted` in xlite_desktop."""
    found = set()
    for tree in trees("xlite_desktop"):
        for call in calls(tree, _MARKS | {"counted"}):
            words = [literals(argument) for argument in call.args]
            if called(call) in _MARKS:
                found.update(words[0])
                continue
            for place, one in enumerate(words[1]):
                many = words[2][place] if len(words) > 2 else one + "s"
                found.update(("{n} " + one, "{n} " + many))
    return found


def of_the_library():
    """Return what the library says to people and the window shows, values as {0}, {1}."""
    found = {display_name(finding) for finding in CHESTXRAY14}
    return found


def trees(*packages):
    """Yield the syntax tree of every module."""
    for package in packages:
        for path in sorted((REPOSITORY / package).rglob("*.py")):
            yield ast.parse(path.read_text(encoding="utf-8"))


def calls(tree, names):
    """Yield the calls of functions with one of these names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in names and node.args:
            yield node


def called(call):
    """Return the plain name of the called function; empty for anything else."""
    return call.func.id if isinstance(call.func, ast.Name) else ""


def literals(node):
    """Return the strings that an argument can be: a literal, or a choice between literals."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return [*literals(node.body), *literals(node.orelse)]
    return []


def template(node):
    """Return a literal or f-string with its values as {0}, {1}; None for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        parts, values = [], 0
        for part in node.values:
            if isinstance(part, ast.Constant):
                parts.append(part.value)
            else:
                parts.append(f"{{{values}}}")
                values += 1
        return "".join(parts)
    return None


def says_something(text):
    """Return whether a text holds a word that a person would read."""
    return re.search(r"[A-Za-z]{2}", text) is not None
