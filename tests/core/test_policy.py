"""What the IT department locks, and what becomes of a file that cannot be understood."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from xlite_core import policy as policies
from xlite_core.errors import PolicyForbids
from xlite_core.places import Place
from xlite_core.policy import (
    FOLDERS,
    KEYS,
    LOCKABLE,
    LOCKS,
    VARIABLE,
    FixedModel,
    Policy,
    policy,
    policy_file,
    read_policy,
    reason,
    require_identity_export,
    require_training,
    warning,
)

DIGEST = "0123456789abcdef" * 4
MODEL = f'model = "/srv/x-lite/student.onnx"\nmodel_sha256 = "{DIGEST.upper()}"\n'

WHOLE = f"""
training = false          # no training here
export_identity = false
updates = false
{MODEL}theme = "dark"
language = "de"

[folders]
data = "/srv/data"
runs = "/srv/runs"
"""


@pytest.fixture
def written(tmp_path):
    def write(text: str | bytes) -> Path:
        file = tmp_path / "policy.toml"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    return write


@pytest.fixture
def in_force(written, tmp_path, monkeypatch):
    """Write a policy that counts in this test."""
    monkeypatch.setattr(policies, "machine_file", lambda: tmp_path / "no-such-policy.toml")

    def use(text: str) -> Path:
        file = written(text)
        monkeypatch.setenv(VARIABLE, str(file))
        return file

    return use


def test_a_sound_policy_says_what_is_locked(written):
    """Every key means what it says."""
    file = written(WHOLE)

    read = read_policy(file)

    assert read == Policy(
        file=file,
        training=False,
        export_identity=False,
        updates=False,
        model=FixedModel(path=Path("/srv/x-lite/student.onnx"), sha256=DIGEST),
        theme="dark",
        language="de",
        folders={"data": Path("/srv/data"), "runs": Path("/srv/runs")},
    )
    assert read.fixes_model


def test_without_a_policy_nothing_is_locked(tmp_path, monkeypatch):
    """The usual computer has none."""
    monkeypatch.setattr(policies, "machine_file", lambda: tmp_path / "policy.toml")
    monkeypatch.delenv(VARIABLE, raising=False)

    assert policy_file() is None
    assert policy() == Policy()
    require_training()
    require_identity_export()


def test_the_computers_own_policy_cannot_be_replaced(written, tmp_path, monkeypatch):
    """A user's variable counts only where the computer has no file."""
    own, other = tmp_path / "own.toml", written("training = true")
    monkeypatch.setenv(VARIABLE, str(other))
    monkeypatch.setattr(policies, "machine_file", lambda: own)
    assert policy_file() == other

    own.write_text("training = false")

    assert policy_file() == own


def test_a_folder_of_the_policy_that_cannot_be_entered_locks_everything(tmp_path, monkeypatch):
    """It may hold a policy; here it is a link that leads to itself."""
    folder = tmp_path / "x-lite"
    folder.symlink_to(folder)
    monkeypatch.setattr(policies, "machine_file", lambda: folder / "policy.toml")

    assert not policy().training
    assert policy().problems


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("training = false\nupdates = maybe\n", 2, "is no TOML"),
        ("training = true\n\ntrainning = false\n", 3, "There is no setting trainning."),
        (
            "[folders]\ndata = '/srv'\ncache = '/srv/cache'\n",
            3,
            "There is no setting folders.cache.",
        ),
        ("'folders.data' = '/srv'\n", 1, "There is no setting folders.data."),
        ("# a remark\n[folder]\ndata = '/srv'\n", 2, "There is no setting folder."),
        (b"training = true\n# \xff\n", 2, "is not UTF-8 text"),
        (f"training = {'1' * 5_000}\n", 1, "is no TOML"),
    ],
)
def test_a_policy_that_cannot_be_understood_locks_everything(written, text, line, words):
    """What a broken line was about is not known, so it may have been any lock."""
    file = written(text)

    read = read_policy(file)

    assert (read.training, read.export_identity, read.updates) == (False, False, False)
    assert read.fixes_model
    (problem,) = read.problems
    assert dict(read.doubts) == dict.fromkeys(LOCKABLE, problem)
    assert problem.startswith(f"Line {line} of the policy file {file}")
    assert words in problem


