"""How a model does on PA and AP films, by age and by sex, for the model card."""

from __future__ import annotations

from collections.abc import Sequence

from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.subgroups import UNKNOWN, Subgroup

ROWS_OF_TABLE = ("Films", "How many", "Patients", "Macro AUC", "Over findings")
_NAMES = {
    ("sex", "F"): "Women",
    ("sex", "M"): "Men",
    ("view", UNKNOWN): "View not known",
    ("age", UNKNOWN): "Age not known",
    ("sex", UNKNOWN): "Sex not known",
}


def subgroups_page(groups: Sequence[Subgroup]) -> str:
    """Return the Markdown section of a model card; says so where nothing was measured."""
    title = "## Groups of films"
    if not groups:
        return f"{title}\n\nOn PA and AP films, by age and by sex: not measured for this model."
    rows = "\n".join(f"| {' | '.join(row)} |" for row in group_rows(groups))
    return f"""{title}

Each group is ranked by itself, over the findings that all groups of its kind can be judged on;
intervals are 95 %, by resampling patients. Groups differ in more than their name.

| {" | ".join(ROWS_OF_TABLE)} |
| --- | ---: | ---: | --- | ---: |
{rows}"""


def group_rows(groups: Sequence[Subgroup]) -> tuple[tuple[str, ...], ...]:
    """Return the table's rows, in the order of the card."""
    return tuple(
        (
            group_name(group.attribute, group.group),
            f"{group.films:,}",
            f"{group.patients:,}",
            _area(group.macro_auc),
            str(group.macro_findings) if group.macro_findings else "–",
        )
        for group in groups
    )


def group_name(attribute: str, group: str) -> str:
    """Return what a group's films are called: "AP films", "Age 18–39", "Women"."""
    if (attribute, group) in _NAMES:
        return _NAMES[attribute, group]
    return {"view": f"{group} films", "age": f"Age {group}"}.get(attribute, group)


def _area(auc: Estimate | None) -> str:
    if auc is None:
        return "too few"
    return f"{auc.value:.2f} ({auc.low:.2f}–{auc.high:.2f})"
