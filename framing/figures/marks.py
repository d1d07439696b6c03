"""What lies over each stretch of an article's text: a passage in somebody's voice, and mentions of frames."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from framing.article import Article
from framing.span import Span

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class MentionMark(Span):
    """A mention, as a row of the table ``mentions`` tells it."""

    words: str
    frame: str
    voice: str
    speaker: str | None
    stance: str
    trigger: str | None


@dataclass(frozen=True, slots=True)
class Origin:
    """Why a passage is somebody's: what the attribution behind it names."""

    source: str | None
    cue: str | None
    cue_class: str | None
    speaker_type: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class PassageMark(Span):
    """A passage without the white space at its end, with its ``number`` in the article from 1."""

    number: int
    voice: str
    confidence: float
    speaker: str | None
    origin: Origin | None
    mentions: tuple[MentionMark, ...]


@dataclass(frozen=True, slots=True)
class Stretch(Span):
    """A stretch of text over which the same passage and the same mentions lie."""

    passage: PassageMark | None
    mentions: tuple[MentionMark, ...]


def read_marks(
    article: Article, passages: pd.DataFrame, mentions: pd.DataFrame, attributions: pd.DataFrame
) -> list[PassageMark]:
    """The passages of one article, in order, each with its origin and with the mentions that begin in it."""
    origins = dict(_origins(attributions))
    of_passage: Mapping[int, list[MentionMark]] = defaultdict(list)
    columns = ["passage", "start", "end", "text", "frame", "voice", "speaker", "stance", "trigger"]
    for passage, *cells in _rows(mentions.sort_values(["start", "end"], kind="stable"), columns):
        of_passage[passage].append(MentionMark(*cells))
    columns = ["passage", "start", "end", "voice", "voice_confidence", "speaker", "attribution"]
    return [
        PassageMark(
            start,
            start + len(article.text[start:end].rstrip()),
            number=place + 1,
            voice=voice,
            confidence=confidence,
            speaker=speaker,
            origin=origins.get(attribution),
            mentions=tuple(of_passage[place]),
        )
        for place, start, end, voice, confidence, speaker, attribution in _rows(
            passages.sort_values("start", kind="stable"), columns
        )
    ]


def stretches(part: Span, passages: Sequence[PassageMark]) -> Iterator[Stretch]:
    """A part of the text cut wherever a mark begins or ends; without gap or overlap.

    ``passages`` are those that touch the part, or more.

    >>> mark = PassageMark(0, 4, 1, "outlet", 1.0, None, None, ())
    >>> [(s.start, s.end, s.passage is mark) for s in stretches(Span(0, 6), [mark])]
    [(0, 4, True), (4, 6, False)]
    """
    marks: list[PassageMark | MentionMark] = [
        *passages,
        *(m for passage in passages for m in passage.mentions),
    ]
    opening: Mapping[int, list[PassageMark | MentionMark]] = defaultdict(list)
    closing: Mapping[int, list[PassageMark | MentionMark]] = defaultdict(list)
    for mark in marks:
        if mark.start < mark.end and mark.overlaps(part):
            opening[max(mark.start, part.start)].append(mark)
            closing[min(mark.end, part.end)].append(mark)
    edges = sorted({part.start, part.end, *opening, *closing})
    active: dict[int, PassageMark | MentionMark] = {}
    for start, end in pairwise(edges):
        for mark in closing.get(start, ()):
            active.pop(id(mark), None)
        active.update((id(mark), mark) for mark in opening.get(start, ()))
        if part.start <= start and end <= part.end:
            passage = next((mark for mark in active.values() if isinstance(mark, PassageMark)), None)
            yield Stretch(
                start, end, passage, tuple(mark for mark in active.values() if isinstance(mark, MentionMark))
            )


def _origins(attributions: pd.DataFrame) -> Iterator[tuple[int, Origin]]:
    columns = ["attribution", "source", "cue", "cue_class", "speaker_type", "rule"]
    for number, *cells in _rows(attributions, columns):
        yield number, Origin(*cells)


def _rows(table: pd.DataFrame, columns: Iterable[str]) -> Iterator[list[Any]]:
    """The rows of some columns, with None for what is missing."""
    chosen = table[list(columns)]
    present = chosen.notna()
    for values, known in zip(
        chosen.itertuples(index=False, name=None), present.itertuples(index=False, name=None), strict=True
    ):
        yield [value if there else None for value, there in zip(values, known, strict=True)]
