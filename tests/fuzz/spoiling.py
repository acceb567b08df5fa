"""Ways to spoil a file: blind ones, and ones that know the format and repair its checksums."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

import numpy as np

Random = np.random.Generator
Spoil = Callable[[bytes, Random], bytes]

_NUMBERS = (0, 1, 2, 3, 7, 8, 12, 16, 31, 32, 64, 127, 128, 255, 256, 1000, 32767, 32768, 60000,
            65500, 65535, 65536, 2**24, 2**31 - 1, 2**31, 2**32 - 16, 2**32 - 1)  # fmt: skip
"""Where lengths, counts and offsets overflow."""


def flipped_bits(data: bytes, random: Random) -> bytes:
    """Flip 1 to 40 bits anywhere, more often near the beginning, where headers are."""
    spoilt = bytearray(data)
    for _ in range(int(random.integers(1, 41))):
        reach = len(data) if random.random() < 0.5 else min(len(data), 700)
        spoilt[int(random.integers(reach))] ^= 1 << int(random.integers(8))
    return bytes(spoilt)


def cut_short(data: bytes, random: Random) -> bytes:
    """Keep a beginning."""
    return data[: int(random.integers(len(data)))]


def wild_numbers(data: bytes, random: Random) -> bytes:
    """Overwrite 1 to 6 places with numbers at which sizes overflow."""
    spoilt = bytearray(data)
    for _ in range(int(random.integers(1, 7))):
        form = str(random.choice(["<I", ">I", "<H", ">H", "B"]))
        size = struct.calcsize(form)
        at = int(random.integers(max(min(len(data), 1200) - size, 1)))
        number = _NUMBERS[int(random.integers(len(_NUMBERS)))] % 256**size
        spoilt[at : at + size] = struct.pack(form, number)
    return bytes(spoilt)


def moved_parts(data: bytes, random: Random) -> bytes:
    """Cut out, double or displace a part."""
    start, end = sorted(int(random.integers(len(data) + 1)) for _ in range(2))
    part, at = data[start:end][:4000], int(random.integers(len(data)))
    if random.random() < 0.3:
        return data[:start] + data[end:]
    return data[:at] + part + data[at:]


def _png_chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    chunks, at = [], 8
    while at + 8 <= len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        chunks.append((name, data[at + 8 : at + 8 + length]))
        at += 12 + length
    return chunks


def _one_idat(chunks: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    content = b"".join(content for name, content in chunks if name == b"IDAT")
    rest = [chunk for chunk in chunks if chunk[0] != b"IDAT"]
    return [*rest[:-1], (b"IDAT", content), rest[-1]]


def png_file(chunks: list[tuple[bytes, bytes]]) -> bytes:
    """Return a PNG of these chunks, with sound checksums."""
    parts = [b"\x89PNG\r\n\x1a\n"]
    for name, content in chunks:
        checksum = zlib.crc32(name + content)
        parts.append(struct.pack(">I", len(content)) + name + content)
        parts.append(struct.pack(">I", checksum))
    return b"".join(parts)


def png_inside(data: bytes, random: Random) -> bytes:
    """Spoil the content of a chunk, and set its checksum right, so that the decoder sees it."""
    chunks = _one_idat(_png_chunks(data))
    number = int(random.integers(len(chunks)))
    name, content = chunks[number]
    if name == b"IHDR":
        sizes = [int(random.choice([0, 1, 71, 72, 60000, 2**31 - 1])) for _ in range(2)]
        kinds = [int(random.choice(v)) for v in ([1, 2, 4, 8, 16, 9], [0, 2, 3, 4, 6, 5], [0, 1])]
        content = struct.pack(">IIBBBBB", *sizes, *kinds[:2], 0, 0, kinds[2])
    elif name == b"IDAT" and random.random() < 0.5:
        raw = flipped_bits(zlib.decompress(content), random)
        content = zlib.compress(raw[: int(random.integers(1, len(raw)))])
    elif content:
        content = flipped_bits(content, random)
    chunks[number] = (name, content)
    if random.random() < 0.3:
        packed = b"x\0\0" + zlib.compress(bytes(1_000_000))
        extra = [(b"PLTE", bytes(int(random.integers(1, 800)))), (b"tRNS", bytes(300)),
                 (b"acTL", bytes(8)), (b"iCCP", packed), (b"zTXt", packed)]  # fmt: skip
        chunks.insert(1, extra[int(random.integers(len(extra)))])
    return png_file(chunks)


def jpeg_inside(data: bytes, random: Random) -> bytes:
    """Spoil the content of a segment and leave the lengths right."""
    spoilt, at, places = bytearray(data), 2, []
    while data[at + 1] != 0xDA:
        (length,) = struct.unpack_from(">H", data, at + 2)
        places.append((data[at + 1], at + 4, length - 2))
        at += 2 + length
    marker, start, length = places[int(random.integers(len(places)))]
    if marker in (0xC0, 0xC2) and random.random() < 0.6:
        rows, columns = (int(random.choice([0, 1, 80, 9000, 65500, 65535])) for _ in range(2))
        spoilt[start + 1 : start + 5] = struct.pack(">HH", rows, columns)
        spoilt[start + 7] = int(random.choice([0x11, 0x22, 0x44, 0x41, 0x00]))
    for _ in range(int(random.integers(1, 8))):
        spoilt[start + int(random.integers(max(length, 1)))] = int(random.integers(256))
    return bytes(spoilt)


def tiff_inside(data: bytes, random: Random) -> bytes:
    """Give entries of the directory wild types, counts and values."""
    order = "<" if data[:2] == b"II" else ">"
    if struct.unpack_from(f"{order}H", data, 2)[0] != 42:
        return wild_numbers(data, random)
    spoilt = bytearray(data)
    (directory,) = struct.unpack_from(f"{order}I", data, 4)
    (entries,) = struct.unpack_from(f"{order}H", data, directory)
    for _ in range(int(random.integers(1, 4))):
        at = directory + 2 + 12 * int(random.integers(entries))
        number = _NUMBERS[int(random.integers(len(_NUMBERS)))]
        what = random.random()
        if what < 0.6:
            short = struct.unpack_from(f"{order}H", data, at + 2)[0] == 3
            form, value = ("H", number % 65536) if short else ("I", number)
            struct.pack_into(order + form, spoilt, at + 8, value)
        elif what < 0.8:
            struct.pack_into(f"{order}I", spoilt, at + 4, number)
        elif what < 0.9:
            struct.pack_into(f"{order}H", spoilt, at, int(random.choice([256, 259, 273, 322, 330])))
        else:  # the next directory is this one, or lies anywhere
            after = directory + 2 + 12 * entries
            struct.pack_into(f"{order}I", spoilt, after, int(random.choice([directory, number])))
    return bytes(spoilt)


_ELEMENTS = {
    0x00280002: (0, 2, 3, 4, 65535), 0x00280006: (1, 2, 65535),
    0x00280010: (0, 1, 79, 60000, 65535), 0x00280011: (0, 1, 71, 60000, 65535),
    0x00280100: (1, 8, 12, 16, 32, 64, 65535),
    0x00280101: (0, 1, 8, 16, 17, 65535), 0x00280102: (0, 7, 15, 31, 65535),
    0x00280103: (0, 1, 2, 65535), 0x00280120: (0, 32768, 65535),
}  # fmt: skip
"""US elements of the Image Pixel module (PS3.3 C.7.6.3) and values that none should have."""


def dicom_inside(data: bytes, random: Random) -> bytes:
    """Change numbers of the Image Pixel module, or spoil the compressed picture alone."""
    spoilt = bytearray(data)
    if random.random() < 0.4:
        at = data.rfind(b"\xfe\xff\x00\xe0") + 8  # the last item: the fragment of the picture
        reach = len(data) - at if random.random() < 0.4 else 200
        for _ in range(int(random.integers(1, 20))):
            place = at + int(random.integers(max(min(reach, len(data) - at), 1)))
            spoilt[min(place, len(data) - 1)] = int(random.integers(256))
        return bytes(spoilt)
    for tag in random.choice(list(_ELEMENTS), int(random.integers(1, 4))):
        group, element = int(tag) >> 16, int(tag) & 0xFFFF
        value = int(random.choice(_ELEMENTS[int(tag)]))
        for order in "<>":
            at = data.find(struct.pack(f"{order}HH", group, element))
            if at >= 0:
                struct.pack_into(f"{order}H", spoilt, at + 8, value)
    return bytes(spoilt)


BLIND: tuple[Spoil, ...] = (flipped_bits, cut_short, wild_numbers, moved_parts)
KNOWING: dict[str, Spoil] = {
    "PNG": png_inside, "JPEG": jpeg_inside, "TIFF": tiff_inside, "DICOM": dicom_inside,
}  # fmt: skip
