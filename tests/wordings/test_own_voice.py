import pytest

from framing.wordings.own_voice import OwnVoice
from framing.wordings.spoken import spoken

QUOTE = '"The new shield has cost this country nine billion crowns," said Ann Ray on Monday.'


def found(told, **others):
    study = told({"Post": QUOTE, **others})
    (statement,) = spoken(study, speaker="Ann Ray")
    return OwnVoice(study).find(statement)


def test_a_passage_with_most_of_the_words_is_found_with_its_share(told):
    own = found(told, Sun="Nine billion crowns the new shield has cost the country.")["Sun"]
    assert own.text.startswith("Nine billion")
    # All of seven words and three light ones but "this", which is light.
    assert own.share == pytest.approx((7 + 2 * 0.2) / (7 + 3 * 0.2))


def test_too_few_of_the_words_are_not_the_statement(told):
    assert "Sun" not in found(told, Sun="The country has a new shield of its own.")


def test_words_in_somebodys_mouth_are_nobodys_own(told):
    assert "Sun" not in found(told, Sun=QUOTE.replace("Ann Ray", "Bo Lee"))


def test_a_statement_of_three_words_is_never_found(told):
    study = told({"Post": '"Nobody fears us," said Ann Ray.', "Sun": "Nobody fears us."})
    (statement,) = spoken(study, speaker="Ann Ray")
    assert OwnVoice(study).find(statement) == {}


def test_another_story_is_not_looked_at(told):
    study = told({"Post": QUOTE, "Sun": "The new shield has cost this country nine billion crowns."})
    (statement,) = spoken(study, speaker="Ann Ray")
    assert set(OwnVoice(study, story="talks").find(statement)) == {"Sun"}
    assert OwnVoice(study, story="flood").find(statement) == {}


def test_the_passage_with_most_of_the_words_stands_for_its_outlet(told):
    better = "The new shield has cost this country nine billion crowns."
    text = f"The new shield cost nine billion crowns.\n\n{better}"
    assert found(told, Sun=text)["Sun"].share == 1
