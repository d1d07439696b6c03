"""Which stretch that one coder marked is which of another's: spans that share most of their words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from framing.language import words
from framing.span import Span

AGREEMENT = 0.8
"""The least Jaccard index of the words of two stretches that count as the same."""


class Words:
    """The words of a text by their numbers, so that stretches are compared word by word."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, text: str):
        found = words(text)
        self._starts = [word.start for word in found]
        self._ends = [word.end for word in found]

    def __len__(self) -> int:
        return len(self._starts)

    def numbers(self, span: Span) -> range:
        """The numbers of the words that share a character with a stretch.

        >>> Words("It rained all night.").numbers(Span(3, 13))
        range(1, 3)
        """
        first = bisect_right(self._ends, span.start)
        return range(first, max(first, bisect_left(self._starts, span.end)))


def pairs(
    text: Words, one: Sequence[Span], other: Sequence[Span], *, agreement: float = AGREEMENT
) -> list[tuple[int, int]]:
    """The places of the spans of ``one`` and of ``other`` that are the same stretch of words.

    Two are the same where the words they share are at least ``agreement`` of the words that either has
    (Jaccard index). Each is paired once, the closest first. The measure is the one by which attributions are
    scored: Pareti, S. (2015). *Attribution: a computational approach*, chapter 5. PhD thesis, Edinburgh.

    >>> text = "It rained all night in the town."
    >>> pairs(Words(text), [Span(0, 20)], [Span(3, 9), Span(3, 20)], agreement=0.75)
    [(0, 1)]
    """
    theirs_by_start = sorted(
        (own.start, own.stop, place) for place, own in enumerate(map(text.numbers, other)) if own
    )
    found = [
        (-share, mine, theirs)
        for mine, span in enumerate(one)
        for share, theirs in _near(text.numbers(span), theirs_by_start, agreement)
    ]
    taken_one: set[int] = set()
    taken_other: set[int] = set()
    chosen = []
    for _, mine, theirs in sorted(found):
        if mine not in taken_one and theirs not in taken_other:
            taken_one.add(mine)
            taken_other.add(theirs)
            chosen.append((mine, theirs))
    return sorted(chosen)


def _near(
    mine: range, theirs: Sequence[tuple[int, int, int]], agreement: float
) -> Iterator[tuple[float, int]]:
    """The stretches that share enough with one: they begin no further from it than it may differ."""
    reach = int(len(mine) * (1 / agreement - 1))
    place = bisect_left(theirs, (mine.start - reach,))
    while mine and place < len(theirs) and theirs[place][0] <= mine.start + reach:
        start, stop, number = theirs[place]
        shared = min(stop, mine.stop) - max(start, mine.start)
        share = shared / (len(mine) + stop - start - shared)
        if shared > 0 and share >= agreement:
            yield share, number
        place += 1
