"""The benchmark of speakers: its figures on mentions whose chains are known."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest

TEXT = "Ann Lee said the bridge was safe. She said so on Monday. Bob Ray said it was not."


@pytest.fixture(scope="module")
def benchmark():
    path = Path(__file__).parents[2] / "benchmarks" / "speakers.py"
    spec = importlib.util.spec_from_file_location("benchmark_of_speakers", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def named(benchmark, *mentions):
    """Mentions of persons from (chain, spelling, name), each a speaker's."""
    return [
        benchmark.Named(
            benchmark.Mention((place, place + 1), "person", ("a", chain)),
            ("a", spelling),
            ("a", name),
            ("a", name),
        )
        for place, (chain, spelling, name) in enumerate(mentions)
    ]


def test_the_mentions_of_an_article_get_the_names_of_its_sources(benchmark):
    entities = [
        [TEXT.index(words), TEXT.index(words) + len(words), "person", chain]
        for words, chain in (("Ann Lee", 1), ("She", 1), ("Bob Ray", 2))
    ]
    found = benchmark.named_mentions({"id": "a", "text": TEXT, "entities": entities})
    assert [each.speaker[1] for each in found] == ["ann lee", "ann lee", "bob ray"]
    assert benchmark.right(found) == [True, True, True]


def test_a_pronoun_given_to_somebody_else_is_wrong(benchmark):
    mentions = (
        (1, "ann lee", "ann lee"),
        (1, "ann lee", "ann lee"),
        (1, "she", "eve poe"),
        (2, "eve poe", "eve poe"),
    )
    assert benchmark.right(named(benchmark, *mentions)) == [True, True, False, True]


def test_the_counts_of_an_article_give_the_shares_of_the_plain_definitions(benchmark):
    own = named(benchmark, (1, "lee", "lee"), (1, "lee", "lee"), (1, "she", "poe"), (2, "poe", "poe"))
    counts = benchmark.counts(own)
    assert counts[0].tolist() == [3, 3, 4]
    assert counts[1].tolist() == [2, 2, 3]
    # B-cubed by hand: precision (1 + 1 + 1/2 + 1/2) / 4, recall (2/3 + 2/3 + 1/3 + 1) / 4
    assert counts[2] == pytest.approx([3, 8 / 3, 4])
    assert counts[3, :2] / counts[3, 2] == pytest.approx(benchmark.lea(own))


def test_articles_are_pooled_by_their_mentions(benchmark):
    first = named(benchmark, (1, "lee", "lee"), (1, "she", "poe"), (2, "poe", "poe"))
    second = [
        each._replace(mention=each.mention._replace(chain=("b", 7)), spelling=("b", "ray"), name=("b", "ray"))
        for each in named(benchmark, (7, "ray", "ray"), (7, "ray", "ray"))
    ]
    rows = benchmark.section([benchmark.counts(own) for own in (first, second)])["rows"]
    for name, measure in (("B-cubed, persons", benchmark.b_cubed), ("LEA, persons", benchmark.lea)):
        assert (rows[name]["precision"], rows[name]["recall"]) == pytest.approx(measure([*first, *second]))


def test_the_interval_holds_the_share_and_is_none_where_articles_are_alike(benchmark):
    unlike = [np.array([[right, right, 4.0]] * 4) for right in (1.0, 2.0, 3.0, 4.0, 4.0, 2.0, 3.0, 1.0)]
    row = benchmark.section(unlike)["rows"]["speaker mentions"]
    assert row["low"] < row["value"] == 20 / 32 < row["high"]
    alike = benchmark.section([unlike[2]] * 8)["rows"]["speaker mentions"]
    assert alike["low"] == alike["value"] == alike["high"] == 0.75


def test_an_article_without_speakers_leaves_no_share(benchmark):
    rows = benchmark.section([benchmark.counts([])] * 8)["rows"]
    assert rows["speaker mentions"]["of"] == 0
    assert np.isnan(rows["speaker mentions"]["value"])
