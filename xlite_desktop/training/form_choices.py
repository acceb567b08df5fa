"""What the lists of the form offer: data sets, students, teachers, presets; no Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xlite_core.data.manifest import films_told
from xlite_core.models.config import StudentConfig
from xlite_core.models.registry import ATTENTIONS, BACKBONES, attentions_of, display_name
from xlite_core.run_directory import RunDirectory, runs_below
from xlite_core.training.presets import PRESETS
from xlite_desktop.training.form_draft import Draft, differences
from xlite_desktop.training.form_settings import form_settings
from xlite_desktop.translation import in_readers_language, tr, within
from xlite_desktop.workspace import DataSet, Workspace

_FILM_SETTINGS = ("data.manifest", "data.splits", "data.folds", "data.fold")
_MOST_NAMED = 2


@dataclass(frozen=True, slots=True)
class Offer:
    """One entry of a list.

    Attributes:
        label: For people.
        values: Settings by dotted name that choosing it sets.
    """

    label: str
    values: Mapping[str, Any]


def data_offers(workspace: Workspace, draft: Draft) -> tuple[Offer, ...]:
    """Return the data sets of the workspace, and the draft's own where it lies elsewhere."""
    offers = [_data_offer(data_set) for data_set in workspace.data_sets()]
    manifest = draft["data.manifest"]
    if isinstance(manifest, Path) and not any(
        o.values["data.manifest"] == manifest for o in offers
    ):
        label = _counted(manifest.parent.name or manifest.stem, manifest)
        offers.append(Offer(label, {name: draft[name] for name in _FILM_SETTINGS}))
    return tuple(offers)


def with_split_kept(draft: Draft, before: Sequence[Offer], now: Sequence[Offer]) -> Draft:
    """Return a draft that follows its data set's split, where that was frozen or removed meanwhile.

    A split that somebody chose for this run stays, and so does the wish for none.

    Args:
        draft: The values.
        before: What was offered when it was last looked at.
        now: What is offered.
    """
    known, told = (
        {offer.values["data.manifest"]: offer.values for offer in offers}
        for offers in (before, now)
    )
    manifest = draft["data.manifest"]
    if manifest not in known or manifest not in told or known[manifest] == told[manifest]:
        return draft
    follows = all(draft[name] == known[manifest][name] for name in _FILM_SETTINGS)
    return {**draft, **told[manifest]} if follows else draft


def data_of_manifest(manifest: Path) -> Mapping[str, Any]:
    """Return the settings for a manifest anywhere; the split beside it is used."""
    return {**_data_offer(DataSet(manifest.parent)).values, "data.manifest": manifest}


def _data_offer(data_set: DataSet) -> Offer:
    splits = data_set.splits if data_set.splits.is_dir() else None
    values = dict.fromkeys(_FILM_SETTINGS) | {
        "data.manifest": data_set.manifest,
        "data.splits": splits,
    }
    return Offer(_counted(data_set.name, data_set.manifest), values)


def _counted(name: str, manifest: Path) -> str:
    films = films_told(manifest)
    return name if films is None else f"{name} · {films:,}"


def student_offers(draft: Draft) -> tuple[Offer, ...]:
    """Return our students, and the draft's own where it is none of them."""
    pairs = [(backbone, a) for backbone in BACKBONES for a in attentions_of(backbone)]
    own = (draft["student.backbone"], draft["student.attention"])
    if own not in pairs and own[0]:
        pairs.append(own)
    return tuple(
        Offer(
            student_name(backbone, attention),
            {"student.backbone": backbone, "student.attention": attention},
        )
        for backbone, attention in pairs
    )


def student_name(backbone: str, attention: str) -> str:
    """Return what a student is called, whether it can be built or not."""
    # Attention behind a transformer cannot be configured, but a draft may ask for it.
    plain = display_name(StudentConfig(backbone=backbone))
    words = {str(key): name for key, name in ATTENTIONS.items()}.get(attention, attention)
    return plain if attention == "none" else f"{plain} + {words}"


def finished_runs(runs: Path) -> tuple[RunDirectory, ...]:
    """Return the runs that can teach, the newest first."""
    return tuple(run for run in reversed(runs_below(runs)) if run.weights.is_file())


def teacher_name(teachers: Sequence[str]) -> str:
    """Return teachers in a few words: "CheXNet, stored prob.", "KD_001", "Ensemble of 3"."""
    if not teachers:
        return tr("No teacher")
    if len(teachers) > 1:
        return tr("Ensemble of {teachers}", teachers=len(teachers))
    path = Path(teachers[0])
    if path.name.endswith((".csv", ".csv.gz")):
        return tr("{path_name}, stored prob.", path_name=path.name.partition(".")[0])
    run = path.parent if path.name == "weights.safetensors" else path
    return RunDirectory(run).experiment_id


def preset_hint(draft: Draft, preset: str) -> str:
    """Return what a preset is for, and in what the draft departs from it."""
    changed = differences(draft, preset)
    if not changed:
        return in_readers_language(PRESETS[preset].purpose)
    names = [within(form_settings()[name].label) for name in changed]
    told = ", ".join(names[:_MOST_NAMED])
    rest = (
        tr(" and {names} more", names=len(names) - _MOST_NAMED) if len(names) > _MOST_NAMED else ""
    )
    return tr(
        "{purpose} Changed: {told}{rest}.",
        purpose=in_readers_language(PRESETS[preset].purpose),
        told=told,
        rest=rest,
    )


def is_teacher_file(path: Path) -> bool:
    """Whether a dropped file or folder can be meant as a teacher; its content decides later."""
    if path.is_dir():
        return RunDirectory(path).config.is_file()
    return path.name.lower().endswith((".csv", ".csv.gz", ".pt", ".pth", ".tar", ".safetensors"))


def is_configuration_file(path: Path) -> bool:
    """Whether a dropped file can be meant as a configuration."""
    return path.suffix.lower() in (".toml", ".json")
