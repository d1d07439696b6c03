"""Measure how well speakers are named, on news whose mentions people have joined into chains.

    python benchmarks/speakers.py wikinews.jsonl [--errors N] [--keep]

A mention of a person or an organisation is a speaker mention where it is the source of an attribution the kit
finds, or the noun phrase directly before or after a reporting verb. What is scored of each phrase is the
smallest marked mention that holds its head.

The kit names the speaker mentions of an article as it names sources: these and no others, in order. One is
in its right chain where name and chain belong to each other: the chain's speaker mentions mostly have this
name, and the name means this chain. A name means the chain most of whose mentions are spelled so, whether
they speak or not; where none is, the chain most of whose speaker mentions have it. So a pronoun given to
somebody else is an error even where that one never speaks, and so are two names of one speaker.

B-cubed compares names with chains over all mentions of persons, speakers or not, named in one run: Bagga, A.
& Baldwin, B. (1998). Algorithms for scoring coreference chains. LREC workshop on linguistic coreference,
563-566. LEA weighs a chain by its size: Moosavi, N. S. & Strube, M. (2016). Which coreference evaluation
metric do you trust? ACL, 632-642. Intervals come from drawing articles anew. ``--keep`` puts the table into
docs/measured/attribution.json.
"""

from __future__ import annotations

import argparse
import json
import sys
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

sys.path.append(str(Path(__file__).parent / "polnear"))
import measured

from framing.article import Article
from framing.attribution import attribute
from framing.attribution.cue_classes import cue_class
from framing.attribution.lemmas import verb_lemma
from framing.attribution.shallow import VERBS, ShallowParse, TokenSpan, parse
from framing.attribution.speakers import name_speakers
from framing.resampling import percentiles, times_drawn

LOOKED_AT = 12
"""The first articles, whose errors may be looked at; the others are for scoring alone."""
ROWS = ("speaker mentions", "of chains that speak again", "B-cubed, persons", "LEA, persons")
RESAMPLINGS = 1000
SEED = 2015

Array = np.ndarray[Any, Any]
Chain = tuple[str, int]
Name = tuple[str, str]
"""A chain and a name, each with the article's id: what two articles share is no matter here."""


class Mention(NamedTuple):
    """A mention that people have marked: its tokens, its type, its chain."""

    span: TokenSpan
    type: str
    chain: Chain


class Named(NamedTuple):
    """A marked mention: how it is spelled, its name among all mentions, and its name if it is a speaker's."""

    mention: Mention
    spelling: Name
    name: Name
    speaker: Name | None


def named_mentions(record: dict[str, Any]) -> list[Named]:
    """The mentions of persons and organisations of an article, with the names the kit gives them."""
    article = Article.from_text(record["text"], id=record["id"])
    shallow = parse(article.text)
    marked = list(_mentions(shallow, record))
    several = [mention for mention in marked if mention.type in ("person", "organization")]
    marked_heads = {_marked_at(marked, head) for head in _heads(shallow, article)}
    speaking = [mention for mention in several if mention in marked_heads]
    names = _names(shallow, several)
    speakers = _names(shallow, speaking)
    return [
        Named(mention, (article.id, _spelling(shallow, mention)), names[mention], speakers.get(mention))
        for mention in several
    ]


def _names(shallow: ShallowParse, mentions: Sequence[Mention]) -> dict[Mention, Name]:
    """The names the kit gives to mentions as to sources."""
    speakers = name_speakers(shallow, [_base_phrase(shallow, mention.span) for mention in mentions])
    return {
        mention: (mention.chain[0], speaker.name.lower())
        for mention, speaker in zip(mentions, speakers, strict=True)
        if speaker is not None
    }


