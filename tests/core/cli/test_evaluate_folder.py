"""`xlite evaluate --labels --images`: a model on labelled films, without a run or torch."""

from __future__ import annotations

import csv
import subprocess
import sys

import numpy as np
import pytest

from tests.conftest import FILMS
from tests.helpers.site_cases import make_site
from xlite_core.experiments.metrics import RunMetrics


@pytest.fixture
def here(tmp_path, monkeypatch):
    """Return an empty folder that commands run in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return make_site(tmp_path_factory.mktemp("site"))


def sklearn_auc(labels, values):
    from sklearn.metrics import roc_auc_score

    return pytest.approx(roc_auc_score(labels, values))


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def written(path, *lines):
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def headline(folder):
    import json

    return RunMetrics.from_dict(json.loads((folder / "metrics.json").read_text())).headline


def test_it_gives_scikit_learns_auc_on_the_probabilities_that_it_writes(xlite, site, tmp_path):
    """Unknown labels do not count, films that are missing are named, absent findings are said."""
    labels = site.table.read_text() + "".join(f"gone_{n}.png,p99,1,0,0,me\n" for n in range(25))
    table = written(tmp_path / "mine.csv", *labels.splitlines())
    out = tmp_path / "out"

    status, output, errors = xlite(
        "evaluate", "--labels", table, "--images", site.images, "--model", site.model,
        "--out", out, "--draws", 100,
    )  # fmt: skip

    assert status == 0
    assert "64 films judged, 25 rows of the table left out." in output
    assert "no labels for Atelectasis, Cardiomegaly" in output
    assert "gone_0.png: There is no such file" in errors
    assert "15 more rows were left out." in errors
    page = (out / "evaluation.md").read_text()
    assert page.count("gone_") == 20
    assert "And 5 more, in left_out.csv." in page
    assert [row["file"] for row in rows_of(out / "left_out.csv")] == [
        f"gone_{n}.png" for n in range(25)
    ]
    told = {row["file"]: row for row in rows_of(out / "probabilities.csv")}
    logits = {row["file"]: row for row in rows_of(out / "logits.csv")}
    judged = {finding.name: finding for finding in headline(out).findings}
    assert list(judged) == ["Effusion", "Mass", "Pleural_Thickening"]
    assert judged["Mass"].auc is None  # four positive films
    for finding, heading in (
        ("Effusion", "Effusion"),
        ("Pleural_Thickening", "pleural thickening"),
    ):
        known = [row for row in rows_of(site.table) if row[heading]]
        labels = [int(row[heading]) for row in known]
        for scores in (told, logits):
            values = [float(scores[row["Image"]][finding]) for row in known]
            assert judged[finding].auc.value == sklearn_auc(labels, values)
        assert (judged[finding].films, judged[finding].positives) == (len(known), sum(labels))


def test_a_table_in_the_nihs_layout_and_names_with_folders_are_understood(xlite, site, tmp_path):
    """One column names all findings of a film; the PNG of a table may lie there as a copy."""
    lines = ["Image Index,Finding Labels,Patient ID,View Position,Patient Age"]
    for number, row in enumerate(rows_of(site.table)):
        named = "Effusion|Nodule" if row["Effusion"] == "1" else "No Finding"
        lines.append(
            f"images_001/images/{row['Image'][:-4]}.jpeg,{named},{number},AP,{18 + number}"
        )
    out = tmp_path / "out"

    status, output, _ = xlite(
        "evaluate", "--labels", written(tmp_path / "Data_Entry.csv", *lines), "--images",
        site.images, "--model", site.model, "--out", out, "--draws", 100,
    )  # fmt: skip

    assert status == 0
    assert "Effusion" in output
    judged = headline(out)
    assert (judged.films, len(judged.findings)) == (64, 14)
    groups = {(group.attribute, group.group): group.films for group in judged.subgroups}
    assert groups == {("view", "AP"): 64, ("age", "18–39"): 22, ("age", "40–59"): 20,
                      ("age", "60–79"): 20, ("age", "80+"): 2}  # fmt: skip
    assert "| view: AP | 64 | 64 |" in (out / "evaluation.md").read_text()
    effusion = {finding.name: finding for finding in judged.findings}["Effusion"]
    labels = [int(row["Effusion"]) for row in rows_of(site.table)]
    values = [float(row["Effusion"]) for row in rows_of(out / "probabilities.csv")]
    assert effusion.auc.value == sklearn_auc(labels, values)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Nothing says what is to be judged."),
        (("--labels", "t.csv"), "Nothing says what is to be judged."),
        (("KD_001", "--labels", "t.csv", "--images", "."), "judged by --labels and --images alone"),
        (("--labels", "t.csv", "--images", ".", "--logits"), "by --labels and --images alone"),
        (("--labels", "none.csv", "--images", "."), "none.csv"),
        (("--labels", "t.csv", "--images", "nowhere"), "There is no folder 'nowhere'"),
        (("--labels", "t.csv", "--images", "empty"), "None of the 1 films of t.csv lies below"),
        (("--labels", "t.csv", "--images", "."), "None of the 1 films of t.csv could be judged"),
        (("--labels", "t.csv", "--images", ".", "--draws", 9), "9 resamples are too few"),
        (("--labels", "strange.csv", "--images", "."), "called like a finding of the model"),
        (("--labels", "t.csv", "--images", ".", "--model", "t.csv"), "The file is no ONNX model"),
    ],
)
def test_refusals_are_one_sentence_and_write_nothing(xlite, site, here, arguments, said):
    written(here / "t.csv", "file,Mass", "a.png,1")
    written(here / "strange.csv", "file,Dragon", "a.png,1")
    written(here / "a.png", "no picture")
    (here / "empty").mkdir()
    if arguments and "--model" not in arguments:
        arguments = (*arguments, "--model", site.model)

    status, output, errors = xlite("evaluate", *arguments)

    assert (status, output) == (1, "")
    assert said in " ".join(errors.split())
    assert sorted(path.name for path in here.iterdir()) == [
        "a.png", "empty", "strange.csv", "t.csv",
    ]  # fmt: skip


def test_it_needs_no_training_packages(site, tmp_path):
    """As with the viewer's install: none of them can be imported, and the numbers come."""
    code = (
        "import sys\n"
        "for name in ('torch', 'sklearn', 'scipy', 'pandas', 'matplotlib', 'onnx', 'timm'):\n"
        "    sys.modules[name] = None\n"
        "from xlite_core.cli.main import main\n"
        "main()\n"
    )
    arguments = ["evaluate", "--labels", site.table, "--images", site.images, "--model", site.model]

    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments), "--draws", "100"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "cases_evaluation" / "probabilities.csv").is_file()


