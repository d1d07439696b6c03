from __future__ import annotations

import pytest

from framing.attribution.sources import (
    agent,
    antecedent,
    has_tense,
    is_passive,
    object_after,
    possessor,
    subject,
)
from framing.attribution.structure import structure_of


def subject_of(text: str, verb: str) -> str | None:
    structure = structure_of(text)
    return structure.words(subject(structure, structure.tokens.words.index(verb), 0))


@pytest.mark.parametrize(
    ("text", "verb", "found"),
    [
        ("The mayor said so.", "said", "The mayor"),
        ("The mayor has never said so.", "said", "The mayor"),
        ("The mayor's office said so.", "said", "The mayor's office"),
        ("The mayor of Leeds said so.", "said", "The mayor of Leeds"),
        ("People familiar with the talks said so.", "said", "People familiar with the talks"),
        ("The mayor on Monday said so.", "said", "The mayor"),
        ("The mayor last week said so.", "said", "The mayor"),
        ("Ada Lund (Labour) on Monday said so.", "said", "Ada Lund"),
        ("Ada Lund, a lawyer, said so.", "said", "Ada Lund"),
        ("Ada Lund, 43, a lawyer from Leeds, said so.", "said", "Ada Lund"),
        ("Ada Lund, who lives in Leeds, said so.", "said", "Ada Lund"),
        ("Ada Lund – a lawyer – said so.", "said", "Ada Lund"),
        ("A lawyer, Ada Lund, said so.", "said", "A lawyer, Ada Lund"),
        ("Ada Lund left, saying so.", "saying", "Ada Lund"),
        ("Ada Lund refused to say so.", "say", "Ada Lund"),
        ("Ada Lund rose and said so.", "said", "Ada Lund"),
        ("The man who said so left.", "said", "who"),
        ("Yesterday said so.", "said", "Yesterday"),
        ("Never said so.", "said", None),
        ('"No" said so.', "said", None),
    ],
)
def test_the_subject_of_a_verb(text: str, verb: str, found: str | None) -> None:
    assert subject_of(text, verb) == found


def test_a_phrase_directly_after_the_verb() -> None:
    structure = structure_of('"No," said the mayor\'s lawyer, Ada Lund.')
    assert structure.words(object_after(structure, 5, 14)) == "the mayor's lawyer, Ada Lund"
    assert object_after(structure, 4, 14) is None
    assert object_after(structure, 14, 14) is None


def test_whose_claim_it_is() -> None:
    structure = structure_of("His claim that it rained was false.")
    assert structure.words(possessor(structure, 1, 0)) == "His"
    structure = structure_of("The mayor repeated the claim that it rained.")
    assert structure.words(possessor(structure, 4, 0)) == "The mayor"
    structure = structure_of("The claim that it rained was false.")
    assert possessor(structure, 1, 0) is None


def test_the_agent_of_a_passive() -> None:
    structure = structure_of("The plan was called mad by the mayor.")
    assert is_passive(structure, 3, 0)
    assert structure.words(agent(structure, 5, 9)) == "the mayor"
    assert agent(structure, 3, 9) is None
    assert not is_passive(structure_of("She has called."), 2, 0)


def test_tense() -> None:
    structure = structure_of("He has said it to say it.")
    assert has_tense(structure, 2)
    assert not has_tense(structure, 5)


def test_what_a_relative_pronoun_stands_for() -> None:
    structure = structure_of("The mayor of Leeds, who won, spoke.")
    assert structure.words(antecedent(structure, 5)) == "The mayor of Leeds"
    assert antecedent(structure_of("Who won?"), 0) is None
