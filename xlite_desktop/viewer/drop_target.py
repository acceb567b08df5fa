"""What a drop or the clipboard holds: files, or a picture."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage


def dropped_paths(mime: QMimeData) -> tuple[Path, ...]:
    """Return the local files and folders of a drop; any file counts, the content decides later."""
    return tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())


def pasted_picture(mime: QMimeData) -> bytes | None:
    """Return a pasted picture as the bytes of a PNG file; None where there is none."""
    if not mime.hasImage():
        return None
    image = QImage(mime.imageData())
    if image.isNull():
        return None
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # PySide wants the format as text here, while its stubs ask for bytes.
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
