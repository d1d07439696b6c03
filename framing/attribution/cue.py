"""Words that might say that somebody says something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from framing.attribution.lemmas import noun_lemma, verb_lemma
from framing.attribution.shallow import DAYS, IN_NOUN_PHRASES, NOUNS, VERBS, ShallowParse
from framing.attribution.strengths import UNKNOWN, CueFrame, CueStrengths, Lemma
from framing.attribution.tags import AUXILIARIES
from framing.language import data_lines

CueKind = Literal["verb", "noun", "according to", "colon"]

SUBJECT_WORDS = frozenset(["he", "she", "they", "it", "we", "i", "there", "you", "this", "these", "those"])
PERSONAL = frozenset(["he", "she", "i", "we", "they", "who"])
_FOLLOWERS_SEEN = frozenset(data_lines("attribution/followers.txt"))
FRAME_FOLLOWERS = frozenset(data_lines("attribution/frame_followers.txt"))
_BEFORE_SEEN = frozenset([",", "and", "but", "that", "who", "which", '"', ":"])
_NEGATIONS = frozenset(["n't", "not", "never", "neither"])
_DO = frozenset(["do", "does", "did"])
_BE = frozenset(["be", "been", "being", "is", "are", "was", "were", "'re", "'s"])
_NEVER_CUES = frozenset(["be", "have", "do", "accord"])
_CUE_TAGS = VERBS | {"NN", "NNS", ":"}
_ACCORDING = frozenset(["According", "according"])
WEAKEST_LEMMA = -3.4


@dataclass(slots=True)
class Cue:
    """A word that might say that somebody says something, with what stands around it.

    ``follows`` and ``before`` sum up what comes after it and before its verb group, which begins after token
    ``group``; ``form`` is the form of the verb (finite, infinitive, VBG, VBN, passive), or the kind of a cue
    that is no verb. ``strength`` is the log odds of its lemma, ``frames`` those of its frames.
    """

    token: int
    kind: CueKind
    lemma: str
    strength: float
    sentence: int
    follows: str = ""
    before: str = ""
    group: int = 0
    form: str = ""
    negated: bool = False
    modal: bool = False
    infinitive: bool = False
    auxiliary: int = 0
    frames: tuple[float, ...] = ()


def find_cues(parse: ShallowParse, strengths: CueStrengths) -> list[Cue]:
    """Every verb and noun strong enough to be a cue, "according to", and colons, outside quotations.

    >>> from framing.attribution.shallow import parse
    >>> from framing.attribution.strengths import StoredStrengths
    >>> shallow = parse("Mr Lee said that he was sorry, according to the paper.")
    >>> [cue.lemma for cue in find_cues(shallow, StoredStrengths({("verb", "say"): 2.0}, {}))]
    ['say', 'according to']
    """
    found: list[Cue] = []
    sentence = 0
    lasts = parse.sentence_lasts
    for word, kind, lemma, strength in _candidates(parse, strengths):
        while word >= lasts[sentence] and sentence < len(lasts) - 1:
            sentence += 1
        token = word + 1 if kind == "according to" else word
        cue = Cue(token, kind, lemma, strength, sentence, group=token - 1)
        if strength == UNKNOWN:
            cue.frames = (UNKNOWN, UNKNOWN)
        else:
            cue.follows = _what_follows(parse, token, parse.wide_lasts[sentence])
            if kind == "verb":
                _read_verb_group(parse, cue, parse.wide_firsts[sentence])
            elif kind != "noun":
                cue.form = kind
            cue.frames = tuple([strengths.of_frame(frame, strength) for frame in frames_of(parse, cue)])
        found.append(cue)
    return found


def _candidates(parse: ShallowParse, strengths: CueStrengths) -> Iterator[tuple[int, CueKind, str, float]]:
    """The token, kind, lemma and strength of each word outside quotations that is strong enough.

    Most nouns are not: no cue is made of a word before that is known.
    """
    words, quoted, size = parse.words, parse.in_quotation, parse.size
    of_lemma = strengths.of_lemma
    for token, tag in enumerate(parse.tags):
        if tag not in _CUE_TAGS or quoted[token]:
            continue
        word = words[token]
        if tag == "VBG" and word in _ACCORDING and token + 1 < size and words[token + 1] == "to":
            yield token, "according to", "according to", 3.0
        elif word == ":":
            yield token, "colon", ":", 0.0
        else:
            lemma = lemma_of(word, tag)
            if lemma is None:
                continue
            strength = of_lemma(lemma)
            if strength >= WEAKEST_LEMMA and (strength != UNKNOWN or lemma[0] == "verb"):
                yield token, lemma[0], lemma[1], strength


@lru_cache(maxsize=1 << 16)
def lemma_of(word: str, tag: str) -> Lemma | None:
    """Word class and base form of a verb or noun that may be a cue, None for any other word.

    >>> lemma_of("claims", "NNS"), lemma_of("claimed", "VBD"), lemma_of("was", "VBD")
    (('noun', 'claim'), ('verb', 'claim'), None)
    """
    if tag in VERBS:
        lemma = verb_lemma(word)
        return None if lemma in _NEVER_CUES else ("verb", lemma)
    return ("noun", noun_lemma(word, plural=tag == "NNS")) if tag in ("NN", "NNS") else None


def frames_of(parse: ShallowParse, cue: Cue) -> list[CueFrame]:
    """The frames a verb or noun stands in: the lemma with what follows, and with its form."""
    if cue.kind not in ("verb", "noun"):
        return []
    follows = cue.follows if cue.follows in FRAME_FOLLOWERS else "other"
    if cue.kind == "noun":
        form = parse.tags[cue.token - 1] if cue.token else "^"
    elif cue.form in ("passive", "infinitive"):
        form = cue.form
    else:
        form = "modal" if cue.modal else "negated" if cue.negated else cue.form
    return [(cue.kind, cue.lemma, "next", follows), (cue.kind, cue.lemma, "form", form)]


def _what_follows(parse: ShallowParse, token: int, last: int) -> str:  # noqa: PLR0911 - a table of cases
    """The word after a cue where it is a telling one, else what kind of phrase begins there."""
    place = token + 1
    if place >= last or parse.tags[place] == ".":
        return "end"
    word, tag = parse.words[place], parse.tags[place]
    lower = word.lower()
    if lower in _FOLLOWERS_SEEN:
        return lower
    if word in ('"', ",", ":", ")", "--"):
        return word
    if lower in SUBJECT_WORDS:
        return "subject" if parse.clause_follows(place + 1, last) else "pronoun"
    if word in DAYS:
        return "day"
    if tag in IN_NOUN_PHRASES:
        return "clause" if parse.clause_follows(place, last) else "noun phrase"
    return tag


def _read_verb_group(parse: ShallowParse, cue: Cue, first: int) -> None:
    """Read leftwards over auxiliaries, modals, adverbs and "to": the form of the verb, and what is before."""
    words, tags = parse.words, parse.tags
    tag_of_cue = tags[cue.token]
    place = cue.token - 1
    first = max(first, cue.token - 12)
    while place >= first:
        word, tag = words[place], tags[place]
        if tag not in _IN_VERB_GROUPS and word not in _WORDS_OF_VERB_GROUPS:
            break
        if tag == "MD":
            cue.modal = True
        elif word in _NEGATIONS:
            cue.negated = True
        elif (word in AUXILIARIES and tag != "POS") or word in _DO:
            passive = word in _BE and tag_of_cue in ("VBN", "VBD")
            cue.auxiliary = 2 if passive else max(cue.auxiliary, 1)
        elif tag == "TO":
            cue.infinitive = True
        elif tag != "RB":
            break
        place -= 1
    cue.group = place
    if cue.auxiliary == 2:
        cue.form = "passive"
    elif cue.infinitive:
        cue.form = "infinitive"
    else:
        cue.form = tag_of_cue if tag_of_cue in ("VBG", "VBN") and not cue.auxiliary else "finite"
    cue.before = "^" if place < first else _what_stands_before(words[place].lower(), tags[place])


_IN_VERB_GROUPS = frozenset(["MD", "TO", "RB"])
_WORDS_OF_VERB_GROUPS = AUXILIARIES | _NEGATIONS | _DO


def _what_stands_before(word: str, tag: str) -> str:
    if word in PERSONAL:
        return "personal"
    if tag in ("PRP", "NNP"):
        return tag
    if tag in NOUNS:
        return "noun"
    return word if word in _BEFORE_SEEN else tag
