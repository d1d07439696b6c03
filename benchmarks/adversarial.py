"""Time every floor on texts that nobody writes: a megabyte of one mark, one word, one space; print a table.

python benchmarks/adversarial.py                      # every text at half a megabyte and at one
python benchmarks/adversarial.py --size 100000 --only "quotation marks, straight"

Each cell holds the processor seconds at the full size, and by how much more that is than at half of it: × 2.0
is linear. Memory is the most that any of the works added to the process, in bytes a character of the text.
Each measurement runs in a process of its own.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import resource
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from multiprocessing.connection import Connection

import framing
from framing import stance
from framing.article import Article
from framing.codebook import Codebook
from framing.readers import ReadingError, markdown, pasted, saved_page
from framing.span import Span
from framing.study import Study

TEXTS: Mapping[str, str] = {
    "quotation marks, straight": '"',
    "quotation marks, curly": "“”",
    "quotation marks, left open": "“",
    "quotation marks, single": "'",
    "quotation marks, single curly": "‘",
    "two apostrophes": "''",
    "guillemets": "«»",
    "marks with spaces": '" ',
    "apostrophes with spaces": "' ",
    'a"': 'a"',
    "quoted words": '"a" ',
    "nested quotations": "“a ‘b ",
    "“A,” said B.": "“Arms,” said Ann Lee. ",
    "“A,” said he, in paragraphs": "“Arms,” he said.\n\n",
    "said": "said ",
    "said that": "he said that ",
    "according to": "according to ",
    "one word": "race ",
    "one phrase": "arms race ",
    "one long word": "a",
    "full stops": ".",
    "initials": "A.",
    "capitals": "A ",
    "a name": "Ann Lee ",
    "Mr": "Mr ",
    "Mr.": "Mr. ",
    "of the": "of the ",
    "not": "not ",
    "colons": ":",
    "colons with words": "Lee: yes ",
    "commas": ",",
    "commas with words": "one, ",
    "dashes": " – ",
    "brackets": "([{",
    "digits": "1",
    "dates": "11 November 2015 ",
    "lines": "\n",
    "lines of a letter": "a\n",
    "paragraphs of a letter": "a\n\n",
    "sentences of a word": "Yes. ",
    "questions": "Why? ",
    "emoji": "😀",
    "joined emoji": "👩‍🚀",
    "no-break spaces": "\u00a0",
    "no-break spaces and letters": "a\u00a0",
    "accents": "\u0301",
    "letters with accents": "a\u0301",
    "zero-width joiners": "\u200d",
    "right-to-left": "\u202eא",
    "mojibake": "â€œ",
    "Markdown emphasis": "*a",
    "Markdown links": "[a](",
    "Markdown headings": "# a\n",
    "HTML tags": "<b>",
    "HTML paragraphs": "<p>a",
    "HTML comments": "<!--",
    "HTML entities": "&amp;",
}
"""Name → what the text repeats."""

Work = Callable[[str], object]


@cache
def _codebook() -> Codebook:
    return Codebook.sample("security")


def _study(text: str) -> Study:
    return framing.analyze([Article.from_text(text, id="a/b")], _codebook(), sentiment=False)


def read_pasted(text: str) -> None:
    """Read the text as a pasted page."""
    _read(lambda: pasted.article(text, id="a/b"))


def read_markdown(text: str) -> None:
    """Read the text as Markdown."""
    _read(lambda: markdown.article(text, id="a/b"))


def read_saved(text: str) -> None:
    """Read the text as a saved page, within a paragraph of HTML."""
    page = f"<html><head><title>Talks</title></head><body><h1>Talks</h1><p>{text}</p></body></html>"
    _read(lambda: saved_page.article(page, id="a/b"))


def analyze(text: str) -> None:
    """Read the article and fill the five tables, without sentiment."""
    _study(text)


def show(text: str) -> None:
    """The same, and the article as a whole HTML page."""
    _study(text).show("b", page=True)


def stance_of_each_word(text: str) -> None:
    """The stance of a hundred mentions, spread over a text that is one sentence."""
    sentence = Span(0, len(text))
    for number in range(100):
        start = number * (len(text) - 4) // 100
        stance.stance(text, sentence, Span(start, start + 4))


FLOORS: Mapping[str, Work] = {
    "pasted": read_pasted,
    "Markdown": read_markdown,
    "saved page": read_saved,
    "analyze": analyze,
    "analyze and show": show,
    "stance × 100": stance_of_each_word,
}


def text_of(name: str, size: int) -> str:
    """The adversarial text of this name, of ``size`` characters."""
    unit = TEXTS[name]
    return (unit * (size // len(unit) + 1))[:size]


def seconds(work: Work, text: str) -> float:
    """The processor time of this work on this text."""
    start = time.process_time()
    work(text)
    return time.process_time() - start


def _read(read: Callable[[], object]) -> None:
    with suppress(ReadingError):  # a text that is no article may be refused, but at once
        read()


def _child(end: Connection, work: Work, text: str) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    taken = seconds(work, text)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    end.send((taken, (after - before) * 1024 / len(text)))


def measured(work: Work, text: str, *, limit: float) -> tuple[float, float]:
    """Seconds, and bytes a character, of one work in a fresh process; infinite after ``limit`` seconds."""
    ours, theirs = multiprocessing.Pipe()
    child = multiprocessing.get_context("fork").Process(target=_child, args=(theirs, work, text))
    child.start()
    theirs.close()
    try:
        taken: tuple[float, float] = ours.recv() if ours.poll(limit) else (math.inf, math.nan)
    except EOFError:  # the work failed, and its traceback is on standard error
        taken = math.nan, math.nan
    child.kill()
    child.join()
    return taken


def row(name: str, floors: Iterable[str], *, size: int, limit: float) -> Iterator[str]:
    """The cells of one line of the table: the text, the floors, and the memory of the greediest of them."""
    yield name
    memory = []
    for floor in floors:
        half, _ = measured(FLOORS[floor], text_of(name, size // 2), limit=limit)
        whole, added = measured(FLOORS[floor], text_of(name, size), limit=limit)
        memory.append(added)
        yield f"{whole:.2f} × {whole / half:.1f}"
    yield f"{max(memory):.0f}"


def main() -> None:
    """Warm up, then measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--size", type=int, default=1_000_000, help="characters of the longer text")
    parser.add_argument("--limit", type=float, default=120, help="seconds after which a work is given up")
    parser.add_argument("--only", nargs="*", choices=TEXTS, default=list(TEXTS), metavar="TEXT")
    parser.add_argument("--floors", nargs="*", choices=FLOORS, default=list(FLOORS), metavar="FLOOR")
    options = parser.parse_args()
    for work in FLOORS.values():
        work("“Yes,” said Ann Lee. It was no arms race. ")
    print("| " + " | ".join(["text", *options.floors, "bytes a character"]) + " |")
    print("|---" + "|---:" * (len(options.floors) + 1) + "|")
    for name in options.only:
        cells = row(name, options.floors, size=options.size, limit=options.limit)
        print("| " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
