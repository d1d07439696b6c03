import pytest

from framing.wordings import aligned, retellings, statements, wordings

QUOTE = '"We will not take part in an arms race," said Ann Ray.'


def by_outlet(table, column):
    return dict(zip(table["outlet"], table[column], strict=True))


def test_a_statement_is_told_in_full_in_fragments_in_other_words_as_ones_own_or_not_at_all(shield):
    table = retellings(shield, speaker="Ann Ray")
    assert by_outlet(table, "form") == {
        "Globe": "paraphrase",
        "Herald": "own voice",
        "Post": "in full",
        "Star": "left out",
        "Sun": "fragment",
    }
    assert table["cluster"].unique().tolist() == [0]


def test_retellings_tell_the_share_quoted_and_kept_and_the_words(shield):
    table = retellings(shield, speaker="Ann Ray").set_index("outlet")
    assert table.loc["Post", ["quoted", "kept", "wordings"]].tolist() == [1, 1, 1]
    # "nine billion crowns" of the ten words of the Post.
    assert table.loc["Sun", ["quoted", "kept"]].tolist() == pytest.approx([3 / 10, 3 / 10])
    assert table.loc["Globe", "quoted"] == 0
    assert table.loc["Herald", "content"].startswith("The new shield has cost")
    assert table.loc["Herald", "wordings"] == 0
    assert table.loc["Star", "content"] != table.loc["Star", "content"]


def test_without_a_speaker_all_are_told(shield):
    assert set(retellings(shield)["speaker"]) == {"Ann Ray"}


def test_the_wordings_of_one_speaker_have_their_form(shield):
    table = wordings(shield, speaker="Ann Ray")
    assert table.columns.tolist() == [
        *("story", "cluster", "outlet", "article", "attribution", "content", "kind", "form", "similarity"),
    ]
    assert by_outlet(table, "form") == {"Post": "in full", "Sun": "fragment", "Globe": "paraphrase"}
    assert table["similarity"].iloc[0] == 100
    assert table["similarity"].is_monotonic_decreasing


def test_the_pieces_of_one_statement_are_joined(told):
    study = told({"Post": '"We will never," said Ann Ray, "build this harbour."'})
    assert wordings(study, speaker="Ann Ray")["content"].tolist() == ["We will never, … build this harbour."]


def test_statements_are_those_that_two_outlets_give_most_outlets_first(told):
    other = '"Our harbours stay open," said Bo Lee.'
    study = told({"Post": f"{QUOTE}\n\n{other}", "Sun": f"{QUOTE}\n\n{other}", "Star": QUOTE})
    table = statements(study)
    assert table[["speaker", "cluster", "outlets", "articles", "wordings", "kind"]].values.tolist() == [
        ["Ann Ray", 0, 3, 3, 3, "direct"],
        ["Bo Lee", 0, 2, 2, 2, "direct"],
    ]
    assert statements(study, fewest=3)["speaker"].tolist() == ["Ann Ray"]
    assert statements(study, fewest=4).empty


def test_the_cluster_numbers_of_statements_are_those_of_wordings(told):
    more = '\n\nAnn Ray said: "The ships sail tomorrow."'
    study = told({"Post": QUOTE + more, "Sun": QUOTE, "Star": f"It rained.{more}", "Globe": QUOTE})
    both = wordings(study, speaker="Ann Ray")
    for row in statements(study).itertuples():
        assert row.content in set(both.loc[both["cluster"] == row.cluster, "content"])


def test_words_are_aligned_with_the_fullest_wording(told):
    study = told({"Post": QUOTE, "Sun": '"We will take no part in an arms race," said Ann Ray.'})
    table = aligned(study, speaker="Ann Ray")
    own = table[table["outlet"] == "Post"]
    assert (own["op"] == "kept").all()
    assert " ".join(own["word"]) == "We will not take part in an arms race"
    sun = table[table["outlet"] == "Sun"]
    assert sun.loc[sun["op"] == "dropped", "word"].tolist() == ["not"]
    assert sun.loc[sun["op"] == "added", "other"].tolist() == ["no"]
    assert sun["quoted"].tolist() == [op != "dropped" for op in sun["op"]]


def test_a_cluster_can_be_chosen_and_one_that_is_not_there_is_refused(told):
    study = told({"Post": QUOTE, "Sun": QUOTE})
    assert set(aligned(study, speaker="Ann Ray", cluster=0)["cluster"]) == {0}
    with pytest.raises(ValueError, match=r"Ann Ray has no statement 7 here\. There are: 0 to 0"):
        aligned(study, speaker="Ann Ray", cluster=7)


def test_what_one_outlet_alone_says_is_not_aligned(told):
    assert aligned(told({"Post": QUOTE}), speaker="Ann Ray").empty


def test_an_unknown_speaker_or_story_is_refused_with_those_there_are(shield):
    with pytest.raises(ValueError, match=r"Nothing is attributed to 'Ray' here. Most is to: Ann Ray"):
        wordings(shield, speaker="Ray")
    with pytest.raises(ValueError, match=r"There is no story 'flood'\. There are: talks"):
        retellings(shield, story="flood")


def test_articles_without_outlet_or_story_are_a_group_of_their_own(told):
    from framing import Article, Codebook, analyze

    articles = [Article.from_text(QUOTE, id=name) for name in "ab"]
    study = analyze(articles, Codebook.sample("security"), sentiment=False)
    assert statements(study, fewest=1)[["story", "outlets", "articles"]].values.tolist() == [
        ["no story", 1, 2]
    ]
    assert wordings(study, speaker="Ann Ray", story="no story")["outlet"].tolist() == ["no outlet"] * 2


def test_a_study_in_which_nobody_speaks_has_no_statements(told):
    study = told({"Post": "It rained.", "Sun": "It rained again."})
    assert statements(study).empty
    assert retellings(study).empty


@pytest.mark.parametrize("table", [statements, retellings])
def test_the_corpus_gives_the_statements_of_its_fact_sheets(sample, table):
    found = table(sample, story="missile-shield")
    assert {"Vladimir Putin", "Dmitry Peskov"} <= set(found["speaker"])


def test_the_two_translations_of_the_corpus_come_together(sample):
    found = wordings(sample, speaker="Vladimir Putin", story="missile-shield")
    (cluster,) = found.loc[found["content"].str.contains("only camouflage"), "cluster"]
    told = " ".join(found.loc[found["cluster"] == cluster, "content"])
    assert "to cover up the true plans" in told
    assert "just a cover for the true purpose" in told
