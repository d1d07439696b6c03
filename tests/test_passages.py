import itertools
import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from framing.article import Article
from framing.attribution.attribution import Attribution, Evidence
from framing.language import count_words, sentences
from framing.passages import Passage, find_passages
from framing.span import Span

SURENESS = {"outlet": 0.9, "direct": 0.8, "indirect": 0.7, "scare": 0.6}


def attribution(content: Span, *, speaker: str = "Ada Brook", outer: int | None = None) -> Attribution:
    return Attribution(
        group=0,
        content=content,
        kind="mixed",
        cue=None,
        cue_class=None,
        source=None,
        speaker=speaker,
        speaker_type="person",
        rule="test",
        confidence=1.0,
        outer=outer,
    )


def cut(text: str, *, contents: list[str], marks: list[str] = [], scare: list[str] = []) -> list[Passage]:  # noqa: B006
    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    return find_passages(
        text,
        sentences=sentences(Article.from_text(text, id="a")),
        attributions=[attribution(span(words), speaker=f"speaker {n}") for n, words in enumerate(contents)],
        quotations=[span(words) for words in marks],
        scare_quotes=[span(words) for words in scare],
        confidence=lambda voice, rule: SURENESS[voice],
    )


def voices(text: str, passages: list[Passage]) -> list[tuple[str, str]]:
    return [(passage.voice, passage.of(text)) for passage in passages]


def test_marks_belong_to_the_voice_between_them() -> None:
    text = 'Brook called it "a lie" by the council, twice.'
    passages = cut(text, contents=["a lie"], marks=['"a lie"'])
    assert voices(text, passages) == [
        ("outlet", "Brook called it "),
        ("direct", '"a lie" '),
        ("outlet", "by the council, twice."),
    ]
    assert [passage.speaker for passage in passages] == [None, "speaker 0", None]


def test_a_paraphrase_with_a_quoted_fragment_has_two_voices_of_one_speaker() -> None:
    text = 'She said it was "a lie" all along.'
    passages = cut(text, contents=['it was "a lie" all along'], marks=['"a lie"'])
    assert [voice for voice, _ in voices(text, passages)] == ["outlet", "indirect", "direct", "indirect"]
    assert {passage.speaker for passage in passages[1:]} == {"speaker 0"}


def test_a_passage_ends_with_its_sentence() -> None:
    text = '"It is over. We go home," she said.'
    passages = cut(text, contents=["It is over. We go home,"], marks=['"It is over. We go home,"'])
    assert voices(text, passages) == [
        ("direct", '"It is over.'),
        ("direct", 'We go home," '),
        ("outlet", "she said."),
    ]
    assert [passage.sentence for passage in passages] == [0, 1, 1]


def test_the_full_stop_after_a_closing_mark_is_no_passage_of_its_own() -> None:
    text = '"It is over", she said, "for good".'
    passages = cut(text, contents=["It is over", "for good"], marks=['"It is over"', '"for good"'])
    assert [passage.of(text) for passage in passages] == ['"It is over"', ", she said, ", '"for good".']


def test_of_nested_attributions_the_innermost_counts() -> None:
    text = "She said he had called it a lie."
    passages = cut(text, contents=["he had called it a lie", "a lie"])
    assert [(passage.attribution, passage.of(text)) for passage in passages] == [
        (None, "She said "),
        (0, "he had called it "),
        (1, "a lie."),
    ]


def test_words_of_a_nested_attribution_that_the_program_found_stay_with_the_outer_one() -> None:
    text = "She said he had called it a lie."
    found = Evidence((), 0.9)
    outer = replace(attribution(Span(9, 31), speaker="she"), evidence=found)
    inner = replace(attribution(Span(26, 31), speaker="he", outer=0), evidence=found)
    passages = find_passages(
        text,
        sentences=sentences(Article.from_text(text, id="a")),
        attributions=[outer, inner],
        quotations=[],
        scare_quotes=[],
        confidence=lambda voice, rule: SURENESS[voice],
    )
    assert [(passage.speaker, passage.of(text)) for passage in passages] == [
        (None, "She said "),
        ("she", "he had called it a lie."),
    ]


def test_a_quotation_of_nobody_is_a_scare_quote_only_where_it_is_named_one() -> None:
    text = 'The "reform" of the "Evening Song" passed.'
    passages = cut(text, contents=[], marks=['"reform"', '"Evening Song"'], scare=['"reform"'])
    assert voices(text, passages) == [
        ("outlet", "The "),
        ("scare", '"reform" '),
        ("outlet", 'of the "Evening Song" passed.'),
    ]
    assert [passage.voice_confidence for passage in passages] == [0.9, 0.6, 0.9]


texts = st.text(alphabet=st.one_of(st.sampled_from('aZ. \n"“”!'), st.characters()), max_size=120)


@st.composite
def articles_with_spans(draw: st.DrawFn) -> tuple[str, list[Span], list[Span], list[Span]]:
    text = draw(texts)
    edges = st.integers(0, len(text))
    spans = st.lists(st.tuples(edges, edges).map(lambda pair: Span(*sorted(pair))), max_size=4)
    return text, draw(spans), draw(spans), draw(spans)


@given(articles_with_spans())
def test_passages_partition_the_sentences_of_any_text(
    case: tuple[str, list[Span], list[Span], list[Span]],
) -> None:
    text, contents, quotations, scare = case
    found = sentences(Article.from_text(text, id="a"))
    passages = find_passages(
        text,
        sentences=found,
        attributions=[attribution(span) for span in contents],
        quotations=quotations,
        scare_quotes=scare,
        confidence=lambda voice, rule: 1.0,
    )
    for place, sentence in enumerate(found):
        own = [passage for passage in passages if passage.sentence == place]
        assert "".join(passage.of(text) for passage in own) == sentence.of(text)
        assert all(left.end == right.start for left, right in itertools.pairwise(own))
        assert all(re.search(r"\w", passage.of(text)) for passage in own) or len(own) == 1
        assert sum(count_words(passage.of(text)) for passage in own) >= count_words(sentence.of(text))
        assert all(passage.part == sentence.part for passage in own)
