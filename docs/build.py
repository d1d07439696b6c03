"""Run the Python blocks of the pages and write what they print into the text blocks that follow them.

    python docs/build.py          # write the outputs anew
    python docs/build.py --check  # fail where a page shows something else than its code prints

The blocks of one page run one after the other in one namespace, as in a notebook.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = [
    ROOT / "README.md",
    ROOT / "corpus" / "README.md",
    *(
        path
        for path in sorted((ROOT / "docs").glob("*.md"))
        if "```python\n" in path.read_text(encoding="utf-8")
    ),
]

_NUMBER = re.compile(r"<!--= (?P<code>.+?) -->.*?<!-- -->")
"""A number in the prose, behind the expression that gives it."""
_PAIR = re.compile(r"```python\n(?P<code>.*?)```\n\n```text\n(?P<output>.*?)```", re.DOTALL)


def rebuilt(page: str) -> str:
    """The page with the output of each Python block that a text block follows, and each number in its prose.

    Numbers are worked out after all blocks have run. Raises ``ValueError`` where a Python block has no text
    block.
    """
    namespace: dict[str, object] = {}

    def run(pair: re.Match[str]) -> str:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(pair["code"], namespace)
        output = "\n".join(line.rstrip() for line in printed.getvalue().strip("\n").splitlines())
        return f"```python\n{pair['code']}```\n\n```text\n{output}\n```"

    if len(_PAIR.findall(page)) != page.count("```python\n"):
        raise ValueError("A Python block of this page has no text block after it for what it prints.")

    def told(number: re.Match[str]) -> str:
        return f"<!--= {number['code']} -->{eval(number['code'], namespace)}<!-- -->"

    return _NUMBER.sub(told, _PAIR.sub(run, page))


def main() -> int:
    """Write or check every page; give the exit status."""
    stale = []
    os.chdir(ROOT)
    for path in PAGES:
        page = path.read_text(encoding="utf-8")
        new = rebuilt(page)
        if "--check" not in sys.argv:
            path.write_text(new, encoding="utf-8", newline="\n")
        elif new != page:
            stale.append(str(path.relative_to(ROOT)))
    if stale:
        print(f"Out of date: {', '.join(stale)}. Run `make docs` and commit the result.", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
