import pytest

from framing.scope import Surroundings, outside_quotation
from framing.span import Span


def reaching(text: str, mention: str = "crisis") -> list[str]:
    """The denying and hedging words whose scope reaches the mention."""
    start = text.index(mention)
    around = Surroundings.of(text, Span(0, len(text)), Span(start, start + len(mention)))
    kinds = ("negators", "denials", "hedges", "questions", "conditionals")
    return [t.of(text) for t in around.before if t.is_one_of(*kinds) and around.reaches(t)]


@pytest.mark.parametrize(
    "end",
    [
        "; the",
        ": the",
        " – the",
        "— the",
        ", but the",
        " because of the",
        ", which made the",
        ", he spoke of a",
        ", and the mayor has a",
        " and he called it a",
        ", saying of a",
        ', yes" to the',
        ". Then a",
        "... a",
        ", yet a",
    ],
)
def test_scope_ends_where_a_new_clause_begins(end: str) -> None:
    assert reaching(f'"It is not war{end} crisis.') == []


@pytest.mark.parametrize(
    "middle",
    [
        " a",
        " really, in any sense, a",
        ", the mayor said, a",
        " a war and a",
        " a war or even a",
        " the beginning of a",
        " (so far) a",
        ' "a',
    ],
)
def test_scope_goes_on_within_the_clause(middle: str) -> None:
    assert reaching(f"It is not{middle} crisis.") == ["not"]


def test_scope_in_a_subordinate_clause_ends_at_its_comma() -> None:
    assert reaching("Although it does not rain, a crisis is here.") == []
    assert reaching("The mayor, who never lies, spoke of a crisis.") == []
    assert reaching("The bill, not yet read, caused a crisis.") == []
    assert reaching("Denying everything, the mayor left a crisis behind.") == []
    assert reaching("Without rain, a crisis is here.") == []


def test_a_condition_holds_for_the_rest_of_its_sentence() -> None:
    assert reaching("If it rains, the crisis is over.") == ["If"]
    assert reaching("If it rains, but only then, the crisis is over.") == []


def test_a_negation_does_not_reach_into_an_indirect_question() -> None:
    assert reaching("He does not know whether it is a crisis.") == ["whether"]
    assert reaching("He did not say if it was a crisis.") == ["say if"]


def test_a_trigger_that_takes_a_noun_ends_at_a_finite_verb() -> None:
    assert reaching("A town without water is a crisis.") == []
    assert reaching("A town without a crisis is rare.") == ["without"]


def test_an_adverb_between_commas_holds_for_the_clause_around_it() -> None:
    assert reaching("The drought, it seems, is the crisis.") == ["seems"]
    assert reaching("The mayor, apparently shaken, named the crisis.") == []


def test_scope_goes_on_in_a_quotation_that_is_taken_up_again() -> None:
    assert reaching("'It is not,' said the mayor after days of rain, 'a crisis.'") == ["not"]
    assert reaching('"We do not fear," said the mayor, "and there is a crisis."') == []
    assert reaching('"It is not so," said the mayor of the crisis.') == []


def test_a_longer_expression_hides_the_trigger_in_it() -> None:
    assert reaching("It is not only a crisis.") == []
    assert reaching("There is no doubt that it is a crisis.") == []


def test_a_trigger_more_than_forty_words_away_does_not_reach() -> None:
    assert reaching(f"It is not {'a b ' * 20}crisis.") == ["not"]
    assert reaching(f"It is not {'a b ' * 21}crisis.") == []


def test_triggers_outside_the_sentence_or_in_the_mention_do_not_count() -> None:
    text = "It may not. A no crisis zone"
    around = Surroundings.of(text, Span(12, len(text)), Span(14, 23))
    assert (around.before, around.after) == ((), ())


def test_a_quotation_that_only_begins_is_not_left() -> None:
    text = 'It is not "a crisis" and'
    assert outside_quotation(text, Span(9, 13)) is None
    assert outside_quotation(text, Span(12, len(text))) == Span(19, len(text))


@pytest.mark.parametrize("quotation", ["“no” to ", "«no» to ", '"no" to ', "'no,' to "])
def test_a_quotation_of_any_kind_is_left_at_its_closing_mark(quotation: str) -> None:
    assert outside_quotation(quotation, Span(3, len(quotation))) is not None
