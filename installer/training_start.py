"""Where the frozen Training pack begins: a child of the application, or the command line."""

from __future__ import annotations

import multiprocessing
import sys

from xlite_core.child_main import become_child_if_asked

if __name__ == "__main__":
    # scikit-learn's and torch's own processes start this program again.
    multiprocessing.freeze_support()
    # First: a child answers before it loads anything heavy.
    become_child_if_asked(sys.argv)
    from xlite_core.cli.main import main

    main()
