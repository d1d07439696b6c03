"""Each pattern with sentences that it must take and sentences that it must not."""

from __future__ import annotations

import pytest

from framing.article import Article
from framing.attribution.candidates import Candidate
from framing.attribution.patterns import propose
from framing.attribution.quotations import find_quotations
from framing.attribution.structure import Structure, structure_of, take_apart
from framing.language import sentences

TAKES = [
    ("quote-source-cue", '"It rained," the farmer said.', '"It rained,"', "the farmer"),
    ("quote-source-cue", '"It rained," the farmer, a tall man, said.', '"It rained,"', "the farmer"),
    ("quote-source-cue", "'It rained', the farmer said.", "'It rained'", "the farmer"),
    ("quote-cue-source", '"It rained," said the farmer.', '"It rained,"', "the farmer"),
    ("quote-cue-source", '"It rained!" cried Ada Lund, a farmer.', '"It rained!"', "Ada Lund"),
    ("quote-according-to", '"It rained," according to the farmer.', '"It rained,"', "the farmer"),
    ("source-cue-quote", 'The farmer said, "It rained."', '"It rained."', "The farmer"),
    ("source-cue-quote", 'The farmer called it "a flood".', '"a flood"', "The farmer"),
    ("source-cue-quote", 'It was called "a flood" by all.', '"a flood"', None),
    ("according-to-quote", 'According to the farmer, "it rained".', '"it rained"', "the farmer"),
    ("noun-quote", 'The farmer\'s claim of "a flood" was false.', '"a flood"', "The farmer"),
    ("source-colon-quote", 'The farmer: "It rained."', '"It rained."', "The farmer"),
    ("source-colon-quote", 'The farmer was brief: "It rained."', '"It rained."', "The farmer"),
    ("continued-quotation", '"It rained.\n\n"It poured," she said.', '"It poured,"', None),
    ("continued-quotation", '"It rained.\n\n"It poured," she said.', '"It rained.', "she"),
    ("quotation-of-last-speaker", '"It rained," she said. "It poured."', '"It poured."', None),
    ("quoted-fragment", 'The farmer was "soaked" by then.', '"soaked"', "The farmer"),
    ("source-cue-that-clause", "The farmer said that it rained.", "it rained", "The farmer"),
    ("source-cue-that-clause", "The farmer told the judge that it rained.", "it rained", "The farmer"),
    ("source-cue-that-clause", "The farmer said on Monday that it rained.", "it rained", "The farmer"),
    ("source-cue-that-clause", "He was told by the farmer that it rained.", "it rained", "the farmer"),
    ("source-cue-clause", "The farmer said it rained.", "it rained", "The farmer"),
    ("source-cue-clause", "The farmer said, after lunch, it rained.", "it rained", "The farmer"),
    ("source-cue-infinitive", "The farmer vowed to sell the farm.", "to sell the farm", "The farmer"),
    ("source-cue-question", "The farmer asked whether it rained.", "whether it rained", "The farmer"),
    ("source-cue-object", "The farmer denied any wrong.", "any wrong", "The farmer"),
    ("source-cue-participle", "The farmer recalled seeing the flood.", "seeing the flood", "The farmer"),
    ("source-cue-phrase", "The farmer complained of the flood.", "the flood", "The farmer"),
    ("noun-clause", "The farmer's claim that it rained was false.", "it rained was false", "The farmer"),
    ("adjective-clause", "The farmer was sure that it rained.", "it rained", "The farmer"),
    ("clause-source-cue", "It rained, the farmer said.", "It rained", "the farmer"),
    ("clause-source-cue", "It poured, and it rained, the farmer said.", "and it rained", "the farmer"),
    ("clause-cue-source", "It rained, said the farmer.", "It rained", "the farmer"),
    ("clause-according-to", "It rained, according to the farmer.", "It rained", "the farmer"),
    ("according-to-clause", "According to the farmer, it rained.", "it rained", "the farmer"),
    ("around-the-cue", "The flood, the farmer said, came at night.", "came at night", "the farmer"),
    ("colon-statement", "Ada Lund: it rained all day.", "it rained all day", "Ada Lund"),
]

