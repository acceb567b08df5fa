"""The words of the window in the reader's language: `tr` around every sentence a person reads."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

CONTEXT = "X-Lite"


def tr(sentence: str, /, **values: object) -> str:
    """Return a sentence in the reader's language, with its values put in.

    The sentence must be a literal, so that it can be collected; what varies stands in it in
    braces: `tr("{films} of {all} films", films="12", all="1,024")`.  Values are put in after
    translation and may be formatted there (`{share:.1%}`).  Where another language needs another
    sentence for one, write two: `tr("{n} film", n=1)`, `tr("{n} films", n=5)`.

    Args:
        sentence: In English.
        **values: For its braces; without any, braces are left alone.
    """
    translated = QCoreApplication.translate(CONTEXT, sentence)
    return translated.format(**values) if values else translated
