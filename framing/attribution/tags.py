"""Tokens with coarse parts of speech, quick enough to read news by the million words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import accumulate
from pathlib import Path

from framing.language import data_lines
from framing.span import Span

_TOKEN = re.compile(
    r"""
  (
    [A-Za-z]\w*+ (?: [-’'&.]\w++ )*+                 # cover-up, don't, U.S, AT&T
  | \n
  | (?=\S) (?:                                      # so that white space is passed over at once
      \$?\d+ (?: ,\d{3} )* (?: \.\d+ (?: [ap]m )? )? %? (?: -\w+ )* (?!\w)  # $1,200.50, 43%, 14-year-old
    | \w++ (?: [-’'&.]\w++ )*+                       # 1990s, Öztürk
    | '' | ``
    | [’'] [sS]\b                                   # a clitic after a mark or a bracket
    | [.…]{2,} | -+ | \S
    )
  )
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(
    r"(?P<host> .+? ) (?P<clitic> n[’']t | [’'] (?: s | re | ve | ll | d | m | S ) )", re.VERBOSE
)
_INITIALS = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
_SAME = {"“": '"', "”": '"', "«": '"', "»": '"', "„": '"', "``": '"', "''": '"', "’": "'", "‘": "'"}
_SAME |= dict.fromkeys(["—", "–", "-", "--", "---"], "--") | {"’s": "'s", "’S": "'S"}
_PUNCTUATION = {
    **dict.fromkeys([".", "!", "?"], "."),
    **{mark: mark for mark in ',"'},
    ":": ":",
    ";": ";",
    **dict.fromkeys(["(", "["], "("),
    **dict.fromkeys([")", "]"], ")"),
    "'": "'",
    "--": "--",
    "\n": "NL",
}
_CLITICS = {"'s": "POS", "'re": "VBP", "'ve": "VBP", "'ll": "MD", "'d": "MD", "'m": "VBP", "n't": "RB"}
_CORRECTED = {
    "is": "VBZ",
    "are": "VBP",
    "was": "VBD",
    "were": "VBD",
    "be": "VB",
    "been": "VBN",
    "being": "VBG",
}
_CORRECTED |= {"that": "IN", "That": "DT", "US": "NNP"}
AUXILIARIES = frozenset(data_lines("attribution/auxiliaries.txt"))


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: their words, offsets and Penn Treebank tags, in parallel.

    A clitic is a token of its own (he|'s, do|n't), and so is a line break. Quotation marks, dashes and
    apostrophes stand in ``words`` in one form each, whatever the text has.
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
    pieces = _TOKEN.split(text)
    places = list(accumulate(map(len, pieces)))
    words, starts, ends = _divided(pieces[1::2], places[0::2], places[1::2])
    tags = list(map(_tag, words))
    _put_right(words, tags)
    return Tokens(text, words, starts, ends, tags)


def _divided(found: list[str], starts: list[int], ends: list[int]) -> tuple[list[str], list[int], list[int]]:
    """The tokens with clitics split off, abbreviations joined to their full stop, and marks in one form."""
    words: list[str] = []
    firsts: list[int] = []
    lasts: list[int] = []
    done = 0
    for place, word in enumerate(found):
        if word.isalnum():
            continue
        start, end = starts[place], ends[place]
        if word == ".":
            if (
                place > done
                and ends[place - 1] == start
                and _is_abbreviation(found[place - 1], starts[place + 1] > end)
            ):
                words += [*found[done : place - 1], found[place - 1] + "."]
                firsts += starts[done:place]
                lasts += [*ends[done : place - 1], end]
                done = place + 1
            continue
        divided = _CLITIC.fullmatch(word) if len(word) > 2 and ("'" in word or "’" in word) else None
        if divided is None:
            found[place] = _SAME.get(word, word)
            continue
        middle = start + len(divided["host"])
        words += [*found[done:place], divided["host"], divided["clitic"].replace("’", "'")]
        firsts += [*starts[done:place], start, middle]
        lasts += [*ends[done:place], middle, end]
        done = place + 1
    return words + found[done:], firsts + starts[done : len(found)], lasts + ends[done:]


def _is_abbreviation(word: str, followed: bool) -> bool:
    """Whether a full stop after ``word`` belongs to it: Mr. Lee, Sen., U.S."""
    if len(word) > 2 and word[1] == "." and _INITIALS.fullmatch(word):
        return True
    known = (len(word) == 1 and word.isupper() and word != "I") or word in _abbreviations()
    return known and followed


@cache
def _abbreviations() -> frozenset[str]:
    """The abbreviations in the form news gives them: capitals for titles, months and states."""
    lower = {"vs", "v", "a.m", "p.m", "no"}
    doubtful = {"no", "ed", "al", "est", "co", "miss", "fig", "sat", "sun", "i", "m", "s"}
    entries = frozenset(data_lines("abbreviations.txt"))
    return frozenset(
        {word.capitalize() for word in entries - doubtful} | lower & entries | {"No", "Co", "Miss"}
    )


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
        word, _, tags = line.partition(" ")
        if tags and not word.startswith(";;;"):
            entries[word] = tags.partition(" ")[0]
    return entries | _PUNCTUATION | _CLITICS | _CORRECTED


@lru_cache(maxsize=1 << 17)
def _tag(word: str) -> str:
    """The tag of a word by itself."""
    tag = lexicon().get(word)
    if tag is None:
        return _guess(word)
    if len(tag) > 4:
        return "NNP" if word[0].isupper() else tag.split("-")[0]
    return "NNP" if tag == "NNPS" else tag


def _guess(word: str) -> str:
    """The tag of a word that the lexicon lacks, by its capitals and its ending."""
    first = word[0]
    if first.isupper():
        common = lexicon().get(word.lower())
        if common is None or common[0] == "N" or len(word) == 1:
            return "NNP"
        return (
            "NNP"
            if word.isupper() and common[:2] not in ("VB", "DT", "IN", "PR", "CC", "TO", "MD")
            else common
        )
    if first.isdigit() or first == "$":
        return "JJ" if word[-1].isalpha() and "-" in word else "CD"
    ending = next((tag for ending, tag in _BY_ENDING if word.endswith(ending)), None)
    if "-" in word and ending not in ("VBG", "RB", "VBN"):
        return "JJ"
    return ending or ("NN" if first.isalpha() else "SYM")


_BY_ENDING = [
    ("ing", "VBG"),
    ("ly", "RB"),
    ("ed", "VBN"),
    *((ending, "NN") for ending in ("ss", "us", "is")),
    ("s", "NNS"),
    *((ending, "JJ") for ending in ("able", "al", "ful", "ible", "ish", "ive", "less", "ic", "ous")),
]


@cache
def verbs() -> frozenset[str]:
    """The base forms of the verbs of the lexicon, among them those it knows only in another form."""
    known = lexicon()
    found = {word for word, tag in known.items() if tag in ("VB", "VBP")}
    for word, tag in known.items():
        if tag in ("VBD", "VBN") and word.endswith("ed"):
            found.update(base for base in (word[:-2], word[:-1]) if base in known)
        elif tag == "VBG":
            found.update(base for base in (word[:-3], word[:-3] + "e") if base in known)
    return frozenset(found)


_SUBJECTS = frozenset(["NN", "NNS", "NNP", "PRP"])
_DETERMINERS = frozenset(["DT", "JJ", "PRP$", "POS"])
_OBJECT_PRONOUNS = frozenset(["her", "it", "him"])
_AFTER_A_REPORTING_VERB = frozenset(["DT", "PRP", "PRP$", '"'])
_CONTRACTING = frozenset(["that", "what", "who", "there", "here", "That", "What", "Who", "There"])


def _put_right(words: Sequence[str], tags: list[str]) -> None:
    """Correct the tags of the words by their neighbours, from left to right."""
    rules = _RULES
    if words[:1] == ["Will"] and tags[1:2] == ["NNP"]:
        tags[0] = "NNP"
    for place in [place for place, tag in enumerate(tags[:-1]) if tag in rules and place]:
        name = words[place][0].isupper() and _may_be_name(words, tags, place)
        tags[place] = "NNP" if name else rules[tags[place]](words, tags, place)


def _may_be_name(words: Sequence[str], tags: Sequence[str], place: int) -> bool:
    """Whether a capitalised verb is a surname: Dan Shook, a lawyer; Shook said."""
    before, after = tags[place - 1], tags[place + 1]
    if before not in _BEFORE_A_NAME or len(words[place]) == 1:
        return False
    if after in ("VBD", "VBZ", "MD"):
        return words[place + 1].islower() and words[place] not in _CAPITAL_AUXILIARIES
    return before == "NNP" and after == ","


_BEFORE_A_NAME = frozenset(["NNP", ".", "NL", '"', ",", "IN"])
_CAPITAL_AUXILIARIES = frozenset(word.capitalize() for word in (*AUXILIARIES, "do", "does", "did"))


def _noun_or_verb(words: Sequence[str], tags: Sequence[str], place: int) -> str:
    """To claim, will claim, officials claim; but: a claim."""
    tag, before = tags[place], tags[place - 1]
    if before in ("TO", "MD"):
        return "VB"
    if tag == "VB":
        if before in _DETERMINERS:
            return "NN"
        return "VBP" if before in ("PRP", "NNS", "WP", "WDT") else tag
    subject = before in ("NNS", "WP") or (before == "PRP" and words[place - 1] not in _OBJECT_PRONOUNS)
    return "VBP" if subject and words[place] in verbs() else tag


def _plural_or_verb(words: Sequence[str], tags: Sequence[str], place: int) -> str:
    """Mr Lee claims, who claims, the union claims that; but: false claims, union claims of."""
    before, after = tags[place - 1], tags[place + 1]
    reporting = before == "NN" and (words[place + 1] == "that" or after in _AFTER_A_REPORTING_VERB)
    subject = before in ("PRP", "NNP", "WP", "WDT") or reporting
    word = words[place]
    base = word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return "VBZ" if subject and base in verbs() else "NNS"


def _participle_or_past(words: Sequence[str], tags: Sequence[str], place: int) -> str:
    """The ministry accused; but: was accused."""
    before = tags[place - 1]
    subject = before in _SUBJECTS or before in ("WP", "WDT", ")")
    return "VBD" if subject or (before == "RB" and tags[place - 2] in _SUBJECTS) else "VBN"


def _past_or_participle(words: Sequence[str], tags: Sequence[str], place: int) -> str:
    """Has denied, was firmly denied; but: the ministry denied."""
    adverb = tags[place - 1] == "RB" and place > 1
    return "VBN" if words[place - 1] in AUXILIARIES or (adverb and words[place - 2] in AUXILIARIES) else "VBD"


def _possessive_or_verb(words: Sequence[str], tags: Sequence[str], place: int) -> str:
    """He's, that's; but: the ministry's."""
    return "VBZ" if tags[place - 1] in ("PRP", "EX") or words[place - 1] in _CONTRACTING else "POS"


def _present_or_base(words: Sequence[str], tags: Sequence[str], place: int) -> str:
    """To deny, won't deny; but: they deny."""
    return "VB" if tags[place - 1] in ("TO", "MD") or words[place - 1] == "n't" else "VBP"


def _verb_or_plural(words: Sequence[str], tags: Sequence[str], place: int) -> str:
    """Their demands, the latest reports; but: he demands."""
    return "NNS" if tags[place - 1] in _DETERMINERS and words[place] not in AUXILIARIES else "VBZ"


def _modal_or_name(words: Sequence[str], tags: Sequence[str], place: int) -> str:
    """Will Smith said; but: he will."""
    after, then = tags[place + 1], tags[min(place + 2, len(tags) - 1)]
    name = after in ("VBD", "VBZ", "VBN", "POS") or tags[place - 1] in ("VBD", "NNP", '"')
    name = name or (after == "NNP" and then in ("VBD", "VBZ"))
    return "NNP" if words[place] == "Will" and name else "MD"


def _foreign_or_name(words: Sequence[str], tags: Sequence[str], place: int) -> str:
    """Director Mei Tanaka, Councillor Pugh: the lexicon has Mei as foreign, Pugh as a cry."""
    return "NNP" if words[place][0].isupper() and tags[place - 1] == "NNP" else tags[place]


_RULES: dict[str, Callable[[Sequence[str], Sequence[str], int], str]] = {
    "NN": _noun_or_verb,
    "VB": _noun_or_verb,
    "NNS": _plural_or_verb,
    "VBN": _participle_or_past,
    "VBD": _past_or_participle,
    "POS": _possessive_or_verb,
    "VBP": _present_or_base,
    "VBZ": _verb_or_plural,
    "MD": _modal_or_name,
    "FW": _foreign_or_name,
    "UH": _foreign_or_name,
}
