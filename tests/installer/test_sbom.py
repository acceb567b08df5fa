"""The bill of materials, held to the rules of CycloneDX 1.6 that concern it."""

import json
import platform
import re
import shutil
from pathlib import Path

import pytest

from installer.checksums import sha256_of
from installer.sbom import main
from installer.shipped import locked
from tests.helpers.frozen_folder import write_frozen_folder

VIEWER = Path(__file__).resolve().parents[2] / "requirements" / "viewer.txt"
TOP = {"$schema", "bomFormat", "specVersion", "version", "metadata", "components"}
SYSTEM_LIBRARIES = sorted(Path("/usr/lib").glob("*-linux-gnu/libz.so.1"))
KINDS = {"application", "library", "platform", "file"}


@pytest.fixture
def folder(tmp_path):
    return write_frozen_folder(tmp_path / "frozen")


def written(folder, out, lock=VIEWER):
    assert main(["--lock", str(lock), "--onedir", str(folder), "--out", str(out)]) == 0
    (made,) = out.glob("*.cdx.json")
    return made


def test_the_bill_has_the_form_of_the_standard(folder, tmp_path):
    """Properties that the schema names, references that are unique, licences as it wants them."""
    bill = json.loads(written(folder, tmp_path / "out").read_text(encoding="utf-8"))
    components = [bill["metadata"]["component"], *bill["components"]]
    references = [component["bom-ref"] for component in components]

    assert set(bill) == TOP
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", bill["metadata"]["timestamp"])
    assert len(set(references)) == len(references)
    assert {component["type"] for component in components} <= KINDS
    for component in components:
        for licence in component.get("licenses", []):
            ((kind, value),) = licence.items()
            assert kind == "expression" or set(value) <= {"id", "name"}


def test_every_package_is_named_as_others_name_it(folder, tmp_path):
    """With its version, a licence and a purl."""
    bill = json.loads(written(folder, tmp_path / "out").read_text(encoding="utf-8"))
    libraries = {c["name"]: c for c in bill["components"] if c["type"] == "library"}

    assert set(libraries) == set(locked(VIEWER))
    assert all(library["licenses"] for library in libraries.values())
    version = locked(VIEWER)["numpy"]
    assert libraries["numpy"]["purl"] == f"pkg:pypi/numpy@{version}"


def test_every_file_that_ships_has_its_sum(folder, tmp_path):
    """A link has none of its own."""
    bill = json.loads(written(folder, tmp_path / "out").read_text(encoding="utf-8"))
    files = {c["name"]: c["hashes"] for c in bill["components"] if c["type"] == "file"}

    assert set(files) == {"xlite", "xlite-desktop", "_internal/resources/Größe.txt"}
    assert files["xlite"] == [{"alg": "SHA-256", "content": sha256_of(folder / "xlite")}]


@pytest.mark.skipif(
    not SYSTEM_LIBRARIES or shutil.which("dpkg-query") is None, reason="needs a Debian or Ubuntu"
)
def test_a_library_of_the_build_machine_is_named_by_its_distribution(folder, tmp_path):
    """Whoever looks for its vulnerabilities asks there; Ubuntu has versions of its own."""
    shutil.copy(SYSTEM_LIBRARIES[0], folder / "_internal" / "libz.so.1")
    system = platform.freedesktop_os_release()["ID"]

    bill = json.loads(written(folder, tmp_path / "out").read_text(encoding="utf-8"))

    (library,) = (c for c in bill["components"] if c["name"] == "libz.so.1")
    assert library["purl"].startswith(f"pkg:deb/{system}/zlib1g@1")


def test_two_bills_are_equal_byte_for_byte(folder, tmp_path):
    """No random serial number, no present time."""
    one, other = written(folder, tmp_path / "one"), written(folder, tmp_path / "other")

    assert one.read_bytes() == other.read_bytes()


def test_what_may_not_ship_gets_no_bill(folder, tmp_path, caplog):
    """The bill is checked like the licences."""
    lock = tmp_path / "lock.txt"
    lock.write_text("absent==1.0\n", encoding="utf-8")

    assert main(["--lock", str(lock), "--onedir", str(folder), "--out", str(tmp_path)]) == 1
    assert "absent ships, but is not installed" in caplog.text


def test_the_schema_itself_agrees(folder, tmp_path):
    """Where the reference implementation is installed; CI does so."""
    validation = pytest.importorskip("cyclonedx.validation.json")
    schema = pytest.importorskip("cyclonedx.schema")
    bill = written(folder, tmp_path / "out").read_text(encoding="utf-8")

    validator = validation.JsonStrictValidator(schema.SchemaVersion.V1_6)

    assert validator.validate_str(bill) is None
