"""Which thresholds are in use, in a word for every output: a policy, a name of the user's, own."""

from __future__ import annotations

from xlite_desktop.viewer.state import ViewerState

SET_BY_READER = "set by the reader"


def used_policy(state: ViewerState) -> str:
    """Return what the thresholds are; never a policy that a knob has left.

    Returns:
        The key of a policy of the card, the name under which the user keeps exactly these
        thresholds, or `SET_BY_READER`; empty without a model.
    """
    if state.card is None:
        return ""
    now = dict(state.thresholds)
    if state.policy in state.card.policies and now == state.card.operating_points(state.policy):
        return state.policy
    named = (kept.name for kept in state.named if kept.name and dict(kept.points) == now)
    return next(named, SET_BY_READER)
