"""Is this word a cue, with a content to its right?"""

from __future__ import annotations

from collections.abc import Sequence

from framing.attribution.cue import FRAME_FOLLOWERS, Cue
from framing.attribution.evidence.scales import fine_step, head_types, length_step, strength_step
from framing.attribution.linear import Feature, Finding, named
from framing.attribution.shallow import FINITE, ShallowParse
from framing.attribution.tags import AUXILIARIES

STRONG = -0.3
"""From these log odds on a neighbouring cue counts as one."""
_FAR = 12
"""Neighbours looked at on either side."""


def cue_features(
    parse: ShallowParse, cue: Cue, neighbours: Sequence[Cue], place: int, *, first: int, last: int
) -> list[Finding]:
    """Features of a cue; ``neighbours`` are the cues of its sentence, ``place`` is its own among them.

    ``first`` and ``last`` bound the sentence, in tokens.
    """
    kind, step, follows = cue.kind, strength_step(cue.strength), cue.follows
    found: list[Finding] = [
        (_word, kind, step, follows, *map(fine_step, cue.frames)),
        _place(parse, cue, last),
    ]
    if kind == "verb":
        found.append(
            (
                _verb_group,
                parse.tags[cue.token],
                cue.before,
                step,
                follows,
                cue.negated,
                cue.modal,
                cue.infinitive,
                cue.auxiliary,
            )
        )
    elif kind == "noun":
        found.append((_determiner, _what_determines(parse, cue, first)))
    elif kind == "colon":
        found.append(_colon_features(parse, cue, first, last))
    found.append(_earlier_features(parse, cue, step, neighbours, place))
    later = _first_that_looks_back(parse, cue, neighbours, place)
    if later is not None:
        found.append((_later, strength_step(later.strength), step))
    if follows in _PHRASES and parse.phrase_at[cue.token + 1] >= 0:
        found.append(_object_features(parse, cue, last))
    return found


_PHRASES = frozenset(["noun phrase", "clause", "pronoun", "subject"])


def _word(kind: str, step: int, follows: str, *frames: int) -> list[Feature]:
    found: list[Feature] = [
        ("kind", kind),
        ("strength", kind, step),
        ("follows", kind, follows),
        ("strength, follows", kind, step, follows if follows in FRAME_FOLLOWERS else "other"),
    ]
    if frames:
        by_follower, by_form = frames
        found += [
            ("strength with what follows", kind, by_follower),
            ("strength in this form", kind, by_form),
            ("strength, both", by_follower, by_form),
        ]
    return found


def _place(parse: ShallowParse, cue: Cue, last: int) -> Finding:
    after, near = cue.token + 1, min(last, cue.token + 25)
    quotation = near > after and parse.quoted_before[near] > parse.quoted_before[after]
    early = parse.paragraphs[cue.sentence] < 2
    return (_sentence, cue.kind, cue.follows, length_step(last - after), quotation, early)


def _sentence(kind: str, follows: str, length: int, quotation: bool, early: bool) -> list[Feature]:
    found: list[Feature] = [
        ("words to the end", kind, length),
        ("quotation near", kind, int(quotation)),
        ("quotation near, follows", int(quotation), follows),
    ]
    if early:
        found.append(("in the first two paragraphs", kind))
    return found


def _verb_group(
    tag: str,
    before: str,
    step: int,
    follows: str,
    negated: bool,
    modal: bool,
    infinitive: bool,
    auxiliary: int,
) -> list[Feature]:
    found: list[Feature] = [
        ("before the verb group", before),
        ("verb form", tag),
        ("verb form, before", tag, before),
    ]
    if negated:
        found.append(("negated", step))
    if modal:
        found += [("modal",), ("modal, strength", step)]
    if auxiliary == 2:
        found += [("passive",), ("passive, strength", step), ("passive, follows", follows)]
    elif auxiliary:
        found.append(("auxiliary",))
    if infinitive:
        found += [("infinitive",), ("infinitive, strength", step)]
    return found


_DETERMINERS = frozenset(["the", "a", "his", "her", "their", "'s", "no", "any", "its"])


def _determiner(word: str) -> list[Feature]:
    return [("determiner", word)]


