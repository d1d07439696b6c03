import pytest

from framing.figures import NothingToDraw, article_strip, draw_article_strip
from framing.figures.palette import STANCES, VOICES


def bands(axes):
    """Voice → the stretches (first word, words) of its band."""
    found = {}
    for collection in axes.collections:
        if collection.get_label() in {look.label for look in VOICES.values()}:
            boxes = [path.get_extents() for path in collection.get_paths()]
            found[collection.get_label()] = [(box.x0, box.width) for box in boxes]
    return found


def marks(axes):
    """(stance, lane, first word) of each mark."""
    labels = {look.label for look in STANCES.values()}
    return sorted(
        (collection.get_label(), int(lane), int(word))
        for collection in axes.collections
        if collection.get_label() in labels
        for word, lane in collection.get_offsets()
    )


def test_the_bands_cover_the_words_of_the_article_in_order(study, own):
    (axes,) = article_strip(study, "The Post").axes
    assert bands(axes) == {
        "outlet’s own words": [(0, 5), (11, 2), (13, 13)],
        "direct quotation": [(5, 6)],
    }
    assert axes.get_xlim() == (0, 26)


def test_a_mark_stands_at_the_word_where_its_mention_begins_in_the_lane_of_its_frame(study):
    (axes,) = article_strip(study, "The Post").axes
    lanes = [label.get_text() for label in axes.get_yticklabels()]
    assert lanes == ["whose words", "defence", "arms race"]
    assert marks(axes) == [("asserted", 0, 4), ("asserted", 0, 14), ("denied", 1, 9)]


def test_stance_is_told_by_the_shape_of_the_mark(study):
    (axes,) = article_strip(study, "The Courier").axes
    assert {stance for stance, _, _ in marks(axes)} == {"hedged", "denied"}
    (legend,) = axes.figure.legends
    assert [text.get_text() for text in legend.get_texts()][-2:] == ["hedged", "denied"]


def test_the_words_of_a_mention_stand_beside_its_mark(study):
    (axes,) = article_strip(study, "The Post").axes
    assert "arms race" in [text.get_text() for text in axes.texts]


def test_the_speakers_and_the_parts_are_named_on_the_strip(study):
    (axes,) = article_strip(study, "The Post").axes
    texts = [text.get_text() for text in axes.texts]
    assert "Vera Lund" in texts
    assert [text for text in texts if text in ("headline", "lede", "body")] == ["headline", "lede", "body"]


def test_the_table_behind_it_has_a_row_for_each_band_and_each_mark(study):
    data = draw_article_strip(study, "The Post").data
    assert data["layer"].tolist() == ["voice"] * 4 + ["mention"] * 3
    assert data[data["layer"] == "mention"]["first_word"].tolist() == [4, 9, 14]
    assert data[data["layer"] == "voice"]["words"].sum() == 26


def test_without_an_id_the_article_with_most_mentions_is_drawn_and_the_caption_says_so(study):
    drawing = draw_article_strip(study)
    assert drawing.data["article"].unique().tolist() == ["shield/The Post"]
    assert drawing.caption.endswith("It is the article with most mentions.")


def test_the_alt_text_tells_shares_frames_and_stances(study, own):
    alt = draw_article_strip(study, "The Post").alt
    assert "26 words of shield/The Post" in alt
    assert "outlet’s own words 77% and direct quotation 23%" in alt
    assert "3 mentions: defence 2 and arms race 1; 2 asserted and 1 denied." in alt


def test_an_article_without_mentions_is_drawn_as_its_voices_alone(make_study):
    drawing = draw_article_strip(make_study({"The Post": [["Nothing new."], ["It rained."]]}))
    assert "No frame is named in it." in drawing.alt
    assert drawing.caption.startswith("The codebook’s phrases do not occur")
    assert marks(drawing.figure.axes[0]) == []


def test_marks_too_close_for_their_words_go_without(make_study):
    study = make_study({"The Post": [["arms race shield cover-up " + "of it all " * 200]]})
    study.mentions = study.mentions.assign(frame="one")
    (axes,) = article_strip(study).axes
    words = [text.get_text() for text in axes.texts if text.get_text() in ("arms race", "shield", "cover-up")]
    assert words == ["cover-up"]


def test_the_last_mark_has_its_words_on_the_left_where_the_strip_ends(make_study):
    study = make_study({"The Post": [["of it all " * 60 + "shield"]]})
    (axes,) = article_strip(study).axes
    (label,) = [text for text in axes.texts if text.get_text() == "shield"]
    assert label.get_ha() == "right"


def test_an_unknown_id_is_refused_with_the_ids_there_are(study):
    with pytest.raises(KeyError, match="The Globe"):
        article_strip(study, "nobody")


@pytest.mark.parametrize(
    ("outlets", "reason"),
    [({}, "no article"), ({"The Post": []}, "no words"), ({"The Post": [["…"]]}, "no words")],
)
def test_nothing_to_read_is_nothing_to_draw(make_study, outlets, reason):
    with pytest.raises(NothingToDraw, match=reason):
        article_strip(make_study(outlets))


def test_a_title_with_dollar_signs_is_no_formula(make_study, own, quoted, reported):
    study = make_study({"The Post": [["Price of shield $5^ now $x_ more"], [reported, own, quoted]]})
    assert "$5^ now $x_ more" in article_strip(study).axes[0].get_xlabel()
