"""What voice wrong labels should have had: counted by hand on a few passages."""

import json
from pathlib import Path

import numpy as np
import pytest
import voice_errors

from framing.codebook import Codebook, Frame, Phrase
from framing.passages import VOICES, Passage

BOOKS = [Codebook("Loaded", frames=(Frame("loaded", phrases=(Phrase("chaos"),)),))]
TEXT = "It was chaos. She spoke of chaos there."


def passage(start, end, voice, attribution=None, confidence=0.8):
    return Passage(start, end, 0, "body", voice, confidence, attribution, None)


def test_each_passage_has_its_words_and_mentions_by_the_voice_that_readers_gave_them():
    start = TEXT.index("of chaos")
    record = {"text": TEXT, "quotes": [{"start": start, "end": start + len("of chaos")}]}
    passages = [passage(0, 14, "outlet"), passage(14, len(TEXT), "indirect", 0)]
    rows = voice_errors.judged(record, passages, BOOKS)
    (own, said), (_, reported) = ((row[0], row[1]) for row in rows)
    assert (own, said, reported) == (-1, VOICES.index("outlet"), VOICES.index("indirect"))
    words, mentions = (np.array([row[place] for row in rows]) for place in (3, 4))
    assert words.tolist() == [[3, 0, 0, 0], [3, 0, 2, 0]]
    assert mentions.tolist() == [[1, 0, 0, 0], [0, 0, 1, 0]]


def judged():
    """Of the outlet's words 90 are its own and 10 reported, of its mentions half."""
    words = np.array([[90, 0, 10, 0], [0, 0, 50, 0]], float)
    mentions = np.array([[2, 0, 2, 0], [0, 0, 3, 0]], float)
    place = np.arange(2)
    label = np.array([VOICES.index("outlet"), VOICES.index("indirect")])
    return voice_errors.Judged(place, place, place, label, np.array([0.9, 0.8]), words, mentions)


def test_errors_are_shares_of_wrong_words_and_odds_of_mentions():
    found = voice_errors.errors(judged())
    assert found.shares[0].tolist() == [0, 0, 1, 0]
    assert found.odds[0] == pytest.approx(-np.log(9))


def test_what_ships_is_what_was_measured():
    stored = json.loads(Path(voice_errors.KEPT).read_text(encoding="utf-8"))
    assert stored["articles"] == 840
    assert set(stored["wrong"]) == set(stored["mention"]) == set(VOICES)
