"""What is needed to make the run again, and how far it is from the goals."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xlite_core.experiments.checklist import ChecklistItem, checklist
from xlite_core.experiments.targets import TargetGap, target_gaps
from xlite_desktop.experiments.cells_model import Cell, TableColumn
from xlite_desktop.experiments.detail_table import DetailTable
from xlite_desktop.experiments.run_content import RunLook
from xlite_desktop.experiments.run_detail_words import NOTHING, number, signed
from xlite_desktop.experiments.run_tab import RunTab
from xlite_desktop.experiments.section_title import SectionTitle
from xlite_desktop.translation import in_readers_language, tr

_GOALS = (
    TableColumn(heading=tr("Goal of the earlier work"), left=True, stretch=True),
    TableColumn(heading=tr("Goal")),
    TableColumn(heading=tr("Here")),
    TableColumn(heading=tr("Gap")),
    TableColumn(heading="", left=True),
)
_ITEMS = (
    TableColumn(heading="", left=True),
    TableColumn(heading=tr("What"), left=True),
    TableColumn(heading=tr("Recorded"), left=True, stretch=True),
)


class ChecklistTab(RunTab):
    """Two tables: reproducibility, and the gap to each goal."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.goals = DetailTable(_GOALS, name=tr("Gap to the goals"))
        self.items = DetailTable(_ITEMS, name=tr("Reproducibility"))
        self._items_title = SectionTitle(tr("Making it again"))
        self._goals_title = SectionTitle(tr("Gap to the goals"))
        self._goals_title.show_note(
            tr("set on all of ChestX-ray14; a small set is not expected there")
        )
        for part in (self._items_title, self.items, self._goals_title, self.goals):
            if part is self._goals_title:
                self.column.addSpacing(16)
            self.column.addWidget(part)
        self.column.addStretch(1)

    def show_run(self, look: RunLook) -> None:
        content = look.content
        if content.stored is None:
            return
        items = checklist(content.stored)
        there = sum(item.there for item in items)
        self._items_title.show_note(
            tr("{there} of {items} recorded", there=there, items=len(items))
        )
        self.items.show_rows([_item_row(item) for item in items])
        gaps = target_gaps(content.stored, content.metrics)
        self.goals.show_rows([_goal_row(gap) for gap in gaps])


_PLAIN = {"True": tr("yes"), "False": tr("no")}


def _item_row(item: ChecklistItem) -> tuple[Cell, ...]:
    mark = Cell(text="✓", role="accent") if item.there else Cell(text="–", role="flag")
    return (
        mark,
        Cell(text=in_readers_language(item.name)),
        Cell(
            text=_PLAIN.get(item.value, item.value),
            role="quiet" if item.there else "flag",
            tip=item.value,
        ),
    )


def _goal_row(goal: TargetGap) -> tuple[Cell, ...]:
    met = {
        True: Cell(text=tr("✓ reached"), role="accent"),
        False: Cell(text=tr("not reached"), role="quiet"),
        None: Cell(text=tr("not measured"), role="faint"),
    }[goal.met]
    sign = "≥" if goal.higher else "<"
    return (
        Cell(text=in_readers_language(goal.name)),
        Cell(text=f"{sign} {number(goal.target, goal.digits)}", role="quiet"),
        Cell(text=number(goal.value, goal.digits), strong=goal.value is not None),
        Cell(text=NOTHING if goal.gap is None else signed(goal.gap, goal.digits), role="quiet"),
        met,
    )
