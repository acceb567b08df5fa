"""The one way in which a build tool says no."""

from __future__ import annotations

from xlite_core.errors import XLiteError


class BuildRefused(XLiteError):  # noqa: N818 - as the leaves of xlite_core.errors
    """An installer, or a file that belongs to one, cannot be made as asked."""
