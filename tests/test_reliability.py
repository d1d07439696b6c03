import math
import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.metrics.agreement import AnnotationTask

from framing import reliability
from framing.article import Article
from framing.corpus import Corpus
from framing.key import ArticleKey, CodedAttribution, CodedFrame, CodedMention, Key
from framing.language import sentences
from framing.matching import Words
from framing.reliability import agree, alpha
from framing.span import Span

TEXT = (
    "Mill row grows\n\n"
    "The mayor said that the mill would close by spring. “We were lied to,” said Ann Lee, a baker.\n\n"
    "The so-called “rescue” was a cover-up. It may be a good plan."
)
LABELS = st.sampled_from("abc")


def article(number=0, story="mill"):
    return Article.from_text(TEXT, id=f"{story}/outlet{number}", story=story, title="Mill row grows")


def span(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def coding(article, coder="A", **changes):
    reported = CodedAttribution(
        span("the mill would close by spring"), "indirect", span("said"), span("The mayor"), "mayor", "person"
    )
    quoted = CodedAttribution(
        span("We were lied to,"), "direct", span("said"), span("Ann Lee"), "Ann Lee", "person"
    )
    key = ArticleKey(
        article=article.id,
        sha256=article.sha256,
        coder=coder,
        attributions=(reported, quoted),
        scare_quotes=(span("rescue"),),
        mentions=(
            CodedMention(span("cover-up"), "security", "secrecy", True, "outlet", "asserted"),
            CodedMention(span("lied"), "security", "secrecy", True, "direct", "asserted"),
        ),
        frames=(CodedFrame(span("plan"), "security", "diplomacy", "a plan"),),
        tone=(0, 0, -1, -1, 1),
    )
    return replace(key, **changes)


def table(one, other, articles):
    return agree(Key(one), Key(other), Corpus(articles), draws=50).set_index("variable")


def test_two_equal_codings_agree_in_every_variable_that_varies():
    found = table([coding(article())], [coding(article(), "B")], [article()])
    assert set(found.loc[found["measure"] == "F1", "value"]) == {1.0}
    varied = [
        "kind of attribution",
        "speaker",
        "voice of words",
        "voice of mention",
        "tone of sentences",
    ]
    assert (found.loc[varied, "value"] == 1).all()


def test_a_variable_with_one_label_has_no_alpha_and_a_note_that_says_so():
    found = table([coding(article())], [coding(article(), "B")], [article()])
    assert math.isnan(found.loc["stance of mention", "value"])
    assert found.loc["stance of mention", "same"] == 1
    assert found.loc["stance of mention", "note"] == "every unit is labelled asserted: no alpha"


def test_codings_that_found_nothing_have_no_value_and_say_so():
    empty = {"attributions": (), "scare_quotes": (), "mentions": (), "frames": ()}
    found = table([coding(article(), **empty)], [coding(article(), "B", **empty)], [article()])
    assert found["note"].iloc[:4].tolist() == ["neither coder has any"] * 4
    assert found.loc["speaker", "note"] == "no unit that both coded"
    assert found.loc["speaker", "units"] == 0
    assert found["value"].iloc[:8].isna().all()


def test_f1_counts_what_only_one_coder_has():
    fewer = coding(article(), "B", attributions=coding(article()).attributions[:1], scare_quotes=())
    found = table([coding(article())], [fewer], [article()])
    assert found.loc["attributions", "value"] == pytest.approx(2 / 3)
    assert found.loc["attributions", "units"] == 2
    assert found.loc["scare quotes", "value"] == 0


def test_contents_that_share_four_fifths_of_their_words_are_one_attribution():
    first, second = coding(article()).attributions
    near = replace(first, content=span("mill would close by spring"))  # five of six words
    far = replace(first, content=span("mill would close by"))
    found = table([coding(article())], [coding(article(), attributions=(near, second))], [article()])
    assert found.loc["attributions", "value"] == 1
    found = table([coding(article())], [coding(article(), attributions=(far, second))], [article()])
    assert found.loc["attributions", "value"] == 0.5


def test_the_speaker_is_compared_without_capitals_and_article_and_nobody_is_a_label():
    first, second = coding(article()).attributions
    other = coding(
        article(), attributions=(replace(first, speaker="The Mayor"), replace(second, speaker=None))
    )
    found = table([coding(article())], [other], [article()])
    assert found.loc["speaker", "same"] == 0.5


def test_words_are_compared_by_their_voice():
    fewer = coding(article(), "B", attributions=coding(article()).attributions[:1])
    found = table([coding(article())], [fewer], [article()])
    assert found.loc["voice of words", "units"] == len(Words(TEXT))
    assert found.loc["voice of words", "same"] == pytest.approx(1 - 4 / len(Words(TEXT)))


def test_a_mention_copied_with_its_article_is_the_same_mention():
    first, second = coding(article()).mentions
    wider = replace(first, span=span("a cover-up"), fits=False)
    found = table([coding(article())], [coding(article(), mentions=(wider, second))], [article()])
    assert found.loc["mentions", "value"] == 1
    assert found.loc["mention fits frame", "same"] == 0.5


def test_a_mention_of_another_codebook_is_another_mention():
    first, second = coding(article()).mentions
    found = table(
        [coding(article())],
        [coding(article(), mentions=(replace(first, codebook="generic-frames"), second))],
        [article()],
    )
    assert found.loc["mentions", "value"] == 0.5


def test_frames_without_a_phrase_are_compared_by_their_sentence():
    same_sentence = replace(coding(article()).frames[0], span=span("good plan"))
    found = table([coding(article())], [coding(article(), frames=(same_sentence,))], [article()])
    assert found.loc["frames without a phrase", "value"] == 1


def test_tone_is_ordinal_so_that_opposite_tones_disagree_more():
    near = coding(article(), tone=(0, 0, -1, 0, 1))
    far = coding(article(), tone=(0, 0, -1, 1, 1))
    values = [
        table([coding(article())], [other], [article()]).loc["tone of sentences", "value"]
        for other in (near, far)
    ]
    assert values[0] > values[1]


def test_six_stories_give_intervals_that_hold_the_value_and_are_the_same_each_time():
    articles = [article(n, story=f"story{n}") for n in range(6)]
    one = [coding(own) for own in articles]
    other = [coding(own, "B", tone=(0, 0, -1, -1, n % 3 - 1)) for n, own in enumerate(articles)]
    found = table(one, other, articles)
    row = found.loc["tone of sentences"]
    assert row["low"] < row["value"] < row["high"]
    assert row["note"] == ""
    assert row["articles"] == 6
    again = table(one, other, articles)
    assert found["low"].equals(again["low"])


def test_fewer_articles_give_a_value_and_say_that_there_is_no_interval():
    found = table([coding(article())], [coding(article())], [article()])
    assert found["low"].isna().all()
    assert found.loc["attributions", "note"] == "1 article: no interval"


def test_articles_that_one_coder_left_out_do_not_count():
    both, alone = article(0), article(1)
    found = table([coding(both), coding(alone)], [coding(both)], [both, alone])
    assert found.loc["attributions", "articles"] == 1


def test_two_keys_of_other_articles_are_refused():
    with pytest.raises(ValueError, match="No article of the corpus is in both keys"):
        agree(Key([coding(article(0))]), Key([coding(article(1))]), Corpus([article(0), article(1)]))


def test_a_key_of_another_text_is_refused():
    with pytest.raises(ValueError, match="made of another text"):
        table([coding(article(), sha256="0")], [coding(article())], [article()])


def test_a_key_with_too_few_tones_is_refused_with_both_numbers():
    with pytest.raises(ValueError, match=f"has 1 tones for {len(sentences(article()))} sentences"):
        table([coding(article(), tone=(0,))], [coding(article())], [article()])


@given(st.lists(st.tuples(LABELS, LABELS), max_size=40))
def test_alpha_is_that_of_another_library(units):
    found = alpha(units)
    if len({label for unit in units for label in unit}) < 2:
        assert math.isnan(found)
        return
    rows = [(coder, unit, pair[coder]) for unit, pair in enumerate(units) for coder in (0, 1)]
    assert found == pytest.approx(AnnotationTask(rows).alpha())


@given(st.lists(st.tuples(LABELS, LABELS), min_size=2, max_size=40), st.sampled_from(["nominal", "ordinal"]))
def test_alpha_from_coincidences_is_the_published_one(units, level):
    labels = reliability._labels(units)
    own = reliability._alpha_of(reliability._coincidences(units, labels), level)
    assert own == pytest.approx(alpha(units, level=level), nan_ok=True)


def test_very_many_labels_take_no_more_room_than_their_coincidences():
    rng = random.Random(1)
    units = [(rng.randrange(400), rng.randrange(400)) for _ in range(2_000)]
    assert abs(alpha(units)) < 0.05


def test_f1_of_nothing_is_not_a_number():
    assert np.isnan(reliability.f1(0, 0, 0))
