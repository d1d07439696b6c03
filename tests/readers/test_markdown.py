import contextlib
import datetime
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.readers import markdown
from framing.readers.errors import ReadingError

ARTICLE = """---
outlet: The Fell Times
title: "Talks begin: a first day"
standfirst: Ministers hope for a deal
byline: Jane Doe
date: 2015-11-11
url: https://example.org/talks
licence: CC0-1.0
composed: true
tags: [shield, talks]
---

Ministers *met* in **Vienna** on
Monday, says [the agenda](https://example.org).

Caption: A minister waits (Polar Images)

## What next

![A view of the palace (Nordlys)](palace.jpg)

They meet again\\* on Friday.
"""


def read(text):
    return markdown.article(text, id="talks/fell-2015-11-11")


def test_front_matter_gives_the_fields():
    article = read(ARTICLE)
    assert (article.outlet, article.byline, article.url) == (
        "The Fell Times",
        "Jane Doe",
        "https://example.org/talks",
    )
    assert (article.title, article.date) == ("Talks begin: a first day", datetime.date(2015, 11, 11))


def test_other_front_matter_is_kept_as_text():
    assert dict(read(ARTICLE).metadata) == {"licence": "CC0-1.0", "composed": "true", "tags": "shield, talks"}


def test_the_text_is_headline_standfirst_and_body_without_marks():
    article = read(ARTICLE)
    assert [(part.kind, part.of(article.text), part.credit) for part in article.parts] == [
        ("headline", "Talks begin: a first day", None),
        ("standfirst", "Ministers hope for a deal", None),
        ("paragraph", "Ministers met in Vienna on Monday, says the agenda.", None),
        ("caption", "A minister waits (Polar Images)", "Polar Images"),
        ("paragraph", "What next", None),
        ("caption", "A view of the palace (Nordlys)", "Nordlys"),
        ("paragraph", "They meet again* on Friday.", None),
    ]


def test_yaml_words_stay_words():
    article = read("---\ntitle: no\nanswer: off\nyear: 012\nnothing: null\nempty:\n---\nText.")
    assert article.title == "no"
    assert dict(article.metadata) == {"answer": "off", "year": "012", "nothing": "null", "empty": ""}


def test_a_heading_is_the_headline_where_there_is_no_title():
    article = read("# Talks begin\nMinisters met.\n")
    assert [(part.kind, part.of(article.text)) for part in article.parts] == [
        ("headline", "Talks begin"),
        ("paragraph", "Ministers met."),
    ]
    assert read("Talks begin\n=====\n\nMinisters met.").headline == "Talks begin"


def test_a_heading_that_repeats_the_title_is_not_kept_twice():
    article = read("---\ntitle: Talks begin\n---\n# Talks begin\n\nMinisters met.")
    assert article.text == "Talks begin\n\nMinisters met."
    assert [(item.rule, item.line) for item in article.furniture] == [("repeated headline", 4)]


def test_a_heading_beside_a_title_is_a_paragraph():
    assert (
        read("---\ntitle: Talks begin\n---\n# Another\n\nMinisters met.").text
        == "Talks begin\n\nAnother\n\nMinisters met."
    )


def test_without_front_matter_and_heading_there_is_no_headline():
    article = read("Ministers met.\n\n***\n\nThey left.\n\n<!-- a note -->")
    assert article.headline is None
    assert article.text == "Ministers met.\n\nThey left."
    assert [(item.rule, item.line) for item in article.furniture] == [
        ("Markdown mark", 3),
        ("Markdown mark", 7),
    ]


def test_a_rule_in_the_text_is_no_front_matter():
    assert read("Ministers met.\n\n---\n\nThey left.\n\n---\n").text == "Ministers met.\n\nThey left."


def test_quoted_and_listed_lines_lose_their_marks():
    assert read("> Ministers met,\n> and left.\n\n- One\n- Two").text == "Ministers met, and left.\n\nOne Two"


def test_stars_and_underscores_in_words_stay():
    assert markdown.plain("snake_case_word 2 * 3 * 4 and **bold**") == "snake_case_word 2 * 3 * 4 and bold"


