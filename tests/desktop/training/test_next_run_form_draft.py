"""The draft of a run: it loses nothing, invents nothing, and knows what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.tiny_study import tiny_config
from xlite_core.models.config import StudentConfig
from xlite_core.setting import choices_of, settings_of
from xlite_core.training.config import TrainingConfig
from xlite_core.training.manual import SECTIONS
from xlite_core.training.presets import PRESETS
from xlite_core.training.sections import DataConfig
from xlite_desktop.training.form_draft import (
    FILMS,
    STRENGTH,
    TEACHERS,
    changed,
    draft_of,
    first_draft,
    judged,
    needs_teacher,
    nested,
    preset_of,
    reason_of,
    strength_of,
    with_preset_chosen,
)
from xlite_desktop.training.form_settings import Kind, form_settings
from xlite_desktop.training.form_text import number_text, parsed, written

MANIFEST = Path("/films/manifest.csv")
TEACHER = ("/teachers/chexnet.csv",)

ODD = {
    "name": "odd",
    "phase": "ablation",
    "findings": ("Mass", "Edema"),
    "data.manifest": MANIFEST,
    "data.splits": None,
    "data.folds": Path("/films/folds.csv"),
    "data.fold": 3,
    "data.cache": Path("/cache"),
    "recipe.size": 96,
    "recipe.mean": (0.5,),
    "recipe.std": (0.25,),
    "student.backbone": "resnet50",
    "student.attention": "performer",
    "student.attention_width": None,
    "student.findings": 2,
    "student.in_channels": 1,
    "student.image_size": 32,
    "loss.focal_alpha": 0.25,
    "distillation.teachers": ("/a.csv", "/b"),
    "optimisation.backbone_learning_rate": 2e-5,
    "loop.epochs": 77,
    "loop.accumulate": 3,
    "loop.init_from": "/runs/x",
    "machine.threads": 3,
}
"""Settings whose odd value has to fit others, or has no plain neighbour."""


def _odd_value(setting):
    if setting.name in ODD:
        return ODD[setting.name]
    if setting.kind is Kind.SWITCH:
        return not setting.default
    if setting.kind is Kind.CHOICE:
        return setting.choices[-1] if setting.choices[0] == setting.default else setting.choices[0]
    if setting.kind is Kind.WHOLE:
        return setting.default + 1
    assert setting.kind is Kind.NUMBER
    return setting.default / 2 + 0.0123


def _config(preset: str) -> TrainingConfig:
    values = {
        "preset": preset,
        "name": preset,
        "data": {"manifest": str(MANIFEST), "splits": "/films/splits"},
        "student": {"backbone": "efficientnet_b0", "attention": "mhsa"},
        "recipe": {"size": 224},
    }
    if needs_teacher(preset):
        values["distillation"] = {"teachers": list(TEACHER)}
    return TrainingConfig.from_values(values, Path())


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_survives_the_form(preset):
    """What a file with this preset says is what the form makes of it, and recognises."""
    config = _config(preset)
    draft = draft_of(config)

    assert judged(draft, preset=preset).config == config
    assert preset_of(draft) == preset


def test_a_run_without_a_teacher_is_never_taken_for_a_distillation():
    """However near its numbers are to that preset: nobody is asked for a teacher then."""
    draft = draft_of(tiny_config(data=DataConfig(manifest=MANIFEST), epochs=50, batch_size=32))

    assert not needs_teacher(preset_of(draft))
    assert judged(draft, preset=preset_of(draft)).problems == {}


@pytest.mark.parametrize("preset", PRESETS)
def test_choosing_a_preset_is_writing_its_name_into_a_file(preset):
    """Films, network and teacher are those of the form; nothing of another preset is left."""
    draft = {**first_draft("planned"), FILMS: MANIFEST, "data.splits": Path("/films/splits")}
    if needs_teacher(preset):
        draft[TEACHERS] = TEACHER

    chosen = {**with_preset_chosen(draft, preset), "name": preset}

    assert judged(chosen, preset=preset).config == _config(preset)


def test_a_configuration_with_every_setting_changed_survives_the_form():
    """Through the draft, and through the text of every field."""
    settings = form_settings()
    odd = {name: _odd_value(setting) for name, setting in settings.items()}
    del odd["loop.method"]  # few other settings may be odd beside a closed form
    config = TrainingConfig.from_values(nested(odd), Path())

    draft = draft_of(config)
    written_and_read = {
        name: value
        if settings[name].kind in (Kind.SWITCH, Kind.CHOICE)
        else parsed(settings[name], written(settings[name], value))
        for name, value in draft.items()
    }

    assert all(draft[name] != setting.default for name, setting in settings.items()
               if name not in {"data.splits", "loop.method"})  # fmt: skip
    assert judged(draft).config == config
    assert judged(written_and_read).config == config


def test_a_closed_form_survives_the_form_and_what_it_cannot_keep_is_told():
    """Like any other run."""
    student = StudentConfig(
        backbone="scattering", attention="mhsa", attention_width=None, findings=2
    )
    config = tiny_config(data=DataConfig(manifest=MANIFEST), student=student, method="closed_form")
    draft = draft_of(config)

    assert judged(draft).config == config
    told = judged({**draft, "student.backbone": "mobilenetv3_small"})
    assert any(
        "cannot be fitted in closed form" in line for line in map(str, told.problems.values())
    )


def test_a_configuration_of_a_test_survives_whatever_it_is():
    """Its image size is not its recipe's: nothing is put right behind anybody's back."""
    config = tiny_config(data=DataConfig(manifest=MANIFEST))

    assert judged(draft_of(config)).config == config


def test_every_declared_setting_has_its_field():
    """With its help, its choices and its default."""
    settings = form_settings()
    for section, cls in SECTIONS.items():
        for field, declared in settings_of(cls).items():
            setting = settings[f"{section}.{field}"]
            assert setting.declared is declared
            assert setting.choices == choices_of(cls, field)
            assert declared.help in setting.tooltip
            assert declared.found in setting.tooltip
    assert all(setting.label[0].isupper() for setting in settings.values())


def test_all_wrong_settings_are_named_at_once():
    """Texts that are no numbers, numbers out of range, and two settings that disagree."""
    draft = {**first_draft(), FILMS: MANIFEST}
    for name, value in {
        "loop.epochs": "abc",
        "loss.focal_gamma": 77.0,
        "student.heads": 7,
        "recipe.size": 5000,
        "recipe.mean": "a, b",
    }.items():
        draft = changed(draft, name, value)

    problems = judged(draft).problems

    assert problems["loop.epochs"] == "Write a whole number, 1 to 10,000."
    assert problems["loss.focal_gamma"] == "Use a value from 0 to 10."
    assert "cannot be shared by 7 heads" in problems["student.heads"]
    assert "16 to 2048" in problems["recipe.size"]
    assert problems["recipe.mean"] == "Write numbers."
    assert set(problems) - {"student.image_size"} == {
        "loop.epochs", "loss.focal_gamma", "student.heads", "recipe.size", "recipe.mean",
    }  # fmt: skip
    assert reason_of(problems).startswith("Size: A network input of 5000")
    assert judged(draft).config is judged(draft).sound is None


@pytest.mark.parametrize("last", ["loop.batch_size", "loop.accumulate"])
def test_of_two_that_disagree_the_last_one_touched_is_marked(last):
    """A batch of 30 in 4 parts: whoever was changed last hears of it."""
    draft = {**first_draft(), FILMS: MANIFEST, "loop.batch_size": 30, "loop.accumulate": 4}

    assert list(judged(draft, last=last).problems) == [last]


def test_a_run_without_films_can_be_estimated_but_not_begun():
    """And a preset that distils wants its teacher."""
    judgement = judged(first_draft("distillation"), preset="distillation")

    assert list(judgement.problems) == [FILMS, TEACHERS]
    assert judgement.config is None
    assert judgement.sound is not None
    assert judgement.sound.data is None


def test_a_teacher_makes_a_distillation_and_its_end_a_baseline():
    """The id of the run begins with its phase; other phases stay."""
    draft = first_draft("baseline")

    taught = changed(draft, TEACHERS, TEACHER)

    assert taught["phase"] == "distillation"
    assert changed(taught, TEACHERS, ())["phase"] == "baseline"
    assert changed(first_draft("final"), TEACHERS, TEACHER)["phase"] == "final"


def test_pretrained_weights_bring_their_rate():
    """As a file gets it that asks for them; a rate that somebody chose stays."""
    rate = "optimisation.learning_rate"
    plain = first_draft("baseline")

    low = changed(plain, "student.pretrained", True)

    assert (plain[rate], low[rate]) == (1e-3, 1e-4)
    assert changed(low, "student.pretrained", False)[rate] == 1e-3
    assert changed({**plain, rate: 0.5}, "student.pretrained", True)[rate] == 0.5


def test_a_strength_sets_all_numbers_of_augmentation():
    """And any other set of numbers is called custom."""
    light = changed(first_draft(), STRENGTH, "light")

    assert strength_of(first_draft()) == "medium"
    assert strength_of(light) == "light"
    assert strength_of({**light, "augmentation.flip": 0.1}) == "custom"
    assert changed(light, STRENGTH, "custom") == light


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_reads_back_as_itself(value):
    """In whichever notation is shorter to read."""
    assert float(number_text(value)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (4.0, "4.0"),
        (1e-3, "0.001"),
        (1e-5, "1e-5"),
        (1.5e-4, "1.5e-4"),
        (1e16, "1e16"),
        (0.0, "0.0"),
    ],
)
def test_numbers_are_written_as_people_write_them(value, text):
    """Small ones in scientific notation, without leading zeros in the exponent."""
    assert number_text(value) == text


def test_decimal_commas_and_real_minus_signs_are_understood():
    """So are thousands with a space or a comma, and an empty field that may be empty."""
    settings = form_settings()

    assert parsed(settings["distillation.alpha"], " 0,5 ") == 0.5
    assert parsed(settings["optimisation.weight_decay"], "−1e-3") == -1e-3
    assert parsed(settings["loop.epochs"], "1,000") == 1000
    assert parsed(settings["loop.epochs"], "4,0") == "4,0"
    assert parsed(settings["data.manifest"], "~nobody-of-this-name/x") == "~nobody-of-this-name/x"
    assert parsed(settings["loss.focal_alpha"], "") is None
    assert parsed(settings["loop.init_from"], "") == ""
    assert parsed(settings["findings"], "Mass, Edema,") == ("Mass", "Edema")
    assert parsed(settings["data.cache"], "films") == Path.home() / "films"
    assert parsed(settings["loop.epochs"], "1.5") == "1.5"
