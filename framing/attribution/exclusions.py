"""Exclusions: what is no content, however probable the models hold it to be."""

from __future__ import annotations

from bisect import bisect_right

from framing.attribution.candidates import content_type
from framing.attribution.cue import Cue
from framing.attribution.headings import is_heading
from framing.attribution.proposals import Proposal
from framing.attribution.shallow import Quoted, ShallowParse
from framing.language import data_lines

_SAYING = 1.0
"""The verb of a tag is at least this strong a cue."""
_LONGEST_TAG = 8
_MORE_SAID = frozenset(["that", "clause", "question", "to"])
_HEARERS = frozenset(["me", "us", "him", "her", "them"])
_TELLING = frozenset(data_lines("attribution/telling_verbs.txt"))
_TOLD = frozenset(["that", "clause", "question", "to", "quotation"])


def is_excluded(parse: ShallowParse, proposal: Proposal) -> bool:
    """Whether a proposal follows a section's heading or the hours of a time, or stands in a quotation's tag.

    >>> from framing.attribution.shallow import parse as parse_text
    >>> shallow = parse_text('"We won," said the mayor.')
    >>> cue = Cue(5, "verb", "say", 3.0, 0, form="finite", group=4)
    >>> is_excluded(shallow, Proposal(6, 8, 0.9, "right", "cue-content", cue))
    True
    """
    cue = proposal.cue
    if cue is None or proposal.side != "right":
        return False
    if cue.kind == "colon":
        return _is_in_a_time(parse, cue.token) or is_heading(parse, cue.token)
    if cue.kind != "verb":
        return False
    if "condition" in parse.words[proposal.first : proposal.first + 3] and parse.words[cue.token + 1] == "on":
        return True  # said on condition of anonymity
    if cue.strength <= _SAYING or not _tags_a_quotation(parse, cue):
        return False
    return not _goes_on(parse, proposal)


def without_hearer(parse: ShallowParse, proposal: Proposal) -> Proposal:
    """The proposal without the pronoun that is told: told me | it was over; but: told her story.

    >>> from framing.attribution.shallow import parse as parse_text
    >>> cue = Cue(1, "verb", "tell", 2.0, 0, form="finite")
    >>> without_hearer(parse_text("She told me it was over."), Proposal(2, 6, 0.9, "right", "x", cue)).first
    3
    """
    first, cue = proposal.first, proposal.cue
    if cue is None or cue.lemma not in _TELLING or first != cue.token + 1 or proposal.last - first < 3:
        return proposal
    if parse.words[first] not in _HEARERS or parse.tags[first] != "PRP":
        return proposal
    told = content_type(parse, first + 1, proposal.last) in _TOLD
    return proposal._replace(first=first + 1) if told else proposal


def _is_in_a_time(parse: ShallowParse, colon: int) -> bool:
    """Whether a colon divides hours and minutes: 16:20."""
    if not 0 < colon < parse.size - 1:
        return False
    starts, ends, initials = parse.tokens.starts, parse.tokens.ends, parse.initials
    touches = ends[colon - 1] == starts[colon] and ends[colon] == starts[colon + 1]
    return touches and initials[colon - 1].isdigit() and initials[colon + 1].isdigit()


def _tags_a_quotation(parse: ShallowParse, cue: Cue) -> bool:
    """Whether a verb is that of the tag after a quotation: "We won," said the mayor."""
    if cue.form != "finite":
        return False
    place = bisect_right(parse.quoted, cue.token, key=_end_of) - 1
    closing = parse.quoted[place].last if place >= 0 else -1
    if closing <= parse.wide_firsts[cue.sentence] or cue.group + 1 - closing > _LONGEST_TAG:
        return False
    return parse.finite_before[max(closing, cue.group + 1)] == parse.finite_before[closing]


def _end_of(quote: Quoted) -> int:
    return quote.last


def _goes_on(parse: ShallowParse, proposal: Proposal) -> bool:
    """Whether what comes after the verb of a tag is more that is said: a clause or a quotation; not: said
    the mayor; asked the guard; she said, and left."""
    first, last = proposal.first, proposal.last
    if parse.tags[first] == "CC" or parse.quoted_before[last] == parse.quoted_before[first]:
        return content_type(parse, first, last) in _MORE_SAID
    return True
