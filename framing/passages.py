"""The text cut into passages: runs of words in one sentence and one voice."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from framing.attribution.attribution import Attribution
from framing.language import WORD, Sentence, SentencePart
from framing.span import Span, SpanIndex, merged

Voice = Literal["outlet", "direct", "indirect", "scare"]
VOICES: tuple[Voice, ...] = ("outlet", "direct", "indirect", "scare")


@dataclass(frozen=True, slots=True)
class Passage(Span):
    """A run of text in one sentence and one voice.

    ``sentence`` is the sentence's place in the article, ``attribution`` the place of the innermost
    attribution that holds the passage.
    """

    sentence: int
    part: SentencePart
    voice: Voice
    voice_confidence: float
    attribution: int | None
    speaker: str | None


class _Run(NamedTuple):
    start: int
    end: int
    voice: Voice
    attribution: int | None

    def cut(self, start: int, end: int) -> _Run:
        return _Run(start, end, self.voice, self.attribution)

    def same_voice(self, other: _Run) -> bool:
        return self[2:] == other[2:]


def find_passages(
    text: str,
    *,
    sentences: Sequence[Sentence],
    attributions: Sequence[Attribution],
    quotations: Sequence[Span],
    scare_quotes: Iterable[Span],
    confidence: Callable[[Voice, Attribution | None], float],
) -> list[Passage]:
    """Cut each sentence where the voice changes.

    The passages of a sentence cover it without gap or overlap; the space between two belongs to the first,
    and a passage has at least one word unless its sentence has none. ``quotations`` and ``scare_quotes`` are
    spans with their marks. Where attributions are nested the innermost counts, if a reader has marked it; of
    those that the program finds too few are right (docs/attribution.md), so that their words stay with the
    one around them. ``confidence`` gives, for a voice and the attribution that found it (None for the
    outlet's own), the share of words so labelled that
    are labelled rightly.
    """
    runs = list(_voice_runs(text, attributions, quotations, scare_quotes))
    sure = {
        (voice, place): confidence(voice, None if place is None else attributions[place])
        for _, _, voice, place in runs
    }
    passages = []
    first = 0
    for place, sentence in enumerate(sentences):
        while runs[first].end <= sentence.start:
            first += 1
        for start, end, voice, attribution in _runs_within(text, sentence, runs, first):
            passages.append(
                Passage(
                    start,
                    end,
                    sentence=place,
                    part=sentence.part,
                    voice=voice,
                    voice_confidence=sure[voice, attribution],
                    attribution=attribution,
                    speaker=None if attribution is None else attributions[attribution].speaker,
                )
            )
    return passages


def _voice_runs(
    text: str, attributions: Sequence[Attribution], quotations: Sequence[Span], scare_quotes: Iterable[Span]
) -> Iterator[_Run]:
    """The whole text as runs of one voice and one attribution each."""
    in_marks = SpanIndex(merged(quotations))
    in_scare_quotes = SpanIndex(merged(scare_quotes))
    contents = [_with_marks(text, a.content, in_marks) for a in attributions]
    opening = defaultdict(list)
    closing = defaultdict(list)
    for place, content in enumerate(contents):
        if attributions[place].outer is not None and attributions[place].evidence is not None:
            continue
        opening[content.start].append(place)
        closing[content.end].append(place)
    edges = {0, len(text), *opening, *closing}
    edges.update(
        edge for index in (in_marks, in_scare_quotes) for span in index for edge in (span.start, span.end)
    )
    active: dict[int, int] = {}
    positions = sorted(edges)
    for position, following in itertools.pairwise(positions):
        for place in closing.get(position, ()):
            active.pop(place, None)
        active.update((place, len(contents[place])) for place in opening.get(position, ()))
        voice: Voice
        if active:
            innermost = min(active, key=lambda place: (active[place], -place))
            is_direct = attributions[innermost].kind == "direct" or in_marks.at(position)
            voice = "direct" if is_direct else "indirect"
            yield _Run(position, following, voice, innermost)
        else:
            voice = "scare" if in_scare_quotes.at(position) else "outlet"
            yield _Run(position, following, voice, None)


def _with_marks(text: str, content: Span, in_marks: SpanIndex) -> Span:
    """The content with the quotation marks around it: they are part of its speaker's voice."""
    start, end = content.start, content.end
    quotation = in_marks.at(start)
    if quotation and not WORD.search(text, quotation.start, start):
        start = quotation.start
    quotation = in_marks.at(end - 1)
    if quotation and not WORD.search(text, end, quotation.end):
        end = quotation.end
    return Span(start, end)


def _runs_within(text: str, sentence: Sentence, runs: Sequence[_Run], first: int) -> list[_Run]:
    """The runs of one sentence, cut to it; one without a word joins its neighbour."""
    if runs[first].end >= sentence.end:
        return [runs[first].cut(sentence.start, sentence.end)]
    found: list[_Run] = []
    start = sentence.start
    for place in range(first, len(runs)):
        if runs[place].start >= sentence.end:
            break
        run = runs[place]
        end = _after_space(text, min(run.end, sentence.end), sentence.end)
        if end <= start:
            continue
        has_word = WORD.search(text, start, end) is not None
        if found and (not has_word or found[-1].same_voice(run)):
            found[-1] = found[-1].cut(found[-1].start, end)
        elif has_word or end == sentence.end:
            found.append(run.cut(start if found else sentence.start, end))
        start = end
    return found


def _after_space(text: str, position: int, limit: int) -> int:
    while position < limit and text[position].isspace():
        position += 1
    return position
