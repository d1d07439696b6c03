"""In whose voice each word of an article stands: by a key, by the program, or by quotation marks alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from framing.article import Article
from framing.attribution.attribution import Attribution, SpeakerType
from framing.attribution.quotations import find_quotations
from framing.key import ArticleKey, CodedAttribution
from framing.language import sentences, words
from framing.passages import Passage, Voice, find_passages
from framing.span import Span, SpanIndex, merged

RULE = "coded"
"""The rule of an attribution that stands in a key."""


def coded_passages(article: Article, key: ArticleKey) -> list[Passage]:
    """The passages that follow from a key's attributions and scare quotes, cut as the program cuts its own.

    What is coded as direct is direct without quotation marks too: the answers of an interview.

    >>> article = Article.from_text("It will rain, he said.", id="a/b")
    >>> coded = CodedAttribution(Span(0, 12), "indirect", Span(17, 21), Span(14, 16), "Ann Lee", "person")
    >>> key = ArticleKey("a/b", article.sha256, "A", (coded,), (), (), (), (0,))
    >>> [(passage.of(article.text), passage.voice) for passage in coded_passages(article, key)]
    [('It will rain', 'indirect'), (', he said.', 'outlet')]
    """
    direct = [coded.content for coded in key.attributions if coded.kind == "direct"]
    return find_passages(
        article.text,
        sentences=sentences(article),
        attributions=[_attribution(coded, place) for place, coded in enumerate(key.attributions)],
        quotations=[*find_quotations(article.text, paragraphs=article.parts), *direct],
        scare_quotes=key.scare_quotes,
        confidence=lambda voice, attribution: 1.0,
    )


def voices(text: str, passages: Sequence[tuple[Span, Voice]]) -> list[Voice]:
    """The voice of each word of a text, given the stretches of each voice; elsewhere it is the outlet's.

    >>> voices("It rained, he said.", [(Span(0, 9), "indirect")])
    ['indirect', 'indirect', 'outlet', 'outlet']
    """
    ordered = sorted(passages, key=lambda passage: passage[0])
    index = SpanIndex(span for span, _ in ordered)
    places = (index.place(word.start) for word in words(text))
    return ["outlet" if place is None else ordered[place][1] for place in places]


def marked(article: Article) -> list[tuple[Span, Voice]]:
    """The stretches that one would call quoted by their quotation marks alone.

    >>> article = Article.from_text('The "deal" is off.', id="a/b")
    >>> marked(article)
    [(Span(start=4, end=10), 'direct')]
    """
    quoted = merged(find_quotations(article.text, paragraphs=article.parts))
    return [(span, "direct") for span in quoted]


def _attribution(coded: CodedAttribution, place: int) -> Attribution:
    return Attribution(
        group=place if coded.group is None else coded.group,
        content=coded.content,
        kind=coded.kind,
        cue=coded.cue,
        cue_class=None,
        source=coded.source,
        speaker=coded.speaker,
        speaker_type=cast("SpeakerType | None", coded.speaker_type),
        rule=RULE,
        confidence=1.0,
        outer=coded.outer,
    )
