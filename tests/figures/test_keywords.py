import re
from functools import cache

import numpy as np
import pandas as pd
import pytest
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.colors import to_hex

from framing.figures import NothingToDraw, draw_keyness, keyness
from framing.figures.palette import outlet_looks
from framing.keyness import keyness_of_each


def say(**times):
    return " ".join(f"{word} " * number for word, number in times.items())


@cache
def told_by(make_study):
    """Five stories of the Post and the Globe, drawn; "hapax" is in one article, "ours" in the Post alone."""
    studies = []
    for place in range(5):
        post = say(row=3 + place % 2, talks=8, ours=1, hapax=4 * (place == 0))
        globe = say(row=1, talks=10, theirs=2, plans=place)
        study = make_study({"Post": [["Aside"], [post]], "Globe": [["Aside"], [globe]]}, story=f"s{place}")
        studies.append(study)
    study = joined(studies)
    return study, draw_keyness(study)


@pytest.fixture
def told(make_study):
    """The study of ``told_by``."""
    return told_by(make_study)[0]


@pytest.fixture
def drawing(make_study):
    """The drawing of ``told_by``, made once: no test changes it."""
    return told_by(make_study)[1]


def joined(studies):
    first = studies[0]
    for name in ("articles", "passages", "mentions", "sentences", "attributions"):
        tables = [getattr(study, name) for study in studies]
        setattr(first, name, pd.concat(tables, ignore_index=True))
    return first


def panels(figure):
    """The plot of each outlet and the numbers beside it."""
    return list(zip(figure.axes[::2], figure.axes[1::2], strict=True))


def words_of(axes):
    return [label.get_text() for label in axes.get_yticklabels()]


def dots(axes):
    """The word, log ratio and fill of each dot."""
    words = words_of(axes)
    found = {}
    for collection in axes.collections:
        if isinstance(collection, PathCollection):
            for ratio, place in collection.get_offsets():
                found[words[int(place)]] = (ratio, to_hex(collection.get_facecolor()[0]).upper())
    return found


def lines(axes):
    """The ends of the interval of each word that has one."""
    (segments,) = [c.get_segments() for c in axes.collections if isinstance(c, LineCollection)]
    words = words_of(axes)
    return {words[int(s[0][1])]: (s[0][0], s[1][0]) for s in segments if len(s) and np.isfinite(s).all()}


def texts(axes):
    return [text.get_text() for text in axes.texts]


def test_a_dot_is_the_log_ratio_of_a_word_and_a_line_its_interval(told, drawing):
    table = keyness_of_each(told).set_index(["outlet", "word"])
    for (plot, _), outlet in zip(panels(drawing.figure), ["Globe", "Post"], strict=True):
        rows = drawing.data[drawing.data["outlet"] == outlet]
        assert words_of(plot) == rows["word"].tolist()
        assert {word: ratio for word, (ratio, _) in dots(plot).items()} == pytest.approx(
            {word: table.loc[(outlet, word), "log_ratio"] for word in rows["word"]}
        )
        known = rows[rows["low"].notna()]
        assert set(lines(plot)) == set(known["word"])
        for row in known.itertuples():
            assert lines(plot)[row.word] == pytest.approx((row.low, row.high))
    assert set(lines(panels(drawing.figure)[1][0])) == {"row", "talks", "aside"}


def test_a_word_of_one_article_is_hollow(drawing):
    look = outlet_looks(["Post", "Globe"])["Post"]
    fills = {word: fill for word, (_, fill) in dots(panels(drawing.figure)[1][0]).items()}
    assert fills["hapax"] == "#FFFFFF"
    assert fills["row"] == fills["ours"] == look.colour.upper()
    assert "2 of them are in one article alone (hollow)" in drawing.caption


def test_a_word_that_one_side_lacks_has_an_arrow(drawing):
    plot = panels(drawing.figure)[1][0]
    arrows = {
        words_of(plot)[int(text.xy[1])]: text.get_text() for text in plot.texts if text.get_text() in "→←"
    }
    assert arrows == {"hapax": "→", "ours": "→", "theirs": "←", "plans": "←"}


