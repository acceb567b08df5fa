"""Where a frozen program begins: a child, the command line or the window, as it was called.

One program under two names, so that both share every file: called `xlite` it is the command line.
On Linux and macOS `xlite` is a link to `xlite-desktop`; on Windows, where a program has a console
or has none, it is a second executable around the same archive.
"""

from __future__ import annotations

import sys
from pathlib import PurePath

from xlite_core.child_main import become_child_if_asked

if __name__ == "__main__":
    # First: a child must load neither Qt nor the command line.
    become_child_if_asked(sys.argv)
    # Windows calls it as it was typed, perhaps XLITE.
    if PurePath(sys.argv[0]).stem.casefold() == "xlite":
        from xlite_core.cli.main import main as command_line

        command_line()
    else:
        from xlite_desktop.app import main as window

        sys.exit(window())
