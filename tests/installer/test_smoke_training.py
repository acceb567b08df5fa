"""The Training pack of a smoke test: a window and a command line without torch, a made-up pack."""

from __future__ import annotations

import sys

import pytest

from installer.build_pack import build_archive
from installer.installation import InPlace
from installer.product import PROGRAMS
from installer.refusal import BuildRefused
from installer.smoke_training import faults_of_training, training_faults
from installer.smoke_verdict import record_in
from tests.helpers.training_packs import REPOSITORY, a_pack, a_pack_that_trains, script

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its programs are scripts")

WITHOUT_TORCH = """
import sys
sys.path.insert(0, {repository!r})
sys.modules["torch"] = None
from {module} import main
sys.exit(main())
"""
MODULES = dict(zip(PROGRAMS, ("xlite_desktop.app", "xlite_core.cli.main"), strict=True))


@pytest.fixture
def installed(tmp_path, monkeypatch):
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "user"))
    for program, module in MODULES.items():
        body = WITHOUT_TORCH.format(repository=str(REPOSITORY), module=module)
        script(tmp_path / "app" / program, body)
    return InPlace(tmp_path / "app")


def test_the_window_trains_two_epochs_with_a_pack(installed, tmp_path):
    """Its archive is unpacked and chosen in the settings; nothing is left in the user's folders."""
    pack = build_archive(a_pack_that_trains(tmp_path / "pack"), tmp_path)
    out = tmp_path / "out"

    assert training_faults(installed, pack, out, {}, 300) == []

    assert len(record_in(out)["training"]["epochs"]) == 2
    assert (out / "window.png").is_file()
    assert not list((tmp_path / "user").rglob("training-pack.json"))
    assert not list((tmp_path / "user").rglob("runs"))


def test_a_pack_that_is_refused_is_told_in_its_own_words(installed, tmp_path):
    """Of another version, say; nothing is imported or trained."""
    pack = a_pack(tmp_path / "pack", version="9.9")

    (said,) = training_faults(installed, pack, tmp_path / "out", {}, 300)

    assert said.startswith("The window did not train to the end: ")
    assert "of version 9.9" in said


def test_a_folder_that_is_no_pack_is_refused(installed, tmp_path):
    """Before anything is started."""
    with pytest.raises(BuildRefused, match=r"has no pack\.json"):
        training_faults(installed, tmp_path, tmp_path / "out", {}, 300)


def test_a_pack_that_is_no_archive_is_refused(installed, tmp_path):
    """Cut off on its way, say."""
    (tmp_path / "pack.tar.gz").write_bytes(b"no archive")

    with pytest.raises(BuildRefused, match=r"pack\.tar\.gz cannot be unpacked"):
        training_faults(installed, tmp_path / "pack.tar.gz", tmp_path / "out", {}, 300)


def record(**changes):
    epoch = {"train_loss": 0.7, "validation_loss": 0.7, "validation_auc": 0.5}
    training = {
        "problem": "",
        "pack": "Training pack 0.1.0, CPU, PyTorch 2.0",
        "epochs": [epoch, epoch],
    }
    return {"failure": "", "training_packages": [], "training": training | changes}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"problem": "It is failed. No memory."}, "to the end: It is failed. No memory."),
        ({"pack": "This installation itself"}, "with something else: This installation itself"),
        ({"epochs": record()["training"]["epochs"][:1]}, "1 epochs were trained instead of 2."),
        ({"epochs": [{"train_loss": float("nan"), "validation_loss": 1, "validation_auc": 1}] * 2},
         "Epoch 2 has no loss and AUC that make sense"),
        ({"epochs": [{"train_loss": 1, "validation_loss": 1, "validation_auc": None}] * 2},
         "Epoch 1 has no loss and AUC that make sense"),
    ],
)  # fmt: skip
def test_each_fault_of_a_training_is_told(changes, said):
    """And what is sound is not."""
    assert faults_of_training(record()) == []
    assert any(said in sentence for sentence in faults_of_training(record(**changes)))


def test_a_walk_that_broke_off_or_loaded_torch_is_told():
    """Whatever it trained."""
    broken = record() | {"failure": "A step took too long.", "training_packages": ["torch"]}

    assert faults_of_training(broken) == ["A step took too long.", "The window loaded torch."]
