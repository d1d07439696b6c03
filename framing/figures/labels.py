"""The words on and about a figure: names that fit, numbers with their nouns, lists."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Sequence

_UNPRINTABLE = {"Cc", "Cf", "Cs", "Co", "Cn"}


def clean(name: object) -> str:
    """``name`` on one line, without what cannot be printed or written to a file.

    >>> clean("The\\tPost\\x00")
    'The Post�'
    """
    line = " ".join(str(name).split())
    return "".join(
        "�" if unicodedata.category(character) in _UNPRINTABLE else character for character in line
    )


def short(name: object, width: int) -> str:
    """``name`` in at most ``width`` characters, the end of it kept.

    >>> short("The Daily Gazette of Northern Places", 20)
    'The Daily G … Places'
    """
    whole = clean(name)
    if len(whole) <= width:
        return whole
    tail = width // 3
    return f"{whole[: width - tail - 3].rstrip()} … {whole[-tail:].lstrip()}"[:width]


def distinct(names: Sequence[str], width: int) -> list[str]:
    """The names in at most ``width`` characters each, or little more; no two of them alike.

    >>> distinct(["The Very Long Post A", "The Very Long Post B"], 8)
    ['The … A', 'The … B']
    """
    shortened = [short(name, width) for name in names]
    return [
        label if shortened.count(label) == 1 else f"{label} ({shortened[: place + 1].count(label)})"
        for place, label in enumerate(shortened)
    ]


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "word"), counted(1200, "word")
    ('1 word', '1,200 words')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def listed(names: Iterable[str], *, at_most: int = 6) -> str:
    """Names as one reads them aloud.

    >>> listed(["a", "b", "c"]), listed("abcd", at_most=2)
    ('a, b and c', 'a, b and 2 others')
    """
    shown = list(names)
    if len(shown) > at_most:
        rest = len(shown) - at_most
        shown = [*shown[:at_most], f"{rest} others" if rest > 1 else "1 other"]
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} and {shown[-1]}"


def wrapped(text: str, width: int) -> str:
    """A text on lines of at most ``width`` characters.

    >>> wrapped("one two three", 7)
    'one two\\nthree'
    """
    return "\n".join(textwrap.wrap(text, width))
