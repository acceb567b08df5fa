"""Working through a batch: whole films in threads, results saved in groups."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from xlite_core.batch.control import BatchControl
from xlite_core.batch.film_row import FilmRow
from xlite_core.batch.scoring import scored
from xlite_core.batch.store import BatchStore
from xlite_core.errors import BatchRefused
from xlite_core.inference.classifier import Classifier
from xlite_core.inference.one_thread import on_one_thread
from xlite_core.prefetch import prefetched, usable_cores

GROUP_FILMS = 50
GROUP_S = 0.5
"""A group is saved when it has so many films, or is so old: a commit costs as much as a film."""

_READING = 2
"""Threads beyond the cores: some only wait for the process that decodes their film."""

_AHEAD = 4
"""Films begun for each thread: a large one must not leave the other threads without work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What has just been saved.

    Attributes:
        rows: The films.
        done: Films of the whole list that have a result now.
        total: All films of the list.
    """

    rows: tuple[FilmRow, ...]
    done: int
    total: int


def run_batch(
    store: BatchStore,
    classifier: Classifier,
    control: BatchControl,
    tell: Callable[[Saved], None] = lambda _saved: None,
    *,
    workers: int | None = None,
) -> bool:
    """Score every film of the list that has no result yet, and save what is found.

    Each thread takes a film from its file to its row.  A film goes through the network singly,
    as in the window, so the numbers are those of one by one, bit for bit; a network that sees
    several films at once may round otherwise.

    Args:
        store: The batch; its `writer` must be held.
        classifier: The model that the batch was begun with.
        control: Pauses and stops; looked at before each film.
        tell: Told after each group was saved, in the order of the list.
        workers: Threads; two more than the usable cores by default.

    Returns:
        Whether every film of the list has a result.

    Raises:
        BatchRefused: Another model began the batch, or its file cannot be written.
    """
    require_same_model(store, classifier)
    waiting = store.waiting()
    total = sum(store.counts().values())
    done, since = total - len(waiting), time.monotonic()
    group: list[FilmRow] = []
    tell(Saved(rows=(), done=done, total=total))

    def keep() -> None:
        nonlocal group, since, done
        if group:
            store.save(group)
            done += len(group)
            tell(Saved(rows=tuple(group), done=done, total=total))
        group, since = [], time.monotonic()

    threads = usable_cores() + _READING if workers is None else workers
    worth_it = threads > 1 and len(waiting) >= GROUP_FILMS
    student = on_one_thread(classifier) if worth_it else classifier
    films = prefetched(
        partial(scored, student), waiting, workers=threads, ahead=_AHEAD * max(threads, 1)
    )
    try:
        for row in films:
            group.append(row)
            if len(group) >= GROUP_FILMS or time.monotonic() - since >= GROUP_S or control.paused:
                keep()
            control.wait_while_paused()
            if control.stopped:
                break
    finally:
        films.close()
    keep()
    return done == total


def require_same_model(store: BatchStore, classifier: Classifier) -> None:
    """Note the model in a new batch, and make sure of it in an old one.

    Raises:
        BatchRefused: Another model began the batch.
    """
    model = store.facts.get("model")
    if model is None:
        card = classifier.card
        store.note_facts(
            model=classifier.fingerprint, model_name=card.name, findings=card.finding_names
        )
    elif model != classifier.fingerprint:
        raise BatchRefused(
            f"These films were begun with another model, {store.facts.get('model_name', model)}"
            f" {model}.",
            "Choose that model to go on, or write the results of this one to another file.",
        )