LEAVES = [
    ("quote-source-cue", 'The farmer said: "It rained."'),
    (
        "quote-source-cue",
        '"It rained." The shop, the bank, the church, the mill and the school closed and he said so.',
    ),
    ("quote-cue-source", '"It rained," the farmer said.'),
    ("quote-according-to", '"It rained," said the farmer.'),
    ("source-cue-quote", '"It rained," said the farmer.'),
    ("source-cue-quote", 'The farmer sold the "flood" map.'),
    ("according-to-quote", '"It rained," according to the farmer.'),
    ("noun-quote", 'The farmer said "it rained".'),
    ("source-colon-quote", 'The farmer said "it rained".'),
    ("continued-quotation", '"It rained," he said.\n\n"It poured," she said.'),
    ("quoted-fragment", '"Soaked" was the word.'),
    ("quoted-fragment", 'The farmer said "dry".'),
    ("quotation-of-last-speaker", '"It rained." Nobody had spoken before.'),
    ("source-cue-that-clause", "The farmer said it rained."),
    ("source-cue-that-clause", "The farmer sold the farm that flooded."),
    ("source-cue-clause", "The farmer said that it rained."),
    ("source-cue-clause", "The farmer spoke."),
    ("source-cue-infinitive", "The farmer went to sell the farm."),
    ("source-cue-question", "The farmer said it rained."),
    ("source-cue-object", "The farmer sold the farm."),
    ("source-cue-participle", "The farmer went on seeing the flood."),
    ("source-cue-phrase", "The farmer walked on the road."),
    ("noun-clause", "The farmer claimed that it rained."),
    ("adjective-clause", "The farmer was tall."),
    ("clause-source-cue", "The farmer said it rained."),
    ("clause-source-cue", "It poured, but the farmer said so."),
    ("clause-source-cue", '"It rained," the farmer said.'),
    ("clause-cue-source", "It rained, the farmer said."),
    ("clause-according-to", "According to the farmer, it rained."),
    ("according-to-clause", "It rained, according to the farmer."),
    ("around-the-cue", "The farmer said that it rained."),
    ("colon-statement", "The farmer was wet: it rained all day."),
    ("colon-headline", "Ada Lund: it rained all day."),
]


def proposals(structure: Structure, rule: str) -> list[Candidate]:
    return [candidate for candidate in propose(structure) if candidate.rule == rule]


@pytest.mark.parametrize(("rule", "text", "content", "source"), TAKES)
def test_a_pattern_takes(rule: str, text: str, content: str, source: str | None) -> None:
    structure = structure_of(text)
    found = [(structure.words(c.content), structure.words(c.source)) for c in proposals(structure, rule)]
    assert (content, source) in found


@pytest.mark.parametrize(("rule", "text"), LEAVES)
def test_a_pattern_leaves(rule: str, text: str) -> None:
    assert proposals(structure_of(text), rule) == []


def headline(text: str, title: str) -> Structure:
    article = Article.from_text(text, id="a/b", title=title)
    known = sentences(article)
    return take_apart(article, sentences=known, quotations=find_quotations(text))


@pytest.mark.parametrize(
    ("rule", "title", "content", "source"),
    [
        ("colon-headline", "Lund: tax will rise", "tax will rise", "Lund"),
        ("headline-colon-source", "Tax will rise: Lund", "Tax will rise", "Lund"),
    ],
)
def test_a_colon_in_a_headline(rule: str, title: str, content: str, source: str) -> None:
    structure = headline(f"{title}\n\nAda Lund said so.", title)
    found = [(structure.words(c.content), structure.words(c.source)) for c in proposals(structure, rule)]
    assert found == [(content, source)]


def test_a_headline_ends_in_a_source_only_if_the_article_cites_it() -> None:
    title = "Ten things to do: Leeds"
    assert proposals(headline(f"{title}\n\nAda Lund said so.", title), "headline-colon-source") == []


def test_every_rule_has_a_sentence_that_it_takes_and_one_that_it_leaves() -> None:
    from framing.attribution.confidence import load_measured

    of_headlines = {"colon-headline", "headline-colon-source"}
    rules = set(load_measured().attributions)
    assert {rule for rule, *_ in TAKES} | of_headlines >= rules
    assert {rule for rule, _ in LEAVES} | of_headlines >= rules


def test_every_candidate_names_its_rule_first_among_its_features() -> None:
    for _, text, _, _ in TAKES:
        assert all(candidate.features[0] == candidate.rule for candidate in propose(structure_of(text)))
