import pickle
import re
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.phrases import Hit, Pattern, PhraseError, PhraseIndex, fold, longest, repeated

LETTERS = "aAbé\u0301İßﬁ"
BETWEEN = " -‑\n\u00a0'’.,_\u00ad*"
texts = st.text(alphabet=st.one_of(st.sampled_from(LETTERS + BETWEEN), st.characters()), max_size=40)
some_words = st.text(alphabet="aAbéß", min_size=1, max_size=3)
some_phrases = st.lists(
    st.builds(
        lambda words, joint, star: joint.join(words) + star,
        st.lists(some_words, min_size=1, max_size=3),
        st.sampled_from([" ", "-"]),
        st.sampled_from(["", "*"]),
    ),
    min_size=1,
    max_size=4,
)


def found(text: str, *phrases: str) -> list[str]:
    return [hit.of(text) for hit in PhraseIndex(phrases).find(text)]


def naive_matches(text: str, phrase: str) -> set[tuple[int, int]]:
    """Every stretch of a text of letters, spaces and hyphens that is the phrase, by trying them all."""
    words = [unicodedata.normalize("NFC", word).casefold() for word in re.split(r"[ -]", phrase.rstrip("*"))]
    ending = "[^- ]*" if phrase.endswith("*") else ""
    pattern = re.compile("[- ]?".join(re.escape(word) for word in words) + ending)
    return {
        (start, end)
        for start in range(len(text))
        for end in range(start + 1, len(text) + 1)
        if (start == 0 or text[start - 1] in " -")
        and (end == len(text) or text[end] in " -")
        and pattern.fullmatch(unicodedata.normalize("NFC", text[start:end]).casefold())
    }


@given(
    st.text(alphabet="aAbéß -", max_size=14).filter(lambda text: not re.search("[ -]{2}", text)), some_phrases
)
def test_it_finds_what_trying_every_stretch_of_the_text_finds(text: str, phrases: list[str]) -> None:
    hits = {(hit.start, hit.end, hit.phrase) for hit in PhraseIndex(phrases).find(text)}
    assert hits == {
        (start, end, number)
        for number, phrase in enumerate(phrases)
        for start, end in naive_matches(text, phrase)
    }


@given(texts, st.lists(texts, min_size=1, max_size=3))
def test_in_any_text_a_hit_has_the_letters_of_its_phrase(text: str, candidates: list[str]) -> None:
    phrases = [phrase for phrase in candidates if is_phrase(phrase)]
    for hit in PhraseIndex(phrases).find(text):
        wanted, got = letters(phrases[hit.phrase]), letters(hit.of(text))
        if "*" in phrases[hit.phrase]:
            assert got.startswith(letters(phrases[hit.phrase].partition("*")[0]))
        else:
            assert got == wanted


def letters(text: str) -> str:
    composed = unicodedata.normalize("NFC", re.sub("[\u00ad\u200b-\u200d\u2060\ufeff]", "", text))
    return unicodedata.normalize("NFC", "".join(c for c in composed.casefold() if c.isalnum()))


def is_phrase(phrase: str) -> bool:
    try:
        Pattern.of(phrase)
    except PhraseError:
        return False
    return True


@pytest.mark.parametrize(
    "text",
    ["cover-up", "Cover up", "COVERUP", "cover‑up", "cover–up", "cover\nup", "cover-\nup", "cover\u00a0up"],
)
def test_a_hyphen_or_a_space_may_be_either_or_neither(text: str) -> None:
    assert found(f"The {text}.", "cover-up") == found(f"The {text}.", "cover up") == [text]


@pytest.mark.parametrize(
    "text", ["cover\n\nup", "cover, up", "cover - up", "cover. Up", "cover—up", "cover\r\n \r\nup"]
)
def test_a_blank_line_a_comma_or_a_dash_keeps_words_apart(text: str) -> None:
    assert found(text, "cover-up") == []


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("the rapist", "therapists"),
        ("arms race", "arms racers"),
        ("race", "racecourse"),
        ("race", "terrace"),
        ("don", "don't"),
        ("Neill", "O'Neill"),
        ("caf", "café"),
        ("cafe", "cafe\u0301"),
        ("race", "5race"),
    ],
)
def test_nothing_is_found_inside_a_word(phrase: str, text: str) -> None:
    assert found(text, phrase) == []


def test_the_phrase_the_rapist_is_written_together_only_where_that_is_the_whole_word() -> None:
    assert found("The therapist spoke of the rapist.", "the rapist") == ["therapist", "the rapist"]


@pytest.mark.parametrize(
    "text", ["race", "race's", "race’s", "“race”", "_race_", "'race'", "''race''", "arms-race."]
)
def test_a_word_ends_at_marks_and_before_a_possessive(text: str) -> None:
    assert found(text, "race") == ["race"]


