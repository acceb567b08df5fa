"""The AUC differences of compared runs: macro of each, then finding by finding of one."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from xlite_core.evaluation.comparison import AucDifference
from xlite_desktop.controls.quiet_choice import QuietChoice
from xlite_desktop.experiments.comparison_differences import DifferenceList, DifferenceRow
from xlite_desktop.experiments.comparison_work import Difference, SideBySide
from xlite_desktop.finding_names import display_name
from xlite_desktop.theme.fonts import SEMIBOLD, font
from xlite_desktop.theme.tokens import TYPE_BODY, TYPE_CAPTION
from xlite_desktop.translation import tr

_COMPUTING = "computing"


class ComparisonFindings(QWidget):
    """Shows what has been computed, and says what is still under way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side: SideBySide | None = None
        self._differences: dict[str, Difference] = {}
        self._chosen = ""
        self.macro = DifferenceList(tr("Macro AUC differences"))
        self.findings = DifferenceList(tr("AUC differences per finding"))
        self.challenger = QuietChoice()
        self.challenger.setAccessibleName(tr("Run whose findings are shown"))
        self.challenger.setFixedWidth(150)
        self.challenger.activated.connect(self._on_chosen)
        self._title, self._note = QLabel(tr("AUC difference per finding")), QLabel()
        self._macro_title = QLabel()
        for title in (self._title, self._macro_title):
            title.setFont(font(TYPE_BODY, SEMIBOLD))
        self._note.setFont(font(TYPE_CAPTION))
        self._note.setProperty("role", "faint")
        self._note.setWordWrap(True)
        self._choice = QHBoxLayout()
        self._choice.setContentsMargins(0, 0, 0, 0)
        self._choice.addWidget(self._title)
        self._choice.addStretch(1)
        self._choice.addWidget(self.challenger)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._macro_title)
        column.addWidget(self.macro)
        column.addSpacing(8)
        column.addLayout(self._choice)
        column.addWidget(self.findings)
        column.addWidget(self._note)
        column.addStretch(1)

    @property
    def note(self) -> str:
        """What the numbers are about, or why there are none."""
        return self._note.text()

    def begin(self) -> None:
        """Forget what was said of other runs; answers come in any order from now on."""
        self._side, self._differences = None, {}

    def show_side(self, side: SideBySide) -> None:
        """Show which runs are compared; their differences may be there already."""
        self._side = side
        names = [run.id for run in side.runs[1:]]
        if self._chosen not in names:
            self._chosen = names[0]
        self._offer(names)
        self._show()

    def show_difference(self, difference: Difference) -> None:
        """Show one answer."""
        self._differences[difference.challenger] = difference
        self._show()

    def _offer(self, names: list[str]) -> None:
        self.challenger.clear()
        self.challenger.addItems(names)
        self.challenger.setCurrentIndex(names.index(self._chosen))
        self.challenger.setVisible(len(names) > 1)

    def _show(self) -> None:
        side = self._side
        if side is None:
            return
        names = [run.id for run in side.runs[1:]]
        self._macro_title.setText(
            tr("Macro AUC over {reference_id}", reference_id=side.reference.id)
        )
        rows = [_macro_row(name, self._differences) for name in names]
        self.macro.show_rows(tr("findings"), rows)
        answer = self._differences.get(self._chosen)
        self._title.setText(
            tr(
                "{chosen} over {reference_id}, finding by finding",
                chosen=self._chosen,
                reference_id=side.reference.id,
            )
        )
        compared = answer.compared if answer else None
        rows = []
        if compared is not None:
            rows = [
                _row(display_name(name), entry)
                for name, entry in zip(compared.names, compared.findings, strict=True)
            ]
        self.findings.show_rows("n", rows)
        self.findings.setVisible(bool(rows))
        self._note.setText(_about(answer))

    @Slot(int)
    def _on_chosen(self, place: int) -> None:
        assert self._side is not None
        self._chosen = self._side.runs[1 + place].id
        self._show()


def _macro_row(name: str, differences: Mapping[str, Difference]) -> DifferenceRow:
    answer = differences.get(name)
    if answer is None:
        return DifferenceRow(name=name, why_not=_COMPUTING)
    if answer.compared is None or answer.compared.macro is None:
        return DifferenceRow(name=name, why_not=tr("no paired difference"), tip=answer.problem)
    return _row(name, answer.compared.macro)


def _row(name: str, entry: AucDifference | None) -> DifferenceRow:
    if entry is None:
        return DifferenceRow(name=name)
    return DifferenceRow(
        name=name,
        count=f"{entry.positives:,}",
        estimate=entry.difference,
        tip=tr(
            "{name}: AUC {challenger:.3f} against {reference:.3f}",
            name=name,
            challenger=entry.challenger,
            reference=entry.reference,
        ),
    )


def _about(answer: Difference | None) -> str:
    if answer is None:
        return tr("Resampling patients for the intervals...")
    if answer.compared is None:
        return answer.problem
    return tr(
        "Paired on the same {films:,} validation films of {patients:,} patients; n = "
        "films with the finding. A number stands out where its whole interval lies on "
        "one side of zero.",
        films=answer.compared.films,
        patients=answer.compared.patients,
    )
