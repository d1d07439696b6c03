"""How often two wordings that the kit takes for one statement are one, by threshold.

    python benchmarks/wordings.py [PAIRS.jsonl]

Each line is ``{"story", "speaker", "kinds", "one", "other", "same", "stands_for"}``: two contents that one
speaker is given in one story by two articles, their kinds, and whether a reader takes them for the same
statement, or a part of it. The pairs of the corpus (``tests/wordings/statement_pairs.jsonl``) are all those
that share much (rapidfuzz's ``token_set_ratio`` of 58 or more; what has the very same words is left out) and
a sample of the rest, drawn by chance in two layers; ``stands_for`` is the number of pairs that each stands
for. They were judged by a language model and not by people. The threshold was chosen on the stories of
``CHOSEN_ON``; the kind of measure, with an eye on all.

The same is measured of ``token_set_ratio`` itself, which the kit used before.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from framing.wordings.likeness import THRESHOLD, likeness, stems

PAIRS = Path(__file__).parents[1] / "tests" / "wordings" / "statement_pairs.jsonl"
CHOSEN_ON = frozenset({"missile-shield", "flood", "reception-centre"})
Pair = Mapping[str, Any]


def kit(pair: Pair) -> float:
    """How alike the kit finds the two wordings of a pair."""
    fewest = 2 if "indirect" in pair["kinds"] else 1
    return likeness(stems(pair["one"]), stems(pair["other"]), fewest=fewest)


def token_set(pair: Pair) -> float:
    """How alike rapidfuzz finds them."""
    from rapidfuzz import fuzz, utils

    return float(fuzz.token_set_ratio(pair["one"], pair["other"], processor=utils.default_process))


def precision_recall(
    pairs: Iterable[Pair], alike: Callable[[Pair], float], threshold: float
) -> tuple[float, float]:
    """Precision and recall of "the same statement", each pair weighed by those that it stands for.

    >>> pair = {"kinds": ["direct"] * 2, "one": "no arms race", "other": "an arms race", "stands_for": 1}
    >>> precision_recall([{**pair, "same": True}, {**pair, "same": False}], kit, 35)
    (0.5, 1.0)
    """
    found = right = same = 0.0
    for pair in pairs:
        positive = alike(pair) >= threshold
        found += pair["stands_for"] * positive
        same += pair["stands_for"] * pair["same"]
        right += pair["stands_for"] * (positive and pair["same"])
    return right / found if found else float("nan"), right / same if same else float("nan")


def read(path: Path = PAIRS) -> list[Pair]:
    """The pairs of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def halves(pairs: Sequence[Pair]) -> tuple[list[Pair], list[Pair]]:
    """The pairs on which the threshold was chosen, and the others."""
    chosen = [pair for pair in pairs if pair["story"] in CHOSEN_ON]
    return chosen, [pair for pair in pairs if pair["story"] not in CHOSEN_ON]


def main() -> None:
    """Print the table of ``docs/wordings.md``."""
    pairs = read(Path(sys.argv[1])) if len(sys.argv) > 1 else read()
    chosen, others = halves(pairs)
    print(f"{len(chosen)} pairs to choose on, {len(others)} others; the threshold is {THRESHOLD:.0f}.")
    for name, alike, thresholds in (
        ("kit", kit, (20, 25, 30, 35, 40, 50, 60, 75)),
        ("token_set_ratio", token_set, (50, 55, 60, 65, 75, 90)),
    ):
        for threshold in thresholds:
            cells = [
                f"{share:.2f}"
                for some in (chosen, others)
                for share in precision_recall(some, alike, threshold)
            ]
            print(f"| {name} | {threshold} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
