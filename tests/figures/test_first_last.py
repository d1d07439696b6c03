import pytest

from framing.figures import NothingToDraw, draw_first_and_last_word, first_and_last_word


@pytest.fixture(scope="module")
def drawing(shared_study):
    """Drawn once: no test changes it."""
    return draw_first_and_last_word(shared_study)


def bars(figure):
    """Type of speaker → what → the width of its bars."""
    return {
        axes.get_title(loc="left"): {
            bars.get_label(): [bar.get_width() for bar in bars] for bars in axes.containers
        }
        for axes in figure.axes[:-1]
    }


def test_a_bar_is_the_number_of_articles_in_which_a_type_is_heard_first_or_last(drawing):
    assert bars(drawing.figure) == {
        "persons": {"heard first": [0, 1], "heard last": [1, 1]},
        "institutions": {"heard first": [1, 0], "heard last": [0, 0]},
    }


def test_the_table_behind_it_has_the_numbers_and_the_place_of_the_first_words(drawing):
    data = drawing.data
    assert data.columns.tolist() == ["outlet", "speaker_type", "first_heard", "last_heard", "place"]
    assert data[["first_heard", "last_heard"]].sum().tolist() == [2, 2]


def test_each_row_shows_how_many_articles_it_is_of(drawing):
    assert [text.get_text() for text in drawing.figure.axes[-1].texts] == ["articles", "1", "1"]


def test_first_and_last_are_told_apart_by_hatch(drawing):
    (legend,) = drawing.figure.legends
    assert [patch.get_hatch() for patch in legend.get_patches()] == ["", "///"]


def test_the_alt_text_and_the_caption_tell_the_numbers(drawing):
    assert "2 articles of 2 outlets" in drawing.alt
    assert "Heard first: institutions in 1 and persons in 1. Heard last: persons in 2." in drawing.alt
    assert drawing.caption.startswith(
        "In these 2 articles on one story, a person is heard first in 1 and has the last word in 2."
    )
    assert "What holds in these articles may not hold in others." in drawing.caption


def test_more_outlets_than_a_page_holds_are_cut_and_the_caption_says_so(make_study, quoted, monkeypatch):
    monkeypatch.setattr("framing.figures.first_last._MOST_OUTLETS", 2)
    study = make_study({f"Outlet {number:02}": [[quoted, "she said."]] for number in range(4)})
    drawing = draw_first_and_last_word(study)
    assert drawing.data["outlet"].nunique() == 2
    assert "Not drawn: 2 outlets, by default those with fewest articles." in drawing.caption


def test_outlets_can_be_chosen(study):
    data = draw_first_and_last_word(study, outlets=["The Post"]).data
    assert data["outlet"].unique().tolist() == ["The Post"]


def test_where_nobody_is_heard_there_is_nothing_to_draw(make_study, own):
    for outlets in ({}, {"The Post": [[own]]}):
        with pytest.raises(NothingToDraw, match="Nobody is quoted or reported in these articles"):
            first_and_last_word(make_study(outlets))
