"""Importing and describing data sets on the command line."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.helpers.film_files import write_film, write_films
from tests.helpers.tiny_study import write_tiny_study
from xlite_core.data.folds import read_folds
from xlite_core.data.manifest import read_manifest

REPOSITORY = Path(__file__).resolve().parents[3]


def test_a_table_is_imported_with_the_films_beside_it(xlite, tmp_path):
    """The manifest is written, the outcome said, and nothing else left behind."""
    labels, _, _ = write_tiny_study(tmp_path)

    status, output, _ = xlite("data", "import", labels, tmp_path / "out")

    manifest = read_manifest(tmp_path / "out" / "manifest.csv")
    assert status == 0
    assert "24 films of 12 patients, 2 findings, 0 files left out" in output
    assert manifest.fingerprint in output
    assert manifest.root.resolve() == tmp_path / "images"
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "manifest.csv",
        "manifest.json",
    ]


def test_problems_are_shown_with_their_reasons(xlite, tmp_path):
    """The first twenty, then how many more; all of them are in the manifest."""
    labels, images, _ = write_tiny_study(tmp_path)
    (images / "film_00.png").write_text("[red]")
    for number in range(1, 23):
        (images / f"film_{number:02d}.png").unlink()

    status, output, _ = xlite("data", "import", labels, tmp_path / "m.csv")

    assert status == 0
    assert "and 3 more" in output
    assert "22 files: There is no such file below the folder of the films." in output
    assert len(read_manifest(tmp_path / "m.csv").problems) == 23


def test_folders_and_chosen_findings_are_imported(xlite, tmp_path):
    """A folder is a folder of folders."""
    write_films(tmp_path / "set", "Mass/a.png", "Edema/b.png")
    write_film(tmp_path / "set" / "normal" / "c.png", 7)

    status, output, _ = xlite(
        "data", "import", tmp_path / "set", tmp_path / "m.csv", "--finding", "Mass"
    )

    assert status == 0
    assert "Edema is not among the findings." in output
    assert read_manifest(tmp_path / "m.csv").table.findings == ("Mass",)


def test_a_table_alone_can_be_imported(xlite, tmp_path):
    """Without looking for films, which is said."""
    labels, _, _ = write_tiny_study(tmp_path)

    status, output, _ = xlite("data", "import", labels, tmp_path / "m.csv", "--no-images")

    assert status == 0
    assert "Nobody has looked for the films." in output
    assert read_manifest(tmp_path / "m.csv").checked == "nothing"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--images", "x", "--no-images"], "both with films and without"),
        (["--kind", "folders", "--no-images"], "brings its own films"),
        (["--kind", "nih"], "lacks the columns Image Index, Finding Labels, Patient ID"),
        (["--images", "nowhere"], "There is no folder 'nowhere'"),
        (["--finding", "Hernia"], "lacks the columns Hernia"),
    ],
)
def test_what_cannot_be_imported_is_said_in_a_sentence(xlite, tmp_path, arguments, sentence):
    """And no manifest is written."""
    labels, _, _ = write_tiny_study(tmp_path)

    status, _, errors = xlite("data", "import", labels, tmp_path / "m.csv", *arguments)

    assert status == 1
    assert sentence in errors
    assert not (tmp_path / "m.csv").exists()


def test_the_table_itself_is_never_overwritten(xlite, tmp_path):
    """Whoever types the same name twice keeps the labels; a manifest may be made again."""
    labels, _, _ = write_tiny_study(tmp_path)
    before = labels.read_bytes()

    status, _, errors = xlite("data", "import", labels, labels)
    first, _, _ = xlite("data", "import", labels, tmp_path / "m.csv")
    second, _, _ = xlite("data", "import", labels, tmp_path / "m.csv")

    assert (status, first, second) == (1, 0, 0)
    assert "exists and is no manifest" in errors
    assert labels.read_bytes() == before


def test_a_data_set_is_described(xlite, tmp_path):
    """For people as tables, for programs as JSON."""
    labels, _, _ = write_tiny_study(tmp_path)
    xlite("data", "import", labels, tmp_path / "m.csv")

    status, output, _ = xlite("data", "describe", tmp_path / "m.csv")
    as_json, text, _ = xlite("data", "describe", tmp_path / "m.csv", "--json")
    bare, _, errors = xlite("data", "describe", labels)

    assert (status, as_json, bare) == (0, 0, 1)
    for words in ("Mass", "24 films of 12 patients", "Imbalance", "Findings a film", "unknown"):
        assert words in output
    values = json.loads(text)
    assert (values["films"], values["positives"], values["known"]) == (24, [12, 8], [24, 23])
    assert values["fingerprint"] == read_manifest(tmp_path / "m.csv").fingerprint
    assert "is no manifest" in errors


def test_what_cannot_be_counted_is_not_available(xlite, tmp_path):
    """A finding that nobody has, and films of which nobody knows everything."""
    (tmp_path / "t.csv").write_text("file,patient,A,B\na,p,0,\nb,q,,1\n")
    xlite("data", "import", tmp_path / "t.csv", tmp_path / "m.csv", "--no-images")

    _, output, _ = xlite("data", "describe", tmp_path / "m.csv")

    assert "Imbalance: n/a" in output
    assert "No Finding: n/a" in output


def test_folds_are_made_of_a_manifest_with_its_findings(xlite, tmp_path):
    """Not only of tables with the fourteen."""
    labels, _, _ = write_tiny_study(tmp_path)
    xlite("data", "import", labels, tmp_path / "m.csv")

    status, output, _ = xlite("data", "folds", tmp_path / "m.csv", tmp_path / "f.csv")

    assert status == 0
    assert "24 films of 12 patients in 5 folds" in output
    assert read_folds(tmp_path / "f.csv").count == 5


_SLOW_IMPORT = """
import sys, time
from xlite_core.data import inspection
look = inspection.check_film
def slowly(*arguments, **kinds):
    time.sleep(0.3)
    return look(*arguments, **kinds)
inspection.check_film = slowly
from xlite_core.cli.main import main
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent differently there")
def test_ctrl_c_keeps_what_was_checked(tmp_path):
    """A sentence, no traceback; the same command goes on and ends with a whole manifest."""
    names = [f"Mass/{number:03d}.png" for number in range(150)]
    write_films(tmp_path / "set", *names)
    out = tmp_path / "m.csv"
    arguments = [sys.executable, "-c", _SLOW_IMPORT, "data", "import", tmp_path / "set", out]
    journal = tmp_path / ".m.csv.checked"

    with subprocess.Popen(
        arguments, cwd=REPOSITORY, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        deadline = time.monotonic() + 60
        while not (journal.exists() and journal.stat().st_size > 500):
            assert time.monotonic() < deadline
            time.sleep(0.02)
        os.kill(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=60)

    assert process.returncode == 130
    assert "goes on from there" in errors
    assert "Traceback" not in errors
    assert not out.exists()
    kept = journal.read_text().count("Mass/")
    assert 0 < kept < 150
    at_full_speed = [arguments[0], "-c", "from xlite_core.cli.main import main; main()"]
    again = [*at_full_speed, *arguments[3:]]
    subprocess.run(again, cwd=REPOSITORY, check=True, capture_output=True)
    assert len(read_manifest(out).table) == 150
    assert not journal.exists()
