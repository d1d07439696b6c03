"""The five tables of a study: their columns and types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

_WHERE = {"article": "str", "outlet": "str", "story": "str", "date": "datetime64[s]"}
_SPAN = {"start": "int64", "end": "int64"}

COLUMNS: Mapping[str, Mapping[str, str]] = {
    "articles": {**_WHERE, "title": "str", "byline": "str", "url": "str", "words": "int64"},
    "sentences": {
        **_WHERE,
        "sentence": "int64",
        "paragraph": "int64",
        "part": "str",
        **_SPAN,
        "text": "str",
        "words": "int64",
    },
    "passages": {
        **_WHERE,
        "passage": "int64",
        "sentence": "int64",
        "part": "str",
        **_SPAN,
        "text": "str",
        "words": "int64",
        "voice": "str",
        "voice_confidence": "float64",
        "attribution": "Int64",
        "speaker": "str",
        "polarity": "float64",
        "subjectivity": "float64",
        "compound": "float64",
    },
    "attributions": {
        **_WHERE,
        "attribution": "int64",
        "group": "int64",
        **_SPAN,
        "content": "str",
        "outer": "Int64",
        "kind": "str",
        "cue": "str",
        "cue_start": "Int64",
        "cue_end": "Int64",
        "cue_class": "str",
        "source": "str",
        "source_start": "Int64",
        "source_end": "Int64",
        "speaker": "str",
        "speaker_type": "str",
        "rule": "str",
        "confidence": "float64",
    },
    "mentions": {
        **_WHERE,
        "mention": "int64",
        "frame": "str",
        "phrase": "str",
        **_SPAN,
        "text": "str",
        "sentence": "int64",
        "part": "str",
        "passage": "int64",
        "voice": "str",
        "voice_confidence": "float64",
        "speaker": "str",
        "stance": "str",
        "trigger": "str",
        "attribution": "Int64",
    },
}
"""Table → column → pandas dtype. Numbers that name a row count from 0 within the article. ``outer`` and
``attribution`` are missing where there is none; so are ``speaker``, ``cue`` and ``source``."""


def frame(table: str, rows: Iterable[Sequence[Any]]) -> pd.DataFrame:
    """A table of this kit from rows in the order of its columns.

    >>> frame("articles", []).columns.tolist()
    ['article', 'outlet', 'story', 'date', 'title', 'byline', 'url', 'words']
    """
    import pandas as pd

    columns = COLUMNS[table]
    data = list(zip(*rows, strict=True)) or [()] * len(columns)
    return pd.DataFrame(
        {
            name: pd.array(list(values), dtype=dtype)  # type: ignore[call-overload]  # wants literals
            for (name, dtype), values in zip(columns.items(), data, strict=True)
        },
        copy=False,
    )
