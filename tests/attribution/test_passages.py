from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from framing.article import Article
from framing.attribution import read

PASSAGES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("passages.yaml").read_text(encoding="utf-8")
)


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


def test_few_passages_are_missed() -> None:
    assert sum("missed" in passage for passage in PASSAGES) <= 0.1 * len(PASSAGES)
