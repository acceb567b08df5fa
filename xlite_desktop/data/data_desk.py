"""Everything the Data page shows is computed here, one piece after the other, off its thread."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, Slot

from xlite_core.data.balance import Sampler
from xlite_core.data.batch_look import FilmAccess
from xlite_core.data.preview import preview_source
from xlite_core.errors import XLiteError
from xlite_core.imaging.cache import estimated_bytes, not_cached
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_desktop.background.latest_only import InTurn
from xlite_desktop.data.balance_view import balance_view
from xlite_desktop.data.batch_view import BatchRequest, batch_view
from xlite_desktop.data.facts_view import FactsView, data_set_lines, read_facts
from xlite_desktop.data.film_filter import FilmFilter, matching_rows
from xlite_desktop.data.split_making import freeze_split
from xlite_desktop.data.split_view import SplitOrder, SplitView, read_split_view
from xlite_desktop.workspace import DataSet, Workspace

log = logging.getLogger(__name__)

RECIPE = PreprocessingRecipe(size=224)
"""How films are looked at, and cached, before a configuration says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheState:
    """How much of a data set is preprocessed.

    Attributes:
        films: All of them.
        missing: Those a build would read.
        byte_count: What the whole cache takes.
    """

    films: int
    missing: int
    byte_count: int


@dataclass(frozen=True, slots=True, eq=False)
class _Answer:
    topic: str
    number: int
    value: Any = None
    error: Exception | None = None


class DataDesk(QObject):
    """Knows the chosen data set and asks for what the page shows of it.

    Each topic has its own newest request; an answer to an older one is dropped, and an older
    request that has not begun is not computed at all.

    Signals:
        answered: a topic ("lines", "facts", "split", "balance", "batch", "cache", "films",
            "preview", "frozen", "surveyed") and what was found out.
        failed: a topic and the error.

    Attributes:
        facts: Of the chosen data set; None until it was read.
        split: Likewise.
        sampler: That balance and batch are shown for.
    """

    answered = Signal(str, object)
    failed = Signal(str, object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.facts: FactsView | None = None
        self.split: SplitView | None = None
        self.sampler: Sampler = "none"
        self._batch = 0
        # A list of its own for every opening: the thread puts the access in when it needs one.
        self._access: list[FilmAccess] = []
        self._asked: Counter[str] = Counter()
        self._background = InTurn(self)
        self._background.ready.connect(self._on_ready)

    def list_data_sets(self) -> None:
        """Ask for "lines": what there is."""
        workspace = self._workspace
        self._ask("lines", lambda: data_set_lines(workspace.data_sets()))

    def open(self, data_set: DataSet) -> None:
        """Choose a data set: "facts", "split", "balance", "batch" and "cache" follow."""
        self.close()
        self._ask("facts", lambda: read_facts(data_set))

    def read_survey(self) -> None:
        """Ask for "surveyed": the facts with what looking at the films found; "split" follows."""
        if self.facts is not None:
            data_set = self.facts.data_set
            self._ask("surveyed", lambda: read_facts(data_set))

    def close(self) -> None:
        """Choose none; what is being computed for the last one answers nobody."""
        self.facts, self.split, self._access, self._batch = None, None, [], 0
        for topic in ("facts", "split", "balance", "batch", "cache", "films", "frozen", "surveyed"):
            self._asked[topic] += 1

    def draw(self, sampler: Sampler) -> None:
        """Ask for "balance" and "batch" with a sampler."""
        self.sampler, self._batch = sampler, 0
        self._ask_balance()
        self._ask_batch()

    def another_batch(self) -> None:
        """Ask for the next "batch"."""
        self._batch += 1
        self._ask_batch()

    def filter_films(self, wanted: FilmFilter) -> None:
        """Ask for "films": the rows that match."""
        if self.facts is not None:
            table = self.facts.manifest.table
            parts = {} if self.split is None else self.split.part_of
            self._ask("films", lambda: matching_rows(table, parts, wanted))

    def preview(self, source: Path) -> None:
        """Ask for "preview": what a source seems to be."""
        self._ask("preview", lambda: preview_source(source))

    def freeze(self, order: SplitOrder) -> None:
        """Make a split and keep it; "frozen" says when it is done."""
        if self.facts is not None:
            data_set, table = self.facts.data_set, self.facts.manifest.table
            self._ask("frozen", lambda: freeze_split(data_set, table, order))

    def look_at_cache(self) -> None:
        """Ask for "cache", and let films come out of it from now on."""
        if self.facts is None or not self.facts.has_films:
            return
        self._access = []
        manifest, folder = self.facts.manifest, self._workspace.cache
        files = manifest.table.files.tolist()

        def state() -> CacheState:
            return CacheState(
                films=len(files),
                missing=len(not_cached(files, manifest.root, RECIPE, folder)),
                byte_count=estimated_bytes(len(files), RECIPE),
            )

        self._ask("cache", state)

    def shut_down(self) -> None:
        """End the thread; call before the window closes."""
        self.close()
        for topic in ("lines", "preview"):
            self._asked[topic] += 1
        self._background.shut_down()

    def _ask_split(self) -> None:
        if self.facts is not None:
            facts = self.facts
            self._ask(
                "split", lambda: read_split_view(facts.data_set, facts.manifest, facts.survey)
            )

    def _ask_balance(self) -> None:
        if self.facts is not None:
            table, train, sampler = self.facts.manifest.table, self._training_rows(), self.sampler
            self._ask("balance", lambda: balance_view(table.labels[train], table.findings, sampler))

    def _ask_batch(self) -> None:
        if self.facts is None or not self.facts.has_films:
            return
        manifest, folder, held = self.facts.manifest, self._workspace.cache, self._access
        request = BatchRequest(
            table=manifest.table,
            train=self._training_rows(),
            sampler=self.sampler,
            number=self._batch,
            recipe=RECIPE,
        )

        def look() -> object:
            # Opened once and kept: reading the index of a large cache takes a while.
            if not held:
                held.append(FilmAccess(manifest.root, RECIPE, folder))
            return batch_view(request, held[0])

        self._ask("batch", look)

    def _training_rows(self) -> NDArray[np.intp]:
        """Return the films that train; all of them where no split can be made."""
        assert self.facts is not None
        return np.arange(len(self.facts.manifest.table)) if self.split is None else self.split.train

    def _ask(self, topic: str, compute: Callable[[], Any]) -> None:
        self._asked[topic] += 1
        number = self._asked[topic]

        def answer() -> _Answer:
            if self._asked[topic] != number:
                return _Answer(topic, number)
            try:
                return _Answer(topic, number, compute())
            except XLiteError as error:
                return _Answer(topic, number, error=error)
            except Exception as error:  # the page says so; the log has the rest
                log.exception("computing for the data page failed unexpectedly")
                return _Answer(topic, number, error=error)

        self._background.request(answer)

    @Slot(object)
    def _on_ready(self, answer: _Answer) -> None:
        if self._asked[answer.topic] != answer.number:
            return
        if answer.error is not None:
            if answer.topic == "split":
                self.draw(self.sampler)
            self.failed.emit(answer.topic, answer.error)
            return
        self._take(answer.topic, answer.value)
        self.answered.emit(answer.topic, answer.value)

    def _take(self, topic: str, value: Any) -> None:
        """Keep what later questions need, and ask them."""
        if topic == "facts":
            self.facts = value
            self._ask_split()
            self.look_at_cache()
        elif topic == "split":
            self.split = value
            self.draw(self.sampler)
        elif topic == "surveyed":
            self.facts = value
            self._ask_split()
        elif topic == "frozen":
            self._ask_split()
