"""The policy is asked where an act happens, whoever wants it."""

from __future__ import annotations

import json
import subprocess
import sys

import numpy as np
import pytest

from tests.helpers.cards import example_card, example_prediction
from tests.helpers.dicom_objects import film_to_refer_to
from tests.helpers.policy_files import put_in_force
from tests.helpers.radiographs import radiograph_of
from xlite_core.child_main import ROLES
from xlite_core.child_process import CHILD_FLAG, TRAINING_ROLES, start_child
from xlite_core.errors import PolicyForbids
from xlite_core.reporting.dicom_object import referable
from xlite_core.reporting.report_of_film import Reading, report_content


@pytest.mark.parametrize("role", sorted(TRAINING_ROLES))
def test_no_child_is_started_to_train(tmp_path, monkeypatch, role):
    """Not even its log is begun."""
    put_in_force(monkeypatch, tmp_path, "training = false\n")

    with pytest.raises(PolicyForbids, match="forbids training"):
        start_child(role, {}, protocol=0, log=tmp_path / "run" / "log.txt")

    assert set(ROLES) >= TRAINING_ROLES
    assert not (tmp_path / "run").exists()


def test_a_child_that_somebody_else_started_does_not_train(tmp_path, monkeypatch):
    """It asks itself, and says nothing to its parent."""
    put_in_force(monkeypatch, tmp_path, "training = false\n")

    ended = subprocess.run(
        [sys.executable, "-m", "xlite_core.child_main", CHILD_FLAG, "trainer"],
        input=json.dumps({"config": {}, "directory": str(tmp_path)}).encode(),
        capture_output=True,
        check=False,
        timeout=60,
    )

    assert (ended.returncode, ended.stdout) == (1, b"")
    assert b"The policy of this computer forbids training." in ended.stderr


def test_no_object_and_no_report_names_the_patient(tmp_path, monkeypatch):
    """Whoever builds one with the patient is refused; without, it is built as ever."""
    film, card = radiograph_of(np.zeros((64, 64), np.uint8)), example_card()
    reading = {"thresholds": card.operating_points("youden"), "policy": "Youden"}
    put_in_force(monkeypatch, tmp_path, "export_identity = false\n")

    with pytest.raises(PolicyForbids, match="who a patient is"):
        referable(film_to_refer_to(identity=False), identity=True)
    with pytest.raises(PolicyForbids, match="who a patient is"):
        report_content(film, example_prediction(), card, Reading(**reading, identity=True))

    assert report_content(film, example_prediction(), card, Reading(**reading)).identity is None
