"""The benchmark of nested attributions: its counts on articles whose answer is known, and what is kept."""

import importlib.util
from collections import Counter
from pathlib import Path

import pytest

import framing
from framing.article import Article
from framing.attribution.attribution import Attribution
from framing.key import ArticleKey, CodedAttribution, Key
from framing.span import Span

ROOT = Path(__file__).parents[2]
TEXT = "Ann Lee said that Bob Ray had denied that the bridge was closed."
OUTER, INNER = "Bob Ray had denied that the bridge was closed", "the bridge was closed"


@pytest.fixture(scope="module")
def benchmark():
    path = ROOT / "benchmarks" / "nested.py"
    spec = importlib.util.spec_from_file_location("benchmark_of_nested", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def article():
    return Article.from_text(TEXT, id="bridge/post")


def span(words, text=TEXT):
    start = text.index(words)
    return Span(start, start + len(words))


def coded(content, speaker, *, outer=None, text=TEXT, kind="indirect", source=None):
    return CodedAttribution(span(content, text), kind, None, source, speaker, "person", None, outer)


def found(content, speaker, *, outer=None):
    return Attribution(0, span(content), "indirect", None, None, None, speaker, None, "", 0.5, outer)


def key_of(article, *attributions):
    return ArticleKey(article.id, article.sha256, "A", attributions, (), (), (), (0,))


def counts(benchmark, monkeypatch, article, key, *attributions):
    monkeypatch.setattr(benchmark, "attribute", lambda _: list(attributions))
    return benchmark.counts(article, key)


def test_a_nested_content_with_the_keys_speaker_is_right(benchmark, monkeypatch, article):
    key = key_of(article, coded(OUTER, "Ann Lee"), coded(INNER, "Bob Ray", outer=0))
    number = counts(
        benchmark, monkeypatch, article, key, found(OUTER, "Ann Lee"), found(INNER, "Bob Ray", outer=0)
    )
    wanted = {
        "found": 1,
        "coded": 1,
        "in indirect": 1,
        "right": 1,
        "right, with speaker": 1,
        "right in indirect": 1,
    }
    assert +number == Counter(wanted)


def test_a_nested_content_of_somebody_else_is_right_without_its_speaker(benchmark, monkeypatch, article):
    key = key_of(article, coded(OUTER, "Ann Lee"), coded(INNER, "Bob Ray", outer=0))
    number = counts(benchmark, monkeypatch, article, key, found(INNER, "Ann Lee", outer=0))
    assert (number["right"], number["right, with speaker"]) == (1, 0)


def test_a_nested_content_that_is_found_alone_is_counted_apart(benchmark, monkeypatch, article):
    key = key_of(article, coded(OUTER, "Ann Lee"), coded(INNER, "Bob Ray", outer=0))
    number = counts(benchmark, monkeypatch, article, key, found(INNER, "Bob Ray"))
    assert (number["found"], number["right"]) == (0, 0)
    assert (number["not nested here"], number["not nested here, with speaker"]) == (1, 1)


def test_a_content_that_the_key_does_not_nest_is_counted_apart(benchmark, monkeypatch, article):
    key = key_of(article, coded(INNER, "Bob Ray"))
    number = counts(
        benchmark, monkeypatch, article, key, found(OUTER, "Ann Lee"), found(INNER, "Cy Poe", outer=0)
    )
    assert (number["found"], number["coded"], number["right"]) == (1, 0, 0)
    assert (number["not nested in the key"], number["not nested in the key, with speaker"]) == (1, 0)


def test_an_answer_behind_a_name_and_a_colon_is_a_turn_and_a_quotation_is_not(benchmark, monkeypatch):
    text = 'Ann Lee: We sell honey.\n\nBob Ray: "We sell wax."'
    article = Article.from_text(text, id="bees/post")
    answer = coded("We sell honey.", "Ann Lee", text=text, kind="direct", source=span("Ann Lee", text))
    quoted = coded("We sell wax.", "Bob Ray", text=text, kind="direct", source=span("Bob Ray", text))
    number = counts(benchmark, monkeypatch, article, key_of(article, answer, quoted))
    assert number["turns coded"] == 1


def test_without_cases_there_is_no_share(benchmark):
    section = benchmark.section(Counter(coded=2), articles=1)
    assert section["precision"]["value"] is None
    assert section["recall"]["value"] == 0 < section["recall"]["high"]


def test_what_is_kept_is_what_the_key_and_the_program_say_today(benchmark):
    corpus, key = framing.read(ROOT / "corpus" / "stories").as_found(), Key.read(ROOT / "corpus" / "keys")
    total = Counter()
    for article in corpus:
        total.update(benchmark.counts(article, key[article.id]))
    today = benchmark.section(total, articles=len(corpus))
    kept = benchmark.measured.sections()["nested"]
    assert kept.keys() == today.keys()
    for name in ("precision with speaker", "recall with speaker"):
        today_counts = [today[name][column] for column in ("right", "of")]
        assert [kept[name][column] for column in ("right", "of")] == today_counts, (
            "run benchmarks/nested.py --keep"
        )
    assert kept["turns"] == today["turns"]
