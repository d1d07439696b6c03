"""The figures of a study, in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from framing.figures.drawing import Drawing, NothingToDraw
from framing.figures.frames import draw_frame_rates
from framing.figures.sources import draw_who_is_heard
from framing.figures.strip import draw_article_strip
from framing.figures.tone import draw_tone_by_voice

if TYPE_CHECKING:
    from framing.study import Study

FIGURES: Mapping[str, Callable[[Study], Drawing]] = {
    "frame-rates": draw_frame_rates,
    "who-is-heard": draw_who_is_heard,
    "tone-by-voice": draw_tone_by_voice,
    "article-strip": draw_article_strip,
}
"""The name of each figure, which is that of its files, with the function that draws it."""
ON_PHRASES = frozenset({"frame-rates", "article-strip"})
"""The figures that rest on the phrases of a codebook."""


def draw_all(study: Study) -> Iterator[Drawing]:
    """Every figure that can be drawn of a study, with its data, alt text and caption.

    >>> from framing import Codebook, analyze, sample
    >>> study = analyze(sample(), Codebook.sample("security"), sentiment=False)
    >>> [drawing.name for drawing in draw_all(study)]
    ['frame-rates', 'who-is-heard', 'article-strip']
    """
    for draw in FIGURES.values():
        try:
            drawing = draw(study)
        except NothingToDraw:
            continue
        yield drawing