@pytest.mark.films
def test_the_bundled_student_on_real_films(xlite, tmp_path):
    """NIH names as PNG; the films that it was trained on are told from others."""
    nih = [row for row in rows_of(FILMS / "labels.csv") if row["file"].startswith("nih_")]
    known = [row for row in nih if row["Effusion"]]
    chosen = [
        *[row for row in known if row["Effusion"] == "1"][:15],
        *[row for row in known if row["Effusion"] == "0"][:25],
    ]
    lines = ["Image Index,Effusion"]
    lines += [f"{row['file'][4:-4]}.png,{row['Effusion']}" for row in chosen]
    out = tmp_path / "out"

    status, output, _ = xlite(
        "evaluate", "--labels", written(tmp_path / "t.csv", *lines), "--images", FILMS / "images",
        "--out", out, "--draws", 100,
    )  # fmt: skip

    assert status == 0
    assert "40 films judged, 0 rows" in output
    assert "The table names no patients" in output
    assert "40 films are of patients whose films trained this student" in output
    labels = [int(row["Effusion"]) for row in chosen]
    values = [float(row["Effusion"]) for row in rows_of(out / "probabilities.csv")]
    assert headline(out).findings[0].auc.value == sklearn_auc(labels, values)
    assert np.all((np.array(values) > 0) & (np.array(values) < 1))
