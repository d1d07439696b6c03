import numpy as np
import pandas as pd
import pytest

from framing.compare import source_evenness
from framing.compare.diversity import _chances


def says(speaker, kind="person", **more):
    return {"voice": "indirect", "speaker": speaker, "type": kind, **more}


def test_it_is_the_chance_that_two_statements_of_an_article_are_by_different_speakers(spoken_study):
    study = spoken_study(
        [
            ("a", "Post", "talks", [says("Ray"), says("Ray"), says("Lee")]),
            ("b", "Post", "talks", [says("Ray"), says("Lee")]),
        ]
    )
    row = source_evenness(study).iloc[0]
    assert row["different"] == pytest.approx((2 / 3 + 1) / 2)
    assert row["effective"] == pytest.approx(6)
    assert row[["articles", "statements", "unknown", "speakers"]].tolist() == [2, 5, 0, 2]
    assert row["note"] == "2 articles: no interval"


def test_it_does_not_grow_with_the_number_of_statements():
    rng = np.random.default_rng(3)
    means = []
    for statements in (2, 5, 40):
        speakers = rng.choice(4, size=(400, statements), p=[0.4, 0.3, 0.2, 0.1])
        known = pd.DataFrame({"article": np.repeat(np.arange(400), statements), "speaker": speakers.ravel()})
        means.append(_chances(known, "speaker").mean())
    assert means == pytest.approx([0.7] * 3, abs=0.06)


def test_the_pieces_of_one_statement_count_once(spoken_study):
    runs = [says("Ray", group=0), says("Ray", group=0), says("Lee", group=1)]
    row = source_evenness(spoken_study([("a", "Post", "talks", runs)])).iloc[0]
    assert (row["statements"], row["different"]) == (2, 1.0)


def test_statements_whose_speaker_is_not_found_are_left_out_and_counted(spoken_study):
    study = spoken_study([("a", "Post", "talks", [says("Ray"), says(None, None), says("Ray")])])
    row = source_evenness(study).iloc[0]
    assert (row["unknown"], row["statements"], row["different"]) == (1, 2, 0.0)
    assert row["effective"] == 1


def test_articles_with_one_statement_say_nothing(spoken_study):
    row = source_evenness(spoken_study([("a", "Post", "talks", [says("Ray")])])).iloc[0]
    assert np.isnan(row["different"])
    assert row["articles"] == 0
    assert row["note"].startswith("no article with two statements whose speakers are known")


def test_where_nobody_is_heard_twice_no_number_of_speakers_can_be_told(spoken_study):
    row = source_evenness(spoken_study([("a", "Post", "talks", [says("Ray"), says("Lee")])])).iloc[0]
    assert row["different"] == 1
    assert np.isnan(row["effective"])
    assert row["note"] == "1 article: no interval; no speaker twice in an article: no effective number"


def test_enough_stories_give_an_interval_around_the_value(spoken_study):
    mixed = [says("Ray"), says("Lee"), says("Ray")]
    alone = [says("Ray"), says("Ray")]
    study = spoken_study([(f"s{i}/Post", "Post", f"s{i}", mixed if i % 2 else alone) for i in range(8)])
    row = source_evenness(study).iloc[0]
    assert row["different"] == pytest.approx(1 / 3)
    assert row["low"] < row["different"] < row["high"]
    assert row["note"] == ""


def test_types_of_speaker_and_other_groups_can_be_asked_for(spoken_study):
    runs = [says("Ray"), says("Lee"), says("Riga", "institution")]
    study = spoken_study([("a", "Post", "talks", runs), ("b", None, None, runs)])
    table = source_evenness(study, by="story", of="speaker_type")
    assert table["story"].tolist() == ["no story", "talks"]
    assert table["different"].tolist() == pytest.approx([2 / 3] * 2)


def test_what_does_not_exist_is_refused(spoken_study):
    study = spoken_study([("a", "Post", "talks", [says("Ray")])])
    with pytest.raises(ValueError, match="Different can be speaker or speaker_type, not 'cue'"):
        source_evenness(study, of="cue")
    with pytest.raises(ValueError, match="There is no column 'weather'"):
        source_evenness(study, by="weather")


def test_no_statements_give_an_empty_table(spoken_study):
    assert source_evenness(spoken_study([])).empty
