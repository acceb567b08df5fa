"""What an application may leave with its user, and what it may not."""

from __future__ import annotations

from installer.smoke_traces import files_in, traces_elsewhere


def write(home, *names):
    for name in names:
        file = home / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()


def test_only_what_is_new_and_in_no_place_of_its_own_is_told(tmp_path):
    write(tmp_path, ".bashrc", ".local/opt/x-lite-desktop/app/xlite")
    before = files_in(tmp_path)
    write(tmp_path, ".config/X-Lite Desktop/settings.ini", ".cache/X-Lite Desktop/films/1.npy")
    write(tmp_path, ".cache/fontconfig/a.cache", "brought/film.dcm", "smoke/made-up/report.pdf")
    write(tmp_path, ".cache/Microsoft/device", "X-Lite Desktop.txt")

    assert traces_elsewhere(tmp_path, before) == [
        "It left .cache/Microsoft/device in the folder of its user.",
        "It left X-Lite Desktop.txt in the folder of its user.",
    ]
