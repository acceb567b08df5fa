"""`python -m xlite_desktop`."""

from __future__ import annotations

import sys

from xlite_core.child_main import become_child_if_asked

if __name__ == "__main__":
    # A frozen application starts itself again as its own child, which must never load Qt.
    become_child_if_asked(sys.argv)
    from xlite_desktop.app import main

    sys.exit(main())
