"""Look-up tables in DICOM headers: modality, VOI and palette (PS3.3 C.11.1.1 and C.11.2.1.1)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset

from xlite_core.errors import UnreadableImage
from xlite_core.io.dicom_dataset import all_values
from xlite_core.io.radiograph import Pixels

_PLAIN_ENTRIES = 65536


@dataclass(frozen=True, slots=True, eq=False)
class LookupTable:
    """A table as its descriptor describes it.

    Attributes:
        first_value: The value that the first entry belongs to.
        entries: uint16, shape (entries,).
        bits: Bits of an entry.
    """

    first_value: int
    entries: NDArray[np.uint16]
    bits: int

    def applied_to(self, values: Pixels) -> Pixels:
        """Return the entry of each value; values outside the table take its ends."""
        low, high = int(values.min()), int(values.max())
        # Through a table of the values that occur: one look-up a pixel, no clipping.
        index = np.arange(low, high + 1) - self.first_value
        reached = self.entries[np.clip(index, 0, len(self.entries) - 1)]
        looked_up: Pixels = np.take(reached, values if low == 0 else values.astype(np.int32) - low)
        return looked_up


def lookup_table(
    item: Dataset, *, signed: bool, prefix: str = "LUT", data: str = "LUTData"
) -> LookupTable:
    """Read a table out of a sequence item.

    Args:
        item: Holds the descriptor and the data.
        signed: The values that are looked up may be negative, which makes the
            second number of the descriptor two's complement (PS3.3 C.11.1.1.1).
        prefix: What the descriptor's keyword begins with.
        data: Keyword of the entries.

    Raises:
        UnreadableImage: There are fewer entries than the descriptor says.
    """
    count, first, bits = _descriptor(item, f"{prefix}Descriptor")
    if signed and first >= 2**15:
        first -= 2**16
    entries = _entries(item, data, count, bits)
    if count == 0 or len(entries) < count or not 1 <= bits <= 16:
        raise UnreadableImage(
            "A look-up table in the header of this DICOM file is damaged.",
            "Export the film again from its source.",
            file_kind="DICOM",
        )
    return LookupTable(first, entries[:count], bits)


def palette_table(dataset: Dataset, colour: str) -> tuple[NDArray[np.uint8], int]:
    """Return one channel of a palette as 8-bit entries, and its first index."""
    prefix = f"{colour}PaletteColorLookupTable"
    table = lookup_table(dataset, signed=False, prefix=prefix, data=f"{prefix}Data")
    # 16-bit palettes keep the intensity in the high byte (PS3.3 C.7.6.3.1.6).
    entries = table.entries >> 8 if table.bits > 8 else table.entries
    return entries.astype(np.uint8), table.first_value


def _descriptor(item: Dataset, keyword: str) -> tuple[int, int, int]:
    values = all_values(item, keyword)
    if len(values) == 1 and isinstance(values[0], bytes):  # "US or SS" left undecided
        values = np.frombuffer(values[0], _word(item)).tolist()
    count, first, bits = (int(value) % 2**16 for value in values[:3])
    return count or _PLAIN_ENTRIES, first, bits


def _entries(item: Dataset, keyword: str, count: int, bits: int) -> NDArray[np.uint16]:
    values = all_values(item, keyword)
    if len(values) == 1 and isinstance(values[0], bytes):
        packed = values[0]
        if bits <= 8 and len(packed) < 2 * count:  # two entries a word, low byte first
            order = -1 if _word(item) == ">u2" else 1
            words = np.frombuffer(packed[: len(packed) // 2 * 2], np.uint8).reshape(-1, 2)
            return words[:, ::order].reshape(-1).astype(np.uint16)
        return np.frombuffer(packed[: len(packed) // 2 * 2], _word(item)).astype(np.uint16)
    return np.array([int(value) % 2**16 for value in values], np.uint16)


def _word(item: Dataset) -> str:
    return ">u2" if item.original_encoding[1] is False else "<u2"
