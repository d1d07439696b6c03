"""Who is the source of a content: which noun phrase near its cue, or near the quotation?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from framing.attribution.candidates import Cue
from framing.attribution.evidence.scales import (
    after_phrase,
    before_phrase,
    head_type,
    length_step,
    strength_step,
)
from framing.attribution.linear import Feature, LinearModel
from framing.attribution.shallow import FINITE, FUNCTION_WORDS, VERBS, ShallowParse, TokenSpan
from framing.attribution.tags import AUXILIARIES
from framing.language import data_lines

_SEEMING = frozenset(data_lines("attribution/seeming_verbs.txt"))
GOES_ON: Feature = ("goes on",)
_LOOSE_FORMS = frozenset(["VBG", "infinitive", "noun", "colon", "VBN", "passive"])
_MOST_LEFT, _MOST_RIGHT, _MOST_PER_SENTENCE = 6, 3, 14


class SourceCandidate(NamedTuple):
    """A noun phrase that might be the source (None: no source is named), and what speaks for it."""

    span: TokenSpan | None
    features: list[Feature]


class Previous(NamedTuple):
    """The attribution before this one: its source, content and cue."""

    source: TokenSpan | None
    content: TokenSpan
    cue: Cue | None


@dataclass(slots=True)
class Discourse:
    """Who has spoken so far: the attribution before, and for each name the paragraph where it last spoke."""

    previous: Previous | None = None
    speakers: dict[str, int] = field(default_factory=dict)

    def add(self, parse: ShallowParse, source: TokenSpan | None, content: TokenSpan, cue: Cue | None) -> None:
        """Note one more attribution, in order of the text."""
        self.previous = Previous(source, content, cue)
        if source is not None:
            name = head_name(parse, source)
            if name:
                self.speakers[name] = parse.paragraph_of(content[0])

    def spoke(self, parse: ShallowParse, phrase: TokenSpan, token: int) -> str:
        """Whether the phrase names one who has spoken: in this paragraph, the one before, or earlier."""
        name = head_name(parse, phrase)
        if name is None:
            return "no name"
        if name not in self.speakers:
            return "never"
        back = parse.paragraph_of(token) - self.speakers[name]
        return "just now" if back <= 0 else "paragraph before" if back == 1 else "earlier"


def head_name(parse: ShallowParse, phrase: TokenSpan) -> str | None:
    """The last name-like word of a phrase."""
    for place in range(phrase[1] - 1, phrase[0] - 1, -1):
        if parse.tags[place] == "NNP":
            return parse.words[place]
    return None


# ------------------------------------------------------------------ the source of a clause


def clause_sources(
    parse: ShallowParse,
    cue: Cue,
    content: TokenSpan,
    discourse: Discourse,
    cues: Mapping[int, float],
) -> list[SourceCandidate]:
    """Candidates for the source of a content with a cue: phrases beside the cue, and the last source."""
    view = _ClauseView(parse, cue, content, discourse, cues)
    found = [SourceCandidate(None, view.features_of_none())]
    found += view.phrases_left()
    found += view.phrases_right()
    previous = discourse.previous
    if previous is not None and previous.source is not None and cue.form in _LOOSE_FORMS:
        known = any(candidate.span == previous.source for candidate in found)
        if not known:
            found.append(SourceCandidate(previous.source, view.features_of_previous(previous)))
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
        self.form = cue.form
        self.side = "content right" if self.content_first > cue.token else "content left"
        previous = discourse.previous
        self.previous_source = previous.source if previous else None

    def features_of_none(self) -> list[Feature]:
        cue, form = self.cue, self.form
        seeming = cue.lemma if cue.lemma in _SEEMING else "other"
        after = self.parse.symbols[cue.token + 1]
        return [
            ("none",),
            ("none, form", form),
            ("none, verb", seeming),
            ("none, form, follows", form, cue.follows),
            ("none, form, first in the sentence", form, int(cue.before == "^")),
            ("none, form, before", form, cue.before),
            ("none, form, strength", form, strength_step(cue.strength)),
            ("none, before", cue.before),
            ("none, form, next", form, after if after in FUNCTION_WORDS else "word"),
        ]

    def features_of_previous(self, previous: Previous) -> list[Feature]:
        parse, form = self.parse, self.form
        paragraphs = min(2, parse.paragraph_of(self.content_first) - parse.paragraph_of(previous.content[0]))
        gap = length_step(max(1, self.content_first - previous.content[1]))
        quoted = parse.in_quotation
        return [
            ("last source",),
            ("last source, paragraphs, form", paragraphs, form),
            ("last source, distance, form", gap, form),
            ("last source, quoted, form", quoted[previous.content[0]], quoted[self.content_first], form),
        ]

    def phrases_left(self) -> list[SourceCandidate]:
        """Phrases before the cue, nearest first, over the content and over quotations."""
        parse, tags, words = self.parse, self.parse.tags, self.parse.words
        found: list[SourceCandidate] = []
        place, rank, commas, verbs = self.cue.token - 1, 0, 0, 0
        while place >= self.first and rank < _MOST_LEFT:
            if self.content_first <= place < self.content_last:
                place = self.content_first - 1
                commas += 1
                continue
            if parse.in_quotation[place]:
                place -= 1
                continue
            number = parse.phrase_at[place]
            if number >= 0:
                phrase = parse.phrases[number]
                head = head_type(parse, *phrase)
                if head != "day":
                    features = self._left_features(phrase, head, rank, min(commas, 3), min(verbs, 2))
                    found.append(SourceCandidate(phrase, features))
                    rank += 1
                if tags[phrase[0]] == "PRP$" and phrase[1] - phrase[0] > 1:
                    found.append(self._possessive(phrase, rank))
                place = phrase[0] - 1
                continue
            tag = tags[place]
            if tag in FINITE and tag != "MD" and words[place] not in AUXILIARIES:
                verbs += 1
            elif words[place] == ",":
                commas += 1
            place -= 1
        return found

    def _left_features(
        self, phrase: TokenSpan, head: str, rank: int, commas: int, verbs: int
    ) -> list[Feature]:
        parse, cue, form = self.parse, self.cue, self.form
        first, last = phrase
        before, after = before_phrase(parse, first, self.first), after_phrase(parse, last)
        rank_step = min(rank, 2)
        found: list[Feature] = [
            ("left, head", head),
            ("left, rank", rank),
            ("left, form, rank", form, rank),
            ("left, form, rank, verbs", form, rank, verbs),
            ("left, before", before),
            ("left, after", after),
            ("left, form, after, verbs", form, after, min(verbs, 1)),
            ("left, commas, verbs", commas, verbs),
            ("left, form, before", form, before),
            ("left, subject, form, head", int(last - 1 == cue.group), form, head),
            ("left, rank, before", rank_step, before),
            ("left, commas, rank", commas, min(rank, 3)),
            ("left, side, rank", self.side, rank),
            ("left, before the verb, after", cue.before, after, int(first == self.first), min(rank, 3)),
            ("left, before the verb, before", cue.before, before, rank_step),
            ("left, before the verb, head", cue.before, head, rank_step),
            ("spoke", self.discourse.spoke(parse, phrase, cue.token), form),
        ]
        if first == self.first or parse.words[first - 1] == '"':
            found.append(("left, first in the sentence", form))
        tag = parse.tags[cue.token]
        if form == "finite" and tag in ("VBZ", "VBP"):
            plural = head in ("plural", "they", "we", "i") or parse.tags[last - 1] == "NNS"
            found.append(("left, agreement", tag, int(plural)))
        if head == "who" or parse.tags[first] == "WDT":
            found.append(("left, relative pronoun", rank_step, form))
        if after == "verb":
            found.append(("left, subject of a cue", int(last in self.cues), form))
        if phrase == self.previous_source:
            found += [("same as before",), ("same as before, form", form)]
        return found

    def _possessive(self, phrase: TokenSpan, rank: int) -> SourceCandidate:
        span = (phrase[0], phrase[0] + 1)
        features: list[Feature] = [
            ("possessive",),
            ("possessive, form, rank", self.form, rank),
            ("possessive, of the cue, form", int(phrase[1] - 1 >= self.cue.token), self.form),
        ]
        if span == self.previous_source:
            features.append(("same as before",))
        return SourceCandidate(span, features)

    def phrases_right(self) -> list[SourceCandidate]:
        """Phrases after the cue, up to the content or beyond it: "said Mr Lee", "as argued by Mr Lee"."""
        parse, cue = self.parse, self.cue
        found: list[SourceCandidate] = []
        place, rank, commas, verbs = cue.token + 1, 0, 0, 0
        beyond = self.content_first > cue.token + 6 or cue.kind == "noun" or cue.auxiliary == 2
        while place < self.last and rank < _MOST_RIGHT:
            if self.content_first <= place < self.content_last:
                if not beyond:
                    break
                place = self.content_last
                commas += 1
                continue
            if parse.in_quotation[place]:
                place += 1
                continue
            number = parse.phrase_at[place]
            if number >= 0:
                phrase = parse.phrases[number]
                head = head_type(parse, *phrase)
                if head != "day":
                    found.append(
                        SourceCandidate(phrase, self._right_features(phrase, head, rank, commas, verbs))
                    )
                    rank += 1
                place = phrase[1]
                continue
            if parse.tags[place] in FINITE:
                verbs += 1
            elif parse.words[place] == ",":
                commas += 1
            place += 1
        return found

    def _right_features(
        self, phrase: TokenSpan, head: str, rank: int, commas: int, verbs: int
    ) -> list[Feature]:
        parse, form, side = self.parse, self.form, self.side
        first, last = phrase
        before = parse.symbols[first - 1]
        adjacent = int(first == self.cue.token + 1)
        found: list[Feature] = [
            ("right, head", head),
            ("right, rank", rank),
            ("right, form, rank", form, rank),
            ("right, form, rank, verbs", form, rank, min(verbs, 2)),
            ("right, before", before),
            ("right, form, before", form, before),
            ("right, form, side, rank", form, side, rank),
            ("right, adjacent, form, side", adjacent, form, side),
            ("right, commas", min(commas, 2)),
            ("right, after", after_phrase(parse, last)),
            ("spoke", self.discourse.spoke(parse, phrase, self.cue.token), form),
        ]
        if adjacent:
            found.append(("right, adjacent, head", side, head, form))
        return found


# ------------------------------------------------------------------ the source of a quotation

CluesByCue = Mapping[int, Sequence[Cue]]
"""The cues of each sentence."""


def quotation_sources(
    parse: ShallowParse,
    content: TokenSpan,
    discourse: Discourse,
    cues_in: CluesByCue,
    cues: Mapping[int, float],
    clause_model: LinearModel | None,
) -> list[SourceCandidate]:
    """Candidates for the source of a quotation: the phrases of its sentence and of the one before.

    ``clause_model`` is the model of ``clause_sources``: whom it takes for the subject of the cue nearest on
    either side is a feature. A quotation alone in its sentence, after one in the same paragraph, has no other
    candidate than the source of that.
    """
    view = _QuotationView(parse, content, discourse, cues_in, cues)
    continued = view.continued()
    if continued is not None:
        return [continued]
    for place, where in view.places():
        view.add_phrases(place, where)
        if clause_model is not None:
            view.add_subjects(place, where, clause_model)
    view.add_previous()
    return view.candidates() or [SourceCandidate(None, [("none",)])]


class _QuotationView:
    """A quotation, from which the phrases around it are looked at."""

    def __init__(
        self,
        parse: ShallowParse,
        content: TokenSpan,
        discourse: Discourse,
        cues_in: CluesByCue,
        cues: Mapping[int, float],
    ):
        self.parse, self.discourse, self.cues_in, self.cues = parse, discourse, cues_in, cues
        self.first, self.last = content
        self.sentence = parse.sentence_of(self.first)
        self.end_sentence = parse.sentence_of(self.last - 1)
        self.found: dict[TokenSpan, list[Feature]] = {}
        self.inside: set[TokenSpan] = set()

    def candidates(self) -> list[SourceCandidate]:
        return [SourceCandidate(span, features) for span, features in self.found.items()]

    def continued(self) -> SourceCandidate | None:
        parse, previous = self.parse, self.discourse.previous
        if previous is None or previous.source is None or not parse.in_quotation[previous.content[0]]:
            return None
        if parse.paragraphs[self.sentence] != parse.paragraph_of(previous.content[0]):
            return None
        reached = parse.sentence_of(previous.content[1] - 1)
        if previous.cue is not None:
            reached = max(reached, previous.cue.sentence)
        if previous.source[0] >= previous.content[1]:
            reached = max(reached, parse.sentence_of(previous.source[1] - 1))
        first, last = parse.sentence_firsts[self.sentence], parse.sentence_lasts[self.end_sentence]
        if reached < self.sentence - 1 or self._words_outside(first, last):
            return None
        return SourceCandidate(previous.source, [GOES_ON])

    def _words_outside(self, first: int, last: int) -> bool:
        """Whether the sentence has words in no quotation."""
        words, quoted = self.parse.words, self.parse.in_quotation
        places = (*range(first, self.first), *range(self.last, last))
        return any(not quoted[place] and words[place][0].isalnum() for place in places)

    def places(self) -> list[tuple[int, str]]:
        """The sentences to look in, and where they stand to the quotation."""
        parse, sentence, end = self.parse, self.sentence, self.end_sentence
        found = [(sentence, "in")]
        if end != sentence:
            found.append((end, "at the end"))
        if sentence > 0 and parse.paragraphs[sentence - 1] >= parse.paragraphs[sentence] - 1:
            found.append((sentence - 1, "sentence before"))
        following = end + 1
        if following < len(parse.sentence_firsts) and self.last == parse.sentence_lasts[end]:
            first, last = parse.sentence_firsts[following], parse.sentence_lasts[following]
            if parse.words[first] == "--" and last - first < 9:
                found.append((following, "signature"))
            elif parse.paragraphs[following] == parse.paragraphs[sentence] and not parse.in_quotation[first]:
                found.append((following, "sentence after"))
        return found

    def _phrases_of(self, sentence: int) -> list[tuple[int, int, str]]:
        parse = self.parse
        found: list[tuple[int, int, str]] = []
        place, last = parse.sentence_firsts[sentence], parse.sentence_lasts[sentence]
        while place < last and len(found) < _MOST_PER_SENTENCE:
            if self.first <= place < self.last:
                place = self.last
                continue
            number = -1 if parse.in_quotation[place] else parse.phrase_at[place]
            if number < 0:
                place += 1
                continue
            first, end = parse.phrases[number]
            head = head_type(parse, first, end)
            if head != "day":
                found.append((first, end, head))
            place = end
        return found

    def add_phrases(self, sentence: int, where: str) -> None:
        phrases = self._phrases_of(sentence)
        for rank in range(len(phrases)):
            first, last, _ = phrases[rank]
            self.found.setdefault((first, last), []).extend(
                self._phrase_features(sentence, where, phrases, rank)
            )
            if where == "in":
                self.inside.add((first, last))

    def _phrase_features(
        self, sentence: int, where: str, phrases: Sequence[tuple[int, int, str]], rank: int
    ) -> list[Feature]:
        parse, words = self.parse, self.parse.words
        first, last, head = phrases[rank]
        sentence_first, sentence_last = parse.sentence_firsts[sentence], parse.sentence_lasts[sentence]
        before_quotation = first < self.first
        same = "same paragraph" if parse.paragraphs[sentence] == parse.paragraphs[self.sentence] else "other"
        at = f"{where}, {'left' if before_quotation else 'right'}, {same}"
        after = after_phrase(parse, last)
        found: list[Feature] = [
            ("at", at),
            ("at, head", at, head),
            ("at, before", at, before_phrase(parse, first, sentence_first)),
            ("at, after", at, after),
            ("at, spoke", where, self.discourse.spoke(parse, (first, last), self.first)),
        ]
        if where == "signature":
            found.append(("signature", min(rank, 1)))
        if where == "sentence before" and words[sentence_last - 1] == ":":
            found += [
                ("before a colon",),
                ("before a colon, rank", min(rank, 2)),
                ("before a colon, head", head),
            ]
        found += self._verb_features(at, where, first, last, sentence_last)
        if before_quotation:
            later = sum(1 for other in phrases[rank + 1 :] if other[0] < self.first)
            found += [("at, phrases until the quotation", at, min(3, later)), ("at, rank", at, min(3, rank))]
        else:
            earlier = sum(1 for other in phrases[:rank] if other[0] >= self.last)
            found.append(("at, phrases since the quotation", at, min(3, earlier)))
        found += self._next_cue_features(sentence, at, after, last, phrases)
        if self.discourse.previous is not None and self.discourse.previous.source == (first, last):
            found += [("same as before",), ("same as before, at", at)]
        return found

    def _verb_features(self, at: str, where: str, first: int, last: int, sentence_last: int) -> list[Feature]:
        """The verbs beside a phrase: Mr Lee said, said Mr Lee, Mr Lee:"""
        parse, tags, words, quoted = self.parse, self.parse.tags, self.parse.words, self.parse.in_quotation
        found: list[Feature] = []
        left = first < self.first
        verb = last
        while verb < sentence_last and (tags[verb] in ("RB", "MD") or words[verb] in AUXILIARIES):
            verb += 1
        if verb < sentence_last and tags[verb] in VERBS and not quoted[verb]:
            strength = self._strength(verb)
            distance = min(3, (self.first - verb) // 3) if left else -1
            found += [("at, its verb", at, strength), ("at, its verb, distance", at, strength, distance)]
            if not left and first == self.last:
                found.append(("directly after the quotation, its verb", where, strength))
        elif last < parse.size and words[last] == ":":
            found.append(("at, colon", at, int(last + 1 == self.first)))
        verb = first - 1
        if (verb >= self.last or left) and verb >= 0 and tags[verb] in VERBS and not quoted[verb]:
            found.append(("at, verb before", at, self._strength(verb), int(verb == self.last)))
        return found

    def _strength(self, token: int) -> str | int:
        strength = self.cues.get(token)
        return "no cue" if strength is None else strength_step(strength)

    def _next_cue_features(
        self, sentence: int, at: str, after: str, last: int, phrases: Sequence[tuple[int, int, str]]
    ) -> list[Feature]:
        cue = next((cue for cue in self.cues_in.get(sentence, ()) if cue.token >= last), None)
        if cue is None or cue.strength <= -0.5:
            return []
        commas = min(3, self.parse.commas_before[cue.token] - self.parse.commas_before[last])
        between = sum(1 for other in phrases if last <= other[0] < cue.token)
        found: list[Feature] = [
            ("at, next cue, commas, phrases", at, commas, min(between, 3)),
            ("at, next cue, strength, phrases", at, strength_step(cue.strength), min(between, 2)),
        ]
        if after in (",", "("):
            found.append(("at, apposition, next cue, commas", at, commas))
        return found

    def add_subjects(self, sentence: int, where: str, model: LinearModel) -> None:
        """Mark the phrases that the clause model takes for the sources of the nearest cues."""
        if where == "signature":
            return
        cues = [
            cue
            for cue in self.cues_in.get(sentence, ())
            if cue.strength > -1.2 and cue.kind in ("verb", "according to")
        ]
        left = [cue for cue in cues if cue.token < self.first]
        right = next((cue for cue in cues if cue.token >= self.last), None)
        if left:
            recent = left[-3:]
            nearest = (
                left[-1]
                if where == "in"
                else max(recent, key=lambda cue: cue.strength + 0.3 * recent.index(cue))
            )
            self._add_subject(sentence, where, "left", nearest, model)
        if right is not None:
            self._add_subject(sentence, where, "right", right, model)

    def _add_subject(self, sentence: int, where: str, side: str, cue: Cue, model: LinearModel) -> None:
        parse = self.parse
        candidates = clause_sources(
            parse, cue, (self.first, self.last), Discourse(None, self.discourse.speakers), self.cues
        )
        best = max(candidates, key=lambda candidate: model.score(candidate.features)).span
        if best is None:
            return
        between = (self.last, cue.token) if side == "right" else (cue.token, self.first)
        gap = between[1] - between[0]
        commas = min(3, parse.commas_before[between[1]] - parse.commas_before[between[0]]) if gap < 40 else 3
        gap_step = min(gap, 3) if gap < 4 else 6 if gap < 7 else 9
        strength = strength_step(cue.strength)
        same = int(parse.paragraphs[sentence] == parse.paragraphs[self.sentence])
        introduced = (
            int(self.first > 0 and parse.words[self.first - 1] in (",", ":")) if side == "left" else -1
        )
        features: list[Feature] = [
            ("source of the nearest cue", where, side, strength),
            ("source of the nearest cue, distance", where, side, gap_step, introduced),
            ("source of the nearest cue, commas", where, side, commas, strength),
            ("source of the nearest cue, paragraph", where, side, same, introduced, strength),
        ]
        if where == "sentence before":
            ends = parse.words[parse.sentence_lasts[sentence] - 1]
            features.append(("source of the nearest cue, before a colon", int(ends == ":")))
        if best not in self.found:
            features.append(("source of the nearest cue, farther off",))
        self.found.setdefault(best, []).extend(features)

    def add_previous(self) -> None:
        previous = self.discourse.previous
        if previous is None or previous.source is None:
            return
        parse = self.parse
        back = min(2, parse.paragraphs[self.sentence] - parse.paragraph_of(previous.content[0]))
        sentences = min(3, self.sentence - parse.sentence_of(previous.content[1] - 1))
        inside = int(bool(self.inside))
        subject = int(
            any(feature[0] == "at, its verb" for span in self.inside for feature in self.found[span])
        )
        self.found.setdefault(previous.source, []).extend(
            [
                ("last source",),
                ("last source, paragraphs", back),
                ("last source, paragraphs, phrases here", back, inside),
                ("last source, quoted, paragraphs", parse.in_quotation[previous.content[0]], back),
                ("last source, sentences, phrases here", sentences, inside, back),
                ("last source, subject here", back, subject),
            ]
        )
