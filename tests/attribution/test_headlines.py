from __future__ import annotations

import pytest

from framing.article import Article
from framing.attribution import attribute

BODY = "\n\nThe reservoir lies at the edge of the town. Denholm has lived there for years."


def found(text: str) -> list[tuple[str, str | None]]:
    return [(one.content.of(text), one.speaker) for one in attribute(Article.from_text(text, id="a/b"))]


@pytest.mark.parametrize(
    ("headline", "content", "speaker"),
    [
        ("No water crisis - minister", "No water crisis", "minister"),
        ("Port will not close – Denholm", "Port will not close", "Denholm"),
        ("Dam is safe for a century — report", "Dam is safe for a century", "report"),
        ("Police: no sign of the goats", "no sign of the goats", "Police"),
        ("Minister: no water crisis", "no water crisis", "Minister"),
        ("'Nobody came': flood victims on the long night", "Nobody came", "flood victims"),
    ],
)
def test_a_dash_or_a_colon_in_a_headline_sets_the_speaker_apart(
    headline: str, content: str, speaker: str
) -> None:
    assert found(headline + BODY) == [(content, speaker)]


@pytest.mark.parametrize(
    "headline",
    [
        "Review: a warm evening at the mill",
        "Weather: rain in the north, sun in the south",
        "Harlow v Dunmore: how the cup was lost",
        "No water crisis - The Norlund Courier",
        "Win a boat - this week",
        "A well-known water-crisis",
        "'Nobody came': the long night of the dam",
    ],
)
def test_a_heading_an_outlet_or_a_topic_is_no_speaker(headline: str) -> None:
    assert found(headline + BODY) == []


@pytest.mark.parametrize("text", ["No water crisis - minister", "It was late - minister.\n\nIt rained."])
def test_a_line_alone_or_with_a_full_stop_is_no_headline(text: str) -> None:
    assert found(text) == []
