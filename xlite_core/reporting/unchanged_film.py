"""Is a file that is read again still the film that was answered for?"""

from __future__ import annotations

from xlite_core.errors import UnreadableImage
from xlite_core.io.radiograph import Radiograph


def require_unchanged(radiograph: Radiograph, key: str) -> None:
    """Refuse to put an answer beside the pixels of another film.

    Args:
        radiograph: The film, just read.
        key: SHA-256 of the file that prediction, opinions and words are about, hexadecimal; empty
            where nothing has been said of it yet.

    Raises:
        UnreadableImage: The file holds something else by now.
    """
    if key and radiograph.provenance.sha256 != key:
        raise UnreadableImage(
            "The file of this film has changed since it was opened, so its findings are not "
            "those of the picture in it.",
            "Close the film and open it again.",
            file_kind=radiograph.provenance.file_kind,
        )
