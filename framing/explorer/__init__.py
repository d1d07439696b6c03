"""A study to try things on in JupyterLab: choose, see the bars and the sentences behind, edit the phrases."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.explorer.widget import Explorer
    from framing.study import Study

__all__ = ["explore"]

_ELSEWHERE = (
    "framing.explore needs a notebook to stand in: open JupyterLab, with “make lab” or “jupyter lab”, and "
    "run it in a cell there; here, framing.compare.how_often(study) gives its table and "
    "framing.compare.sentences(study) the sentences behind it."
)


def explore(
    study: Study,
    *,
    outlets: Iterable[str] | None = None,
    frames: Iterable[str] | None = None,
    voices: Iterable[str] | None = ("outlet",),
    parts: Iterable[str] | None = None,
) -> Explorer:
    """Explore a study in a notebook: which frames each outlet names, in whose words, in which sentences.

    Choose outlets, frames, voices and parts of the articles; edit the phrases of a frame and see its counts
    and sentences change; save the edited codebook as a new file. Everything works by keyboard, and whatever
    is shown stands there as a line of code too. The options say what is chosen at first: the outlets' own
    words in whole articles, unless given, and of more than twelve outlets those with most words.

    What it gives has ``table``, ``sentences``, ``codebook`` and ``study`` as they are at the moment, to go
    on with in the next cell. The study that it was given stays as it is.

    Raises ``RuntimeError``, with one sentence that says what to do, outside a notebook, and ``ValueError``
    for an outlet, frame, voice or part that is not there.

    >>> from framing import Codebook, analyze, sample
    >>> study = analyze(sample().where(story="flood"), Codebook.sample("security"), sentiment=False)
    >>> explore(study)
    Traceback (most recent call last):
    RuntimeError: framing.explore needs a notebook to stand in: ...
    """
    names = _notebook_names()
    if names is None:
        raise RuntimeError(_ELSEWHERE)
    from framing.explorer.state import Choice, State
    from framing.explorer.widget import Explorer

    choice = Choice.of(study, outlets=outlets, frames=frames, voices=voices, parts=parts)
    name = next((name for name, value in names.items() if value is study and name[:1] != "_"), "study")
    return Explorer(State.of(study, choice, name=name))


def _notebook_names() -> dict[str, object] | None:
    """What the notebook that this runs in has given names to; None where this is no notebook."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    if shell is None or getattr(shell, "kernel", None) is None:
        return None
    # A copy: in the notebook's own dictionary names may come and go meanwhile.
    return dict(shell.user_ns)
