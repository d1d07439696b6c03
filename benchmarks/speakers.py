"""Measure how well speakers are named, on news whose mentions people have joined into chains.

python benchmarks/speakers.py wikinews.jsonl [--errors N]

A mention of a person or an organisation is a speaker mention where it is the source of an attribution the kit
finds, or the noun phrase directly before or after a reporting verb. What is scored of each phrase is the smallest
marked mention that holds its head.

A speaker mention is in its right chain where name and chain belong to each other: most mentions of the name are
of this chain, and most mentions of the chain have this name. All mentions of persons and organisations count in
these two majorities, so that a pronoun given to somebody who never speaks is an error too.

B-cubed compares the same names with the chains over all mentions of persons: Bagga, A. & Baldwin, B. (1998).
Algorithms for scoring coreference chains. LREC workshop on linguistic coreference, 563-566. LEA weighs a chain by
its size: Moosavi, N. S. & Strube, M. (2016). Which coreference evaluation metric do you trust? ACL, 632-642.
"""

from __future__ import annotations

import argparse
import json
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from framing.article import Article
from framing.attribution import attribute
from framing.attribution.cue_classes import cue_class
from framing.attribution.lemmas import verb_lemma
from framing.attribution.shallow import VERBS, ShallowParse, TokenSpan, parse
from framing.attribution.speakers import name_speakers

LOOKED_AT = 12
"""The first articles, whose errors may be looked at; the others are for scoring alone."""

Chain = tuple[str, int]
Name = tuple[str, str]
"""A chain and a name, each with the article's id: what two articles share is no matter here."""


class Mention(NamedTuple):
    """A mention that people have marked: its tokens, its type, its chain."""

    span: TokenSpan
    type: str
    chain: Chain


class Named(NamedTuple):
    """A marked mention with the name the kit gives; it may stand where a speaker does."""

    mention: Mention
    name: Name
    words: str
    speaks: bool


def named_mentions(record: dict[str, Any]) -> list[Named]:
    """The mentions of persons and organisations of an article, with the names the kit gives them."""
    article = Article.from_text(record["text"], id=record["id"])
    shallow = parse(article.text)
    marked = list(_mentions(shallow, record))
    speaking = {_marked_at(marked, head) for head in _heads(shallow, article)}
    several = [mention for mention in marked if mention.type in ("person", "organization")]
    phrases = [_base_phrase(shallow, mention.span) for mention in several]
    speakers = name_speakers(shallow, phrases)
    return [
        Named(
            mention,
            (article.id, speaker.name),
            shallow.tokens.span(*mention.span).of(article.text),
            mention in speaking,
        )
        for mention, speaker in zip(several, speakers, strict=True)
        if speaker is not None
    ]


def _mentions(shallow: ShallowParse, record: dict[str, Any]) -> Iterator[Mention]:
    """The marked mentions in order of the text, the longer before the shorter."""
    tokens = shallow.tokens
    for start, end, kind, chain in sorted(record["entities"], key=lambda entity: (entity[0], -entity[1])):
        first, last = bisect_right(tokens.starts, start) - 1, bisect_left(tokens.starts, end)
        if 0 <= first < last:
            yield Mention((first, last), kind, (record["id"], chain))


def _heads(shallow: ShallowParse, article: Article) -> Iterator[int]:
    """The heads of sources and of the phrases beside reporting verbs."""
    for attribution in attribute(article):
        if attribution.source is not None:
            first = bisect_left(shallow.tokens.starts, attribution.source.start)
            yield _head(shallow, first)
    for place, tag in enumerate(shallow.tags):
        if tag in VERBS and cue_class("verb", verb_lemma(shallow.words[place])):
            if place and shallow.phrase_at[place - 1] >= 0:
                yield place - 1
            if place + 1 < shallow.size and shallow.phrase_at[place + 1] >= 0:
                yield _head(shallow, place + 1)


def _head(shallow: ShallowParse, first: int) -> int:
    """The last word of the phrase at a token; of two that a possessive joins, that of the second."""
    phrase = shallow.phrase_starting_at(first)
    while phrase is not None and phrase[1] < shallow.size and shallow.tags[phrase[1]] == "POS":
        first = phrase[1] + 1
        phrase = shallow.phrase_starting_at(first)
    return first if phrase is None else phrase[1] - 1


def _marked_at(marked: Sequence[Mention], head: int) -> Mention | None:
    holding = [mention for mention in marked if mention.span[0] <= head < mention.span[1]]
    return min(holding, key=lambda mention: mention.span[1] - mention.span[0], default=None)


