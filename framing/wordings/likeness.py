"""How alike two wordings are: the words they share, inflected or not, light words counting little."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from framing.language import data_lines

THRESHOLD = 35.0
"""How alike (0 to 100) two wordings must at least be to count as one statement; ``docs/wordings.md`` says
why it is this."""

LIGHT = 0.2
"""What a light word ("the", "of", "not") weighs, where any other word weighs 1."""

_DAMPING = 1.0
_LETTERS = re.compile(r"[^\W_]+")


def stems(text: str) -> dict[str, float]:
    """The stems of a text with their weights. A hyphen or an apostrophe parts two words.

    Stems are those of Porter, M. F. (1980). An algorithm for suffix stripping. *Program* 14(3), 130–137.

    >>> stems("the new cover-ups, the covers")
    {'the': 0.2, 'new': 1.0, 'cover': 1.0, 'up': 1.0}
    """
    light = _light_words()
    return {_stem(word): LIGHT if word in light else 1.0 for word in _LETTERS.findall(text.casefold())}


def likeness(one: Mapping[str, float], other: Mapping[str, float], *, fewest: int = 1) -> float:
    """How alike two texts are by their ``stems``, from 0 to below 100.

    The weight of the stems that both have, over that of the shorter text and one word more: so a fragment is
    like the quotation that it was cut from, and the less so the fewer its words. The order of words does not
    count. Where they share fewer than ``fewest`` stems that are not light, they are not alike at all: 0.

    >>> quotation = stems("We are not being dragged into a new arms race.")
    >>> round(likeness(stems("no “arms race”"), quotation)), round(likeness(stems("it is not"), quotation))
    (62, 0)
    """
    common = one.keys() & other.keys()
    if sum(one[stem] > LIGHT for stem in common) < fewest:
        return 0.0
    shared = sum(one[stem] for stem in common)
    return 100 * shared / (min(sum(one.values()), sum(other.values())) + _DAMPING)


@cache
def _light_words() -> frozenset[str]:
    return frozenset(data_lines("wordings/light_words.txt"))


@cache
def _stemmer() -> Any:
    from nltk.stem.porter import PorterStemmer

    return PorterStemmer()


@lru_cache(maxsize=65_536)
def _stem(word: str) -> str:
    stem: str = _stemmer().stem(word)
    return stem
