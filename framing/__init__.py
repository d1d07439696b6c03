"""A study kit for how news is told: framing language, and in whose voice it stands.

``import framing`` loads nothing heavy; each name below is fetched when it is first used.

>>> import framing
>>> corpus = framing.sample()
>>> study = framing.analyze(corpus, framing.Codebook.sample("security"), sentiment=False)
>>> sorted(study.mentions["voice"].unique())[:2]
['direct', 'indirect']
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing import (
        attribution,
        classroom,
        compare,
        figures,
        fragility,
        keyness,
        reliability,
        reuse,
        validation,
        wordings,
    )
    from framing.article import Article
    from framing.codebook import Codebook
    from framing.corpus import Corpus
    from framing.explorer import explore
    from framing.key import Key
    from framing.readers import read, sample
    from framing.study import Study, analyze
    from framing.validation import report_card

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Codebook",
    "Corpus",
    "Key",
    "Study",
    "analyze",
    "attribution",
    "classroom",
    "compare",
    "explore",
    "figures",
    "fragility",
    "keyness",
    "read",
    "reliability",
    "report_card",
    "reuse",
    "sample",
    "validation",
    "wordings",
]

_HOMES = {
    "Article": "framing.article",
    "Codebook": "framing.codebook",
    "Corpus": "framing.corpus",
    "Key": "framing.key",
    "Study": "framing.study",
    "analyze": "framing.study",
    "explore": "framing.explorer",
    "read": "framing.readers",
    "report_card": "framing.validation",
    "sample": "framing.readers",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"framing has no {name!r}; it has {', '.join(__all__)}.")
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    return import_module(f"framing.{name}")


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
