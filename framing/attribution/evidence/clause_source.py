"""Who is the source of a clause: which noun phrase near its cue?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from framing.attribution.cue import Cue
from framing.attribution.discourse import Discourse, Previous
from framing.attribution.evidence.scales import (
    after_phrase,
    before_phrase,
    head_types,
    length_step,
    strength_step,
)
from framing.attribution.linear import Feature, Finding
from framing.attribution.shallow import FINITE, FUNCTION_WORDS, ShallowParse, TokenSpan
from framing.attribution.tags import AUXILIARIES
from framing.language import data_lines

_SEEMING = frozenset(data_lines("attribution/seeming_verbs.txt"))
_LOOSE_FORMS = frozenset(["VBG", "infinitive", "noun", "colon", "VBN", "passive"])
_FULL_FINITE = FINITE - {"MD"}
_PLURAL_HEADS = frozenset(["plural", "they", "we", "i"])
_MOST_LEFT, _MOST_RIGHT = 6, 3


class SourceCandidate(NamedTuple):
    """A noun phrase that might be the source (None: no source is named), and what speaks for it."""

    span: TokenSpan | None
    features: list[Finding]


def clause_sources(
    parse: ShallowParse, cue: Cue, content: TokenSpan, discourse: Discourse, cues: Mapping[int, float]
) -> list[SourceCandidate]:
    """Candidates for the source of a content with a cue: phrases beside the cue, and the last source."""
    view = _ClauseView(parse, cue, content, discourse, cues)
    found = [view.no_source(), *view.phrases_left(), *view.phrases_right()]
    previous = discourse.previous
    if previous is not None and previous.source is not None and cue.form in _LOOSE_FORMS:
        known = any(candidate.span == previous.source for candidate in found)
        if not known:
            found.append(SourceCandidate(previous.source, [view.last_source(previous)]))
    return found


class _ClauseView:
    """A cue and its content, from which phrases are looked at."""

    def __init__(
        self,
        parse: ShallowParse,
        cue: Cue,
        content: TokenSpan,
        discourse: Discourse,
        cues: Mapping[int, float],
    ):
        self.parse, self.cue, self.discourse, self.cues = parse, cue, discourse, cues
        self.content_first, self.content_last = content
        self.first = parse.sentence_firsts[cue.sentence]
        self.last = parse.sentence_lasts[cue.sentence]
        self.paragraph = parse.paragraphs[cue.sentence]
        self.form = cue.form
        self.side = "content right" if self.content_first > cue.token else "content left"
        tag = parse.tags[cue.token]
        self.agreeing_form = tag if cue.form == "finite" and tag in ("VBZ", "VBP") else ""
        previous = discourse.previous
        self.previous_source = previous.source if previous else None

    def no_source(self) -> SourceCandidate:
        cue = self.cue
        after = self.parse.symbols[cue.token + 1]
        facts = (
            self.form,
            cue.lemma if cue.lemma in _SEEMING else "other",
            cue.follows,
            cue.before,
            strength_step(cue.strength),
            after if after in FUNCTION_WORDS else "word",
        )
        return SourceCandidate(None, [(_none, *facts)])

    def last_source(self, previous: Previous) -> Finding:
        parse = self.parse
        paragraphs = parse.paragraph_of(self.content_first) - parse.paragraph_of(previous.content[0])
        gap = length_step(max(1, self.content_first - previous.content[1]))
        quoted = parse.in_quotation
        return (
            _last_source,
            self.form,
            min(2, paragraphs),
            gap,
            quoted[previous.content[0]],
            quoted[self.content_first],
        )

    def phrases_left(self) -> list[SourceCandidate]:
        """Phrases before the cue, nearest first, over the content and over quotations."""
        parse, content_first, content_last = self.parse, self.content_first, self.content_last
        tags, words, quoted, phrase_at = parse.tags, parse.words, parse.in_quotation, parse.phrase_at
        heads, first_of_sentence = head_types(parse), self.first
        found: list[SourceCandidate] = []
        place, rank, commas, verbs = self.cue.token - 1, 0, 0, 0
        while place >= first_of_sentence and rank < _MOST_LEFT:
            if content_first <= place < content_last:
                place = content_first - 1
                commas += 1
                continue
            if quoted[place]:
                place -= 1
                continue
            number = phrase_at[place]
            if number >= 0:
                phrase, head = parse.phrases[number], heads[number]
                if head != "day":
                    features = self._left_features(phrase, head, rank, commas, verbs)
                    found.append(SourceCandidate(phrase, features))
                    rank += 1
                if tags[phrase[0]] == "PRP$" and phrase[1] - phrase[0] > 1:
                    found.append(self._possessive(phrase, rank))
                place = phrase[0] - 1
                continue
            tag = tags[place]
            if tag in _FULL_FINITE:
                verbs += words[place] not in AUXILIARIES
            elif tag == ",":
                commas += 1
            place -= 1
        return found

    def _left_features(
        self, phrase: TokenSpan, head: str, rank: int, commas: int, verbs: int
    ) -> list[Finding]:
        parse, form, before_verb = self.parse, self.form, self.cue.before
        first, last = phrase
        before, after = before_phrase(parse, first, self.first), after_phrase(parse, last)
        is_first, is_subject = first == self.first, last - 1 == self.cue.group
        plural = head in _PLURAL_HEADS or parse.tags[last - 1] == "NNS"
        relative = head == "who" or parse.tags[first] == "WDT"
        # Written out, since ``min`` costs more than all the rest of a finding.
        rank_to_2, rank_to_3 = rank if rank < 2 else 2, rank if rank < 3 else 3
        commas, verbs = commas if commas < 3 else 3, verbs if verbs < 2 else 2
        return [
            (_left, head, form, self.side, rank, verbs, is_subject, self.agreeing_form, plural),
            (_left_before, before, head, form, before_verb, rank_to_2),
            (_left_after, after, form, before_verb, int(verbs > 0), is_first, rank_to_3, last in self.cues),
            (_left_between, commas, verbs, rank_to_3),
            (
                _said,
                self.discourse.spoke(parse, phrase, self.paragraph),
                form,
                phrase == self.previous_source,
                is_first or parse.words[first - 1] == '"',
                rank_to_2 if relative else -1,
            ),
        ]

    def _possessive(self, phrase: TokenSpan, rank: int) -> SourceCandidate:
        span = (phrase[0], phrase[0] + 1)
        of_the_cue = int(phrase[1] - 1 >= self.cue.token)
        return SourceCandidate(
            span, [(_possessive, self.form, rank, of_the_cue, span == self.previous_source)]
        )

    def phrases_right(self) -> list[SourceCandidate]:
        """Phrases after the cue, up to the content or beyond it: "said Mr Lee", "as argued by Mr Lee"."""
        parse, cue, content_first, content_last = self.parse, self.cue, self.content_first, self.content_last
        tags, quoted, phrase_at, heads = parse.tags, parse.in_quotation, parse.phrase_at, head_types(parse)
        found: list[SourceCandidate] = []
        place, rank, commas, verbs = cue.token + 1, 0, 0, 0
        beyond = content_first > cue.token + 6 or cue.kind == "noun" or cue.auxiliary == 2
        last_of_sentence = self.last
        while place < last_of_sentence and rank < _MOST_RIGHT:
            if content_first <= place < content_last:
                if not beyond:
                    break
                place = content_last
                commas += 1
                continue
            if quoted[place]:
                place += 1
                continue
            number = phrase_at[place]
            if number >= 0:
                phrase, head = parse.phrases[number], heads[number]
                if head != "day":
                    features = self._right_features(phrase, head, rank, min(commas, 2), min(verbs, 2))
                    found.append(SourceCandidate(phrase, features))
                    rank += 1
                place = phrase[1]
                continue
            tag = tags[place]
            if tag in FINITE:
                verbs += 1
            elif tag == ",":
                commas += 1
            place += 1
        return found

    def _right_features(
        self, phrase: TokenSpan, head: str, rank: int, commas: int, verbs: int
    ) -> list[Finding]:
        parse = self.parse
        adjacent = int(phrase[0] == self.cue.token + 1)
        return [
            (_right, head, self.form, self.side, rank, verbs, adjacent),
            (_right_beside, parse.symbols[phrase[0] - 1], after_phrase(parse, phrase[1]), self.form, commas),
            (_spoke, self.discourse.spoke(parse, phrase, self.paragraph), self.form),
        ]


def _none(form: str, verb: str, follows: str, before: str, strength: int, following: str) -> list[Feature]:
    return [
        ("none",),
        ("none, form", form),
        ("none, verb", verb),
        ("none, form, follows", form, follows),
        ("none, form, first in the sentence", form, int(before == "^")),
        ("none, form, before", form, before),
        ("none, form, strength", form, strength),
        ("none, before", before),
        ("none, form, next", form, following),
    ]


def _last_source(form: str, paragraphs: int, gap: int, quoted_then: int, quoted_now: int) -> list[Feature]:
    return [
        ("last source",),
        ("last source, paragraphs, form", paragraphs, form),
        ("last source, distance, form", gap, form),
        ("last source, quoted, form", quoted_then, quoted_now, form),
    ]


def _left(
    head: str, form: str, side: str, rank: int, verbs: int, subject: bool, agreeing_form: str, plural: bool
) -> list[Feature]:
    found: list[Feature] = [
        ("left, head", head),
        ("left, rank", rank),
        ("left, form, rank", form, rank),
        ("left, form, rank, verbs", form, rank, verbs),
        ("left, side, rank", side, rank),
        ("left, subject, form, head", int(subject), form, head),
    ]
    if agreeing_form:
        found.append(("left, agreement", agreeing_form, int(plural)))
    return found


def _left_before(before: str, head: str, form: str, verb_group: str, rank: int) -> list[Feature]:
    return [
        ("left, before", before),
        ("left, form, before", form, before),
        ("left, rank, before", rank, before),
        ("left, before the verb, before", verb_group, before, rank),
        ("left, before the verb, head", verb_group, head, rank),
    ]


def _left_after(
    after: str, form: str, verb_group: str, verbs: int, is_first: bool, rank: int, at_cue: bool
) -> list[Feature]:
    found: list[Feature] = [
        ("left, after", after),
        ("left, form, after, verbs", form, after, verbs),
        ("left, before the verb, after", verb_group, after, int(is_first), rank),
    ]
    if after == "verb":
        found.append(("left, subject of a cue", int(at_cue), form))
    return found


def _left_between(commas: int, verbs: int, rank: int) -> list[Feature]:
    return [("left, commas, verbs", commas, verbs), ("left, commas, rank", commas, rank)]


def _said(spoke: str, form: str, as_before: bool, is_first: bool, relative: int) -> list[Feature]:
    found: list[Feature] = [("spoke", spoke, form)]
    if is_first:
        found.append(("left, first in the sentence", form))
    if relative >= 0:
        found.append(("left, relative pronoun", relative, form))
    if as_before:
        found += [("same as before",), ("same as before, form", form)]
    return found


def _possessive(form: str, rank: int, of_the_cue: int, as_before: bool) -> list[Feature]:
    found: list[Feature] = [
        ("possessive",),
        ("possessive, form, rank", form, rank),
        ("possessive, of the cue, form", of_the_cue, form),
    ]
    return [*found, ("same as before",)] if as_before else found


def _right(head: str, form: str, side: str, rank: int, verbs: int, adjacent: int) -> list[Feature]:
    found: list[Feature] = [
        ("right, head", head),
        ("right, rank", rank),
        ("right, form, rank", form, rank),
        ("right, form, rank, verbs", form, rank, verbs),
        ("right, form, side, rank", form, side, rank),
        ("right, adjacent, form, side", adjacent, form, side),
    ]
    if adjacent:
        found.append(("right, adjacent, head", side, head, form))
    return found


def _right_beside(before: str, after: str, form: str, commas: int) -> list[Feature]:
    return [
        ("right, before", before),
        ("right, form, before", form, before),
        ("right, commas", commas),
        ("right, after", after),
    ]


def _spoke(spoke: str, form: str) -> list[Feature]:
    return [("spoke", spoke, form)]
