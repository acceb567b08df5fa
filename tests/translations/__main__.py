"""`python -m tests.translations`: collect the words of the source, and make the .qm anew.

collect   add new sentences to the .ts as unfinished, drop those that the source no longer has
release   make the .qm from the .ts
fill FILE take German from a JSON file {English: German}
open      print what is not translated yet, as JSON
manual    write the reference of settings in German
seen FILE mark a German page of the help as made from the English page as it is now
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.translations import collecting, german_manual, originals, ts_file


def main(arguments):
    """Do what the first argument says; see the module's docstring."""
    match arguments:
        case ["collect"]:
            known = ts_file.read(ts_file.GERMAN)
            found = collecting.everything()
            kept = {
                context: {source: known.get(context, {}).get(source, "") for source in sources}
                for context, sources in found.items()
            }
            ts_file.write(ts_file.GERMAN, kept)
            for name, of in kept.items():
                missing = sum(not translated for translated in of.values())
                sys.stdout.write(f"{name}: {len(of)} sentences, {missing} not translated\n")
        case ["release"]:
            ts_file.release(ts_file.GERMAN, ts_file.GERMAN.with_suffix(".qm"))
        case ["fill", file]:
            words = json.loads(Path(file).read_text(encoding="utf-8"))
            known = ts_file.read(ts_file.GERMAN)
            filled = {
                context: {source: words.get(source) or old for source, old in of.items()}
                for context, of in known.items()
            }
            ts_file.write(ts_file.GERMAN, filled)
        case ["open"]:
            known = ts_file.read(ts_file.GERMAN)
            missing = sorted({s for of in known.values() for s, t in of.items() if not t})
            sys.stdout.write(json.dumps(missing, ensure_ascii=False, indent=0) + "\n")
        case ["manual"]:
            page = originals.GERMAN_HELP / german_manual.PAGE
            page.write_text(german_manual.german_settings_page(), encoding="utf-8", newline="\n")
        case ["seen", *files] if files:
            for file in files:
                page = originals.GERMAN_HELP / file
                text = originals.with_mark(page.read_text(encoding="utf-8"), file)
                page.write_text(text, encoding="utf-8", newline="\n")
        case _:
            sys.exit(__doc__)


main(sys.argv[1:])
