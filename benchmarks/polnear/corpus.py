"""PolNeAR as the benchmarks read it: articles, what people marked in them, and when two attributions agree.

Newell, E., Margolin, D. & Ruths, D. (2018). An attribution relations corpus for political news. *LREC*.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from framing.article import Article, paragraph_spans
from framing.span import Span

_WORD = re.compile(r"\w+(?:[’'\-.]\w+)*")
_EMPTY_WORDS = frozenset(
    "the a an of and or to in for on at by with his her their its mr mrs ms dr that this".split()
)
_PRONOUNS = frozenset("he she they i we it who the you his her".split())
SAME = 0.8
"""The share of common words from which two contents count as the same."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One stretch that annotators marked as content, and its speaker."""

    content: Span
    speaker: Span | None


class Words:
    """The words of a text by position, to compare spans by."""

    def __init__(self, text: str):
        self.text = text
        found = [match.span() for match in _WORD.finditer(text)]
        self.starts = [start for start, _ in found]
        self.ends = [end for _, end in found]

    def within(self, span: Span) -> tuple[int, int]:
        """The numbers of the words a span touches, as a range."""
        return bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)

    def common(self, one: Span, other: Span) -> float:
        """The share of the words of both that are common to them (Jaccard)."""
        a, b = self.within(one), self.within(other)
        shared = min(a[1], b[1]) - max(a[0], b[0])
        return 0.0 if shared <= 0 else shared / (a[1] - a[0] + b[1] - b[0] - shared)

    def same_speaker(self, gold: Span | None, found: Span | None) -> bool:
        """Whether two mentions name one speaker: one holds the other, or they end in the same name."""
        if gold is None or found is None:
            return gold is found
        one, other = set(range(*self.within(gold))), set(range(*self.within(found)))
        telling = {word for word in one & other if self.word(word).lower() not in _EMPTY_WORDS}
        if not telling and len(one) == 1:
            telling = one & other
        if telling and (
            other <= one or (one <= other and len(other) <= 25) or len(one & other) / len(one | other) >= 0.3
        ):
            return True
        name = self._name(one)
        return name is not None and name == self._name(other)

    def word(self, number: int) -> str:
        """The text of a word."""
        return self.text[self.starts[number] : self.ends[number]]

    def _name(self, words: set[int]) -> str | None:
        capitals = [self.word(number) for number in sorted(words) if self.word(number)[0].isupper()]
        if not capitals:
            return None
        name = capitals[-1].removesuffix("'s").removesuffix("’s")
        return None if name.lower() in _PRONOUNS else name


def read(path: Path) -> Iterator[tuple[Article, list[Marked]]]:
    """The articles of a PolNeAR file with what was marked in them; the first paragraph is the headline."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            text = record["text"]
            first = next(iter(paragraph_spans(text)), None)
            article = Article.from_text(text, id=record["id"], title=first.of(text) if first else None)
            marked = [
                Marked(
                    Span(quote["start"], quote["end"]), Span(*quote["speaker"]) if quote["speaker"] else None
                )
                for quote in record["quotes"]
            ]
            yield article, sorted(marked, key=lambda mark: mark.content)
