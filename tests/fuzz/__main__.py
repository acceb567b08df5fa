"""python -m tests.fuzz COUNT SEED: read so many hostile files, and say what became of them."""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.fuzz.engine import KINDS, Hostile, Outcome, hostile_files, outcome
from xlite_core.io.bounded_reading import BoundedReader

SLOW_S = 5.5
"""Five seconds, and what it takes to start the next child."""


class Tally:
    """Counts outcomes, and keeps the worst."""

    def __init__(self, keep: Path | None) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()
        self.complaints: Counter[str] = Counter()
        self.slowest = (0.0, "")
        self.peak = (0, "")
        self.broke: Counter[str] = Counter()
        self._keep = keep

    def add(self, number: int, hostile: Hostile, seen: Outcome, peak_kb: int) -> None:
        what = f"{number}: {hostile.kind}, {hostile.seed}, {hostile.spoiling}"
        self.counts[hostile.kind, seen.result] += 1
        self.slowest = max(self.slowest, (seen.seconds, what))
        self.peak = max(self.peak, (peak_kb, what))
        if seen.complaint:
            self.complaints[f"{seen.complaint}: {seen.sentence!r} ({what})"] += 1
        if seen.result not in ("film", "refused"):
            self.broke[f"{seen.result}: {what}"] += 1
            if self._keep is not None:
                name = re.sub(r"\W+", "_", what)
                (self._keep / name).write_bytes(hostile.data)

    def told(self, seconds: float) -> str:
        results = sorted({result for _, result in self.counts})
        lines = [f"{'kind':8}" + "".join(f"{result:>15}" for result in results)]
        for kind in KINDS:
            row = "".join(f"{self.counts[kind, result]:15,}" for result in results)
            lines.append(f"{kind:8}{row}")
        lines.append(f"{sum(self.counts.values()):,} files in {seconds:.0f} s")
        lines.append(f"slowest {self.slowest[0]:.2f} s: {self.slowest[1]}")
        lines.append(f"peak memory of a child {self.peak[0] / 1024:.0f} MB: {self.peak[1]}")
        lines += [f"  {what}" for what in self.broke]
        lines += [f"  COMPLAINT {what}" for what in self.complaints]
        return "\n".join(lines)


def peak_kb(reader: BoundedReader) -> int:
    """Return the most memory that the child has had in use (VmHWM); 0 where it has ended."""
    try:
        status = Path(f"/proc/{reader.pid}/status").read_text("utf-8")
    except OSError:
        return 0
    found = re.search(r"VmHWM:\s+(\d+)", status)
    return int(found.group(1)) if found else 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("count", type=int, nargs="?", default=20_000)
    parser.add_argument("seed", type=int, nargs="?", default=1)
    parser.add_argument("--keep", type=Path, help="write files that end a child into this folder")
    options = parser.parse_args()
    if options.keep is not None:
        options.keep.mkdir(parents=True, exist_ok=True)
    tally, reader, started = Tally(options.keep), BoundedReader(), time.monotonic()
    with tempfile.TemporaryDirectory(prefix="xlite-fuzz-") as folder:
        for number, hostile in enumerate(hostile_files(options.count, options.seed)):
            seen = outcome(hostile, reader, Path(folder) / "Doe_4711")
            tally.add(number, hostile, seen, peak_kb(reader))
            if number % 1000 == 999:
                told = tally.told(time.monotonic() - started)
                sys.stdout.write(f"{told}\n\n")
                sys.stdout.flush()
    reader.close()
    sys.stdout.write(tally.told(time.monotonic() - started) + "\n")
    slow = tally.slowest[0] > SLOW_S
    return int(bool(tally.complaints) or slow)


if __name__ == "__main__":
    sys.exit(main())
