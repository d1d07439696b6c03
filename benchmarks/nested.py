"""Measure how often attributions within attributions are right, on the composed articles and their key.

    python benchmarks/nested.py [--keep]

A nested attribution of the program is right where the key has one with four fifths of the same words (Jaccard
index, ``framing.matching``), *with speaker* where the name is the key's too. Intervals are Wilson's; they
take each attribution for a case of its own, though one statement may stand in several articles of a story.
What the key has nested and the program has found as an attribution of its own, not within another, is counted
apart; so is what the program nests and the key has, not within another. An answer of an interview is, in the
key, direct, without cue and without marks, behind the name and a colon. ``--keep`` puts the table into
docs/measured/attribution.json.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parent / "polnear"))
import measured

import framing
from framing import matching
from framing.article import Article
from framing.attribution import attribute
from framing.attribution.attribution import TURN, Attribution
from framing.key import ArticleKey, CodedAttribution, Key, check
from framing.reliability import speaker
from framing.validation.shares import wilson

AROUND = ("direct", "mixed", "indirect")
"""The kinds of the content around a nested one."""
Either = Attribution | CodedAttribution


def counts(article: Article, key: ArticleKey) -> Counter[str]:
    """What one article adds to each number of the table."""
    check(key, article)
    text = matching.Words(article.text)
    found, coded = attribute(article), key.attributions
    number = Counter(found=_nested(found), coded=_nested(coded))
    number.update(f"in {coded[one.outer].kind}" for one in coded if one.outer is not None)
    number["turns found"] = sum(one.rule == TURN for one in found)
    number["turns coded"] = sum(_is_turn(article.text, one) for one in coded)
    inner = [[one for one in every if one.outer is not None] for every in (found, coded)]
    for ours, theirs in _same(text, *inner):
        number.update(_named("right", ours, theirs))
        number[f"right in {coded[theirs.outer].kind}"] += 1
    for ours, theirs in _same(text, found, coded):
        if ours.outer is None and theirs.outer is not None:
            number.update(_named("not nested here", ours, theirs))
        if ours.outer is not None and theirs.outer is None:
            number.update(_named("not nested in the key", ours, theirs))
    return number


def _nested(every: Sequence[Either]) -> int:
    return sum(one.outer is not None for one in every)


def _same(text: matching.Words, found: Sequence[Any], coded: Sequence[Any]) -> list[tuple[Any, Any]]:
    pairs = matching.pairs(text, [one.content for one in found], [one.content for one in coded])
    return [(found[ours], coded[theirs]) for ours, theirs in pairs]


def _named(label: str, ours: Either, theirs: Either) -> list[str]:
    """The label, and once more where the speaker is right too."""
    named = speaker(ours.speaker) == speaker(theirs.speaker)
    return [label, f"{label}, with speaker"] if named else [label]


def _is_turn(text: str, one: CodedAttribution) -> bool:
    if one.kind != "direct" or one.cue is not None or one.source is None:
        return False
    return text[one.source.end : one.content.start].strip() == ":"


def section(total: Counter[str], *, articles: int) -> dict[str, Any]:
    """The figures, from the numbers of all articles."""
    return {
        "articles": articles,
        "precision": _share(total["right"], total["found"]),
        "precision with speaker": _share(total["right, with speaker"], total["found"]),
        "recall": _share(total["right"], total["coded"]),
        "recall with speaker": _share(total["right, with speaker"], total["coded"]),
        "recall by kind around": {
            kind: _share(total[f"right in {kind}"], total[f"in {kind}"]) for kind in AROUND
        },
        "not nested here": {
            "content": total["not nested here"],
            "speaker": total["not nested here, with speaker"],
        },
        "not nested in the key": {
            "content": total["not nested in the key"],
            "speaker": total["not nested in the key, with speaker"],
        },
        "turns": {"coded": total["turns coded"], "found": total["turns found"]},
    }


def _share(right: int, of: int) -> dict[str, float | None]:
    """A share with its interval; none where there are no cases."""
    if not of:
        return {"right": 0, "of": 0, "value": None, "low": None, "high": None}
    return {"right": right, "of": of, **wilson(right, of)._asdict()}


def main() -> None:
    """Count, print and, if asked to, keep."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "--keep", action="store_true", help="put the table into docs/measured/attribution.json"
    )
    arguments = parser.parse_args()
    corpus = framing.read(measured.ROOT / "corpus" / "stories").as_found()
    key = Key.read(measured.ROOT / "corpus" / "keys")
    coded = [article for article in corpus if article.id in key]
    total: Counter[str] = Counter()
    for article in coded:
        total.update(counts(article, key[article.id]))
    found = section(total, articles=len(coded))
    for name, entry in found.items():
        print(f"{name:24}{entry}")
    if arguments.keep:
        measured.keep("nested", found)


if __name__ == "__main__":
    main()
