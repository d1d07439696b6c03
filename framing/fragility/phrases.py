"""What the mentions of a frame would be if its codebook had one phrase less."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from framing.codebook import Codebook
from framing.mentions import find_mentions
from framing.span import Span, merged

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from framing.study import Study

    Floats = NDArray[np.float64]

    Rows = list[tuple[str, str, int]]


_MENTION = ("article", "frame", "phrase", "start")


@dataclass(frozen=True, slots=True, eq=False)
class LeftOut:
    """A phrase of a frame, and by how much leaving it out changes the frame's mentions in each article.

    Mentions in the outlet's own words alone are counted.
    """

    frame: str
    phrase: str
    difference: Floats


def leave_out_each(study: Study, ids: Sequence[str]) -> list[LeftOut]:
    """Each phrase that occurs, left out by itself; the articles are in the order of ``ids``.

    Where a phrase goes, a shorter one of its frame that stands inside it may count instead. So mentions are
    looked for anew, but only in the parts of the articles where the phrase stands: no match reaches beyond.

    >>> from framing import Article, analyze
    >>> from framing.codebook import Frame, Phrase
    >>> book = Codebook("Arms", frames=(Frame("race", phrases=(Phrase("arms race"), Phrase("race"))),))
    >>> study = analyze([Article.from_text("An arms race. A race.", id="a")], book, sentiment=False)
    >>> [(one.phrase, one.difference.tolist()) for one in leave_out_each(study, ["a"])]
    [('arms race', [0.0]), ('race', [-1.0])]
    """
    row = {id: place for place, id in enumerate(ids)}
    texts = {article.id: article for article in study.corpus}
    voices = _voices(study)
    less = _Less(study.codebook)
    mentions: dict[str, Rows] = {}
    for id, *mention in zip(*(study.mentions[name].tolist() for name in _MENTION), strict=True):
        mentions.setdefault(id, []).append(tuple(mention))
    found: dict[tuple[str, str], Floats] = {}
    for id, rows in mentions.items():
        article = texts[id]
        for key, difference in _differences(article.text, merged(article.parts), rows, voices[id], less):
            found.setdefault(key, np.zeros(len(ids)))[row[id]] += difference
    return [LeftOut(*key, found[key]) for key in sorted(found)]


def _voices(study: Study) -> dict[str, _Voices]:
    """The voices of every article that has a passage."""
    voices: dict[str, _Voices] = {}
    columns = (study.passages[name].tolist() for name in ("article", "start", "voice"))
    for id, start, voice in zip(*columns, strict=True):
        own = voices.setdefault(id, _Voices([], []))
        own.starts.append(start)
        own.voices.append(voice)
    return voices


class _Less(dict[tuple[str, str], Codebook | None]):
    """A codebook of one frame without one phrase, made once; None where the frame has no other phrase."""

    def __init__(self, codebook: Codebook):
        super().__init__()
        self._frames = {frame.label: frame for frame in codebook.frames}

    def __missing__(self, key: tuple[str, str]) -> Codebook | None:
        label, left_out = key
        frame = self._frames[label]
        others = tuple(phrase for phrase in frame.phrases if phrase.text != left_out)
        self[key] = Codebook(label, frames=(replace(frame, phrases=others),)) if others else None
        return self[key]


@dataclass(frozen=True, slots=True)
class _Voices:
    """The voices of an article's passages, found by position."""

    starts: list[int]
    voices: list[str]

    def own(self, position: int) -> bool:
        """Whether the passage at a position is in the outlet's own words."""
        return self.voices[bisect_right(self.starts, position) - 1] == "outlet"


def _differences(
    text: str, parts: Sequence[Span], mentions: Rows, voices: _Voices, less: _Less
) -> Iterator[tuple[tuple[str, str], int]]:
    """Each phrase of each part, and what the frame's mentions in own words there change by without it."""
    starts = [part.start for part in parts]
    by_part: dict[tuple[str, int], list[tuple[str, int]]] = {}
    for frame, phrase, start in mentions:
        by_part.setdefault((frame, bisect_right(starts, start) - 1), []).append((phrase, start))
    for (frame, place), there in by_part.items():
        before = sum(voices.own(start) for _, start in there)
        for phrase in dict.fromkeys(phrase for phrase, _ in there):
            book = less[frame, phrase]
            kept = find_mentions(text, book, within=[parts[place]]) if book else []
            yield (frame, phrase), sum(voices.own(mention.start) for mention in kept) - before
