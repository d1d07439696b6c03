"""Measure the speed of every floor, and of what pip offers instead; write docs/speed.md.

python benchmarks/speed.py --spacy .venv-benchmark/bin/python
"""

from __future__ import annotations

import argparse
import json
import math
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from floors import FLOORS
from recombined import recombined

from framing.language import count_words

HERE = Path(__file__).parent
ROOT = HERE.parent
SCALES = (1, 10, 100)
SPACY_SCALE = 1


def timed(command: list[str]) -> dict[str, float]:
    """Run one measurement in a process of its own."""
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    result: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return result


def slope(small: dict[str, float], large: dict[str, float]) -> float:
    """The exponent of growth between two sizes: 1 where time grows as the words do."""
    return math.log(large["seconds"] / small["seconds"]) / math.log(large["words"] / small["words"])


def best_wall_time(command: list[str], *, rounds: int = 5) -> float:
    """The shortest time in seconds that a command took."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True, cwd=ROOT)
        times.append(time.perf_counter() - start)
    return min(times)


def spacy_way(python: str) -> dict[str, float]:
    """The words per second of spaCy, textacy and a PhraseMatcher on the same articles."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        records = [{"text": a.text, "words": count_words(a.text)} for a in recombined(SPACY_SCALE)]
        path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
        codebook = str(ROOT / "corpus" / "codebooks" / "security.yaml")
        return timed([python, str(HERE / "spacy_way.py"), str(path), codebook])


def floors_table() -> tuple[list[str], dict[str, float]]:
    """The table of floors, and the result of the whole without sentiment at the smallest size."""
    results = {
        name: [timed([sys.executable, str(HERE / "floors.py"), name, str(scale)]) for scale in SCALES]
        for name in FLOORS
    }
    lines = [
        "| floor | what is timed | words/s, 1× | 10× | 100× | slope | peak, MB |",
        "|---|---|---:|---:|---:|---:|---:|",
    ]
    for name, sizes in results.items():
        speeds = " | ".join(f"{size['words'] / size['seconds']:,.0f}" for size in sizes)
        what = (FLOORS[name].__doc__ or "").rstrip(".")
        growth = slope(*sizes[1:])
        lines.append(f"| {name} | {what} | {speeds} | {growth:.2f} | {sizes[-1]['peak_mb']:,.0f} |")
    sizes = results["findall"]
    words = ", ".join(f"{scale}× {r['words']:,.0f}" for scale, r in zip(SCALES, sizes, strict=True))
    return [*lines, "", f"Words in the corpus: {words}."], results["analyze"][0]


def comparison(other: dict[str, float], ours: dict[str, float]) -> str:
    """The sentences on what pip offers instead."""
    rate = other["words"] / other["seconds"]
    ratio = ours["words"] / ours["seconds"] / rate
    return (
        "What pip offers instead (spaCy's small model, a PhraseMatcher over the same codebook, textacy's\n"
        f"direct quotations) reads {rate:,.0f} words a second on the same articles, with a peak of\n"
        f"{other['peak_mb']:,.0f} MB. The kit's way without sentiment is {ratio:.0f} times as fast, and\n"
        "finds indirect speech, speakers and stance besides."
    )


def starts_table() -> list[str]:
    """The lines of the table of cold starts."""
    bare = best_wall_time([sys.executable, "-c", "pass"])
    loaded = best_wall_time([sys.executable, "-c", "import framing"])
    shown = best_wall_time([sys.executable, "-m", "framing", "show", "courier-2015-11-11"])
    return [
        "| start | seconds |",
        "|---|---:|",
        f"| `import framing`, beyond Python's own {bare:.3f} | {loaded - bare:.3f} |",
        f"| `framing show` of one article, from a cold start | {shown:.2f} |",
    ]


def report(spacy: str | None) -> str:
    """The page docs/speed.md."""
    other = spacy_way(spacy) if spacy else None
    table, ours = floors_table()
    lines = [
        "# How fast it is",
        "",
        f"Written by `make benchmark`, Python {platform.python_version()}, one core ({platform.machine()}).",
        "The articles are the sample's paragraphs, recombined. The time is processor time, the best of three",
        "runs (one at the largest size). Slope is the growth from 10× to 100×: 1 means that twice the words",
        "take twice the time. Memory is the peak of the whole process at 100×, the articles included.",
        "",
        *table,
        "",
        *([comparison(other, ours), ""] if other else []),
        *starts_table(),
        "",
    ]
    return "\n".join(lines)


def main() -> None:
    """Write the page and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--spacy", metavar="PYTHON", help="a Python that has benchmarks/requirements.lock")
    page = report(parser.parse_args().spacy)
    (ROOT / "docs" / "speed.md").write_text(page, encoding="utf-8", newline="\n")
    print(page)


if __name__ == "__main__":
    main()
