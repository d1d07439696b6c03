"""The words on and about a figure: names that fit, numbers with their nouns, lists."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>()#+!|~&$]")
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
    """``name`` in at most ``width`` characters, cut after a word where there is one.

    >>> short("The Daily Gazette of Northern Places", 20)
    'The Daily Gazette …'
    """
    whole = clean(name)
    if len(whole) <= width:
        return whole
    head = whole[: max(width - 1, 0)]
    at_word = head[: head.rfind(" ")] if " " in head[width // 2 :] else head[: width - 2]
    return f"{at_word.rstrip()} …"[:width]


def distinct(names: Sequence[str], width: int) -> list[str]:
    """The names in at most ``width`` characters each, or little more; no two of them alike.

    >>> distinct(["A frame of some length", "The Daily Post of the North", "The Daily Post of the South"], 20)
    ['A frame of some …', 'The Daily … North', 'The Daily … South']
    """
    cut = Counter(short(name, width) for name in names)
    labels: dict[str, None] = {}
    for name in names:
        label = short(name, width)
        if cut[label] > 1:
            label = _with_end(name, width)
        whole, number = label, 1
        while label in labels:
            number += 1
            label = f"{whole} ({number})"
        labels[label] = None
    return list(labels)


def _with_end(name: object, width: int) -> str:
    """``name`` cut in its middle: its end is what tells it from others."""
    whole = clean(name)
    tail = whole[-(width // 3) :]
    tail = tail[tail.find(" ") + 1 :] if " " in tail[: len(tail) // 2] else tail
    return f"{short(whole, width - len(tail) - 1)} {tail}"


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
    """A text on lines of at most ``width`` characters; a longer word is broken.

    >>> wrapped("one two three", 7)
    'one two\\nthree'
    """
    return "\n".join(textwrap.wrap(text, width))


def markdown(text: object) -> str:
    """A text that Markdown shows as it is.

    >>> markdown("<b> [x]")
    '\\\\<b\\\\> \\\\[x\\\\]'
    """
    return _MARKDOWN.sub(r"\\\g<0>", clean(text))
