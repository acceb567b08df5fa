"""Does the model work as well for women, for children, for films taken in bed?"""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QWidget

from xlite_core.evaluation.report import Evaluation
from xlite_desktop.controls.quiet_choice import QuietChoice
from xlite_desktop.experiments.finding_intervals import findings_behind, group_rows, overall_for
from xlite_desktop.experiments.interval_table import IntervalTable
from xlite_desktop.experiments.run_content import RunLook
from xlite_desktop.experiments.run_tab import RunTab
from xlite_desktop.experiments.section_title import SectionTitle, choice_row
from xlite_desktop.finding_names import display_name
from xlite_desktop.theme.fonts import font
from xlite_desktop.theme.tokens import TYPE_CAPTION
from xlite_desktop.translation import tr

_ALL = tr("All findings")


class SubgroupsTab(RunTab):
    """AUC of each group of films: the macro mean, or one finding."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._judged: Evaluation | None = None
        self.finding = QuietChoice()
        self.finding.setFixedWidth(180)
        self.finding.setAccessibleName(tr("Finding whose AUC is shown"))
        self.finding.currentIndexChanged.connect(self._on_finding_chosen)
        self.groups = IntervalTable(count_heading="n", value_heading=tr("AUC"))
        self._title = SectionTitle(tr("AUC by group"))
        self._words = QLabel()
        self._words.setFont(font(TYPE_CAPTION))
        self._words.setProperty("role", "faint")
        self._words.setWordWrap(True)
        self.column.addLayout(choice_row(self._title, tr("Finding"), self.finding))
        self.column.addWidget(self.groups)
        self.column.addSpacing(8)
        self.column.addWidget(self._words)
        self.column.addStretch(1)

    def show_run(self, look: RunLook) -> None:
        judged = self._judged = look.judged
        if judged is None:
            return
        wanted = [None, *judged.names]
        if [self.finding.itemData(place) for place in range(self.finding.count())] != wanted:
            self.finding.blockSignals(True)
            self.finding.clear()
            self.finding.addItem(_ALL, None)
            for name in judged.names:
                self.finding.addItem(display_name(name), name)
            self.finding.blockSignals(False)
        self._show_groups()

    @Slot(int)
    def _on_finding_chosen(self, _index: int) -> None:
        self._show_groups()

    def _show_groups(self) -> None:
        judged = self._judged
        if judged is None:
            return
        name = self.finding.currentData()
        if name is None:
            overall, note = overall_for(judged), tr("n = films")
            words = tr(
                "Groups are compared on the findings that all groups of their attribute can "
                "be judged on, with ten films each: {findings_behind}. ",
                findings_behind=findings_behind(judged),
            )
        else:
            area = judged.findings[judged.names.index(name)].auc
            overall, note = area.value if area else None, tr("n = films with the finding")
            words = tr("The line is the AUC on all films. ") if area else ""
        words += tr(
            "Groups differ in more than their name: a film taken in bed shows sicker people."
        )
        if not judged.subgroups:
            words = tr("The data name neither sex, age nor view of these films.")
        self._words.setText(words)
        self.groups.show_rows(
            group_rows(judged, name),
            target=overall,
            target_words=tr("all films {overall:.2f}", overall=overall) if overall else "",
            note=note,
        )
