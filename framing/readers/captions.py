"""Captions of pictures, with the credit they name."""

from __future__ import annotations

import re
from functools import cache

from framing.language import data_lines
from framing.readers.bylines import is_name

_LABEL = re.compile(
    r"(?:caption\s*[:,]|(?:image|photo|picture|video|media)\s+caption\s*[:,]?)\s*(?P<text>\S.*)",
    re.IGNORECASE,
)
_PICTURE_OF = r"(?:photo(?:graph)?|image|picture|video)\s+(?:credit|source|copyright)"
_CREDIT_WORD = rf"(?:{_PICTURE_OF}|photo(?:graph)?s?|pictures?|image|credit)"
_CREDIT_LINE = re.compile(
    rf"(?:{_CREDIT_WORD}(?:\s+by)?\s*[:,]|(?:photograph(?:s|y)|photos?|illustrations?)\s+by\s|{_PICTURE_OF}\s|©)\s*(?P<credit>\S.{{1,80}})",
    re.IGNORECASE,
)
_PICTURE_CREDIT = re.compile(_PICTURE_OF, re.IGNORECASE)
_IN_BRACKETS = re.compile(r"[(\[](?P<credit>[^()\[\]]{2,80})[)\]]\.?$")
_CAPITALS_AFTER_A_STOP = re.compile(r"[.!?]['’\"”]?\s\((?P<credit>[A-Z][A-Z/&. -]{1,40})\)$")
_AT_THE_END = re.compile(
    rf"(?:^|[.\s])(?P<word>{_CREDIT_WORD})(?:\s+by)?\s*:\s*(?P<credit>[^:]{{2,80}})$", re.IGNORECASE
)
_AFTER_BAR = re.compile(r"\s[|©]\s*(?P<credit>[^|©]{2,80})$")
_TAIL = 120


def caption_label(line: str) -> str | None:
    """The caption on a line that says that it is one, without the label.

    >>> caption_label("Image caption, The minister arrives"), caption_label("The minister arrives")
    ('The minister arrives', None)
    """
    match = _LABEL.fullmatch(line)
    return None if match is None else match["text"]


def credit_line(line: str) -> str | None:
    """The credit on a line that holds nothing else.

    >>> credit_line("Photograph: Ana Roe/Polar Images"), credit_line("Photographs were not allowed.")
    ('Ana Roe/Polar Images', None)
    """
    if len(line) > _TAIL:
        return None
    match = _CREDIT_LINE.fullmatch(line)
    if match is None:
        photographer, bar, owner = line.partition("/")
        signed = bar and is_name(photographer.strip()) and owner.strip()[:1].isupper()
        return line if signed and not line.endswith(".") else None
    credit = match["credit"].strip(" .")
    # A copyright sign stands before the owner of a page as well: there it takes the name of an agency.
    known = _is_credit(credit) or (is_name(credit) and not line.startswith("©"))
    return credit if known or _PICTURE_CREDIT.match(line) else None


def credit_of(caption: str, *, known: bool = True) -> str | None:
    """The photographer or agency a caption ends with, or ``None``.

    ``known`` says that the text is a caption. Where that is still the question, only what is plainly a
    credit counts: an agency, ``Name/Agency``, or what follows "Photograph:".

    >>> credit_of("Ministers in Vienna on Monday (AP)"), credit_of("Ministers (left) in Vienna")
    ('AP', None)
    """
    tail = caption[-_TAIL:]
    match = _AT_THE_END.search(tail)
    if match is not None:
        return match["credit"].strip(" .")
    match = _CAPITALS_AFTER_A_STOP.search(tail)
    if match is not None:  # an abbreviation that is explained stands before the full stop
        return match["credit"].strip()
    for form in (_IN_BRACKETS, _AFTER_BAR):
        match = form.search(tail)
        if match is not None:
            credit = match["credit"].strip()
            if _is_credit(credit) or (known and credit[0].isupper()):
                return credit
    return None


def same_caption(first: str, second: str) -> bool:
    """Whether two lines are one caption printed twice, the one with its credit and the other without.

    >>> same_caption("Ministers in Vienna", "Ministers in Vienna (AP)")
    True
    """
    short, long = sorted((first, second), key=len)
    if not long.startswith(short.rstrip(" .")):
        return False
    rest = long[len(short.rstrip(" .")) :].strip(" .")
    return not rest or credit_of(f" {rest}") is not None or credit_line(rest) is not None


def _is_credit(text: str) -> bool:
    words = re.split(r"[\s/,]+", text)
    return any(not _credit_words().isdisjoint({word, word.title()}) for word in words if word) or (
        "/" in text and all(piece.strip()[:1].isupper() for piece in text.split("/"))
    )


@cache
def _credit_words() -> frozenset[str]:
    return frozenset(data_lines("photo_credits.txt"))
