from dataclasses import replace
from pathlib import Path

import pytest

from framing.aliases import Alias
from framing.article import Article
from framing.corpus import Corpus, Problem
from framing.corrections import Correction


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


def test_a_correction_that_cannot_be_made_is_a_problem_and_the_others_stay() -> None:
    good = Correction("talks/post", "Talks", "voice", "scare", line=4)
    corpus = Corpus(
        [article("talks/post")],
        problems=[Problem(Path("b.txt"), "It is empty.")],
        corrections=[
            Correction("talks/post", "War", "voice", "outlet", Path("z/corrections.csv"), 3),
            Correction("globe", "Talks", "voice", "outlet", Path("z/corrections.csv"), 2),
            replace(good, article="post"),
        ],
    )
    assert corpus.corrections == (good,)
    assert [str(problem).partition(".csv")[2] for problem in corpus.problems] == [
        "",
        ", line 2: No article has the id 'globe'. There are: talks/post.",
        ", line 3: “War” does not stand in talks/post. Copy the words from the article without leaving any "
        "out.",
    ]
    assert repr(corpus) == "<Corpus: 1 articles, 1 corrections, 3 problems>"


def test_what_was_put_right_goes_with_the_articles_it_is_for() -> None:
    corpus = Corpus(
        [article("a", "The Post"), article("b", "The Globe")],
        aliases=[Alias("Lee", "Ann Lee")],
        corrections=[Correction(id_, "Talks", "voice", "scare") for id_ in "ab"],
    )
    globe = corpus.where(outlet="The Globe")
    assert [one.article for one in globe.corrections] == ["b"]
    assert globe.aliases == corpus.aliases
    assert (corpus.as_found().aliases, corpus.as_found().corrections) == ((), ())
    assert list(corpus.as_found()) == list(corpus)
