"""How sure an order is: how often it changes when one article, phrase, frame or story is left out."""

from framing.fragility.changes import fragility, places
from framing.fragility.reports import in_words, summary

__all__ = ["fragility", "in_words", "places", "summary"]
