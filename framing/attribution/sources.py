"""Sources: the noun phrase that a cue makes the speaker."""

from __future__ import annotations

from framing.attribution.structure import Structure
from framing.attribution.tags import AUXILIARIES

Range = tuple[int, int]

_FAR = 40
"""Tokens to look back for a subject. Longer clauses are rare, and the limit keeps the search linear."""

_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_BETWEEN = frozenset(["RB", "MD", "RBR"])
_JOINING = frozenset(
    ["of", "for", "from", "in", "with", "at", "on", "to", "about", "behind", "against", "under"]
)
_KEPT = frozenset(["of", "for"])
_DAYS = frozenset(
    [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "today",
        "yesterday",
        "tomorrow",
    ]
)
_TIMES = frozenset(["week", "month", "year", "night", "morning", "evening", "afternoon", "day", "time"])


def subject(structure: Structure, cue: int, start: int) -> Range | None:
    """The subject of the verb at token ``cue``, looked for back to token ``start``.

    Auxiliaries and adverbs are passed over, and so are appositions and clauses between commas. A relative
    pronoun gives its antecedent; a participle, an infinitive or a verb after "and" the subject of the verb
    before it. ``None`` where there is no subject.

    >>> from framing.attribution.structure import structure_of
    >>> structure = structure_of("Ann Lee, a lawyer from Leeds, has always said so.")
    >>> structure.words(subject(structure, 10, 0))
    'Ann Lee'
    """
    start = max(start, cue - _FAR)
    for _ in range(4):
        before = _before(structure, cue, start)
        found, verb = _step(structure, cue, before, start)
        if found is not None or verb is None:
            return found
        cue = verb
    return None


def object_after(structure: Structure, cue: int, end: int) -> Range | None:
    """The phrase that follows a cue directly, as in ``said Mr Lee``.

    >>> from framing.attribution.structure import structure_of
    >>> structure = structure_of('"No," said Ann Lee, a lawyer.')
    >>> structure.words(object_after(structure, 5, 12))
    'Ann Lee'
    """
    tags, words = structure.tokens.tags, structure.tokens.words
    place = cue
    while place < end and tags[place] == "RB":
        place += 1
    phrase = structure.phrases.starting_at(place) if place < end else None
    if phrase is None:
        return None
    first, last = phrase
    while last < end and words[last] == "'s" and tags[last] == "POS":
        owned = structure.phrases.starting_at(last + 1)
        if owned is None:
            break
        last = owned[1]
    return with_name(structure, _without_time(structure, (first, last)), end)


def possessor(structure: Structure, noun: int, start: int) -> Range | None:
    """Whose claim it is: the owner of a noun, or else its verb's subject (Mr Lee repeated the claim).

    >>> from framing.attribution.structure import structure_of
    >>> structure = structure_of("Ann Lee's claim that it rained was false.")
    >>> structure.words(possessor(structure, 3, 0))
    'Ann Lee'
    """
    tokens = structure.tokens
    start = max(start, noun - _FAR)
    phrase = structure.phrases.ending_at(noun + 1)
    first = phrase[0] if phrase else noun
    if tokens.tags[first] == "PRP$":
        return (first, first + 1)
    if first > start and tokens.tags[first - 1] == "POS":
        owner = structure.phrases.ending_at(first - 1)
        return _whole(structure, owner, start) if owner else None
    verb = _finite_before(structure, first, start)
    return subject(structure, verb, start) if verb is not None else None


def agent(structure: Structure, cue: int, end: int) -> Range | None:
    """Who did it, in the passive: ``was described by Mr Lee as``.

    >>> from framing.attribution.structure import structure_of
    >>> structure = structure_of("The plan was described by Ann Lee as a farce.")
    >>> structure.words(agent(structure, 4, 10))
    'Ann Lee'
    """
    if cue < end and structure.tokens.words[cue] == "by":
        return object_after(structure, cue + 1, end)
    return None


