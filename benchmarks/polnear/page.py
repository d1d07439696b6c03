"""Write the measured figures into the tables of docs/attribution.md.

    python benchmarks/polnear/page.py          # after a benchmark has put its figures into docs/measured
    python benchmarks/polnear/page.py --check  # fail where the page shows something else

A table stands between ``<!-- measured: NAME -->`` and ``<!-- end of NAME -->``. Needs nothing but Python.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parent))
import measured

PAGE = measured.MEASURED.parents[1] / "attribution.md"
_REGION = re.compile(r"(<!-- measured: (\w+) -->\n).*?(<!-- end of \2 -->)", re.DOTALL)

NAMES = {
    "qseg": "quoted stretches",
    "direct": "direct",
    "mixed": "mixed",
    "indirect": "indirect",
    "all": "all",
    "words": "words",
    "breitbart": "Breitbart",
    "huff-post": "Huffington Post",
    "nyt": "New York Times",
    "politico": "Politico",
    "usa-today": "USA Today",
    "wash-post": "Washington Post",
    "west-journal": "Western Journalism",
    "textacy": "textacy’s direct quotations",
    "textacy and clauses": "the same, with clauses of reporting verbs",
    "framing": "this kit, cross-validated",
}
SYSTEMS = ("textacy", "textacy and clauses", "framing")
ROWS = ("qseg", "direct", "mixed", "indirect", "all", "words")


def filled(page: str, sections: Mapping[str, Any]) -> str:
    """The page with each region written anew.

    Raises ``KeyError`` where a region has no such name, or its figures were not measured.
    """
    return _REGION.sub(lambda region: f"{region[1]}{REGIONS[region[2]](sections)}\n{region[3]}", page)


def table(head: Sequence[str], rows: Sequence[Sequence[str]], *, words: int = 1) -> str:
    """A table in Markdown; its first columns hold ``words``, all others numbers, set to the right."""
    lines = [head, [*["---"] * words, *["---:"] * (len(head) - words)], *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def percent(share: float) -> str:
    """A share in per cent, with one decimal."""
    return f"{100 * share:.1f}"


def with_interval(row: Mapping[str, float]) -> str:
    """Joint F1 and its interval in per cent."""
    return f"{percent(row['joint_f1'])} [{percent(row['low'])}–{percent(row['high'])}]"


def agreement(sections: Mapping[str, Any], name: str = "agreement") -> str:
    """How the kit agrees with readers."""
    section = sections[name]
    rows = []
    for part in ROWS:
        row = section["rows"][part]
        counts = [f"{row['gold']:,}", f"{row['found']:,}"]
        shares = [percent(row[column]) for column in ("precision", "recall", "f1")]
        rows.append([NAMES[part], *counts, *shares, with_interval(row)])
    head = ["", "annotated", "found", "precision", "recall", "F1", "joint F1"]
    return f"{table(head, rows)}\n\n{section['articles']:,} articles; per cent."


def outlets(sections: Mapping[str, Any]) -> str:
    """The same by outlet."""
    rows = [
        [NAMES.get(outlet, outlet), *(_short(of_outlet, name) for name in ROWS)]
        for outlet, of_outlet in sections["agreement"]["outlets"].items()
    ]
    return table(["joint F1, per cent", *(NAMES[name] for name in ROWS)], rows)


def _short(rows: Mapping[str, Mapping[str, float]], name: str) -> str:
    return with_interval(rows[name]) if name == "all" else percent(rows[name]["joint_f1"])


def misses(sections: Mapping[str, Any]) -> str:
    """What becomes of each annotated content."""
    rows = []
    for kind, row in sections["misses"].items():
        n = sum(row.values())
        shares = [percent(row[outcome] / n) for outcome in _OUTCOMES]
        rows.append([kind, f"{n:,}", *shares])
    return table(["annotated contents, per cent", "n", *_OUTCOMES], rows)


_OUTCOMES = ("right", "other speaker", "other bounds", "missed")


def pip(sections: Mapping[str, Any]) -> str:
    """What pip offers instead, on the same articles."""
    section = sections["pip"]
    rows = []
    for name in SYSTEMS:
        of_system, speed = section["rows"][name], section["speeds"].get(name)
        shares = [_short(of_system, row) for row in ROWS]
        rows.append([NAMES[name], *shares, f"{speed:,.0f}" if speed else "–"])
    head = ["joint F1, per cent", *(NAMES[row] for row in ROWS), "words a second"]
    articles = f"{section['articles']} articles, {section['words']:,} words"
    return f"{table(head, rows)}\n\n{articles}; speeds on one core, all three in one run."


def ablation(sections: Mapping[str, Any]) -> str:
    """What is lost without each table."""
    section = sections["ablation"]
    whole, *others = section["rows"]
    rows = [_ablated(whole, "")]
    for row in others:
        loss = whole["joint"]["all"] - row["joint"]["all"]
        interval = f"{loss:.1f} [{row['low']:.1f} to {row['high']:.1f}]"
        rows.append(_ablated(row, interval.replace("-", "−")))
    nothing = ", ".join(_code(row["name"]) for row in others if row["low"] <= 0)
    head = ["without", "in its place", *(NAMES[name] for name in ROWS), "loss in all"]
    note = (
        f"Joint F1, per cent. Trained on {section['trained']} articles, scored on {section['articles']}; in "
        f"brackets the interval of the loss on the same resampled articles.\n\nNo loss that can be told from "
        f"none: {nothing or 'nowhere'}."
    )
    return f"{table(head, rows, words=2)}\n\n{note}"


def _ablated(row: Mapping[str, Any], loss: str) -> list[str]:
    shares = [f"{row['joint'][name]:.1f}" for name in ROWS]
    return [_code(row["name"]), row["instead"], *shares, loss]


def _code(name: str) -> str:
    return name if " " in name else f"`{name}`"


def calibration(sections: Mapping[str, Any]) -> str:
    """How far the confidence can be trusted."""
    section = sections["calibration"]
    rows = []
    for name, label in (("attributions", "attributions"), ("words", "attributed words")):
        for one in section[name]["bins"]:
            rows.append([label, f"{one['confidence']:.2f}", f"{one['right']:.2f}", f"{one['n']:,}"])
    errors = " and ".join(
        f"{section[name]['error']:.3f} for the {section[name]['n']:,} {label}"
        for name, label in (("attributions", "attributions"), ("words", "attributed words"))
    )
    head = ["", "mean confidence", "share right", "n"]
    return f"Expected calibration error: {errors}.\n\n{table(head, rows)}"


def reliability(sections: Mapping[str, Any]) -> str:
    """The figure, with what is to be seen in it."""
    return f"![{alt(sections['calibration'])}](reliability.svg)"


def alt(section: Mapping[str, Any]) -> str:
    """What is to be seen in the figure of reliability, with its numbers."""
    said = []
    for name, entry in section.items():
        bins = entry["bins"]
        farthest = max(abs(b["confidence"] - b["right"]) for b in bins)
        points = "; ".join(f"{b['confidence']:.2f}, {b['right']:.2f} (n = {b['n']:,})" for b in bins)
        said.append(f"{name.capitalize()}, at most {farthest:.3f} from the diagonal: {points}.")
    opening = "Two line charts of confidence against the share that was right, each with the diagonal"
    return f"{opening}. Mean confidence and share right of each bin. {' '.join(said)}"


def loaded(sections: Mapping[str, Any]) -> str:
    """In whose voice loaded words stand, and how often it is told right."""
    section = sections["loaded words"]
    rows = []
    for name, label in LOADED.items():
        row = section["voices"][name]
        shares = [_share(row[column]) for column in ("share", "kit", "marks")]
        rows.append([label, f"{row['kit']['of']:,}", *shares])
    right = section["right"]
    rows.append(["all", f"{section['words']:,}", "", _share(right["kit"]), _share(right["marks"])])
    head = ["voice by the readers", "n", "per cent of all", "right: this kit", "right: quotation marks alone"]
    own, borrowed = section["truly the outlet's"], section["borrowed"]
    return (
        f"{table(head, rows)}\n\n{section['words']:,} loaded words in {section['articles']:,} articles; per "
        f"cent. {_share(borrowed)} stand in somebody else’s voice. Of the words that the kit takes for the "
        f"outlet’s own, {_share(own['kit'])} are; of those outside quotation marks, {_share(own['marks'])}."
    )


LOADED = {
    "outlet": "the outlet’s own",
    "direct": "direct: in marks, with a source",
    "indirect": "indirect: with a source, no marks",
    "scare": "in marks, no source",
}


def _share(row: Mapping[str, float]) -> str:
    return f"{percent(row['value'])} [{percent(row['low'])}–{percent(row['high'])}]"


def speakers(sections: Mapping[str, Any]) -> str:
    """How often the speaker is named right."""
    rows = []
    for part, label in (("apart", "kept for scoring"), ("looked at", "looked at")):
        section = sections["speakers"][part]
        articles = f"{section['articles']} {label}"
        for name in SPEAKERS:
            row = section["rows"][name]
            alike = row["precision"] == row["recall"]
            shares = ["", ""] if alike else [percent(row[column]) for column in ("precision", "recall")]
            rows.append([articles, name, f"{row['of']:,}", *shares, _share(row)])
    head = ["articles", "counted", "n", "precision", "recall", "right, or F1"]
    return f"{table(head, rows, words=2)}\n\nPer cent."


SPEAKERS = ("speaker mentions", "of chains that speak again", "B-cubed, persons", "LEA, persons")


def nested(sections: Mapping[str, Any]) -> str:
    """How often attributions within attributions are right."""
    section = sections["nested"]
    rows = [
        _cases("precision: of those that the kit marks as nested", section["precision"]),
        _cases("the same, with the right speaker", section["precision with speaker"]),
        _cases("recall: of those that the key marks as nested", section["recall"]),
        _cases("the same, with the right speaker", section["recall with speaker"]),
        *(
            _cases(f"recall within {kind} contents", section["recall by kind around"][kind])
            for kind in ("direct", "mixed", "indirect")
        ),
    ]
    marked, coded = (section[name]["of"] for name in ("precision", "recall"))
    here, there, turns = (section[name] for name in ("not nested here", "not nested in the key", "turns"))
    told = (
        f"Of the {coded} in the key, the kit finds {here['content']} without marking them as nested "
        f"({here['speaker']} with the right speaker); of the {marked} that it marks, the key has "
        f"{there['content']} without marking them ({there['speaker']} with the same speaker)."
    )
    interviews = f"Answers of interviews: {turns['coded']} in the key, {turns['found']} found."
    head = ["", "n", "right", "per cent"]
    return f"{table(head, rows)}\n\n{section['articles']} articles. {told} {interviews}"


def _cases(label: str, row: Mapping[str, Any]) -> list[str]:
    return [label, f"{row['of']:,}", f"{row['right']:,}", _share(row) if row["of"] else "–"]


REGIONS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "agreement": agreement,
    "apart": partial(agreement, name="apart"),
    "outlets": outlets,
    "loaded": loaded,
    "misses": misses,
    "pip": pip,
    "ablation": ablation,
    "calibration": calibration,
    "reliability": reliability,
    "speakers": speakers,
    "nested": nested,
}


def main() -> int:
    """Write or check the page; give the exit status."""
    page = PAGE.read_text(encoding="utf-8")
    new = filled(page, measured.sections())
    if "--check" not in sys.argv:
        PAGE.write_text(new, encoding="utf-8", newline="\n")
    elif new != page:
        print(
            "docs/attribution.md: run `python benchmarks/polnear/page.py`, commit the result", file=sys.stderr
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
