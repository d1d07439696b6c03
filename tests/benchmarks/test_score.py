"""The scorer of attribution, and the page that shows its figures."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import page
import pytest
import score
from hypothesis import given
from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]
TEXT = 'Ann Lee said that the old bridge will close in May. "We need a new one," she said. Bob Ray nodded.'


def span(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def quote(content: str, speaker: str | None, kind: str = "indirect") -> dict[str, object]:
    start, end = span(content)
    return {"start": start, "end": end, "speaker": speaker and span(speaker), "kind": kind}


CLAUSE = quote("that the old bridge will close in May", "Ann Lee")
SAID = quote("We need a new one", "she", "direct")
RECORD = {"id": "a", "source": "x/lamp", "text": TEXT, "quotes": [CLAUSE, SAID]}


def joint(*predicted: dict[str, object]) -> dict[str, float]:
    figures = score.figures(score.counted([RECORD], {"a": list(predicted)}))
    return {name: round(row.joint_f1, 3) for name, row in figures.items()}


def test_what_readers_marked_scores_full() -> None:
    assert joint(CLAUSE, SAID) == {
        "qseg": 1.0,
        "direct": 1.0,
        "mixed": 0.0,
        "indirect": 1.0,
        "all": 1.0,
        "words": 1.0,
    }


def test_nothing_predicted_scores_nothing() -> None:
    assert set(joint().values()) == {0.0}


def test_a_wrong_speaker_counts_for_the_words_alone() -> None:
    found = joint({**CLAUSE, "speaker": span("Bob Ray")}, SAID)
    assert (found["indirect"], found["all"], found["words"]) == (0.0, 0.5, 1.0)


def test_another_mention_of_a_surname_is_the_same_speaker() -> None:
    text = score.Text.of("Ann Lee spoke. Ms Lee's car, said Lee. He left.")
    ann_lee, ms_lee, he = (0, 2), (3, 5), (8, 9)
    assert score.same_speaker(text, ann_lee, ms_lee)
    assert not score.same_speaker(text, ann_lee, he)
    assert score.same_speaker(text, None, None) and not score.same_speaker(text, None, he)


def test_a_content_agrees_from_four_fifths_of_its_words_on() -> None:
    seven_of_eight = quote("that the old bridge will close in", "Ann Lee")
    five_of_eight = quote("that the old bridge will", "Ann Lee")
    assert joint(seven_of_eight, SAID)["indirect"] == 1.0
    assert joint(five_of_eight, SAID)["indirect"] == 0.0


def test_two_predictions_of_one_content_are_right_once() -> None:
    row = score.figures(score.counted([RECORD], {"a": [CLAUSE, {**CLAUSE}, SAID]}))["all"]
    assert (row.found, row.recall) == (3, 1.0)
    assert row.precision == pytest.approx(2 / 3)


def test_a_quoted_stretch_in_a_longer_content_is_found() -> None:
    assert joint(quote('"We need a new one," she said', "she"))["qseg"] == 1.0


def test_an_interval_holds_the_figure_and_narrows_with_more_articles() -> None:
    right, wrong = score.count(RECORD, [CLAUSE, SAID]), score.count(RECORD, [])
    few, many = (score.figures(np.array([right, wrong] * n))["all"] for n in (5, 100))
    assert few.low <= few.joint_f1 <= few.high
    assert many.high - many.low < few.high - few.low


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))), max_size=8))
def test_shares_stay_between_none_and_all(spans: list[tuple[int, int]]) -> None:
    rows = [{"start": min(pair), "end": max(pair), "speaker": None} for pair in spans]
    for row in score.figures(score.counted([RECORD], {"a": rows})).values():
        assert all(0 <= share <= 1 for share in row[2:])


def test_figures_agree_with_those_of_another_scorer(tmp_path: Path) -> None:
    folder = ROOT / ".." / "shared" / "gold"
    if not (folder / "score.py").exists():
        pytest.skip("the other scorer and its articles lie beside the checkout, not in it")
    records = score.read(folder / "polnear_train.jsonl")[:40]
    # Every other content is left out, every third has another speaker.
    predictions = {
        record["id"]: [
            {**row, "end": row["end"] - number % 9, "speaker": None if number % 3 == 0 else row["speaker"]}
            for number, row in enumerate(record["quotes"])
            if number % 2 == 0 and row["end"] - row["start"] > 10
        ]
        for record in records
    }
    gold, predicted = tmp_path / "gold.jsonl", tmp_path / "predicted.jsonl"
    gold.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    lines = [json.dumps({"id": id_, "quotes": quotes}) + "\n" for id_, quotes in predictions.items()]
    predicted.write_text("".join(lines), encoding="utf-8")
    command = [sys.executable, str(folder / "score.py"), str(gold), str(predicted), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    for name, row in score.figures(score.counted(records, predictions)).items():
        other = theirs[name] if name == "words" else theirs[name]["seg" if name == "qseg" else "partial"]
        assert (row.precision, row.recall) == pytest.approx((other["P"], other["R"]), abs=1e-9)
        assert row.joint_f1 == pytest.approx(other.get("jF1", other["F1"]), abs=1e-9)


def test_the_page_shows_what_was_measured() -> None:
    text = page.PAGE.read_text(encoding="utf-8")
    assert set(re.findall(r"<!-- measured: (\w+) -->", text)) == set(page.REGIONS)
    assert page.filled(text, page.measured.sections()) == text
