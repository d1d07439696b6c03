import contextlib
import datetime
import json
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from framing.readers import pasted
from framing.readers.captions import caption_label
from framing.readers.encoding import decode, tidy
from framing.readers.errors import ReadingError

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))
SEED = Path(__file__).parents[2] / ".." / "shared" / "seed" / "000_009dea396181abd6.txt"


def read(text):
    return pasted.article(text, id="story/page")


def assert_sound(article):
    assert "\n\n".join(part.of(article.text) for part in article.parts) == article.text
    assert [part.start for part in article.parts] == sorted(part.start for part in article.parts)
    assert all(part.of(article.text).strip() == part.of(article.text) != "" for part in article.parts)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_comes_out_as_its_key_says(path):
    key = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    article = read(decode(path.read_bytes()))
    assert (article.outlet, article.byline) == (key["outlet"], key["byline"])
    assert article.date == (key["date"] and datetime.date.fromisoformat(key["date"]))
    assert [part.kind for part in article.parts] == [part[0] for part in key["parts"]]
    for part, expected in zip(article.parts, key["parts"], strict=True):
        text = part.of(article.text)
        assert text.startswith(expected[1]) if part.kind == "paragraph" else text == expected[1]
        assert part.credit == (expected[2] if len(expected) > 2 else None)
    assert_sound(article)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_no_line_of_a_page_vanishes(path):
    article = read(decode(path.read_bytes()))
    kept = " ".join([article.text, *(item.text for item in article.furniture)])
    for line in pasted.page_lines(decode(path.read_bytes())):
        assert (caption_label(line.text) or line.text) in kept


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_cut_off_anywhere_is_read_or_refused(path):
    data = path.read_bytes()
    for end in range(0, len(data), 10):
        try:
            assert_sound(read(decode(data[:end])))
        except ReadingError:
            continue


@pytest.mark.skipif(not SEED.exists(), reason="the shared page is not beside this checkout")
def test_the_first_page_comes_out_right():
    article = read(decode(SEED.read_bytes()))
    assert (article.outlet, article.byline) == ("The Independent", "Adam Withnall")
    assert article.date == datetime.date(2015, 11, 11)
    assert article.headline.startswith("Vladimir Putin: Russia is developing missiles")
    kinds = [part.kind for part in article.parts]
    assert kinds == ["headline", "standfirst", "caption", *["paragraph"] * 7]
    caption = article.parts[2]
    assert caption.credit == "AP" and caption.of(article.text).endswith("2015 (AP)")
    assert article.text.count("Bocharov Ruchei") == 1
    rules = {item.line: item.rule for item in article.furniture}
    assert {line for line, rule in rules.items() if rule == "appeal for support"} == {
        15,
        17,
        19,
        21,
        23,
        25,
        27,
    }
    assert rules[1] == rules[3] == "notifications"
    assert rules[12] == "repeated caption"
    assert rules[43] == rules[45] == "comments"
    assert rules[49] == rules[51] == "login and registration"


def test_a_page_without_a_headline_is_read_without():
    article = read("Ministers met in Vienna on Monday to talk about the shield.\n\nNobody expected a deal.")
    assert article.headline is None and len(article.parts) == 2


def test_a_page_of_nothing_but_furniture_is_refused():
    with pytest.raises(ReadingError, match="furniture"):
        read("Share on Facebook\n\nAccept all\n\n12 comments")


def test_a_standfirst_is_not_taken_from_an_article_that_is_signed_at_its_foot():
    article = read(
        "Talks begin in Vienna\n\nMinisters met on Monday.\n\nThey will meet again.\n\nBy Jane Doe"
    )
    assert [part.kind for part in article.parts] == ["headline", "paragraph", "paragraph"]
    assert article.byline == "Jane Doe"


def test_a_second_headline_like_line_is_the_standfirst_where_nothing_dates_the_page():
    article = read("Talks begin in Vienna\n\nMinisters hope for a deal by the weekend\n\nThey met on Monday.")
    assert article.standfirst == "Ministers hope for a deal by the weekend"


def test_the_date_of_publication_counts_and_not_that_of_a_change():
    article = read("Talks begin\n\nUpdated 12 May 2015\n11 May 2015\n\nMinisters met on Monday.")
    assert article.date == datetime.date(2015, 5, 11)


def test_byline_date_and_place_may_share_a_line():
    article = read("Talks begin\n\nBy Jane Doe | 11 May 2015 | Vienna\n\nMinisters met on Monday.")
    assert (article.byline, article.date) == ("Jane Doe", datetime.date(2015, 5, 11))


def test_a_date_that_can_be_read_two_ways_is_left_out_but_seen():
    article = read("Talks begin\n\n11/12/2015\n\nMinisters met on Monday.")
    assert article.date is None
    assert [(item.rule, item.line) for item in article.furniture] == [("date line", 3)]


def test_a_headline_printed_twice_is_kept_once():
    article = read("Talks begin in Vienna\n\nTalks begin in Vienna\n\nMinisters met on Monday.")
    assert article.text.count("Talks begin") == 1


def test_a_page_title_from_the_browser_gives_headline_and_outlet():
    article = read("Talks begin in Vienna | The Fell Times\n\nMinisters met on Monday.")
    assert (article.headline, article.outlet) == ("Talks begin in Vienna", "The Fell Times")


