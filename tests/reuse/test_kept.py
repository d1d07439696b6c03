import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.aliases import Alias
from framing.article import Article
from framing.corpus import Corpus
from framing.reuse import duplicates, shared, without_duplicates

WIRE = "Envoys from four countries met in Riga on Monday to talk about the shield and left without a word."
MORE = "Nobody had hoped for much, said those who waited in the rain outside for them."


def article(name, text, date=None):
    return Article.from_text(text, id=name, outlet=name.title(), date=date)


def kept(table):
    return dict(zip(table["article"], table["of"], strict=True))


def test_the_earliest_is_kept():
    table = duplicates([article("post", WIRE, "2015-11-11"), article("wire", WIRE, "2015-11-10")])
    assert kept(table) == {"wire": "wire", "post": "wire"}
    assert table["kept"].tolist() == [True, False]
    assert table["why"].tolist()[1] == "100% of its words stand in wire, the earlier"


def test_of_one_date_the_longest_is_kept():
    day = "2015-11-10"
    table = duplicates([article("short", WIRE, day), article("long", f"{WIRE} {MORE}", day)])
    assert kept(table) == {"long": "long", "short": "long"}
    assert "the longer, or the first by name, of the same date" in table["why"].tolist()[1]


def test_an_article_without_a_date_is_not_kept_for_one_with():
    assert kept(duplicates([article("a", WIRE), article("b", WIRE, "2015-11-10")])) == {"b": "b", "a": "b"}


def test_an_early_notice_is_kept_beside_the_longer_report_that_takes_it_up():
    later = article("report", f"{WIRE} {MORE} {MORE.upper()[:20]} and so on", "2015-11-12")
    assert duplicates([article("notice", WIRE, "2015-11-10"), later], share=0.6).empty


def test_no_article_is_left_out_for_one_that_is_left_out():
    first, second = article("a", WIRE, "2015-11-10"), article("b", f"{WIRE} {MORE}", "2015-11-11")
    third = article("c", f"{MORE} It was late when the last of the cars had gone.", "2015-11-12")
    table = duplicates([first, second, third])
    assert kept(table) == {"a": "a", "b": "a"}


def test_the_share_is_that_of_shared():
    articles = [article("a", WIRE, "2015-11-10"), article("b", f"{WIRE} {MORE}", "2015-11-11")]
    table = duplicates(articles, share=0.5)
    among = shared(articles).set_index(["article", "other"])["share"]
    assert table.loc[1, "share"] == among["b", "a"]
    assert duplicates(articles, share=0.6).empty


TEXTS = st.lists(st.lists(st.sampled_from("abc"), max_size=12).map(" ".join), max_size=5)


@given(TEXTS, st.sampled_from([0.2, 0.5, 1.0]))
def test_what_stays_shares_less_with_every_earlier_that_stays(texts, share):
    articles = [article(f"n{n}", text, f"2015-11-1{n}") for n, text in enumerate(texts)]
    gone = {name for name, of in kept(duplicates(articles, share=share, n=2)).items() if of != name}
    for row in shared(articles, n=2).itertuples():
        if row.other < row.article and {row.article, row.other}.isdisjoint(gone):
            assert row.share < share


def test_a_corpus_without_duplicates_tells_what_was_left_out_and_keeps_the_rest():
    alias = Alias("Ms Ray", "Ann Ray", "person")
    corpus = Corpus(
        [article("wire", WIRE, "2015-11-10"), article("post", WIRE, "2015-11-11"), article("own", MORE)],
        aliases=[alias],
    )
    left = without_duplicates(corpus)
    assert [one.id for one in left] == ["wire", "own"]
    assert [str(problem) for problem in left.problems] == [
        "post: Left out as a duplicate: 100% of its words stand in wire, the earlier"
    ]
    assert left.aliases == (alias,)
    assert len(corpus) == 3
    assert corpus.problems == ()


def test_a_corpus_without_any_duplicate_stays_as_it_is():
    corpus = Corpus([article("wire", WIRE), article("own", MORE)])
    assert without_duplicates(corpus).articles == corpus.articles
    assert duplicates(corpus).columns.tolist() == [
        *("group", "article", "outlet", "date", "words", "kept", "of", "share", "why"),
    ]


@pytest.mark.parametrize("share", [0, -1, 1.5])
def test_a_share_that_is_none_is_refused(share):
    with pytest.raises(ValueError, match="above 0 and at most 1"):
        duplicates([], share=share)


def test_a_thousand_copies_are_soon_told():
    text = " ".join(f"w{number}" for number in range(300))
    start = time.perf_counter()
    table = duplicates([article(f"o{number:04}", text) for number in range(1000)])
    assert (len(table), table["kept"].sum()) == (1000, 1)
    assert time.perf_counter() - start < 20
