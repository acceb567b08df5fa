"""The application tries itself out: a real window, real children and real files."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from installer.product import version
from installer.refusal import BuildRefused
from installer.smoke_films import SAMPLE, write_films
from installer.smoke_test import numbered
from installer.smoke_verdict import Expected, faults, record_in


def walked(out, films, *options):
    out.mkdir()
    command = [sys.executable, "-m", "xlite_desktop", "--language", "en", "--smoke-test", str(out)]
    home = {name: str(out.parent / "home") for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    done = subprocess.run(
        [*command, *options, *map(str, films)],
        env=os.environ | home,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return done.returncode, record_in(out)


def test_the_window_opens_films_reads_findings_shows_a_map_and_saves_a_report(tmp_path):
    """And is judged like an installed one: a PNG, a compressed DICOM and two refusals."""
    films = write_films(tmp_path / "films")
    chosen = {SAMPLE: True} | {
        path: wanted
        for path, wanted in films.items()
        if path.name in ("jpeg-2000.dcm", "cut-off.dcm", "no-film.png")
    }

    code, record = walked(tmp_path / "out", chosen)

    expected = Expected(version=version(), films={p.name: wanted for p, wanted in chosen.items()})
    assert faults(tmp_path / "out", expected) == []
    assert code == 0
    by_name = {film["name"]: film for film in record["films"]}
    assert by_name["jpeg-2000.dcm"]["pixels"] == by_name[SAMPLE.name]["pixels"]
    assert by_name["jpeg-2000.dcm"]["probabilities"] == by_name[SAMPLE.name]["probabilities"]
    assert by_name["no-film.png"]["problem"] == "This is a text file, not a film."
    moments = record["moments"]
    assert 0 < moments["first painted window"] < moments["first result painted"]


def test_without_a_model_it_ends_by_itself_and_says_so(tmp_path):
    """A damaged model is a fault of the installation, not a reason to wait for ever."""
    broken = tmp_path / "broken.onnx"
    broken.write_bytes(b"no model")

    code, record = walked(tmp_path / "out", [SAMPLE], "--model", str(broken))

    said = faults(tmp_path / "out", Expected(version=version(), films={SAMPLE.name: True}))
    assert code == 0
    assert record["model"]["problem"]
    assert any(sentence.startswith("There was no model.") for sentence in said)


def test_without_a_place_for_its_record_it_ends_all_the_same(tmp_path):
    """Whoever started it would wait for nothing."""
    command = [sys.executable, "-m", "xlite_desktop", "--smoke-test", str(tmp_path / "absent")]
    home = {name: str(tmp_path / "home") for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}

    done = subprocess.run(command, env=os.environ | home, check=False, timeout=120)

    assert done.returncode == 1


def test_films_to_compare_are_there_and_told_apart(tmp_path):
    """An empty folder would agree with everything; of two films of one name one would be judged."""
    copies = tmp_path / "copies"
    copies.mkdir()
    with pytest.raises(BuildRefused, match="holds no file"):
        numbered(tmp_path, copies)
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "film.dcm").write_text(name, encoding="utf-8")

    found = numbered(tmp_path, copies)

    assert [path.name for path in found] == ["0001-film.dcm", "0002-film.dcm"]
    assert [path.read_text(encoding="utf-8") for path in found] == ["a", "b"]


def test_the_films_are_what_they_are_called(tmp_path):
    """Four without loss and one of 12 bits, and two that must be refused."""
    films = write_films(tmp_path)

    assert sorted(path.name for path, wanted in films.items() if not wanted) == [
        "cut-off.dcm",
        "no-film.png",
    ]
    assert len(films) == 7
    assert all(path.is_file() for path in films)
