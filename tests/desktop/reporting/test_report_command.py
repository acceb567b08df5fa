"""Reports from the command line: `xlite-desktop --report FOLDER FILMS`, without a window."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.dicom_objects import identified_film
from tests.helpers.pdf_text import everything_in, pdf_pages
from tests.helpers.tiny_student import write_tiny_student
from tests.helpers.window import write_film
from xlite_core.io.read import read_radiograph
from xlite_core.worklist.database import FILE_NAME
from xlite_core.worklist.opinion import disagreement
from xlite_core.worklist.store import Worklist
from xlite_desktop.app import main, parsed

ROOT = Path(__file__).parents[3]
pytestmark = pytest.mark.usefixtures("qapp", "nothing_remembered")


@pytest.fixture
def nothing_remembered(tmp_path, monkeypatch):
    """Let nobody's own worklist speak."""
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "data")


@pytest.fixture
def model(tmp_path):
    return write_tiny_student(tmp_path / "tiny.onnx")


@pytest.fixture
def films(tmp_path):
    folder = tmp_path / "films"
    write_film(folder / "a.png")
    (folder / "MARKED Jane.dcm").write_bytes(identified_film())
    return folder


def reports_in(folder):
    return sorted(folder.glob("*.pdf"))


def test_every_film_gets_a_report(tmp_path, films, model, capsys):
    """Without the patient, with the model's usual thresholds."""
    status = main(["--report", str(tmp_path / "out"), "--model", str(model), str(films)])

    assert status == 0
    said = capsys.readouterr().err
    assert "2 of 2 reports are in" in said
    assert "Research use only. Not a medical device." in said
    written = reports_in(tmp_path / "out")
    assert [path.name[:11] for path in written] == ["report-0001", "report-0002"]
    for path in written:
        (page,) = pdf_pages(path.read_bytes())
        assert "Thresholds: Youden" in page
        assert "MARKED" not in page
        assert b"MARKED" not in everything_in(path.read_bytes())


def test_a_damaged_film_is_named_and_the_status_tells(tmp_path, films, model, capsys):
    """The others have their pages in the one PDF."""
    (films / "bad.png").write_bytes(b"\x89PNG\r\n\x1a\n")

    status = main(
        ["--report", str(tmp_path / "out"), "--single", "--model", str(model), str(films)]
    )

    said = capsys.readouterr().err
    assert status == 1
    assert "bad.png: This PNG file stops" in said
    assert "2 of 3 reports are in" in said
    (path,) = reports_in(tmp_path / "out")
    assert len(pdf_pages(path.read_bytes())) == 2


def test_identity_policy_and_paper_are_options(tmp_path, films, model):
    """The patient is named because it was asked for."""
    film = films / "MARKED Jane.dcm"

    main(["--report", str(tmp_path / "out"), "--identity", "--policy", "f1", "--paper", "letter",
          "--model", str(model), str(film)])  # fmt: skip

    data = reports_in(tmp_path / "out")[0].read_bytes()
    (page,) = pdf_pages(data)
    assert {"MARKED Jane", "MARKED77"} <= set(page.splitlines())
    assert "Thresholds: F1" in page
    assert b"/MediaBox [0 0 612" in data


def test_what_the_reader_left_on_a_film_is_in_its_report(tmp_path, films, model):
    """As `xlite diagnose` writes it."""
    from xlite_core.inference.classifier import Classifier

    fingerprint = Classifier.open(model).fingerprint
    key = read_radiograph(films / "a.png").provenance.sha256
    (tmp_path / "data").mkdir()
    worklist = Worklist(tmp_path / "data" / FILE_NAME)
    worklist.note(key, "Seen twice.")
    worklist.give_opinion(key, fingerprint, disagreement("Mass", flagged=True))
    worklist.close()

    main(["--report", str(tmp_path / "out"), "--model", str(model), str(films / "a.png")])

    (page,) = pdf_pages(reports_in(tmp_path / "out")[0].read_bytes())
    assert {"Seen twice.", "disagree, absent"} <= set(page.splitlines())


def test_what_cannot_be_done_is_one_sentence(tmp_path, films, model, capsys):
    """And no folder is made for it."""
    usual = ["--report", str(tmp_path / "out"), str(films), "--model"]

    assert main([*usual, str(model), "--policy", "nonsense"]) == 1
    assert "no operating points for the policy 'nonsense'" in capsys.readouterr().err
    assert main([*usual, "missing.onnx"]) == 1
    assert "missing.onnx" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_folder_without_films_is_refused(tmp_path, model, capsys):
    """It says what it takes."""
    (tmp_path / "empty").mkdir()

    status = main(
        ["--report", str(tmp_path / "out"), "--model", str(model), str(tmp_path / "empty")]
    )

    assert status == 1
    assert "There is no film in the given folders." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["a.png", "--identity"], "--identity belongs to --report"),
        (["a.png", "--paper", "a4"], "--paper belongs to --report"),
        (["--report", "out"], "--report needs films or folders"),
    ],
)
def test_options_of_reports_need_each_other(capsys, arguments, sentence):
    """A tick for the patient that does nothing would be misread one day."""
    with pytest.raises(SystemExit):
        parsed(arguments)

    assert sentence in capsys.readouterr().err


def test_no_screen_is_needed(tmp_path, films, model):
    """In a process of its own, without any display; and torch stays out."""
    code = (
        "import sys\nfrom xlite_desktop.app import main\n"
        "status = main(sys.argv[1:])\n"
        "assert 'torch' not in sys.modules\n"
        "assert 'xlite_desktop.main_window' not in sys.modules\nsys.exit(status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "--report", tmp_path / "out", "--model", model,
         films / "a.png"],
        capture_output=True, text=True, cwd=ROOT, check=False, timeout=60,
        env={"PATH": "", "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)},
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    (page,) = pdf_pages(reports_in(tmp_path / "out")[0].read_bytes())
    assert "Research use only. Not a medical device." in page.splitlines()
