"""Where does the content begin and end, to the right and to the left of its cue?"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from framing.attribution.candidates import Cue, Start, content_type
from framing.attribution.evidence.scales import head_type, length_step, strength_step
from framing.attribution.linear import Feature
from framing.attribution.shallow import DAYS, FINITE, IN_NOUN_PHRASES, VERBS, ShallowParse
from framing.attribution.tags import AUXILIARIES
from framing.language import data_lines

_OCCASIONS = frozenset(data_lines("attribution/occasions.txt"))
_TELLING = frozenset(data_lines("attribution/telling_verbs.txt"))
_TIMES = frozenset(["week", "month", "year", "morning", "night", "evening", "afternoon", "weekend", "day"])
_CUE_LIKE = -0.5


def start_features(parse: ShallowParse, cue: Cue, start: Start, *, last: int) -> list[Feature]:
    """Features of a place where the content to the right of ``cue`` might begin."""
    token, pattern = start
    kind, type_ = cue.kind, content_type(parse, token, last)
    if kind == "according to":
        phrase = parse.phrase_at[token]
        end = parse.phrases[phrase][1] if phrase >= 0 else token
        head = head_type(parse, *parse.phrases[phrase]) if phrase >= 0 else parse.tags[token]
        return [
            ("according to", pattern),
            ("according to, content", pattern, type_),
            ("according to, after the phrase", parse.tags[end] if end < parse.size else "."),
            ("according to, head", head),
            ("according to, before", parse.tags[token - 2]),
        ]
    following = parse.words[cue.token + 1]
    found: list[Feature] = [
        ("pattern", kind, pattern),
        ("content", type_),
        ("pattern, distance", pattern, min(token - cue.token - 1, 5)),
        ("pattern, content", pattern, type_),
        ("pattern, word after the cue", pattern, kind, parse.symbols[cue.token + 1]),
    ]
    if parse.tags[cue.token + 1] in IN_NOUN_PHRASES and pattern not in ("quotation", "comma", "colon"):
        found.append(("pattern, telling verb", pattern, int(kind == "verb" and cue.lemma in _TELLING)))
    if following in DAYS:
        found.append(("pattern, day after the cue", pattern))
    if pattern == "preposition":
        found.append(("preposition", parse.words[token - 1].lower()))
    elif pattern == "next":
        symbol = parse.symbols[token]
        found.append(("next", symbol if symbol.islower() else "word"))
    return found


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
) -> list[list[Feature]]:
    """Features of each place where the content that begins at ``start`` might end.

    ``ends`` are the candidates in order, the last of which is the end of the sentence. ``cues`` gives the
    strength of the cue at a token.
    """
    type_, where, kind = content_type(parse, start, last), relation(parse, cue), cue.kind
    tag_of_cue = parse.tags[cue.token]
    finite, commas, dashes = parse.finite_before, parse.commas_before, parse.dashes_before
    context = _EndContext(kind, type_, where, tag_of_cue)
    found = []
    for end in ends[:-1]:
        counts = (finite[end] - finite[start], commas[end] - commas[start], dashes[end] - dashes[start])
        found.append(_inner_end(parse, context, start, end, counts, cues, last))
    end = ends[-1]
    verbs = min(finite[end] - finite[start], 3)
    dash_count = min(2, dashes[end] - dashes[start])
    length = length_step(end - start)
    found.append(
        [
            ("length", type_, length),
            ("end of the sentence",),
            ("end of the sentence, content", type_),
            ("end of the sentence, length", length),
            ("end of the sentence, verbs", type_, verbs),
            ("end of the sentence, commas", min(commas[end] - commas[start], 3)),
            ("end of the sentence, kind of cue", kind, type_),
            ("end of the sentence, relation", where, type_, min(verbs, 2)),
            ("end of the sentence, dashes", dash_count),
            ("end of the sentence, form of the cue", tag_of_cue, type_),
        ]
    )
    return found


class _EndContext:
    """What all ends of one content share."""

    __slots__ = ("kind", "relation", "tag", "type")

    def __init__(self, kind: str, type_: str, relation: str, tag: str):
        self.kind, self.type, self.relation, self.tag = kind, type_, relation, tag


def _inner_end(
    parse: ShallowParse,
    context: _EndContext,
    start: int,
    end: int,
    counts: tuple[int, int, int],
    cues: Mapping[int, float],
    last: int,
) -> list[Feature]:
    """Features of an end within the sentence: what opens there, and how much has been said by then."""
    verbs, commas, dashes = counts
    kind, type_, where = context.kind, context.type, context.relation
    tags, symbol = parse.tags, parse.symbols[end]
    tag, said = tags[end], min(verbs, 3)
    found: list[Feature] = [
        ("length", type_, length_step(end - start)),
        ("next", symbol),
        ("next, content", type_, symbol),
        ("before", tags[end - 1]),
        ("next, content, verbs", said, type_, symbol),
        ("next, kind of cue", kind, symbol),
        ("next, kind of cue, content", kind, type_, symbol),
        ("next, relation, verbs", where, symbol, min(verbs, 2)),
        ("next, verbs", said, symbol),
        ("words left", length_step(last - end)),
    ]
    if parse.words[end - 1] == '"':
        found.append(("after a quotation", symbol, type_))
    if tag in ("IN", "TO"):
        found += _preposition_end(parse, end, type_, symbol, verbs, last)
    elif symbol == "--":
        rest = min(2, parse.dashes_before[last] - parse.dashes_before[end + 1])
        found += [("dash, dashes before", min(2, dashes)), ("dash, dashes after", rest)]
    if symbol in ("and", "but", ","):
        found += _coordination_end(parse, context, end, symbol, cues, last)
    if tag in (",", ":"):
        found += _comma_end(parse, type_, end, commas, cues, last)
    elif symbol in ("and", "but", "or"):
        following = tags[end + 1] if end + 1 < last else "."
        begins = start + 1 if type_ == "to" and start + 1 < parse.size else start
        cue_near = int(end + 1 in cues or end + 2 in cues)
        found += [
            ("conjunction, next", symbol, following),
            ("conjunction, before, next", tags[end - 1], following),
            ("conjunction, cue after", cue_near),
            (
                "conjunction, parallel to the first word",
                tags[begins],
                tags[end + 1] if end + 1 < parse.size else ".",
            ),
        ]
    if end in cues:
        found.append(("at a cue",))
    return found


def _preposition_end(
    parse: ShallowParse, end: int, type_: str, symbol: str, verbs: int, last: int
) -> list[Feature]:
    tail = _tail_type(parse, end, last)
    following = parse.symbols[end + 1] if end + 1 < last else "."
    return [
        ("tail", tail),
        ("tail, content", tail, type_),
        ("tail, preposition", symbol, tail),
        ("preposition, next", symbol, following),
        ("preposition, all verbs", min(verbs, 9), symbol),
    ]


def _tail_type(parse: ShallowParse, end: int, last: int) -> str:
    """What the prepositional phrase at ``end`` is about: a day, an occasion of speech, a name …"""
    for place in range(end + 1, min(last, end + 4)):
        phrase = parse.phrase_at[place]
        if phrase < 0:
            continue
        head = parse.phrases[phrase][1] - 1
        word, tag = parse.words[head], parse.tags[head]
        if word in DAYS:
            return "day"
        if word.lower() in _OCCASIONS:
            return "occasion"
        if word.lower() in _TIMES:
            return "time"
        return {"CD": "number", "NNP": "name", "PRP": "pronoun"}.get(tag, "noun")
    return "none"


def _coordination_end(
    parse: ShallowParse, context: _EndContext, end: int, symbol: str, cues: Mapping[int, float], last: int
) -> list[Feature]:
    """What comes after a comma or conjunction: a verb like the cue (the outlet speaks on), or a clause."""
    tags, words = parse.tags, parse.words
    conjunction = int(symbol == "," and end + 1 < last and tags[end + 1] == "CC")
    place = end + 1 + conjunction
    while place < last and tags[place] == "RB":
        place += 1
    if place >= last:
        return []
    tag = tags[place]
    if tag in VERBS or tag == "MD":
        alike = tag == context.tag
        if context.tag in ("VBP", "VBZ"):
            alike = alike or words[place] in (("have", "are") if context.tag == "VBP" else ("has", "is"))
        cue = int(cues.get(place, -9.0) > _CUE_LIKE)
        marked = conjunction or int(symbol != ",")
        return [
            ("verb after, form of the cue", symbol, tag, context.tag),
            ("verb after, like the cue", symbol, int(alike), context.type, context.relation, marked, cue),
        ]
    phrase = parse.phrase_at[place]
    if phrase < 0:
        return []
    first, after = parse.phrases[phrase]
    verb = after
    while verb < last and tags[verb] == "RB":
        verb += 1
    cue = int(cues.get(verb, -9.0) > _CUE_LIKE)
    return [
        ("phrase after, then", symbol, tags[verb] if verb < last else ".", cue, conjunction),
        ("phrase after, head", symbol, head_type(parse, first, after), conjunction),
    ]


def _comma_end(
    parse: ShallowParse, type_: str, end: int, commas: int, cues: Container[int], last: int
) -> list[Feature]:
    tags = parse.tags
    following = parse.symbols[end + 1] if end + 1 < last else "."
    found: list[Feature] = [
        ("comma, next", following),
        ("comma, commas before", min(commas, 3)),
        ("comma, next, content", type_, following),
    ]
    conjunction = int(end + 1 < last and tags[end + 1] == "CC")
    begins = end + 1 + conjunction
    for place in range(begins, min(begins + 8, last)):
        tag = tags[place]
        if tag in FINITE or (tag == "VBG" and place == begins):
            verb = "cue" if place in cues else tag
            found.append(("comma, verb after", verb, min(place - begins, 2), conjunction))
            break
        if tag in (",", ":", "."):
            break
    return found


def left_features(parse: ShallowParse, cue: Cue, end: int, *, first: int, last: int) -> list[Feature]:
    """Features of a content to the left of ``cue`` that ends at ``end``: "Sales fell |, Mr Lee said"."""
    words, tags, token, kind = parse.words, parse.tags, cue.token, cue.kind
    step = strength_step(cue.strength)
    gap = token - end - 1 if kind != "according to" else token - 1 - end
    mark = words[end] if words[end] in (",", "--", '"', "?") else tags[end]
    between = range(end + 1, token)
    verbs = min(2, sum(1 for place in between if _full_verb(parse, place)))
    commas = min(3, max(0, parse.commas_before[token] - parse.commas_before[min(end + 1, token)]))
    found: list[Feature] = [
        ("kind", kind),
        ("strength", kind, step),
        ("follows", kind, cue.follows),
        ("distance", min(gap, 9)),
        ("mark", mark),
        ("verbs between", verbs),
        ("commas between", commas),
        ("verbs, commas between", verbs, commas),
        ("verb in the content", int(parse.finite_before[end] > parse.finite_before[first]), kind),
        ("length", length_step(end - first)),
        ("quoted at end, at start", parse.in_quotation[max(end - 1, 0)], parse.in_quotation[first]),
        ("quotation after", int(parse.quoted_before[last] > parse.quoted_before[token])),
        ("first word", parse.symbols[first]),
    ]
    if kind == "according to":
        found.append(("according to, distance", min(gap, 4)))
        return found
    tag = tags[token]
    found += [
        ("before the verb group", cue.before),
        ("verb form", tag),
        ("inverted", int(gap == 0)),
        ("before the verb group, form", cue.before, tag),
        ("strength, follows", step, cue.follows),
        ("commas between, form", min(commas, 2), tag),
    ]
    if cue.modal or cue.infinitive or cue.negated:
        found.append(("modal, infinitive or negated",))
    if end + 1 < token:
        found.append(("after the mark", parse.symbols[end + 1]))
    return found


def _full_verb(parse: ShallowParse, place: int) -> bool:
    tag = parse.tags[place]
    return tag in FINITE and tag != "MD" and parse.words[place] not in AUXILIARIES


def left_start_features(parse: ShallowParse, cue: Cue, start: int, end: int, *, first: int) -> list[Feature]:
    """Features of where the content left of ``cue`` might begin; ``first`` is where the sentence does."""
    symbol = parse.symbols[start]
    finite = parse.finite_before
    found: list[Feature] = [
        ("length", length_step(end - start)),
        ("first word", symbol),
        ("verb inside", int(finite[end] > finite[start])),
    ]
    if start == first:
        return [*found, ("sentence",), ("sentence, first word", symbol), ("sentence, kind", cue.kind)]
    before = parse.symbols[start - 1]
    verb = int(finite[start] > finite[first])
    return [
        *found,
        ("before", before),
        ("before, first word", before, symbol),
        ("verb left out", verb),
        ("left out", length_step(start - first), verb),
        ("sentence begins", parse.symbols[first]),
    ]
