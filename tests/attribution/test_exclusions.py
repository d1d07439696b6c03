from __future__ import annotations

import pytest

from framing.attribution.cue import Cue
from framing.attribution.exclusions import is_excluded, without_hearer
from framing.attribution.proposals import Proposal
from framing.attribution.shallow import parse


def excluded(text: str, cue: str, content: str, *, lemma: str = "say") -> bool:
    """Whether a content to the right of a cue is excluded."""
    shallow = parse(text)
    token = shallow.words.index(cue)
    kind = "colon" if cue == ":" else "verb"
    start = text.index(content)
    first = shallow.tokens.starts.index(start)
    last = shallow.tokens.ends.index(start + len(content)) + 1
    found = Cue(token, kind, lemma, 3.0, shallow.sentence_of(token), form="finite", group=token - 1)
    return is_excluded(shallow, Proposal(first, last, 0.9, "right", "test", found))


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Weather: rain in the north", ":", "rain in the north"),
        ("Harlow v Dunmore: how the cup was lost", ":", "how the cup was lost"),
        ("At 16:20 boats sank.", ":", "20 boats sank"),
        ('"It is late," said the old guard.', "said", "the old guard"),
        ('"It is late," the guard said, and left.', "said", "and left"),
        ("A guard said on condition of anonymity that it was late.", "said", "condition of anonymity"),
    ],
)
def test_what_is_no_content_is_excluded(text: str, cue: str, content: str) -> None:
    assert excluded(text, cue, content)


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Police: no sign of the goats", ":", "no sign of the goats"),
        ("The guard had one rule: nobody enters", ":", "nobody enters"),
        ("In 2016: 20 boats sank.", ":", "20 boats sank"),
        ('"It is late," the guard said, "and dark."', "said", '"and dark."'),
        ('"It is late," she said, and that it was dark.', "said", "that it was dark"),
        ("The guard said the road was closed.", "said", "the road was closed"),
    ],
)
def test_what_may_be_said_is_not_excluded(text: str, cue: str, content: str) -> None:
    assert not excluded(text, cue, content)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("She told me it was over.", "it was over"),
        ("She told us that it was over.", "that it was over"),
        ("She told them to go home.", "to go home"),
        ("She told her story to reporters.", "her story to reporters"),
        ("She told me everything.", "me everything"),
        ("She said it was over.", "it was over"),
    ],
)
def test_a_pronoun_that_is_told_something_is_no_part_of_it(text: str, content: str) -> None:
    shallow = parse(text)
    cue = Cue(1, "verb", "say" if "said" in text else "tell", 2.0, 0, form="finite")
    found = without_hearer(shallow, Proposal(2, shallow.size - 1, 0.9, "right", "test", cue))
    assert shallow.tokens.span(found.first, found.last).of(text) == content
