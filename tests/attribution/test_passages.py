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


@pytest.mark.parametrize("passage", PASSAGES, ids=[passage["style"] for passage in PASSAGES])
def test_a_passage_is_attributed_as_a_reader_would(passage: dict[str, Any]) -> None:
    article = Article.from_text(passage["text"], id="passage/test", title=passage.get("title"))
    reading = read(article)
    found = {
        attribution.content.of(article.text): attribution.speaker for attribution in reading.attributions
    }
    assert found == passage["says"]
    assert [quotation.of(article.text) for quotation in reading.scare_quotes] == passage.get("scare", [])
