import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing import Codebook, analyze, sample
from framing.compare import who_is_heard

OWN = {"words": 10}
RAY = {"voice": "direct", "speaker": "Ann Ray", "type": "person"}
RIGA = {"voice": "indirect", "speaker": "Riga", "type": "institution"}
NOBODY = {"voice": "indirect"}


@pytest.fixture
def heard(spoken_study):
    return spoken_study(
        [
            (
                "talks/Post",
                "Post",
                "talks",
                [
                    {**OWN, "part": "headline"},
                    {**RAY, "words": 6, "group": 0},
                    {**RAY, "words": 2, "group": 0},
                    {**RIGA, "words": 4},
                    {**NOBODY, "words": 4},
                    {"words": 1, "voice": "scare"},
                    {**RAY, "words": 3, "part": "caption"},
                ],
            ),
            ("flood/Post", "Post", "flood", [OWN]),
            ("talks/Globe", "Globe", "talks", [{**RIGA, "words": 5}, {**RAY, "words": 5}, OWN]),
        ]
    )


def row(table, **where):
    for name, value in where.items():
        table = table[table[name] == value]
    assert len(table) == 1
    return table.iloc[0]


def test_words_statements_and_articles_are_counted_by_speaker(heard):
    counts = who_is_heard(heard)[["outlet", "speaker_type", "speaker", "words", "direct", "statements"]]
    assert counts.values.tolist() == [
        ["Globe", "person", "Ann Ray", 5, 5, 1],
        ["Globe", "institution", "Riga", 5, 0, 1],
        ["Post", "person", "Ann Ray", 11, 11, 2],
        ["Post", "institution", "Riga", 4, 0, 1],
        ["Post", "unknown", "unknown", 4, 0, 1],
    ]


def test_shares_are_of_the_attributed_words_of_the_speakers_own_and_of_the_articles(heard):
    ray = row(who_is_heard(heard), outlet="Post", speaker="Ann Ray")
    assert (ray["share"], ray["direct_share"], ray["article_share"]) == (11 / 19, 1.0, 0.5)
    assert row(who_is_heard(heard), outlet="Globe", speaker="Riga")["direct_share"] == 0


def test_the_place_is_the_share_of_words_before_captions_left_out(heard):
    table = who_is_heard(heard)
    assert row(table, outlet="Post", speaker="Ann Ray")["place"] == 10 / 27
    assert row(table, outlet="Post", speaker="Riga")["place"] == 18 / 27
    assert row(table, outlet="Globe", speaker="Riga")["place"] == 0


def test_the_place_of_a_group_is_the_mean_over_the_articles_where_the_speaker_is_heard(heard):
    ray = row(who_is_heard(heard, by=None), speaker="Ann Ray")
    assert ray["place"] == pytest.approx((10 / 27 + 5 / 20) / 2)


def test_first_and_last_are_counted_once_an_article_and_never_in_captions(heard):
    table = who_is_heard(heard)[["outlet", "speaker", "first_heard", "last_heard"]]
    assert table.values.tolist() == [
        ["Globe", "Ann Ray", 0, 1],
        ["Globe", "Riga", 1, 0],
        ["Post", "Ann Ray", 1, 0],
        ["Post", "Riga", 0, 0],
        ["Post", "unknown", 0, 1],
    ]


def test_a_speaker_heard_in_a_caption_alone_has_words_but_no_place(spoken_study):
    study = spoken_study([("a", "Post", "talks", [OWN, {**RAY, "part": "caption"}])])
    table = who_is_heard(study)
    assert table["words"].tolist() == [1]
    assert np.isnan(table["place"].iloc[0])
    assert table[["first_heard", "last_heard"]].values.tolist() == [[0, 0]]


def test_types_of_speaker_tell_how_many_speakers_they_are_of(heard):
    table = who_is_heard(heard, by=None, of="speaker_type")
    assert table[["speaker_type", "speakers", "words", "articles"]].values.tolist() == [
        ["person", 1, 16, 2],
        ["institution", 1, 9, 2],
        ["unknown", 0, 4, 1],
    ]


def test_without_a_group_all_articles_are_taken_together(heard):
    table = who_is_heard(heard, by=None)
    assert table.columns[0] == "speaker_type"
    assert row(table, speaker="Ann Ray")["article_share"] == 2 / 3


def test_the_group_may_be_a_part_of_the_text(heard):
    table = who_is_heard(heard, by="part")
    ray = row(table, part="body", speaker="Ann Ray")
    assert (ray["words"], ray["articles"], ray["statements"]) == (13, 2, 2)


@pytest.mark.parametrize("by", ["share", "place", "speakers", "group", "weather"])
def test_a_column_that_does_not_exist_or_that_the_result_needs_is_refused(heard, by):
    with pytest.raises(ValueError, match="There is no column"):
        who_is_heard(heard, by=by)


def test_what_can_be_heard_is_a_closed_choice(heard):
    with pytest.raises(ValueError, match="Heard can be speaker or speaker_type, not 'cue'"):
        who_is_heard(heard, of="cue")


@pytest.mark.parametrize("by", [None, "outlet", "story"])
@pytest.mark.parametrize("of", ["speaker", "speaker_type"])
def test_nobody_is_heard_where_nothing_is_attributed(spoken_study, by, of):
    assert who_is_heard(spoken_study([]), by=by, of=of).empty
    assert who_is_heard(spoken_study([("a", "Post", "talks", [OWN])]), by=by, of=of).empty


def test_articles_without_an_outlet_or_a_story_are_a_group(spoken_study):
    study = spoken_study([("a", None, None, [{**RAY, "words": 2}])])
    assert who_is_heard(study)["outlet"].tolist() == ["no outlet"]
    assert who_is_heard(study, by="story")["story"].tolist() == ["no story"]


RUNS = st.lists(
    st.fixed_dictionaries(
        {
            "words": st.integers(1, 9),
            "voice": st.sampled_from(["outlet", "direct", "indirect", "scare"]),
            "speaker": st.sampled_from(["Ann Ray", "Riga", None]),
        }
    ),
    max_size=8,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=8)
@given(articles=st.lists(st.tuples(st.sampled_from(["Post", "Globe"]), RUNS), max_size=6))
def test_each_article_in_which_anybody_is_heard_has_one_first_and_one_last(spoken_study, articles):
    study = spoken_study([(f"s/{i}", outlet, "s", runs) for i, (outlet, runs) in enumerate(articles)])
    table = who_is_heard(study)
    speaking = sum(any(run["voice"] in ("direct", "indirect") for run in runs) for _, runs in articles)
    assert table["first_heard"].sum() == table["last_heard"].sum() == speaking
    assert table["share"].sum() == pytest.approx(table["outlet"].nunique())
    assert table["place"].dropna().between(0, 1).all()


def test_the_words_of_the_sample_corpus_are_those_of_its_attributed_passages():
    study = analyze(sample().where(story="missile-shield"), Codebook.sample("security"), sentiment=False)
    attributed = study.passages[study.passages["attribution"].notna()]
    table = who_is_heard(study)
    assert table["words"].sum() == attributed["words"].sum()
    assert table["direct"].sum() == attributed.loc[attributed["voice"] == "direct", "words"].sum()
