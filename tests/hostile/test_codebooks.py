import time
from itertools import islice, product

import pytest

import framing
from framing.codebook import Codebook, CodebookError
from framing.mentions import find_mentions

HEAD = 'name: Harbour\nversion: "1"\nframes:\n  - label: race\n    phrases:\n'
SYLLABLES = ["ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu"]
LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join(['*' + before] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
HOSTILE = {
    "a billion laughs": (LAUGHS, 1),
    "an alias": (HEAD + "      - *race\n", 6),
    "an anchor": (HEAD + "      - &race race\n", 6),
    "a key twice": (HEAD.replace("    phrases", "    label"), 5),
    "a program": (HEAD + "      - !!python/object/apply:os.getcwd []\n", 6),
    "brackets without end": ("name: " + "[" * 100_000, 1),
    "brackets nested deep": ("name: " + "[" * 100_000 + "]" * 100_000, 1),
    "braces without end": ("name: " + "{a: " * 100_000, 1),
    "dashes nested deep": ("- " * 100_000, 1),
    "keys nested deep": ("\n".join(" " * depth + "a:" for depth in range(500)), 13),
    "a megabyte of quotation marks": ('"' * 1_000_000, 1),
    "a megabyte of colons": (":" * 1_000_000, 1),
    "a megabyte of stars": ("*" * 1_000_000, 1),
    "a key of a megabyte": ("k" * 1_000_000 + ": x", 1),
    "a phrase of a megabyte": (HEAD + "      - " + "race " * 200_000, 6),
}


@pytest.fixture
def written(tmp_path):
    def write(text):
        path = tmp_path / "codebook.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_codebook_is_refused_soon_in_a_short_sentence_with_its_line(name, written):
    text, line = HOSTILE[name]
    path = written(text)
    start = time.process_time()
    with pytest.raises(CodebookError) as caught:
        Codebook.read(path)
    assert time.process_time() - start < 30
    assert caught.value.line == line
    assert len(caught.value.message) < 300


def test_fifty_thousand_phrases_are_read_and_found(written):
    words = ["".join(syllables) for syllables in islice(product(SYLLABLES, repeat=4), 25_000)]
    phrases = [phrase for word in words for phrase in (f"{word} race", f"{word}x*")]
    path = written(HEAD + "".join(f"      - {phrase}\n" for phrase in phrases))
    start = time.process_time()
    codebook = Codebook.read(path)
    article = framing.Article.from_text(f"It was no {words[-1]}  race, and {words[0]}xes came.", id="a/b")
    study = framing.analyze([article], codebook, sentiment=False)
    assert time.process_time() - start < 60
    assert study.mentions["phrase"].tolist() == [f"{words[-1]} race", f"{words[0]}x*"]


def test_phrases_that_overlap_in_many_ways_are_each_followed_once(written):
    codebook = Codebook.read(
        written(HEAD + "".join(f"      - {'a* ' * length}\n" for length in range(1, 19)))
    )
    start = time.process_time()
    assert find_mentions(("a" * 60 + " ") * 100, codebook)
    assert time.process_time() - start < 30
