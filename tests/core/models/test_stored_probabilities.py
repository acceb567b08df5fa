import csv
import gzip

import numpy as np
import pytest
import torch

from tests.conftest import FILMS
from xlite_core.errors import TeacherRefused
from xlite_core.findings import CHESTXRAY14
from xlite_core.models.stored_probabilities import open_stored
from xlite_core.models.teacher import open_teacher

pytestmark = pytest.mark.torch

FILES = ["nih_00000010_000.jpg", "images_001/00000015_000.png", "jsrt_7.png"]
TABLE = """Image Index,prob_Mass,prob_Edema
00000010_000.png,0.25,0.5
00000015_000.png,1.0,
00000099_000.png,0.1,0.1
"""


def written(folder, text, name="preds.csv"):
    path = folder / name
    path.write_bytes(gzip.compress(text.encode()) if name.endswith(".gz") else text.encode())
    return path


@pytest.mark.parametrize("name", ["preds.csv", "preds.csv.gz"])
def test_logits_are_found_by_the_name_of_the_film(name, tmp_path):
    """By hand: logit(0.25) = -ln 3, logit(0.5) = 0, and 1.0 is clipped to 0.9999."""
    path = written(tmp_path, TABLE, name)

    teacher = open_teacher([str(path)], findings=("Edema", "Cold", "Mass"), files=FILES)
    logits = teacher.logits(np.array([1, 0, 2, 0]), ())

    nan = float("nan")
    first = [0.0, nan, -1.0986]
    expected = torch.tensor([[nan, nan, 9.2102], first, [nan, nan, nan], first])
    torch.testing.assert_close(logits, expected, equal_nan=True, atol=1e-4, rtol=0)
    assert (logits.dtype, logits.requires_grad) == (torch.float32, False)
    assert teacher.recipes == ()
    assert teacher.feature_map(()) is None
    assert teacher.opinions == ("Edema", "Mass")
    assert "2 among 3 films" in teacher.description


def test_plain_columns_count_only_where_no_column_is_marked(tmp_path):
    """Beside `prob_Mass`, a column `Mass` holds labels; alone it holds probabilities."""
    both = written(tmp_path, "file,Mass,prob_Mass\na.png,1,0.5\n", "both.csv")
    plain = written(tmp_path, "file,Mass\na.png,0.5\n", "plain.csv")
    rows = np.array([0])

    answers = [open_stored(p, ("Mass",), ["a.jpg"]).logits(rows).item() for p in (both, plain)]

    assert answers == [0.0, 0.0]


def test_zero_and_one_stay_finite(tmp_path):
    """Probabilities are clipped to [0.0001, 0.9999] before the logit."""
    path = written(tmp_path, "file,A,B\na,0,1\n")

    logits = open_stored(path, ("A", "B"), ["a"]).logits(np.array([0]))

    expected = torch.logit(torch.tensor([[1e-4, 1 - 1e-4]], dtype=torch.float64)).float()
    torch.testing.assert_close(logits, expected)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "'Image Index' or 'file'"),
        ("name,prob_Mass\na,0.5\n", "'Image Index' or 'file'"),
        ("file,prob_Cold\na,0.5\n", "any of the student's findings"),
        ("file,prob_Mass\na,0.5\n", "hold none of these films"),
        ("file,prob_Mass\n", "hold none of these films"),
        ("file,prob_Mass\njsrt_7,1.5\n", "Line 2 .* holds '1.5'"),
        ("file,prob_Mass\njsrt_7,-0.1\n", "Line 2 .* holds '-0.1'"),
        ("file,prob_Mass\njsrt_7,high\n", "Line 2 .* holds 'high'"),
        ("file,prob_Mass\njsrt_7,inf\n", "Line 2 .* holds 'inf'"),
        ("file,prob_Mass\njsrt_7\n", "too few or many cells"),
        ("file,prob_Mass\njsrt_7,0.5,0.5\n", "too few or many cells"),
        ("file,prob_Mass\njsrt_7,0.5\njsrt_7.png,0.5\n", "Line 3 .* names a film again"),
        ("file,prob_Mass,prob_Mass\njsrt_7,0.5,0.5\n", "two columns of one name"),
    ],
)
def test_tables_that_cannot_teach_are_refused(text, sentence, tmp_path):
    """Each with the line, and no name of any film."""
    with pytest.raises(TeacherRefused, match=sentence) as refusal:
        open_stored(written(tmp_path, text), ("Mass",), FILES)

    assert "jsrt" not in str(refusal.value)


@pytest.mark.parametrize("content", [gzip.compress(TABLE.encode(), mtime=0)[:-20], b"no gzip", b""])
def test_cut_off_and_foreign_archives_are_refused(content, tmp_path):
    """A download that broke off is found, not read as far as it goes."""
    path = tmp_path / "preds.csv.gz"
    path.write_bytes(content)

    with pytest.raises(TeacherRefused, match=r"cannot be read|lack the column"):
        open_stored(path, ("Mass",), FILES)


def test_what_is_no_text_and_what_is_not_there_is_refused(tmp_path):
    """Bytes that are no UTF-8, and a path without a file."""
    (tmp_path / "bytes.csv").write_bytes(b"file,prob_Mass\n\xff\xfe,0.5\n")

    with pytest.raises(TeacherRefused, match=r"bytes\.csv cannot be read"):
        open_stored(tmp_path / "bytes.csv", ("Mass",), FILES)
    with pytest.raises(TeacherRefused, match=r"none\.csv cannot be read"):
        open_stored(tmp_path / "none.csv", ("Mass",), FILES)


@pytest.mark.films
def test_the_real_table_covers_746_of_our_films():
    """A real CheXNet's answers reach the films that carry NIH's names, for all findings."""
    with (FILMS / "labels.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    path = FILMS / "nih" / "jrzech_pretrained_preds.csv.gz"

    teacher = open_stored(path, CHESTXRAY14, [row["file"] for row in rows])
    logits = teacher.logits(np.arange(len(rows)))

    known = ~logits.isnan().any(dim=1)
    sick = torch.tensor([row["Effusion"] == "1" for row in rows])
    effusion = logits[:, CHESTXRAY14.index("Effusion")]
    assert int(known.sum()) == 746
    assert effusion[known & sick].mean() > effusion[known & ~sick].mean() + 1
