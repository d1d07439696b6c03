"""Which colour, hatch and marker stands for which voice, stance, frame and outlet, in every figure.

The hues are those of Okabe, M. & Ito, K. (2008), *Color Universal Design*, which remain apart for
colour-blind eyes; the voices' are darkened or kept so that they also differ in lightness, for print in
grey. No value is told by its colour alone: each has a hatch, a marker or a word as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

INK = "#1A1A1A"
MUTED = "#555555"
BAND = "#F0F0F0"


@dataclass(frozen=True, slots=True)
class Look:
    """How one value is drawn: its name, its colour, the hatch of its bars, the marker of its dots."""

    label: str
    colour: str
    hatch: str = ""
    marker: str = "o"


VOICES: Mapping[str, Look] = {
    "outlet": Look("outlet’s own words", "#004A73", "", "o"),
    "direct": Look("direct quotation", "#D55E00", "///", "s"),
    "indirect": Look("indirect speech", "#F0B041", "\\\\\\", "^"),
    "scare": Look("scare quotes", "#F7F1A0", "xxx", "D"),
}

STANCES: Mapping[str, Look] = {
    "asserted": Look("asserted", INK, "", "o"),
    "hedged": Look("hedged", "#FFFFFF", "", "o"),
    "denied": Look("denied", INK, "", "X"),
}

SPEAKER_TYPES: Mapping[str, str] = {
    "person": "persons",
    "institution": "institutions",
    "group": "groups",
    "document": "documents",
    "anonymous": "anonymous",
    "unknown": "not found",
}
"""The types of speaker, in the order in which they are drawn, with the words for them."""

_HUES = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000", "#8A7A00")
_MARKERS = ("o", "s", "^", "D", "v", "P", "X", "*")


def outlet_looks(outlets: Iterable[str]) -> dict[str, Look]:
    """A colour and a marker for each outlet, by the order of the names: the same in every figure of a study.

    After 64 outlets they begin again.

    >>> looks = outlet_looks(["The Post", "The Globe"])
    >>> looks["The Globe"].colour, looks["The Globe"].marker
    ('#0072B2', 'o')
    """
    looks = {}
    for rank, name in enumerate(sorted(set(outlets))):
        turn, place = divmod(rank, len(_HUES))
        looks[name] = Look(name, _HUES[place], "", _MARKERS[(place + turn) % len(_MARKERS)])
    return looks


def lightness(colour: str) -> float:
    """How light a colour (``#RRGGBB``) is, from 0 for black to 100 for white: the L* of CIE 1976.

    >>> round(lightness("#FFFFFF")), round(lightness("#777777"))
    (100, 50)
    """
    luminance = relative_luminance(colour)
    return 116 * luminance ** (1 / 3) - 16 if luminance > 216 / 24389 else luminance * 24389 / 27


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2): 1 for the same, 21 for black on white.

    >>> round(contrast("#000000", "#FFFFFF"))
    21
    """
    darker, lighter = sorted((relative_luminance(one), relative_luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def relative_luminance(colour: str) -> float:
    """The share of white's light that a colour (``#RRGGBB``) of sRGB gives.

    >>> relative_luminance("#000000")
    0.0
    """
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
