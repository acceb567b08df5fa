"""How a student does on AP films, on children, by sex: for its card, from films it never saw."""

from __future__ import annotations

import numpy as np

from xlite_core.evaluation.bootstrap import DRAWS
from xlite_core.evaluation.subgroups import Subgroup, groups_of, subgroups
from xlite_core.training.judged_predictions import JudgedPredictions


def card_subgroups(judged: JudgedPredictions, *, draws: int = DRAWS) -> tuple[Subgroup, ...]:
    """Return the groups that the table tells apart, judged each by itself.

    A column that is empty throughout tells of no groups; without any the card holds none.

    Args:
        judged: Films that the student, or the fold's student, was not trained on.
        draws: Resamples of patients for each interval.
    """
    table = judged.table
    groups = groups_of(
        views=table.views if (table.views != "").any() else None,
        sexes=table.sexes if (table.sexes != "").any() else None,
        ages=None if np.isnan(table.ages).all() else table.ages,
    )
    return subgroups(judged.logits, table.labels, table.patients, groups, draws=draws)