def test_each_row_has_both_counts_and_the_articles_of_the_side_that_uses_it_more(drawing):
    plot, numbers = panels(drawing.figure)[1]
    rows = dict(zip(words_of(plot), zip(*[iter(texts(numbers)[3:])] * 2, strict=True), strict=True))
    assert rows["row"] == ("17 : 5", "5")
    assert rows["hapax"] == ("4 : 0", "1")
    assert rows["plans"] == ("0 : 10", "4")


def test_the_bar_is_the_dispersion_of_the_side_that_uses_the_word_more(drawing):
    rows = drawing.data[drawing.data["outlet"] == "Post"].reset_index(drop=True)
    frame, filled = panels(drawing.figure)[1][1].containers
    for row in rows.itertuples():
        expected = row.dispersion if row.log_ratio > 0 else row.reference_dispersion
        share = filled[row.Index].get_width() / frame[row.Index].get_width()
        assert share == pytest.approx(expected)


def test_each_panel_has_its_outlet_and_the_words_that_it_is_of(told, drawing):
    plot = panels(drawing.figure)[1][0]
    sizes = told.passages.groupby("outlet")["words"].sum()
    assert texts(plot)[-2:] == ["Post", f"{sizes['Post']} of {sizes.sum()} words"]


def test_the_caption_answers_and_tells_its_limits(told, drawing):
    # The Globe's "plans" and the Post's "row" are the first words that several articles have.
    assert drawing.caption.startswith(
        "Most over-used in these articles, but for what one of them alone has: “plans” (Globe) and "
    )
    known = drawing.data[drawing.data["low"].notna()]
    apart = ((known["low"] > 0) | (known["high"] < 0)).sum()
    every = int(keyness_of_each(told)["low"].notna().sum())
    assert re.search(
        rf"Of {len(known)} intervals \(95 %\), {apart} leaves? out 0, picked from {every}, of which up to "
        rf"{-(-every // 20)} \(1 in 20\) would by chance\.",
        drawing.caption,
    )
    assert f"{len(drawing.data) - len(known)} dots have none (" in drawing.caption
    for limit in ("picked so, they would differ less", "No p-value is given", "motives do not"):
        assert limit in drawing.caption


def test_the_alt_text_has_the_first_word_of_either_kind_with_its_numbers(drawing):
    first = drawing.data[drawing.data["outlet"] == "Post"].iloc[0]
    assert drawing.alt.startswith(
        f"Dots of the log ratios of {len(drawing.data)} words in panels of 2 outlets."
    )
    assert (
        f"Post: most over-used “{first['word']}”, log ratio {first['log_ratio']:+.1f} "
        f"({first['count']} here, {first['reference_count']} in the rest; " in drawing.alt
    )


def test_sequences_of_words_can_be_drawn(told):
    drawing = draw_keyness(told, n=2)
    assert "row row" in drawing.data["word"].tolist()
    assert "sequences of 2 words" in drawing.caption
    assert "sequences of 2 words" in drawing.alt


def test_names_can_be_left_out_and_the_caption_says_how_many(make_study):
    texts = {"Post": "talks with Moscow go on", "Globe": "plans of Moscow plans"}
    study = make_study({outlet: [["Aside"], *[[text]] * 4] for outlet, text in texts.items()})
    assert "moscow" in draw_keyness(study).data["word"].tolist()
    drawing = draw_keyness(study, names=False)
    assert "moscow" not in drawing.data["word"].tolist()
    assert "Left out: 1 word with a capital letter more often than not" in drawing.caption


def test_a_study_of_few_articles_has_no_interval_and_says_why(make_study):
    study = make_study({"Post": [["Aside"], [say(row=4, talks=2)]], "Globe": [["Aside"], [say(talks=4)]]})
    drawing = draw_keyness(study)
    assert drawing.data["low"].isna().all()
    assert "No dot has an interval (" in drawing.caption
    assert "1 article" in drawing.caption
    assert "?: that side is one article" in drawing.figure.legends[0].get_title().get_text()
    assert texts(panels(drawing.figure)[0][1]).count("?") == len(words_of(panels(drawing.figure)[0][0]))


