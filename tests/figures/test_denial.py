import pytest

from framing.figures import NothingToDraw, denied_frames, draw_denied_frames


@pytest.fixture(scope="module")
def drawing(shared_study):
    """Drawn once: no test changes it."""
    return draw_denied_frames(shared_study)


def bars(axes):
    """Stance → (left end, width) of each outlet's bar."""
    return {found.get_label(): [(bar.get_x(), bar.get_width()) for bar in found] for found in axes.containers}


def grid(figure):
    """Voice → the panels headline, lede and body."""
    axes = figure.axes
    return {axes[place].get_title(loc="left"): axes[place : place + 3] for place in range(0, len(axes), 4)}


def test_rows_of_panels_are_voices_and_columns_are_parts(drawing):
    figure = drawing.figure
    assert list(grid(figure)) == ["outlet’s own words", "direct quotation", "indirect speech"]
    assert [axes.get_xlabel() for axes in figure.axes[-4:]] == [
        *("headline, standfirst", "lede", "body"),
        "words of the voice",
    ]


def test_the_parts_of_a_bar_are_the_mentions_asserted_hedged_and_denied(drawing):
    headline, lede, body = grid(drawing.figure)["indirect speech"]
    assert bars(lede)["hedged"] == [(0, 2), (0, 0), (0, 0)]
    assert bars(lede)["denied"] == [(2, 0), (0, 0), (0, 0)]
    assert [text.get_text() for text in lede.texts] == ["0/2"]
    assert not headline.texts and not body.texts


def test_the_number_at_a_bar_is_denied_of_all(drawing):
    _, lede, body = grid(drawing.figure)["direct quotation"]
    assert [text.get_text() for text in lede.texts] == ["1/1"]
    assert [text.get_text() for text in body.texts] == ["1/1"]


def test_the_table_behind_it_has_counts_words_and_rates(drawing):
    data = drawing.data
    row = data[
        (data["outlet"] == "The Post")
        & (data["voice"] == "direct")
        & (data["place"] == "lede")
        & (data["stance"] == "denied")
    ].iloc[0]
    assert (row["count"], row["mentions"], row["words"]) == (1, 1, 6)
    assert row["rate"] == pytest.approx(1000 / 6)


def test_the_alt_text_and_the_caption_tell_the_numbers_by_part_and_voice(study, drawing):
    total = len(study.mentions)
    denied = int((study.mentions["stance"] == "denied").sum())
    assert f"Bars of {total} mentions in 3 articles of 3 outlets" in drawing.alt
    assert "2 of 2 in direct quotation" in drawing.alt
    assert drawing.caption.startswith(
        f"In these 3 articles on one story, {denied} of {total} mentions are denied: 0 of "
    )
    assert "So few mentions allow no intervals." in drawing.caption


def test_stances_are_told_apart_without_colour(drawing):
    (legend,) = drawing.figure.legends
    looks = {
        text.get_text(): patch for text, patch in zip(legend.get_texts(), legend.get_patches(), strict=True)
    }
    assert looks["denied"].get_hatch() == "xxxx"
    assert looks["asserted"].get_facecolor() != looks["hedged"].get_facecolor()


def test_scare_quotes_and_captions_are_told_in_the_caption(make_study, own):
    study = make_study({"The Post": [[own], [own, {"text": "a “cover-up” ", "voice": "scare"}]]})
    assert "Not drawn: 1 mention in scare quotes or captions." in draw_denied_frames(study).caption


def test_more_outlets_than_a_page_holds_are_cut_and_the_caption_says_so(make_study, quoted, monkeypatch):
    monkeypatch.setattr("framing.figures.denial._MOST_OUTLETS", 2)
    study = make_study({f"Outlet {number:02}": [[quoted, "she said."]] for number in range(4)})
    drawing = draw_denied_frames(study)
    assert drawing.data["outlet"].nunique() == 2
    assert "Not drawn: 2 outlets, by default those with fewest mentions." in drawing.caption
    assert "2 of 2 mentions are denied" in drawing.caption


def test_a_study_without_mentions_says_why(make_study):
    for outlets in ({}, {"The Post": [["Nothing new."]]}):
        with pytest.raises(NothingToDraw, match="No phrase of the codebook Security occurs"):
            denied_frames(make_study(outlets))
    scare = make_study({"The Post": [["Nothing.", {"text": "a “cover-up” ", "voice": "scare"}]]})
    with pytest.raises(NothingToDraw, match="outside scare quotes"):
        denied_frames(scare)