def test_a_credit_under_a_picture_belongs_to_the_line_above_it():
    article = read(
        "Talks begin in Vienna\n\nMinisters met.\n\nA minister waits\nPhotograph: Ana Roe/EPA\n\nThey left."
    )
    caption = article.parts[2]
    assert (caption.kind, caption.of(article.text), caption.credit) == (
        "caption",
        "A minister waits",
        "Ana Roe/EPA",
    )


def test_lines_wrapped_by_a_mail_program_are_one_paragraph():
    text = (
        "Rescuers spoke by telephone on Sunday to miners who\nhave been trapped for four days under the hill."
    )
    assert len(pasted.page_lines(text)) == 1


def test_a_short_line_printed_twice_is_no_caption():
    article = read("Talks begin in Vienna\n\nThe first day\nThe first day\n\nMinisters met on Monday.")
    assert "caption" not in {part.kind for part in article.parts}


def test_lines_that_are_not_full_stay_apart():
    assert (
        len(pasted.page_lines("Jane Doe\nWednesday 11 November 2015\nComments\nA minister waits at the gate"))
        == 4
    )


def test_a_biography_is_told_from_a_paragraph_about_somebody_else():
    article = read(
        "Talks begin in Vienna\n\nBy Jane Doe\n\nJohn Roe is a reporter, he said.\n\n"
        "Jane Doe is a reporter in Vienna."
    )
    assert article.text.endswith("John Roe is a reporter, he said.")
    assert article.furniture[-1].rule == "author biography"


ARTICLE = """Talks begin in Vienna
Hope for a deal
By Jane Doe
11 May 2015

Ministers met on Monday at the palace."""


def test_the_whole_menu_above_the_headline_is_left_out():
    article = read(f"Home\nNews\nRota\nTide Tables\nSport\nSearch\n{ARTICLE}")
    assert (article.headline, article.standfirst) == ("Talks begin in Vienna", "Hope for a deal")
    assert {item.rule for item in article.furniture if item.text in {"Rota", "Tide Tables"}} == {"menu"}


def test_what_stands_above_a_trail_from_home_is_not_the_headline():
    article = read(f"Breaking: the bridge in Fellport is closed\nHome > News > World\n{ARTICLE}")
    assert article.headline == "Talks begin in Vienna"


def test_a_short_headline_above_the_byline_is_no_menu():
    article = read("Plan B\nBy Jane Doe\n11 May 2015\nMenu\nSearch\n\nMinisters met on Monday at the palace.")
    assert article.headline == "Plan B"


def test_a_short_page_title_is_one_where_the_page_repeats_its_headline():
    article = read("Plan B | The Fell Times\n\nTides\n\nPlan B\n\nBy Jane Doe\n\nMinisters met on Monday.")
    assert (article.headline, article.outlet) == ("Plan B", "The Fell Times")
    assert read("Plan B | Plan C\n\nMinisters met on Monday.").headline == "Plan B | Plan C"


def test_a_dated_line_may_be_divided_by_strokes():
    article = read("MAY 11, 2015 / 4:12 PM / UPDATED 3 HOURS AGO\nTalks begin\n\nMinisters met on Monday.")
    assert (article.date, article.headline) == (datetime.date(2015, 5, 11), "Talks begin")


LINES = st.sampled_from(
    [
        "Talks begin in Vienna",
        "By Jane Doe",
        "11 November 2015",
        "Comments",
        "Share",
        "Ministers met on Monday.",
        "A minister waits (AP)",
        "A minister waits",
        "Photograph: Ana Roe/EPA",
        "Image caption, A minister",
        "© 2015 The Fell Times",
        "Related stories",
        "Your support helps us",
        "Head shot of Jane Doe",
        "Editor",
        "3 hours ago",
        "Jane Doe is an editor.",
        "",
        "The Fell Times",
    ]
)


@settings(max_examples=1000, deadline=None)
@given(
    st.one_of(
        st.text(max_size=300), st.lists(st.one_of(LINES, st.text(max_size=40)), max_size=25).map("\n".join)
    )
)
@example("|")
@example("By |\n- ")
def test_arbitrary_text_is_read_or_refused(text):
    try:
        article = read(text)
    except ReadingError:
        return
    assert_sound(article)
    assert len({item.line for item in article.furniture}) == len(article.furniture)
    assert "".join(tidy(article.text).split())


MEGABYTES = {
    "quotation marks": '"' * 1_000_000,
    "one word": "said " * 200_000,
    "short lines": "Talks begin\n" * 40_000,
    "captions": "A minister waits (AP)\n\n" * 20_000,
    "names": "Jane Doe\nEditor\n" * 20_000,
    "by-lines": "By Jane Doe\nMinisters met on Monday.\n" * 10_000,
    "owners": "".join(f"© Gazette A{number}\n" for number in range(20_000)),
    "dates": "11 May 2015\n" * 20_000,
}


@pytest.mark.parametrize("name", MEGABYTES)
def test_a_megabyte_of_one_thing_is_read_in_time(name):
    start = time.perf_counter()
    with contextlib.suppress(ReadingError):
        read(MEGABYTES[name])
    assert time.perf_counter() - start < 30
