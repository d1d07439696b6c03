"""Pronouns: which of them stand for a man, a woman, a thing or several."""

from __future__ import annotations

from functools import cache

from framing.language import data_lines


@cache
def pronouns() -> dict[str, str]:
    """Each pronoun with its kind: m, f, self, selves, it, they, or many for a quantifier without a noun.

    >>> pronouns()["she"], pronouns()["us"]
    ('f', 'selves')
    """
    return dict(line.split(",") for line in data_lines("attribution/pronouns.csv"))


@cache
def gendered_pronouns() -> dict[str, str]:
    """The pronouns that show a gender, as they stand in a sentence and at its beginning.

    >>> gendered_pronouns()["She"]
    'f'
    """
    shown = [(word, kind) for word, kind in pronouns().items() if kind in ("m", "f")]
    return {form: kind for word, kind in shown for form in (word, word.capitalize())}
