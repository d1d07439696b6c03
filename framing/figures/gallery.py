"""The figures of a study, in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from framing.figures.copies import draw_agency_copy
from framing.figures.denial import draw_denied_frames
from framing.figures.drawing import Drawing, NothingToDraw
from framing.figures.first_last import draw_first_and_last_word
from framing.figures.fragile import draw_fragility
from framing.figures.frames import draw_frame_rates
from framing.figures.headlines import draw_headline_against_body
from framing.figures.keywords import draw_keyness
from framing.figures.outlet_differences import draw_differences, draw_frame_map, draw_from_the_mean
from framing.figures.sources import draw_who_is_heard
from framing.figures.strip import draw_article_strip
from framing.figures.tone import draw_tone_by_voice
from framing.figures.verbs import draw_verbs_of_saying
from framing.figures.wording import draw_wordings

if TYPE_CHECKING:
    from framing.study import Study

FIGURES: Mapping[str, Callable[[Study], Drawing]] = {
    "frame-rates": draw_frame_rates,
    "frame-map": draw_frame_map,
    "from-the-mean": draw_from_the_mean,
    "differences": draw_differences,
    "headline-against-body": draw_headline_against_body,
    "denied-frames": draw_denied_frames,
    "who-is-heard": draw_who_is_heard,
    "first-and-last-word": draw_first_and_last_word,
    "verbs-of-saying": draw_verbs_of_saying,
    "tone-by-voice": draw_tone_by_voice,
    "article-strip": draw_article_strip,
    "fragility": draw_fragility,
    "keyness": draw_keyness,
    "wordings": draw_wordings,
    "agency-copy": draw_agency_copy,
}
"""The name of each figure, which is that of its files, with the function that draws it."""
ON_PHRASES = frozenset(
    {
        "frame-rates",
        "frame-map",
        "from-the-mean",
        "differences",
        "headline-against-body",
        "denied-frames",
        "article-strip",
        "fragility",
    }
)
"""The figures that rest on the phrases of a codebook."""
WITH_CARD: Mapping[str, Callable[..., Drawing]] = {"fragility": draw_fragility}
"""The figures that show a report card too, where there is one: they take it as ``card``."""


def draw_all(study: Study) -> Iterator[Drawing]:
    """Every figure that can be drawn of a study, with its data, alt text and caption.

    >>> from framing import Codebook, analyze, sample
    >>> study = analyze(sample(), Codebook.sample("security"), sentiment=False)
    >>> {"frame-rates", "who-is-heard"} < {drawing.name for drawing in draw_all(study)}
    True
    """
    for draw in FIGURES.values():
        try:
            drawing = draw(study)
        except NothingToDraw:
            continue
        yield drawing
