import datetime
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.readers import saved_page
from framing.readers.errors import ReadingError

BODY = """
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article>
<h1>Talks begin in Vienna</h1>
<p class="standfirst">Ministers hope for a deal by the weekend</p>
<figure><img src="a.jpg" alt=""><figcaption>Ministers at the palace (Polar Images)</figcaption></figure>
<p>Ministers from six countries met in Vienna on Monday to talk about the shield, diplomats said.</p>
<p>Nobody expected a quick agreement on any of the questions that stand between the two.</p>
<figure><img src="b.jpg" alt=""><figcaption>Caption: The hotel (Nordlys)</figcaption></figure>
<p>The talks go on until Friday.</p>
<p>Read more: <a href="/x">Storm closes the bridge</a></p>
</article>
<footer><p>© 2015 The Harbour Gazette</p></footer>
"""

HEAD = """<title>Talks begin in Vienna | The Harbour Gazette</title>
<meta name="author" content="Jane Doe; John Roe">
<meta property="og:site_name" content="The Harbour Gazette">
<meta property="og:url" content="https://example.org/talks">
<meta property="article:published_time" content="2015-11-11T08:39:00Z">
<meta name="description" content="Ministers hope for a deal by the weekend">"""


def page(head=HEAD, body=BODY):
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def read(html):
    return saved_page.article(html, id="talks/gazette")


def test_the_page_says_who_when_and_where():
    article = read(page())
    assert (article.outlet, article.byline) == ("The Harbour Gazette", "Jane Doe and John Roe")
    assert (article.title, article.date) == ("Talks begin in Vienna", datetime.date(2015, 11, 11))
    assert article.url == "https://example.org/talks"


def test_parts_stand_in_the_order_of_the_page():
    article = read(page())
    assert [(part.kind, part.of(article.text)[:24], part.credit) for part in article.parts] == [
        ("headline", "Talks begin in Vienna", None),
        ("standfirst", "Ministers hope for a dea", None),
        ("caption", "Ministers at the palace ", "Polar Images"),
        ("paragraph", "Ministers from six count", None),
        ("paragraph", "Nobody expected a quick ", None),
        ("caption", "The hotel (Nordlys)", "Nordlys"),
        ("paragraph", "The talks go on until Fr", None),
    ]


def test_what_is_left_out_is_kept_with_its_rule_and_line():
    kept = {item.text: (item.rule, item.line) for item in read(page()).furniture}
    assert kept["Read more: Storm closes the bridge"][0] == "related link"
    assert kept["Home"] == ("outside the article", 7)
    assert kept["© 2015 The Harbour Gazette"][0] == "outside the article"


def test_without_a_site_name_the_outlet_comes_from_the_foot_of_the_page():
    head = HEAD.replace('<meta property="og:site_name" content="The Harbour Gazette">', "")
    assert read(page(head)).outlet == "The Harbour Gazette"


def test_an_xml_declaration_is_no_obstacle():
    assert read('<?xml version="1.0" encoding="utf-8"?>' + page()).title == "Talks begin in Vienna"


@pytest.mark.parametrize(
    "html", ["", "Hello", "<p></p>", "<html><body><script>x()</script></body></html>", "\x01<"]
)
def test_a_page_without_an_article_is_refused(html):
    with pytest.raises(ReadingError, match="No article"):
        read(html)


@pytest.mark.parametrize("tag", ["div", "span", "ul><li", "blockquote", "table><tr><td"])
def test_a_page_nested_without_end_is_read_or_refused(tag):
    start = time.perf_counter()
    for depth in (200, 3_000, 200_000):
        try:
            read("<html><body>" + f"<{tag}>" * depth + "<p>Ministers met in Vienna on Monday.</p>" * 20)
        except ReadingError:
            continue
    assert time.perf_counter() - start < 30


def test_a_page_is_read_in_the_charset_that_it_declares():
    assert "Łódź" in saved_page.page_text('<meta charset="iso-8859-2"><p>Łódź'.encode("iso-8859-2"))


@pytest.mark.parametrize("name", ["no-such-charset", "rot13", "hex", "undefined", "idna"])
def test_a_charset_that_is_none_is_passed_over(name):
    assert "caf\u00e9" in saved_page.page_text(f'<meta charset="{name}"><p>caf\u00e9 closed'.encode("cp1252"))


def test_a_declared_charset_does_not_overrule_plain_utf_8():
    assert "Łódź" in saved_page.page_text('<meta charset="iso-8859-1"><p>Łódź'.encode())


def test_a_standfirst_that_the_page_keeps_apart_from_the_text_is_found():
    body = BODY.replace('<p class="standfirst">', "<h2>").replace("weekend</p>", "weekend</h2>")
    assert read(page(body=body)).standfirst == "Ministers hope for a deal by the weekend"


def test_a_description_that_the_page_does_not_show_is_no_standfirst():
    head = HEAD.replace("Ministers hope for a deal by the weekend", "Six ministers, one palace, no deal")
    assert "Six ministers" not in read(page(head=head)).text


@pytest.mark.parametrize("name", ["caption", "wp-caption-text", "picture__caption wide"])
def test_a_paragraph_of_the_class_caption_is_one(name):
    old = "<figcaption>Ministers at the palace (Polar Images)</figcaption></figure>"
    assert old in BODY
    body = BODY.replace(old, f'</figure><p class="{name}">Ministers at the palace (Polar Images)</p>')
    article = read(page(body=body))
    caption = next(part for part in article.parts if part.kind == "caption")
    assert (caption.of(article.text), caption.credit) == (
        "Ministers at the palace (Polar Images)",
        "Polar Images",
    )


TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div>",
        "<h1>",
        "</h1>",
        "<article>",
        "<figure>",
        "<figcaption>",
        "<li>",
        "<table>",
        "<td>",
        "&amp;",
        "&#0;",
        "<!--",
        "-->",
        "<title>",
        "<script>",
        "<meta charset=utf-16>",
        "Talks begin in Vienna. ",
        "Comments",
    ]
)


@settings(max_examples=1000, deadline=None)
@given(st.lists(st.one_of(TAGS, st.text(max_size=30)), max_size=20).map("".join))
def test_arbitrary_markup_is_read_or_refused(html):
    try:
        article = read(html)
    except ReadingError:
        return
    assert "\n\n".join(part.of(article.text) for part in article.parts) == article.text


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=200),
    st.sampled_from([b"", b"<meta charset=utf-7>", b"<meta charset=utf-16>", b"<meta charset=\xff>"]),
)
def test_arbitrary_bytes_give_text_or_a_reading_error(data, start):
    try:
        text = saved_page.page_text(start + data)
    except ReadingError:
        return
    text.encode("utf-8")
