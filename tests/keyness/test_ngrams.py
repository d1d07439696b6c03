from collections import Counter

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing.keyness import word_counts
from framing.keyness.ngrams import count_ngrams
from framing.language import WORD


def by_word(table):
    return table.groupby("word")["count"].sum().to_dict()


def capitals(study, n=1):
    counts = count_ngrams(study, by="outlet", voice=None, n=n)
    return dict(zip(counts.ngrams, counts.capitals.tolist(), strict=True))


def test_words_are_counted_in_one_voice_and_in_small_letters(talks):
    counts = word_counts(talks).set_index(["article", "word"])["count"]
    assert counts["p1", "arms"] == 2
    assert counts["g1", "minister's"] == 1
    assert counts["p2", "peace"] == 1
    assert word_counts(talks, voice=None)["count"].sum() == talks.passages["words"].sum()


def test_ngrams_do_not_cross_the_edge_of_a_voice_or_a_sentence(make_study):
    study = make_study(
        ("a", "Post", "outlet", "Talks fail, "),
        ("a", "Post", "direct", "“no arms race,” "),
        ("a", "Post", "outlet", "she said. "),
        ("a", "Post", "outlet", "Talks fail again."),
    )
    assert by_word(word_counts(study, n=2)) == {"talks fail": 2, "she said": 1, "fail again": 1}
    assert by_word(word_counts(study, n=3, voice=None)) == {"no arms race": 1, "talks fail again": 1}
    assert by_word(word_counts(study, n=5)) == {}


PASSAGES = st.lists(
    st.tuples(
        st.sampled_from("abc"), st.sampled_from(["Post", "Globe", None]), st.text("Ab ’.", max_size=30)
    ),
    max_size=8,
)


@given(PASSAGES, st.integers(1, 5), st.integers(1, 3))
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_counts_are_those_of_a_plain_loop(make_study, passages, n, fewest):
    expected = Counter()
    for article, outlet, text in passages:
        words = [word.casefold().replace("’", "'") for word in WORD.findall(text)]
        for place in range(len(words) - n + 1):
            expected[article, outlet or "no outlet", " ".join(words[place : place + n])] += 1
    total = Counter()
    for (_, _, ngram), number in expected.items():
        total[ngram] += number
    study = make_study(*((article, outlet, "outlet", text) for article, outlet, text in passages))
    counts = count_ngrams(study, by="outlet", voice="outlet", n=n, fewest=fewest)
    texts = counts.texts
    found = {
        (texts.articles[text], texts.groups[text], counts.ngrams[ngram]): number
        for text, ngram, number in zip(counts.text, counts.ngram, counts.number, strict=True)
    }
    assert found == {key: number for key, number in expected.items() if total[key[2]] >= fewest}
    assert texts.sizes.sum() == expected.total()
    assert [*zip(texts.articles, texts.groups, strict=True)] == sorted({key[:2] for key in expected})


def test_the_share_of_capitals_tells_names_from_words(make_study):
    study = make_study(
        ("a", "Post", "outlet", "Talks with Moscow fail, I think.", "s", "body"),
        ("a", "Post", "outlet", "Then talks with Moscow resume.", "s", "body"),
        ("a", "Post", "outlet", "What Talks On Moscow Mean", "s", "headline"),
    )
    found = capitals(study)
    assert (found["moscow"], found["with"], found["i"], found["talks"]) == (1, 0, 0, 0)
    # It only begins a passage, or stands in a headline.
    assert np.isnan(found["then"])
    assert np.isnan(found["mean"])
    assert capitals(study, n=2)["with moscow"] == 1


def test_a_column_of_the_result_cannot_group(talks):
    talks.articles["note"] = "x"
    with pytest.raises(ValueError, match="no column 'note'"):
        word_counts(talks, by="note")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"n": 0}, "from 1 to 5; 0 is not"),
        ({"n": 6}, "from 1 to 5; 6 is not"),
        ({"n": 2.5}, "from 1 to 5; 2.5 is not"),
        ({"voice": "quoted"}, "no voice 'quoted'. There are: outlet, direct, indirect, scare"),
        ({"by": "owner"}, "no column 'owner'"),
    ],
)
def test_what_cannot_be_counted_is_refused(talks, options, message):
    with pytest.raises(ValueError, match=message):
        word_counts(talks, **options)


def test_a_study_without_passages_has_no_counts(make_study):
    table = word_counts(make_study())
    assert table.empty
    assert table.columns.tolist() == ["article", "outlet", "word", "count"]