def _what_determines(parse: ShallowParse, cue: Cue, first: int) -> str:
    place = cue.token - 1
    phrase = parse.phrase_at[cue.token]
    while place >= first and parse.phrase_at[place] == phrase and parse.tags[place] in ("JJ", "NN", "NNP"):
        place -= 1
    if place < first:
        return "^"
    word = parse.words[place]
    return word if word in _DETERMINERS else parse.tags[place]


def _colon_features(parse: ShallowParse, cue: Cue, first: int, last: int) -> Finding:
    return (
        _colon,
        min(cue.token - first, 12),
        length_step(last - cue.token),
        int(parse.finite_before[cue.token] > parse.finite_before[first]),
        int(cue.follows == '"'),
        int(cue.token + 1 < last and parse.words[cue.token + 1][0].isupper()),
        parse.tags[cue.token - 1] if cue.token else "^",
    )


def _colon(before: int, after: int, verb: int, quotation: int, capital: int, tag: str) -> list[Feature]:
    return [
        ("colon, words before", before),
        ("colon, words after", after),
        ("colon, verb before", verb),
        ("colon, verb before, quotation after", verb, quotation),
        ("colon, verb before, capital after", verb, capital),
        ("colon, verb before, words before", verb, before),
        ("colon, before", tag),
    ]


def _earlier_features(
    parse: ShallowParse, cue: Cue, step: int, neighbours: Sequence[Cue], place: int
) -> Finding:
    """The last strong cue before this one in its sentence, and what stands between the two."""
    for rank in range(place - 1, max(-1, place - _FAR - 1), -1):
        earlier = neighbours[rank]
        if earlier.strength > STRONG and earlier.kind != "colon":
            break
    else:
        return _NO_CUE_BEFORE
    between = parse.words[earlier.token + 1 : cue.token]
    return (
        _earlier,
        strength_step(earlier.strength),
        min(between.count(","), 2),
        int("and" in between or "but" in between),
        int('"' in between),
        length_step(len(between) + 1),
        parse.symbols[earlier.token + 1],
        parse.tags[cue.token],
        step,
    )


_NO_CUE_BEFORE = (named, "no cue before")


def _earlier(
    other: int, commas: int, joined: int, quotation: int, gap: int, following: str, tag: str, step: int
) -> list[Feature]:
    return [
        ("cue before", other),
        ("cue before, commas, conjunction", commas, joined),
        ("cue before, followed by", following),
        ("cue before, followed by, comma, form", following, min(commas, 1), tag),
        ("cue before, distance", gap),
        ("cue before, commas, conjunction, both strengths", other, commas, joined, step),
        ("cue before, quotation between", quotation),
        ("cue before, distance, form", gap, tag),
    ]


def _first_that_looks_back(
    parse: ShallowParse, cue: Cue, neighbours: Sequence[Cue], place: int
) -> Cue | None:
    """A later cue after a comma with only its subject between: "…, the ministry said"."""
    for other in neighbours[place + 1 : place + _FAR + 1]:
        if other.strength > 0.3 and _looks_back(parse, cue.token, other):
            return other
    return None


def _looks_back(parse: ShallowParse, token: int, other: Cue) -> bool:
    if other.kind != "verb":
        return other.kind == "according to"
    for place in range(other.token - 1, max(token, other.token - 13), -1):
        if parse.words[place] == ",":
            return True
        if parse.tags[place] in FINITE and parse.words[place] not in AUXILIARIES:
            return False
    return False


def _later(strength: int, own: int) -> list[Feature]:
    return [("tag after",), ("tag after, its strength", strength), ("tag after, own", own)]


def _object_features(parse: ShallowParse, cue: Cue, last: int) -> Finding:
    """The noun phrase after the cue: an object, a hearer, a subject after the verb, or the content's own."""
    phrase = parse.phrase_at[cue.token + 1]
    end = parse.phrases[phrase][1]
    inverted = int(parse.words[cue.token - 1] in (",", '"'))
    head = head_types(parse)[phrase]
    return (_object, cue.kind, cue.follows, parse.symbols[end], head, inverted, end >= last - 1)


def _object(kind: str, follows: str, after: str, head: str, inverted: int, is_last: bool) -> list[Feature]:
    found: list[Feature] = [
        ("after the next phrase, follows", follows, after),
        ("after the next phrase, inverted", kind, after, inverted),
        ("next phrase, inverted", kind, head, inverted),
    ]
    if is_last:
        found.append(("next phrase ends the sentence", inverted))
    return found
