import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

from framing.article import Article
from framing.language import data_lines, sentence_spans, sentences, words

WIKINEWS = Path(__file__).parents[1] / ".." / "shared" / "gold" / "wikinews.jsonl"

texts = st.text(alphabet=st.one_of(st.sampled_from('aZ.?! \n"“”’…,'), st.characters()))


@given(texts)
def test_sentences_hold_every_character_that_is_not_white_space_once_and_in_order(text: str) -> None:
    article = Article.from_text(text, id="a")
    found = sentences(article)
    assert "".join("".join(s.of(text).split()) for s in found) == "".join(text.split())
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))


@given(
    st.lists(
        st.sampled_from(
            [*"Aaé1.?!,'\"“”’‘()[]_-", " ", "\n", "Mr", "no", "word", "word.", "U.S.", "Öl?", "e.g", "--"]
        )
    ).map("".join)
)
def test_punkt_itself_would_split_as_its_short_cut_does(text: str) -> None:
    parameters = PunktParameters()
    parameters.abbrev_types = set(data_lines("abbreviations.txt"))
    bounds = PunktSentenceTokenizer(parameters).span_tokenize(text.strip())
    assert [(span.start, span.end) for span in sentence_spans(text.strip())] == list(bounds)


@given(texts)
def test_words_are_in_order_and_start_and_end_with_a_letter_or_digit(text: str) -> None:
    found = words(text)
    assert all((word.of(text)[0] + word.of(text)[-1]).replace("_", "a").isalnum() for word in found)
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))


@pytest.mark.parametrize(
    "text",
    [
        "Mrs. Adeyemi spoke to the U.S. envoy.",
        "The vote, at 9 a.m. on Tuesday, was close.",
        "Shares of Harrow Ltd. fell by 3.5 per cent.",
    ],
)
def test_a_full_stop_of_an_abbreviation_does_not_end_a_sentence(text: str) -> None:
    assert [span.of(text) for span in sentence_spans(text)] == [text]


def test_a_closing_quotation_mark_belongs_to_its_sentence() -> None:
    text = '"We will not wait." He sat down.'
    assert [span.of(text) for span in sentence_spans(text)] == ['"We will not wait."', "He sat down."]


def test_the_first_paragraph_is_the_lede() -> None:
    article = Article.from_text("Row\n\nOne.\n\nTwo.", id="a", title="Row")
    assert [sentence.part for sentence in sentences(article)] == ["headline", "lede", "body"]


@pytest.mark.skipif(not WIKINEWS.exists(), reason="the hand-annotated sentences are not here")
def test_at_least_97_in_100_sentence_ends_are_found() -> None:
    right = found = annotated = 0
    for line in WIKINEWS.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text = record["text"]
        ends = {start + len(text[start:end].rstrip()) for start, end in record["sentences"]}
        ours = {sentence.end for sentence in sentences(Article.from_text(text, id="a"))}
        right, found, annotated = right + len(ends & ours), found + len(ours), annotated + len(ends)
    assert 2 * right / (found + annotated) >= 0.97
