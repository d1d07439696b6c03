"""The base form of a verb or noun, as far as cues of attribution need it."""

from __future__ import annotations

from functools import cache, lru_cache

from framing.attribution.tags import verbs
from framing.language import data_lines

_SIBILANTS = ("sh", "ch", "ss", "x", "zz")
_NO_PLURAL = ("ss", "us", "is")


@lru_cache(maxsize=1 << 16)
def verb_lemma(form: str) -> str:
    """The base form of a verb.

    >>> [verb_lemma(form) for form in ("said", "denies", "admitted", "accusing", "stresses")]
    ['say', 'deny', 'admit', 'accuse', 'stress']
    """
    form = form.lower()
    irregular = _irregular().get(form)
    if irregular:
        return irregular
    for ending in ("ing", "ed"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            base = _without_ending(form[: -len(ending)], ending)
            if base:
                return base
    if form.endswith("es") and len(form) > 4:
        stem = form[:-2]
        if stem.endswith("i"):
            return stem[:-1] + "y"
        if stem.endswith(_SIBILANTS):
            return stem
    if form.endswith("s") and len(form) > 3 and not form.endswith(_NO_PLURAL):
        return form[:-1]
    return form


@lru_cache(maxsize=1 << 16)
def noun_lemma(form: str, *, plural: bool) -> str:
    """The singular of a noun.

    >>> noun_lemma("Theories", plural=True), noun_lemma("news", plural=False)
    ('theory', 'news')
    """
    form = form.lower()
    if not plural or not form.endswith("s"):
        return form
    return form[:-3] + "y" if form.endswith("ies") else form[:-1]


def _without_ending(stem: str, ending: str) -> str | None:
    known = verbs()
    if ending == "ed" and stem.endswith("i"):
        return stem[:-1] + "y"
    if stem + "e" in known and not (stem in known and stem[-1] not in "csvgz"):
        return stem + "e"
    if stem in known:
        return stem
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[:-1] in known:
        return stem[:-1]
    return None


@cache
def _irregular() -> dict[str, str]:
    return dict(line.split() for line in data_lines("attribution/irregular_forms.txt"))
