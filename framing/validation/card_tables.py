"""What a report card holds: the tables of its measurements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.codebook import Codebook
from framing.study import Study

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, eq=False)
class CardTables:
    """A codebook and the program, measured on the articles that a key has coded.

    A **hit** is a place where the program finds a phrase. It is *coded* where the key has a mention of the
    frame there, and *right* where the key says that it fits the frame. **Precision** is the share of the
    coded hits that are right. A sentence **uses a frame** where the key has a fitting mention in it, or says
    that the frame is there without a phrase; **recall** is the share of these sentences in which a phrase of
    the frame stands. Intervals of both are Wilson's, at 95 %. A phrase without a coded hit is *not
    validated*: nothing is known of it.

    ``study``
        the articles of the key as the program reads them alone, without aliases and corrections.
    ``frames``
        one row a frame: frame, hits, coded, right, precision, precision_low, precision_high, sentences (that
        use it), found (of them, with a phrase), recall, recall_low, recall_high, phrases (that have a hit),
        not_validated (of those).
    ``phrases``
        one row a phrase: frame, phrase, hits, coded, right, precision with its interval, sentences (that use
        the frame), found (of them, with this phrase), recall (what the phrase alone would find) with its
        interval, validated.
    ``missed``
        the sentences that use a frame and have none of its phrases: article, outlet, story, start, end and
        text of the words that show it, frame, sentence, note (the coder's).
    ``false_hits``, ``uncoded``
        the hits that catch something else, and those of which the key says nothing: article, outlet, story,
        start, end, text, frame, phrase, sentence.
    ``labels``
        the program beside the key: variable, measure, units, machine with low and high, alpha (of program and
        key), marks with marks_low and marks_high (what quotation marks alone would give: direct within them,
        outlet outside; for attributions the quotations), most_frequent (what always saying
        most_frequent_label would give). Voice, stance and speaker are those of the coded hits, right or not.
        Of attributions, contents count as found by ``framing.matching``; units are those of the key.
        Intervals of words and attributions draw articles anew, and are missing where there are too few.
    ``tone``
        the tone of the sentences by dictionary: method, sentences, accuracy with low and high, macro_f1,
        correlation (of the score with the coded tone), alpha (ordinal, of the classes), beside whoever says
        the most frequent class each time, and a coin.
    ``note``
        what the reader must know before all else; empty where nothing is wrong.
    """

    study: Study
    frames: pd.DataFrame
    phrases: pd.DataFrame
    missed: pd.DataFrame
    false_hits: pd.DataFrame
    uncoded: pd.DataFrame
    labels: pd.DataFrame
    tone: pd.DataFrame
    note: str = ""

    @property
    def codebook(self) -> Codebook:
        """The codebook that was measured."""
        return self.study.codebook

    def not_validated(self, mentions: pd.DataFrame) -> tuple[int, int]:
        """How many of the phrases found in a table ``mentions`` are not validated, and how many are found."""
        validated = set(
            self.phrases.loc[self.phrases["validated"], ["frame", "phrase"]].itertuples(
                index=False, name=None
            )
        )
        found = set(mentions[["frame", "phrase"]].itertuples(index=False, name=None))
        return len(found - validated), len(found)