def _base_phrase(shallow: ShallowParse, span: TokenSpan) -> TokenSpan:
    """The mention up to where its relative clauses and appositions begin: what a source would be."""
    first, last = span
    for place in range(first + 1, last):
        if shallow.words[place] in (",", "(", "who", "which", "that") or shallow.tags[place] in VERBS:
            return first, place
    return span


def right(named: Sequence[Named]) -> list[bool]:
    """Whether the name of each mention and its chain belong to each other."""
    names: dict[Chain, Counter[Name]] = defaultdict(Counter)
    chains: dict[Name, Counter[Chain]] = defaultdict(Counter)
    for each in named:
        names[each.mention.chain][each.name] += 1
        chains[each.name][each.mention.chain] += 1
    name_of = {chain: count.most_common(1)[0][0] for chain, count in names.items()}
    chain_of = {name: count.most_common(1)[0][0] for name, count in chains.items()}
    return [
        name_of[each.mention.chain] == each.name and chain_of[each.name] == each.mention.chain
        for each in named
    ]


def b_cubed(named: Sequence[Named]) -> tuple[float, float]:
    """Precision and recall, averaged over mentions."""
    both = Counter((each.name, each.mention.chain) for each in named)
    names = Counter(each.name for each in named)
    chains = Counter(each.mention.chain for each in named)
    size = len(named) or 1
    return (
        sum(count * count / names[name] for (name, _), count in both.items()) / size,
        sum(count * count / chains[chain] for (_, chain), count in both.items()) / size,
    )


def lea(named: Sequence[Named]) -> tuple[float, float]:
    """Precision and recall over links, each group weighed by its size; one mention alone links to itself."""
    both = Counter((each.name, each.mention.chain) for each in named)
    names = Counter(each.name for each in named)
    chains = Counter(each.mention.chain for each in named)

    def share(groups: Counter[Any], others: Counter[Any], place: int) -> float:
        links: Counter[Any] = Counter()
        for pair, count in both.items():
            alone = groups[pair[place]] == 1 and others[pair[1 - place]] == 1
            links[pair[place]] += 1 if alone else count * (count - 1) / 2
        each = (size * links[group] / max(1, size * (size - 1) / 2) for group, size in groups.items())
        return sum(each) / (sum(groups.values()) or 1)

    return share(names, chains, 0), share(chains, names, 1)


def report(title: str, articles: Sequence[Sequence[Named]]) -> None:
    """Print the shares of one part of the articles."""
    named = [each for article in articles for each in article]
    verdicts = [verdict for article in articles for verdict in right(article)]
    chains = Counter(each.mention.chain for each in named)
    speaking = [(each, verdict) for each, verdict in zip(named, verdicts, strict=True) if each.speaks]
    again = [(each, verdict) for each, verdict in speaking if chains[each.mention.chain] > 1]
    print(f"{title}: {len(articles)} articles")
    for label, part in (("speaker mentions", speaking), ("  of chains of two or more", again)):
        share = sum(verdict for _, verdict in part) / (len(part) or 1)
        print(f"  {label:<28} {len(part):>5}   in the right chain {share:6.1%}")
    persons = [each for each in named if each.mention.type == "person"]
    for label, (precision, recall) in (("B-cubed", b_cubed(persons)), ("LEA", lea(persons))):
        f1 = 2 * precision * recall / (precision + recall or 1)
        print(f"  {label + ', persons':<28} {len(persons):>5}   P {precision:.1%}  R {recall:.1%}  F1 {f1:.1%}")


def show_errors(articles: Sequence[Sequence[Named]], number: int) -> None:
    """Print speaker mentions with a wrong name, and what most mentions of their chain are called."""
    for article in articles:
        for each, verdict in zip(article, right(article), strict=True):
            if each.speaks and not verdict and number > 0:
                chain = each.mention.chain
                usual = Counter(other.name[1] for other in article if other.mention.chain == chain)
                print(f"{chain}: {each.words[:70]!r} is {each.name[1]!r}, its chain {usual.most_common(3)}")
                number -= 1


def main() -> None:
    """Print the figures for the articles looked at and for those that are not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("articles", type=Path, help="articles with chains of mentions, one a line (JSON)")
    parser.add_argument("--errors", type=int, default=0, help="show errors in the articles looked at")
    options = parser.parse_args()
    lines = options.articles.read_text(encoding="utf-8").splitlines()
    articles = [named_mentions(json.loads(line)) for line in lines]
    report("looked at", articles[:LOOKED_AT])
    report("scoring alone", articles[LOOKED_AT:])
    report("all", articles)
    show_errors(articles[:LOOKED_AT], options.errors)


if __name__ == "__main__":
    main()
