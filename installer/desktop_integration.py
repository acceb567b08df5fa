"""The files by which a Linux desktop knows the application: entry, MIME type, icons, AppStream."""

from __future__ import annotations

from pathlib import Path

from installer.product import IDENTIFIER, PACKAGE, filled
from installer.refusal import BuildRefused
from installer.tree import Item, folder_items, text_item


def integration_items(share: str, icons: Path) -> list[Item]:
    """Return the files that belong below a `share` folder.

    Args:
        share: That folder, below the root of the package: "usr/share".
        icons: What `installer.icons` made.

    Raises:
        BuildRefused: There are no icons.
    """
    if not (icons / "hicolor").is_dir():
        raise BuildRefused(
            f"There are no icons in {icons}.", "Make them: python -m installer.icons FOLDER."
        )
    return [
        text_item(f"{share}/applications/{PACKAGE}.desktop", filled("linux/xlite-desktop.desktop")),
        text_item(f"{share}/mime/packages/{PACKAGE}.xml", filled("linux/xlite-desktop.mime.xml")),
        text_item(f"{share}/metainfo/{IDENTIFIER}.metainfo.xml", filled("linux/metainfo.xml")),
        *folder_items(icons / "hicolor", f"{share}/icons/hicolor"),
    ]
