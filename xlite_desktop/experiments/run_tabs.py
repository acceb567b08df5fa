"""Which tabs a run has; each is built when it is first looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from xlite_desktop.experiments.run_tab import RunTab
from xlite_desktop.translation import tr

SUMMARY, CURVES, ROC, THRESHOLDS = tr("Summary"), tr("Curves"), tr("ROC and PR"), tr("Thresholds")
CONFUSIONS, SUBGROUPS, CHECKLIST = tr("Confusions"), tr("Subgroups"), tr("Checklist")


def tab_names() -> tuple[str, ...]:
    """Return the tabs in their order."""
    return tuple(_BUILDERS)


def works_without_numbers(name: str) -> bool:
    """Whether a tab has something to show of a run that was not judged."""
    return name in (CURVES, CHECKLIST)


def build_tab(name: str) -> RunTab:
    """Return a new tab."""
    return _BUILDERS[name]()


# Imports inside the functions: a page opens sooner without the tabs that nobody looks at.


def _summary() -> RunTab:
    from xlite_desktop.experiments.summary_tab import SummaryTab

    return SummaryTab()


def _curves() -> RunTab:
    from xlite_desktop.experiments.curves_tab import CurvesTab

    return CurvesTab()


def _roc() -> RunTab:
    from xlite_desktop.experiments.roc_tab import RocTab

    return RocTab()


def _thresholds() -> RunTab:
    from xlite_desktop.experiments.thresholds_tab import ThresholdsTab

    return ThresholdsTab()


def _confusions() -> RunTab:
    from xlite_desktop.experiments.confusions_tab import ConfusionsTab

    return ConfusionsTab()


def _subgroups() -> RunTab:
    from xlite_desktop.experiments.subgroups_tab import SubgroupsTab

    return SubgroupsTab()


def _checklist() -> RunTab:
    from xlite_desktop.experiments.checklist_tab import ChecklistTab

    return ChecklistTab()


_BUILDERS: Mapping[str, Callable[[], RunTab]] = {
    SUMMARY: _summary,
    CURVES: _curves,
    ROC: _roc,
    THRESHOLDS: _thresholds,
    CONFUSIONS: _confusions,
    SUBGROUPS: _subgroups,
    CHECKLIST: _checklist,
}
