from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.attribution.lemmas import noun_lemma, verb_lemma
from framing.attribution.tags import lexicon, tokenize, verbs


def tagged(text: str) -> dict[str, str]:
    tokens = tokenize(text)
    return dict(zip(tokens.words, tokens.tags, strict=True))


@given(st.text())
def test_tokens_are_in_order_and_hold_every_character_but_space(text: str) -> None:
    tokens = tokenize(text)
    position = 0
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        assert start >= position and end > start
        assert not text[position:start].strip()
        position = end
    assert not text[position:].strip()


def test_a_clitic_is_a_token_of_its_own() -> None:
    assert tokenize("He's sure they don't.").words == ["He", "'s", "sure", "they", "do", "n't", "."]


def test_a_full_stop_belongs_to_a_title_and_to_initials() -> None:
    assert tokenize("Sen. Lee of the U.S. left.").words == ["Sen.", "Lee", "of", "the", "U.S.", "left", "."]


def test_a_full_stop_at_the_end_is_a_token() -> None:
    assert tokenize("It was I.").words[-1] == "."


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("Mr Lee reports that sales fell.", "reports", "VBZ"),
        ("The latest reports say so.", "reports", "NNS"),
        ("They claim that it is over.", "claim", "VBP"),
        ("He made a claim today.", "claim", "NN"),
        ("The ministry has denied it.", "denied", "VBN"),
        ("The ministry denied it.", "denied", "VBD"),
        ("The state's plan failed.", "'s", "POS"),
        ("He's leaving soon.", "'s", "VBZ"),
        ("Columnist George Will said so.", "Will", "NNP"),
        ("They hope to deny it.", "deny", "VB"),
    ],
)
def test_a_tag_is_put_right_by_its_neighbours(text: str, word: str, tag: str) -> None:
    assert tagged(text)[word] == tag


@pytest.mark.parametrize(
    ("word", "tag"),
    [
        ("Zorblatt", "NNP"),
        ("zorbling", "VBG"),
        ("zorbly", "RB"),
        ("zorbs", "NNS"),
        ("zorb-like", "JJ"),
        ("7%", "CD"),
    ],
)
def test_an_unknown_word_is_judged_by_its_shape(word: str, tag: str) -> None:
    assert tagged(f"so {word} then")[word] == tag


def test_marks_and_dashes_have_one_form() -> None:
    assert tokenize("“No” – never").words == ['"', "No", '"', "--", "never"]


def test_the_lexicon_is_read_without_importing_textblob() -> None:
    assert lexicon()["said"] == "VBD"
    assert "deny" in verbs()


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("said", "say"),
        ("denies", "deny"),
        ("denied", "deny"),
        ("urging", "urge"),
        ("planned", "plan"),
        ("reaches", "reach"),
        ("claims", "claim"),
        ("told", "tell"),
        ("discuss", "discuss"),
    ],
)
def test_a_verb_has_its_base_form(form: str, lemma: str) -> None:
    assert verb_lemma(form) == lemma


def test_a_noun_has_its_singular() -> None:
    assert [noun_lemma(form, plural=True) for form in ("claims", "theories", "people")] == [
        "claim",
        "theory",
        "people",
    ]
