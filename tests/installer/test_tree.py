"""What a package holds, before anybody packs it."""

import pytest

from installer.refusal import BuildRefused
from installer.tree import folder_items, folders_of, in_order, lay_out, text_item


def test_rights_are_those_of_a_program_or_of_a_file(tmp_path):
    """Whatever the umask of the build machine was."""
    (tmp_path / "program").write_bytes(b"")
    (tmp_path / "program").chmod(0o700)
    (tmp_path / "data").write_bytes(b"")
    (tmp_path / "data").chmod(0o600)

    items = folder_items(tmp_path, "opt/x")

    assert {str(item.path): item.mode for item in items} == {
        "opt/x/data": 0o644,
        "opt/x/program": 0o755,
    }


def test_what_is_laid_out_has_the_time_of_the_build(tmp_path, monkeypatch):
    """Folders, too."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1763683200")

    lay_out([text_item("a/b.txt", "words")], tmp_path / "root")

    places = [tmp_path / "root", *(tmp_path / "root").rglob("*")]
    assert {place.stat().st_mtime for place in places} == {1763683200.0}
    assert (tmp_path / "root/a/b.txt").read_text(encoding="utf-8") == "words"


def test_parents_come_before_their_children():
    """An archive is unpacked from its beginning."""
    folders = folders_of([text_item("a/b/c.txt", ""), text_item("a/d.txt", "")])

    assert [str(folder) for folder in folders] == ["a", "a/b"]


def test_two_files_of_one_path_are_refused():
    """The second would win silently."""
    with pytest.raises(BuildRefused, match="Two files want to be a"):
        in_order([text_item("a", "1"), text_item("a", "2")])


def test_an_empty_folder_is_refused(tmp_path):
    """An installer of nothing would look like one of something."""
    with pytest.raises(BuildRefused, match="nothing in"):
        folder_items(tmp_path, "opt/x")


@pytest.mark.parametrize("target", ["/usr/lib", "../elsewhere"])
def test_a_link_that_leads_out_is_refused(tmp_path, target):
    """On another machine it would lead to nothing."""
    (tmp_path / "link").symlink_to(target)

    with pytest.raises(BuildRefused, match="does not come along"):
        folder_items(tmp_path, "opt/x")
