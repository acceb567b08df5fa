"""results.csv keeps every run, whoever writes and whatever stands in it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from tests.helpers.experiment_runs import a_row, write_run
from xlite_core.errors import LogRefused
from xlite_core.experiments import log as log_module
from xlite_core.experiments.log import ExperimentLog, run_of, shown_status
from xlite_core.experiments.notes import write_note
from xlite_core.experiments.record import COLUMNS

REPOSITORY = Path(__file__).resolve().parents[3]
HEADER = ",".join(COLUMNS)


def test_a_folder_without_a_table_has_no_rows(tmp_path):
    """And its first ids are the first ones."""
    log = ExperimentLog(tmp_path / "none")

    assert log.rows() == ()
    ids = [log.next_experiment_id(p) for p in ("baseline", "distillation", "final", "ablation")]
    assert ids == ["BASELINE_001", "KD_001", "FINAL_001", "ABLATION_001"]
    assert not log.runs.exists()


def test_rows_are_kept_in_the_order_in_which_they_came(tmp_path):
    """Under exactly the agreed header."""
    log = ExperimentLog(tmp_path / "runs")
    log.append(a_row(experiment_id="KD_002"))
    log.append(a_row(experiment_id="KD_001", status="completed", val_auc_macro=0.75))

    assert [row.experiment_id for row in log.rows()] == ["KD_002", "KD_001"]
    assert log.row("KD_001").val_auc_macro == 0.75
    assert log.path.read_text().splitlines()[0] == HEADER


def test_an_update_changes_its_cells_and_no_letter_else(tmp_path):
    """What somebody wrote by hand, to more digits than we would, stays."""
    log = ExperimentLog(tmp_path)
    log.append(a_row(experiment_id="KD_001"))
    log.append(a_row(experiment_id="KD_002"))
    by_hand = log.path.read_text().replace("0.7,32,0.001", "0.7000000000001,32,1e-3")
    log.path.write_text(by_hand.replace("pending,", 'pending,"by hand, with a comma"'))

    changed = log.update("KD_002", status="running", train_loss=0.5)

    assert (changed.status, changed.train_loss, changed.val_auc_macro) == ("running", 0.5, None)
    first, second = log.path.read_text().splitlines()[1:]
    assert first == (
        "KD_001,2026-11-21,distillation,StudentNet+KD,efficientnet_b0,mhsa,4,0.7000000000001,32,"
        '1e-3,50,N/A,N/A,N/A,N/A,N/A,N/A,N/A,pending,"by hand, with a comma"'
    )
    assert second == first.replace("KD_001", "KD_002").replace(
        "50,N/A", "50,0.5"
    ).replace("pending", "running")  # fmt: skip


def test_an_id_is_not_given_twice(tmp_path):
    """A row deleted by hand leaves its folder or its note; either keeps the number taken."""
    log = ExperimentLog(tmp_path)
    log.append(a_row(experiment_id="KD_002"))
    write_run(tmp_path, "20261121_101500_KD_004_j77")
    assert log.next_experiment_id("distillation") == "KD_005"

    write_note(tmp_path, "KD_007", findings="It was deleted.")

    assert log.next_experiment_id("distillation") == "KD_008"
    assert log.next_experiment_id("ablation") == "ABLATION_001"
    assert log.enter("distillation", lambda name: a_row(experiment_id=name)) == a_row(
        experiment_id="KD_008"
    )


def test_the_same_id_is_not_entered_twice(tmp_path):
    """The row that stands there stays as it was."""
    log = ExperimentLog(tmp_path)
    log.append(a_row(status="completed"))

    with pytest.raises(LogRefused, match="already hold a row KD_001"):
        log.append(a_row())
    assert log.rows() == (a_row(status="completed"),)


def test_an_unknown_run_is_named(tmp_path):
    """When it is read as when it is changed."""
    log = ExperimentLog(tmp_path)

    for asked in (lambda: log.row("KD_009"), lambda: log.update("KD_009", status="paused")):
        with pytest.raises(LogRefused, match="There is no run KD_009"):
            asked()


def test_a_change_that_is_not_allowed_leaves_the_table_alone(tmp_path):
    """A test result of a run that is not final."""
    log = ExperimentLog(tmp_path)
    log.append(a_row())
    before = log.path.read_bytes()

    with pytest.raises(LogRefused, match="may show no test result"):
        log.update("KD_001", test_auc_macro=0.8)
    assert log.path.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (f"{HEADER},my_column\n".encode(), "does not have the columns"),
        (HEADER.replace("date,phase", "phase,date").encode(), "does not have the columns"),
        (b"", "does not have the columns"),
        (b"name;auc\nours;0.8\n", "does not have the columns"),
        (f"{HEADER}\nKD_001,2026-11-21\n".encode(), "Line 2 of results.csv has 2 cells"),
        (f"{HEADER}\n\nKD_1{',x' * 19}\n".encode(), "Line 3 of results.csv is damaged"),
        (f'{HEADER}\nKD_001,"2026\n'.encode(), "is damaged near line"),
        (HEADER.encode("utf-16"), "cannot be read as text"),
        (b"PK\x03\x04\xff\xfe\x00", "cannot be read as text"),
    ],
)
def test_a_foreign_or_damaged_table_is_refused_and_kept(tmp_path, content, sentence):
    """One sentence; not a byte of it is changed, by reading or by writing."""
    log = ExperimentLog(tmp_path)
    log.path.write_bytes(content)

    for asked in (log.rows, lambda: log.append(a_row()), lambda: log.update("KD_001", notes="x")):
        with pytest.raises(LogRefused, match=sentence):
            asked()
    assert log.path.read_bytes() == content


def test_a_table_with_an_id_twice_is_refused(tmp_path):
    """Nobody could say which row an update means."""
    log = ExperimentLog(tmp_path)
    log.append(a_row())
    log.path.write_text(log.path.read_text() + log.path.read_text().splitlines()[1] + "\n")

    with pytest.raises(LogRefused, match="holds KD_001 twice"):
        log.rows()


def test_a_table_that_a_spreadsheet_saved_is_read(tmp_path):
    """With a byte order mark and Windows line ends."""
    log = ExperimentLog(tmp_path)
    log.append(a_row())
    log.path.write_bytes(b"\xef\xbb\xbf" + log.path.read_bytes().replace(b"\n", b"\r\n"))

    assert log.rows() == (a_row(),)


def test_a_table_that_is_a_folder_is_refused(tmp_path):
    """As any other that cannot be read."""
    (tmp_path / "results.csv").mkdir()

    with pytest.raises(LogRefused, match="cannot be opened"):
        ExperimentLog(tmp_path).rows()


def test_a_writer_that_never_lets_go_is_told(tmp_path, monkeypatch):
    """Instead of waiting for ever."""
    monkeypatch.setattr(log_module, "PATIENCE_S", 0.05)

    with (
        FileLock(tmp_path / log_module.LOCK),
        pytest.raises(LogRefused, match=r"Another process holds results\.csv"),
    ):
        ExperimentLog(tmp_path).append(a_row())


def test_processes_that_write_at_once_lose_nothing(tmp_path):
    """Three processes enter and update five runs each: fifteen ids, all completed."""
    program = (
        "import sys; from pathlib import Path\n"
        "from tests.helpers.experiment_runs import a_row\n"
        "from xlite_core.experiments.log import ExperimentLog\n"
        "log = ExperimentLog(Path(sys.argv[1]))\n"
        "for _ in range(5):\n"
        "    row = log.enter('distillation', lambda name: a_row(experiment_id=name))\n"
        "    log.update(row.experiment_id, status='completed')\n"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    writers = [subprocess.Popen(command, cwd=REPOSITORY) for _ in range(3)]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]

    rows = ExperimentLog(tmp_path).rows()

    assert [row.experiment_id for row in rows] == [f"KD_{n:03d}" for n in range(1, 16)]
    assert {row.status for row in rows} == {"completed"}


def test_a_run_is_found_by_its_id_or_its_folder(tmp_path):
    """The newest of those that bear an id."""
    write_run(tmp_path, "20261120_000000_KD_001")
    newest = write_run(tmp_path, "20261121_000000_KD_001")

    assert run_of(tmp_path, "KD_001") == newest
    assert run_of(tmp_path, newest.name) == newest
    assert run_of(tmp_path, "KD_002") is None


def test_a_run_that_nobody_writes_was_interrupted(tmp_path):
    """While its process lives it is running; a pause is no interruption."""
    run = write_run(tmp_path, "20261121_000000_KD_001")
    running = a_row(status="running")

    with run.writer():
        assert shown_status(running, run) == "running"
    assert shown_status(running, run) == "interrupted"
    assert shown_status(running, None) == "interrupted"
    assert shown_status(a_row(status="paused"), run) == "paused"


def test_a_table_saved_with_semicolons_is_refused_with_the_cure(tmp_path):
    """As spreadsheets of many countries save it; not a letter of it is changed."""
    log = ExperimentLog(tmp_path)
    log.append(a_row())
    saved = log.path.read_text().replace(",", ";")
    log.path.write_text(saved)

    for attempt in (log.rows, lambda: log.update("KD_001", status="failed")):
        with pytest.raises(LogRefused, match="separated by semicolons") as refused:
            attempt()
        assert refused.value.hint == "Save it as CSV with commas."
    assert log.path.read_text() == saved
