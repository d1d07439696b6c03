from __future__ import annotations

import pytest

from framing.attribution.quotations import find_quotations
from framing.attribution.scare_quotes import find_scare_quotes
from framing.span import Span


def scare_quotes(text: str) -> list[str]:
    return [quotation.of(text) for quotation in find_scare_quotes(text, find_quotations(text), attributed=[])]


@pytest.mark.parametrize(
    "text",
    [
        'The so-called "peace" lasted a day.',
        'An "Experiment" was what they called prison.',
        'They sold "organic" eggs and "free" advice.',
        "The 'reform' cost millions.",
    ],
)
def test_words_held_at_a_distance_are_scare_quotes(text: str) -> None:
    assert len(scare_quotes(text)) == len(find_quotations(text))


@pytest.mark.parametrize(
    "text",
    [
        'She read "The Wind in the Willows" aloud.',
        'He sang "Yesterday Came Too Soon" twice.',
        'The film "Jaws" was on.',
        'Her novel, titled "Ash", sold well.',
        'Jo "Red" Lee was there.',
    ],
)
def test_titles_of_works_and_nicknames_are_not(text: str) -> None:
    assert scare_quotes(text) == []


def test_what_is_attributed_is_no_scare_quote() -> None:
    text = 'She called it "a farce" and left the "talks".'
    found = find_scare_quotes(text, find_quotations(text), attributed=[Span(14, 23)])
    assert [quotation.of(text) for quotation in found] == ['"talks"']
