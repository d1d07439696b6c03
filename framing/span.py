"""A stretch of a text, as character offsets."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text from ``start`` up to, not including, ``end``.

    >>> Span(4, 8).of("The arms race")
    'arms'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words this span stands for in ``text``."""
        return text[self.start : self.end]

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


class SpanIndex:
    """Spans that do not overlap, to be asked by position in logarithmic time.

    >>> index = SpanIndex([Span(10, 20), Span(0, 5)])
    >>> index.at(12)
    Span(start=10, end=20)
    >>> index.at(7) is None
    True
    """

    __slots__ = ("_spans", "_starts")

    def __init__(self, spans: Iterable[Span]):
        self._spans = sorted(spans, key=lambda span: (span.start, span.end))
        self._starts = [span.start for span in self._spans]

    def __iter__(self) -> Iterator[Span]:
        return iter(self._spans)

    def at(self, position: int) -> Span | None:
        """The span that holds the character at ``position``, if any."""
        place = self.place(position)
        return None if place is None else self._spans[place]

    def place(self, position: int) -> int | None:
        """The rank, in order of the text, of the span that holds ``position``."""
        place = bisect_right(self._starts, position) - 1
        if place >= 0 and position < self._spans[place].end:
            return place
        return None


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same characters as spans that do not overlap.

    >>> merged([Span(0, 4), Span(2, 6), Span(9, 9)])
    [Span(start=0, end=6)]
    """
    found: list[Span] = []
    for span in sorted((span for span in spans if span.start < span.end), key=lambda span: span.start):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(Span(span.start, span.end))
    return found
