import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.article import Article
from framing.codebook import Codebook
from framing.corpus import Corpus
from framing.readers import sample
from framing.reuse import shared, shared_words
from framing.study import analyze

WIRE = "Envoys from four countries met in Riga on Monday to talk about the shield and left without a word."


def corpus(**texts):
    return Corpus(Article.from_text(text, id=id) for id, text in texts.items())


def pairs(table):
    return {(row.article, row.other): row.shared for row in table.itertuples()}


def naive(texts, n):
    """Words in shared n-grams, by looking at every pair of places."""
    found = {}
    for one, left in texts.items():
        for other, right in texts.items():
            left_words, right_words = left.split(), right.split()
            grams = {tuple(right_words[i : i + n]) for i in range(len(right_words) - n + 1)}
            covered = {
                i + k
                for i in range(len(left_words) - n + 1)
                if tuple(left_words[i : i + n]) in grams
                for k in range(n)
            }
            if one != other and covered:
                found[one, other] = len(covered)
    return found


@given(
    st.dictionaries(
        st.sampled_from("pqrs"), st.lists(st.sampled_from("abc"), max_size=25).map(" ".join), max_size=4
    ),
    st.integers(1, 5),
)
@settings(deadline=None)
def test_the_index_finds_what_comparing_every_place_finds(texts, n):
    assert pairs(shared(corpus(**texts), n=n)) == naive(texts, n)


def test_the_share_depends_on_which_article_is_asked_about():
    table = shared(corpus(wire=WIRE, post=f"{WIRE} {'Nobody else was there to see it. ' * 4}"))
    assert pairs(table) == {("wire", "post"): 19, ("post", "wire"): 19}
    assert table["share"].tolist() == [1, 19 / 47]
    assert table["article"].tolist() == ["wire", "post"]


def test_case_punctuation_and_paragraphs_do_not_hide_a_copy():
    changed = WIRE.upper().replace(" ON MONDAY", ",\n\n“on Monday”")
    assert shared(corpus(wire=WIRE, post=changed))["share"].tolist() == [1, 1]


def test_a_run_shorter_than_n_is_not_reuse():
    texts = {"wire": WIRE, "post": "The cook met in Riga on Monday to talk about soup."}
    assert pairs(shared(corpus(**texts), n=8)) == {("wire", "post"): 8, ("post", "wire"): 8}
    assert shared(corpus(**texts), n=9).empty


def test_a_run_that_wraps_from_one_article_into_the_next_is_none():
    assert shared(corpus(a="one two three", b="four five six", c="three four"), n=2).empty


@pytest.mark.parametrize("texts", [{}, {"a": ""}, {"a": WIRE}, {"a": "", "b": WIRE}])
def test_nothing_shared_gives_an_empty_table(texts):
    table = shared(corpus(**texts))
    assert table.empty
    assert table.columns.tolist() == ["article", "other", "words", "shared", "share"]


def test_a_run_of_no_words_is_refused():
    with pytest.raises(ValueError, match="n=0 is too small"):
        shared(corpus(a="x"), n=0)


def test_one_word_without_end_takes_no_longer_than_its_length():
    start = time.perf_counter()
    table = shared(corpus(a="said " * 100_000, b="said " * 100_000))
    assert table["share"].tolist() == [1, 1]
    assert time.perf_counter() - start < 10


QUOTED = '"We shall not be moved by threats from anybody at all," said Ann Ray'


def study(**texts):
    articles = [Article.from_text(text, id=name, outlet=name, story="talks") for name, text in texts.items()]
    return analyze(articles, Codebook.sample("security"), sentiment=False)


def test_a_quotation_that_two_print_is_no_shared_word_of_their_own():
    texts = {"post": f"{QUOTED} on Monday.", "globe": f"{QUOTED} in Riga."}
    assert not shared(corpus(**texts)).empty
    assert shared_words(study(**texts)).empty


RAIN = "Rain fell on the harbour all night and the ferries stayed at the quay until the wind turned."


def test_the_share_is_of_the_words_in_that_voice():
    table = shared_words(study(post=f"{RAIN} {QUOTED} on Monday.", globe=f"{RAIN} It was cold."))
    assert table.columns.tolist() == [
        *("article", "outlet", "other", "other_outlet", "words", "shared", "share"),
    ]
    rows = table.set_index("article")
    # After 18 words on the rain the Post has "said Ann Ray on Monday" of its own, the Globe three words.
    assert rows["shared"].to_dict() == {"post": 18, "globe": 18}
    assert rows["words"].to_dict() == {"post": 23, "globe": 21}
    assert rows.loc["post", "share"] == 18 / 23
    assert rows.loc["post", "other_outlet"] == "globe"


def test_a_run_goes_on_over_the_end_of_a_sentence_but_not_over_another_voice():
    split = 'Rain fell all night. "No," said Ann Ray. The ferries stayed at home.'
    joined = "Rain fell all night. The ferries stayed at home."
    assert shared_words(study(post=joined, globe=joined), n=9)["shared"].tolist() == [9, 9]
    assert shared_words(study(post=joined, globe=split), n=9).empty


def test_the_quoted_words_can_be_held_against_each_other_too():
    table = shared_words(study(post=f"{QUOTED} on Monday.", globe=f"{QUOTED} in Riga."), voice="direct")
    assert table["shared"].tolist() == [11, 11]


def test_a_run_of_no_words_is_refused_in_one_voice_too():
    with pytest.raises(ValueError, match="n=0 is too small"):
        shared_words(study(a="x"), n=0)


def test_a_study_without_articles_shares_nothing():
    assert shared_words(study()).empty


def test_the_articles_of_the_corpus_that_took_sentences_from_the_agency_share_most_with_it():
    corpus = sample()
    table = shared_words(analyze(corpus, Codebook.sample("security"), sentiment=False))
    table = table[table["other_outlet"] == "Corvane News Agency"]
    # As the fact sheets say, but for food-recall/courier-2018-10-10, which was edited more.
    assert set(table.loc[table["share"] > 0.05, "article"]) == {
        "factory-closing/zarnitsa-2019-03-07",
        "factory-closing/northmere-2019-03-07",
        "flood/courier-2018-11-17",
        "flood/zarnitsa-2018-11-16",
        "food-recall/zarnitsa-2018-10-11",
        "phone-ban/courier-2019-03-15",
        "phone-ban/zarnitsa-2019-03-13",
        "reception-centre/kestrel-2019-02-09",
        "reception-centre/northmere-2019-02-12",
    }
