"""A small article, a codebook and a key made by hand, so that every figure of a card is known."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from framing.article import Article
from framing.codebook import Codebook, Frame, Phrase
from framing.corpus import Corpus
from framing.key import ArticleKey, CodedAttribution, CodedFrame, CodedMention, Key
from framing.span import Span

TEXT = (
    "Mill row grows\n\n"
    "“There was no cover-up,” said Ann Lee. Her race to the town hall was lost in the rain.\n\n"
    "The mayor hid the letter under his hat. It was a threat to the arms race, critics say. A secret plan."
)


def span(words: str, text: str = TEXT) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


@pytest.fixture
def codebook() -> Codebook:
    return Codebook(
        "Security",
        frames=(
            Frame("arms race", phrases=(Phrase("arms race"), Phrase("race"), Phrase("rearm"))),
            Frame("secrecy", phrases=(Phrase("cover-up"), Phrase("secret"))),
        ),
    )


@pytest.fixture
def make_article() -> Any:
    def make(number: int = 0, story: str = "mill") -> Article:
        return Article.from_text(
            TEXT, id=f"{story}/outlet{number}", outlet=f"Outlet {number}", story=story, title="Mill row grows"
        )

    return make


@pytest.fixture
def make_key() -> Any:
    """A key: two mentions that fit, one that does not, one hit uncoded, one sentence with no phrase."""

    def make(article: Article, **changes: Any) -> ArticleKey:
        quoted = CodedAttribution(
            span("There was no cover-up,"), "direct", span("said"), span("Ann Lee"), "Ann Lee", "person"
        )
        key = ArticleKey(
            article=article.id,
            sha256=article.sha256,
            coder="A",
            attributions=(quoted,),
            scare_quotes=(),
            mentions=(
                CodedMention(span("cover-up"), "security", "secrecy", True, "direct", "denied"),
                CodedMention(span("race"), "security", "arms race", False, "outlet", "asserted"),
                CodedMention(span("arms race"), "security", "arms race", True, "indirect", "asserted"),
                CodedMention(span("threat"), "other", "threat", True, "outlet", "asserted"),
            ),
            frames=(CodedFrame(span("hid the letter"), "security", "secrecy", "hiding is the point"),),
            tone=(0, 0, -1, -1, -1, 0),
        )
        return replace(key, **changes)

    return make


@pytest.fixture
def card(codebook: Codebook, make_article: Any, make_key: Any) -> Any:
    from framing.validation import report_card

    article = make_article()
    return report_card(codebook, Corpus([article]), Key([make_key(article)]))
