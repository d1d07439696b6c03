import pytest

from framing.figures import NothingToDraw, draw_who_is_heard, who_is_heard
from framing.figures.palette import VOICES


@pytest.fixture(scope="module")
def drawing(shared_study):
    """Drawn once: no test changes it."""
    return draw_who_is_heard(shared_study)


def columns(figure):
    return {axes.get_title(loc="left"): axes for axes in figure.axes[:-1]}


def widths(axes, voice):
    (bars,) = [bars for bars in axes.containers if bars.get_label() == VOICES[voice].label]
    return [bar.get_width() for bar in bars]


def numbers(figure):
    """The columns of numbers: their names, then their rows."""
    return [text.get_text() for text in figure.axes[-1].texts]


def test_the_columns_are_the_types_of_speaker_that_occur(drawing):
    assert list(columns(drawing.figure)) == ["persons", "institutions"]


def test_a_bar_is_the_share_of_the_outlets_attributed_words_its_hatched_part_those_quoted(drawing):
    figure = drawing.figure
    data = drawing.data.set_index(["outlet", "speaker_type"])
    persons, institutions = columns(figure).values()
    quoted = 100 * data.loc[("The Courier", "person"), "share"]
    assert widths(persons, "direct") == pytest.approx([quoted, 100])
    assert widths(persons, "indirect") == pytest.approx([0, 0])
    assert widths(institutions, "direct") == pytest.approx([0, 0])
    assert widths(institutions, "indirect") == pytest.approx([100 - quoted, 0])


def test_each_bar_has_its_share_in_words_of_at_least_seven_points(drawing):
    figure = drawing.figure
    assert [text.get_text() for text in columns(figure)["persons"].texts] == ["40", "100"]
    sizes = [text.get_fontsize() for axes in figure.axes for text in axes.texts]
    sizes += [label.get_fontsize() for axes in figure.axes for label in axes.get_xticklabels()]
    assert min(sizes) >= 7


def test_the_shares_of_an_outlet_add_up_to_one(drawing):
    sums = drawing.data.groupby("outlet")["share"].sum()
    assert sums.tolist() == pytest.approx([1, 1])


def test_the_table_behind_it_counts_words_statements_and_speakers(drawing):
    data = drawing.data
    row = data[(data["outlet"] == "The Courier") & (data["speaker_type"] == "institution")].iloc[0]
    assert (row["words"], row["direct"], row["statements"], row["speakers"]) == (9, 0, 1, 1)


def test_each_row_shows_how_many_articles_statements_and_words_its_shares_are_of(drawing):
    assert numbers(drawing.figure) == [
        *("articles", "1", "1"),
        *("state-\nments", "2", "1"),
        *("words", "15", "6"),
    ]


def test_the_alt_text_tells_the_largest_share_and_its_words(drawing):
    alt = drawing.alt
    assert "21 attributed words in 2 articles of 2 outlets" in alt
    assert "persons in The Post: 100%, 6 words" in alt
    assert "57% of the words stand in quotation marks" in alt


def test_the_caption_names_who_is_heard_most_in_these_articles(drawing):
    caption = drawing.caption
    assert caption.startswith(
        "In these 2 articles on one story, Vera Lund is heard most, with 57% of the 21 attributed words. "
        "From 40% to 100% of an outlet’s attributed words stand in quotation marks."
    )
    assert "What holds in these articles may not hold in others." in caption


def test_an_unknown_speaker_has_a_column_but_is_not_named_as_most_heard(make_study):
    study = make_study(
        {"The Post": [[{"text": "“We will not comment on it,” ", "voice": "direct"}, "it was said."]]}
    )
    drawing = draw_who_is_heard(study)
    assert list(columns(drawing.figure)) == ["not found"]
    assert "heard most" not in drawing.caption
    assert drawing.caption.startswith("100% of the attributed words stand in quotation marks.")


def test_a_study_in_which_nobody_is_heard_says_so(make_study, own):
    with pytest.raises(NothingToDraw, match="No words of these articles are attributed"):
        who_is_heard(make_study({"The Post": [[own]]}))


def test_more_outlets_than_a_page_holds_are_cut_and_the_caption_says_so(make_study, quoted, monkeypatch):
    monkeypatch.setattr("framing.figures.sources._MOST_OUTLETS", 2)
    outlets = {f"Outlet {number:02}": [[quoted, "she said."]] for number in range(4)}
    drawing = draw_who_is_heard(make_study(outlets))
    assert drawing.data["outlet"].nunique() == 2
    assert "Not drawn: 2 outlets" in drawing.caption


def test_outlets_can_be_chosen(study):
    assert draw_who_is_heard(study, outlets=["The Post"]).data["outlet"].unique().tolist() == ["The Post"]
