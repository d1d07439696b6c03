import pytest

from framing import Article, Codebook, analyze
from framing.figures import NothingToDraw, draw_wordings, wordings

FULL = '"We will not take part in a new arms race," said Ann Ray.'


def told(texts, *, story="talks"):
    articles = [
        Article.from_text(text, id=f"{story}/{outlet}", outlet=outlet, story=story)
        for outlet, text in texts.items()
    ]
    return analyze(articles, Codebook.sample("security"), sentiment=False)


@pytest.fixture(scope="module")
def race():
    return told(
        {
            "Post": FULL,
            "Sun": 'Ann Ray spoke of a "new arms race".',
            "Globe": "Ann Ray said they would not take part in any new arms race with anybody.",
            "Star": "It rained.",
        }
    )


def texts(figure):
    return [text.get_text() for text in figure.axes[0].texts]


def test_the_rows_are_the_outlets_that_give_the_statement_fullest_first(race):
    data = draw_wordings(race).data
    assert data.drop_duplicates("outlet")[["outlet", "form"]].values.tolist() == [
        ["Post", "in full"],
        ["Sun", "fragment"],
        ["Globe", "paraphrase"],
    ]
    assert [text for text in texts(wordings(race)) if text in ("Post", "Sun", "Globe", "Star")] == [
        *("Post", "Sun", "Globe"),
    ]


def test_what_an_outlet_quotes_stands_in_quotation_marks_and_what_not_in_italics(race):
    figure = wordings(race)
    shown = texts(figure)
    assert shown.count("“We") == 1
    assert shown.count("race”") == 2
    italics = [text.get_text() for text in figure.axes[0].texts if text.get_fontstyle() == "italic"]
    assert {"take", "part", "race"} <= set(italics)


def test_each_word_left_out_is_a_line_and_each_put_in_a_plus(race):
    drawing = draw_wordings(race)
    dropped = int((drawing.data["op"] == "dropped").sum())
    replaced = int((drawing.data["op"] == "replaced").sum())
    # Two more lines are in the key.
    assert len(drawing.figure.axes[0].lines) == dropped + replaced + 2
    places = drawing.data.loc[drawing.data["op"] == "added", ["outlet", "place"]]
    assert texts(drawing.figure).count("+") == len(places) + 1


def test_the_words_of_a_row_stand_in_the_columns_of_the_fullest_wording(race):
    found = {}
    for text in wordings(race).axes[0].texts:
        found.setdefault(text.get_text().strip("“”"), []).append(text.get_position()[0])
    assert len(set(found["arms"])) == 1
    assert len(found["arms"]) == 4


def test_alt_and_caption_tell_what_is_drawn(race):
    drawing = draw_wordings(race)
    kept = drawing.data[drawing.data["op"] == "kept"].groupby("outlet").size()
    assert "3 outlets give it" in drawing.alt
    assert f"Sun (fragment) keeps {kept['Sun']}, replaces 0 and leaves out {10 - kept['Sun']}" in drawing.alt
    assert drawing.caption.startswith(
        "Quoted in full: Post; quoted in fragments: Sun; paraphrased: Globe; left out or not found: Star."
    )
    assert "the statement that most outlets of the study give" in drawing.caption


def test_a_statement_in_an_outlets_own_voice_has_a_row_too():
    own = "Nine billion crowns the new shield has cost the country."
    quote = '"The new shield has cost this country nine billion crowns," said Ann Ray on Monday.'
    drawing = draw_wordings(told({"Post": quote, "Sun": quote, "Herald": own}))
    assert drawing.data.loc[drawing.data["outlet"] == "Herald", "form"].unique().tolist() == ["own voice"]
    assert "told in its own voice: Herald" in drawing.caption


def test_a_statement_can_be_chosen():
    other = '"Our harbours stay open to every ship," said Bo Lee.'
    study = told({"Post": f"{FULL}\n\n{other}", "Sun": f"{FULL}\n\n{other}", "Star": FULL})
    assert draw_wordings(study).data["speaker"].unique().tolist() == ["Ann Ray"]
    chosen = draw_wordings(study, speaker="Bo Lee", story="talks", cluster=0)
    assert chosen.data["speaker"].unique().tolist() == ["Bo Lee"]
    assert "most outlets of the study" not in chosen.caption
    with pytest.raises(NothingToDraw, match="the same statement that was asked for"):
        draw_wordings(study, speaker="Bo Lee", cluster=4)
    with pytest.raises(ValueError, match="Nothing is attributed to 'Cy'"):
        draw_wordings(study, speaker="Cy")


@pytest.mark.parametrize("given", [{}, {"Post": FULL}, {"Post": FULL, "Sun": "It rained."}])
def test_without_two_outlets_that_give_a_statement_there_is_nothing_to_draw(given):
    with pytest.raises(NothingToDraw, match="No two outlets are found to give the same statement"):
        draw_wordings(told(given))


def test_a_long_statement_of_many_outlets_is_cut_and_the_caption_says_so():
    long = " ".join(f"word{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(60))
    study = told({f"The $aver of {'a long name ' * 20}{n:02}": f'"{long}," said Ann Ray.' for n in range(12)})
    drawing = draw_wordings(study)
    assert drawing.data["outlet"].nunique() == 8
    assert drawing.data["place"].max() == 44
    assert "Not drawn: 4 outlets more." in drawing.caption
    assert "Drawn are the first 45 of 60 words." in drawing.caption
    width = drawing.figure.get_size_inches()[0]
    assert width == 6.5
    right = max(text.get_window_extent().x1 for text in drawing.figure.axes[0].texts)
    assert right <= width * drawing.figure.dpi


def test_no_text_is_smaller_than_seven_points(race):
    assert min(text.get_fontsize() for text in wordings(race).axes[0].texts) >= 7


def test_without_outlets_or_stories_nothing_breaks():
    articles = [Article.from_text(FULL, id=name, outlet=name if name == "b" else None) for name in "abc"]
    study = analyze(articles, Codebook.sample("security"), sentiment=False)
    assert draw_wordings(study).data["outlet"].unique().tolist() == ["b", "no outlet"]
