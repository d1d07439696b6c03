"""Who is the source of a quotation: which noun phrase around it, or the one who spoke before?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from framing.attribution.cue import Cue
from framing.attribution.discourse import Discourse
from framing.attribution.evidence.clause_source import SourceCandidate, clause_sources
from framing.attribution.evidence.scales import after_phrase, before_phrase, head_types, strength_step
from framing.attribution.linear import Feature, Finding, LinearModel, named
from framing.attribution.shallow import VERBS, ShallowParse, TokenSpan
from framing.attribution.tags import AUXILIARIES

CuesBySentence = Mapping[int, Sequence[Cue]]
GOES_ON = (named, "goes on")
"""All that speaks for the source of the quotation before, where a quotation follows it directly."""
_NONE = (named, "none")
_MOST_PER_SENTENCE = 14
_WEAK, _WEAKEST = -0.5, -1.2


def quotation_sources(
    parse: ShallowParse,
    content: TokenSpan,
    discourse: Discourse,
    cues_in: CuesBySentence,
    cues: Mapping[int, float],
    clause_model: LinearModel,
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
        view.add_subjects(place, where, clause_model)
    view.add_previous()
    return view.candidates() or [SourceCandidate(None, [_NONE])]


class _Phrase(NamedTuple):
    """A noun phrase of a sentence near a quotation, with the type of its head."""

    first: int
    last: int
    head: str


class _Row(NamedTuple):
    """A sentence near a quotation: what all of its phrases share.

    ``at`` says where a phrase stands that begins after the quotation, and where one before it. ``left``
    phrases begin before the first token of the quotation, ``right`` before its end.
    """

    where: str
    at: tuple[str, str]
    first: int
    last: int
    firsts: list[int]
    left: int
    right: int
    cues: Sequence[Cue]
    cue_tokens: list[int]


class _QuotationView:
    """A quotation, from which the phrases around it are looked at."""

    def __init__(
        self,
        parse: ShallowParse,
        content: TokenSpan,
        discourse: Discourse,
        cues_in: CuesBySentence,
        cues: Mapping[int, float],
    ):
        self.parse, self.discourse, self.cues_in, self.cues = parse, discourse, cues_in, cues
        self.first, self.last = content
        self.sentence = parse.sentence_of(self.first)
        self.end_sentence = parse.sentence_of(self.last - 1)
        self.paragraph = parse.paragraphs[self.sentence]
        self.found: dict[TokenSpan, list[Finding]] = {}
        self.has_phrase = self.has_subject = False

    def candidates(self) -> list[SourceCandidate]:
        return [SourceCandidate(span, features) for span, features in self.found.items()]

    def continued(self) -> SourceCandidate | None:
        parse, previous = self.parse, self.discourse.previous
        if previous is None or previous.source is None or not parse.in_quotation[previous.content[0]]:
            return None
        if self.paragraph != parse.paragraph_of(previous.content[0]):
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
        if sentence > 0 and parse.paragraphs[sentence - 1] >= self.paragraph - 1:
            found.append((sentence - 1, "sentence before"))
        following = end + 1
        if following < len(parse.sentence_firsts) and self.last == parse.sentence_lasts[end]:
            first, last = parse.sentence_firsts[following], parse.sentence_lasts[following]
            if parse.words[first] == "--" and last - first < 9:
                found.append((following, "signature"))
            elif parse.paragraphs[following] == self.paragraph and not parse.in_quotation[first]:
                found.append((following, "sentence after"))
        return found

    # --- the phrases of a sentence -------------------------------------------------------------------------

    def add_phrases(self, sentence: int, where: str) -> None:
        phrases = self._phrases_of(sentence)
        if where == "in":
            self.has_phrase = bool(phrases)
        row = self._row(sentence, where, phrases)
        for rank, phrase in enumerate(phrases):
            features = self._phrase_features(row, phrase, rank)
            self.found.setdefault((phrase.first, phrase.last), []).extend(features)

    def _row(self, sentence: int, where: str, phrases: Sequence[_Phrase]) -> _Row:
        parse, firsts = self.parse, [phrase.first for phrase in phrases]
        same = "same paragraph" if parse.paragraphs[sentence] == self.paragraph else "other"
        cues = self.cues_in.get(sentence, ())
        return _Row(
            where,
            at=(f"{where}, right, {same}", f"{where}, left, {same}"),
            first=parse.sentence_firsts[sentence],
            last=parse.sentence_lasts[sentence],
            firsts=firsts,
            left=bisect_left(firsts, self.first),
            right=bisect_left(firsts, self.last),
            cues=cues,
            cue_tokens=[cue.token for cue in cues],
        )

    def _phrases_of(self, sentence: int) -> list[_Phrase]:
        parse, own_first, own_last = self.parse, self.first, self.last
        quoted, phrase_at, heads = parse.in_quotation, parse.phrase_at, head_types(parse)
        found: list[_Phrase] = []
        place, last = parse.sentence_firsts[sentence], parse.sentence_lasts[sentence]
        while place < last and len(found) < _MOST_PER_SENTENCE:
            if own_first <= place < own_last:
                place = own_last
                continue
            number = -1 if quoted[place] else phrase_at[place]
            if number < 0:
                place += 1
                continue
            first, end = parse.phrases[number]
            if heads[number] != "day":
                found.append(_Phrase(first, end, heads[number]))
            place = end
        return found

    def _phrase_features(self, row: _Row, phrase: _Phrase, rank: int) -> list[Finding]:
        parse, where = self.parse, row.where
        first, last, head = phrase
        is_left = first < self.first
        at = row.at[is_left]
        after = after_phrase(parse, last)
        spoke = self.discourse.spoke(parse, (first, last), self.paragraph)
        found: list[Finding] = [(_at, at, where, head, before_phrase(parse, first, row.first), after, spoke)]
        if where == "signature":
            found.append((_signature, min(rank, 1)))
        if where == "sentence before" and parse.words[row.last - 1] == ":":
            found.append((_before_a_colon, min(rank, 2), head))
        self._add_verbs(found, at, row, phrase, is_left)
        if is_left:
            found.append((_until_the_quotation, at, min(3, row.left - rank - 1), min(3, rank)))
        else:
            found.append((_since_the_quotation, at, min(3, max(0, rank - row.right))))
        self._add_next_cue(found, at, row, after, last)
        previous = self.discourse.previous
        if previous is not None and previous.source == (first, last):
            found.append((_as_before, at))
        return found

    def _add_verbs(self, found: list[Finding], at: str, row: _Row, phrase: _Phrase, is_left: bool) -> None:
        """The verbs beside a phrase: Mr Lee said, said Mr Lee, Mr Lee:"""
        parse, tags, words, quoted = self.parse, self.parse.tags, self.parse.words, self.parse.in_quotation
        first, last, _ = phrase
        verb = last
        while verb < row.last and (tags[verb] in ("RB", "MD") or words[verb] in AUXILIARIES):
            verb += 1
        if verb < row.last and tags[verb] in VERBS and not quoted[verb]:
            distance = min(3, (self.first - verb) // 3) if is_left else -1
            directly = not is_left and first == self.last
            found.append((_its_verb, at, row.where, self._strength(verb), distance, directly))
            self.has_subject = self.has_subject or row.where == "in"
        elif last < parse.size and words[last] == ":":
            found.append((_colon, at, int(last + 1 == self.first)))
        verb = first - 1
        if (verb >= self.last or is_left) and verb >= 0 and tags[verb] in VERBS and not quoted[verb]:
            found.append((_verb_before, at, self._strength(verb), int(verb == self.last)))

    def _strength(self, token: int) -> str | int:
        strength = self.cues.get(token)
        return "no cue" if strength is None else strength_step(strength)

    def _add_next_cue(self, found: list[Finding], at: str, row: _Row, after: str, last: int) -> None:
        place = bisect_left(row.cue_tokens, last)
        if place == len(row.cue_tokens) or row.cues[place].strength <= _WEAK:
            return
        token, strength = row.cue_tokens[place], strength_step(row.cues[place].strength)
        commas = min(3, self.parse.commas_before[token] - self.parse.commas_before[last])
        between = min(3, bisect_left(row.firsts, token) - bisect_left(row.firsts, last))
        found.append((_next_cue, at, commas, between, strength, after in (",", "(")))

    # --- the subjects of the nearest cues ------------------------------------------------------------------

    def add_subjects(self, sentence: int, where: str, model: LinearModel) -> None:
        """Mark the phrases that the clause model takes for the sources of the nearest cues."""
        if where == "signature":
            return
        cues = [
            cue
            for cue in self.cues_in.get(sentence, ())
            if cue.strength > _WEAKEST and cue.kind in ("verb", "according to")
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
        alone = Discourse(None, self.discourse.speakers)
        candidates = clause_sources(parse, cue, (self.first, self.last), alone, self.cues)
        scores = [model.score(candidate.features) for candidate in candidates]
        best = candidates[scores.index(max(scores))].span
        if best is None:
            return
        between = (self.last, cue.token) if side == "right" else (cue.token, self.first)
        gap = between[1] - between[0]
        commas = min(3, parse.commas_before[between[1]] - parse.commas_before[between[0]]) if gap < 40 else 3
        gap_step = min(gap, 3) if gap < 4 else 6 if gap < 7 else 9
        introduced = (
            int(self.first > 0 and parse.words[self.first - 1] in (",", ":")) if side == "left" else -1
        )
        same = int(parse.paragraphs[sentence] == self.paragraph)
        strength = strength_step(cue.strength)
        features: list[Finding] = [(_nearest_cue, where, side, strength, gap_step, introduced, commas, same)]
        if where == "sentence before":
            ends = parse.words[parse.sentence_lasts[sentence] - 1]
            features.append((_nearest_cue_and_colon, int(ends == ":")))
        if best not in self.found:
            features.append(_FARTHER_OFF)
        self.found.setdefault(best, []).extend(features)

    # --- who spoke before ----------------------------------------------------------------------------------

    def add_previous(self) -> None:
        previous = self.discourse.previous
        if previous is None or previous.source is None:
            return
        parse = self.parse
        back = min(2, self.paragraph - parse.paragraph_of(previous.content[0]))
        sentences = min(3, self.sentence - parse.sentence_of(previous.content[1] - 1))
        quoted = parse.in_quotation[previous.content[0]]
        features = (_last_source, back, sentences, quoted, int(self.has_phrase), int(self.has_subject))
        self.found.setdefault(previous.source, []).append(features)


_FARTHER_OFF = (named, "source of the nearest cue, farther off")


def _at(at: str, where: str, head: str, before: str, after: str, spoke: str) -> list[Feature]:
    return [
        ("at", at),
        ("at, head", at, head),
        ("at, before", at, before),
        ("at, after", at, after),
        ("at, spoke", where, spoke),
    ]


def _signature(rank: int) -> list[Feature]:
    return [("signature", rank)]


def _before_a_colon(rank: int, head: str) -> list[Feature]:
    return [("before a colon",), ("before a colon, rank", rank), ("before a colon, head", head)]


def _its_verb(at: str, where: str, strength: str | int, distance: int, directly: bool) -> list[Feature]:
    found: list[Feature] = [
        ("at, its verb", at, strength),
        ("at, its verb, distance", at, strength, distance),
    ]
    if directly:
        found.append(("directly after the quotation, its verb", where, strength))
    return found


def _colon(at: str, directly: int) -> list[Feature]:
    return [("at, colon", at, directly)]


def _verb_before(at: str, strength: str | int, directly: int) -> list[Feature]:
    return [("at, verb before", at, strength, directly)]


def _until_the_quotation(at: str, phrases: int, rank: int) -> list[Feature]:
    return [("at, phrases until the quotation", at, phrases), ("at, rank", at, rank)]


def _since_the_quotation(at: str, phrases: int) -> list[Feature]:
    return [("at, phrases since the quotation", at, phrases)]


def _next_cue(at: str, commas: int, phrases: int, strength: int, apposition: bool) -> list[Feature]:
    found: list[Feature] = [
        ("at, next cue, commas, phrases", at, commas, phrases),
        ("at, next cue, strength, phrases", at, strength, min(phrases, 2)),
    ]
    if apposition:
        found.append(("at, apposition, next cue, commas", at, commas))
    return found


def _as_before(at: str) -> list[Feature]:
    return [("same as before",), ("same as before, at", at)]


def _nearest_cue(
    where: str, side: str, strength: int, gap: int, introduced: int, commas: int, same: int
) -> list[Feature]:
    return [
        ("source of the nearest cue", where, side, strength),
        ("source of the nearest cue, distance", where, side, gap, introduced),
        ("source of the nearest cue, commas", where, side, commas, strength),
        ("source of the nearest cue, paragraph", where, side, same, introduced, strength),
    ]


def _nearest_cue_and_colon(colon: int) -> list[Feature]:
    return [("source of the nearest cue, before a colon", colon)]


def _last_source(paragraphs: int, sentences: int, quoted: int, phrases: int, subject: int) -> list[Feature]:
    return [
        ("last source",),
        ("last source, paragraphs", paragraphs),
        ("last source, paragraphs, phrases here", paragraphs, phrases),
        ("last source, quoted, paragraphs", quoted, paragraphs),
        ("last source, sentences, phrases here", sentences, phrases, paragraphs),
        ("last source, subject here", paragraphs, subject),
    ]