def with_name(structure: Structure, phrase: Range, end: int) -> Range:
    """A phrase together with the name in apposition to it: a spokesman, Ann Lee."""
    tokens = structure.tokens
    first, last = phrase
    if tokens.tags[last - 1] != "NNP" and last + 1 < end and tokens.words[last] == ",":
        name = structure.phrases.starting_at(last + 1)
        closes = name is not None and (name[1] >= end or tokens.words[name[1]] in (",", "."))
        if name and closes and all(tag == "NNP" for tag in tokens.tags[name[0] : name[1]]):
            return (first, name[1])
    return phrase


def is_passive(structure: Structure, cue: int, start: int) -> bool:
    """Whether the verb at token ``cue`` is in the passive: was told, is expected."""
    if structure.tokens.tags[cue] != "VBN":
        return False
    place = cue - 1
    while place >= start and structure.tokens.tags[place] == "RB":
        place -= 1
    return place >= start and structure.tokens.words[place].lower() in _BE


def has_tense(structure: Structure, verb: int) -> bool:
    """Whether a verb is finite by itself or by "have": said, says, has said; not: to say, saying, was told.

    >>> from framing.attribution.structure import structure_of
    >>> structure = structure_of("She said he had told them to say so.")
    >>> [verb for verb in (1, 4, 7) if has_tense(structure, verb)]
    [1, 4]
    """
    tag = structure.tokens.tags[verb]
    if tag == "VBN" and verb > 0:
        return structure.tokens.words[verb - 1].lower() in ("has", "have", "had", "'ve")
    return tag in ("VBD", "VBZ", "VBP")


_BE = frozenset(
    ["am", "is", "are", "was", "were", "be", "been", "being", "'s", "'re", "'m", "get", "gets", "got"]
)


def _before(structure: Structure, verb: int, start: int) -> int:
    """The token before a verb with its auxiliaries and adverbs, and before a time (Mr Lee on Monday said)."""
    place = _over_auxiliaries(structure, verb - 1, start)
    phrase = structure.phrases.ending_at(place + 1)
    while phrase is not None and phrase[0] > start + 1 and _is_time(structure, phrase):
        place = phrase[0] - 1
        if structure.tokens.words[place] in _JOINING:
            place -= 1
        place = _over_auxiliaries(structure, place, start)
        phrase = structure.phrases.ending_at(place + 1)
    return place


def _over_auxiliaries(structure: Structure, place: int, start: int) -> int:
    tags, words = structure.tokens.tags, structure.tokens.words
    while place >= start and (tags[place] in _BETWEEN or words[place].lower() in AUXILIARIES):
        place -= 1
    return place


def _step(structure: Structure, verb: int, before: int, start: int) -> tuple[Range | None, int | None]:
    """The subject that stands before a verb, or else the verb whose subject it shares."""
    tokens = structure.tokens
    if before < start or structure.quoted[before] >= 0:
        return None, None
    tag = tokens.tags[before]
    if is_relative(structure, before):
        return (before, before + 1), None
    bare = verb - 1 == before and tokens.tags[verb] in ("VBG", "VBN")
    if (bare and tag == ",") or tag in ("CC", "TO") or (tag == "IN" and tokens.tags[verb] == "VBG"):
        return None, _finite_before(structure, before, start)
    if tag in (",", ")", "--"):
        return _around_parenthesis(structure, before, start)
    phrase = structure.phrases.ending_at(before + 1)
    return (_whole(structure, phrase, start), None) if phrase else (None, None)


def is_relative(structure: Structure, token: int) -> bool:
    """Whether a token is a relative pronoun: who, which, or that after a noun."""
    tag, word = structure.tokens.tags[token], structure.tokens.words[token]
    return tag in ("WP", "WDT") or (word == "that" and _is_antecedent(structure, token - 1))


def antecedent(structure: Structure, relative: int) -> Range | None:
    """The phrase a relative pronoun stands for.

    >>> from framing.attribution.structure import structure_of
    >>> structure = structure_of("Ann Lee, who won, spoke.")
    >>> structure.words(antecedent(structure, 3))
    'Ann Lee'
    """
    place = relative - 1
    if place >= 0 and structure.tokens.words[place] == ",":
        place -= 1
    phrase = structure.phrases.ending_at(place + 1)
    return None if phrase is None else _whole(structure, phrase, max(0, relative - _FAR))


def _is_antecedent(structure: Structure, place: int) -> bool:
    return place >= 0 and structure.tokens.tags[place] in ("NN", "NNS", "NNP")


