"""Good files of every kind that is read, small, made on the spot: what the engine spoils."""

from __future__ import annotations

import functools
from collections.abc import Mapping

import cv2
import numpy as np
from pydicom.uid import (
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGBaseline8Bit,
    JPEGExtended12Bit,
    JPEGLosslessSV1,
    JPEGLSLossless,
    RLELossless,
)

from tests.helpers.dicom_factory import bare_bytes, dicom_bytes, lut_item
from tests.helpers.phantom import chest_phantom
from tests.helpers.tiff_factory import tiff_bytes

_SIDE = 72
_PERSON = {"PatientName": "Doe^Jane", "PatientAge": "044Y", "PatientID": "17"}


def _grey() -> np.ndarray:
    return cv2.resize(chest_phantom(64), (_SIDE, _SIDE + 8))


def _deep() -> np.ndarray:
    return _grey().astype(np.uint16) * 13


def _colour() -> np.ndarray:
    grey = _grey()
    return np.dstack([grey, np.flipud(grey), 255 - grey])


@functools.cache
def seeds() -> Mapping[str, Mapping[str, bytes]]:
    """Return kind -> name -> a whole file that is read without complaint."""
    return {"DICOM": _dicom(), "PNG": _png(), "JPEG": _jpeg(), "TIFF": _tiff()}


def _dicom() -> dict[str, bytes]:
    deep, grey = _deep(), _grey()
    films = {
        syntax.name: dicom_bytes(deep, syntax=syntax, bits_stored=12, WindowCenter="900",
                                 WindowWidth="1800", **_PERSON)
        for syntax in (
            ImplicitVRLittleEndian, ExplicitVRBigEndian, DeflatedExplicitVRLittleEndian,
            RLELossless, JPEGLosslessSV1, JPEGLSLossless, JPEG2000Lossless, JPEGExtended12Bit,
        )
    }  # fmt: skip
    curve = np.linspace(0, 65535, 4096).astype(np.uint16)
    table = lut_item(curve, first_value=0, name="CURVE")
    films["VOI table"] = dicom_bytes(deep, bits_stored=12, VOILUTSequence=[table], **_PERSON)
    films["modality table"] = dicom_bytes(deep, bits_stored=12, ModalityLUTSequence=[table])
    films["rescaled"] = dicom_bytes(
        deep, PhotometricInterpretation="MONOCHROME1", RescaleSlope="2", RescaleIntercept="-1000"
    )
    films["signed"] = dicom_bytes(deep.astype(np.int16) - 500, PixelPaddingValue=-500)
    films["RGB"] = dicom_bytes(_colour(), **_PERSON)
    films["JPEG baseline"] = dicom_bytes(grey, syntax=JPEGBaseline8Bit)
    films["JPEG colour"] = dicom_bytes(
        _colour(), syntax=JPEGBaseline8Bit, PhotometricInterpretation="YBR_FULL"
    )
    films["RLE colour"] = dicom_bytes(_colour(), syntax=RLELossless)
    films["palette"] = dicom_bytes(grey, PhotometricInterpretation="PALETTE COLOR", **_palette())
    films["bare"] = bare_bytes(grey, implicit=True, **_PERSON)
    return films


def _palette() -> dict[str, object]:
    entries: dict[str, object] = {}
    for colour in ("Red", "Green", "Blue"):
        entries[f"{colour}PaletteColorLookupTableDescriptor"] = [256, 0, 8]
        entries[f"{colour}PaletteColorLookupTableData"] = bytes(range(256))
    return entries


def _encoded(suffix: str, picture: np.ndarray, *options: int) -> bytes:
    return cv2.imencode(suffix, picture, list(options))[1].tobytes()


def _png() -> dict[str, bytes]:
    grey = _grey()
    return {
        "grey": _encoded(".png", grey),
        "deep": _encoded(".png", _deep()),
        "colour": _encoded(".png", _colour()),
        "alpha": _encoded(".png", np.dstack([_colour(), grey])),
        "bilevel": _encoded(".png", grey, cv2.IMWRITE_PNG_BILEVEL, 1),
    }


def _jpeg() -> dict[str, bytes]:
    return {
        "grey": _encoded(".jpg", _grey()),
        "colour": _encoded(".jpg", _colour()),
        "progressive": _encoded(".jpg", _colour(), cv2.IMWRITE_JPEG_PROGRESSIVE, 1),
        "restarts": _encoded(".jpg", _grey(), cv2.IMWRITE_JPEG_RST_INTERVAL, 4),
    }


def _tiff() -> dict[str, bytes]:
    kinds = {"plain": 1, "LZW": 5, "deflate": 8, "packbits": 32773}
    films = {
        f"{name} {depth}": _encoded(".tif", picture, cv2.IMWRITE_TIFF_COMPRESSION, compression)
        for name, compression in kinds.items()
        for depth, picture in {"grey": _grey(), "deep": _deep(), "colour": _colour()}.items()
    }
    films["float"] = tiff_bytes(_deep().astype(np.float32))
    films["white is zero"] = tiff_bytes(_deep(), photometric=0)
    films["big"] = tiff_bytes(_grey(), big_tiff=True, big_endian=True)
    return films
