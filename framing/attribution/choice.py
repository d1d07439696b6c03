"""Choice: from a parsed text to the attributions that are believed."""

from __future__ import annotations

from framing.attribution.decision import decide
from framing.attribution.headlines import choose_headlines
from framing.attribution.models import Models
from framing.attribution.nested import choose_nested
from framing.attribution.shallow import ShallowParse
from framing.attribution.sources import Chosen
from framing.attribution.turns import choose_turns


def choose(parse: ShallowParse, models: Models) -> list[Chosen]:
    """The attributions of a text, each with its source, in order of the text.

    Contents do not overlap, but for those of nested attributions, which lie within another. An interview that
    is set out as one has an attribution for each answer.

    >>> from framing.attribution.models import load
    >>> from framing.attribution.shallow import parse
    >>> chosen = choose(parse('"We won," said Ann Lee.'), load())
    >>> [(choice.first, choice.last, choice.source, choice.rule) for choice in chosen]
    [(0, 5, (6, 8), 'content-cue')]
    """
    outermost = choose_turns(parse, choose_headlines(parse, decide(parse, models)))
    nested = choose_nested(parse, outermost, models)
    return sorted([*outermost, *nested], key=lambda choice: (choice.first, -choice.last))
