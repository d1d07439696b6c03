"""Answers in their normal form, so that what is typed differently and means the same is the same."""

from __future__ import annotations

import hashlib
import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Literal

Kind = Literal["number", "text", "set", "labels", "coding", "guess", "written"]
"""A number; a word or a few; words in any order; a label for each of several items, by a key or by one's
own judgement; a guessed number; a text of one's own. The last three are kept, neither right nor wrong."""

_NUMBER = re.compile(r"[-+−]?\d+(?:[.,]\d+)?\s*%?")
_LARGEST = 1e12
_STEPS = 10
"""A tolerance is so many steps wide: a number is known by the step it falls in alone."""


class NotAnAnswer(ValueError):  # noqa: N818 - a pupil's slip, told as a sentence
    """An answer of another kind than the question asks for. The message says what to write instead."""


def number(answer: object) -> float:
    """A number, also where it is typed as text.

    Raises ``NotAnAnswer`` for anything else.

    >>> number("12,5 %"), number(3)
    (12.5, 3.0)
    """
    if isinstance(answer, str) and _NUMBER.fullmatch(answer.strip()):
        answer = answer.strip().rstrip("%").strip().replace(",", ".").replace("−", "-")
    if not isinstance(answer, bool):
        try:
            found = float(answer)  # type: ignore[arg-type]
        except (TypeError, ValueError, OverflowError):
            found = math.nan
        if abs(found) < _LARGEST:
            return found
    raise NotAnAnswer("Write one number, such as 12 or 3.5.")


def text(answer: object) -> str:
    """A word or a few: small letters, single spaces, without the marks around them.

    Raises ``NotAnAnswer`` for anything but text.

    >>> text(" “Arms  Race.” ")
    'arms race'
    """
    if not isinstance(answer, str):
        raise NotAnAnswer('Write a word or a few, in quotation marks: "like this".')
    plain = unicodedata.normalize("NFKC", answer).casefold().replace("’", "'")
    return " ".join(plain.strip("\"'“”‘’.,;:!? \t\n").split())


def several(answer: object) -> tuple[str, ...]:
    """Several words in any order, each once.

    Raises ``NotAnAnswer`` where the answer is no list of texts.

    >>> several(["Post", "globe ", "post"])
    ('globe', 'post')
    """
    if isinstance(answer, str | Mapping) or not isinstance(answer, Iterable):
        raise NotAnAnswer('Write a list, such as ["one", "two"].')
    return tuple(sorted({text(item) for item in answer}))


def labels(answer: object) -> dict[str, str]:
    """A label for each item; items that are still open (``...``) are left out.

    Raises ``NotAnAnswer`` where the answer is no dictionary of texts.

    >>> labels({1: "Direct", 2: ...})
    {'1': 'direct'}
    """
    if not isinstance(answer, Mapping):
        raise NotAnAnswer('Write a label for each number, such as {1: "outlet", 2: "direct"}.')
    return {text(str(item)): text(label) for item, label in answer.items() if label is not ...}


def fingerprint(exercise: str, *parts: str) -> str:
    """What is stored of an answer instead of the answer; the exercise is its salt.

    This deters from looking the answer up; it does not keep a secret, since few answers are possible.

    >>> fingerprint("2.3", "globe") == fingerprint("2.4", "globe")
    False
    """
    return hashlib.sha256("\0".join(("framing", exercise, *parts)).encode()).hexdigest()[:16]


def step(value: float, tolerance: float) -> int:
    """The step that a number falls in, where numbers so far apart are still taken as the same.

    >>> step(3.14, 0.1)
    314
    """
    return math.floor(value / (tolerance / _STEPS) + 0.5)


def steps_around(value: float, tolerance: float) -> range:
    """The steps of all numbers that are as near as the tolerance.

    >>> step(3.2, 0.1) in steps_around(3.1, 0.1), step(3.22, 0.1) in steps_around(3.1, 0.1)
    (True, False)
    """
    middle = step(value, tolerance)
    return range(middle - _STEPS, middle + _STEPS + 1)
