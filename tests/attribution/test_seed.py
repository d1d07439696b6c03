from __future__ import annotations

from pathlib import Path

import pytest

from framing.article import Article, PartKind, join_parts
from framing.attribution import attribute
from framing.attribution.attribution import Attribution

SEED = Path(__file__).parents[3] / "shared" / "seed" / "000_009dea396181abd6.txt"

pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the page is not part of the project")


@pytest.fixture(scope="module")
def article() -> Article:
    """Headline, standfirst, caption and body of the page, found by how their lines begin."""
    lines = [line.strip() for line in SEED.read_text(encoding="utf-8").splitlines() if line.strip()]

    def line(start: str) -> int:
        return next(place for place, text in enumerate(lines) if text.startswith(start))

    headline, caption, body, end = map(
        line, ("Vladimir Putin:", "Russian Pres", "Vladimir Putin ins", "Join our")
    )
    parts: list[tuple[PartKind, str, str | None]] = [
        ("headline", lines[headline], None),
        ("standfirst", lines[headline + 1], None),
        ("caption", lines[caption], None),
        *(("paragraph", text, None) for text in lines[body:end]),
    ]
    text, spans = join_parts(parts)
    return Article(id="seed/page", text=text, parts=spans)


@pytest.fixture(scope="module")
def found(article: Article) -> list[Attribution]:
    return attribute(article)


def holding(article: Article, found: list[Attribution], words: str) -> Attribution:
    return next(a for a in found if words in a.content.of(article.text) and a.outer is None)


def test_the_headline_is_by_the_name_before_its_colon(article: Article, found: list[Attribution]) -> None:
    attribution = holding(article, found, "not an arms race")
    assert (attribution.rule, attribution.speaker, attribution.kind) == (
        "colon-content",
        "Vladimir Putin",
        "mixed",
    )


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("working on ballistic", "mixed"),
        ("not getting into a new", "indirect"),
        ("developing new missile defence", "mixed"),
        ("was deliberately seeking", "mixed"),
        ("would build ballistic", "mixed"),
        ("we are not being dragged", "direct"),
        ("Our task", "direct"),
        ("cover-up", None),
        ("continued to work on", "indirect"),
        ("So, references to", "direct"),
        ("Regrettably", "direct"),
    ],
)
def test_what_the_president_says_is_his(
    article: Article, found: list[Attribution], words: str, kind: str | None
) -> None:
    attribution = holding(article, found, words)
    assert (attribution.speaker, attribution.speaker_type) == ("Vladimir Putin", "person")
    assert kind in (None, attribution.kind)


def test_a_capital_speaks_for_its_government(article: Article, found: list[Attribution]) -> None:
    attribution = holding(article, found, "fend off")
    assert (attribution.speaker, attribution.speaker_type) == ("Washington", "institution")
    assert "ineffective" in attribution.content.of(article.text)


def test_the_last_quotation_is_one_statement(article: Article, found: list[Attribution]) -> None:
    pieces = [holding(article, found, words) for words in ("So, references", "Regrettably")]
    assert len({piece.group for piece in pieces}) == 1
