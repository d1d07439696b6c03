import pytest

from framing.figures import NothingToDraw, draw_who_is_heard, who_is_heard


def columns(figure):
    return {axes.get_title(loc="left"): axes for axes in figure.axes}


def test_the_columns_are_the_types_of_speaker_that_occur_and_the_numbers_behind(study):
    assert list(columns(who_is_heard(study))) == ["persons", "institutions", "of"]


def test_a_bar_is_the_share_of_the_outlets_attributed_words(study):
    figure = who_is_heard(study)
    data = draw_who_is_heard(study).data
    persons = [bar.get_width() for bar in columns(figure)["persons"].containers[0]]
    shares = data[data["speaker_type"] == "person"].set_index("outlet")["share"]
    assert persons == pytest.approx([100 * shares["The Courier"], 100 * shares["The Post"]])
    assert persons[1] == 100


def test_the_shares_of_an_outlet_add_up_to_one(study):
    sums = draw_who_is_heard(study).data.groupby("outlet")["share"].sum()
    assert sums.tolist() == pytest.approx([1, 1])


def test_the_table_behind_it_counts_words_statements_and_speakers(study):
    data = draw_who_is_heard(study).data
    row = data[(data["outlet"] == "The Courier") & (data["speaker_type"] == "institution")].iloc[0]
    assert (row["words"], row["direct"], row["statements"], row["speakers"]) == (9, 0, 1, 1)


def test_each_row_shows_how_many_words_its_shares_are_of(study):
    texts = [text.get_text() for text in columns(who_is_heard(study))["of"].texts]
    assert texts == ["15 words,\n2 statements", "6 words,\n1 statement"]


def test_the_alt_text_tells_the_largest_share_and_its_words(study):
    alt = draw_who_is_heard(study).alt
    assert "21 attributed words of 2 outlets" in alt
    assert "persons in The Post: 100%, 6 words" in alt


def test_the_caption_names_who_is_heard_most(study):
    assert draw_who_is_heard(study).caption.startswith(
        "Most heard is Vera Lund, with 57% of the 21 attributed words"
    )


def test_an_unknown_speaker_has_a_column_but_is_not_named_as_most_heard(make_study):
    study = make_study(
        {"The Post": [[{"text": "“We will not comment on it,” ", "voice": "direct"}, "it was said."]]}
    )
    drawing = draw_who_is_heard(study)
    assert list(columns(drawing.figure)) == ["not found", "of"]
    assert "Most heard" not in drawing.caption


def test_a_study_in_which_nobody_is_heard_says_so(make_study, own):
    with pytest.raises(NothingToDraw, match="No words of these articles are attributed"):
        who_is_heard(make_study({"The Post": [[own]]}))


def test_forty_outlets_are_cut_to_thirty_and_the_caption_says_so(make_study, quoted, reported):
    outlets = {f"Outlet {number:02}": [[quoted, "she said."], [reported]] for number in range(40)}
    drawing = draw_who_is_heard(make_study(outlets))
    assert drawing.data["outlet"].nunique() == 30
    assert "Not drawn: 10 outlets" in drawing.caption


def test_outlets_can_be_chosen(study):
    assert draw_who_is_heard(study, outlets=["The Post"]).data["outlet"].unique().tolist() == ["The Post"]
