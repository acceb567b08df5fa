"""The reference of settings in German: the same declarations, in the words of the .ts."""

from __future__ import annotations

from tests.translations import ts_file
from tests.translations.originals import with_mark
from xlite_core.training.manual import PageWords, settings_page
from xlite_desktop.translation import CORE

PAGE = "training-settings.md"

_HEAD = """## Eine Konfigurationsdatei

Ein Lauf wird von einer TOML-Datei beschrieben: `name`, vielleicht `preset`, `phase` (baseline,
distillation, final oder ablation) und `findings`, und die Abschnitte unten. Was fehlt, bekommt
seinen Standardwert. `xlite train FILE --set loop.epochs=3` ändert eine Einstellung über ihren Namen
mit Punkten. Der Ordner `resources/examples` enthält Dateien für den Anfang.

Der Abschnitt `[recipe]` sagt, wie aus einer Aufnahme die Eingabe des Netzes wird: `size` in Pixeln,
`clahe_clip` (2.0; 0 schaltet CLAHE ab), `clahe_tiles` (8), `mean` und `std` (die von ImageNet, drei
Kanäle).

## Vorlagen

Eine Datei, die `preset = "baseline"` sagt, nimmt die Einstellungen jener Spalte und ändert die, die
sie selbst nennt; ein Strich ist der Standardwert der Abschnitte unten. Mit vortrainierten Gewichten
ist die Lernrate 0.0001, wo eine Spalte 0.001 sagt.
"""

_PRETRAINING = """
## Eine Datei für das Vortraining

`xlite pretrain FILE --out FOLDER` nimmt eine Datei mit `name`, `[data]`, `[student]`, `[recipe]`
und `[machine]` wie oben und mit dem Abschnitt unten; andere Abschnitte bedeuten ihm nichts."""


def german_settings_page():
    """Return the page that ships as `resources/help/de/training-settings.md`.

    Raises:
        KeyError: A sentence of a setting is not translated yet.
    """
    known = ts_file.read(ts_file.GERMAN)[CORE]

    def said(sentence):
        if not known[sentence]:
            raise KeyError(sentence)
        return known[sentence]

    words = PageWords(
        head=_HEAD,
        pretraining=_PRETRAINING,
        columns=("Einstellung", "Standardwert", "Was sie tut"),
        required="ist anzugeben",
        absent="keiner",
        choices="Eines von {choices}.",
        numbers="Von {low} bis {high}{unit}.",
        said=said,
    )
    return with_mark(settings_page(words), PAGE)
