"""Tokens with coarse parts of speech, quick enough to read news by the million words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from string import ascii_uppercase

from framing.language import data_lines
from framing.span import Span

_TOKEN = re.compile(
    r"""
    (?:[^\W\d_]\.){2,} (?:[^\W\d_]\b)?        # U.S., a.m.
  | [$£€]? \d+ (?:[.,]\d+)* (?:%|\w+)?        # 43%, $1,200, 1990s
  | [^\W\d_]\w* (?: [-&]\w+ | ['’][A-Z]\w+ )* # cover-up, AT&T, O'Brien
  | \w+ (?:-\w+)*
  | ['’](?:s|re|ve|ll|d|m|t)\b                # it|'s, don|'t
  | \.{2,} | [-–—]+ | \S
    """,
    re.VERBOSE,
)
_NEGATION = re.compile(r"['’]t\b")
_WORDS_TOO = frozenset(["no", "ed", "al", "est", "co", "miss", "wash", "ill", "ore", "mass", "fig", "mar"])
"""Abbreviations that are also words, after which a full stop more often ends a sentence."""

_PUNCTUATION = {
    **dict.fromkeys([".", "!", "?", "…"], "."),
    **dict.fromkeys([",", ";", ":"], ","),
    **dict.fromkeys(["-", "–", "—", "--", "---"], "--"),
    **dict.fromkeys(["(", "[", "{"], "("),
    **dict.fromkeys([")", "]", "}"], ")"),
    **dict.fromkeys(['"', "“", "”", "„", "«", "»", "‘", "’", "'", "`"], '"'),
}
_CLITICS = {"'s": "POS", "'re": "VBP", "'ve": "VBP", "'ll": "MD", "'d": "MD", "'m": "VBP", "n't": "RB"}
_CORRECTED = {"that": "IN", "according": "VBG", "per": "IN", "amid": "IN", "via": "IN", "like": "IN"}
_HAVE_AND_BE = ["has", "have", "had", "having", "am", "is", "are", "was", "were", "be", "been", "being"]
AUXILIARIES = frozenset([*_HAVE_AND_BE, "'s", "'re", "'ve", "'m", "do", "does", "did", "get", "gets", "got"])
_PERFECT_OR_PASSIVE = AUXILIARIES - {"do", "does", "did"}


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: their words, offsets and Penn Treebank tags, in parallel.

    A clitic is a token of its own (he|'s, do|n't). Words have the straight apostrophe, whatever the text has.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    tags: list[str]

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """The stretch of the text from token ``first`` up to, not including, token ``last``."""
        return Span(self.starts[first], self.ends[last - 1])


def tokenize(text: str) -> Tokens:
    """The tokens of a text with their tags.

    A tag comes from the lexicon of Brill's tagger, which TextBlob ships, or from the shape of the word, and
    is then put right by its neighbours: Brill, E. (1992). A simple rule-based part of speech tagger. *ANLP*,
    152–155. The rules here are few, and are those that matter for who said what.

    >>> tokens = tokenize("Mr. Lee reports that sales fell.")
    >>> list(zip(tokens.words, tokens.tags))[1:4]
    [('Lee', 'NNP'), ('reports', 'VBZ'), ('that', 'IN')]
    """
    starts, ends = _offsets(text)
    plain = text.replace("’", "'")
    words = [plain[start:end] for start, end in zip(starts, ends, strict=True)]
    known = lexicon()
    tags = [known.get(word) or _guess(word) for word in words]
    _put_right(words, tags)
    return Tokens(text, words, starts, ends, tags)


def _offsets(text: str) -> tuple[list[int], list[int]]:
    """Where the tokens of a text start and end."""
    spans = _with_full_stops(text, [match.span() for match in _TOKEN.finditer(text)])
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    for match in _NEGATION.finditer(text):
        place, letter = bisect_left(starts, match.start()), match.start() - 1
        adjacent = place > 0 and starts[place] == match.start() == ends[place - 1]
        if adjacent and text[letter] in "nN" and starts[place - 1] < letter:
            starts[place] = ends[place - 1] = letter
    return starts, ends


def _with_full_stops(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The tokens, each abbreviation joined with its full stop."""
    known = _abbreviations()
    stops = [place for place, (start, end) in enumerate(spans) if end - start == 1 and text[start] == "."]
    joined = set()
    for place in stops:
        start, end = spans[place - 1] if place else (0, 0)
        if end == spans[place][0] and text[start:end] in known:
            spans[place - 1] = (start, end + 1)
            joined.add(place)
    return [span for place, span in enumerate(spans) if place not in joined]


@cache
def _abbreviations() -> frozenset[str]:
    """The words whose full stop belongs to them, and the letters of initials."""
    plain = [word for word in data_lines("abbreviations.txt") if word not in _WORDS_TOO]
    return frozenset(plain) | {word.capitalize() for word in plain} | set(ascii_uppercase) - {"I"}


@cache
def lexicon() -> dict[str, str]:
    """The first tag of each word of Brill's lexicon, with the punctuation, clitics and a few corrections.

    Read straight from the file of the installed TextBlob, whose import would load much that is not needed.
    """
    spec = find_spec("textblob")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("The kit needs textblob: install it with `pip install textblob`.")
    path = Path(spec.submodule_search_locations[0]) / "en" / "en-lexicon.txt"
    entries: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _, tag = line.partition(" ")
        if tag and word[0].isalpha():
            entries[word] = "NNP" if tag == "NNPS" else tag.split("-")[0].split(" ")[0]
    return entries | _PUNCTUATION | _CLITICS | _CORRECTED


@lru_cache(maxsize=1 << 16)
def _guess(word: str) -> str:
    """The tag of a word that the lexicon lacks, by its capitals and its ending."""
    first = word[0]
    if first.isupper():
        common = lexicon().get(word.lower())
        if common is None or common[0] == "N" or (word.isupper() and common[:2] in ("JJ", "VB", "RB")):
            return "NNP"
        return common
    if first.isdigit() or first in "$£€":
        return "CD"
    if not first.isalpha():
        return "SYM"
    return next((tag for ending, tag in _BY_ENDING if word.endswith(ending)), "NN")


_BY_ENDING = [
    ("ing", "VBG"),
    ("ly", "RB"),
    ("ed", "VBN"),
    *((ending, "NN") for ending in ("ss", "us", "is")),
    ("s", "NNS"),
    *((ending, "JJ") for ending in ("able", "ible", "al", "ful", "ish", "ive", "less", "ic", "ous")),
]


@cache
def verbs() -> frozenset[str]:
    """The base forms of the verbs of the lexicon, among them those it knows only in another form."""
    known = lexicon()
    found = {word for word, tag in known.items() if tag in ("VB", "VBP")}
    for word, tag in known.items():
        if tag in ("VBD", "VBN") and word.endswith("ed"):
            found.update(base for base in (word[:-2], word[:-1]) if base in known)
        elif tag == "VBG" and word.endswith("ing"):
            found.update(base for base in (word[:-3], word[:-3] + "e") if base in known)
    return frozenset(found)


_NOUNS = frozenset(["NN", "NNS", "NNP"])
_SUBJECTS = _NOUNS | {"PRP", "WP", "WDT", ")"}
_DETERMINERS = frozenset(["DT", "JJ", "PRP$", "POS"])
_OBJECT_PRONOUNS = frozenset(["her", "it", "him", "them", "us", "me"])
_AFTER_A_REPORTING_VERB = frozenset(["IN", "DT", "PRP", "PRP$", "TO", '"', "NNP", "WP", "WRB"])
_CONTRACTING = frozenset(["that", "what", "who", "there", "here", "where", "how", "let"])


def _put_right(words: Sequence[str], tags: list[str]) -> None:
    """Correct the tags of the words by their neighbours, from left to right."""
    if tags and tags[0] == "MD":
        tags[0] = _modal_or_name([".", *words[:3]], [".", *tags[:3]], 1, tags[1] if len(tags) > 1 else ".")
    for place in range(1, len(tags)):
        rule = _RULES.get(tags[place])
        if rule:
            following = tags[place + 1] if place + 1 < len(tags) else "."
            tags[place] = rule(words, tags, place, following)


def _noun_or_verb(words: Sequence[str], tags: Sequence[str], place: int, following: str) -> str:
    """To claim, will claim, officials claim; but: a claim."""
    word, before, tag = words[place], tags[place - 1], tags[place]
    if (
        before in ("TO", "MD")
        or words[place - 1] == "n't"
        or (before == "RB" and tags[place - 2] in ("TO", "MD"))
    ):
        return "VB" if tag != "NN" or word in verbs() else tag
    if before in _DETERMINERS:
        return "NN" if tag == "VB" else tag
    if before in ("WP", "WDT") or (before == "PRP" and words[place - 1] not in _OBJECT_PRONOUNS):
        return "VBP" if tag != "NN" or word in verbs() else tag
    if before == "NNS" and (tag != "NN" or (word in verbs() and _takes_object(words, place, following))):
        return "VBP"
    return tag


def _takes_object(words: Sequence[str], place: int, following: str) -> bool:
    """Whether what follows fits a verb better than a noun: officials claim that, voters question the."""
    if following == "IN":
        return words[place + 1] == "that"
    return following in _AFTER_A_REPORTING_VERB


def _plural_or_verb(words: Sequence[str], tags: Sequence[str], place: int, following: str) -> str:
    """Mr Lee claims, the report claims that; but: false claims."""
    word, before = words[place], tags[place - 1]
    if word[:-1] not in verbs() and word[:-2] not in verbs():
        return "NNS"
    if before in ("PRP", "WP", "WDT"):
        return "VBZ"
    after_name = before == "NNP" and following not in ("NN", "NNS", "VBD", "VBZ", "MD")
    after_noun = before in ("NN", ")", ",") and _takes_object(words, place, following)
    return "VBZ" if word[0].islower() and (after_name or after_noun) else "NNS"


def _participle_or_past(words: Sequence[str], tags: Sequence[str], place: int, following: str) -> str:
    """The ministry denied it; but: has denied it."""
    before, previous = tags[place - 1], words[place - 1]
    if previous in _PERFECT_OR_PASSIVE or (before == "RB" and words[place - 2] in _PERFECT_OR_PASSIVE):
        return "VBN"
    if before in _SUBJECTS or (before == "RB" and tags[place - 2] in _SUBJECTS):
        return "VBD"
    return tags[place]


def _possessive_or_verb(words: Sequence[str], tags: Sequence[str], place: int, following: str) -> str:
    """He's, that's; but: the ministry's."""
    contracting = tags[place - 1] in ("PRP", "EX") or words[place - 1].lower() in _CONTRACTING
    return "VBZ" if contracting else "POS"


def _verb_or_plural(words: Sequence[str], tags: Sequence[str], place: int, following: str) -> str:
    """Their demands, the latest reports; but: he demands."""
    return "NNS" if tags[place - 1] in _DETERMINERS and words[place] not in AUXILIARIES else tags[place]


def _modal_or_name(words: Sequence[str], tags: Sequence[str], place: int, following: str) -> str:
    """Will Smith, in May; but: he will."""
    if words[place][0].isupper() and following == "NNP" and tags[place + 2 : place + 3] in (["VBD"], ["VBZ"]):
        return "NNP"
    capital = words[place][0].isupper() and tags[place - 1] not in (".", '"', ":")
    return (
        "NNP" if capital and (following in ("NNP", "CD", "VBD") or tags[place - 1] in ("IN", "NNP")) else "MD"
    )


def _preposition_or_verb(words: Sequence[str], tags: Sequence[str], place: int, following: str) -> str:
    """Would like to; but: men like him."""
    return "VB" if words[place] == "like" and tags[place - 1] in ("MD", "TO") else tags[place]


_Rule = Callable[[Sequence[str], Sequence[str], int, str], str]
_RULES: dict[str, _Rule] = {
    "NN": _noun_or_verb,
    "VB": _noun_or_verb,
    "VBP": _noun_or_verb,
    "NNS": _plural_or_verb,
    "VBN": _participle_or_past,
    "VBD": _participle_or_past,
    "POS": _possessive_or_verb,
    "VBZ": _verb_or_plural,
    "MD": _modal_or_name,
    "IN": _preposition_or_verb,
}
