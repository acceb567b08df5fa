"""What is allowed to ship, and where licence texts are that their packages do not bring.

Every exception here was looked at by a person and says why it is one.  What
is not written here is refused, so that a new dependency cannot slip through.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from installer.product import INSTALLER, REPOSITORY

TEXTS = INSTALLER / "licence_texts"

GPL_ACCEPTED: Mapping[str, str] = {
    "numpy": (
        "The wheel brings GCC's run-time libraries (libgfortran, libquadmath), whose GPL-3.0 "
        "carries the GCC Runtime Library Exception; numpy itself is BSD."
    ),
    "pyinstaller": (
        "Only its bootloader ships, under GPL-2.0 with an exception that allows to build and "
        "distribute programs of any licence with it."
    ),
    "pyinstaller-hooks-contrib": (
        "Its hooks, under GPL-2.0, work while building and stay there; its run-time hooks, which "
        "ship, are under Apache-2.0."
    ),
    "pyside6-essentials": "Offered under LGPL-3.0 as well, and used under that.",
    "shiboken6": "Offered under LGPL-3.0 as well, and used under that.",
    "torch": (
        "The text belongs to the tests of a library in its source tree, which the wheel lists and "
        "does not hold; its libgomp carries the GCC Runtime Library Exception."
    ),
    "scipy": (
        "The wheel brings GCC's run-time libraries (libgfortran, libquadmath), whose GPL-3.0 "
        "carries the GCC Runtime Library Exception; scipy itself is BSD."
    ),
}
"""Distribution in whose licences the GPL or AGPL is named -> why it may ship all the same."""

TEXTS_ELSEWHERE: Mapping[str, tuple[Path, ...]] = {
    "flatbuffers": (REPOSITORY / "LICENSE",),  # Apache-2.0, as this project
    "pyjpegls": (TEXTS / "pyjpegls.txt",),
    "pyside6-essentials": (
        TEXTS / "Qt-notice.txt",
        TEXTS / "LGPL-3.0.txt",
        TEXTS / "GPL-3.0.txt",
    ),
    "qtawesome": (TEXTS / "Phosphor.txt",),  # the one of its fonts that ships
    "shiboken6": (TEXTS / "LGPL-3.0.txt", TEXTS / "GPL-3.0.txt"),
}
"""Distribution whose installed files hold no licence text, or not all -> texts to add."""

FONT_TEXTS = (REPOSITORY / "resources" / "fonts" / "OFL.txt",)

_GCC = "GPL-3.0-or-later WITH GCC-exception-3.1"
SYSTEM_LIBRARIES: Mapping[str, str] = {
    "libGL": "MIT",
    "libICE": "MIT",
    "libSM": "MIT",
    "libX11": "MIT",
    "libX11-xcb": "MIT",
    "libXau": "MIT",
    "libXcomposite": "MIT",
    "libXcursor": "MIT",
    "libXdamage": "MIT",
    "libXdmcp": "MIT",
    "libXext": "MIT",
    "libXfixes": "MIT",
    "libXi": "MIT",
    "libXrandr": "MIT",
    "libXrender": "MIT",
    "libasyncns": "LGPL-2.1-or-later",
    "libatomic": _GCC,
    "libavahi-client": "LGPL-2.1-or-later",
    "libavahi-common": "LGPL-2.1-or-later",
    "libblkid": "LGPL-2.1-or-later",
    "libbrotlicommon": "MIT",
    "libbrotlidec": "MIT",
    "libbsd": "BSD-3-Clause",
    "libbz2": "bzip2-1.0.6",
    "libcap": "BSD-3-Clause OR GPL-2.0-only",
    "libcom_err": "MIT",
    "libcrypto": "Apache-2.0",
    "libcups": "Apache-2.0",
    "libdbus-1": "AFL-2.1 OR GPL-2.0-or-later",
    "libexpat": "MIT",
    "libffi": "MIT",
    "libfontconfig": "MIT",
    "libfreetype": "FTL OR GPL-2.0-or-later",
    "libgcc_s": _GCC,
    "libgcrypt": "LGPL-2.1-or-later",
    "libgfortran": _GCC,
    "libglib-2.0": "LGPL-2.1-or-later",
    "libgomp": _GCC,
    "libgpg-error": "LGPL-2.1-or-later",
    "libgraphite2": "LGPL-2.1-or-later OR MPL-2.0 OR GPL-2.0-or-later",
    "libgssapi_krb5": "MIT",
    "libgthread-2.0": "LGPL-2.1-or-later",
    "libharfbuzz": "MIT",
    "libk5crypto": "MIT",
    "libkeyutils": "LGPL-2.1-or-later",
    "libkrb5": "MIT",
    "libkrb5support": "MIT",
    "liblz4": "BSD-2-Clause",
    "liblzma": "0BSD",
    "libmd": "BSD-3-Clause",
    "libmount": "LGPL-2.1-or-later",
    "libncurses": "MIT",
    "libncursesw": "MIT",
    "libpanelw": "MIT",
    "libpcre2-16": "BSD-3-Clause",
    "libpcre2-8": "BSD-3-Clause",
    "libpng16": "Libpng",
    "libquadmath": "LGPL-2.1-or-later",
    "libselinux": "LicenseRef-public-domain",
    "libsqlite3": "blessing",
    "libssl": "Apache-2.0",
    "libstdc++": _GCC,
    "libsystemd": "LGPL-2.1-or-later",
    "libtinfo": "MIT",
    "libuuid": "BSD-3-Clause",
    "libwayland-client": "MIT",
    "libwayland-cursor": "MIT",
    "libwayland-egl": "MIT",
    "libxcb": "MIT",
    "libxkbcommon": "MIT",
    "libxkbcommon-x11": "MIT",
    "libz": "Zlib",
    "libzstd": "BSD-3-Clause OR GPL-2.0-only",
}
"""Library of the build machine, without ".so" and its numbers -> its licence, from the copyright
file of its Debian package.  All libxcb-* are as libxcb.  GPL without a choice or an exception
(libreadline, libgdbm) is left out, and so refused."""

_GPL_NAME = re.compile(
    r"(?<![A-Za-z])A?GPL|Affero|(?<!Lesser )General Public License", re.IGNORECASE
)
_GPL_TITLE = re.compile(
    r"^\s*GNU (?:AFFERO )?GENERAL PUBLIC LICENSE\s*$|^License:\s*A?GPL", re.MULTILINE
)


def names_gpl(licence: str) -> bool:
    """Return whether a licence's name is, or offers, the GPL or AGPL; the LGPL is neither."""
    return bool(_GPL_NAME.search(licence.replace("Library General", "Lesser General")))


def holds_gpl(text: str) -> bool:
    """Return whether a licence file holds the GPL or AGPL under its own title."""
    return bool(_GPL_TITLE.search(text))


def system_licence(library: str) -> str | None:
    """Return the licence of a library by its file's name; None for one that nobody looked at."""
    name = library.split(".so", maxsplit=1)[0]
    return SYSTEM_LIBRARIES.get("libxcb" if name.startswith("libxcb-") else name)
