"""What a model's file says about one of its findings, as a part of the finding's help page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlite_core.evaluation.subgroups import UNKNOWN
from xlite_desktop.card_words import interval, told_words
from xlite_desktop.translation import in_readers_language, tr

if TYPE_CHECKING:
    from xlite_core.evaluation.interval import Estimate
    from xlite_core.evaluation.subgroups import Subgroup
    from xlite_core.inference.model_card import FindingCard, ModelCard


def finding_numbers(card: ModelCard | None, finding: str) -> str:
    """Return Markdown: the AUC with its interval and counts, then by view, age and sex.

    Args:
        card: Of the model that is open; None without one.
        finding: Its key.
    """
    title = tr("## How this model does on it")
    if card is None:
        return f"{title}\n\n{tr('No model is open, so there are no numbers to show.')}"
    if finding not in card.finding_names:
        told = tr("The model {model} does not look for this finding.", model=card.name)
        return f"{title}\n\n{told}"
    place = card.finding_names.index(finding)
    parts = [title, _whole(card.findings[place], card), _groups(card, place)]
    return "\n\n".join(part for part in parts if part)


def _whole(finding: FindingCard, card: ModelCard) -> str:
    counts = finding.roc
    films = f"{counts.positives + counts.negatives:,}"
    if finding.auc is None:
        told = tr(
            "The model {model} was judged on {films} films, of which {positives} carry the label: "
            "fewer than ten are too few for an AUC.",
            model=card.name,
            films=films,
            positives=f"{counts.positives:,}",
        )
    else:
        told = tr(
            "The model {model} ranks films with and without this label with an AUC of "
            "**{auc}** (95 % interval {low}–{high}); {positives} of {films} films carry the label. "
            "A coin has 0.5; 1 would be perfect.",
            model=card.name,
            auc=f"{finding.auc.value:.2f}",
            low=f"{finding.auc.low:.2f}",
            high=f"{finding.auc.high:.2f}",
            positives=f"{counts.positives:,}",
            films=films,
        )
    doubt = ""
    if not finding.beats_chance:
        doubt = tr(
            "**Not shown to be better than chance:** neither its probability nor its map deserves "
            "trust on this finding."
        )
    beside = _beside_shortcuts(finding)
    return "\n\n".join(
        part for part in (told, doubt, beside, in_readers_language(card.evaluated_on)) if part
    )


def _beside_shortcuts(finding: FindingCard) -> str:
    gain = finding.shortcuts
    if gain is None:
        return ""
    words = tr(
        "A regression that never sees the film, told {told}, reaches an AUC of {auc}. Model minus "
        "regression: {difference}; among films of one fold alone: {within}.",
        told=told_words(gain),
        auc=interval(gain.auc),
        difference=interval(gain.difference),
        within=interval(gain.within_folds),
    )
    if gain.beaten:
        return words
    doubt = tr(
        "**Not shown to beat a guess made without the film:** the model may have learned who is "
        "imaged how, and not what the finding looks like."
    )
    return f"{doubt} {words}"


def _groups(card: ModelCard, place: int) -> str:
    if not card.subgroups:
        return tr("On PA and AP films, by age and by sex: **not measured for this model**.")
    rows = "\n".join(_row(group, place) for group in card.subgroups)
    heading = tr("| Films | With the label | AUC (95 % interval) |")
    caution = tr(
        "Each group is ranked by itself. Fewer than ten films with or without the label are too "
        "few for an AUC. Groups differ in more than their name: AP films are of sicker patients."
    )
    return f"{heading}\n| --- | --- | --- |\n{rows}\n\n{caution}"


def _row(group: Subgroup, place: int) -> str:
    counted = tr(
        "{positives} of {films}", positives=f"{group.positives[place]:,}", films=f"{group.films:,}"
    )
    return f"| {_named(group)} | {counted} | {_area(group.auc[place])} |"


def _area(auc: Estimate | None) -> str:
    if auc is None:
        return tr("too few")
    return f"{auc.value:.2f} ({auc.low:.2f}–{auc.high:.2f})"


def _named(group: Subgroup) -> str:
    if group.group == UNKNOWN:
        unknown = {
            "view": tr("View not known"),
            "age": tr("Age not known"),
            "sex": tr("Sex not known"),
        }
        return unknown.get(group.attribute, group.group)
    if group.attribute == "view":
        return tr("{view} films", view=group.group)
    if group.attribute == "age":
        return tr("Age {band}", band=group.group)
    return {"F": tr("Women"), "M": tr("Men")}.get(group.group, group.group)
