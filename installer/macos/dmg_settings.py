"""What the macOS disk image looks like; dmgbuild runs this file and reads its names.

`installer.dmg` gives the application's bundle and the icon by -D options, which
dmgbuild hands over as the dictionary `defines`.
"""

from __future__ import annotations

from pathlib import Path

_given: dict[str, str] = globals().get("defines", {})
_bundle = Path(_given.get("app", "X-Lite Desktop.app"))

format = "UDZO"  # noqa: A001 - dmgbuild's own name; compressed, read by every macOS
files = [str(_bundle)]
symlinks = {"Applications": "/Applications"}
icon = _given.get("icon")
icon_locations = {_bundle.name: (160, 180), "Applications": (480, 180)}
window_rect = ((200, 200), (640, 400))
default_view = "icon-view"
icon_size = 128
