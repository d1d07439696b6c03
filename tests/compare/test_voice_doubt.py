import numpy as np
import pytest

from framing.compare.voice_doubt import VoicedPassages, VoiceErrors, measured_errors, moved, voiced
from framing.passages import VOICES

TO_INDIRECT = np.array([[0, 0, 1, 0], [0, 0, 0, 1], [1, 0, 0, 0], [0, 1, 0, 0]], dtype=float)


def errors(odds=(0, 0, 0, 0)):
    return VoiceErrors(TO_INDIRECT, np.array(odds, float))


def test_what_was_measured_has_shares_of_other_voices_alone():
    measured = measured_errors()
    assert (np.diag(measured.shares) == 0).all()
    assert measured.shares.sum(axis=1) == pytest.approx(1, abs=0.001)


def test_mentions_in_the_outlets_own_voice_are_wrong_more_often_than_other_words():
    measured = measured_errors()
    label = np.array([VOICES.index("outlet")] * 2)
    sure = measured.with_mention(np.array([0.864, 0.864]), label, np.array([True, False]))
    assert sure[0] < 0.8 < sure[1] == pytest.approx(0.864)


def test_a_label_moves_as_often_as_it_is_wrong():
    confidence = np.array([1.0, 0.75, 0.2])
    found = moved(
        np.zeros(3, int), confidence, np.arange(3), errors(), draws=4000, rng=np.random.default_rng(1)
    )
    assert np.bincount(found.passage, minlength=3) / 4000 == pytest.approx(1 - confidence, abs=0.03)
    assert set(found.voice.tolist()) == {VOICES.index("indirect")}


def test_passages_of_one_attribution_err_together():
    label = np.array([VOICES.index("direct"), VOICES.index("indirect"), VOICES.index("indirect")])
    unit = np.array([0, 0, 1])
    found = moved(label, np.full(3, 0.5), unit, errors(), draws=200, rng=np.random.default_rng(1))
    draws = [set(found.draw[found.passage == passage].tolist()) for passage in range(3)]
    assert draws[0] == draws[1] != draws[2]


def test_shares_decide_which_voice_a_wrong_label_becomes():
    shares = np.array([[0, 0.25, 0.5, 0.25]] * 4)
    label = np.zeros(1, int)
    found = moved(
        label, np.zeros(1), label, VoiceErrors(shares, np.zeros(4)), draws=8000, rng=np.random.default_rng(1)
    )
    assert np.bincount(found.voice, minlength=4) / 8000 == pytest.approx([0, 0.25, 0.5, 0.25], abs=0.02)


def passages(confidence, mentions, labels=("outlet", "indirect"), words=100):
    label = np.array([VOICES.index(name) for name in labels])
    number = len(label)
    return VoicedPassages(
        label, np.full(number, confidence), np.arange(number), np.full(number, float(words)),
        np.array(mentions, float)[:, None],
    )  # fmt: skip


def band(made, voice="outlet", **options):
    low, high = made.band([voice], level=0.95, draws=400, rng=np.random.default_rng(1), **options)
    return low.item(), high.item()


def test_certain_voices_have_a_band_of_no_width():
    assert band(passages(1.0, [2, 0])) == (0.02, 0.02)


def test_the_band_agrees_with_its_mean_and_variance_by_hand():
    """200 passages of the outlet, 40 with a mention; of the words left to it, as many mention as before."""
    made = passages(0.8, [1] * 40 + [0] * 160, ["outlet"] * 200)
    low, high = band(made, errors=errors())
    # 40 and 160 passages kept with 0.8 each: the ratio of two binomial counts, linearised.
    rate, kept = 40 / 200, 0.8 * 200
    error = np.sqrt(0.8 * 0.2 * (40 * (1 - rate) ** 2 + 160 * rate**2)) / kept
    assert (low, high) == pytest.approx(
        ((rate - 1.96 * error) / 100, (rate + 1.96 * error) / 100), abs=0.0003
    )


def test_a_voice_that_draws_often_leave_without_a_word_has_no_band():
    assert np.isnan(band(passages(0.5, [1], ["outlet"]), errors=errors())).all()


def test_many_passages_are_drawn_in_blocks(monkeypatch):
    monkeypatch.setattr("framing.compare.voice_doubt._DRAWN_AT_ONCE", 1_000)
    low, high = band(passages(0.8, [1] * 40 + [0] * 160, ["outlet"] * 200), errors=errors())
    assert low < 0.002 < high


def test_every_mention_stands_with_its_passage(spoken_study):
    runs = [{"words": 7, "frames": [("race", "asserted")] * 2}, {"words": 3, "voice": "direct"}]
    study = spoken_study(
        [("a/1", "Post", "a", runs), ("a/2", "Globe", "a", runs[:1]), ("a/3", None, "a", runs)]
    )
    found = dict(voiced(study, "frame", by="outlet"))
    assert sorted(found) == ["Globe", "Post", "no outlet"]
    assert found["Post"].mentions.tolist() == [[2, 0], [0, 0]]
    assert found["Post"].words.tolist() == [7, 3]
    assert found["Post"].unit.tolist() in ([0, 1], [1, 0])
