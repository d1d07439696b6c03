from hypothesis import given
from hypothesis import strategies as st

from framing.article import Article
from framing.key import ArticleKey, CodedAttribution
from framing.language import sentences, words
from framing.span import Span
from framing.word_voices import coded_passages, marked, voices

TEXT = "Ann Lee: We lost. The so-called “rescue” failed, “all of it”, he said she knew."
ARTICLE = Article.from_text(TEXT, id="mill/post")


def span(quoted):
    return Span(TEXT.index(quoted), TEXT.index(quoted) + len(quoted))


def coding(*attributions, scare_quotes=()):
    tone = (0,) * len(sentences(ARTICLE))
    return ArticleKey(ARTICLE.id, ARTICLE.sha256, "A", attributions, scare_quotes, (), (), tone)


def attribution(quoted, kind, *, speaker="Ann Lee", outer=None):
    return CodedAttribution(span(quoted), kind, None, None, speaker, "person", outer=outer)


def found(key):
    return [(p.of(TEXT).strip(" :,“”"), p.voice) for p in coded_passages(ARTICLE, key)]


def test_what_is_coded_as_direct_is_direct_without_marks():
    assert ("We lost.", "direct") in found(coding(attribution("We lost.", "direct")))


def test_words_in_marks_within_a_mixed_attribution_are_direct_and_the_others_indirect():
    own = found(coding(attribution("failed, “all of it”", "mixed")))
    assert ("failed", "indirect") in own
    assert ("all of it", "direct") in own


def test_scare_quotes_are_those_of_the_key():
    assert ("rescue", "scare") in found(coding(scare_quotes=(span("rescue"),)))
    assert {voice for _, voice in found(coding())} == {"outlet"}


def test_the_innermost_attribution_speaks():
    key = coding(
        attribution("he said she knew", "indirect"), attribution("knew", "indirect", speaker="Bo", outer=0)
    )
    assert [p.speaker for p in coded_passages(ARTICLE, key) if p.attribution == 1] == ["Bo"]


def test_by_marks_alone_whatever_stands_in_them_is_quoted():
    assert [stretch.of(TEXT) for stretch, _ in marked(ARTICLE)] == ["“rescue”", "“all of it”"]


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(1, 9)), max_size=5))
def test_every_word_has_one_voice(stretches):
    passages = [(Span(start, start + length), "scare") for start, length in stretches]
    own = voices(TEXT, passages[:1])
    assert len(own) == len(words(TEXT))
    inside = [word.start for word, voice in zip(words(TEXT), own, strict=True) if voice == "scare"]
    assert all(passages[0][0].start <= start < passages[0][0].end for start in inside)
