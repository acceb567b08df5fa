"""A run's report says everything, escapes everything and needs nothing beside it."""

from __future__ import annotations

import dataclasses
import html.parser
import re

import cv2
import numpy as np
import pytest

from tests.helpers.experiment_runs import STARTED, a_config, an_epoch, write_run
from xlite_core.errors import MissingFeature
from xlite_core.experiments.failures import FailurePicture, write_failures
from xlite_core.experiments.latency import ModelCost
from xlite_core.experiments.metrics import RunMetrics
from xlite_core.experiments.notes import Note
from xlite_core.experiments.report import RESEARCH_ONLY, ReportSources, to_markdown, write_report
from xlite_core.experiments.report_page import to_page
from xlite_core.experiments.run_figures import write_figures
from xlite_core.experiments.stored_run import StoredRun

NAME = "20261121_101500_KD_001"
_VOID = {"meta", "img", "br", "hr"}


class _Tags(html.parser.HTMLParser):
    """Checks that every element that opens also closes, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.seen.append(tag)
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def tags(page: str) -> list[str]:
    """Return the elements of a sound page."""
    parser = _Tags()
    parser.feed(page)
    parser.close()
    assert parser.open == []
    return parser.seen


@pytest.fixture
def evaluated_report(evaluated):
    """Return the sources of a report on an evaluated run."""
    run = evaluated[1]
    return ReportSources(run=run, metrics=RunMetrics.from_dict(run.metrics))


def test_an_evaluated_run_has_every_section(evaluated_report, evaluated):
    """In the order in which people ask."""
    note = Note(subject="BASELINE_002", objective="Is it better?", decision="adopt", reason="Yes.")
    cost = ModelCost(cpu_ms=12.34, gpu_ms=None, megabytes=6.1, parameters=1_500_000)
    metrics = dataclasses.replace(evaluated_report.metrics, cost=cost)
    sources = dataclasses.replace(
        evaluated_report, metrics=metrics, note=note, against=evaluated[0]
    )

    text = to_markdown(sources)

    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == [
        "What was run", "Course of the run", "Findings", "Operating points", "Calibration",
        "Groups of films", "Confusions", "Against BASELINE_001", "Cost",
        "Goals of the earlier work", "Making it again", "All settings",
    ]  # fmt: skip
    assert text.splitlines()[2] == RESEARCH_ONLY
    area = metrics.validation.macro_auc
    assert f"**Macro AUC {area.value:.3f} ({area.low:.3f}–{area.high:.3f})**" in text
    assert "over 2 of 2 findings: 50 films of 25 patients" in text
    assert "chosen on these same films" in text
    assert "- **Decision.** adopt: Yes." in text
    assert "CPU 12.3 ms (median), GPU N/A" in text
    assert "their seed alone" in text


def test_every_policy_has_its_table(evaluated_report):
    """Sensitivity, specificity, precision and F1 of each finding, with intervals."""
    text = to_markdown(evaluated_report)

    for heading in ("Best F1", "Youden", "Sensitivity 0.90", "Sensitivity 0.95",
                    "Specificity 0.95"):  # fmt: skip
        assert f"### {heading}\n" in text
    assert "accuracy" not in text.lower()


def test_a_report_is_handed_on_without_folders(evaluated_report):
    """The manifest is named, not the disk that it lies on."""
    text = to_markdown(evaluated_report)

    assert "| data.manifest | manifest.csv |" in text
    assert str(evaluated_report.run.directory.path.parent) not in text


def test_a_run_that_was_not_evaluated_says_so(tmp_path):
    """Its course is told all the same: best epoch beside final, alarms, hours."""
    alarm = {"event": "AlarmRaised", "kind": "overfitting", "epoch": 2,
             "summary": "It *overfits*.", "hint": "Stop."}  # fmt: skip
    events = [STARTED, an_epoch(1), an_epoch(2, train_auc=0.9), alarm,
              an_epoch(3, validation_auc=0.61),
              {"event": "RunStopped", "epoch": 3, "step": 1}]  # fmt: skip
    run = StoredRun.read(write_run(tmp_path, NAME, events=events))

    text = to_markdown(ReportSources(run=run, metrics=RunMetrics()))

    assert "The run has not been evaluated." in text
    assert "| Best AUC | 2 | 0.500 | 0.500 | 0.900 | 0.640 | 0.260 |" in text
    assert "| Final | 3 |" in text
    assert "**Alarm: training AUC is 0.260 above validation AUC**" in text
    assert "- Epoch 2: It \\*overfits\\*. Stop." in text
    assert "The run was stopped in epoch 3; it can be resumed." in text
    assert "Device-hours: 1.50." in text
    assert "## Findings" not in text


@pytest.mark.parametrize(
    ("ending", "sentence"),
    [
        ({"event": "RunFailed", "summary": "The disk is full.", "hint": ""},
         "**The run failed:** The disk is full."),
        ({"event": "RunFinished", "epochs": 9, "reason": "early_stopping"},
         "The run ended early: its patience was over (9 epochs)."),
        ({"event": "RunFinished", "epochs": 9, "reason": "all_epochs"},
         "The run ran all its epochs (9 epochs)."),
        (STARTED, "The run has not ended, or was interrupted."),
    ],
)  # fmt: skip
def test_the_end_of_a_run_is_told(tmp_path, ending, sentence):
    """Whatever it was."""
    run = StoredRun.read(write_run(tmp_path, NAME, events=[ending]))

    assert sentence in to_markdown(ReportSources(run=run, metrics=RunMetrics()))


def test_a_test_evaluation_is_the_headline(evaluated_report):
    """The validation films stay beside it, as what chose the thresholds."""
    validation = evaluated_report.metrics.validation
    test = dataclasses.replace(
        validation, data_name="test films", selection="validation films",
        selected_on_these_films=False,
    )  # fmt: skip
    metrics = dataclasses.replace(evaluated_report.metrics, test=test)

    text = to_markdown(dataclasses.replace(evaluated_report, metrics=metrics))

    first, second = text.split("## Validation films")
    assert "(test films)" in first
    assert "chosen on other films: validation films." in first
    assert "chosen on these same films" in second


def test_findings_without_numbers_are_n_a(evaluated_report):
    """Never 0.5, and never a blank."""
    validation = evaluated_report.metrics.validation
    bare = dataclasses.replace(validation.findings[0], auc=None, average_precision=None,
                               operating={"f1": None}, calibrated=None)  # fmt: skip
    judged = dataclasses.replace(
        validation, findings=(bare,), macro_auc=None, macro_findings=0, macro_f1={"f1": None}
    )
    text = to_markdown(dataclasses.replace(evaluated_report, metrics=RunMetrics(validation=judged)))

    assert "**No macro AUC**" in text
    assert "| Mass | 25 | 50 | N/A | N/A | N/A | 0.500 |" in text
    assert "| Mass | N/A | N/A | N/A | N/A | N/A |" in text


def test_a_page_holds_its_pictures_and_asks_for_nothing(evaluated_report):
    """No script, no link, no other file; and it is sound HTML."""
    run, metrics = evaluated_report.run, evaluated_report.metrics
    figures = write_figures(run.events, metrics, run.directory.figures, name="x")
    failures = write_failures(
        metrics.validation, [f"folder/film_{n:02d}.png" for n in range(50)],
        lambda file: np.full((40, 30), 99, np.uint8) if file.endswith("0.png") else None,
        run.directory.figures / "failures",
    )  # fmt: skip

    markdown, page = write_report(
        dataclasses.replace(evaluated_report, figures=figures, failures=failures)
    )

    content = page.read_text(encoding="utf-8")
    seen = tags(content)
    assert seen.count("img") == seen.count("figure") == len(figures) + len(failures)
    assert not {"script", "link", "iframe", "a"} & set(seen)
    assert set(re.findall(r'src="([^,"]*)', content)) == {"data:image/png;base64"}
    assert "folder/" not in content
    links = re.findall(r"\]\((.*?)\)", markdown.read_text(encoding="utf-8"))
    assert all((run.directory.path / link).is_file() for link in links)


def test_nothing_that_people_wrote_becomes_html(tmp_path):
    """Names, notes, sentences: all shown letter by letter."""
    evil = "<script>alert(1)</script> | ![x](http://e.org/x.png)"
    config = a_config(name=evil, student={"backbone": evil}, findings=[evil])
    run = StoredRun.read(write_run(tmp_path, NAME, config))
    note = Note(subject="KD_001", objective=evil, findings=evil)

    _, page = write_report(ReportSources(run=run, metrics=RunMetrics(), note=note))

    content = page.read_text(encoding="utf-8")
    assert not {"script", "img", "a"} & set(tags(content))
    assert "&lt;script&gt;alert(1)&lt;/script&gt; | ![x](http://e.org/x.png)" in content


def test_a_picture_that_is_gone_leaves_its_caption(tmp_path):
    """So does one of another kind: a page shows what lies in the run's folder."""
    (tmp_path / "x.svg").write_text("<svg/>")

    page = to_page("![Caption & all](gone.png)\n\n![Drawn](x.svg)\n", title="<t>", folder=tmp_path)

    assert "<figure><figcaption>Caption &amp; all</figcaption></figure>" in page
    assert "<figcaption>Drawn</figcaption>" in page
    assert "<title>&lt;t&gt;</title>" in page
    assert "img" not in tags(page)


