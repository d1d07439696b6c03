import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.codebook import Codebook, CodebookError, Frame, Phrase
from framing.codebook_edits import Edit, edit_of, edited, frame_text, phrase_line, phrase_of

RACE = Frame(
    "race",
    definition="Who is first.",
    phrases=(
        Phrase("arms race", note="misses “racing to build”"),
        Phrase("escalat*", not_in=("de-escalat*",), note="also of costs"),
        Phrase("rearm"),
    ),
)
SHIPPED = [
    frame
    for name in ("security", "war-and-peace", "loaded-language", "generic-frames", "blame-and-crisis")
    for frame in Codebook.sample(name).frames
]


@pytest.mark.parametrize("frame", SHIPPED, ids=lambda frame: frame.label)
def test_the_text_of_a_frame_changes_nothing_in_it(frame: Frame) -> None:
    edit = edit_of(frame, frame_text(frame))
    assert not edit
    assert edited(frame, edit) == frame
    for phrase in frame.phrases:
        again = phrase_of(phrase_line(phrase))
        assert (again.text, again.not_in) == (phrase.text, phrase.not_in)


@given(st.randoms(use_true_random=False))
def test_the_order_of_lines_blank_lines_and_spaces_mean_nothing(rng: random.Random) -> None:
    lines = [*frame_text(RACE).splitlines(), "", "   "]
    rng.shuffle(lines)
    assert not edit_of(RACE, "\r\n".join(f"  {line.replace(' ', '  ')} " for line in lines))


def test_an_edit_tells_what_was_put_in_and_taken_out() -> None:
    edit = edit_of(RACE, "arms race\nspiral*\nescalat* | not in: de-escalat*")
    assert edit == Edit("race", add=("spiral*",), drop=("rearm",))
    new = edited(RACE, edit)
    assert [phrase.text for phrase in new.phrases] == ["arms race", "escalat*", "spiral*"]
    assert new.phrases[:2] == RACE.phrases[:2]
    assert new.definition == RACE.definition


def test_a_phrase_with_other_contexts_keeps_its_note() -> None:
    edit = edit_of(RACE, "arms race\nrearm\nescalat* | not in: de-escalat* | escalator")
    assert edit == Edit("race", add=("escalat* | not in: de-escalat* | escalator",), drop=("escalat*",))
    changed = edited(RACE, edit).phrases[-1]
    assert changed == Phrase("escalat*", not_in=("de-escalat*", "escalator"), note="also of costs")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("arms race\n\nra*ce", r"^line 3: in “ra\*ce” a \* does not end a word"),
        ("…", "^line 1: “…” has no word in it"),
        ("race | not in: horses", "^line 1: not_in has “horses”, which is not a longer phrase"),
        ("arms race\nrearm\nArms-Race", "^line 3: “Arms-Race” stands in line 1 already; take one out"),
        ("  \n", "^the frame “race” has no phrases; list at least one"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, message: str) -> None:
    with pytest.raises(CodebookError, match=message):
        edit_of(RACE, text)


def test_a_codebook_is_edited_by_a_line_of_code_and_stays_as_it_was() -> None:
    codebook = Codebook("Races", frames=(RACE, Frame("peace", phrases=(Phrase("peace"),))))
    new = codebook.edited("race", add=["race | not in: horse race"], drop="rearm").edited("peace", add="calm")
    assert [[phrase.text for phrase in frame.phrases] for frame in new.frames] == [
        ["arms race", "escalat*", "race"],
        ["peace", "calm"],
    ]
    assert codebook.frames[0] == RACE
    assert new.path is None
    with pytest.raises(LookupError, match=r"No frame is labelled 'war'. There are: race, peace"):
        codebook.edited("war", add="war")
    with pytest.raises(CodebookError, match="has no phrase “war” to take out"):
        codebook.edited("peace", drop="war")
    with pytest.raises(CodebookError, match="“peace” stands twice"):
        codebook.edited("peace", add="peace")


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    try:
        edit = edit_of(RACE, text)
    except CodebookError as error:
        assert str(error)
    else:
        assert (
            edited(RACE, edit)
            == Codebook("c", frames=(RACE,)).edited("race", add=edit.add, drop=edit.drop).frames[0]
        )
