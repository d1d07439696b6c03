"""Build each notebook from its source, run it, and store it so that a rebuild gives the same text.

python notebooks/build.py          # build and run every notebook
python notebooks/build.py --check  # fail where a stored notebook is not what its source gives
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import jupytext
import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

HERE = Path(__file__).parent


def build(source: Path) -> NotebookNode:
    """The notebook of one source, run from top to bottom in a fresh kernel."""
    notebook = jupytext.read(source)
    # The notebook does not say that it is paired: where jupytext is installed, JupyterLab would refuse to
    # open it once it is newer than its source, and would write what a student saves into the source.
    notebook.metadata = nbformat.from_dict(
        {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        }
    )
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(HERE)}}).execute()
    for number, cell in enumerate(notebook.cells):
        cell.id = f"{source.stem}-{number:02}"
        cell.metadata = nbformat.from_dict({})
        for output in cell.get("outputs", []):
            output.pop("metadata", None)
            output.metadata = nbformat.from_dict({})
    return notebook


def comparable(notebook: NotebookNode) -> Iterator[tuple[str, str, list[str]]]:
    """What must be the same after a rebuild: ids, sources and text. Pictures differ between machines."""
    for cell in notebook.cells:
        yield cell.id, cell.source, [_text(output) for output in cell.get("outputs", [])]


def _text(output: NotebookNode) -> str:
    data = output.get("data", {})
    return "".join([output.get("text", ""), data.get("text/plain", ""), data.get("text/html", "")])


def main() -> int:
    """Build or check every notebook; give the exit status."""
    stale = []
    for source in sorted((HERE / "source").glob("*.py")):
        target = HERE / f"{source.stem}.ipynb"
        notebook = build(source)
        if "--check" not in sys.argv:
            nbformat.write(notebook, target)
        elif not target.exists() or [*comparable(nbformat.read(target, 4))] != [*comparable(notebook)]:
            stale.append(target.name)
    if stale:
        names = ", ".join(stale)
        print(f"Out of date: {names}. Run `make notebooks` and commit the result.", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
