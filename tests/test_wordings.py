from types import SimpleNamespace

import pytest

from framing import tables
from framing.wordings import wordings


def study(*rows):
    """A study of (outlet, speaker, kind, content, the group where it is not its own), all on one story."""
    rest = (None,) * 7
    attributions = []
    for number, (outlet, speaker, kind, content, *group) in enumerate(rows):
        where = (f"talks/{outlet}", outlet, "talks", None, number, *(group or [number]), 0, 9)
        attributions.append((*where, content, None, kind, *rest, speaker, "person", "rule", 1.0))
    return SimpleNamespace(attributions=tables.frame("attributions", attributions))


RAY = study(
    ("Post", "Ann Ray", "direct", "We will not take part in an arms race"),
    ("Post", "Ann Ray", "direct", "Our harbours stay open to everyone"),
    ("Globe", "Ann Ray", "mixed", "the country would not take part in “an arms race”"),
    ("Globe", "Ann Ray", "direct", "arms race"),
    ("Globe", "Ann Ray", "indirect", "she would not take part in an arms race"),
    ("Herald", "Tom Oak", "direct", "We will not take part in an arms race"),
)


def test_wordings_of_one_statement_come_together():
    table = wordings(RAY, speaker="Ann Ray")
    assert table.columns.tolist() == [
        "cluster",
        "outlet",
        "article",
        "attribution",
        "content",
        "kind",
        "similarity",
    ]
    assert table["cluster"].tolist() == [0, 0, 0, 1]
    assert set(table.loc[table["cluster"] == 0, "attribution"]) == {0, 2, 3}
    assert table["content"].iloc[-1] == "Our harbours stay open to everyone"


def test_words_nobody_put_in_quotation_marks_are_left_out():
    assert "indirect" not in set(wordings(RAY, speaker="Ann Ray")["kind"])


def test_the_most_typical_wording_comes_first_with_full_similarity():
    table = wordings(RAY, speaker="Ann Ray")
    assert (table.groupby("cluster")["similarity"].max() == 100).all()
    assert (table["similarity"] >= 75).all()


def test_a_higher_threshold_makes_more_statements():
    strict, loose = (wordings(RAY, speaker="Ann Ray", threshold=t)["cluster"].nunique() for t in (99, 0))
    assert strict > wordings(RAY, speaker="Ann Ray")["cluster"].nunique() > loose == 1


def test_a_fragment_does_not_join_two_statements_that_differ():
    table = wordings(
        study(
            ("Post", "Ann Ray", "direct", "The harbour treaty was signed in good faith"),
            ("Globe", "Ann Ray", "direct", "harbour"),
            ("Herald", "Ann Ray", "direct", "No ship may leave this harbour before Friday noon"),
        ),
        speaker="Ann Ray",
    )
    assert table["cluster"].nunique() == 2


def test_the_statement_most_often_given_has_the_number_0():
    once, thrice = "Nothing was ever hidden here", "The ships will sail"
    rows = [("Post", "Ann Ray", "direct", once), *(("Globe", "Ann Ray", "direct", thrice) for _ in range(3))]
    table = wordings(study(*rows), speaker="Ann Ray")
    assert table["content"].tolist() == [thrice] * 3 + [once]
    assert table["cluster"].tolist() == [0, 0, 0, 1]


def test_the_pieces_of_one_statement_are_joined():
    pieces = study(
        ("Globe", "Ann Ray", "direct", "We will never build this harbour"),
        ("Post", "Ann Ray", "direct", "We will never,"),
        ("Post", "Ann Ray", "mixed", "build “this harbour”", 1),
    )
    table = wordings(pieces, speaker="Ann Ray")
    assert table["cluster"].tolist() == [0, 0]
    assert set(table["content"]) == {
        "We will never build this harbour",
        "We will never, … build “this harbour”",
    }
    assert set(table["kind"]) == {"direct", "mixed"}
    assert set(table["attribution"]) == {0, 1}


def test_the_fullest_of_the_most_typical_wordings_comes_first():
    rows = [
        ("Post", "Ann Ray", "direct", "we are not"),
        ("Globe", "Ann Ray", "direct", "We are not for sale"),
    ]
    assert wordings(study(*rows), speaker="Ann Ray")["outlet"].tolist() == ["Globe", "Post"]


def test_one_content_is_one_statement():
    table = wordings(study(("Post", "Ann Ray", "direct", "—")), speaker="Ann Ray")
    assert table[["cluster", "similarity"]].values.tolist() == [[0, 100]]


def test_a_speaker_who_is_never_quoted_has_no_wordings():
    table = wordings(study(("Post", "Ann Ray", "indirect", "that she was tired")), speaker="Ann Ray")
    assert table.empty
    assert table.columns.tolist()[:2] == ["cluster", "outlet"]


def test_one_story_can_be_chosen():
    assert len(wordings(RAY, speaker="Ann Ray", story="talks")) == 4
    with pytest.raises(ValueError, match="Most is to: nobody"):
        wordings(RAY, speaker="Ann Ray", story="floods")


def test_an_unknown_speaker_is_refused_with_those_there_are():
    with pytest.raises(
        ValueError, match=r"Nothing is attributed to 'Ray' here. Most is to: Ann Ray, Tom Oak"
    ):
        wordings(RAY, speaker="Ray")
