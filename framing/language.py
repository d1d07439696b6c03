"""Sentences and words of English text, as offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, Protocol

from framing.article import Article
from framing.span import Span

SentencePart = Literal["headline", "standfirst", "lede", "body", "caption"]

WORD = re.compile(r"\w++(?:[-’'.]\w++)*+")
_PLAIN_END = re.compile(
    r"""
    (?P<word> [^\W\d_]{2,} ) [.?!]    # two letters, or it is an initial
    (?: \s+ ["“(]? \w | ["”’')] )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Sentence(Span):
    """A sentence: its span, the number of its paragraph within the article, and the part it stands in."""

    paragraph: int
    part: SentencePart


class _Splitter(Protocol):
    def span_tokenize(self, text: str) -> Iterator[tuple[int, int]]: ...


def words(text: str) -> list[Span]:
    """The words of a text. Hyphens, apostrophes and full stops inside a word belong to it.

    >>> text = "It's a cover-up, the U.S. said."
    >>> [word.of(text) for word in words(text)]
    ["It's", 'a', 'cover-up', 'the', 'U.S', 'said']
    """
    return [Span(*match.span()) for match in WORD.finditer(text)]


def count_words(text: str) -> int:
    """The number of words in a text.

    >>> count_words("It's a cover-up.")
    3
    """
    return len(WORD.findall(text))


def sentence_spans(text: str) -> list[Span]:
    """The sentences of one paragraph, by Punkt with the kit's own abbreviations and no learned parameters.

    Kiss, T. & Strunk, J. (2006). Unsupervised multilingual sentence boundary detection. *Computational
    Linguistics* 32(4), 485–525.

    >>> text = "Mr. Putin spoke. Nobody asked."
    >>> [span.of(text) for span in sentence_spans(text)]
    ['Mr. Putin spoke.', 'Nobody asked.']
    """
    return [Span(start, end) for start, end in _sentence_bounds(text)]


def _sentence_bounds(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence starts and ends, white space around it left out."""
    for start, end in _punkt().span_tokenize(text):
        piece = text[start:end]
        bounds = end - len(piece.lstrip()), start + len(piece.rstrip())
        if bounds[0] < bounds[1]:
            yield bounds


def sentences(article: Article) -> list[Sentence]:
    """The sentences of an article, part by part; the first paragraph is its lede.

    >>> article = Article.from_text("One. Two.\\n\\nThree.", id="a/b")
    >>> [(s.of(article.text), s.paragraph, s.part) for s in sentences(article)]
    [('One.', 0, 'lede'), ('Two.', 0, 'lede'), ('Three.', 1, 'body')]
    """
    found = []
    lede_seen = False
    for number, part in enumerate(article.parts):
        name: SentencePart
        if part.kind == "paragraph":
            name = "body" if lede_seen else "lede"
            lede_seen = True
        else:
            name = part.kind
        for start, end in _sentence_bounds(part.of(article.text)):
            found.append(Sentence(part.start + start, part.start + end, number, name))
    return found


def folded(word: str) -> str:
    """A word in small letters, with straight apostrophes.

    >>> folded("Don’t")
    "don't"
    """
    return word.casefold().replace("’", "'")


def data_lines(name: str) -> list[str]:
    """The entries of a word list under ``framing/data``: its lines, without blank ones and comments."""
    text = files("framing").joinpath("data", name).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def _punkt() -> _Splitter:
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    class Splitter(PunktSentenceTokenizer):  # type: ignore[misc]
        """Punkt, which is spared the plain case: it would split there as well."""

        def text_contains_sentbreak(self, text: str) -> bool:
            plain = _PLAIN_END.match(text)
            if plain and plain["word"].lower() not in parameters.abbrev_types:
                return True
            return bool(super().text_contains_sentbreak(text))

    parameters = PunktParameters()
    parameters.abbrev_types = set(data_lines("abbreviations.txt"))
    tokenizer: _Splitter = Splitter(parameters)
    return tokenizer
