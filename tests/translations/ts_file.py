"""Reading and writing resources/translations/x-lite_de.ts: Qt's own format, sorted."""

from __future__ import annotations

import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import PySide6

REPOSITORY = Path(__file__).resolve().parents[2]
GERMAN = REPOSITORY / "resources" / "translations" / "x-lite_de.ts"
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'


def read(file):
    """Return {context: {source: translation}}; an unfinished translation is empty.

    A source of two meanings carries its own after a tab.
    """
    if not file.exists():
        return {}
    return {
        context.findtext("name"): {
            _key(message): _finished(message) for message in context.iter("message")
        }
        for context in ET.parse(file).getroot().iter("context")
    }


def _key(message):
    comment = message.findtext("comment")
    return message.findtext("source") + (f"\t{comment}" if comment else "")


def _finished(message):
    translation = message.find("translation")
    if translation is None or translation.get("type") is not None:
        return ""
    return translation.text or ""


def write(file, contexts):
    """Write {context: {source: translation}}, sorted, so that a change reads as what it is."""
    root = ET.Element("TS", version="2.1", language="de_DE", sourcelanguage="en")
    for name in sorted(contexts):
        context = ET.SubElement(root, "context")
        ET.SubElement(context, "name").text = name
        for source, translated in sorted(contexts[name].items()):
            message = ET.SubElement(context, "message")
            words, _, comment = source.partition("\t")
            ET.SubElement(message, "source").text = words
            if comment:
                ET.SubElement(message, "comment").text = comment
            translation = ET.SubElement(message, "translation")
            if translated:
                translation.text = translated
            else:
                translation.set("type", "unfinished")
    ET.indent(root, " ")
    file.write_text(_HEAD + ET.tostring(root, encoding="unicode") + "\n", encoding="utf-8")


def release(source, target):
    """Make the .qm that Qt loads, with the lrelease that comes with PySide6."""
    tool = Path(PySide6.__file__).parent / "lrelease"
    subprocess.run(
        [str(tool), "-silent", str(source), "-qm", str(target)], check=True, capture_output=True
    )
