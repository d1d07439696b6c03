import numpy as np
import pytest

from framing import Codebook, analyze, sample
from framing.compare import denial


def run(words, *frames, voice="outlet", part="body"):
    return {"words": words, "voice": voice, "part": part, "frames": frames}


RACE, DENIED, HEDGED = ("race", "asserted"), ("race", "denied"), ("peace", "hedged")


@pytest.fixture
def named(spoken_study):
    return spoken_study(
        [
            ("a", "Post", "talks", [run(5, DENIED, part="headline"), run(100, RACE, DENIED), run(50)]),
            ("b", "Post", "flood", [run(50, HEDGED), run(20, RACE, voice="direct")]),
            ("c", "Globe", "talks", [run(40)]),
        ]
    )


def cell(table, **where):
    for name, value in where.items():
        table = table[table[name] == value]
    assert len(table) == 1
    return table.iloc[0]


def test_mentions_are_counted_by_group_part_voice_and_stance(named):
    table = denial(named)
    body = {"outlet": "Post", "part": "body", "voice": "outlet"}
    counts = [cell(table, **body, stance=stance)["count"] for stance in ("asserted", "hedged", "denied")]
    assert counts == [1, 1, 1]
    assert cell(table, **body, stance="denied")[["mentions", "words", "rate", "share"]].tolist() == [
        3, 200, 5.0, pytest.approx(1 / 3),
    ]  # fmt: skip
    headline = cell(table, outlet="Post", part="headline", voice="outlet", stance="denied")
    assert (headline["count"], headline["rate"], headline["share"]) == (1, 200.0, 1.0)


def test_a_voice_without_mentions_has_words_and_a_rate_but_no_share(named):
    row = cell(denial(named), outlet="Globe", part="body", voice="outlet", stance="denied")
    assert (row["count"], row["words"], row["rate"]) == (0, 40, 0.0)
    assert np.isnan(row["share"])
    assert row["note"] == "no mention: no share"


def test_parts_and_voices_without_a_word_have_no_row(named):
    table = denial(named)
    assert table[["outlet", "part", "voice"]].drop_duplicates().values.tolist() == [
        ["Globe", "body", "outlet"],
        ["Post", "headline", "outlet"],
        ["Post", "body", "outlet"],
        ["Post", "body", "direct"],
    ]


def test_frames_are_compared_by_the_same_words(named):
    table = denial(named, by="frame")
    assert cell(table, frame="race", part="body", voice="outlet", stance="denied")["words"] == 240
    assert cell(table, frame="peace", part="body", voice="outlet", stance="hedged")["count"] == 1


def test_few_articles_give_no_interval_and_the_reason(named):
    table = denial(named)
    row = cell(table, outlet="Post", part="body", voice="outlet", stance="denied")
    assert np.isnan(row["low"])
    assert row["note"] == "2 stories: no interval"


def test_enough_stories_give_an_interval_around_the_share(spoken_study):
    study = spoken_study(
        [(f"s{i}", "Post", f"s{i}", [run(90, RACE, DENIED if i % 2 else RACE)]) for i in range(8)]
    )
    row = cell(denial(study), stance="denied")
    assert row["low"] < row["share"] == 0.25 < row["high"]
    assert cell(denial(study), stance="hedged")["note"] == "none of them: no interval"


def test_no_articles_and_no_mentions_give_no_counts(spoken_study):
    assert denial(spoken_study([])).empty
    assert denial(spoken_study([]), by="frame").empty
    assert denial(spoken_study([("a", None, None, [run(9)])]))["count"].sum() == 0


def test_what_does_not_exist_is_refused(named):
    with pytest.raises(ValueError, match="There is no column 'voice'"):
        denial(named, by="voice")
    with pytest.raises(ValueError, match="between 0 and 1"):
        denial(named, level=0)


def test_every_mention_of_the_sample_corpus_is_counted_once():
    study = analyze(sample().where(story="missile-shield"), Codebook.sample("security"), sentiment=False)
    table = denial(study)
    assert table["count"].sum() == len(study.mentions)
    denied = study.mentions["stance"] == "denied"
    assert table.loc[table["stance"] == "denied", "count"].sum() == denied.sum()
    assert table.loc[table["stance"] == "denied", "words"].sum() == study.passages["words"].sum()