@pytest.mark.parametrize(
    ("front", "line", "words"),
    [
        ("title: A\ntitle: B", 3, "twice"),
        ("title: A\nmore:\n  a: 1\n  a: 2", 5, "twice"),
        ("title: &x A\nother: *x", 3, "alias"),
        ("title: A\nother: [1, 2", 4, "YAML"),
        ("title: A: B", 2, "YAML"),
        ("- title\n- other", 2, "name: text"),
        ("title: A\n? [a]\n: b", 3, "name: text"),
        ("title: A\ndate: last week", 3, "2015-11-11"),
        ("title: A\ndate: 11/12/2015", 3, "2015-11-11"),
        ('title: "\\uD800"', 2, "half a character"),
        ('title: "\\UFFFFFFFF"', None, "YAML"),
        ("title: \x07", None, "YAML"),
        ("x: " + "[" * 50 + "]" * 50, 2, "nested"),
    ],
)
def test_a_mistake_in_the_front_matter_is_named_with_its_line(front, line, words):
    with pytest.raises(ReadingError, match=words) as caught:
        read(f"---\n{front}\n---\nText.")
    if line is not None:
        assert caught.value.line == line


def test_lines_are_counted_from_the_top_of_the_file():
    with pytest.raises(ReadingError) as caught:
        read("\n\n---\ntitle: A\ntitle: B\n---\nText.")
    assert caught.value.line == 5


def test_front_matter_that_does_not_end_is_refused():
    with pytest.raises(ReadingError, match="not closed"):
        read("---\ntitle: A\n\nText.")
    with pytest.raises(ReadingError, match="too long"):
        read("---\ntitle: " + "[" * 100_000 + "\n---\nText.")


def test_an_article_needs_text():
    with pytest.raises(ReadingError, match="no text"):
        read("---\ntitle: A\n---\n")


def test_structured_front_matter_is_kept_as_json():
    article = read("---\ntitle: A\nmore: {a: 1, b: [x, y]}\n---\nText.")
    assert article.metadata["more"] == '{"a": "1", "b": "x, y"}'


@settings(max_examples=1000, deadline=None)
@given(
    st.one_of(
        st.text(max_size=200),
        st.text(alphabet="#*_[]()!`>-=\n \\ab:|{}&'\"", max_size=200),
        st.tuples(st.text(alphabet="ab:#*&[]{}-'\"!|>%@ \n", max_size=80), st.text(max_size=60)).map(
            lambda pair: f"---\n{pair[0]}\n---\n{pair[1]}"
        ),
    )
)
def test_arbitrary_text_is_read_or_refused(text):
    try:
        article = read(text)
    except ReadingError:
        return
    assert "\n\n".join(part.of(article.text) for part in article.parts) == article.text
    assert all(isinstance(value, str) for value in article.metadata.values())


MEGABYTES = {
    "stars": "*" * 1_000_000,
    "brackets": "[" * 1_000_000,
    "underscores": "_a" * 400_000,
    "pictures": "![" * 400_000,
    "headings": "# " * 400_000,
    "list": "- \n" * 300_000,
    "fences": "---\n" * 200_000,
    "heading lines": "# a\n" * 200_000,
}


@pytest.mark.parametrize("name", MEGABYTES)
def test_a_megabyte_of_marks_is_read_in_time(name):
    start = time.perf_counter()
    with contextlib.suppress(ReadingError):
        read(MEGABYTES[name])
    assert time.perf_counter() - start < 30


@pytest.mark.parametrize(
    "title",
    ["After the flood: who pays?", "'SCANDAL' BRIDGE: They knew!", '"It is over" he said', "It's late: go"],
)
def test_a_headline_that_needs_marks_is_told_with_the_line_to_write(title):
    with pytest.raises(ReadingError, match="between single marks") as caught:
        markdown.article(f"---\ntitle: {title}\n---\nThey met.", id="a")
    line = str(caught.value).split("between single marks: ", 1)[1].removesuffix(".")
    assert markdown.article(f"---\n{line}\n---\nThey met.", id="a").title == title


def test_a_line_that_is_right_by_itself_is_not_told_to_change():
    with pytest.raises(ReadingError) as caught:
        markdown.article('---\ntitle: "Talks: a start"\n  outlet: The Post\n---\nThey met.', id="a")
    assert "single marks" not in str(caught.value)
