from __future__ import annotations

import pytest

from framing.attribution.confidence import confidence, load_measured, voice_confidence


def test_every_share_is_a_share() -> None:
    measured = load_measured()
    shares = [measured.all_attributions, *measured.attributions.values(), *measured.all_voices.values()]
    shares += [share for rules in measured.voices.values() for share in rules.values()]
    assert all(0 < share <= 1 for share in shares)


def test_an_unknown_rule_gets_the_share_of_all() -> None:
    assert confidence("no such rule") == load_measured().all_attributions
    assert voice_confidence("direct", "no such rule") == load_measured().all_voices["direct"]


def test_the_outlet_and_scare_quotes_have_no_rule() -> None:
    assert 0 < voice_confidence("outlet") <= 1
    assert 0 < voice_confidence("scare", None) <= 1


def test_an_unknown_voice_is_refused() -> None:
    with pytest.raises(
        ValueError, match="There is no voice 'chorus'; there are direct, indirect, outlet, scare"
    ):
        voice_confidence("chorus")


def test_what_stands_next_to_its_cue_is_surer_than_a_fragment() -> None:
    assert confidence("quote-cue-source") > confidence("quoted-fragment")