def _finite_before(structure: Structure, place: int, start: int) -> int | None:
    """The nearest finite verb before a token, outside quotations."""
    tags = structure.tokens.tags
    for other in range(place - 1, start - 1, -1):
        if tags[other] in _FINITE and structure.quoted[other] < 0:
            return other
    return None


def _around_parenthesis(structure: Structure, close: int, start: int) -> tuple[Range | None, int | None]:
    """The phrase before ``, a lawyer,`` or ``, who lives in Leeds,`` or ``(R-Iowa)``."""
    tokens = structure.tokens
    opener = {")": "(", "--": "--"}.get(tokens.tags[close], ",")
    best: Range | None = None
    for place in range(close - 1, start - 1, -1):
        if structure.quoted[place] >= 0:
            break
        if tokens.tags[place] == opener and (opener != "," or tokens.words[place] == ","):
            phrase = structure.phrases.ending_at(place)
            if phrase is not None and not _is_time_or_number(structure, phrase):
                best = _whole(structure, phrase, start)
                if opener != "," or _opens_aside(structure, place + 1):
                    return with_name(structure, best, close + 1), None
        if tokens.tags[place] in _FINITE and not _relative_before(structure, place, start):
            break
    if best is None and opener == ",":
        return None, _finite_before(structure, close, start)
    return best, None


_ASIDE_WORDS = frozenset(["who", "whose", "which", "a", "an", "the", "one", "himself", "herself", "in", "of"])
_ASIDE_TAGS = frozenset(["CD", "NN", "NNS", "NNP", "VBG", "JJ", "PRP$"])


def _opens_aside(structure: Structure, place: int) -> bool:
    tokens = structure.tokens
    return tokens.words[place].lower() in _ASIDE_WORDS or tokens.tags[place] in _ASIDE_TAGS


def _relative_before(structure: Structure, verb: int, start: int) -> bool:
    place = _over_auxiliaries(structure, verb - 1, start)
    return place >= start and is_relative(structure, place)


def _whole(structure: Structure, phrase: Range, start: int) -> Range:
    """The phrase with what belongs to it: its owner before it (Mr Lee's office), the head it hangs on
    (the mayor of Leeds, people familiar with it), not the place or the day (Mr Lee in Leeds, on Monday)."""
    tokens = structure.tokens
    first, last = _without_time(structure, phrase)
    for _ in range(4):
        if first - 1 > start and tokens.tags[first - 1] == "POS":
            owner = structure.phrases.ending_at(first - 1)
            if owner is None:
                break
            first = owner[0]
            continue
        if first - 1 <= start or tokens.words[first - 1] not in _JOINING:
            break
        described = tokens.tags[first - 2] in ("JJ", "VBN", "VBG")
        head = structure.phrases.ending_at(first - 2 if described else first - 1)
        if head is None or not _may_be_head(structure, head, start):
            break
        if described or tokens.words[first - 1] in _KEPT:
            first = head[0]
        else:
            first, last = head
    return first, last


def _may_be_head(structure: Structure, head: Range, start: int) -> bool:
    """A phrase can carry another only where it is not itself carried by a verb or a preposition."""
    first = head[0]
    if _is_time(structure, head) or structure.tokens.tags[head[1] - 1] == "PRP":
        return False
    before = structure.tokens.tags[first - 1] if first > start else "."
    return before in (".", ",", "CC", '"', "--", "WRB", "(") or structure.tokens.words[first - 1] in (
        "that",
        "as",
    )


def _is_time(structure: Structure, phrase: Range) -> bool:
    last = structure.tokens.words[phrase[1] - 1]
    return last in _DAYS or last in _TIMES


def _is_time_or_number(structure: Structure, phrase: Range) -> bool:
    return structure.tokens.tags[phrase[1] - 1] == "CD" or _is_time(structure, phrase)


def _without_time(structure: Structure, phrase: Range) -> Range:
    first, last = phrase
    words = structure.tokens.words
    while last - first > 1 and words[last - 1] in _DAYS:
        last -= 1
    if last - first > 2 and words[last - 1] in _TIMES and words[last - 2] in ("last", "this", "next"):
        last -= 2
    return first, last
