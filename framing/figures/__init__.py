"""Figures of a study: each one function ``(study, *, …)`` that gives a matplotlib figure.

``frame_rates(study)`` is for looking at; ``draw_frame_rates(study)`` gives the same figure with the data
behind it, its alt text and its caption. ``write_figures`` writes them all.
"""

from framing.figures.cards import draw_report_card, report_card
from framing.figures.copies import agency_copy, draw_agency_copy
from framing.figures.denial import denied_frames, draw_denied_frames
from framing.figures.drawing import Drawing, NothingToDraw
from framing.figures.files import write_figures
from framing.figures.first_last import draw_first_and_last_word, first_and_last_word
from framing.figures.fragile import draw_fragility, fragility
from framing.figures.frames import draw_frame_rates, frame_rates
from framing.figures.gallery import draw_all
from framing.figures.headlines import draw_headline_against_body, headline_against_body
from framing.figures.keywords import draw_keyness, keyness
from framing.figures.outlet_differences import (
    differences,
    draw_differences,
    draw_frame_map,
    draw_from_the_mean,
    frame_map,
    from_the_mean,
)
from framing.figures.sources import draw_who_is_heard, who_is_heard
from framing.figures.strip import article_strip, draw_article_strip
from framing.figures.tone import draw_tone_by_voice, tone_by_voice
from framing.figures.verbs import draw_verbs_of_saying, verbs_of_saying
from framing.figures.wording import draw_wordings, wordings

__all__ = [
    "Drawing",
    "NothingToDraw",
    "agency_copy",
    "article_strip",
    "denied_frames",
    "differences",
    "draw_agency_copy",
    "draw_all",
    "draw_article_strip",
    "draw_denied_frames",
    "draw_differences",
    "draw_first_and_last_word",
    "draw_fragility",
    "draw_frame_map",
    "draw_frame_rates",
    "draw_from_the_mean",
    "draw_headline_against_body",
    "draw_keyness",
    "draw_report_card",
    "draw_tone_by_voice",
    "draw_verbs_of_saying",
    "draw_who_is_heard",
    "draw_wordings",
    "first_and_last_word",
    "fragility",
    "frame_map",
    "frame_rates",
    "from_the_mean",
    "headline_against_body",
    "keyness",
    "report_card",
    "tone_by_voice",
    "verbs_of_saying",
    "who_is_heard",
    "wordings",
    "write_figures",
]
