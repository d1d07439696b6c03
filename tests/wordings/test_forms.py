import pytest

from framing.wordings.forms import form_of, kept_share, outlets_of, quoted_share
from framing.wordings.spoken import Wording

TEN = "one two three four five six seven eight nine ten"


def wording(text, quoted=True, outlet="Post"):
    words = tuple(text.split())
    kind = "direct" if quoted else "indirect"
    return Wording("talks", "Ann Ray", outlet, outlet, 0, text, kind, words, (quoted,) * len(words))


@pytest.mark.parametrize(
    ("text", "quoted", "form"),
    [
        (TEN, True, "in full"),
        ("one two three four five six seven eight", True, "in full"),
        ("one two three four five six seven", True, "fragment"),
        (TEN, False, "paraphrase"),
    ],
)
def test_the_form_depends_on_the_share_in_quotation_marks(text, quoted, form):
    assert form_of(wording(TEN), [wording(text, quoted)]) == form


def test_several_fragments_of_one_outlet_together_may_be_the_whole():
    parts = [wording("one two three four five"), wording("six seven eight nine")]
    assert [form_of(wording(TEN), [part]) for part in parts] == ["fragment"] * 2
    assert form_of(wording(TEN), parts) == "in full"
    assert quoted_share(wording(TEN), parts) == 0.9


def test_a_translation_in_quotation_marks_counts_as_quoted_and_not_as_kept():
    fullest, other = wording("only camouflage true plans"), wording("just cover true plans")
    assert quoted_share(fullest, [other]) == 1
    assert kept_share(fullest, [other]) == 0.5


def test_a_wording_without_words_has_no_share():
    empty = wording("")
    assert (quoted_share(empty, [empty]), kept_share(empty, [empty])) == (0, 0)


def test_the_outlets_of_a_story_are_those_with_an_article_on_it(shield):
    assert outlets_of(shield) == {"talks": ["Globe", "Herald", "Post", "Star", "Sun"]}
