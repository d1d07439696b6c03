from pathlib import Path

import pytest

from framing.article import Article
from framing.corpus import Corpus, Problem


def article(id: str, outlet: str = "The Post", story: str = "talks") -> Article:
    return Article.from_text("Talks.", id=id, outlet=outlet, story=story)


def test_a_short_id_finds_its_article_where_it_is_unique() -> None:
    corpus = Corpus([article("talks/post"), article("talks/globe"), article("flood/post")])
    assert corpus["globe"].id == "talks/globe"
    assert corpus["talks/post"].id == "talks/post"
    with pytest.raises(KeyError, match="talks/post, flood/post"):
        corpus["post"]
    with pytest.raises(KeyError, match="There are: talks/post"):
        corpus["lost"]


def test_an_id_that_is_also_the_end_of_another_is_itself() -> None:
    corpus = Corpus([article("post"), article("talks/post")])
    assert corpus["post"].id == "post"


def test_two_articles_cannot_share_an_id() -> None:
    with pytest.raises(ValueError, match="'talks/post'"):
        Corpus([article("talks/post"), article("talks/post")])


def test_articles_are_filtered_by_outlet_and_story() -> None:
    corpus = Corpus([article("a", "The Post", "talks"), article("b", "The Globe", "talks"), article("c")])
    assert [a.id for a in corpus.where(outlet="The Post", story="talks")] == ["a", "c"]
    assert len(corpus.where(story="flood")) == 0


def test_the_html_form_lists_articles_and_problems_escaped() -> None:
    corpus = Corpus([article("a", "<i>Post</i>")], problems=[Problem(Path("b.txt"), "It is empty.", 1)])
    html = corpus._repr_html_()
    assert "&lt;i&gt;Post" in html
    assert "b.txt, line 1: It is empty." in html
    assert repr(corpus) == "<Corpus: 1 articles, 1 problems>"
