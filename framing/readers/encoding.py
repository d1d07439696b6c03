"""Bytes of a text file turned into text, whatever program saved them."""

from __future__ import annotations

import codecs
import re

from framing.readers.errors import ReadingError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
LOST = "\ufffd"
"""What stands in a text for a byte that is no character."""

_SAMPLE = 4096
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_SPACES = re.compile(r"\s+")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
# UTF-8 that was once read as Windows-1252: no writer puts these marks side by side. Quotation marks and
# dashes are left out of the second place, where they may follow a capital: “MAÇÃ”.
_MOJIBAKE = re.compile(r"â€|(?<![A-ZÀ-Þ])Â\xa0|[ÂÃ][\x80-\x9f¡-ª¬-¶¸-º¼-¿€ƒ†‡ˆ‰ŠŒŽ•˜™š›œžŸ]")
_LOST_CLOSING_MARK = re.compile(r"â€(?=[\s.,;:!?)\]]|$)")
_BINARY = "This is not a text file. Save the article as plain text (UTF-8) and read that."


def decode(data: bytes) -> str:
    r"""The text of a file, with ``\n`` at the end of each line.

    A byte order mark decides; else UTF-16 is known by its zero bytes, then comes UTF-8, then Windows-1252.
    A UTF-8 file cut off within a character loses that character only, and one with a few damaged bytes has
    ``LOST`` in their places. Raises ``ReadingError`` for an empty
    file and for bytes that are no text.

    >>> decode("Café\r\nclosed".encode("utf-16-le"))
    'Café\nclosed'
    """
    text = _decode(data).replace("\r\n", "\n").replace("\r", "\n")
    if not tidy(text):
        raise ReadingError("The file is empty.")
    if len(_CONTROL.findall(text)) > len(text) // 50:
        raise ReadingError(_BINARY)
    return _CONTROL.sub("", text)


def mend(text: str) -> str:
    r"""The text with the marks put right that a program made of UTF-8 by reading it as Windows-1252.

    Only lines in which such marks are unmistakable are touched, and of ftfy's repairs only the one for this.

    Speer, R. (2019). ftfy: fixes text for you. *Zenodo*, doi:10.5281/zenodo.2591652.

    >>> mend("â€œNo,â€\x9d said the cafÃ©’s owner")
    '“No,” said the café’s owner'
    """
    if not _MOJIBAKE.search(text):
        return text
    return "\n".join(_mended(line) if _MOJIBAKE.search(line) else line for line in text.split("\n"))


def _mended(line: str) -> str:
    from ftfy import fix_encoding

    # The last byte of a closing quotation mark has no sign in Windows-1252, and many programs drop it.
    mended: str = fix_encoding(_LOST_CLOSING_MARK.sub("â€\x9d", line))
    return mended


def tidy(text: str) -> str:
    r"""A line or paragraph with single plain spaces and without invisible characters.

    No-break spaces, tabs and line ends become a space; soft hyphens, zero-width spaces and byte order marks
    inside the text go, because no phrase would be found across them.

    >>> tidy(" The\u00a0 arms\n race\u200b ")
    'The arms race'
    """
    return _SPACES.sub(" ", _INVISIBLE.sub("", text)).strip()


def _decode(data: bytes) -> str:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], name)
    wide = _utf16_without_mark(data)
    if wide is not None:
        return _strict(data, wide)
    if b"\0" in data:
        raise ReadingError(_BINARY)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        if error.reason == "unexpected end of data" and not before.isascii():
            return before.decode("utf-8")
    damaged = data.decode("utf-8", "replace")
    lost = damaged.count(LOST)
    # Windows-1252 hardly ever looks like UTF-8 by chance: a text that mostly does was damaged or joined.
    if sum(not character.isascii() for character in damaged) > 4 * lost:
        return damaged
    return _strict(data, "cp1252")


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 of mostly Western text has a zero in nearly every second byte, and always on the same side."""
    sample = data[:_SAMPLE]
    pairs = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if pairs >= 2 and odd > pairs * 0.6 and even < pairs * 0.05:
        return "utf-16-le"
    if pairs >= 2 and even > pairs * 0.6 and odd < pairs * 0.05:
        return "utf-16-be"
    return None


def _strict(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        if error.reason in ("truncated data", "unexpected end of data") and error.start:
            return data[: error.start].decode(name)
        raise ReadingError(_BINARY) from None
