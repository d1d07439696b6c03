"""Small studies made by hand, from runs of words in one voice, so that every number is known."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from framing import tables

FRAMES = ("race", "peace")


def _spoken_study(articles: Any) -> Any:
    """A study of (article, outlet, story, runs); a run is a mapping.

    Of a run: words, voice, part, speaker, type, cue, class, rule, group (of its statement), frames (frame and
    stance of each mention). A run whose voice is direct or indirect is an attribution.
    """
    rows: dict[str, list[Any]] = {name: [] for name in tables.COLUMNS}
    for id, outlet, story, runs in articles:
        where = (id, outlet, story, None)
        rows["articles"].append((*where, None, None, None, sum(run.get("words", 1) for run in runs)))
        attribution = mention = 0
        for place, run in enumerate(runs):
            voice, part = run.get("voice", "outlet"), run.get("part", "body")
            source = attribution if voice in ("direct", "indirect") else None
            tone = (0.0, 0.0, 0.0)
            rows["passages"].append(
                (*where, place, place, part, 0, 1, "…", run.get("words", 1), voice, 1.0, source, None, *tone)
            )
            if source is not None:
                who = (run.get("speaker"), run.get("type"), run.get("rule", "cue-content"), 1.0)
                cue = (run.get("cue"), None, None, run.get("class"), None, None, None)
                content = (run.get("group", attribution), 0, 1, "…", None, voice)
                rows["attributions"].append((*where, attribution, *content, *cue, *who))
                attribution += 1
            for frame, stance in run.get("frames", ()):
                told = (mention, frame, frame, 0, 1, frame, place, part, place, voice, 1.0)
                rows["mentions"].append((*where, *told, run.get("speaker"), stance, None, source))
                mention += 1
    frames = [SimpleNamespace(label=label, phrases=[]) for label in FRAMES]
    return SimpleNamespace(
        codebook=SimpleNamespace(name="Security", frames=frames),
        **{name: tables.frame(name, found) for name, found in rows.items()},
    )


@pytest.fixture
def spoken_study() -> Any:
    """The function that makes a study: (article, outlet, story, runs), each run a mapping."""
    return _spoken_study
