"""The words of a PDF that Qt wrote, decoded the way that a reader of PDF copies them."""

from __future__ import annotations

import re
import zlib

_OBJECT = re.compile(rb"(\d+) 0 obj\b(.*?)\bendobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_FONT = re.compile(rb"/(F\d+) (\d+) 0 R")
_SHOWN = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9a-fA-F]+)> ?Tj")


def pdf_objects(data: bytes) -> dict[int, bytes]:
    """Return every object: its dictionary, followed by its stream in the clear."""
    found = {}
    for match in _OBJECT.finditer(data):
        body = match[2]
        stream = _STREAM.search(body)
        if stream is not None:
            head = body[: stream.start()]
            content = stream[1]
            if b"FlateDecode" in head:
                content = zlib.decompressobj().decompress(content)
            body = head + content
        found[int(match[1])] = body
    return found


def everything_in(data: bytes) -> bytes:
    """Return the whole file with its streams in the clear, to look for what must not be there."""
    return data + b"\n".join(pdf_objects(data).values())


def pdf_pages(data: bytes) -> list[str]:
    """Return the words of each page, one line a piece that was drawn at once."""
    objects = pdf_objects(data)
    pages = [body for body in objects.values() if re.search(rb"/Type /Page\b(?!s)", body)]
    return [_words(page, objects) for page in pages]


def _words(page: bytes, objects: dict[int, bytes]) -> str:
    contents = re.search(rb"/Contents (\d+) 0 R", page)
    resources = re.search(rb"/Resources (\d+) 0 R", page)
    held = objects[int(resources[1])] if resources else page
    fonts = {name: _letters(objects[int(number)], objects) for name, number in _FONT.findall(held)}
    drawn = []
    for piece in re.findall(rb"\bBT\b(.*?)\bET\b", objects[int(contents[1])], re.DOTALL):
        letters, said = {}, ""
        for name, codes in _SHOWN.findall(piece):
            letters = fonts[name] if name else letters
            said += "".join(letters[codes[i : i + 4].lower()] for i in range(0, len(codes), 4))
        drawn.append(said.replace("\N{NO-BREAK SPACE}", " "))
    return "\n".join(drawn)


def _letters(font: bytes, objects: dict[int, bytes]) -> dict[bytes, str]:
    """Return what each glyph stands for, from the font's table for copying."""
    table = objects[int(re.search(rb"/ToUnicode (\d+) 0 R", font)[1])]
    letters: dict[bytes, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, meaning in re.findall(rb"<([0-9a-fA-F]+)> ?<([0-9a-fA-F]+)>", block):
            letters[code.lower()] = bytes.fromhex(meaning.decode()).decode("utf-16-be")
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, rest in re.findall(
            rb"<([0-9a-fA-F]+)> ?<([0-9a-fA-F]+)> ?(\[[^\]]*\]|<[0-9a-fA-F]+>)", block
        ):
            meanings = re.findall(rb"<([0-9a-fA-F]+)>", rest)
            for step in range(int(last, 16) - int(first, 16) + 1):
                code = b"%04x" % (int(first, 16) + step)
                if rest.startswith(b"["):
                    letters[code] = bytes.fromhex(meanings[step].decode()).decode("utf-16-be")
                else:
                    letters[code] = chr(int(meanings[0], 16) + step)
    return letters
