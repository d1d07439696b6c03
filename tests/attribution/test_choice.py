from __future__ import annotations

import pytest

from framing.article import Article
from framing.attribution import Attribution, attribute, read, voice_confidence


def article(text: str) -> Article:
    return Article.from_text(text, id="test/test")


def said(text: str) -> list[tuple[str, str | None]]:
    return [(a.content.of(text), a.speaker) for a in attribute(article(text))]


# ------------------------------------------------------------------ patterns


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ('"The road is closed," said Ann Lee.', "The road is closed,", "Ann Lee"),
        ('"The road is closed," Ann Lee said.', "The road is closed,", "Ann Lee"),
        ('Ann Lee said: "The road is closed."', "The road is closed.", "Ann Lee"),
        ("Ann Lee said that the road was closed.", "the road was closed", "Ann Lee"),
        ("Ann Lee told reporters that the road was closed.", "the road was closed", "Ann Lee"),
        ("The road is closed, Ann Lee said.", "The road is closed", "Ann Lee"),
        ("The road is closed, according to Ann Lee.", "The road is closed", "Ann Lee"),
        ("According to Ann Lee, the road is closed.", "the road is closed", "Ann Lee"),
        ("Officials denied that money was missing.", "money was missing", "officials"),
        ("‘The road is closed,’ said Ann Lee.", "The road is closed,", "Ann Lee"),
    ],
)
def test_a_pattern_is_attributed(text: str, content: str, speaker: str) -> None:
    assert said(text) == [(content, speaker)]


def test_a_quotation_that_goes_on_has_the_same_speaker() -> None:
    text = '"The road is closed," said Ann Lee. "It will open in May."'
    assert [speaker for _, speaker in said(text)] == ["Ann Lee", "Ann Lee"]


def test_a_quotation_over_paragraphs_is_cut_at_each() -> None:
    text = 'Ann Lee said: "The road is closed for now.\n\n"It will open again in May."'
    found = attribute(article(text))
    assert [a.content.of(text) for a in found] == [
        "The road is closed for now.",
        "It will open again in May.",
    ]
    assert [a.group for a in found] == [0, 0]


def test_words_in_nobodys_mouth_are_scare_quotes() -> None:
    reading = read(article('The so-called "summit" ended. It was late.'))
    assert reading.attributions == []
    assert len(reading.scare_quotes) == 1


@pytest.mark.parametrize("text", ["", " ", "\n\n", "It rained all day.", "Nobody came to the old harbour."])
def test_a_text_without_speech_has_no_attributions(text: str) -> None:
    assert attribute(article(text)) == []


# ------------------------------------------------------------------ reasons and confidence


def test_every_attribution_says_why() -> None:
    found = attribute(article('"The road is closed," said Ann Lee.'))
    why = found[0].why(most=2)
    assert why.rule == found[0].rule
    assert {name for name, _ in why.reasons} >= {"quotation", "acceptance", "quotation source"}
    assert all(len(reasons) <= 2 for _, reasons in why.reasons)
    assert "probability" in str(why)


def test_an_attribution_made_by_hand_has_no_reasons() -> None:
    by_hand = attribute(article("Ann Lee said it rained."))[0]
    bare = Attribution(0, by_hand.content, "indirect", None, None, None, None, None, "by hand", 1.0)
    with pytest.raises(ValueError, match="models"):
        bare.why()


def test_a_voice_has_the_confidence_of_its_attribution() -> None:
    found = attribute(article('"The road is closed," said Ann Lee.'))[0]
    assert voice_confidence("direct", found) > 0.8
    assert 0 < voice_confidence("scare") < 1
    with pytest.raises(ValueError, match="no voice"):
        voice_confidence("chorus")


# ------------------------------------------------------------------ what is no content


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The lock was old, a guard said on condition of anonymity.", "The lock was old"),
        ("«The talks will go on», said the deputy minister Oleg Sorin.", "The talks will go on"),
        ('"I never touched the vase," she insisted, and nobody laughed.', "I never touched the vase,"),
        ('"Are you the owner?" the constable asked the goat\'s keeper.', "Are you the owner?"),
    ],
)
def test_what_stands_in_the_tag_of_a_statement_is_not_said(text: str, content: str) -> None:
    assert [words for words, _ in said(text)] == [content]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ('"It is late," Ann Lee said, adding that the road was closed.', "the road was closed"),
        ('"It is late," Ann Lee said. "The road is closed."', "The road is closed."),
        ('"It is late," she said, "and the road is closed."', "and the road is closed."),
    ],
)
def test_what_is_said_after_the_tag_is_found(text: str, content: str) -> None:
    assert content in [words for words, _ in said(text)]
