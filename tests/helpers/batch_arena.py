"""A process that works on a batch until it is killed: `batch_arena FILE MODEL FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

from xlite_core.batch.control import BatchControl
from xlite_core.batch.listing import list_films
from xlite_core.batch.run import run_batch
from xlite_core.batch.store import BatchStore
from xlite_core.inference.classifier import Classifier


def main() -> None:
    """List, score, and say how many films are saved after each group."""
    file, model, folder = map(Path, sys.argv[1:])
    classifier, store = Classifier.open(model), BatchStore(file)

    def tell(saved) -> None:
        sys.stdout.write(f"{saved.done}\n")
        sys.stdout.flush()

    with store.writer():
        list_films(store, [folder])
        run_batch(store, classifier, BatchControl(), tell)


if __name__ == "__main__":
    main()
