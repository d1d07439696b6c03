import itertools
import pickle
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.codebook import Codebook, Frame, Phrase
from framing.mentions import Mention, find_mentions
from framing.phrases import PhraseIndex
from framing.span import Span

SEED = Path(__file__).parents[1] / ".." / "shared" / "seed" / "000_009dea396181abd6.txt"


def codebook(**frames: list[str | Phrase]) -> Codebook:
    return Codebook(
        "Test",
        frames=tuple(
            Frame(label, phrases=tuple(p if isinstance(p, Phrase) else Phrase(p) for p in phrases))
            for label, phrases in frames.items()
        ),
    )


def found(text: str, book: Codebook, **options: list[Span]) -> list[tuple[str, str, str]]:
    return [(m.of(text), m.frame, m.phrase) for m in find_mentions(text, book, **options)]


def test_a_mention_names_its_frame_and_the_phrase_as_the_codebook_has_it() -> None:
    text = "A COVERUP followed."
    assert find_mentions(text, codebook(secrecy=["cover-up"])) == [Mention(2, 9, "secrecy", "cover-up")]


def test_the_longest_match_wins_within_a_frame() -> None:
    book = codebook(power=["superiority", "military superiority", "decisive military superiority"])
    assert found("decisive military superiority, superiority", book) == [
        ("decisive military superiority", "power", "decisive military superiority"),
        ("superiority", "power", "superiority"),
    ]


def test_frames_may_overlap() -> None:
    book = codebook(arms=["arms race"], sport=["race"])
    assert [m[:2] for m in found("an arms race", book)] == [("arms race", "arms"), ("race", "sport")]


def test_of_two_phrases_that_match_the_same_words_the_one_without_a_star_is_named() -> None:
    book = codebook(up=["escalat*", "escalation"])
    assert found("escalation", book) == [("escalation", "up", "escalation")]


@pytest.mark.parametrize("text", ["the space race", "Space-Race", "spacerace", "a horse racing race-track"])
def test_a_phrase_inside_one_of_its_contexts_does_not_count(text: str) -> None:
    race = Phrase("race", not_in=("space race", "race-track"))
    assert found(text, codebook(race=[race])) == []


def test_a_context_may_have_any_ending() -> None:
    up = Phrase("escalat*", not_in=("de-escalat*",))
    text = "They de-escalated, deescalate, and escalate again."
    assert found(text, codebook(up=[up])) == [("escalate", "up", "escalat*")]


def test_a_context_holds_for_its_own_phrase_and_frame_only() -> None:
    book = codebook(race=[Phrase("race", not_in=("space race",)), "space"], other=["race"])
    assert found("space race", book) == [("space", "race", "space"), ("race", "other", "race")]


def test_a_context_that_is_blocked_leaves_room_for_a_shorter_phrase() -> None:
    book = codebook(race=[Phrase("arms race", not_in=("arms race museum",)), "arms"])
    assert found("the arms race museum", book) == [("arms", "race", "arms")]


def test_nested_contexts_cover_what_the_longest_covers() -> None:
    race = Phrase("race", not_in=("a horse race", "horse race", "a horse race and a race"))
    assert found("a horse race and a race, a race", codebook(race=[race])) == [("race", "race", "race")]


def test_no_match_reaches_from_one_part_into_another_or_stands_outside_them() -> None:
    text = "arms race arms race race"
    parts = [Span(0, 4), Span(5, 19)]
    assert found(text, codebook(race=["arms race", "race"]), within=parts) == [
        ("race", "race", "race"),
        ("arms race", "race", "arms race"),
    ]


def test_nothing_is_found_in_no_text_and_within_no_part() -> None:
    assert find_mentions("", codebook(race=["race"])) == []
    assert find_mentions("race", codebook(race=["race"]), within=[]) == []


@given(
    st.text(alphabet=st.one_of(st.sampled_from("aAbßİﬁ -'\n"), st.characters()), max_size=60),
    st.lists(st.text(alphabet="abß -", min_size=1, max_size=6), min_size=1, max_size=5),
)
def test_mentions_of_a_frame_do_not_overlap_and_each_is_a_match_of_its_phrase(
    text: str, candidates: list[str]
) -> None:
    usable = {"".join(p.split()).replace("-", ""): p for p in candidates if p.strip(" -")}
    phrases = [p for p in usable.values() if len(PhraseIndex([p]).find(p)) == 1]
    if not phrases:
        return
    mentions = find_mentions(text, codebook(f=list(phrases)))
    assert all(a.end <= b.start for a, b in itertools.pairwise(mentions))
    assert all(0 <= m.start < m.end <= len(text) for m in mentions)
    for m in mentions:
        assert (m.start, m.end) in {(h.start, h.end) for h in PhraseIndex([m.phrase]).find(text)}


def test_a_codebook_of_fifty_thousand_phrases_costs_hardly_more_than_a_small_one() -> None:
    text = (
        "The council of the old port met on Tuesday, and the arms race of the north was not named. " * 2_000
    )
    few = codebook(race=["arms race"])
    many = codebook(race=["arms race", *(f"w{n % 250} v{n} {'x' * (n % 9)}s*" for n in range(50_000))])
    assert find_mentions("arms race", many) == find_mentions("arms race", few)

    def seconds(book: Codebook) -> float:
        started = time.perf_counter()
        assert len(find_mentions(text, book)) == 2_000
        return time.perf_counter() - started

    assert min(seconds(many) for _ in range(3)) < 3 * min(seconds(few) for _ in range(3)) + 0.05


@pytest.mark.parametrize("unit", ["race ", "space race ", "arms ", "arms race ", "a space "])
def test_time_is_linear_in_the_text(unit: str) -> None:
    book = codebook(
        race=[Phrase("race", not_in=("space race", "a space race")), "arms race", "race arms race"]
    )

    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        started = time.perf_counter()
        find_mentions(text, book)
        return time.perf_counter() - started

    small = min(seconds(20_000) for _ in range(3))
    assert seconds(200_000) < 40 * small + 0.5


def test_a_codebook_finds_the_same_after_it_has_been_pickled() -> None:
    book = Codebook.sample("security")
    text = "The arms race and the cover-up"
    before = find_mentions(text, book)
    assert find_mentions(text, pickle.loads(pickle.dumps(book))) == before != []


@pytest.mark.skipif(not SEED.exists(), reason="the page is not here")
def test_the_phrases_of_the_page_are_found_with_the_security_codebook() -> None:
    text = SEED.read_text(encoding="utf-8")
    mentions = found(text, Codebook.sample("security"))
    assert [m for m, frame, _ in mentions if frame == "arms race"] == ["arms race"] * 3
    assert [m for m, _, phrase in mentions if phrase == "cover-up"] == ["cover-up", "cover up"]
    assert [m for m, _, phrase in mentions if "superiority" in phrase] == ["decisive military superiority"]
