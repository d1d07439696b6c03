import pytest

KNOWN = {"rate": "A count, by words & more.", "frame": "A way to tell."}


@pytest.fixture
def glossary(monkeypatch: pytest.MonkeyPatch):
    from pathlib import Path

    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "notebooks"))
    import glossary

    return glossary


def test_the_first_mark_of_a_word_shows_its_meaning_and_later_ones_the_word(glossary) -> None:
    cells = glossary.explained(["A [[Rate]] and two [[rates]].", "One [[frame]], one [[rate]]."], KNOWN)
    assert cells == [
        'A <abbr title="A count, by words &amp; more.">Rate</abbr> and two rates.',
        'One <abbr title="A way to tell.">frame</abbr>, one rate.',
    ]


def test_a_word_that_the_glossary_lacks_is_told(glossary) -> None:
    with pytest.raises(ValueError, match="“bias” is marked"):
        glossary.explained(["[[bias]]"], KNOWN)


def test_every_meaning_is_short(glossary) -> None:
    meanings = glossary.meanings()
    assert len(meanings) > 30
    assert all(len(meaning.split()) <= glossary.MOST_WORDS for meaning in meanings.values())
