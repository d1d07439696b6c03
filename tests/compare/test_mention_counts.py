import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

import framing
from framing import compare
from framing.article import Article
from framing.compare.mention_counts import PARTS, outlets_of
from framing.passages import VOICES

CODEBOOK = framing.Codebook.sample("security")
ARTICLES = [
    Article.from_text(
        'Threat over Harrow\n\nThe threat is real. "No arms race," said Ada Brook.\n\nA threat remains.',
        id="flood/post",
        outlet="The $Post",
        story="flood",
        date=datetime.date(2024, 3, 5).isoformat(),
    ),
    Article.from_text("Rain fell. No more was said.", id="flood/globe", outlet="The Globe"),
    Article.from_text("The threat of rain.", id="flood/leaflet"),
]
SAMPLE = framing.sample()


@pytest.fixture(scope="module")
def study() -> framing.Study:
    return framing.analyze(ARTICLES, CODEBOOK, sentiment=False)


@pytest.fixture(scope="module")
def sample() -> framing.Study:
    return framing.analyze(SAMPLE, CODEBOOK, sentiment=False)


def test_counts_are_those_of_the_outlet_the_voice_and_the_parts(study: framing.Study) -> None:
    table = compare.how_often(study, outlets=["The $Post"], frames=["threat"], voices=["outlet"])
    assert table[["outlet", "frame", "voice", "count", "in_articles"]].values.tolist() == [
        ["The $Post", "threat", "outlet", 3, 1]
    ]
    lede = compare.how_often(study, outlets="The $Post", frames="threat", voices="outlet", parts="lede").iloc[
        0
    ]
    assert (lede["count"], lede["words"], lede["rate"]) == (1, 3, pytest.approx(1000 / 3))


def test_articles_without_an_outlet_are_counted_as_those_of_no_outlet(study: framing.Study) -> None:
    assert outlets_of(study) == ["The $Post", "The Globe", "no outlet"]
    table = compare.how_often(study, outlets=["no outlet"], frames=["threat"], voices=["outlet"])
    assert table["count"].tolist() == [1]
    assert compare.sentences(study, outlets=["no outlet"])["article"].tolist() == ["flood/leaflet"]


def test_where_nobody_speaks_in_a_voice_there_is_no_rate_and_a_reason(study: framing.Study) -> None:
    row = compare.how_often(study, outlets=["The Globe"], frames=["threat"], voices=["direct"]).iloc[0]
    assert (row["count"], row["words"], row["note"]) == (0, 0, "no word in this voice: no rate")
    assert row["rate"] != row["rate"]


def test_counts_words_and_rates_are_those_of_rates(sample: framing.Study) -> None:
    columns = ["outlet", "frame", "voice", "count", "words", "rate"]
    ours = compare.how_often(sample).sort_values(columns[:3], ignore_index=True)
    theirs = compare.rates(sample, "frame", by="outlet", draws=10).sort_values(columns[:3], ignore_index=True)
    assert_frame_equal(ours[columns], theirs[columns], check_dtype=False)


def some(values: tuple[str, ...]) -> st.SearchStrategy[list[str] | None]:
    return st.none() | st.lists(st.sampled_from(values), unique=True)


@settings(max_examples=30)
@given(
    outlets=some(("The Wharfinger", "Daily Kestrel")),
    frames=some(tuple(frame.label for frame in CODEBOOK.frames)),
    voices=some(VOICES),
    parts=some(PARTS),
)
def test_the_sentences_are_as_many_as_the_mentions_counted(
    sample: framing.Study,
    outlets: list[str] | None,
    frames: list[str] | None,
    voices: list[str] | None,
    parts: list[str] | None,
) -> None:
    table = compare.how_often(sample, outlets=outlets, frames=frames, voices=voices, parts=parts)
    sentences = compare.sentences(sample, outlets=outlets, frames=frames, voices=voices, parts=parts)
    assert table["count"].sum() == len(sentences)
    for name, wanted in (("outlet", outlets), ("frame", frames), ("voice", voices), ("part", parts)):
        assert wanted is None or set(sentences[name]) <= set(wanted)
    for row in sentences.itertuples():
        offset = row.start - row.sentence_start
        assert row.sentence_text[offset : offset + len(row.text)] == row.text


def test_what_is_not_there_is_refused_with_what_there_is(study: framing.Study) -> None:
    with pytest.raises(ValueError, match=r"There is no voice 'inner'. There are: outlet, direct"):
        compare.how_often(study, voices=["inner"])
    with pytest.raises(ValueError, match="There is no part 'title'"):
        compare.sentences(study, parts=["title"])


def test_no_articles_give_an_empty_table() -> None:
    table = compare.how_often(framing.analyze([], CODEBOOK))
    assert table.empty
    assert table.columns.tolist()[:4] == ["outlet", "frame", "voice", "count"]
