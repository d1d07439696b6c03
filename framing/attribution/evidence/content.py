"""Where does the content to the right of its cue begin and end?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from framing.attribution.candidates import Start, content_type
from framing.attribution.cue import Cue
from framing.attribution.evidence.scales import head_types, length_step
from framing.attribution.linear import Feature, Finding, named
from framing.attribution.shallow import DAYS, FINITE, IN_NOUN_PHRASES, VERBS, ShallowParse
from framing.language import data_lines

_OCCASIONS = frozenset(data_lines("attribution/occasions.txt"))
_TELLING = frozenset(data_lines("attribution/telling_verbs.txt"))
_TIMES = frozenset(["week", "month", "year", "morning", "night", "evening", "afternoon", "weekend", "day"])
_CUE_LIKE = -0.5
_NO_CUE = -9.0


# ------------------------------------------------------------------ the start


def start_features(parse: ShallowParse, cue: Cue, start: Start, *, last: int) -> list[Finding]:
    """Features of a place where the content to the right of ``cue`` might begin."""
    token, pattern = start
    type_ = content_type(parse, token, last)
    if cue.kind == "according to":
        phrase = parse.phrase_at[token]
        end = parse.phrases[phrase][1] if phrase >= 0 else token
        head = head_types(parse)[phrase] if phrase >= 0 else parse.tags[token]
        after = parse.tags[end] if end < parse.size else "."
        return [(_according_to, pattern, type_, after, head, parse.tags[token - 2])]
    following = cue.token + 1
    found: list[Finding] = [
        (_start, cue.kind, pattern, type_, min(token - following, 5), parse.symbols[following])
    ]
    if parse.tags[following] in IN_NOUN_PHRASES and pattern not in _UNMISTAKABLE:
        found.append((_telling, pattern, int(cue.kind == "verb" and cue.lemma in _TELLING)))
    if parse.words[following] in DAYS:
        found.append((_day, pattern))
    if pattern == "preposition":
        found.append((_preposition, parse.words[token - 1].lower()))
    elif pattern == "next":
        symbol = parse.symbols[token]
        found.append((_next, symbol if symbol.islower() else "word"))
    return found


_UNMISTAKABLE = frozenset(["quotation", "comma", "colon"])


def _according_to(pattern: str, type_: str, after: str, head: str, before: str) -> list[Feature]:
    return [
        ("according to", pattern),
        ("according to, content", pattern, type_),
        ("according to, after the phrase", after),
        ("according to, head", head),
        ("according to, before", before),
    ]


def _start(kind: str, pattern: str, type_: str, distance: int, following: str) -> list[Feature]:
    return [
        ("pattern", kind, pattern),
        ("content", type_),
        ("pattern, distance", pattern, distance),
        ("pattern, content", pattern, type_),
        ("pattern, word after the cue", pattern, kind, following),
    ]


def _telling(pattern: str, telling: int) -> list[Feature]:
    return [("pattern, telling verb", pattern, telling)]


def _day(pattern: str) -> list[Feature]:
    return [("pattern, day after the cue", pattern)]


def _preposition(word: str) -> list[Feature]:
    return [("preposition", word)]


def _next(word: str) -> list[Feature]:
    return [("next", word)]


# ------------------------------------------------------------------ the end


def relation(parse: ShallowParse, cue: Cue) -> str:
    """Whether the cue stands in a relative clause or after a preposition: then its content ends sooner."""
    if cue.kind != "verb":
        return cue.kind
    for place in range(cue.token - 1, max(-1, cue.token - 6), -1):
        word = parse.words[place]
        if word in ("who", "which", "that", "whom"):
            return "relative"
        if word in (",", '"', "--", "("):
            return "comma" if place == cue.token - 1 else "plain"
        if parse.tags[place] == "IN":
            return "preposition"
    return "plain"


def end_features(
    parse: ShallowParse, cue: Cue, start: int, ends: Sequence[int], cues: Mapping[int, float], *, last: int
) -> list[list[Finding]]:
    """Features of each place where the content that begins at ``start`` might end.

    ``ends`` are the candidates in order, the last of which is the end of the sentence. ``cues`` gives the
    strength of the cue at a token.
    """
    view = _EndView(parse, cue, start, cues, last)
    return [*view.inner_ends(ends[:-1]), view.end_of_sentence(ends[-1])]


class _EndView:
    """A cue and the start of its content, from which ends are looked at."""

    def __init__(self, parse: ShallowParse, cue: Cue, start: int, cues: Mapping[int, float], last: int):
        self.parse, self.start, self.cues, self.last = parse, start, cues, last
        self.kind, self.tag_of_cue = cue.kind, parse.tags[cue.token]
        self.type, self.relation = content_type(parse, start, last), relation(parse, cue)
        self.finite, self.commas = parse.finite_before[start], parse.commas_before[start]
        self.dashes = parse.dashes_before[start]

    def end_of_sentence(self, end: int) -> list[Finding]:
        parse = self.parse
        verbs = parse.finite_before[end] - self.finite
        return [
            (
                _at_the_end,
                self.type,
                length_step(end - self.start),
                min(verbs, 3),
                min(parse.commas_before[end] - self.commas, 3),
                min(parse.dashes_before[end] - self.dashes, 2),
            ),
            (_cue_at_the_end, self.type, self.kind, self.relation, self.tag_of_cue, min(verbs, 2)),
        ]

    def inner_ends(self, ends: Sequence[int]) -> list[list[Finding]]:
        """Ends within the sentence: what opens there, and how much has been said by then."""
        parse, start, last, cues, finite = self.parse, self.start, self.last, self.cues, self.finite
        type_, kind, relation_ = self.type, self.kind, self.relation
        tags, symbols, finite_before = parse.tags, parse.symbols, parse.finite_before
        judged = []
        for end in ends:
            tag, symbol, before = tags[end], symbols[end], tags[end - 1]
            verbs = finite_before[end] - finite
            found: list[Finding] = [
                (_end, symbol, type_, kind, relation_, verbs if verbs < 3 else 3),
                (_extent, type_, length_step(end - start), length_step(last - end), before),
            ]
            if before == '"':
                found.append((_after_quotation, symbol, type_))
            if tag in _PREPOSITIONS:
                following = symbols[end + 1] if end + 1 < last else "."
                tail = _tail_type(parse, end, last)
                verbs_to_9 = verbs if verbs < 9 else 9
                found.append((_preposition_end, tail, type_, symbol, following, verbs_to_9))
            elif symbol == "--":
                found.append(self._dash(end))
            if symbol in _COORDINATING:
                found += self._coordination(end, symbol)
            if tag in _COMMA_LIKE:
                found += self._comma(end)
            elif symbol in _CONJUNCTIONS:
                found.append(self._conjunction(end, symbol))
            if end in cues:
                found.append(_AT_A_CUE)
            judged.append(found)
        return judged

    def _dash(self, end: int) -> Finding:
        dashes = self.parse.dashes_before
        return (_dash, min(2, dashes[end] - self.dashes), min(2, dashes[self.last] - dashes[end + 1]))

    def _coordination(self, end: int, symbol: str) -> list[Finding]:
        """What follows a comma or conjunction: a verb like the cue (the outlet speaks on), or a clause."""
        parse, tags, words, last = self.parse, self.parse.tags, self.parse.words, self.last
        conjunction = int(symbol == "," and end + 1 < last and tags[end + 1] == "CC")
        place = end + 1 + conjunction
        while place < last and tags[place] == "RB":
            place += 1
        if place >= last:
            return []
        tag = tags[place]
        if tag in VERBS or tag == "MD":
            form = self.tag_of_cue
            alike = tag == form
            if form in ("VBP", "VBZ"):
                alike = alike or words[place] in (("have", "are") if form == "VBP" else ("has", "is"))
            marked = conjunction or int(symbol != ",")
            cue = int(self.cues.get(place, _NO_CUE) > _CUE_LIKE)
            return [(_verb_after, symbol, tag, form, int(alike), self.type, self.relation, marked, cue)]
        phrase = parse.phrase_at[place]
        if phrase < 0:
            return []
        verb = parse.phrases[phrase][1]
        while verb < last and tags[verb] == "RB":
            verb += 1
        cue = int(self.cues.get(verb, _NO_CUE) > _CUE_LIKE)
        then = tags[verb] if verb < last else "."
        return [(_phrase_after, symbol, then, cue, conjunction, head_types(parse)[phrase])]

    def _comma(self, end: int) -> list[Finding]:
        tags, last = self.parse.tags, self.last
        following = self.parse.symbols[end + 1] if end + 1 < last else "."
        commas = min(self.parse.commas_before[end] - self.commas, 3)
        found: list[Finding] = [(_comma_end, following, commas, self.type)]
        conjunction = int(end + 1 < last and tags[end + 1] == "CC")
        begins = end + 1 + conjunction
        for place in range(begins, min(begins + 8, last)):
            tag = tags[place]
            if tag in FINITE or (tag == "VBG" and place == begins):
                verb = "cue" if place in self.cues else tag
                found.append((_verb_after_comma, verb, min(place - begins, 2), conjunction))
                break
            if tag in (",", ":", "."):
                break
        return found

    def _conjunction(self, end: int, symbol: str) -> Finding:
        parse, tags = self.parse, self.parse.tags
        begins = self.start + 1 if self.type == "to" and self.start + 1 < parse.size else self.start
        return (
            _conjunction_end,
            symbol,
            tags[end + 1] if end + 1 < self.last else ".",
            tags[end - 1],
            int(end + 1 in self.cues or end + 2 in self.cues),
            tags[begins],
            tags[end + 1] if end + 1 < parse.size else ".",
        )


_AT_A_CUE = (named, "at a cue")
_PREPOSITIONS = frozenset(["IN", "TO"])
_COORDINATING = frozenset(["and", "but", ","])
_CONJUNCTIONS = frozenset(["and", "but", "or"])
_COMMA_LIKE = frozenset([",", ":"])


def _at_the_end(type_: str, length: int, verbs: int, commas: int, dashes: int) -> list[Feature]:
    return [
        ("length", type_, length),
        ("end of the sentence",),
        ("end of the sentence, content", type_),
        ("end of the sentence, length", length),
        ("end of the sentence, verbs", type_, verbs),
        ("end of the sentence, commas", commas),
        ("end of the sentence, dashes", dashes),
    ]


def _cue_at_the_end(type_: str, kind: str, relation: str, tag_of_cue: str, verbs: int) -> list[Feature]:
    return [
        ("end of the sentence, kind of cue", kind, type_),
        ("end of the sentence, relation", relation, type_, verbs),
        ("end of the sentence, form of the cue", tag_of_cue, type_),
    ]


def _end(symbol: str, type_: str, kind: str, relation: str, verbs: int) -> list[Feature]:
    return [
        ("next", symbol),
        ("next, content", type_, symbol),
        ("next, content, verbs", verbs, type_, symbol),
        ("next, kind of cue", kind, symbol),
        ("next, kind of cue, content", kind, type_, symbol),
        ("next, relation, verbs", relation, symbol, min(verbs, 2)),
        ("next, verbs", verbs, symbol),
    ]


def _extent(type_: str, length: int, left: int, before: str) -> list[Feature]:
    return [("length", type_, length), ("words left", left), ("before", before)]


def _after_quotation(symbol: str, type_: str) -> list[Feature]:
    return [("after a quotation", symbol, type_)]


def _preposition_end(tail: str, type_: str, symbol: str, following: str, verbs: int) -> list[Feature]:
    return [
        ("tail", tail),
        ("tail, content", tail, type_),
        ("tail, preposition", symbol, tail),
        ("preposition, next", symbol, following),
        ("preposition, all verbs", verbs, symbol),
    ]


def _tail_type(parse: ShallowParse, end: int, last: int) -> str:
    """What the prepositional phrase at ``end`` is about: a day, an occasion of speech, a name …"""
    for place in range(end + 1, min(last, end + 4)):
        phrase = parse.phrase_at[place]
        if phrase < 0:
            continue
        head = parse.phrases[phrase][1] - 1
        return _about(parse.words[head], parse.tags[head])
    return "none"


@lru_cache(maxsize=1 << 15)
def _about(word: str, tag: str) -> str:
    lower = word.lower()
    if word in DAYS:
        return "day"
    if lower in _OCCASIONS:
        return "occasion"
    if lower in _TIMES:
        return "time"
    return {"CD": "number", "NNP": "name", "PRP": "pronoun"}.get(tag, "noun")


def _dash(before: int, after: int) -> list[Feature]:
    return [("dash, dashes before", before), ("dash, dashes after", after)]


def _verb_after(
    symbol: str, tag: str, form: str, alike: int, type_: str, relation: str, marked: int, cue: int
) -> list[Feature]:
    return [
        ("verb after, form of the cue", symbol, tag, form),
        ("verb after, like the cue", symbol, alike, type_, relation, marked, cue),
    ]


def _phrase_after(symbol: str, then: str, cue: int, conjunction: int, head: str) -> list[Feature]:
    return [
        ("phrase after, then", symbol, then, cue, conjunction),
        ("phrase after, head", symbol, head, conjunction),
    ]


def _comma_end(following: str, commas: int, type_: str) -> list[Feature]:
    return [
        ("comma, next", following),
        ("comma, commas before", commas),
        ("comma, next, content", type_, following),
    ]


def _verb_after_comma(verb: str, distance: int, conjunction: int) -> list[Feature]:
    return [("comma, verb after", verb, distance, conjunction)]


def _conjunction_end(
    symbol: str, following: str, before: str, cue: int, first: str, then: str
) -> list[Feature]:
    return [
        ("conjunction, next", symbol, following),
        ("conjunction, before, next", before, following),
        ("conjunction, cue after", cue),
        ("conjunction, parallel to the first word", first, then),
    ]
