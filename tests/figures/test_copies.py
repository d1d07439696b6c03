import pytest

from framing import Article, Codebook, analyze
from framing.figures import NothingToDraw, agency_copy, draw_agency_copy

RAIN = "Rain fell on the harbour all night and the ferries stayed at the quay until the wind turned."
SNOW = "Snow fell on the roofs of the old town until noon and then it melted away in the sun."


def study(articles):
    made = [
        Article.from_text(text, id=f"{story}/{outlet}", outlet=outlet, story=story)
        for (outlet, story), text in articles.items()
    ]
    return analyze(made, Codebook.sample("security"), sentiment=False)


@pytest.fixture(scope="module")
def weather():
    return study(
        {
            ("Wire", "rain"): RAIN,
            ("Wire", "snow"): SNOW,
            ("Post", "rain"): f"{RAIN} It was cold.",
            ("Post", "snow"): "Nothing fell.",
            ("Sun", "snow"): "The sun shone.",
        }
    )


def pair(data, outlet, other):
    return data[(data["outlet"] == outlet) & (data["other"] == other)].iloc[0]


def test_a_cell_is_the_share_of_the_rows_own_words_that_stand_in_the_columns(weather):
    data = draw_agency_copy(weather).data
    # 18 words on the rain and 19 on the snow; the Post has 3 more and 2 on the snow.
    row = pair(data, "Wire", "Post")
    assert (row["words"], row["shared"], row["articles"], row["of_articles"]) == (37, 18, 1, 2)
    row = pair(data, "Post", "Wire")
    assert (row["words"], row["shared"], row["share"]) == (23, 18, 18 / 23)
    assert pair(data, "Sun", "Wire")["shared"] == 0


def test_each_pair_of_outlets_has_a_cell_and_its_numbers(weather):
    axes = agency_copy(weather).axes[0]
    assert len(axes.patches) == 6
    assert sorted(text.get_text() for text in axes.texts) == ["49%\n(1)", "78%\n(1)", *"––––"]
    assert [label.get_text().split("\n")[0] for label in axes.get_yticklabels()] == ["Post", "Sun", "Wire"]


def test_the_more_is_shared_the_darker_the_cell(weather):
    axes = agency_copy(weather).axes[0]
    lightness = {patch.get_xy(): sum(patch.get_facecolor()[:3]) for patch in axes.patches}
    # Rows and columns are Post, Sun, Wire: half of the Wire's words are the Post's, and more of the Post's.
    post, wire = lightness[2 - 0.48, 0 - 0.46], lightness[0 - 0.48, 2 - 0.46]
    assert post < wire < 3
    assert sorted(lightness.values())[2:] == [3, 3, 3, 3]


def test_alt_and_caption_tell_the_largest_share_and_its_words(weather):
    drawing = draw_agency_copy(weather)
    assert "3 outlets share in runs of 7" in drawing.alt
    assert "78% of the own words of Post stand in Wire (18 words of 23, in 1 of 2 articles)" in drawing.alt
    assert drawing.caption.startswith("Most is shared by Post with Wire: 78% of its 23 own words")


def test_where_nothing_is_shared_one_sentence_says_so():
    with pytest.raises(NothingToDraw, match="No two outlets share 7 words in a row"):
        agency_copy(study({("Post", "rain"): RAIN, ("Sun", "snow"): SNOW}))


@pytest.mark.parametrize("articles", [{}, {("Post", "rain"): RAIN, ("Post", "again"): RAIN}])
def test_one_outlet_alone_has_nobody_to_share_with(articles):
    with pytest.raises(NothingToDraw, match="There are no two outlets"):
        agency_copy(study(articles))


def test_outlets_can_be_chosen(weather):
    chosen = draw_agency_copy(weather, outlets=["Wire", "Post"])
    assert set(chosen.data["outlet"]) == {"Wire", "Post"}
    assert "Not drawn: 1 outlet" in chosen.caption
    with pytest.raises(NothingToDraw, match="The outlets asked for share no 7 words"):
        draw_agency_copy(weather, outlets=["Sun", "Post"])


def test_of_many_outlets_with_long_names_those_that_share_most_are_drawn():
    copies = {(f"The $aver of {'a long name ' * 20}{n:02}", "rain"): RAIN for n in range(12)}
    drawing = draw_agency_copy(study({**copies, ("Alone", "snow"): SNOW}))
    assert drawing.data["outlet"].nunique() == 12
    assert "Alone" not in set(drawing.data["outlet"])
    assert "Not drawn: 1 outlet" in drawing.caption


def test_no_text_is_smaller_than_seven_points(weather):
    axes = agency_copy(weather).axes[0]
    shown = [*axes.texts, *axes.get_xticklabels(), *axes.get_yticklabels(), axes.xaxis.label]
    assert min(text.get_fontsize() for text in shown) >= 7


def test_an_outlet_without_words_of_its_own_shares_none():
    data = draw_agency_copy(study({("Post", "rain"): RAIN, ("Sun", "rain"): RAIN, ("Star", "x"): "—"})).data
    assert pair(data, "Star", "Sun")["words"] == 0
