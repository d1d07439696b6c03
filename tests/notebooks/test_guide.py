"""The teacher's guide: a chapter a lesson, with what goes on paper."""

import sys
from pathlib import Path

import pytest

import framing

sys.path.insert(0, str(Path(__file__).parents[2] / "notebooks"))
guide = pytest.importorskip("guide")


def test_a_chapter_without_one_of_its_headings_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "source").mkdir()
    source = tmp_path / "source" / "01-rain"
    source.with_suffix(".py").write_text('# %% [markdown] step="start"\n# # 1. Rain\n', encoding="utf-8")
    source.with_suffix(".yaml").write_text("[]", encoding="utf-8")
    source.with_suffix(".md").write_text("### Minute by minute\n", encoding="utf-8")
    monkeypatch.setattr(guide, "HERE", tmp_path)
    with pytest.raises(ValueError, match="the headings are"):
        guide.chapters()


def test_paper_has_cards_their_key_and_a_tally_sheet() -> None:
    corpus = framing.sample().where(story="flood")
    study = framing.analyze(corpus, framing.Codebook.sample("security"), sentiment=False)
    row = {"article": "flood/kestrel-2018-11-15", "sentence": 36, "key": "no"}
    pages = list(guide._paper({"sentences": [row], "tally": ["card", "me"], "rows": 2}, study))
    assert len(pages) == 3 and "blames the houses" in pages[0] and "Tally sheet" in pages[2]
