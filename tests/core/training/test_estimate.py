"""What a run will take, from the table that ships and from a probe."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.helpers.tiny_study import tiny_config
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.models.complexity import complexity
from xlite_core.models.config import StudentConfig
from xlite_core.models.registry import BACKBONES, attentions_of
from xlite_core.models.student import build_student
from xlite_core.training.closed_form_settings import COEFFICIENTS, bytes_of_films
from xlite_core.training.data_facts import DataFacts
from xlite_core.training.estimate import estimate, rows
from xlite_core.training.probe import Probe

FACTS = DataFacts(training=100, validation=30, test=0, findings=tuple("ABCDE"), positives=(9,) * 5)
TWO = {"facts": FACTS, "cores": 2}


def _config(backbone="mobilenetv3_small", attention="mhsa", size=224, **student):
    config = tiny_config(
        batch_size=16, epochs=10, threads=None, recipe=PreprocessingRecipe(size=size)
    )
    made = StudentConfig(backbone=backbone, attention=attention, image_size=size, **student)
    return replace(config, student=made, findings=())


def test_the_table_knows_every_student():
    """Every backbone that we offer, with every attention it may have, and CheXNet's network."""
    students = {(b, a) for b in BACKBONES for a in attentions_of(b)}

    assert set(rows()) == students | {("densenet121", "none")}


@pytest.mark.torch
@pytest.mark.parametrize(
    ("backbone", "attention"),
    [
        ("mobilenetv3_small", "none"),
        ("mobilenetv3_large", "performer"),
        ("pat_large", "none"),
        ("densenet121", "none"),
    ],
)
def test_the_table_says_what_counting_says(backbone, attention):
    """Write it anew: python -m xlite_core.training.estimate_table > resources/students.json."""
    counted = complexity(StudentConfig(backbone=backbone, attention=attention))
    known = rows()[backbone, attention]

    assert (known.parameters, known.macs) == (counted.parameters, counted.macs)


@pytest.mark.torch
def test_another_classifier_is_counted_exactly():
    """Its two layers are written out: hidden units and findings are free to change."""
    config = _config(head_width=64)

    told = estimate(config, **TWO)

    student = build_student(replace(config.student, findings=5))
    assert told.parameters == sum(p.numel() for p in student.parameters())
    assert told.exact


def test_what_only_resembles_a_row_says_so():
    """Another size scales by area; another width of attention is not known at all."""
    usual, small = estimate(_config(), **TWO), estimate(_config(size=112), **TWO)

    assert small.macs == pytest.approx(usual.macs / 4)
    assert usual.exact
    assert not small.exact
    assert not estimate(_config(attention_width=128), **TWO).exact


def test_time_follows_films_epochs_and_cores():
    """Validation costs a third of training a film; twice the cores, half the time."""
    one, two = estimate(_config(), **TWO), estimate(_config(), facts=FACTS, cores=4)

    known = rows()["mobilenetv3_small", "mhsa"]
    assert one.epoch_seconds == pytest.approx(known.core_seconds / 2 * 110)
    assert one.run_seconds == pytest.approx(10 * one.epoch_seconds)
    assert two.run_seconds == pytest.approx(one.run_seconds / 2)
    assert estimate(_config(), None, cores=2).run_seconds is None


def test_memory_follows_the_batch_and_its_parts():
    """Half a batch at once keeps half; so does computing maps twice."""
    config = _config()
    halved = replace(config, loop=replace(config.loop, accumulate=2))
    cheap = replace(config, machine=replace(config.machine, gradient_checkpointing=True))

    memory = [estimate(c, **TWO).memory_mb for c in (config, halved, cheap)]

    assert memory[0] > memory[1] == pytest.approx(memory[2])


def test_a_closed_form_holds_every_copy_and_no_step_tells_its_time():
    """Most of it goes into inner products of films, which no step of descent has."""
    descends = _config("scattering", "none")
    student = replace(descends.student, findings=5)
    loop = replace(descends.loop, method="closed_form", keep="last", epochs=4)
    fitted = replace(descends, student=student, loop=loop)

    told, other = estimate(fitted, **TWO), estimate(descends, **TWO)

    assert (told.epoch_seconds, told.run_seconds) == (None, None)
    assert told.memory_mb - other.memory_mb == pytest.approx(bytes_of_films(400) / 1e6)
    assert build_student(student).backbone.middle.numel() == COEFFICIENTS


def test_a_probe_wins_over_the_table():
    """It measured this machine."""
    probe = Probe(
        parameters=10, macs=20, model_mb=1.0, seconds_a_step=1.6, seconds_an_epoch=10.0,
        peak_memory_mb=500.0, films_a_pass=8, device="cuda",
    )  # fmt: skip

    told = estimate(_config(), **TWO, probe=probe)

    assert (told.parameters, told.macs, told.memory_mb) == (10, 20, 500.0)
    assert told.epoch_seconds == pytest.approx(0.1 * 110)
    assert (told.device, told.films_a_pass) == ("cuda", 8)


def test_a_network_that_nobody_measured_has_no_estimate():
    """Any timm model is allowed, and only a probe knows it."""
    assert estimate(_config("resnet50"), **TWO) is None
