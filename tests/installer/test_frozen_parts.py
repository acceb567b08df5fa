"""What is frozen is found, and holds what the code names."""

from __future__ import annotations

import importlib.util
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from installer import frozen_parts
from installer.shipped import locked, normalised
from xlite_core.child_main import ROLES
from xlite_core.pack.training_program import BROUGHT
from xlite_core.resources import resource_root

TRAINING_HALF = ("torch", "torchvision", "onnx", "sklearn", "pandas", "scipy", "matplotlib")


@pytest.fixture(scope="module")
def hidden():
    return frozen_parts.hidden_imports()


def test_every_hidden_import_is_there_to_be_frozen(hidden):
    """PyInstaller warns of a missing one and goes on; the user would find out."""
    missing = [name for name in hidden if importlib.util.find_spec(name) is None]

    assert missing == []


def test_every_role_of_a_child_is_frozen(hidden):
    """A child imports its role by name, where no analysis finds it."""
    assert set(ROLES.values()) <= set(hidden)


def test_what_is_left_out_is_nothing_that_is_asked_for(hidden):
    """Neither a module of ours, nor one that is imported by name."""
    left_out = [
        name
        for name in hidden
        for parent in frozen_parts.LEFT_OUT
        if name == parent or name.startswith(f"{parent}.")
    ]

    assert left_out == []
    assert set(TRAINING_HALF) <= set(frozen_parts.LEFT_OUT)


def test_what_the_pack_brings_is_the_train_extra_without_what_the_viewer_has():
    """One list for freezing, handing on and the smoke test; rich brings markdown-it to both."""
    project = tomllib.loads((frozen_parts.REPOSITORY / "pyproject.toml").read_text("utf-8"))
    extra = project["project"]["optional-dependencies"]["train"]
    names = {normalised(re.split(r"[><=!]", line)[0]) for line in extra}
    viewer = locked(frozen_parts.REPOSITORY / "requirements" / "viewer.txt")
    distributions = packages_distributions()

    brought = {normalised(distributions[module][0]) for module in BROUGHT}

    assert brought == names - set(viewer)


def test_the_codecs_are_those_that_the_reader_loads():
    """The extension modules that decoding really imports, seen in a process of its own."""
    import subprocess

    program = (
        "import sys, xlite_core.io.reading_child as child; child._import_dicom();"
        "print(' '.join(m for m in sys.modules if m.startswith('imagecodecs._')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    loaded = set(done.stdout.split())
    assert loaded
    assert loaded <= set(frozen_parts.codec_modules())
    assert "imagecodecs._tiff" not in frozen_parts.codec_modules()


def test_all_resources_come_along_and_no_program_that_draws_them():
    """`xlite_core.resources` finds them by the same paths."""
    places = {Path(folder) / Path(file).name for file, folder in frozen_parts.resource_files()}
    wanted = {
        Path("resources") / path.relative_to(resource_root())
        for path in resource_root().rglob("*")
        if path.is_file() and path.suffix != ".py"
    }

    assert places == wanted


def test_the_icon_font_that_is_frozen_is_the_one_that_is_drawn_from():
    """Its name stands once, with the icons; the hook reads it there."""
    from xlite_desktop.theme import icons

    spec = importlib.util.find_spec("qtawesome")
    fonts = Path(spec.submodule_search_locations[0]) / "fonts"

    assert (fonts / icons._FONT_FILE).is_file()
    assert (fonts / icons._CHARMAP_FILE).is_file()
    hook = (frozen_parts.REPOSITORY / "installer/hooks/hook-qtawesome.py").read_text("utf-8")
    assert "icons._FONT_FILE" in hook
    assert "icons._CHARMAP_FILE" in hook


def test_the_frozen_version_tells_nothing_of_this_machine():
    """Only METADATA: direct_url.json beside it names the folder of the checkout."""
    ((file, folder),) = frozen_parts.own_metadata()

    assert Path(file).name == "METADATA"
    assert folder.startswith("xlite_desktop-")
    assert folder.endswith(".dist-info")


def test_a_program_called_xlite_is_the_command_line(tmp_path):
    """One program under two names, as the frozen folder has it."""
    import subprocess

    start = frozen_parts.REPOSITORY / "installer" / "frozen_start.py"
    links = [tmp_path / "xlite", tmp_path / "XLITE.exe"]
    for link in links:
        link.symlink_to(start)
    said = [
        subprocess.run(
            [sys.executable, str(program), "--version"], capture_output=True, text=True, check=True
        ).stdout
        for program in (*links, start)
    ]

    assert said[0] == said[1]
    assert said[0].startswith("xlite ")
    assert not said[2].startswith("xlite ")