def test_six_of_many_outlets_are_drawn_with_the_colours_of_all(make_study):
    outlets = {
        f"$aver {number:02} of the Northern Lands and Waters": [
            ["Aside"],
            [say(row=number, talks=9 + number)],
        ]
        for number in range(12)
    }
    study = make_study(outlets)
    drawing = draw_keyness(study)
    assert drawing.data["outlet"].nunique() == 6
    assert "Not drawn: 6 outlets, those with fewest words." in drawing.caption
    heads = [texts(plot)[-2] for plot, _ in panels(drawing.figure)]
    assert len(set(heads)) == 6
    assert all(head.startswith("$aver") for head in heads)
    look = outlet_looks(outlets)[drawing.data["outlet"].iloc[0]]
    hollow = [c for c in panels(drawing.figure)[0][0].collections if isinstance(c, PathCollection)][-1]
    assert to_hex(hollow.get_edgecolor()[0]).upper() == look.colour.upper()


def test_an_odd_number_of_panels_leaves_the_last_place_empty(make_study):
    outlets = {name: [["Aside"], [say(row=place**2, talks=9)]] for place, name in enumerate("ABC")}
    figure = keyness(make_study(outlets))
    assert [axes.axison for axes in figure.axes] == [*[True] * 6, False, False]


def test_an_outlet_whose_words_are_those_of_the_others_is_told(make_study):
    # The Post has every word half as often as the two others together, who have twice its words.
    outlets = {"Globe": say(row=0, talks=9), "Post": say(row=1, talks=9), "World": say(row=2, talks=9)}
    drawing = draw_keyness(make_study({name: [["Aside"], [text]] for name, text in outlets.items()}))
    assert drawing.data["outlet"].unique().tolist() == ["Globe", "World"]
    assert "No word differs in 1 outlet." in drawing.caption


def test_chosen_outlets_alone_are_drawn(told):
    drawing = draw_keyness(told, outlets=["Post"])
    assert drawing.data["outlet"].unique().tolist() == ["Post"]
    assert "Not drawn" not in drawing.caption
    with pytest.raises(ValueError, match="'Herald' with the rest"):
        keyness(told, outlets=["Herald"])


def test_an_interval_that_runs_off_the_axis_is_told(make_study):
    studies = []
    for place in range(4):
        post, globe = say(row=2 if place < 2 else 0, talks=20), say(row=20 * (place == 3), talks=20, plans=1)
        study = make_study({"Post": [["A"], [post]], "Globe": [["A"], [globe, "row"]]}, story=f"s{place}")
        studies.append(study)
    found = draw_keyness(joined(studies))
    limit = panels(found.figure)[0][0].get_xlim()[1]
    cut = int((found.data[["low", "high"]].abs().max(axis=1) > limit).sum())
    assert cut > 0
    assert f"{cut} line{'s run' if cut > 1 else ' runs'} on beyond the axis." in found.caption


def test_big_counts_are_told_in_thousands(make_study):
    study = make_study({"Post": [["Aside"], [say(row=12_000)]], "Globe": [["Aside"], [say(talks=50)]]})
    assert "12k : 0" in texts(panels(keyness(study))[1][1])


@pytest.mark.parametrize(
    ("outlets", "options", "reason"),
    [
        ({}, {}, "0 outlets have a word in outlet’s own words"),
        ({"Post": [["Talks fail again."]]}, {}, "1 outlet has a word"),
        ({"Post": [["Talks."]], "Globe": [["Talks."]]}, {"voice": "direct"}, "in direct quotation"),
        ({"Post": [["Talks."]], "Globe": [["Plans."]]}, {}, "No word occurs 3 times"),
        ({"Post": [["Talks."]], "Globe": [["Plans."]]}, {"n": 4}, "0 outlets have a sequence of 4 words"),
        (
            {"Post": [["Talks go on."]], "Globe": [["No new plans."]]},
            {"n": 3},
            "No sequence of 3 words occurs 3 times",
        ),
    ],
)
def test_a_study_without_words_to_compare_says_why(make_study, outlets, options, reason):
    with pytest.raises(NothingToDraw, match=reason):
        keyness(make_study(outlets), **options)
