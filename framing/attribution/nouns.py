"""Noun phrases: who or what a sentence speaks of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from framing.attribution.tags import Tokens

_LETTER = {
    "DT": "d",
    "PRP$": "p",
    "JJ": "j",
    "JJR": "j",
    "JJS": "j",
    "CD": "j",
    "VBN": "v",
    "VBG": "v",
    "NN": "n",
    "NNS": "n",
    "NNP": "n",
    "PRP": "r",
    "WP": "r",
    "EX": "r",
}
# Each alternative eats the whole run, so that no letter is looked at twice.
# A capital letter is the first word of a sentence, which no phrase reaches over.
_PHRASE = re.compile(r"[rR] | [dD] [pjnv]* | [pP] [jnv]* | [jnJN] [jn]*", re.VERBOSE)


@dataclass(frozen=True, slots=True)
class NounPhrases:
    """The noun phrases of a text, as token ranges ``firsts[k]`` to ``lasts[k]`` (not included), in order."""

    firsts: Sequence[int]
    lasts: Sequence[int]

    def ending_at(self, token: int) -> tuple[int, int] | None:
        """The phrase whose last word stands directly before ``token``."""
        place = bisect_left(self.lasts, token)
        return self._if(place, self.lasts, token)

    def starting_at(self, token: int) -> tuple[int, int] | None:
        """The phrase that begins with ``token``."""
        place = bisect_left(self.firsts, token)
        return self._if(place, self.firsts, token)

    def between(self, first: int, last: int) -> list[tuple[int, int]]:
        """The phrases that lie wholly within tokens ``first`` up to ``last``."""
        start, end = bisect_left(self.firsts, first), bisect_left(self.firsts, last)
        return [
            (a, b) for a, b in zip(self.firsts[start:end], self.lasts[start:end], strict=True) if b <= last
        ]

    def _if(self, place: int, ends: Sequence[int], token: int) -> tuple[int, int] | None:
        if place < len(ends) and ends[place] == token:
            return self.firsts[place], self.lasts[place]
        return None


def find_noun_phrases(tokens: Tokens, *, sentence_starts: Iterable[int] = ()) -> NounPhrases:
    """The base noun phrases of a text: determiners, adjectives and nouns up to the head, and pronouns.

    They are found by one regular expression over the tags, as in Abney, S. (1991). Parsing by chunks. In
    R. Berwick et al. (eds.), *Principle-Based Parsing*, 257–278. Possessives divide: the ministry | 's word.
    So do ``sentence_starts``, the first tokens of sentences (a headline has no full stop).

    >>> from framing.attribution.tags import tokenize
    >>> tokens = tokenize("The Russian president met two old friends.")
    >>> phrases = find_noun_phrases(tokens)
    >>> [tokens.span(a, b).of(tokens.text) for a, b in zip(phrases.firsts, phrases.lasts)]
    ['The Russian president', 'two old friends']
    """
    marked = [_LETTER.get(tag, ".") for tag in tokens.tags]
    for start in sentence_starts:
        marked[start] = marked[start].upper()
    letters = "".join(marked)
    firsts: list[int] = []
    lasts: list[int] = []
    for match in _PHRASE.finditer(letters):
        run = match.group().lower()
        length = len(run) if run == "r" else len(run.rstrip("jv"))
        if length <= 1 and run[0] == "d":
            length = len(run.rstrip("v")) or 1
        if length:
            firsts.append(match.start())
            lasts.append(match.start() + length)
    return NounPhrases(firsts, lasts)
