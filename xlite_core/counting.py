"""Numbers of things, as people write them."""

from __future__ import annotations


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return "1 film", "2,322 films".

    Args:
        number: How many.
        one: What one of them is called.
        many: What several are called, where that is not `one` with an s.
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"
