"""Decisions that would erode one small exception at a time."""

from __future__ import annotations

import ast
import inspect
import re
from pathlib import Path

import pytest

from xlite_core import errors

REPOSITORY = Path(__file__).resolve().parents[2]
MODULES = [
    path
    for package in ("xlite_core", "xlite_desktop", "installer")
    for path in sorted((REPOSITORY / package).rglob("*.py"))
]
BANNED_NAMES = {"utils", "util", "helpers", "common", "misc", "manager"}


def test_no_module_grows_beyond_one_idea():
    """A module of more than 350 lines holds two ideas."""
    long = {
        str(path.relative_to(REPOSITORY)): count
        for path in MODULES
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > 350
    }

    assert long == {}


def test_no_function_grows_beyond_a_screen():
    """A function of more than 50 lines, docstring left out, does two things."""
    long = {
        f"{path.name}:{node.name}": lines
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and (lines := _body_lines(node)) > 50
    }

    assert long == {}


def _body_lines(node: ast.FunctionDef) -> int:
    first, *rest = node.body
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    if documented and not rest:
        return 0
    start = rest[0] if documented else first
    assert node.end_lineno is not None
    return node.end_lineno - start.lineno + 1


def test_no_module_is_a_drawer_for_everything():
    """utils, helpers and common say nothing about what they hold."""
    assert [path.name for path in MODULES if path.stem in BANNED_NAMES] == []


def test_every_module_says_what_it_is_for():
    """The first line of a module is its idea in one sentence."""
    silent = [
        path.name for path in MODULES if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]

    assert silent == []


def _leaves():
    return [
        cls
        for _, cls in inspect.getmembers(errors, inspect.isclass)
        if issubclass(cls, errors.XLiteError)
    ]


@pytest.mark.parametrize("error", _leaves(), ids=lambda cls: cls.__name__)
def test_every_error_carries_a_summary_and_a_hint(error):
    """A failure is told in two sentences: what happened, and what to do."""
    raised = error("Something happened.", "Do this.")

    assert (raised.summary, raised.hint) == ("Something happened.", "Do this.")
    assert str(raised) == "Something happened. Do this."


def test_the_drawn_tree_of_errors_is_complete():
    """The module's docstring names every class, so that a reader can trust the picture."""
    drawn = set(re.findall(r"\b[A-Z]\w+", errors.__doc__ or ""))

    assert {cls.__name__ for cls in _leaves()} <= drawn


def test_raised_errors_are_full_sentences():
    """Summary and hint start with a capital or a name and end with a full stop."""
    pattern = re.compile(r"[.?]$")
    names = {cls.__name__ for cls in _leaves()}
    ragged = []
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") in names):
                continue
            for argument in node.args[:2]:
                text = _last_literal(argument)
                if text is not None and not pattern.search(text):
                    ragged.append(f"{path.name}:{node.lineno}: {text}")

    assert ragged == []


def _last_literal(node: ast.expr) -> str | None:
    if isinstance(node, ast.JoinedStr):
        node = node.values[-1]
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def test_the_changelog_has_room_for_the_next_change():
    """Users read CHANGELOG.md; it always has an Unreleased section."""
    assert "## [Unreleased]" in (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")
