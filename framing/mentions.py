"""Where a codebook's phrases stand in a text."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from framing.codebook import Codebook
from framing.phrases import Hit, longest
from framing.span import Span, merged


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """An occurrence of a codebook's phrase, the phrase as the codebook has it, and its frame's label."""

    frame: str
    phrase: str


def find_mentions(text: str, codebook: Codebook, *, within: Iterable[Span] | None = None) -> list[Mention]:
    """The occurrences of a codebook's phrases, in order of the text.

    Within a frame the longest match wins and matches do not overlap; frames may overlap. A phrase inside one
    of its ``not_in`` contexts does not count. ``within`` gives the stretches of text, such as an article's
    parts, to look in; no match reaches from one into another. How a phrase is matched:
    ``framing.phrases.PhraseIndex``. Time is linear in the text.

    >>> from framing.codebook import Frame, Phrase
    >>> race = Phrase("race", not_in=("horse race",))
    >>> codebook = Codebook("Races", frames=(Frame("race", phrases=(race,)),))
    >>> text = "The Horse-Race is no arms race."
    >>> [(mention.of(text), mention.start) for mention in find_mentions(text, codebook)]
    [('race', 26)]
    """
    stretches = [Span(0, len(text))] if within is None else merged(within)
    hits = [hit for span in stretches for hit in codebook.index.find(text, span.start, span.end)]
    by_frame: dict[int, list[Hit]] = defaultdict(list)
    for hit in _outside_contexts(hits, codebook):
        by_frame[codebook.entries[hit.phrase].frame].append(hit)
    mentions = [
        Mention(hit.start, hit.end, entry.label, entry.phrase)
        for found in by_frame.values()
        for hit in longest(found)
        for entry in [codebook.entries[hit.phrase]]
    ]
    return sorted(mentions, key=lambda mention: (mention.start, mention.end))


def _outside_contexts(hits: Sequence[Hit], codebook: Codebook) -> list[Hit]:
    """The hits that are phrases, not contexts, and stand in no context of theirs."""
    contexts: dict[tuple[int, str], list[Hit]] = defaultdict(list)
    phrases = []
    for hit in hits:
        entry = codebook.entries[hit.phrase]
        if entry.is_context:
            contexts[entry.frame, entry.phrase].append(hit)
        else:
            phrases.append(hit)
    if not contexts:
        return phrases
    reach = {key: _Reach(found) for key, found in contexts.items()}
    return [
        hit
        for hit in phrases
        for entry in [codebook.entries[hit.phrase]]
        if (entry.frame, entry.phrase) not in reach or not reach[entry.frame, entry.phrase].covers(hit)
    ]


class _Reach:
    """How far the spans that start at or before a position reach; they may overlap and be nested."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[Span]):
        in_order = sorted(spans, key=lambda span: span.start)
        self._starts = [span.start for span in in_order]
        self._ends = list(accumulate((span.end for span in in_order), max))

    def covers(self, span: Span) -> bool:
        place = bisect_right(self._starts, span.start) - 1
        return place >= 0 and span.end <= self._ends[place]