def test_a_page_needs_the_extra(monkeypatch, tmp_path):
    """And says which."""
    monkeypatch.setitem(__import__("sys").modules, "markdown_it", None)

    with pytest.raises(MissingFeature, match=r"pip install \"\.\[train\]\""):
        to_page("x", title="x", folder=tmp_path)


def test_failures_are_pictured_beside_each_other(evaluated_report, tmp_path):
    """Four false alarms above four missed films; one that is not at hand is grey, but named."""
    files = [f"/home/me/film_{n:02d}.png" for n in range(50)]
    pictures = write_failures(
        evaluated_report.metrics.validation, files,
        lambda file: None if file.endswith("1.png") else np.full((80, 20), 255, np.uint8),
        tmp_path / "failures",
    )  # fmt: skip

    assert [picture.path.name for picture in pictures] == ["Mass.png", "Edema.png"]
    sheet = cv2.imread(str(pictures[0].path), cv2.IMREAD_UNCHANGED)
    assert sheet.shape == (2 * (224 + 26) + 8, 4 * 224 + 3 * 8)
    assert "/home" not in pictures[0].caption
    assert pictures[0].caption.startswith("Mass: film_")
    assert pictures[0].caption.count("(false alarm, ") == 4
    assert pictures[0].caption.count("(missed, ") == 4


def test_failures_without_films_are_named(evaluated_report, tmp_path):
    """And no file is written."""
    files = [f"film_{n:02d}.png" for n in range(50)]

    pictures = write_failures(
        evaluated_report.metrics.validation, files, lambda _: None, tmp_path / "failures"
    )

    assert [picture.path for picture in pictures] == [None, None]
    assert list(tmp_path.iterdir()) == []
    text = to_markdown(dataclasses.replace(evaluated_report, failures=pictures))
    assert "## Worst failures" in text
    assert "Mass: film" in text


def test_a_report_says_why_failures_are_missing(evaluated_report):
    """In the sentence of whatever went wrong."""
    text = to_markdown(dataclasses.replace(evaluated_report, failures_missing="No films."))

    assert "They cannot be shown: No films." in text


def test_a_figure_that_nobody_knows_is_shown_all_the_same(evaluated_report):
    """Last, under its own name."""
    path = evaluated_report.run.directory.figures / "my_plot.png"
    known = FailurePicture(path=None, caption="x")

    text = to_markdown(dataclasses.replace(evaluated_report, figures=(path,), failures=(known,)))

    assert "## More figures\n\n\n![my plot](figures/my_plot.png)" in text
