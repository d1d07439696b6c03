import numpy as np
import pytest

from framing.compare import headline_against_body


def run(words, *frames, part="body", voice="outlet"):
    told = [(frame, "asserted") for frame in frames]
    return {"words": words, "voice": voice, "part": part, "frames": told}


@pytest.fixture
def headed(spoken_study):
    return spoken_study(
        [
            (
                "a",
                "Post",
                "talks",
                [
                    run(5, "race", part="headline"),
                    run(15, "race", part="standfirst", voice="indirect"),
                    run(40, part="lede"),
                    run(60, "race", "peace"),
                    run(30, "race", part="caption"),
                ],
            ),
            ("b", "Globe", "talks", [run(50, "race")]),
        ]
    )


def rows(table, **where):
    for name, value in where.items():
        table = table[table[name] == value]
    return table[["place", "count", "words", "articles", "rate"]].values.tolist()


def test_headline_and_standfirst_are_set_against_lede_and_body_without_captions(headed):
    assert rows(headline_against_body(headed), outlet="Post", frame="race") == [
        ["headline", 2, 20, 1, 100.0],
        ["body", 1, 100, 1, 10.0],
    ]


def test_an_outlet_without_headlines_has_no_rate_and_the_note_says_why(headed):
    table = headline_against_body(headed)
    row = table[(table["outlet"] == "Globe") & (table["place"] == "headline")].iloc[0]
    assert np.isnan(row["rate"])
    assert row["note"] == "no word in the headline: no rate"


def test_one_voice_alone_can_be_asked_for(headed):
    table = headline_against_body(headed, voice="indirect")
    assert rows(table, outlet="Post", frame="race")[0] == ["headline", 1, 15, 1, pytest.approx(1000 / 15)]


def test_all_articles_can_be_taken_together(headed):
    table = headline_against_body(headed, by=None)
    assert "outlet" not in table.columns
    assert rows(table, frame="race") == [["headline", 2, 20, 1, 100.0], ["body", 2, 150, 2, 2000 / 150]]


def test_frames_come_in_the_order_of_the_codebook_those_never_named_too(headed):
    assert headline_against_body(headed)["frame"].tolist() == ["race", "race", "peace", "peace"] * 2


def test_enough_stories_give_an_interval_around_the_rate(spoken_study):
    study = spoken_study(
        [
            (f"s{i}", "Post", f"s{i}", [run(9, part="headline"), run(90, *["race"] * (i % 3))])
            for i in range(9)
        ]
    )
    table = headline_against_body(study).set_index(["frame", "place"])
    body = table.loc["race", "body"]
    assert body["rate"] == pytest.approx(1000 * 9 / 810)
    assert body["low"] < body["rate"] < body["high"]
    assert table.loc["race", "headline"]["note"] == "no mention: no interval"


def test_few_stories_give_no_interval(headed):
    table = headline_against_body(headed)
    assert table["low"].isna().all()
    assert "1 article: no interval" in table["note"].tolist()


def test_no_articles_give_no_rates(spoken_study):
    assert headline_against_body(spoken_study([])).empty
    assert headline_against_body(spoken_study([]), by=None).empty


def test_what_does_not_exist_is_refused(headed):
    with pytest.raises(ValueError, match="There is no voice 'loud'"):
        headline_against_body(headed, voice="loud")
    with pytest.raises(ValueError, match="There is no column 'part'"):
        headline_against_body(headed, by="part")
    with pytest.raises(ValueError, match="between 0 and 1"):
        headline_against_body(headed, level=1)
