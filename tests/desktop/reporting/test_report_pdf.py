"""Reports as PDF: words that can be copied, pages that suffice, and nobody's name."""

from __future__ import annotations

import errno
import re
from dataclasses import replace

import pytest

from tests.helpers.cards import FINGERPRINT, example_card, example_prediction
from tests.helpers.dicom_objects import identified_film
from tests.helpers.pdf_text import everything_in, pdf_objects, pdf_pages
from tests.helpers.report_films import document_of, film_to_report
from xlite_core.errors import ReportRefused
from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.shortcut_gain import ShortcutGain
from xlite_core.findings import CHESTXRAY14
from xlite_core.inference.input_notice import notice
from xlite_core.io.read import read_radiograph_bytes
from xlite_core.reporting.report_words import share, shares
from xlite_core.worklist.opinion import disagreement, own_words
from xlite_desktop.reporting.paper import Paper
from xlite_desktop.reporting.report_pdf import pdf_file, write_bytes, write_pdf

pytestmark = pytest.mark.usefixtures("qapp")


def written(document, tmp_path):
    target = tmp_path / "report.pdf"
    write_pdf(document, target)
    return target.read_bytes()


def test_every_number_of_the_report_can_be_copied_from_its_page(tmp_path):
    """Vector text: probabilities, thresholds, operating numbers, model and caveats."""
    document = document_of()

    (page,) = pdf_pages(written(document, tmp_path))

    lines = page.splitlines()
    for finding in document.content.findings:
        assert finding.label in lines
        assert {share(finding.probability), share(finding.threshold)} <= set(lines)
        for estimate in (finding.sensitivity, finding.specificity, finding.ppv, finding.npv):
            assert set(shares(estimate)) <= set(lines)
    assert "4 of 14 above threshold" in lines
    assert "Thresholds: Youden" in lines
    assert "2026-11-21 12:40" in lines
    assert f"student-v3 {FINGERPRINT}" in page
    assert "Research use only. Not a medical device." in lines
    assert "one cell covers several" in page


@pytest.mark.parametrize(
    ("coin", "guess", "note"),
    [
        ((), (), ""),
        (("Mass",), (), "† Not shown to be better than chance on these films."),
        ((), ("Mass",), "‡ Not shown to beat a guess made without the film."),
        (
            ("Mass", "Edema"),
            ("Nodule", "Edema"),
            "† Not shown to be better than chance; ‡ than a guess made without the film.",
        ),
    ],
)
def test_findings_that_deserve_no_trust_are_marked(tmp_path, coin, guess, note):
    """One mark a finding, the graver one, and one note for those that stand on the page."""
    number = Estimate(value=0.5, low=-0.1, high=0.6)
    gain = ShortcutGain(told=("age",), auc=number, difference=number, within_folds=number)
    findings = tuple(
        replace(
            finding,
            auc=number if finding.name in coin else finding.auc,
            shortcuts=gain if finding.name in guess else None,
        )
        for finding in example_card().findings
    )
    card = replace(example_card(), findings=findings)

    (page,) = pdf_pages(written(document_of(card=card), tmp_path))

    lines = page.splitlines()
    assert {line for line in lines if line.startswith(("†", "‡"))} == ({note} if note else set())
    marks = {line for line in lines if line.endswith(("†", "‡"))}
    assert marks == {f"{name} †" for name in coin} | {f"{n} ‡" for n in guess if n not in coin}


def test_opinions_and_words_of_the_reader_are_on_the_page(tmp_path):
    """The verdict in the row, the words below the table."""
    opinions = (
        disagreement("Mass", flagged=True),
        own_words("Nodule", "Two nodules, known.", present=True),
    )
    film = film_to_report(opinions=opinions, words="No change.", measured=("Distance 34.2 mm",))

    (page,) = pdf_pages(written(document_of(film), tmp_path))

    lines = page.splitlines()
    assert {"disagree, absent", "edited, present", "No change."} <= set(lines)
    assert "Nodule: Two nodules, known." in lines
    assert "Measured: Distance 34.2 mm" in lines


def test_doubts_are_on_the_page_and_nothing_is_flagged(tmp_path):
    """Without maps until the reader wants them: they would be believed first."""
    doubted = replace(example_prediction(rows=64, columns=64), notices=(notice("flipped"),))

    document = document_of(film_to_report(prediction=doubted))
    wanted = document_of(film_to_report(prediction=doubted, shown_anyway=True))

    (page,) = pdf_pages(written(document, tmp_path))
    assert "In doubt" in page.splitlines()
    assert notice("flipped").sentence in " ".join(page.splitlines())
    assert (len(document.pictures.maps), len(wanted.pictures.maps)) == (0, 3)


