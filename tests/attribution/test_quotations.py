from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.attribution.quotations import Quotation, find_quotations

MARKED_TEXT = st.text(alphabet=st.sampled_from("ab s.,?\n\"'“”‘’„«»`9-("), max_size=60) | st.text(max_size=40)


def contents(text: str) -> list[str]:
    return [quotation.content.of(text) for quotation in find_quotations(text)]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ('"', '"'),
        ("'", "'"),
        ("“", "”"),
        ("‘", "’"),
        ("„", "“"),
        ("«", "»"),
        ("»", "«"),
        ("``", "''"),
        ("''", "''"),
    ],
)
def test_every_kind_of_mark_makes_a_quotation(opening: str, closing: str) -> None:
    text = f"The clerk said {opening}not today{closing} and left."
    assert contents(text) == ["not today"]
    assert find_quotations(text)[0].of(text) == f"{opening}not today{closing}"
    assert find_quotations(text)[0].mark == opening


def test_marks_of_two_kinds_may_belong_together() -> None:
    assert contents('He wrote “so be it" and signed.') == ["so be it"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("'It's not a race,' he said.", ["It's not a race,"]),
        ("'The workers' demands are just,' she said.", ["The workers' demands are just,"]),
        ("'We heard it in the '90s,' she said.", ["We heard it in the '90s,"]),
        ("'Give 'em time,' she said.", ["Give 'em time,"]),
        ("'Rock 'n' roll is over,' she said.", ["Rock 'n' roll is over,"]),
        ("'We're goin' home,' she said.", ["We're goin' home,"]),
        ("'I met the workers' she said.", ["I met the workers"]),
        ("‘It’s the drivers’ turn,’ she said.", ["It’s the drivers’ turn,"]),
    ],
)
def test_an_apostrophe_inside_single_marks_does_not_close_them(text: str, found: list[str]) -> None:
    assert contents(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The workers' demands and the owners' reply.",
        "It's the '90s again, isn't it?",
        "He is 5'10\" tall.",
        "Give 'em the dogs' dinner.",
        "No marks at all.",
        'Nothing between "" these.',
        "",
    ],
)
def test_an_apostrophe_alone_makes_no_quotation(text: str) -> None:
    assert contents(text) == []


def test_a_quotation_left_open_runs_to_the_end_of_its_paragraph() -> None:
    text = 'She said: "We stay here.\n\nThe train left.'
    (quotation,) = find_quotations(text)
    assert quotation.content.of(text) == "We stay here."
    assert not quotation.closed


def test_a_quotation_left_open_continues_where_the_next_paragraph_opens_with_a_mark() -> None:
    text = "“One.\n\n“Two.\n\n“Three,” he said."
    assert [(q.content.of(text), q.closed, q.continues) for q in find_quotations(text)] == [
        ("One.", False, False),
        ("Two.", False, True),
        ("Three,", True, True),
    ]


def test_single_marks_continue_over_paragraphs_too() -> None:
    text = "'One.\n\n'Two,' he said."
    assert [(q.content.of(text), q.continues) for q in find_quotations(text)] == [
        ("One.", False),
        ("Two,", True),
    ]


def test_a_closed_quotation_is_not_continued() -> None:
    text = "“One,” he said.\n\n“Two,” she said."
    assert [q.continues for q in find_quotations(text)] == [False, False]


def test_a_mark_that_opens_while_its_kind_is_open_ends_what_was_open() -> None:
    text = 'He said "so. "But no," he said.'
    assert [(q.content.of(text), q.closed) for q in find_quotations(text)] == [
        ("so.", False),
        ("But no,", True),
    ]


def test_quotations_within_quotations_know_their_depth() -> None:
    text = "“She said ‘no’ twice,” he said."
    assert [(q.content.of(text), q.depth) for q in find_quotations(text)] == [
        ("She said ‘no’ twice,", 0),
        ("no", 1),
    ]


def test_marks_that_touch_are_told_apart() -> None:
    assert contents("\"'We won,' he told me,\" she said.") == ["'We won,' he told me,", "We won,"]


def test_paragraphs_may_be_given() -> None:
    from framing.span import Span

    text = '"One "two'
    assert [q.content.of(text) for q in find_quotations(text, paragraphs=[Span(0, 4), Span(4, 9)])] == [
        "One",
        "two",
    ]


@given(MARKED_TEXT)
def test_quotations_lie_within_the_text_in_order_and_nest(text: str) -> None:
    found = find_quotations(text)
    assert found == sorted(found, key=lambda q: (q.start, -q.end))
    around: list[Quotation] = []
    for quotation in found:
        assert (
            0
            <= quotation.start
            < quotation.content.start
            < quotation.content.end
            <= quotation.end
            <= len(text)
        )
        assert quotation.content.of(text) == quotation.content.of(text).strip()
        assert text[quotation.start : quotation.start + len(quotation.mark)] == quotation.mark
        while around and around[-1].end <= quotation.start:
            around.pop()
        assert quotation.depth == len(around)
        if around:
            assert around[-1].contains(quotation)
        around.append(quotation)


@given(MARKED_TEXT)
def test_a_quotation_never_crosses_a_blank_line(text: str) -> None:
    assert all("\n\n" not in quotation.of(text) for quotation in find_quotations(text))
