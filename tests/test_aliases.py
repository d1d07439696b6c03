from typing import get_args

import pytest

from framing.aliases import SPEAKER_TYPES, Alias, by_key, key, read_aliases
from framing.attribution.attribution import SpeakerType


def test_the_types_are_those_of_speakers() -> None:
    assert get_args(SpeakerType) == SPEAKER_TYPES


def test_a_name_its_canonical_form_and_its_type_are_read() -> None:
    aliases, faults = read_aliases(
        "name,canonical,type\n the  Kremlin ,Russian government,Institution\nLee,Ann Lee,\nAnn Lee,,person\n"
    )
    assert faults == []
    assert aliases == [
        Alias("the Kremlin", "Russian government", "institution"),
        Alias("Lee", "Ann Lee", None),
        Alias("Ann Lee", "Ann Lee", "person"),
    ]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (",Ann Lee,person", "There is no name"),
        ("Lee,Ann Lee,woman", "no type 'woman'. Write one of person, institution"),
        ("Lee,,", "Nothing is said of 'Lee'"),
        ("ann LEE,Ann Lee,", "stands in line 2 already"),
    ],
)
def test_a_row_that_says_nothing_is_refused_with_its_line_and_the_others_are_read(
    row: str, told: str
) -> None:
    aliases, faults = read_aliases(f"name,canonical,type\nAnn Lee,A. Lee,\n{row}\nOslo,Norway,\n")
    assert [alias.name for alias in aliases] == ["Ann Lee", "Oslo"]
    assert [fault.line for fault in faults] == [3]
    assert told in faults[0].message


def test_names_are_looked_up_whatever_their_capitals_article_and_apostrophe() -> None:
    assert key("The Minister’s  Office") == key("minister's office") == "minister's office"
    assert key("Theo") == "theo"


def test_a_later_alias_counts_over_an_earlier_one() -> None:
    assert by_key([Alias("Lee", "Ann Lee"), Alias("lee", "Bo Lee")])["lee"].canonical == "Bo Lee"


def test_an_alias_counts_in_its_articles_or_in_all() -> None:
    assert Alias("Lee", "Ann Lee").counts_in("a")
    assert not Alias("Lee", "Ann Lee", articles=frozenset({"b"})).counts_in("a")
