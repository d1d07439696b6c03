"""Where attribution fails: what becomes of each annotated content.

    python benchmarks/polnear/misses.py GOLD.jsonl PREDICTIONS.jsonl [--keep]

An annotated content is right; or its words agree and the speaker is another; or a prediction shares words
with it but too few; or nothing was predicted there. Indirect contents are told apart by their cue: a verb of
speech (``speech`` in the record) or any other word. ``--keep`` puts the table into
docs/measured/attribution.json.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import measured
import score

OUTCOMES = ("right", "other speaker", "other bounds", "missed")


def outcomes(record: Mapping[str, Any], predicted: Sequence[score.Quote]) -> Counter[tuple[str, str]]:
    """How many contents of each kind had each outcome in one article."""
    text = score.Text.of(record["text"])
    gold = [text.content(row, _kind(row)) for row in record["quotes"]]
    found = [text.content(row) for row in predicted]
    partner = dict(score.agreeing(gold, found))
    counts: Counter[tuple[str, str]] = Counter()
    for place, content in enumerate(gold):
        if content.words[0] == content.words[1]:
            continue
        if place in partner:
            right = score.same_speaker(text, content.speaker, found[partner[place]].speaker)
            outcome = "right" if right else "other speaker"
        else:
            touched = any(score.jaccard(content.words, other.words) > 0 for other in found)
            outcome = "other bounds" if touched else "missed"
        counts[content.kind, outcome] += 1
    return counts


def _kind(row: Mapping[str, Any]) -> str:
    if row["kind"] != "indirect":
        return str(row["kind"])
    return "indirect, verb of speech" if row["speech"] else "indirect, other cue"


def main() -> None:
    """Count, print and, if asked to, keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("predictions", type=Path)
    parser.add_argument(
        "--keep", action="store_true", help="put the table into docs/measured/attribution.json"
    )
    arguments = parser.parse_args()
    predictions = score.read_predictions(arguments.predictions)
    counts: Counter[tuple[str, str]] = Counter()
    for record in score.read(arguments.gold):
        counts += outcomes(record, predictions.get(record["id"], []))
    rows = {kind: {name: counts[kind, name] for name in OUTCOMES} for kind, _ in sorted(counts)}
    for kind, row in rows.items():
        n = sum(row.values())
        print(f"{kind:26}{n:7}" + "".join(f"  {name} {100 * row[name] / n:.1f}" for name in OUTCOMES))
    if arguments.keep:
        measured.keep("misses", rows)


if __name__ == "__main__":
    main()
