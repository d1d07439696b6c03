"""An article taken apart: tokens, phrases, quotations and cues, sentence by sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from framing.article import Article, PartKind
from framing.attribution.cues import Cue, find_cues
from framing.attribution.nouns import NounPhrases, find_noun_phrases
from framing.attribution.quotations import Quotation, find_quotations
from framing.attribution.tags import Tokens, tokenize
from framing.language import Sentence, sentences
from framing.span import Span


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence as tokens ``first`` up to ``last``, with the quotations that it cuts through.

    ``wide_first`` and ``wide_last`` reach to the ends of those quotations. ``paragraph`` is the number of the
    article's part, ``kind`` what that part is.
    """

    first: int
    last: int
    wide_first: int
    wide_last: int
    paragraph: int
    kind: PartKind


@dataclass(frozen=True, slots=True)
class Structure:
    """What is known of an article before anything is attributed.

    ``quotations`` are the outermost ones, ``quote_tokens`` the token ranges they fill, marks included;
    ``quoted[t]`` is the quotation that token ``t`` stands in, or -1. ``statement_of[t]`` is its sentence.
    """

    tokens: Tokens
    phrases: NounPhrases
    quotations: Sequence[Quotation]
    quote_tokens: Sequence[tuple[int, int]]
    quoted: Sequence[int]
    statements: Sequence[Statement]
    statement_of: Sequence[int]
    cues: Sequence[Cue]
    cue_starts: Sequence[int]

    def words(self, tokens: tuple[int, int] | None) -> str | None:
        """The text of a range of tokens."""
        return None if tokens is None else self.tokens.span(*tokens).of(self.tokens.text)


def structure_of(text: str) -> Structure:
    """The structure of a string whose paragraphs blank lines separate.

    >>> [cue.entry.lemma for cue in structure_of("He denied that he knew.").cues]
    ['deny', 'know']
    """
    article = Article.from_text(text, id="text/text")
    return take_apart(article, sentences=sentences(article), quotations=find_quotations(text))


def take_apart(
    article: Article, *, sentences: Sequence[Sentence], quotations: Sequence[Quotation]
) -> Structure:
    """The structure of an article from its sentences and quotations.

    >>> article = Article.from_text('"We won. We did," she said.', id="a/b")
    >>> found = find_quotations(article.text)
    >>> structure = take_apart(article, sentences=sentences(article), quotations=found)
    >>> [(s.first, s.last, s.wide_first) for s in structure.statements]
    [(0, 4, 0), (4, 11, 0)]
    """
    tokens = tokenize(article.text)
    outermost = [quotation for quotation in quotations if quotation.depth == 0]
    quoted = [-1] * len(tokens)
    ranges = []
    for number, quotation in enumerate(outermost):
        first, last = token_range(tokens, quotation)
        ranges.append((first, last))
        quoted[first:last] = [number] * (last - first)
    statements = _statements(article, tokens, sentences, quoted, ranges)
    statement_of = [0] * len(tokens)
    for number, statement in enumerate(statements):
        statement_of[statement.first : statement.last] = [number] * (statement.last - statement.first)
    cues = find_cues(tokens, quoted=quoted)
    return Structure(
        tokens=tokens,
        phrases=find_noun_phrases(tokens, sentence_starts=[statement.first for statement in statements]),
        quotations=outermost,
        quote_tokens=ranges,
        quoted=quoted,
        statements=statements,
        statement_of=statement_of,
        cues=cues,
        cue_starts=[cue.first for cue in cues],
    )


def token_range(tokens: Tokens, span: Span) -> tuple[int, int]:
    """The tokens that share a character with a span, as a range."""
    return bisect_right(tokens.ends, span.start), bisect_left(tokens.starts, span.end)


def _statements(
    article: Article,
    tokens: Tokens,
    sentences: Sequence[Sentence],
    quoted: Sequence[int],
    ranges: Sequence[tuple[int, int]],
) -> list[Statement]:
    """The sentences as token ranges, joined where a tag such as ``he asked`` was cut off, and widened."""
    bounds: list[tuple[int, int, int]] = []
    for sentence in sentences:
        first, last = token_range(tokens, sentence)
        if first >= last:
            continue
        if bounds and bounds[-1][2] == sentence.paragraph and _is_tag(tokens, first, last, quoted):
            first = bounds.pop()[0]
        bounds.append((first, last, sentence.paragraph))
    starts = [first for first, _, _ in bounds]
    wide_first, wide_last = list(starts), [last for _, last, _ in bounds]
    for first, last in ranges:
        begins, ends = bisect_right(starts, first) - 1, bisect_right(starts, last - 1) - 1
        if 0 <= begins < ends:
            if first > starts[begins]:
                wide_last[begins] = max(wide_last[begins], last)
            if last < bounds[ends][1]:
                wide_first[ends] = min(wide_first[ends], first)
    return [
        Statement(first, last, left, right, paragraph, article.parts[paragraph].kind)
        for (first, last, paragraph), left, right in zip(bounds, wide_first, wide_last, strict=True)
    ]


def _is_tag(tokens: Tokens, first: int, last: int, quoted: Sequence[int]) -> bool:
    """ "Why?" he asked. Anything in small letters after a closing mark, or a name and a short rest."""
    if first == 0 or tokens.tags[first - 1] != '"' or quoted[first - 1] < 0 or quoted[first] >= 0:
        return False
    if tokens.words[first][0].islower():
        return True
    ending = tokens.words[first - 2] if first > 1 else "."
    short = last - first <= 6 or ending in "?!"
    return short and any(tag in ("VBD", "VBZ") for tag in tokens.tags[first + 1 : first + 4])
