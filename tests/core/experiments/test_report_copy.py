import pytest

from xlite_core.errors import LogRefused
from xlite_core.experiments.report_copy import copy_markdown, copy_page


@pytest.fixture
def run(tmp_path):
    folder = tmp_path / "20261121_120000_KD_001"
    (folder / "figures").mkdir(parents=True)
    (folder / "figures" / "roc curves.png").write_bytes(b"picture")
    (folder / "report.md").write_text(
        "# KD\\_001\n\n![ROC \\[all\\]](figures/roc%20curves.png)\n\n![Gone](figures/gone.png)\n"
    )
    (folder / "report.html").write_text("<html>page</html>")
    return folder


def test_the_page_is_copied_as_it_is(run, tmp_path):
    copy_page(run, tmp_path / "elsewhere" / "page.html")

    assert (tmp_path / "elsewhere" / "page.html").read_text() == "<html>page</html>"


def test_markdown_takes_its_pictures_along(run, tmp_path):
    """The copy names pictures beside itself, not in a folder that stays behind."""
    target = tmp_path / "elsewhere" / "my report.md"

    copy_markdown(run, target)

    text = target.read_text()
    assert "![ROC \\[all\\]](my%20report%20pictures/figures-roc%20curves.png)" in text
    copied = target.parent / "my report pictures" / "figures-roc curves.png"
    assert copied.read_bytes() == b"picture"


def test_a_picture_that_is_not_there_stays_a_name(run, tmp_path):
    copy_markdown(run, tmp_path / "report.md")

    assert "![Gone](figures/gone.png)" in (tmp_path / "report.md").read_text()


def test_a_run_without_report_says_so(tmp_path):
    with pytest.raises(LogRefused, match=r"has no report\.html"):
        copy_page(tmp_path, tmp_path / "page.html")


def test_a_place_that_cannot_be_written_is_named(run, tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(LogRefused, match=r"page\.html cannot be written"):
        copy_page(run, tmp_path / "file" / "page.html")
