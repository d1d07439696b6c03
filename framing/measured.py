"""What was measured on real news, in sentences for where a number would be trusted too far.

The figures are those of ``docs/measured``. The programs in ``benchmarks`` that measured them also put them
into ``framing/data/measured.json``.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any


def tone_on_news() -> str:
    """How often the two dictionaries of tone agree with readers of news; ``benchmarks/tone.py`` measured it.

    >>> tone_on_news()
    'On US political news TextBlob agrees with readers in ... % of ... judgements ...'
    """
    section = _measured()["tone of sentences"]
    right = {name: _percent(share) for name, share in section["right"].items()}
    return (
        f"On US political news TextBlob agrees with readers in {right['TextBlob']} of "
        f"{section['judgements']:,} judgements of tone (positive, neutral or negative), and VADER in "
        f"{right['VADER']}; a coin with three sides would in {right['coin']}, and saying the most frequent "
        f"each time in {right['always the most frequent']}."
    )


def tone_right_on_news() -> tuple[int, dict[str, float]]:
    """The judgements of ``tone_on_news``, and the share of them that each method, and none, gets right.

    >>> judgements, right = tone_right_on_news()
    >>> right["VADER"] > right["TextBlob"]
    True
    """
    section = _measured()["tone of sentences"]
    return section["judgements"], dict(section["right"])


def voices_on_news() -> str:
    """Whose the loaded words of news are, and how often that is told right.

    Measured by ``benchmarks/polnear/loaded_words.py``, on articles that the models had not seen.

    >>> voices_on_news()
    'In US political news ... % of ... loaded words are not the outlet’s own. ...'
    """
    section = _measured()["voice of loaded words"]
    right = {name: _percent(share) for name, share in section["right"].items()}
    truly = _percent(section["truly the outlet's"])
    return (
        f"In US political news {_percent(section['borrowed'])} of {section['words']:,} loaded words are not "
        f"the outlet’s own. The program tells the voice right for {right['kit']} of them all, and quotation "
        f"marks alone for {right['marks']}; of those that the program takes for the outlet’s own, {truly} "
        "are."
    )


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


@cache
def _measured() -> dict[str, Any]:
    stored: dict[str, Any] = json.loads(
        files("framing").joinpath("data", "measured.json").read_text(encoding="utf-8")
    )
    return stored
