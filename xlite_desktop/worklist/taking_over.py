"""The recent drops that the settings remembered before there was a worklist go into it, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlite_core.worklist.store import Worklist
    from xlite_desktop.background.worklist_keeping import WorklistKeeping
    from xlite_desktop.settings import SettingsStore

_SOURCE = "settings"


def take_over_settings(keeping: WorklistKeeping, store: SettingsStore) -> None:
    """Copy recent drops into the worklist, unless that was done before.

    The settings keep theirs: the first page reads them before there is time for a database.
    """
    recents = store.recents()

    def take(worklist: Worklist) -> None:
        from xlite_core.worklist.entries import Study
        from xlite_core.worklist.taking_over import take_over

        take_over(
            worklist,
            _SOURCE,
            [Study(number=0, paths=r.paths, films=r.films, opened=r.opened) for r in recents],
        )

    keeping.ask(take, wanted=False)
