"""PolNeAR as the benchmarks read it: articles, what people marked in them, and when two attributions agree.

Newell, E., Margolin, D. & Ruths, D. (2018). An attribution relations corpus for political news. *LREC*.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from framing.article import Article, paragraph_spans
from framing.attribution import Attribution
from framing.span import Span

SAME = 0.8
"""The share of common words from which two contents count as the same."""

_WORD = re.compile(r"\w+(?:[’'\-.]\w+)*")
_THAT = re.compile(r"\bthat\s+[\"“‘'«]?\Z", re.IGNORECASE)
_BETWEEN_PIECES = re.compile(r"[\s\"“”'‘’]*\n[\s\"“”'‘’]*")
_PREPOSITIONS = ["of", "to", "in", "for", "on", "at", "by", "with"]
_POSSESSIVES = ["his", "her", "their", "its", "mr", "mrs", "ms", "dr"]
_EMPTY_WORDS = frozenset(["the", "a", "an", "and", "or", "that", "this", *_PREPOSITIONS, *_POSSESSIVES])
_PRONOUNS = frozenset(["he", "she", "they", "i", "we", "it", "who", "the", "you", "his", "her"])


@dataclass(frozen=True, slots=True)
class Marked:
    """One stretch of content, marked by people or by the kit, with its speaker and cue."""

    content: Span
    speaker: Span | None
    cue: Span | None = None


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


def as_marked(text: str, attributions: Sequence[Attribution]) -> list[Marked]:
    """Attributions as PolNeAR marks them.

    PolNeAR knows no nesting, counts the word "that" to the content, and marks a quotation that goes on over
    paragraphs as one stretch.
    """
    found: list[Marked] = []
    before: Attribution | None = None
    for attribution in attributions:
        if attribution.outer is not None:
            continue
        content = with_that(text, attribution.content)
        if before is not None and _goes_on(text, before, attribution):
            found[-1] = Marked(Span(found[-1].content.start, content.end), found[-1].speaker, found[-1].cue)
        else:
            found.append(Marked(content, attribution.source, attribution.cue))
        before = attribution
    return found


def _goes_on(text: str, before: Attribution, after: Attribution) -> bool:
    """Whether one quotation continues the other in the next paragraph."""
    continued = "continued-quotation" in (before.rule, after.rule) and before.group == after.group
    return continued and bool(_BETWEEN_PIECES.fullmatch(text, before.content.end, after.content.start))


def with_that(text: str, content: Span) -> Span:
    """A content with the word "that" before it, if there is one."""
    match = _THAT.search(text, max(0, content.start - 8), content.start)
    return Span(match.start(), content.end) if match else content


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
        near = len(one & other) >= 0.3 * len(one | other)
        if telling and (other <= one or (one <= other and len(other) <= 25) or near):
            return True
        name = self._name(one)
        return name is not None and name == self._name(other)

    def word(self, number: int) -> str:
        """The text of a word."""
        return self.text[self.starts[number] : self.ends[number]]

    def _name(self, words: set[int]) -> str | None:
        capitals = [word for number in sorted(words) if (word := self.word(number))[0].isupper()]
        if not capitals:
            return None
        name = capitals[-1].removesuffix("'s").removesuffix("’s")
        return None if name.lower() in _PRONOUNS else name


class Gold:
    """What people marked in one article, to look candidates up in."""

    def __init__(self, text: str, marked: Sequence[Marked]):
        self.words = Words(text)
        self.marked = marked
        self._starts = [mark.content.start for mark in marked]

    def match(self, content: Span) -> int | None:
        """The number of the marked content that is the same as ``content``."""
        end = bisect_left(self._starts, content.end)
        for number in range(end - 1, max(-1, end - 8), -1):
            if self.words.common(self.marked[number].content, content) >= SAME:
                return number
        return None
