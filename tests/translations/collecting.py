"""Every sentence of the source that is translated, found in its syntax tree."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from xlite_core.evaluation.thresholds import POLICIES
from xlite_core.findings import CHESTXRAY14, display_name
from xlite_core.inference.input_notice import KINDS
from xlite_core.setting import settings_of
from xlite_core.training.manual import SECTIONS
from xlite_core.training.presets import PRESETS
from xlite_desktop.training.form_settings import form_settings
from xlite_desktop.translation import CONTEXT, CORE
from xlite_desktop.viewer.findings_view import policy_label

REPOSITORY = Path(__file__).resolve().parents[2]
_MARKS = {"tr", "later"}
_SLIPS = {"ValueError", "TypeError", "KeyError", "RuntimeError", "LookupError", "AssertionError"}
_QUERY = re.compile(r"(SELECT|INSERT|UPDATE|DELETE|CREATE|PRAGMA|ALTER|DROP) ")
_ATTRIBUTES = ("Sex", "View", "Age")
_PHRASES = (
    "{0} kinds, {1} of them measured; false alarms on good films {2}",
    "too few",
    "validation films of {0}",
    "test films of {0}",
    "NIH films whose sources hold all findings",
    "calibrated there and moved to the prevalence of {0}",
    "all {0} films of ChestX-ray14",
    "text",
    "web page",
    "empty file",
    "folder",
    "video",
    "unknown kind",
)
_NAME = re.compile(r"[A-Z][a-z]\w+([ ,]|$)|[CG]PU, ")
_SENTENCE = re.compile(r"[A-Z0-9{“(](?=.* ).*[.?!]", re.DOTALL)
_WRITTEN = (
    "xlite_core/cli/",
    "xlite_core/experiments/figures",
    "xlite_core/experiments/report",
    "xlite_core/experiments/localisation_report",
    "xlite_core/experiments/planned_grids",
    "xlite_core/training/study_comparison_report",
    "xlite_core/training/teacher_gains",
    "xlite_core/evaluation/report",
    "xlite_core/reporting/calibration_page",
    "xlite_core/reporting/shortcuts_page",
    "xlite_core/reporting/input_check_page",
    "xlite_core/reporting/model_card_page",
    "xlite_core/recalibration/folder_report",
    "xlite_core/reporting/report_",
    "xlite_core/training/manual",
    "xlite_core/training/listeners/",
)
"""What the command line, reports and figures say stays English: it is compared and published."""
_NAMING = (
    "data/oddities.py",
    "experiments/ablation_views.py",
    "experiments/checklist.py",
    "experiments/targets.py",
    "system_check/check_line.py",
    "system_check/checked_folders.py",
)
"""Modules whose capitalised words the window shows as names."""


def everything():
    """Return {context: sentences} of the window and of the library."""
    return {CONTEXT: of_the_window(), CORE: of_the_library()}


def of_the_window():
    """Return the literals of `tr`, `later` and `counted` in xlite_desktop."""
    found = set()
    for path in modules("xlite_desktop"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for call in calls(tree, _MARKS | {"counted"}):
            words = [literals(argument) for argument in call.args]
            if called(call) in _MARKS:
                found.update(word + meaning(call) for word in words[0])
                continue
            for place, one in enumerate(words[1]):
                many = words[2][place] if len(words) > 2 else one + "s"
                found.update(("{n} " + one, "{n} " + many))
    return found


def of_the_library():
    """Return what the library says to people and the window shows, values as {0}, {1}."""
    found = names_of_the_library()
    for path in modules("xlite_core"):
        if not path.relative_to(REPOSITORY).as_posix().startswith(_WRITTEN):
            found.update(sentences(path))
    return found


def names_of_the_library():
    """Return words that are no sentences: findings, settings, kinds of doubt, goals."""
    settings = form_settings().values()
    choices = {str(choice) for setting in settings for choice in setting.choices}
    found = {
        *(display_name(finding) for finding in CHESTXRAY14),
        *(field.replace("_", " ").capitalize() for field in _fields(settings)),
        *(choice.replace("_", " ").capitalize() for choice in choices if choice.isidentifier()),
        *(setting.declared.unit for setting in settings if setting.declared.unit),
        *(text for section in SECTIONS.values() for text in _explained(section)),
        *(preset.title for preset in PRESETS.values()),
        *(kind.label for kind in KINDS.values()),
        *(policy_label(policy) for policy in POLICIES),
        *_ATTRIBUTES,
        *_PHRASES,
    }
    for name in _NAMING:
        tree = ast.parse((REPOSITORY / "xlite_core" / name).read_text(encoding="utf-8"))
        texts = {node.value for node in said(tree) if isinstance(node, ast.Constant)}
        found.update(text for text in texts if isinstance(text, str) and _NAME.match(text))
    return found - {"RunStarted"}


def _explained(section):
    declared = settings_of(section).values()
    return {text for one in declared for text in (one.help, one.found) if text}


def _fields(settings):
    return {setting.name.rpartition(".")[2] for setting in settings if "." in setting.name}


def sentences(path):
    """Return the sentences of a module: they begin with a capital or a value and end in a stop."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    texts = [text for node in said(tree) if (text := template(node)) is not None]
    return {text for text in texts if _SENTENCE.fullmatch(text) and not _QUERY.match(text)}


def said(tree):
    """Yield literals and f-strings that are no docstring, log line, or slip of a programmer."""
    silent = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            silent.add(node.value)
        if isinstance(node, ast.Assert) or (isinstance(node, ast.Call) and _is_silent(node)):
            silent.update(ast.walk(node))
        if isinstance(node, ast.JoinedStr):
            silent.update(part for value in node.values for part in ast.walk(value))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant | ast.JoinedStr) and node not in silent:
            yield node


def _is_silent(call):
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    if isinstance(owner, ast.Name) and owner.id in {"log", "logger"}:
        return True
    return called(call) in _SLIPS


def modules(package):
    """Return the modules of a package, sorted."""
    return sorted((REPOSITORY / package).rglob("*.py"))


def calls(tree, names):
    """Yield the calls of functions with one of these names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in names and node.args:
            yield node


def called(call):
    """Return the plain name of the called function; empty for anything else."""
    return call.func.id if isinstance(call.func, ast.Name) else ""


def meaning(call):
    """Return what tells two words of one spelling apart, after a tab; empty where nothing must."""
    named = [word.value for word in call.keywords if word.arg == "meaning"]
    return f"\t{named[0].value}" if named else ""


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
