from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.article import Article
from framing.attribution import Attribution, attribute, read, voice_confidence

PIECES = st.sampled_from(
    [
        '"',
        "“",
        "”",
        "'",
        "’s",
        "said",
        "Mr. Lee",
        "Ann Lee",
        "that",
        "he",
        "they",
        "the",
        ".",
        "?",
        ",",
        "\n\n",
        ":",
        "minister",
        "denied",
        "according to",
        "claims",
        "it rained",
        "–",
        "told reporters",
        "saying",
        "(",
        ")",
    ]
)
TEXTS = st.lists(PIECES, max_size=60).map(" ".join)
PARAGRAPHS = [
    'Ann Lee, the mayor, said the bridge was safe. "We looked at every bolt," she said.',
    "According to the council, repairs took a year. Critics said that the cost had doubled.",
    '"It is a scandal," said Tom Ray, who lost the vote. He called the report "a whitewash".',
    "The minister denied that money was missing.\n\nNobody else would comment, an aide said.",
]


def article(text: str) -> Article:
    return Article.from_text(text, id="test/test")


def said(text: str) -> list[tuple[str, str | None]]:
    return [(a.content.of(text), a.speaker) for a in attribute(article(text))]


# ------------------------------------------------------------------ properties


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_spans_lie_inside_the_text_and_hold_words(text: str) -> None:
    for attribution in attribute(article(text)):
        for span in (attribution.content, attribution.cue, attribution.source):
            assert span is None or (0 <= span.start < span.end <= len(text) and span.of(text).strip())
        assert 0 <= attribution.confidence <= 1


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_content_never_covers_its_own_cue(text: str) -> None:
    for attribution in attribute(article(text)):
        assert attribution.cue is None or not attribution.content.overlaps(attribution.cue)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_contents_overlap_only_where_one_is_nested_in_the_other(text: str) -> None:
    found = attribute(article(text))
    for place, one in enumerate(found):
        for other in found[place + 1 :]:
            if one.content.overlaps(other.content):
                assert one.content.contains(other.content)
                assert other.outer is not None


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert attribute(article(text)) == attribute(article(text))


def outline(found: list[Attribution], before: int) -> list[tuple[object, ...]]:
    return [(a.content, a.cue, a.kind, a.rule, a.confidence) for a in found if a.content.end <= before]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PARAGRAPHS), min_size=3, max_size=6), st.sampled_from(PARAGRAPHS))
def test_a_paragraph_more_changes_nothing_two_paragraphs_earlier(paragraphs: list[str], more: str) -> None:
    text = "\n\n".join(paragraphs)
    settled = len("\n\n".join(paragraphs[:-2]))
    longer = attribute(article(f"{text}\n\n{more}"))
    assert outline(attribute(article(text)), settled) == outline(longer, settled)


@pytest.mark.parametrize(
    "unit",
    [
        '"',
        "“",
        "”",
        "'",
        "said ",
        '"said ',
        "that ",
        "he said, ",
        "A",
        ": ",
        "said that he said ",
        "1,111",
        ".",
        "- ",
        '"No," he said. ',
        "\n\n“it ",
        "of the ",
        "word ",
    ],
)
def test_time_grows_as_the_text_does(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        begun = time.process_time()
        attribute(article(text))
        return time.process_time() - begun

    seconds(1000)
    assert seconds(160_000) < 12 * max(seconds(40_000), 0.01)


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


def test_the_pieces_of_one_statement_share_a_group() -> None:
    text = '"The road," Ann Lee said, "is closed until May."'
    found = attribute(article(text))
    assert [a.content.of(text) for a in found] == ["The road,", "is closed until May."]
    assert len({a.group for a in found}) == 1


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


def test_an_attribution_within_another_names_the_one_around_it() -> None:
    text = "Ann Lee said that the mayor had said that the road was closed."
    inner = [a for a in attribute(article(text)) if a.outer is not None]
    assert [(a.content.of(text), a.outer) for a in inner] == [("the road was closed", 0)]


def test_words_in_nobodys_mouth_are_scare_quotes() -> None:
    reading = read(article('The so-called "summit" ended. It was late.'))
    assert reading.attributions == []
    assert len(reading.scare_quotes) == 1


@pytest.mark.parametrize("text", ["", " ", "\n\n", "It rained all day.", "Nobody came to the old harbour."])
def test_a_text_without_speech_has_no_attributions(text: str) -> None:
    assert attribute(article(text)) == []


def test_kinds_are_told_by_the_marks() -> None:
    text = 'Ann Lee said the road was "closed for good" and the bridge too.'
    kinds = {a.content.of(text): a.kind for a in attribute(article(text))}
    assert "mixed" in kinds.values() or "direct" in kinds.values()
    assert [a.kind for a in attribute(article("Ann Lee said the road was closed."))] == ["indirect"]


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
