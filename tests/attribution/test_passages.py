from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from framing.article import Article
from framing.attribution import read

FILE = Path(__file__).with_name("passages.yaml").read_text(encoding="utf-8")
PASSAGES: list[dict[str, Any]] = yaml.safe_load(FILE)
STATED = re.compile(r"^# Wholly right today: (\d+) of (\d+) passages\.$", re.MULTILINE)


CASES = [
    pytest.param(
        passage,
        id=passage["style"],
        marks=pytest.mark.xfail(reason=passage["missed"], strict=True) if "missed" in passage else (),
    )
    for passage in PASSAGES
]


@pytest.mark.parametrize("passage", CASES)
def test_a_passage_is_attributed_as_a_reader_would(passage: dict[str, Any]) -> None:
    article = Article.from_text(passage["text"], id="passage/test", title=passage.get("title"))
    reading = read(article)
    found = {
        attribution.content.of(article.text): attribution.speaker for attribution in reading.attributions
    }
    assert found == passage["says"]
    assert [quotation.of(article.text) for quotation in reading.scare_quotes] == passage.get("scare", [])


def test_the_file_states_how_many_passages_are_missed() -> None:
    # A threshold would reward easy passages: what is missed is stated instead, and marked where it stands.
    missed = sum("missed" in passage for passage in PASSAGES)
    assert STATED.findall(FILE) == [(str(len(PASSAGES) - missed), str(len(PASSAGES)))]


def test_there_are_passages_in_many_styles_and_none_stands_twice() -> None:
    assert len(PASSAGES) >= 200
    assert len({passage["text"] for passage in PASSAGES}) == len(PASSAGES)
    assert len({passage["style"] for passage in PASSAGES}) == len(PASSAGES)


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["style"])
def test_what_a_passage_expects_stands_in_it(passage: dict[str, Any]) -> None:
    for expected in (*passage["says"], *passage.get("scare", [])):
        assert expected in passage["text"]


def test_what_is_missed_has_a_reason() -> None:
    assert all(passage["missed"].strip() for passage in PASSAGES if "missed" in passage)
