"""Literals of xlite_desktop that read like words and go past the translating function."""

from __future__ import annotations

import ast
import re

from tests.translations.collecting import REPOSITORY, called, modules, template

_TRANSLATED = {"tr", "later", "said", "counted"}
_WORDS = re.compile(
    r"[A-Za-z]{2}.* | .*[A-Za-z]{2}|^&?[A-Z][a-z]|\{\d\}.*[a-z]{3}|[a-z]{3}.*\{\d\}"
)
_NO_WORDS = re.compile(
    r"(Q[A-Z]\w+|\w+Pane|\w+Toolbar)[\s:{]"  # style sheets
    r"|[\w-]+: [^;]+;|text-align|min-height|font-size|<!--|<(img|div|p|figure|table)\b|width=\""
    r"|(Ctrl|Shift|Alt)\+\S+$|(PgDown|PgUp|Right|Left|Up|Down|Esc|Del|Backspace)$"
    r"|#[0-9A-F]{6}$|X-Lite( Desktop)?$|Inter\b|\(\?P<"
    r"|[^ ]*\.(toml|pdf|part|checked|md)$"  # names of files
)
_WHOLE_MODULES = {
    "app.py": "the command line is English",
    "languages.py": "names of files",
    "log_file.py": "the log is English",
    "theme/": "style sheets, fonts and colours",
    "reporting/paper.py": "names of paper sizes",
    "reporting/report_command.py": "the command line is English",
    "reporting/report_document.py": "a report is English always: it is compared and sent on",
    "reporting/report_layout.py": "of the report",
    "reporting/report_options.py": "the command line is English",
    "reporting/report_phrases.py": "of the report",
    "reporting/report_table.py": "of the report",
    "smoke_test/": "a record for whoever builds installers",
    "start/one_window.py": "names of sockets",
    "start/reset_settings.py": "the command line is English",
    "start/start_options.py": "the command line is English",
    "start/support_commands.py": "the command line is English",
    "support/crash_reports.py": "for who looks after the program, and names of files",
    "support/hard_crashes.py": "likewise",
    "support/own_check.py": "names of versions",
    "translation.py": "names of contexts",
    "guide/guide_topics.py": "names of files",
}
_WORDS_OF_OTHERS = {
    "Data set": "a folder's name",
    "Diagnose": "a page's name, translated where it is shown",
    "Folders": "likewise",
    "Data": "likewise",
    "Train": "likewise",
    "Experiments": "likewise",
    "Topic": "a class",
    "English": "a language stands under its own name",
    "Deutsch": "likewise",
    "EffNet": "a network",
    "EfficientNet": "a network",
    "MobNet": "a network",
    "MobileNet": "a network",
    "Mass": "a column of an example table",
    "Effusion": "likewise",
    "Markdown": "a format",
    "Fusion": "a style of Qt",
    "earlier splits": "a folder's name",
    "data sets": "likewise",
    "films{0}": "a file's name",
    "film {0}": "a key",
    "series{0}": "a colour",
    "augmentation.{0}": "a setting",
    "surface 0": "a colour",
    "surface 1": "likewise",
    "set by the reader": "written into DICOM and tables, which are English",
    "{0}, moved by the reader": "likewise",
    "nothing loaded": "a state that nobody sees",
    "no result": "likewise",
    "no model": "likewise",
    "not scored": "likewise",
    "whole number": "a kind of field",
    "cardiothoracic ratio": "a tool's key",
    "actual size": "likewise",
    "< 1 min": "a unit",
    "{0} ms": "a unit",
    "{0} MB": "a unit",
    "{0} (Shift+F)": "a key",
    "{0} is no switch of the page": "a slip of a programmer",
    "X-Lite {0}": "the producer of a file",
    "X-Lite Desktop {0}": "details for who looks after the program",
    "{0}, Python {1}, Qt {2}": "likewise",
    "X-Lite Desktop {0}\n{1}, {2}\n{3}\n{4}": "likewise",
    "{0} report{1}": "a file's name",
    "QPrinter | None": "a type",
}


def bypassing():
    """Return "module:line: text" of each literal that nobody translates and nobody excused."""
    found = []
    for path in modules("xlite_desktop"):
        name = path.relative_to(REPOSITORY / "xlite_desktop").as_posix()
        if not name.startswith(tuple(_WHOLE_MODULES)):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            found += [f"{name}:{node.lineno}: {text!r}" for node, text in unwrapped(tree)]
    return found


def unwrapped(tree):
    """Yield node and text of the literals of a module that people would read in English."""
    silent = set()
    for node in ast.walk(tree):
        for part in _NO_WORDS_IN.get(type(node), lambda _: [])(node):
            silent.update(ast.walk(part))
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            silent.update(part for value in node.values for part in ast.walk(value))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant | ast.JoinedStr) and node not in silent:
            text = template(node)
            if text and _WORDS.search(text) and _is_for_people(text):
                yield node, text


def _is_for_people(text):
    return not _NO_WORDS.search(text.strip()) and text not in _WORDS_OF_OTHERS


_NO_WORDS_IN = {
    ast.Expr: lambda node: [node.value] if isinstance(node.value, ast.Constant) else [],
    ast.Call: lambda node: [node] if _is_no_sink(node) else [],
    ast.Compare: lambda node: [node],
    ast.Assert: lambda node: [node],
    ast.MatchValue: lambda node: [node],
    ast.Subscript: lambda node: [node.slice],
    ast.Dict: lambda node: [key for key in node.keys if key is not None],
    ast.AnnAssign: lambda node: [node.annotation],
    ast.arg: lambda node: [node.annotation] if node.annotation else [],
    ast.FunctionDef: lambda node: [node.returns] if node.returns else [],
    ast.Assign: lambda node: [node.value] if ast.unparse(node.targets[0]) == "__all__" else [],
}
"""Kind of node -> its parts whose literals people do not read: docstrings, keys, types."""


def _is_no_sink(call):
    if called(call) in _TRANSLATED:
        return True
    if not isinstance(call.func, ast.Attribute):
        return called(call) in {"QKeySequence", "getattr", "cast", "TypeVar"}
    owner = call.func.value
    if isinstance(owner, ast.Name) and owner.id in {"log", "logger", "re"}:
        return True
    return call.func.attr in {"startswith", "last", "removeprefix", "show_tab", "normalize"}
