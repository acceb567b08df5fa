"""A process that writes into a worklist until it is killed, and says what has been written."""

import sys
from pathlib import Path

from xlite_core.worklist.opinion import own_words
from xlite_core.worklist.store import Worklist
from xlite_core.worklist.studies import remember_study

if __name__ == "__main__":
    worklist = Worklist(Path(sys.argv[1]))
    first = int(sys.argv[2])
    for number in range(first, first + 100_000):
        worklist.give_opinion(f"film {number}", "m", own_words("Mass", str(number), present=True))
        remember_study(worklist, [Path(f"/films/{number}")], number)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
