"""What a DICOM header says of its pixels: the Image Pixel module (PS3.3 C.7.6.3), checked."""

from __future__ import annotations

from dataclasses import dataclass

from pydicom.dataset import Dataset

from xlite_core.errors import UnreadableImage, UnsupportedPixels
from xlite_core.io.dicom_dataset import file_kind, first_value, whole_number
from xlite_core.io.raster import MAX_PIXELS

_GREY = ("MONOCHROME1", "MONOCHROME2")
_LUMINANCE_FIRST = ("YBR_FULL", "YBR_FULL_422", "YBR_PARTIAL_422", "YBR_PARTIAL_420")
_RGB = ("RGB", "YBR_ICT", "YBR_RCT")
_PALETTE = "PALETTE COLOR"


@dataclass(frozen=True, slots=True, kw_only=True)
class PixelHeader:
    """Size, colour model and number format of a picture.

    Attributes:
        rows: Height in pixels.
        columns: Width in pixels.
        samples: 1 for grey and palette, 3 for colour.
        photometric: Photometric Interpretation.
        by_plane: Colour samples are stored plane by plane.
        bits_allocated: 8, 16 or 32.
        bits_stored: 1 to `bits_allocated`.
        high_bit: Position of the most significant stored bit.
        signed: Stored values are two's complement.
        kind: What the file is, for people.
    """

    rows: int
    columns: int
    samples: int
    photometric: str
    by_plane: bool
    bits_allocated: int
    bits_stored: int
    high_bit: int
    signed: bool
    kind: str

    @property
    def shape(self) -> tuple[int, ...]:
        """(rows, columns), or (rows, columns, samples) for colour."""
        plane = (self.rows, self.columns)
        return plane if self.samples == 1 else (*plane, self.samples)

    @property
    def is_grey(self) -> bool:
        """Whether the picture is MONOCHROME1 or MONOCHROME2."""
        return self.photometric in _GREY

    @property
    def is_palette(self) -> bool:
        """Whether the values are indices into a palette."""
        return self.photometric == _PALETTE

    @property
    def luminance_is_first(self) -> bool:
        """Whether the first of the colour samples is the luminance."""
        return self.photometric in _LUMINANCE_FIRST

    @property
    def is_subsampled(self) -> bool:
        """Whether, uncompressed, two pixels share their chrominance."""
        return self.photometric in ("YBR_FULL_422", "YBR_PARTIAL_422")


def pixel_header(dataset: Dataset) -> PixelHeader:
    """Collect and check what the header says of the picture.

    Raises:
        UnreadableImage: The description contradicts itself.
        UnsupportedPixels: It describes something that a radiograph is not.
    """
    allocated = whole_number(dataset, "BitsAllocated", 0)
    stored = whole_number(dataset, "BitsStored", allocated)
    header = PixelHeader(
        rows=whole_number(dataset, "Rows", 0),
        columns=whole_number(dataset, "Columns", 0),
        samples=whole_number(dataset, "SamplesPerPixel", 1),
        photometric=str(first_value(dataset, "PhotometricInterpretation") or "").strip(),
        by_plane=whole_number(dataset, "PlanarConfiguration", 0) == 1,
        bits_allocated=allocated,
        bits_stored=stored,
        high_bit=whole_number(dataset, "HighBit", stored - 1),
        signed=whole_number(dataset, "PixelRepresentation", 0) == 1,
        kind=file_kind(dataset),
    )
    _check(header)
    return header


def _check(header: PixelHeader) -> None:
    known = (*_GREY, *_LUMINANCE_FIRST, *_RGB, _PALETTE)
    samples = 1 if header.photometric in (*_GREY, _PALETTE) else 3
    if header.photometric not in known or header.samples != samples:
        name = header.photometric if header.photometric in known else "an unknown colour model"
        raise UnsupportedPixels(
            f"The picture has {header.samples} samples a pixel in {name}, which no film has.",
            "Export it as a grey picture.",
            file_kind=header.kind,
        )
    if header.bits_allocated not in (8, 16, 32):
        raise UnsupportedPixels(
            f"The picture has {header.bits_allocated} bits a pixel, which no film has.",
            "Export it with 8 or 16 bits a pixel.",
            file_kind=header.kind,
        )
    if header.rows * header.columns > MAX_PIXELS:
        raise UnsupportedPixels(
            f"The picture has {header.columns} x {header.rows} pixels, more than a film may have.",
            "Export it at a smaller size.",
            file_kind=header.kind,
        )
    if not (
        header.rows > 0
        and header.columns > 0
        and 1 <= header.bits_stored <= header.high_bit + 1 <= header.bits_allocated
    ):
        raise UnreadableImage(
            "The header of this DICOM file contradicts itself about the size of its pixels.",
            "Export the film again from its source.",
            file_kind=header.kind,
        )
