from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.attribution.tags import lexicon, tokenize, verbs


def tag(text: str, word: str) -> str:
    tokens = tokenize(text)
    return tokens.tags[tokens.words.index(word)]


def test_clitics_are_tokens_of_their_own() -> None:
    assert tokenize("He's sure they don't know, won’t he?").words == [
        *("He", "'s", "sure", "they", "do", "n't", "know", ","),
        *("wo", "n't", "he", "?"),
    ]


def test_names_abbreviations_and_numbers_stay_whole() -> None:
    words = tokenize("Mr. O'Brien of the U.S. paid $1,200 for AT&T's run-down shop.").words
    assert words == [
        "Mr.",
        "O'Brien",
        "of",
        "the",
        "U.S.",
        "paid",
        "$1,200",
        "for",
        "AT&T",
        "'s",
        "run-down",
        "shop",
        ".",
    ]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("They want to claim it.", "claim", "VB"),
        ("A claim was made.", "claim", "NN"),
        ("Officials claim that it rained.", "claim", "VBP"),
        ("The arms race with China began.", "race", "NN"),
        ("Ms Lee claims that it rained.", "claims", "VBZ"),
        ("The union claims that nobody came.", "claims", "VBZ"),
        ("A town he claims is poor.", "claims", "VBZ"),
        ("False claims were made.", "claims", "NNS"),
        ("Their demands were met.", "demands", "NNS"),
        ("The ministry denied it.", "denied", "VBD"),
        ("The ministry has denied it.", "denied", "VBN"),
        ("He's late.", "'s", "VBZ"),
        ("The town's mayor is late.", "'s", "POS"),
        ("Will Archer said no.", "Will", "NNP"),
        ("It will rain.", "will", "MD"),
        ("They met in May 2015.", "May", "NNP"),
        ("They would like to go.", "like", "VB"),
        ("Zorblatt spoke.", "Zorblatt", "NNP"),
        ("The frobnicated thing.", "frobnicated", "VBN"),
        ("They walk zorbily.", "zorbily", "RB"),
    ],
)
def test_a_tag_fits_the_neighbours_of_its_word(text: str, word: str, expected: str) -> None:
    assert tag(text, word) == expected


@given(st.text(max_size=80))
def test_tokens_are_stretches_of_the_text_in_order(text: str) -> None:
    tokens = tokenize(text)
    assert len(tokens.words) == len(tokens.starts) == len(tokens.ends) == len(tokens.tags) == len(tokens)
    position = 0
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        assert position <= start < end <= len(text)
        assert not text[position:start].strip()
        assert text[start:end].replace("’", "'") == word.replace("’", "'")
        position = end
    assert not text[position:].strip()


def test_the_lexicon_is_read_without_loading_textblob_or_nltk() -> None:
    code = (
        "import sys, framing.attribution.tags as t; t.lexicon(); print({*sys.modules} & {'nltk', 'textblob'})"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "set()"


def test_the_lexicon_knows_frequent_words() -> None:
    assert lexicon()["that"] == "IN"
    assert {"say", "deny", "insist"} <= verbs()


def test_a_missing_lexicon_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("framing.attribution.tags.find_spec", lambda name: None)
    with pytest.raises(ModuleNotFoundError, match="pip install textblob"):
        lexicon.__wrapped__()
