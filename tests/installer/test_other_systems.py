"""What cannot be built on Linux, read as far as it can be: Windows, macOS, the workflow."""

import plistlib
import re
import runpy
from pathlib import Path

import pytest
import yaml

from installer import dmg, inno
from installer.product import IDENTIFIER, INSTALLER, NAME, PROGRAMS, filled, release, version
from installer.refusal import BuildRefused

REPOSITORY = INSTALLER.parent
SCRIPT = inno.SCRIPT.read_text(encoding="utf-8")
WORKFLOW = REPOSITORY / ".github" / "workflows" / "installers.yml"


def sections():
    """Return section -> its lines, without comments and the preprocessor's lines."""
    found, name = {}, ""
    for line in SCRIPT.splitlines():
        if heading := re.fullmatch(r"\[(\w+)\]", line):
            name = heading[1]
            found[name] = []
        elif name and line.strip() and not line.lstrip().startswith((";", "#")):
            found[name].append(line)
    return found


def setup():
    return dict(line.split("=", 1) for line in sections()["Setup"])


def test_the_windows_script_has_the_sections_that_inno_setup_knows():
    """A misspelt one would be an error on a machine that we do not have."""
    assert list(sections()) == [
        "Setup", "Languages", "CustomMessages", "Tasks", "InstallDelete", "Files", "Icons",
        "Registry", "Run", "Code",
    ]  # fmt: skip


def test_every_entry_is_made_of_named_parts():
    """Such as Name: "..."; Flags: ..."""
    part = r'\w+: (?:"(?:[^"]|"")*"|[^";]+)'
    for name in ("Languages", "Tasks", "InstallDelete", "Files", "Icons", "Registry", "Run"):
        for line in sections()[name]:
            assert re.fullmatch(rf"{part}(?:; {part})*", line), line


def test_windows_needs_no_administrator_and_can_be_silent():
    """/CURRENTUSER and /ALLUSERS on the command line; the number of the product never changes."""
    assert setup()["PrivilegesRequired"] == "lowest"
    assert "commandline" in setup()["PrivilegesRequiredOverridesAllowed"]
    assert setup()["AppId"] == "{{8E0B1A5C-3C1D-4B52-9B0E-6E0B0D5F2C41}"
    assert all("HKLM" not in line for line in sections()["Registry"])


def test_removing_it_on_windows_deletes_nothing_of_a_user():
    """Only folders of the program are emptied, and the words say where the data are."""
    deleted = re.findall(r'Name: "([^"]*)"', "\n".join(sections()["InstallDelete"]))

    assert "UninstallDelete" not in sections()
    assert all(name.startswith("{app}\\") for name in deleted)
    assert r"{localappdata}\X-Lite Desktop" in SCRIPT
    assert len([line for line in sections()["CustomMessages"] if "DataStays" in line]) == 2


def test_the_names_are_those_of_the_product():
    """The script cannot ask for them."""
    assert setup()["AppName"] == NAME
    assert setup()["UninstallDisplayIcon"] == rf"{{app}}\{PROGRAMS[0]}.exe"
    given = set(re.findall(r"/D(\w+)=", " ".join(inno.command(Path(), Path(), Path()))))
    assert given == set(re.findall(r"\{#(\w+)\}", SCRIPT))


def test_windows_refuses_what_is_no_frozen_folder_and_wants_its_tool(tmp_path):
    """Before anything is called."""
    with pytest.raises(BuildRefused, match=r"no program xlite-desktop\.exe"):
        inno.build_setup(tmp_path, tmp_path, tmp_path)
    for name in PROGRAMS:
        (tmp_path / f"{name}.exe").write_bytes(b"MZ")
    with pytest.raises(BuildRefused, match="Inno Setup's compiler"):
        inno.build_setup(tmp_path, tmp_path, tmp_path)


def test_windows_shows_four_numbers_of_the_version():
    """PyInstaller reads the file as a call of these names."""
    names = ("VSVersionInfo", "FixedFileInfo", "StringFileInfo", "VarFileInfo", "VarStruct")
    call = {name: lambda *args, **given: given or args for name in names}
    call |= {"StringTable": lambda _, strings: dict(strings), "StringStruct": lambda *pair: pair}

    info = eval(filled("windows/version_info.txt"), call)

    (((words,),), _) = info["kids"]
    assert len(info["ffi"]["filevers"]) == 4
    assert info["ffi"]["prodvers"][:3] == release()
    assert (words["ProductName"], words["ProductVersion"]) == (NAME, version())


