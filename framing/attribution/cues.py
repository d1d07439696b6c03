"""Cues: the words that report what somebody says, thinks, wants or shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from framing.attribution.tags import Tokens
from framing.language import data_lines

_PART_OF_SPEECH = {
    **dict.fromkeys(["VB", "VBD", "VBG", "VBN", "VBP", "VBZ"], "verb"),
    **dict.fromkeys(["NN", "NNS"], "noun"),
    "JJ": "adjective",
}


@dataclass(frozen=True, slots=True)
class CueEntry:
    """A reporting word: its class (neutral, assertive, denying, …) and the frames its content may take."""

    lemma: str
    part_of_speech: str
    cue_class: str
    frames: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word in its place: tokens ``first`` up to ``last``."""

    first: int
    last: int
    entry: CueEntry


ACCORDING_TO = CueEntry("according to", "preposition", "neutral", frozenset())
COLON = CueEntry(":", "punctuation", "neutral", frozenset())


def find_cues(tokens: Tokens, *, quoted: Sequence[int]) -> list[Cue]:
    """The cues of a text outside quotations, in order. ``quoted`` is not negative for a token in a quotation.

    >>> from framing.attribution.tags import tokenize
    >>> tokens = tokenize("The ministry denied claims that it knew.")
    >>> [(cue.entry.lemma, cue.entry.cue_class) for cue in find_cues(tokens, quoted=[-1] * len(tokens))]
    [('deny', 'denying'), ('claim', 'assertive'), ('know', 'mental')]
    """
    entries = inventory()
    found = []
    for place, tag in enumerate(tokens.tags):
        part = _PART_OF_SPEECH.get(tag)
        if part is None or quoted[place] >= 0:
            continue
        word = tokens.words[place]
        entry = entries.get((word if word.islower() else word.lower(), part))
        if entry is not None:
            found.append(Cue(place, place + 1, entry))
        elif tag == "VBG" and word.lower() == "according" and tokens.words[place + 1 : place + 2] == ["to"]:
            found.append(Cue(place, place + 2, ACCORDING_TO))
    return found


@cache
def inventory() -> Mapping[tuple[str, str], CueEntry]:
    """Every form of every cue with its part of speech, from ``framing/data/attribution/cues.csv``."""
    found: dict[tuple[str, str], CueEntry] = {}
    for line in data_lines("attribution/cues.csv"):
        lemma, part, cue_class, frames, irregular = line.split(",")
        entry = CueEntry(lemma, part, cue_class, frozenset(frames.split()))
        for form in (*_forms(lemma, part, irregular=bool(irregular)), *irregular.split()):
            found.setdefault((form, part), entry)
    return found


def _forms(lemma: str, part: str, *, irregular: bool) -> list[str]:
    """The regular forms of a word; of a verb with irregular ones, only those that are regular anyway."""
    soft_y = lemma.endswith("y") and lemma[-2] not in "aeiou"
    hissing = lemma.endswith(("s", "sh", "ch", "x", "z"))
    stem = lemma[:-1] + "i" if soft_y else lemma
    with_s = stem + ("es" if soft_y or hissing else "s")
    if part == "adjective":
        return [lemma]
    if part == "noun":
        return [lemma, with_s]
    with_ing = (lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma) + "ing"
    past = [] if irregular else [stem + ("d" if lemma.endswith("e") else "ed")]
    return [lemma, with_s, with_ing, *past]
