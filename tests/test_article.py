import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.article import Article, Furniture, join_parts, paragraph_spans


@given(st.text())
def test_the_text_is_kept_exactly_as_given(text: str) -> None:
    assert Article.from_text(text, id="a").text == text


@given(st.text(alphabet="ab \n\t\u2028"))
def test_paragraphs_hold_every_character_that_is_not_white_space(text: str) -> None:
    spans = paragraph_spans(text)
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)


def test_a_title_is_a_headline_only_where_the_text_has_it() -> None:
    assert Article.from_text("Row grows\n\nTalks.", id="a", title="Row grows").headline == "Row grows"
    without = Article.from_text("Talks.", id="a", title="Row grows")
    assert without.headline is None
    assert without.title == "Row grows"


def test_a_date_may_be_a_string_and_must_be_a_day() -> None:
    assert Article.from_text("", id="a", date="2015-11-11").date == datetime.date(2015, 11, 11)
    with pytest.raises(ValueError, match="soon"):
        Article.from_text("", id="a", date="soon")


def test_joined_parts_point_to_their_own_words() -> None:
    given_parts = [("headline", "Row", None), ("caption", "A tent (AP)", "AP"), ("paragraph", "Talks.", None)]
    text, parts = join_parts(given_parts)
    assert [(part.kind, part.of(text), part.credit) for part in parts] == given_parts


def test_the_html_form_escapes_the_article_and_shows_what_was_left_out() -> None:
    article = Article(
        "a", "<script>x</script>", (), furniture=(Furniture("Sign up <b>now</b>", "newsletter", 3),)
    )
    html = article._repr_html_()
    assert "<script>" not in html
    assert "left out, line 3 (newsletter)" in html
    assert "Sign up &lt;b&gt;now" in html


def test_the_plain_form_is_one_line() -> None:
    article = Article.from_text("Talks.", id="s/a", outlet="The Post", date="2015-11-11", title="Row")
    assert str(article) == "s/a: Row (The Post, 2015-11-11)"