def test_macos_knows_the_kinds_of_files():
    """As one program among others: none is taken away from what opens it today."""
    plist = plistlib.loads(filled("macos/Info.plist").encode())
    kinds = plist["CFBundleDocumentTypes"]
    opened = [name for kind in kinds for name in kind["LSItemContentTypes"]]

    assert plist["CFBundleIdentifier"] == IDENTIFIER
    assert {"org.nema.dicom", "public.png", "public.jpeg", "public.tiff"} <= set(opened)
    assert {kind["LSHandlerRank"] for kind in kinds} == {"Alternate", "None"}
    assert {kind["CFBundleTypeRole"] for kind in kinds} == {"Viewer"}


def test_macos_asks_for_no_more_than_it_needs():
    """Neither camera nor microphone nor network."""
    with (INSTALLER / "macos" / "entitlements.plist").open("rb") as stream:
        entitlements = plistlib.load(stream)

    assert set(entitlements) == {
        "com.apple.security.cs.allow-unsigned-executable-memory",
        "com.apple.security.cs.disable-library-validation",
    }


def test_the_image_shows_the_application_beside_its_folder():
    """dmgbuild runs the settings and reads their names."""
    given = {"defines": {"app": "build/X-Lite Desktop.app", "icon": "build/x.icns"}}
    settings = runpy.run_path(str(dmg.SETTINGS), init_globals=given)

    assert settings["files"] == ["build/X-Lite Desktop.app"]
    assert settings["symlinks"] == {"Applications": "/Applications"}
    assert set(settings["icon_locations"]) == {"X-Lite Desktop.app", "Applications"}
    assert settings["icon"] == "build/x.icns"


def test_macos_refuses_what_is_no_bundle_and_wants_its_tool(tmp_path, monkeypatch):
    """Before anything is called."""
    bundle = tmp_path / "X-Lite Desktop.app"
    with pytest.raises(BuildRefused, match="no application bundle"):
        dmg.build_dmg(bundle, tmp_path, tmp_path)
    (bundle / "Contents").mkdir(parents=True)
    (bundle / "Contents" / "Info.plist").write_bytes(b"")
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(BuildRefused, match="dmgbuild is not installed"):
        dmg.build_dmg(bundle, tmp_path, tmp_path)


def test_the_workflow_builds_tries_and_keeps_all_three():
    """Each job builds, starts what it built, and uploads it with its sums and bill."""
    workflow = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))

    assert set(workflow["jobs"]) == {"linux", "windows", "macos"}
    for job in workflow["jobs"].values():
        commands = "\n".join(step.get("run", "") for step in job["steps"])
        (kept,) = (step for step in job["steps"] if "upload" in step.get("uses", ""))
        assert "--pack dist/xlite-training-pack-*.tar.gz" in commands
        assert "installer.smoke_test" in commands
        assert "installer.build_pack" in commands or "make installer training-pack" in commands
        assert "installer.build" in commands or "make installer" in commands
        assert {"dist/SHA256SUMS", "dist/*.cdx.json"} <= set(kept["with"]["path"].split())


def test_the_workflow_tries_what_users_get():
    """On the system's own screen, not an invisible one; with rights for a clean root of its own."""
    text = WORKFLOW.read_text(encoding="utf-8")

    assert "QT_QPA_PLATFORM" not in text
    assert "--privileged" in yaml.safe_load(text)["jobs"]["linux"]["container"]["options"]


def test_the_workflow_asks_for_modules_that_exist():
    """And secrets reach it by the environment alone."""
    text = WORKFLOW.read_text(encoding="utf-8")

    modules = set(re.findall(r"-m installer\.(\w+)", text))
    assert {name for name in modules if not (INSTALLER / f"{name}.py").is_file()} == set()
    for line in text.splitlines():
        if "secrets." in line:
            assert re.match(r"\s+[A-Z_]+: \$\{\{ secrets\.[A-Z0-9_]+ \}\}$", line), line
