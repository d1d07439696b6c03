"""Make the teacher's guide from the lessons: a page in ``docs``, and one to print with the handouts.

    python notebooks/guide.py            # write docs/teachers-guide.md and docs/teachers-guide.html
    python notebooks/guide.py --check    # fail where they are not what the lessons give

A lesson's part is ``source/NN-name.md``: what to do minute by minute. Its front matter names the handouts.
The exercises with their answers come from the lesson itself, the handouts from the corpus.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import copies
import frontmatter
import lesson
from markdown_it import MarkdownIt

import framing
from framing.classroom import handouts
from framing.classroom.handouts import Card

HERE = Path(__file__).parent
DOCS = HERE.parent / "docs"
BEFORE = HERE / "source" / "before-the-first-lesson.md"
HEADINGS = (
    "Minute by minute",
    "Materials",
    "What to expect",
    "Questions without a right side",
    "Easier and harder",
    "Homework",
    "Assessment",
    "Without a computer",
)
"""What the guide says of each lesson, in this order."""

_ABOUT = (
    "`make guide` writes this page from the lessons; what is changed here by hand is lost. To print, with "
    "the articles, cards and tally sheets of the paper versions: [teachers-guide.html](teachers-guide.html)."
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A lesson's part of the guide: its title, its text, and what goes on paper."""

    read: lesson.Lesson
    text: str
    paper: dict[str, Any]

    @property
    def title(self) -> str:
        """The heading of the lesson."""
        first: str = self.read.cells[0].source
        return first.splitlines()[0].removeprefix("# ")


def chapters() -> list[Chapter]:
    """The chapters of all lessons. Raises ``ValueError`` where one lacks a heading."""
    found = []
    for source in sorted((HERE / "source").glob("*.yaml")):
        read = lesson.read(source.with_suffix(".py"))
        post = frontmatter.load(str(source.with_suffix(".md")))
        headings = tuple(
            line.removeprefix("### ") for line in post.content.splitlines() if line.startswith("### ")
        )
        if headings != HEADINGS:
            raise ValueError(f"{source.with_suffix('.md')}: the headings are {headings}, not {HEADINGS}.")
        found.append(Chapter(read, post.content, dict(post.metadata)))
    return found


def guide(found: list[Chapter]) -> str:
    """The guide as Markdown."""
    return (
        "\n\n".join(
            [
                "# Teacher’s guide",
                _ABOUT,
                BEFORE.read_text(encoding="utf-8").strip(),
                *(part for chapter in found for part in _chapter(chapter)),
            ]
        )
        + "\n"
    )


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield f"## {chapter.title}"
    name = f"{chapter.read.stem}.ipynb"
    yield f"Pupils: `notebooks/{name}` · teachers: `notebooks/teacher/{name}`"
    yield chapter.text.strip()
    yield "### Answers"
    for task in chapter.read.tasks.values():
        yield f"**{task.id}** {task.ask}"
        yield from (told.replace(f"**Teacher · {task.id}** ", "") for told in copies.to_the_teacher(task))


def to_print(found: list[Chapter]) -> str:
    """The guide as one page to print, each lesson followed by its handouts."""
    corpus = framing.sample()
    study = framing.analyze(corpus, framing.Codebook.sample("security"), sentiment=False)
    show = MarkdownIt("commonmark").enable("table").render
    sections = [f'<section class="first">{show(BEFORE.read_text(encoding="utf-8"))}</section>']
    for chapter in found:
        text = "\n\n".join(_chapter(chapter))
        sections.append(f"<section>{show(text)}</section>")
        sections += _paper(chapter.paper, study)
    return handouts.page("Teacher’s guide", sections)


def _paper(paper: dict[str, Any], study: framing.Study) -> Iterator[str]:
    for id in paper.get("articles", []):
        yield handouts.numbered(study.corpus[id])
    cards: list[Card] = []
    if "phrase" in paper:
        cards += handouts.phrase_cards(study, paper["phrase"])
    cards += handouts.sentence_cards(
        (study.corpus[row["article"]], int(row["sentence"]), row["key"]) for row in paper.get("sentences", [])
    )
    if cards:
        yield handouts.cards_page(cards)
        yield handouts.key_page(cards)
    if "tally" in paper:
        yield handouts.tally_sheet(paper["tally"], rows=int(paper.get("rows", 12)))


def main() -> int:
    """Write or check the guide; give the exit status."""
    found = chapters()
    stale = []
    for path, text in (
        (DOCS / "teachers-guide.md", guide(found)),
        (DOCS / "teachers-guide.html", to_print(found)),
    ):
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8", newline="\n")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(path.name)
    if stale:
        print(f"Out of date: {', '.join(stale)}. Run `make guide` and commit the result.", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