def test_nothing_in_the_file_names_the_patient_unless_ticked(tmp_path):
    """Neither a page nor the properties that readers of PDF show."""
    radiograph = read_radiograph_bytes(identified_film(), "MARKED Jane.dcm")
    film = film_to_report(name="MARKED Jane.dcm", read=lambda: radiograph,
                          prediction=example_prediction(rows=96, columns=96))  # fmt: skip

    plain = everything_in(written(document_of(film), tmp_path))
    data = written(document_of(film, identity=True), tmp_path)

    assert b"MARKED" not in plain
    assert "MARKED".encode("utf-16-be") not in plain
    assert not [word for word in ("MARKED", "Jane", "1933", "2020-02") if word in words_of(plain)]
    (page,) = pdf_pages(data)
    lines = page.splitlines()
    assert {"MARKED Jane", "MARKED77", "1933-03-03", "2020-02-02"} <= set(lines)
    information = b"".join(body for body in pdf_objects(data).values() if b"/Producer" in body)
    assert b"MARKED" not in information
    assert "MARKED".encode("utf-16-be") not in information
    assert "Chest X-ray report".encode("utf-16-be") in information


def words_of(data):
    return "\n".join(pdf_pages(data[: data.rindex(b"%%EOF") + 5]))


@pytest.mark.parametrize("paper", Paper)
def test_the_worst_report_still_fits_on_one_page(tmp_path, paper):
    """Fourteen flags, fourteen opinions, every doubt, a patient with a long name."""
    prediction = replace(
        example_prediction(probabilities=dict.fromkeys(CHESTXRAY14, 0.9), rows=64, columns=64),
        notices=(notice("cropped"), notice("blurred"), notice("colour")),
    )
    radiograph = read_radiograph_bytes(
        identified_film(PatientName="MARKED VERY LONG FAMILY NAME^Jane Elizabeth Theodora"), "a"
    )
    film = film_to_report(
        read=lambda: radiograph, prediction=prediction, shown_anyway=True,
        opinions=tuple(disagreement(name, flagged=True) for name in CHESTXRAY14),
    )  # fmt: skip

    data = written(document_of(film, identity=True, paper=paper), tmp_path)

    (page,) = pdf_pages(data)
    assert page.splitlines().count("disagree, absent") == 14
    assert "page 1 of 1" in page
    box = re.search(rb"/MediaBox \[0 0 (\d+)\S* (\d+)", data)
    assert box is not None
    assert (int(box[1]), int(box[2])) == ((595, 842) if paper is Paper.A4 else (612, 792))


def test_a_long_text_goes_on_to_another_page_and_loses_no_word(tmp_path):
    """Pictures shrink first; the order of the words stays."""
    said = " ".join(f"word{number}" for number in range(900))

    pages = pdf_pages(written(document_of(film_to_report(words=said)), tmp_path))

    assert len(pages) == 2
    assert re.findall(r"word\d+", "\n".join(pages)) == said.split()
    assert "continued on the next page" in pages[0]
    assert "page 2 of 2" in pages[1]


def test_a_film_that_was_not_scored_has_a_report_without_a_table(tmp_path):
    """It says why."""
    film = film_to_report(prediction=None, unscored="Lateral film: shown, not scored.")

    (page,) = pdf_pages(written(document_of(film), tmp_path))

    lines = page.splitlines()
    assert {"Not scored", "Lateral film: shown, not scored.", "Reader's words"} <= set(lines)
    assert "Probability" not in lines


def test_a_folder_that_is_not_there_is_refused_in_a_sentence(tmp_path):
    """And a file where the folder should be, too."""
    with pytest.raises(ReportRefused, match=r"report\.pdf cannot be written"):
        write_pdf(document_of(), tmp_path / "missing" / "report.pdf")


def test_what_cannot_be_finished_leaves_the_old_file_alone(tmp_path, monkeypatch):
    """A full drive is told by the drive, not by Qt."""
    target = tmp_path / "report.pdf"
    target.write_bytes(b"the old one")

    def full(_descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("xlite_core.atomic_file.os.fsync", full)

    with pytest.raises(ReportRefused, match="No space left on device"):
        write_pdf(document_of(), target)
    with pytest.raises(ReportRefused, match="make room"):
        write_bytes(b"new", target)

    assert [path.name for path in tmp_path.iterdir()] == ["report.pdf"]
    assert target.read_bytes() == b"the old one"


def test_pages_of_many_reports_share_one_typeface(tmp_path):
    """Twenty reports in one file do not embed it twenty times."""
    document = document_of()
    with pdf_file(tmp_path / "one.pdf") as reports:
        reports.add(document)
    with pdf_file(tmp_path / "five.pdf") as reports:
        for _ in range(5):
            reports.add(document)

    data = (tmp_path / "five.pdf").read_bytes()
    assert len(pdf_pages(data)) == 5
    one = (tmp_path / "one.pdf").read_bytes()
    assert data.count(b"/FontFile2") == one.count(b"/FontFile2")
