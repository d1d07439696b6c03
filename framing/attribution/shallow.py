"""A shallow parse: the tokens of an article with its sentences, noun phrases and quotations."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise, repeat
from typing import NamedTuple

from framing.attribution.quotations import Quotation, find_quotations
from framing.attribution.tags import Tokens, tokenize
from framing.language import data_lines
from framing.span import Span

VERBS = frozenset(["VB", "VBD", "VBZ", "VBP", "VBG", "VBN"])
FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
NOUNS = frozenset(["NN", "NNS", "NNP"])
IN_NOUN_PHRASES = frozenset(["DT", "PRP$", "JJ", "JJR", "JJS", "CD", "NN", "NNS", "NNP", "POS", "SYM"])
DAYS = frozenset(data_lines("attribution/days.txt"))
FUNCTION_WORDS = frozenset(data_lines("attribution/function_words.txt"))
_FUNCTION_WORD_OF = {
    form: word for word in FUNCTION_WORDS for form in (word, word.capitalize(), word.upper())
}
LONGEST_SENTENCE = 200

TokenSpan = tuple[int, int]
"""A stretch of tokens, from the first up to, not including, the last."""


class Quoted(NamedTuple):
    """A quotation in tokens, its marks included; one that goes on over paragraphs is one.

    ``piece`` is the end of what stands in the first of its paragraphs.
    """

    first: int
    last: int
    piece: int
    closed: bool


@dataclass
class ShallowParse:
    """What the models of attribution look at: everything is in tokens, and a range ends before its ``last``.

    ``sentence_firsts`` and ``sentence_lasts`` bound the sentences; ``wide_firsts`` and ``wide_lasts`` are the
    same where a quotation that a sentence shares is counted to it as a whole. ``initials`` is the first
    character of each token, ``letters`` a letter for the tag of each (``tag_letters``), and ``symbols`` has
    each token as a function word, or else its part of speech.
    """

    tokens: Tokens
    initials: str
    letters: bytes
    quoted: list[Quoted]
    sentence_firsts: list[int]
    sentence_lasts: list[int]
    paragraphs: list[int]
    phrases: list[TokenSpan]
    phrase_at: list[int]

    def __post_init__(self) -> None:
        self.words = self.tokens.words
        self.tags = self.tokens.tags
        self.size = len(self.words)
        self.in_quotation = bytearray(self.size)
        for quote in self.quoted:
            self.in_quotation[quote.first : quote.last] = b"\1" * (quote.last - quote.first)
        self.finite_before = _counts(self.letters.translate(_FINITE))
        self.commas_before = _counts(self.letters.translate(_COMMA))
        self.dashes_before = _counts(self.letters.translate(_DASH))
        self.words_before = _counts(map(str.isalnum, self.initials))
        self.quoted_before = _counts(self.in_quotation)
        self.symbols = [*map(_FUNCTION_WORD_OF.get, self.words, self.tags), "."]
        self.head_types: list[str] | None = None
        self.content_types: dict[TokenSpan, str] = {}
        self.quote_at = {quote.first: quote for quote in self.quoted}
        self.quote_ending = {quote.last: quote for quote in self.quoted}
        self._widen()

    def _widen(self) -> None:
        """A sentence that opens or closes a quotation it does not hold reaches over the whole of it."""
        self.wide_firsts = list(self.sentence_firsts)
        self.wide_lasts = list(self.sentence_lasts)
        for quote in self.quoted:
            opening, closing = self.sentence_of(quote.first), self.sentence_of(quote.last - 1)
            if opening < closing:
                if quote.first > self.sentence_firsts[opening]:
                    self.wide_lasts[opening] = max(self.wide_lasts[opening], quote.last)
                if quote.last < self.sentence_lasts[closing]:
                    self.wide_firsts[closing] = min(self.wide_firsts[closing], quote.first)

    def sentence_of(self, token: int) -> int:
        """The place of the sentence that holds a token."""
        return max(0, bisect_right(self.sentence_firsts, token) - 1)

    def paragraph_of(self, token: int) -> int:
        """The number of the paragraph that holds a token."""
        return self.paragraphs[self.sentence_of(token)]

    def clause_follows(self, token: int, last: int) -> bool:
        """Whether a finite verb comes within ten tokens and before the next comma or full stop."""
        tags = self.tags
        for place in range(token, min(token + 10, last)):
            tag = tags[place]
            if tag in FINITE:
                return True
            if tag in _CLAUSE_BREAKS:
                return False
        return False

    def phrase_starting_at(self, token: int) -> TokenSpan | None:
        """The noun phrase that begins with a token."""
        number = self.phrase_at[token] if token < self.size else -1
        return self.phrases[number] if number >= 0 and self.phrases[number][0] == token else None


_CLAUSE_BREAKS = frozenset([",", ".", ":"])


def _counts(flags: Iterable[bool | int]) -> list[int]:
    return list(accumulate(flags, initial=0))


def parse(
    text: str, *, paragraphs: Iterable[Span] | None = None, quotations: Sequence[Quotation] | None = None
) -> ShallowParse:
    """Tokens, sentences, noun phrases and quotations of a text.

    ``paragraphs`` are by default what line breaks separate, ``quotations`` what stands in marks there.

    >>> shallow = parse('He said: "Nothing. Never." She left.')
    >>> bounds = zip(shallow.sentence_firsts, shallow.wide_lasts)
    >>> [shallow.tokens.span(*each).of(shallow.tokens.text) for each in bounds]
    ['He said: "Nothing. Never."', 'Never."', 'She left.']
    """
    tokens = tokenize(text)
    initials = "".join([word[0] for word in tokens.words])
    blocks = list(line_blocks(text)) if paragraphs is None else list(paragraphs)
    found = find_quotations(text, paragraphs=blocks) if quotations is None else quotations
    quoted = _in_tokens(tokens, found)
    _only_quotations_have_marks(tokens, initials, quoted)
    sentences = _sentences(tokens, initials, [block.start for block in blocks])
    letters = tag_letters(tokens)
    return ShallowParse(tokens, initials, letters, quoted, *sentences, *find_noun_phrases(tokens, letters))


_LINE = re.compile(r"[^\n]*[^\s][^\n]*")


def line_blocks(text: str) -> Iterator[Span]:
    """The lines of a text as blocks; a line that goes on in small letters belongs to the block before.

    >>> [block.of("A head\\n\\nIt is\\nso. No.") for block in line_blocks("A head\\n\\nIt is\\nso. No.")]
    ['A head', 'It is\\nso. No.']
    """
    start = end = -1
    for match in _LINE.finditer(text):
        line = match.group().lstrip()
        if start >= 0 and match.start() == end + 1 and line[0].islower():
            end = match.end()
            continue
        if start >= 0:
            yield Span(start, end)
        start, end = match.span()
    if start >= 0:
        yield Span(start, end)


def _in_tokens(tokens: Tokens, quotations: Iterable[Quotation]) -> list[Quoted]:
    """The outermost quotations in tokens, those that a later paragraph takes up joined."""
    found: list[Quoted] = []
    for quotation in quotations:
        if quotation.depth:
            continue
        first = bisect_left(tokens.starts, quotation.start)
        last = bisect_left(tokens.starts, quotation.end)
        while last > first + 1 and tokens.words[last - 1] == "\n":
            last -= 1
        if quotation.continues and found and not found[-1].closed:
            found[-1] = Quoted(found[-1].first, last, found[-1].piece, quotation.closed)
        elif first < last and (not found or found[-1].last <= first):
            found.append(Quoted(first, last, last, quotation.closed))
    return found


_MARK = re.compile("[\"']")


def _only_quotations_have_marks(tokens: Tokens, initials: str, quoted: Iterable[Quoted]) -> None:
    """Give the marks of outermost quotations, of whatever kind, one form, and all other marks another."""
    words, tags = tokens.words, tokens.tags
    marks = set()
    for quote in quoted:
        marks.add(quote.first)
        if quote.closed:
            marks.add(quote.last - 1)
    for mark in _MARK.finditer(initials):
        place = mark.start()
        if place not in marks and tags[place] in ('"', "'"):
            words[place] = tags[place] = "'"
    for place in marks:
        words[place] = tags[place] = '"'


_STOP = re.compile("[.!?…]")
_CLOSING = frozenset(['"', "'", ")"])
_MAY_BEGIN = frozenset("\"'[$(")
_SAYING = frozenset(data_lines("attribution/tag_line_verbs.txt"))


def _sentences(
    tokens: Tokens, initials: str, blocks: Sequence[int]
) -> tuple[list[int], list[int], list[int]]:
    """First and last tokens of the sentences, and the number of the paragraph of each."""
    firsts: list[int] = []
    lasts: list[int] = []
    numbers: list[int] = []
    begins = [bisect_left(tokens.starts, start) for start in blocks] + [len(tokens)]
    for number, (first, following) in enumerate(pairwise(begins)):
        last = following
        while last > first and tokens.words[last - 1] == "\n":
            last -= 1
        start = first
        for end in [*_sentence_ends(tokens, initials, first, last), last]:
            while start < end:
                cut = min(end, start + LONGEST_SENTENCE)
                firsts.append(start)
                lasts.append(cut)
                numbers.append(number)
                start = cut
    return firsts or [0], lasts or [len(tokens)], numbers or [0]


def _sentence_ends(tokens: Tokens, initials: str, first: int, last: int) -> Iterator[int]:
    """Where sentences end within a paragraph: after a full stop and the marks that close with it."""
    words = tokens.words
    for match in _STOP.finditer(initials, first, last):
        stop, after = match.start(), match.end()
        while after < last and words[after] in _CLOSING and tokens.starts[after] == tokens.ends[after - 1]:
            after += 1
        if after >= last or tokens.starts[after] == tokens.ends[after - 1]:
            continue
        begins = words[after][0]
        if not (begins.isupper() or begins.isdigit() or begins in _MAY_BEGIN or words[after] == "--"):
            continue
        if (
            words[after - 1] == '"'
            and words[after] != '"'
            and _tag_line_follows(tokens, words[stop], after, last)
        ):
            continue
        yield after


def _tag_line_follows(tokens: Tokens, stop: str, after: int, last: int) -> bool:
    """Whether "Who?" Mr Lee asked. goes on after the marks: then the sentence does too."""
    words = tokens.words
    if stop == ".":
        return any(
            words[k] in _SAYING and words[k + 1] == "." for k in range(after + 1, min(after + 4, last - 1))
        )
    for place in range(after, min(after + 18, last)):
        if words[place] in _SAYING:
            return True
        if words[place] in (".", '"'):
            return place <= after + 6 and any(
                tag in ("VBD", "VBZ") for tag in tokens.tags[after + 1 : after + 4]
            )
    return False


def whole_phrase(parse: ShallowParse, phrase: TokenSpan, *, backwards: bool = False) -> TokenSpan:
    """A noun phrase with what "of" or "for" adds to it: a spokesman | for the Ministry | of Health.

    ``backwards`` also takes in what it is itself added to, by "from" or "in" too: the mayor | of Rome. At
    most three are.

    >>> shallow = parse("A spokesman for the Ministry of Health resigned.")
    >>> whole_phrase(shallow, (0, 2)), whole_phrase(shallow, (6, 7), backwards=True)
    ((0, 7), (0, 7))
    """
    first, last = phrase
    for _ in range(3):
        added = _added(parse, last)
        if added is None or parse.tags[added[0]] == "PRP" or parse.in_quotation[last]:
            break
        last = added[1]
    while backwards and first > 1 and parse.words[first - 1] in _ADDED_BY and parse.phrase_at[first - 2] >= 0:
        first = parse.phrases[parse.phrase_at[first - 2]][0]
        backwards = phrase[0] - first < 12
    return first, last


def _added(parse: ShallowParse, last: int) -> TokenSpan | None:
    """The phrase that "of", "for", or an adjective with its preposition (close to) adds to what ends here."""
    if last < parse.size and parse.words[last] in _ADDING:
        return parse.phrase_starting_at(last + 1)
    if tuple(parse.words[last : last + 2]) in _COMPLEMENTS:
        return parse.phrase_starting_at(last + 2)
    return None


_ADDING = frozenset(["of", "for"])
_ADDED_BY = frozenset(["of", "for", "from", "in", "at"])
_COMPLEMENTS = frozenset(tuple(line.split()) for line in data_lines("attribution/complements.txt"))
_LETTER = {"DT": "d", "PRP$": "p", "JJ": "j", "JJR": "j", "JJS": "j", "SYM": "j", "CD": "n"}
_LETTER |= {"NN": "n", "NNS": "n", "NNP": "n", "PRP": "r", "WP": "r", "EX": "r", "WDT": "w"}
_LETTER |= {**dict.fromkeys(FINITE, "f"), ",": ",", "--": "-"}


def tag_letters(tokens: Tokens) -> bytes:
    """A letter for the tag of each token, a full stop for most tags: what is looked for is found at once.

    >>> tag_letters(tokenize("He met two old friends, it seems."))
    b'rfnjn,rf.'
    """
    return "".join(map(_LETTER.get, tokens.tags, repeat("."))).encode()


def _only(letter: str) -> bytes:
    """A table for ``bytes.translate`` that makes ones of a letter and zeros of all others."""
    return bytes(code == ord(letter) for code in range(256))


_FINITE, _COMMA, _DASH = map(_only, "f,-")
_PHRASE = re.compile(
    rb"""
    ( w )                                     # only "which" is one
  | ( r )
  | ( (?: d++ p?+ | p )?+ (?: j*+ n++ )++     # up to the last noun
    | d++ p?+ j*+ | j++                       # no noun: those, the rich
    ) j*+
  | p j*+                                     # their, and no noun: no phrase
    """,
    re.VERBOSE,
)
_RELATIVE = 1


def find_noun_phrases(tokens: Tokens, letters: bytes) -> tuple[list[TokenSpan], list[int]]:
    """The base noun phrases of a text, and for each token the place of its phrase, or -1.

    Determiners, adjectives and nouns up to the head, and pronouns, found by one regular expression over the
    tags, as in Abney, S. (1991). Parsing by chunks. In R. Berwick et al. (eds.), *Principle-Based Parsing*,
    257–278. A possessive divides: the ministry | 's word.

    >>> tokens = tokenize("The Russian president met two old friends.")
    >>> [tokens.span(*phrase).of(tokens.text) for phrase in find_noun_phrases(tokens, tag_letters(tokens))[0]]
    ['The Russian president', 'two old friends']
    """
    words = tokens.words
    phrases = [
        match.span(group)
        for match in _PHRASE.finditer(letters)
        if (group := match.lastindex) and (group != _RELATIVE or words[match.start()] == "which")
    ]
    phrase_at = [-1] * len(letters)
    for place, (first, last) in enumerate(phrases):
        phrase_at[first:last] = [place] * (last - first)
    return phrases, phrase_at
