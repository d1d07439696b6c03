"""The benchmark of tone: its table against the plain definitions of its figures."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest

from framing.sentiment import THRESHOLDS, tone
from framing.validation.tone import classes, correlation, macro_f1

_PATH = Path(__file__).parents[2] / "benchmarks" / "tone.py"
SENTENCES = {
    "A wonderful day for the town.": 1,
    "The bus leaves at nine.": 0,
    "A terrible, awful crime.": -1,
    "They love the new bridge.": 0,
    "The mayor failed again.": -1,
    "The bakery won a prize.": 1,
}


@pytest.fixture(scope="module")
def benchmark():
    spec = importlib.util.spec_from_file_location("benchmark_of_tone", _PATH)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def section(benchmark):
    return benchmark.section([{"sentence": text, "tone": label} for text, label in SENTENCES.items()])


@pytest.mark.parametrize(("name", "score"), [("TextBlob", "polarity"), ("VADER", "compound")])
def test_each_figure_is_what_its_definition_says(section, name, score):
    coded, scores = list(SENTENCES.values()), [getattr(tone(text), score) for text in SENTENCES]
    found = classes(scores, THRESHOLDS[name])
    row = section["rows"][name]
    assert row["right"] == pytest.approx(np.mean(np.array(coded) == np.array(found)))
    assert row["macro_f1"] == pytest.approx(macro_f1(coded, found))
    assert row["correlation"] == pytest.approx(correlation(coded, scores))


def test_each_figure_lies_within_its_interval(section):
    for name in ("TextBlob", "VADER"):
        row = section["rows"][name]
        for figure in ("right", "macro_f1", "correlation"):
            assert row[f"{figure}_low"] <= row[figure] <= row[f"{figure}_high"]


def test_baselines_know_only_the_classes(section):
    rows = section["rows"]
    assert rows["always neutral"]["right"] == pytest.approx(1 / 3)
    assert rows["always neutral"]["macro_f1"] == pytest.approx(1 / 6)
    assert rows["coin"]["right"] == pytest.approx(1 / 3)


def test_the_targets_of_one_sentence_are_drawn_together(benchmark):
    right, wrong = "A wonderful day for the town.", "They love the new bridge."
    pair = [{"sentence": text, "tone": SENTENCES[text]} for text in (right, wrong)]
    once, often = benchmark.section(pair), benchmark.section(pair * 50)
    assert (often["judgements"], often["sentences"]) == (100, 2)
    for section in (once, often):
        row = section["rows"]["VADER"]
        assert (row["macro_f1_low"], row["macro_f1_high"]) == (0, 1)