@pytest.mark.parametrize(
    ("text", "line", "locked"),
    [
        ("updates = true\ntraining = 'no'\n", 2, "training"),
        ("export_identity = 0\n", 1, "export_identity"),
        ("theme = 'pink'\n", 1, ""),
        ("language = ['de']\n", 1, ""),
        ("folders = '/srv'\n", 1, ""),
        ("[folders]\nruns = 'somewhere'\n", 2, ""),
        ("[folders]\nlogs = 3\n", 2, ""),
        ('[folders]\nlogs = "/srv/\\u0000"\n', 2, ""),
        ("[folders]\nlogs = '/srv/$XLITE_IS_NOT_SET'\n", 2, ""),
        ("model = '/srv/student.onnx'\n", 1, "model"),
        ("\nmodel_sha256 = 'abc'\n", 2, "model"),
        ("model = 'student.onnx'\nmodel_sha256 = 'abc'\n", 1, "model"),
        ("model = '/srv/m.onnx'\nmodel_sha256 = 'abc'\n", 2, "model"),
    ],
)
def test_a_wrong_value_locks_what_it_is_about(written, text, line, locked):
    """The other lines are sound and keep their meaning."""
    file = written(text)

    read = read_policy(file)

    (problem,) = read.problems
    assert problem.startswith(f"Line {line} of the policy file {file} is wrong. The ")
    doubts = {locked: problem} if locked else {}
    expected = Policy(file=file, problems=(problem,), doubts=doubts)
    locks = {locked: False} if locked in LOCKS else {}
    assert read == dataclasses.replace(expected, **locks)
    assert read.fixes_model == (locked == "model")


@pytest.mark.parametrize("what", ["missing", "folder", "huge"])
def test_a_policy_that_cannot_be_read_locks_everything(tmp_path, what):
    """Somebody meant to lock something."""
    file = tmp_path / "policy.toml"
    if what == "folder":
        file.mkdir()
    if what == "huge":
        file.write_text("#" * 70_000)

    read = read_policy(file)

    assert (read.training, read.export_identity, read.updates) == (False, False, False)
    assert dict(read.doubts) == dict.fromkeys(LOCKABLE, read.problems[0])
    assert str(file) in read.problems[0]


def test_refusals_name_the_file(in_force):
    """So that whoever is refused knows where to ask."""
    file = in_force("training = false\nexport_identity = false\n")

    with pytest.raises(PolicyForbids, match="forbids training") as training:
        require_training()
    with pytest.raises(PolicyForbids, match="who a patient is"):
        require_identity_export()

    assert str(file) in training.value.hint


def test_refusals_of_a_broken_policy_name_the_line(in_force):
    """The hint says what has to be mended."""
    in_force("\n\nnonsense\n")

    with pytest.raises(PolicyForbids) as refused:
        require_training()

    assert refused.value.hint.startswith("Line 3 of the policy file")


def test_a_refusal_names_the_line_that_locks_and_no_other(written):
    """Mending a theme allows nobody to train where training is plainly forbidden."""
    file = written("theme = 'pink'\ntraining = false\nupdates = 3\n")

    read = read_policy(file)

    assert reason(read, "training").startswith(f"The policy file is {file};")
    assert reason(read, "updates").startswith(f"Line 3 of the policy file {file}")
    assert warning(read) == reason(read, "updates")
    assert "Line 1 " in (left_out := warning(read_policy(written("theme = 'pink'\n"))))
    assert left_out.endswith("This line does not count; the others do.")
    assert warning(read_policy(written("training = false\n"))) == ""


def test_a_misspelt_line_leaves_plain_locks_plain(written):
    """They stay locked when it is mended, so it is not blamed for them."""
    read = read_policy(written(f"trainig = 1\nupdates = false\n{MODEL}"))

    assert list(read.doubts) == ["training", "export_identity"]
    assert read.model is not None


def test_folders_may_name_the_users_home_and_variables(written, monkeypatch):
    """One file serves every user of a computer."""
    monkeypatch.setenv("HOME", "/home/ada")
    monkeypatch.setenv("SITE", "/srv/site")

    read = read_policy(written('[folders]\ndata = "~/x-lite"\nruns = "$SITE/runs"\n'))

    assert dict(read.folders) == {"data": Path("/home/ada/x-lite"), "runs": Path("/srv/site/runs")}


def test_every_folder_of_a_policy_is_a_place():
    """Names in [folders] and names of places are the same."""
    assert set(FOLDERS) <= {place.value for place in Place}
    assert {f"folders.{name}" for name in FOLDERS} <= set(KEYS)
