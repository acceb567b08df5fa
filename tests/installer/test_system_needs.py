"""What programs need from the system, read from real programs and libraries of this one."""

import shutil
import struct
from pathlib import Path

import numpy as np
import pytest

from installer.elf import read_elf
from installer.refusal import BuildRefused
from installer.system_needs import PACKAGES, SystemNeeds, debian_packages, system_needs
from tests.helpers.frozen_folder import PROGRAM, write_frozen_folder

NUMPY = next(Path(np.__file__).parent.glob("_core/_multiarray_umath*.so"))


def test_a_program_says_what_it_needs():
    """The C library, under its own name, and versions of its symbols."""
    program = read_elf(PROGRAM)

    assert "libc.so.6" in program.needed
    assert any(version.startswith("GLIBC_2.") for version in program.versions)


def test_a_library_that_lies_in_the_folder_is_not_asked_of_the_system(tmp_path):
    """numpy's own libraries come along; what they need of the system does not."""
    shutil.copy(NUMPY, tmp_path)
    alone = system_needs(tmp_path).libraries
    for name in read_elf(NUMPY).needed:
        if (found := list(NUMPY.parents[2].glob(f"numpy.libs/{name}"))) != []:
            shutil.copy(found[0], tmp_path)

    together = system_needs(tmp_path).libraries

    assert any("openblas" in name for name in alone)
    assert not any("openblas" in name for name in together)


def test_the_newest_symbol_decides_about_the_c_library():
    """As numbers: 2.28 is newer than 2.4."""
    needs = SystemNeeds(machine="x86_64", glibc=(2, 28), libraries=("libEGL.so.1", "libz.so.1"))

    assert debian_packages(needs) == ["libc6 (>= 2.28)", "libegl1", "zlib1g"]


def test_the_c_library_of_a_real_folder_is_a_version_that_exists(tmp_path):
    """Between the one of manylinux2014 and one that this test will not live to see."""
    needs = system_needs(write_frozen_folder(tmp_path / "frozen"))

    assert (2, 2) < needs.glibc < (2, 99)


def test_an_unknown_library_is_refused():
    """The package would install and not start."""
    needs = SystemNeeds(machine="x86_64", glibc=(2, 28), libraries=("libnew.so.1",))

    with pytest.raises(BuildRefused, match=r"needs libnew\.so\.1"):
        debian_packages(needs)


def test_programs_of_two_machines_are_refused(tmp_path):
    """A folder that was mixed together."""
    folder = write_frozen_folder(tmp_path / "frozen")
    content = bytearray((folder / "xlite").read_bytes())
    machine = struct.unpack_from("<H", content, 18)[0]
    struct.pack_into("<H", content, 18, 183 if machine == 62 else 62)
    (folder / "xlite").write_bytes(content)

    with pytest.raises(BuildRefused, match="2 machines"):
        system_needs(folder)


@pytest.mark.parametrize("length", [4, 40, 200])
def test_a_program_that_is_cut_off_is_refused(tmp_path, length):
    """A full disk during the build."""
    (tmp_path / "program").write_bytes(PROGRAM.read_bytes()[:length])

    with pytest.raises(BuildRefused, match="cannot be read"):
        read_elf(tmp_path / "program")


def test_every_package_has_a_name_that_debian_allows():
    """Lower case, digits, and alternatives between bars."""
    names = [name.strip() for names in PACKAGES.values() for name in names.split("|")]

    assert all(name == name.lower() and " " not in name for name in names)
