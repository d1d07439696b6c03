"""Reading: everything that attribution finds in one article, computed once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.article import Article
from framing.attribution.assembly import assemble
from framing.attribution.attribution import Attribution
from framing.attribution.models import load
from framing.attribution.quotations import Quotation, find_quotations
from framing.attribution.scare_quotes import find_scare_quotes
from framing.attribution.shallow import line_blocks, parse
from framing.language import Sentence
from framing.language import sentences as split_sentences
from framing.span import Span


@dataclass(frozen=True, slots=True)
class Reading:
    """An article's sentences, its quotations of every depth, its attributions, and its scare quotes.

    Quotations and scare quotes are spans with their marks.
    """

    sentences: list[Sentence]
    quotations: list[Quotation]
    attributions: list[Attribution]
    scare_quotes: list[Quotation]


def read(article: Article, *, sentences: Sequence[Sentence] | None = None) -> Reading:
    """Read an article: who says what in it. ``sentences`` may be given where they are known already.

    >>> article = Article.from_text('"We won," said Ann Lee. The so-called "war" was over.', id="a/b")
    >>> reading = read(article)
    >>> [(a.content.of(article.text), a.speaker) for a in reading.attributions]
    [('We won,', 'Ann Lee')]
    >>> [quotation.of(article.text) for quotation in reading.scare_quotes]
    ['"war"']
    """
    known = list(split_sentences(article) if sentences is None else sentences)
    quotations, found = _quotations_and_attributions(article)
    outermost = [quotation for quotation in quotations if quotation.depth == 0]
    contents = [attribution.content for attribution in found]
    scare_quotes = find_scare_quotes(article.text, outermost, attributed=contents)
    return Reading(known, quotations, found, scare_quotes)


def find_attributions(article: Article) -> list[Attribution]:
    """The attributions alone: no sentences need be split for them."""
    return _quotations_and_attributions(article)[1]


def voice_confidence(voice: str, attribution: Attribution | None = None) -> float:
    """The share of the words given this voice, by an attribution with this score, that have it.

    ``voice`` is outlet, direct, indirect or scare; direct and indirect words have an attribution, the others
    have none. Raises ``ValueError`` for any other voice.

    >>> 0 < voice_confidence("outlet") < 1
    True
    """
    calibration = load().calibration
    if voice in ("outlet", "scare"):
        return calibration.outlet if voice == "outlet" else calibration.scare
    if voice not in calibration.voices:
        raise ValueError(f"There is no voice {voice!r}; there are direct, indirect, outlet, scare.")
    known = attribution is not None and attribution.evidence is not None
    probability = attribution.evidence.probability if known else 1.0  # type: ignore[union-attr]
    return calibration.voices[voice].at(probability)


def _quotations_and_attributions(article: Article) -> tuple[list[Quotation], list[Attribution]]:
    text = article.text
    blocks = [
        Span(part.start + line.start, part.start + line.end)
        for part in article.parts
        for line in line_blocks(part.of(text))
    ]
    quotations = find_quotations(text, paragraphs=blocks)
    shallow = parse(text, paragraphs=blocks, quotations=quotations)
    return quotations, assemble(shallow, load())
