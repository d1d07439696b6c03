from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from framing.attribution.structure import structure_of


def statements(text: str) -> list[str]:
    structure = structure_of(text)
    return [structure.tokens.span(s.first, s.last).of(text) for s in structure.statements]


def test_a_tag_after_a_question_belongs_to_its_sentence() -> None:
    assert statements('"Why?" he asked. Nobody knew.') == ['"Why?" he asked.', "Nobody knew."]
    assert statements('"Why?" Ada Lund asked. Nobody knew.') == ['"Why?" Ada Lund asked.', "Nobody knew."]


def test_a_sentence_after_a_quotation_is_no_tag() -> None:
    text = '"It rained." The long and heavy rain had made the river rise by night.'
    assert statements(text)[-1].startswith("The long")


def test_a_sentence_is_widened_over_the_quotation_that_it_cuts() -> None:
    structure = structure_of('She said, "It rained. It poured. It stopped." And so on.')
    first = structure.statements[0]
    assert structure.words((first.first, first.wide_last)) == 'She said, "It rained. It poured. It stopped."'


@given(st.text(alphabet=st.sampled_from('ab.?"\n, S'), max_size=60))
def test_every_token_of_a_sentence_knows_its_sentence(text: str) -> None:
    structure = structure_of(text)
    position = 0
    for number, statement in enumerate(structure.statements):
        assert position <= statement.first < statement.last <= len(structure.tokens)
        assert set(structure.statement_of[statement.first : statement.last]) == {number}
        assert statement.wide_first <= statement.first
        assert statement.wide_last >= statement.last
        position = statement.last