def _spelling(shallow: ShallowParse, mention: Mention) -> str:
    """The words of a mention without an article, in small letters."""
    first, last = _base_phrase(shallow, mention.span)
    if shallow.tags[first] == "DT" and last - first > 1:
        first += 1
    return " ".join(shallow.tokens.span(first, last).of(shallow.tokens.text).lower().split())


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
    """Whether the name of each speaker mention and its chain belong to each other."""
    names: dict[Chain, Counter[Name]] = defaultdict(Counter)
    spelled: dict[Name, Counter[Chain]] = defaultdict(Counter)
    given: dict[Name, Counter[Chain]] = defaultdict(Counter)
    for each in named:
        spelled[each.spelling][each.mention.chain] += 1
        if each.speaker is not None:
            names[each.mention.chain][each.speaker] += 1
            given[each.speaker][each.mention.chain] += 1
    name_of = {chain: count.most_common(1)[0][0] for chain, count in names.items()}
    chain_of = {name: (spelled.get(name) or count).most_common(1)[0][0] for name, count in given.items()}
    return [
        name_of[each.mention.chain] == each.speaker and chain_of[each.speaker] == each.mention.chain
        for each in named
        if each.speaker is not None
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
        links: dict[Any, float] = defaultdict(float)
        for pair, count in both.items():
            alone = groups[pair[place]] == 1 and others[pair[1 - place]] == 1
            links[pair[place]] += 1 if alone else count * (count - 1) / 2
        each = (size * links[group] / max(1, size * (size - 1) / 2) for group, size in groups.items())
        return sum(each) / (sum(groups.values()) or 1)

    return share(names, chains, 0), share(chains, names, 1)


def counts(named: Sequence[Named]) -> Array:
    """What one article adds to each of ``ROWS``: to precision, to recall, to the number of mentions."""
    verdicts = right(named)
    chains = [each.mention.chain for each in named if each.speaker is not None]
    speaking = Counter(chains)
    again = [verdict for chain, verdict in zip(chains, verdicts, strict=True) if speaking[chain] > 1]
    persons = [each for each in named if each.mention.type == "person"]
    rows: list[tuple[float, float, int]] = [(sum(own), sum(own), len(own)) for own in (verdicts, again)]
    for precision, recall in (b_cubed(persons), lea(persons)):
        rows.append((len(persons) * precision, len(persons) * recall, len(persons)))
    return np.array(rows, dtype=float)


def section(of_articles: Sequence[Array]) -> dict[str, Any]:
    """The figures of articles, each with the interval of its F1; of a share, F1 is the share itself."""
    articles = len(of_articles)
    drawn = times_drawn([np.arange(articles)], RESAMPLINGS, np.random.default_rng(SEED))
    totals = np.tensordot(np.vstack([np.ones(articles), drawn]), np.array(of_articles), 1)
    with np.errstate(invalid="ignore"):
        precision, recall = totals[..., 0] / totals[..., 2], totals[..., 1] / totals[..., 2]
        f1 = 2 * precision * recall / (precision + recall)
    rows = {}
    for place, name in enumerate(ROWS):
        low, high = percentiles(f1[1:, place])
        rows[name] = {
            "of": int(totals[0, place, 2]),
            "precision": float(precision[0, place]),
            "recall": float(recall[0, place]),
            "value": float(f1[0, place]),
            "low": low,
            "high": high,
        }
    return {"articles": articles, "rows": rows}


def report(title: str, found: Mapping[str, Any]) -> None:
    """Print the figures of one part of the articles, in per cent."""
    print(f"{title}: {found['articles']} articles")
    for name, row in found["rows"].items():
        precision, recall, value, low, high = (
            f"{100 * row[column]:.1f}" for column in ("precision", "recall", "value", "low", "high")
        )
        print(f"  {name:<28} {row['of']:>5}   P {precision}  R {recall}  F1 {value} [{low}–{high}]")


def show_errors(articles: Sequence[Sequence[Named]], number: int) -> None:
    """Print speaker mentions with a wrong name, and what most mentions of their chain are called."""
    for article in articles:
        speakers = [(each, each.speaker) for each in article if each.speaker is not None]
        for (each, name), verdict in zip(speakers, right(article), strict=True):
            if not verdict and number > 0:
                chain = each.mention.chain
                usual = Counter(
                    other_name[1] for other, other_name in speakers if other.mention.chain == chain
                )
                spelled = Counter(other.spelling[1] for other in article if other.mention.chain == chain)
                print(f"{chain}: {each.spelling[1]!r} is {name[1]!r}")
                print(f"    its chain is {usual.most_common(3)}, spelled {spelled.most_common(4)}")
                number -= 1


def main() -> None:
    """Print the figures for the articles looked at and for those that are not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("articles", type=Path, help="articles with chains of mentions, one a line (JSON)")
    parser.add_argument("--errors", type=int, default=0, help="show errors in the articles looked at")
    parser.add_argument(
        "--keep", action="store_true", help="put the table into docs/measured/attribution.json"
    )
    options = parser.parse_args()
    lines = options.articles.read_text(encoding="utf-8").splitlines()
    articles = [named_mentions(json.loads(line)) for line in lines]
    of_articles = [counts(named) for named in articles]
    parts = {"looked at": section(of_articles[:LOOKED_AT]), "apart": section(of_articles[LOOKED_AT:])}
    for title, found in parts.items():
        report(title, found)
    if options.keep:
        measured.keep("speakers", parts)
    show_errors(articles[:LOOKED_AT], options.errors)


if __name__ == "__main__":
    main()
