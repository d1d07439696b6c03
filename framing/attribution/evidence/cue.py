"""Is this word a cue, with a content to its right?"""

from __future__ import annotations

from collections.abc import Sequence

from framing.attribution.candidates import FRAME_FOLLOWERS, Cue
from framing.attribution.evidence.scales import fine_step, head_type, length_step, strength_step
from framing.attribution.linear import Feature
from framing.attribution.shallow import FINITE, ShallowParse
from framing.attribution.tags import AUXILIARIES

STRONG = -0.3
"""From these log odds on a neighbouring cue counts as one."""


def cue_features(
    parse: ShallowParse, cue: Cue, neighbours: Sequence[Cue], place: int, *, first: int, last: int
) -> list[Feature]:
    """Features of a cue; ``neighbours`` are the cues of its sentence, ``place`` is its own among them.

    ``first`` and ``last`` bound the sentence, in tokens.
    """
    kind, follows = cue.kind, cue.follows
    step = strength_step(cue.strength)
    frame_follower = follows if follows in FRAME_FOLLOWERS else "other"
    found: list[Feature] = [
        ("kind", kind),
        ("strength", kind, step),
        ("follows", kind, follows),
        ("strength, follows", kind, step, frame_follower),
        ("words to the end", kind, length_step(last - cue.token - 1)),
    ]
    if kind == "verb":
        found += _verb_features(parse, cue, step)
    elif kind == "noun":
        found += _noun_features(parse, cue, first)
    elif kind == "colon":
        found += _colon_features(parse, cue, first, last)
    found += _neighbour_features(parse, cue, step, neighbours, place)
    if follows in ("noun phrase", "clause", "pronoun", "subject"):
        found += _object_features(parse, cue, last)
    if cue.frames:
        by_follower, by_form = (fine_step(strength) for strength in cue.frames)
        found += [
            ("strength with what follows", kind, by_follower),
            ("strength in this form", kind, by_form),
            ("strength, both", by_follower, by_form),
        ]
    near = min(last, cue.token + 25)
    quotation = int(near > cue.token + 1 and parse.quoted_before[near] > parse.quoted_before[cue.token + 1])
    found += [("quotation near", kind, quotation), ("quotation near, follows", quotation, follows)]
    if parse.paragraphs[cue.sentence] < 2:
        found.append(("in the first two paragraphs", kind))
    return found


def _verb_features(parse: ShallowParse, cue: Cue, step: int) -> list[Feature]:
    tag = parse.tags[cue.token]
    found: list[Feature] = [
        ("before the verb group", cue.before),
        ("verb form", tag),
        ("verb form, before", tag, cue.before),
    ]
    if cue.negated:
        found.append(("negated", step))
    if cue.modal:
        found += [("modal",), ("modal, strength", step)]
    if cue.auxiliary == 2:
        found += [("passive",), ("passive, strength", step), ("passive, follows", cue.follows)]
    elif cue.auxiliary:
        found.append(("auxiliary",))
    if cue.infinitive:
        found += [("infinitive",), ("infinitive, strength", step)]
    return found


_DETERMINERS = frozenset(["the", "a", "his", "her", "their", "'s", "no", "any", "its"])


def _noun_features(parse: ShallowParse, cue: Cue, first: int) -> list[Feature]:
    place = cue.token - 1
    phrase = parse.phrase_at[cue.token]
    while place >= first and parse.phrase_at[place] == phrase and parse.tags[place] in ("JJ", "NN", "NNP"):
        place -= 1
    if place < first:
        return [("determiner", "^")]
    word = parse.words[place]
    return [("determiner", word if word in _DETERMINERS else parse.tags[place])]


def _colon_features(parse: ShallowParse, cue: Cue, first: int, last: int) -> list[Feature]:
    verb = int(parse.finite_before[cue.token] > parse.finite_before[first])
    before = min(cue.token - first, 12)
    capital = int(cue.token + 1 < last and parse.words[cue.token + 1][0].isupper())
    return [
        ("colon, words before", before),
        ("colon, words after", length_step(last - cue.token)),
        ("colon, verb before", verb),
        ("colon, verb before, quotation after", verb, int(cue.follows == '"')),
        ("colon, verb before, capital after", verb, capital),
        ("colon, verb before, words before", verb, before),
        ("colon, before", parse.tags[cue.token - 1] if cue.token else "^"),
    ]


def _neighbour_features(
    parse: ShallowParse, cue: Cue, step: int, neighbours: Sequence[Cue], place: int
) -> list[Feature]:
    """The last strong cue before this one, and the first after it that looks back: "…, Mr Lee said"."""
    found: list[Feature] = []
    earlier = next(
        (other for other in reversed(neighbours[max(0, place - 12) : place]) if _strong(other, STRONG)), None
    )
    if earlier is None:
        found.append(("no cue before",))
    else:
        words, tag = parse.words, parse.tags[cue.token]
        between = words[earlier.token + 1 : cue.token]
        commas, joined = min(between.count(","), 2), int("and" in between or "but" in between)
        next_word = parse.symbols[earlier.token + 1]
        other_step, gap = strength_step(earlier.strength), length_step(len(between) + 1)
        found += [
            ("cue before", other_step),
            ("cue before, commas, conjunction", commas, joined),
            ("cue before, followed by", next_word),
            ("cue before, followed by, comma, form", next_word, min(commas, 1), tag),
            ("cue before, distance", gap),
            ("cue before, commas, conjunction, both strengths", other_step, commas, joined, step),
            ("cue before, quotation between", int('"' in between)),
            ("cue before, distance, form", gap, tag),
        ]
    later = next(
        (other for other in neighbours[place + 1 : place + 13] if _looks_back(parse, cue.token, other)), None
    )
    if later is not None:
        found += [
            ("tag after",),
            ("tag after, its strength", strength_step(later.strength)),
            ("tag after, own", step),
        ]
    return found


def _strong(cue: Cue, least: float) -> bool:
    return cue.strength > least and cue.kind != "colon"


def _looks_back(parse: ShallowParse, token: int, other: Cue) -> bool:
    """Whether a cue further on stands after a comma with only its subject between: ", the ministry said"."""
    if other.strength <= 0.3 or other.kind not in ("verb", "according to"):
        return False
    if other.kind == "according to":
        return True
    for place in range(other.token - 1, max(token, other.token - 13), -1):
        if parse.words[place] == ",":
            return True
        if parse.tags[place] in FINITE and parse.words[place] not in AUXILIARIES:
            return False
    return False


def _object_features(parse: ShallowParse, cue: Cue, last: int) -> list[Feature]:
    """The noun phrase after the cue: an object, a hearer, a subject after the verb, or the content's own."""
    phrase = parse.phrase_at[cue.token + 1]
    if phrase < 0:
        return []
    first, end = parse.phrases[phrase]
    inverted = int(parse.words[cue.token - 1] in (",", '"'))
    after = parse.symbols[end]
    found: list[Feature] = [
        ("after the next phrase, follows", cue.follows, after),
        ("after the next phrase, inverted", cue.kind, after, inverted),
        ("next phrase, inverted", cue.kind, head_type(parse, first, end), inverted),
    ]
    if end >= last - 1:
        found.append(("next phrase ends the sentence", inverted))
    return found
