import time

import pytest

from framing.wordings.clusters import statements_in
from framing.wordings.likeness import THRESHOLD
from framing.wordings.spoken import Wording


def wording(outlet, content, kind="direct", *, story="talks", speaker="Ann Ray"):
    words = tuple(content.split())
    return Wording(story, speaker, outlet, outlet, 0, content, kind, words, (kind == "direct",) * len(words))


def clusters(*given, threshold=THRESHOLD):
    return [[one.content for one in found.wordings] for found in statements_in(given, threshold)]


LONG = "We never wanted an arms race and our harbours stay open to every ship"


def test_fragments_that_share_no_word_come_together_around_the_quotation_they_were_cut_from():
    parts = "never wanted an arms race", "harbours stay open"
    assert clusters(wording("Sun", parts[0]), wording("Post", LONG), wording("Star", parts[1])) == [
        [parts[0], LONG, parts[1]]
    ]


def test_a_fragment_does_not_join_two_statements_that_differ():
    found = clusters(
        wording("Post", "The harbour treaty was signed in good faith"),
        wording("Globe", "harbour"),
        wording("Herald", "No ship may leave this harbour before Friday noon"),
    )
    assert sorted(map(len, found)) == [1, 2]


def test_the_fullest_has_most_words_in_quotation_marks_and_fewest_outside():
    quoted = wording("Sun", "We never wanted an arms race")
    content = "that we never wanted an arms race at all"
    marked = (False, *(True,) * 6, False, False)
    mixed = Wording("talks", "Ann Ray", "Post", "Post", 0, content, "mixed", tuple(content.split()), marked)
    (found,) = statements_in([mixed, quoted], THRESHOLD)
    assert found.fullest is quoted
    assert found.alike[1] == 100


def test_what_is_in_nobodys_marks_must_share_two_words_that_are_not_light():
    quotation = wording("Post", "I read the paper and I put my hand up")
    assert len(clusters(quotation, wording("Sun", "the paper", "indirect"))) == 2
    assert len(clusters(quotation, wording("Sun", "the paper"))) == 1


def test_a_translation_joins_by_another_wording_than_the_fullest_where_it_is_near_to_that():
    fullest = "these names are just a cover for the true purpose of the project which is to neutralize us"
    other = "references to Iran and Korea cover the true purpose of the project"
    near = "talk of Iran and Korea hides the true purpose"
    assert clusters(wording("Zar", fullest), wording("Cor", other), wording("Nor", near)) == [
        [fullest, other, near]
    ]


def test_other_speakers_and_other_stories_have_statements_of_their_own():
    found = list(
        statements_in(
            [wording("Post", LONG), wording("Sun", LONG, story="flood"), wording("Sun", LONG, speaker="Bo")],
            THRESHOLD,
        )
    )
    assert [(one.fullest.story, one.fullest.speaker, one.number) for one in found] == [
        ("talks", "Ann Ray", 0),
        ("flood", "Ann Ray", 0),
        ("talks", "Bo", 0),
    ]


def test_the_statement_with_most_wordings_has_the_number_0():
    once, thrice = "Nothing was ever hidden here", "The ships will sail"
    found = clusters(wording("Post", once), *(wording(name, thrice) for name in ("Sun", "Star", "Globe")))
    assert found == [[thrice] * 3, [once]]


@pytest.mark.parametrize(("threshold", "number"), [(0, 1), (99.9, 2)])
def test_a_higher_threshold_makes_more_statements(threshold, number):
    given = wording("Post", "an arms race of our own"), wording("Sun", "no arms race")
    assert len(clusters(*given, threshold=threshold)) == number


def test_contents_without_a_word_that_is_not_light_join_only_their_like():
    assert clusters(wording("Post", "it is not"), wording("Sun", "It is not"), wording("Star", "—")) == [
        ["it is not", "It is not"],
        ["—"],
    ]


def test_two_thousand_wordings_of_one_speaker_are_soon_sorted():
    given = [
        wording(f"o{number}", f"{LONG} {number % 700} w{number % 31} x{number}") for number in range(2000)
    ]
    start = time.perf_counter()
    assert len(clusters(*given)) == 1
    assert time.perf_counter() - start < 20