def test_a_star_stands_for_any_ending_also_for_none() -> None:
    text = "To escalate is an escalation; escalat, they say. Escalators escalate-d."
    assert found(text, "escalat*") == ["escalate", "escalation", "escalat", "Escalators", "escalate"]


def test_a_star_may_end_an_inner_word() -> None:
    text = "missiles defence, missile-defenses, missiledefence, missilesdefence"
    assert found(text, "missile* defen*") == ["missiles defence", "missile-defenses", "missiledefence"]


@pytest.mark.parametrize("apostrophe", "'’‘ʼ`´")
def test_the_kind_of_apostrophe_does_not_matter(apostrophe: str) -> None:
    assert found(f"It is no man{apostrophe}s land", "no man's land") == [f"no man{apostrophe}s land"]


def test_other_marks_inside_a_phrase_must_stand_in_the_text() -> None:
    assert found("The U.S. shield, the US shield, 9/11 and 9-11", "U.S. shield", "9/11") == [
        "U.S. shield",
        "9/11",
    ]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [("straße", "STRASSE"), ("fire", "ﬁre"), ("ﬁre", "FIRE"), ("café", "CAFE\u0301"), ("race", "ra\u00adce")],
)
def test_letters_that_fold_to_several_do_not_shift_what_follows(phrase: str, text: str) -> None:
    line = f"İİ ẞ {text} ﬀ {text}"
    hits = PhraseIndex([phrase]).find(line)
    assert [hit.of(line) for hit in hits] == [text, text]
    assert hits[0].start == 5


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        ("", "empty"),
        ("  ", "empty"),
        ("*", "does not end a word"),
        ("*race", "does not end a word"),
        ("def*nce", "does not end a word"),
        ("race **", "does not end a word"),
        ("arms * race", "does not end a word"),
        ("…!", "no word in it"),
        (" ".join("a" * 21), "21 words"),
        ("arms .......... race", "too much between"),
    ],
)
def test_a_phrase_that_cannot_be_looked_for_is_refused(phrase: str, message: str) -> None:
    with pytest.raises(PhraseError, match=re.escape(message)):
        Pattern.of(phrase)


def test_a_match_lies_wholly_between_start_and_end() -> None:
    index = PhraseIndex(["arms race", "race"])
    text = "arms race arms race"
    assert [hit.of(text) for hit in index.find(text, 5, 14)] == ["race"]
    assert index.find(text, 6, 8) == []
    assert PhraseIndex(["ace"]).find("race", 1) == []
    assert PhraseIndex(["rac"]).find("race", 0, 3) == []


def test_the_longest_of_overlapping_hits_is_chosen_and_then_the_first() -> None:
    hits = [Hit(0, 6, 0), Hit(4, 12, 1), Hit(11, 15, 2), Hit(20, 22, 4), Hit(20, 22, 3), Hit(21, 23, 3)]
    assert longest(hits) == [Hit(4, 12, 1), Hit(20, 22, 3)]
    assert longest([]) == []


@given(
    st.lists(
        st.builds(lambda a, n, p: Hit(a, a + n, p), st.integers(0, 30), st.integers(1, 9), st.integers(0, 3))
    )
)
def test_chosen_hits_do_not_overlap_and_no_hit_is_left_out_without_a_longer_one(hits: list[Hit]) -> None:
    chosen = longest(hits)
    assert all(not a.overlaps(b) for a in chosen for b in chosen if a is not b)
    assert all(any(hit.overlaps(c) and len(c) >= len(hit) for c in chosen) for hit in hits)


def test_spellings_of_one_phrase_are_the_same_phrase() -> None:
    assert repeated(["cover-up", "Cover up"]) == (0, 1)
    assert repeated(["cover-up", "coverup"]) is None
    assert fold("Cafe\u0301") == fold("CAFÉ") == "café"


def test_an_index_can_be_pickled() -> None:
    index = pickle.loads(pickle.dumps(PhraseIndex([" ".join("abcdefghijklmnopqrst"), "arms race*"])))
    assert [hit.phrase for hit in index.find("a b c, arms races")] == [1]


def test_an_index_of_no_phrases_finds_nothing() -> None:
    assert PhraseIndex([]).find("arms race") == []


@pytest.mark.parametrize(
    "unit", ["a ", "arms ", "arms race ", "a-", "'", "*", "\u0301", "\u00ad", "a\u00ad", " ", "x"]
)
def test_time_is_linear_in_the_text(unit: str) -> None:
    index = PhraseIndex(["a a a a b", "arms race", "arms race*", "x* a"])

    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        started = time.perf_counter()
        index.find(text)
        return time.perf_counter() - started

    small = min(seconds(20_000) for _ in range(3))
    assert seconds(200_000) < 40 * small + 0.5
