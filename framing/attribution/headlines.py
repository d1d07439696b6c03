"""Headlines: "No deal – minister", "Minister: no deal", "'No deal': ministers"."""

from __future__ import annotations

from collections.abc import Sequence

from framing.attribution.headings import LONGEST_LABEL, may_speak
from framing.attribution.shallow import FINITE, ShallowParse, TokenSpan, whole_phrase
from framing.attribution.sources import Chosen
from framing.language import data_lines

PROBABILITY = 0.8
"""Of an attribution in a headline: not measured, since the training articles have too few of these."""
_KINDS = frozenset(data_lines("attribution/kinds_of_article.txt"))
_SENTENCE_ENDS = frozenset([".", "!", "?", "…", ";", ":"])


def choose_headlines(parse: ShallowParse, chosen: Sequence[Chosen]) -> list[Chosen]:
    """The attributions of a text, and that of its headline, where a dash or a colon divides it.

    The headline is the first line, if it has no full stop and others follow. The speaker is a noun that may
    speak (minister, police), a government, or a person whose name comes again.

    >>> from framing.attribution.shallow import parse as parse_text
    >>> shallow = parse_text("No water crisis – minister\\n\\nThe reservoir is full.")
    >>> [(one.first, one.last, one.source) for one in choose_headlines(shallow, [])]
    [(0, 3, (4, 5))]
    """
    headline = _headline(parse)
    if headline is None:
        return list(chosen)
    found = _after_a_dash(parse, headline) or _before_a_colon(parse, headline) or _quoted(parse, headline)
    if found is None or any(one.first < headline[1] for one in chosen):
        return list(chosen)
    return [found, *chosen]


def _headline(parse: ShallowParse) -> TokenSpan | None:
    """The first line, where it is no sentence with a full stop and where others follow."""
    if not parse.paragraphs or parse.paragraphs[-1] == parse.paragraphs[0]:
        return None
    ends = [place for place, number in enumerate(parse.paragraphs) if number == parse.paragraphs[0]]
    first, last = parse.sentence_firsts[0], parse.sentence_lasts[ends[-1]]
    if last - first < 3 or parse.words[last - 1] in _SENTENCE_ENDS:
        return None
    return first, last


def _after_a_dash(parse: ShallowParse, headline: TokenSpan) -> Chosen | None:
    first, last = headline
    dash = last - 1
    while dash > max(first, last - LONGEST_LABEL - 2) and parse.words[dash] != "--":
        dash -= 1
    if parse.words[dash] != "--" or dash - first < 2 or not _stands_free(parse, dash):
        return None
    source = parse.phrase_starting_at(dash + 1)
    if source is None or whole_phrase(parse, source)[1] != last or not may_speak(parse, source):
        return None
    return _chosen((first, dash), source, "content-dash")


def _before_a_colon(parse: ShallowParse, headline: TokenSpan) -> Chosen | None:
    first, last = headline
    source = parse.phrase_starting_at(first)
    if source is None or parse.words[source[1]] != ":" or last - source[1] < 3:
        return None
    is_kind = source[1] - first == 1 and parse.words[first].lower() in _KINDS
    if source[1] - first > LONGEST_LABEL or is_kind or not may_speak(parse, source):
        return None
    return _chosen((source[1] + 1, last), source, "colon-content")


def _quoted(parse: ShallowParse, headline: TokenSpan) -> Chosen | None:
    quote = parse.quote_at.get(headline[0])
    if quote is None or quote.last >= headline[1] or parse.words[quote.last] != ":":
        return None
    source = parse.phrase_starting_at(quote.last + 1)
    if source is None or not may_speak(parse, source):
        return None
    if any(tag in FINITE for tag in parse.tags[source[1] : headline[1]]):
        return None
    return _chosen((quote.first, quote.last), source, "content-colon")


def _stands_free(parse: ShallowParse, dash: int) -> bool:
    """Whether there is space on both sides of a dash."""
    starts, ends = parse.tokens.starts, parse.tokens.ends
    return starts[dash] > ends[dash - 1] and starts[dash + 1] > ends[dash]


def _chosen(content: TokenSpan, source: TokenSpan, rule: str) -> Chosen:
    return Chosen(
        *content,
        probability=PROBABILITY,
        source=source,
        source_probability=1.0,
        cue=None,
        side="quotation" if rule == "content-colon" else "right",
        rule=rule,
        grounds=(),
    )
