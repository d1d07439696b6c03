import numpy as np
import pytest

import framing
from framing.article import Article
from framing.codebook import Codebook, Frame, Phrase
from framing.fragility.phrases import leave_out_each
from framing.study import analyze


def without(codebook, label, phrase):
    """The codebook with one phrase less; None where that leaves a frame without any."""
    frames = tuple(
        Frame(f.label, phrases=tuple(p for p in f.phrases if (f.label, p.text) != (label, phrase)))
        if (f.label != label or len(f.phrases) > 1)
        else None
        for f in codebook.frames
    )
    frames = tuple(frame for frame in frames if frame is not None)
    return Codebook(codebook.name, frames=frames) if frames else None


def counts(study, label, ids):
    own = study.mentions[(study.mentions["frame"] == label) & (study.mentions["voice"] == "outlet")]
    return own["article"].value_counts().reindex(ids, fill_value=0).to_numpy(float)


def test_every_phrase_less_is_what_analysing_with_one_phrase_less_gives():
    corpus = framing.sample().where(story="missile-shield")
    codebook = Codebook(
        "Arms",
        frames=(
            Frame(
                "missiles",
                phrases=tuple(map(Phrase, ("missile shield", "missile*", "shield", "anti-missile"))),
            ),
            Frame("plans", phrases=tuple(map(Phrase, ("true plans", "plan*", "Putin")))),
        ),
    )
    study = analyze(corpus, codebook, sentiment=False)
    ids = list(study.articles["article"])
    found = leave_out_each(study, ids)
    assert len(found) >= 5
    for one in found:
        other = study.with_codebook(without(codebook, one.frame, one.phrase))
        before, after = counts(study, one.frame, ids), counts(other, one.frame, ids)
        np.testing.assert_array_equal(one.difference, after - before)


def test_a_phrase_that_stands_nowhere_is_not_left_out(study):
    ids = list(study.articles["article"])
    assert [(one.frame, one.phrase) for one in leave_out_each(study, ids)] == [
        ("race", "arms race"),
        ("race", "race"),
        ("shield", "shield"),
    ]


@pytest.mark.parametrize(
    ("text", "difference"),
    [
        ("a b", 1.0),  # “a” and “b” stand in its place
        ("b c d", 1.0),  # “b” and “c d”
        ("c d", -1.0),  # nothing does
    ],
)
def test_what_a_longer_phrase_covered_counts_in_its_place(text, difference):
    phrases = tuple(map(Phrase, ("a b", "a", "b", "b c d", "c d")))
    book = Codebook("letters", frames=(Frame("letters", phrases=phrases),))
    (found,) = leave_out_each(analyze([Article.from_text(text, id="x")], book, sentiment=False), ["x"])
    assert (found.phrase, found.difference.tolist()) == (text, [difference])


def test_a_frame_of_one_phrase_has_nothing_left_without_it():
    book = Codebook("letters", frames=(Frame("letters", phrases=(Phrase("a"),)),))
    study = analyze([Article.from_text("a b a", id="x")], book, sentiment=False)
    assert [one.difference.tolist() for one in leave_out_each(study, ["x"])] == [[-2.0]]
