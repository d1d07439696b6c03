"""Numbers cut into a few steps, so that a linear model can weigh each."""

from __future__ import annotations

import math
from functools import lru_cache

from framing.attribution.cue import PERSONAL
from framing.attribution.shallow import DAYS, FINITE, ShallowParse
from framing.language import data_lines

SPEAKER_NOUNS = frozenset(data_lines("attribution/speaker_nouns.txt"))
_STEPS = (1, 2, 3, 5, 8, 13, 20, 30)
_STEP_OF = tuple(max(step for step in _STEPS if step <= max(1, words)) for words in range(30))


def length_step(words: int) -> int:
    """A number of words, rounded down to a Fibonacci-like step.

    >>> [length_step(words) for words in (0, 4, 7, 100)]
    [1, 3, 5, 30]
    """
    return _STEP_OF[words] if words < 30 else 30


def strength_step(log_odds: float) -> int:
    """Log odds to the nearest whole number, between -5 and 3."""
    return _STRENGTH_STEPS[int(log_odds + 40.5)]


def fine_step(log_odds: float) -> int:
    """Log odds in halves, between -9 and 7."""
    return _FINE_STEPS[int(2 * log_odds + 40.5)]


def probability_step(probability: float) -> int:
    """A probability as log odds in steps of two thirds, between -5 and 5."""
    place = int(probability * 250)
    return _PROBABILITY_STEPS[place if place < 250 else 250]


def _log_odds_step(probability: float) -> int:
    log_odds = math.log((probability + 0.004) / (1.004 - probability))
    return max(-5, min(5, math.floor(1.5 * log_odds + 0.5)))


_STRENGTH_STEPS = tuple(max(-5, min(3, step - 40)) for step in range(81))
_FINE_STEPS = tuple(max(-9, min(7, step - 40)) for step in range(81))
_PROBABILITY_STEPS = tuple(_log_odds_step(min(0.999, (place + 0.5) / 250)) for place in range(251))


def head_types(parse: ShallowParse) -> list[str]:
    """What kind of noun phrase each is, by its last word; found once for all phrases of a text."""
    if parse.head_types is None:
        heads = [last - 1 for _, last in parse.phrases]
        words, tags = map(parse.words.__getitem__, heads), map(parse.tags.__getitem__, heads)
        alone = [last - first == 1 for first, last in parse.phrases]
        parse.head_types = list(map(_head_type, words, tags, alone))
    return parse.head_types


@lru_cache(maxsize=1 << 16)
def _head_type(word: str, tag: str, alone: bool) -> str:  # noqa: PLR0911 - a table of cases
    lower = word.lower()
    if alone:
        if lower in ("he", "she"):
            return "he or she"
        if lower in PERSONAL:
            return lower
        if tag == "PRP$":
            return "possessive"
        if tag in ("PRP", "WP", "EX"):
            return "pronoun"
    if tag == "NNP":
        if word in DAYS:
            return "day"
        return "name" if alone else "long name"
    if tag == "CD":
        return "number"
    if lower in SPEAKER_NOUNS:
        return "speaker noun"
    return "plural" if tag == "NNS" else "noun"


def before_phrase(parse: ShallowParse, first: int, bound: int) -> str:
    """The symbol before a phrase, or ^ where it opens the stretch that begins at ``bound``."""
    return parse.symbols[first - 1] if first > bound else "^"


def after_phrase(parse: ShallowParse, last: int) -> str:
    """The symbol after a phrase; any finite verb reads "verb"."""
    symbol = parse.symbols[last] if last < parse.size else "."
    return "verb" if symbol in FINITE else symbol
