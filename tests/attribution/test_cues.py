from __future__ import annotations

from framing.attribution.cues import find_cues, inventory
from framing.attribution.structure import structure_of
from framing.language import data_lines

CLASSES = {
    "neutral",
    "assertive",
    "accusing",
    "admitting",
    "denying",
    "evaluative",
    "directive",
    "committing",
} | {
    "asking",
    "mental",
    "evidential",
}
FRAMES = {"that", "clause", "to", "ing", "whether", "np", "quote", "hearer"} | {
    *("of", "about", "on", "for", "with", "against", "as", "at", "in", "aloud")
}


def lemmas(text: str) -> list[str]:
    return [cue.entry.lemma for cue in structure_of(text).cues]


def test_every_form_of_a_cue_is_found() -> None:
    assert (
        lemmas("She denies it. He denied it. They deny it. Denying it helps. It was denied.") == ["deny"] * 5
    )
    assert lemmas("She said, says, and will say. It was thought.") == ["say", "say", "say", "think"]


def test_a_noun_is_a_cue_only_as_a_noun() -> None:
    assert [cue.entry.part_of_speech for cue in structure_of("A claim that he claims is false.").cues] == [
        "noun",
        "verb",
    ]


def test_what_is_quoted_holds_no_cues() -> None:
    assert lemmas('He said "they say so" twice.') == ["say"]


def test_according_to_is_one_cue_of_two_words() -> None:
    (cue,) = structure_of("It rained, according to the farmers.").cues
    assert (cue.entry.lemma, cue.last - cue.first) == ("according to", 2)


def test_other_words_are_no_cues() -> None:
    assert lemmas("The ship sank slowly near the old harbor.") == []


def test_the_list_of_cues_is_well_formed() -> None:
    seen = set()
    for line in data_lines("attribution/cues.csv"):
        lemma, part, cue_class, frames, _ = line.split(",")
        assert (lemma, part) not in seen
        seen.add((lemma, part))
        assert part in ("verb", "noun", "adjective")
        assert cue_class in CLASSES
        assert set(frames.split()) <= FRAMES, line
        assert frames, line
    assert len(inventory()) > len(seen)


def test_an_empty_text_has_no_cues() -> None:
    structure = structure_of("")
    assert find_cues(structure.tokens, quoted=[]) == []
