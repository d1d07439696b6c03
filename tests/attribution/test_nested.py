from __future__ import annotations

import pytest

from framing.article import Article
from framing.attribution import attribute


def nested(text: str) -> list[tuple[str, str | None]]:
    """The inner attributions of a text: content and speaker."""
    found = attribute(Article.from_text(text, id="nested/test"))
    for inner in found:
        if inner.outer is not None:
            assert found[inner.outer].content.contains(inner.content)
    return [(one.content.of(text), one.speaker) for one in found if one.outer is not None]


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        (
            '"My husband warned the company that the boiler would burst," Ida Voss told reporters.',
            "the boiler would burst",
            "my husband",
        ),
        (
            '"Doctors believe the virus came from the well," the governor told the assembly.',
            "the virus came from the well",
            "doctors",
        ),
        (
            '"The letter said we had ten days to leave," said Rosa Lind.',
            "we had ten days to leave",
            "letter",
        ),
        (
            "Officials said that the mayor had claimed the money was his own.",
            "the money was his own",
            "mayor",
        ),
        (
            "The union said its members feared that the plant would close.",
            "the plant would close",
            "its members",
        ),
        (
            "The paper reported that the bank had said it would cut 200 jobs.",
            "it would cut 200 jobs",
            "bank",
        ),
    ],
)
def test_somebody_else_who_says_something_within_a_content_is_found(
    text: str, content: str, speaker: str
) -> None:
    assert nested(text) == [(content, speaker)]


@pytest.mark.parametrize(
    "text",
    [
        '"I think we will win," said Finch.',
        '"We believe the law is wrong," the union said.',
        '"If they say the bridge is closed, we will swim," said Lund.',
        '"They might say that we are too old," said Brill.',
        '"Tell them the tide is coming," the captain said.',
        '"Nobody told the truth," Marsh said.',
        "Ortiz said he believed the vote had been fair.",
        "\"It was a book called 'The Long Field'\", said Lund.",
    ],
)
def test_what_is_only_supposed_or_the_speakers_own_thought_is_not_nested(text: str) -> None:
    assert nested(text) == []


def test_he_in_a_quotation_is_not_the_one_who_is_quoted() -> None:
    text = 'Ada Lund met Lars Holt. "He said the road was mined," Lund said. "He called the war a farce."'
    assert [speaker for _, speaker in nested(text)] == ["Lars Holt", "Lars Holt"]


def test_whom_a_quotation_speaks_of_is_not_who_speaks_after_it() -> None:
    text = (
        'Lars Holt met the crew. "The captain said Ole Krag was drunk," Holt said. '
        "He said the ship should never have sailed."
    )
    found = attribute(Article.from_text(text, id="nested/test"))
    assert found[-1].speaker == "Lars Holt"


def test_an_inner_quotation_is_found_in_a_statement_of_two_paragraphs() -> None:
    text = 'Ada Lund: "It rained.\n\n"The keeper said that the gate was locked.\n\n"It stopped."'
    assert nested(text) == [("the gate was locked", "keeper")]


def test_they_in_a_quotation_are_those_the_sentence_before_speaks_of() -> None:
    text = '"The council knew. They told us it was safe," said Ada Lund.'
    assert nested(text) == [("it was safe", "council")]
