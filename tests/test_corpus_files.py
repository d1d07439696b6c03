"""What the corpus promises of its files: their form, their length, and whose words they quote."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from framing.language import count_words

CORPUS = Path(__file__).parents[1] / "corpus"
STORY = CORPUS / "stories" / "missile-shield"
FILES = sorted(STORY.glob("*"))
FIELDS = {"title", "standfirst", "outlet", "byline", "date", "licence", "composed", "note"}
NOTE = "Composed for teaching; the outlet is invented; the event and the quoted words on record are real."
KINDS = {"agency", "broadsheet", "tabloid", "state broadcaster", "public broadcaster", "magazine"}

# The published English of what was said. A quotation may be any run of whole words of one of these.
ON_RECORD = (
    "to cover up the true plans",
    "are a cover-up",
    "just a cover for the true purpose",
    "only camouflage the true plans",
    "decisive military superiority",
    "strategic military superiority",
    "neutralise",
    "neutralising",
    "to neutralize",
    "capable of penetrating any missile defenses",
    "capable of piercing any missile defenses",
    "capable of overcoming any anti-missile defence systems",
    "can penetrate any missile defense shield",
    "able to counter any anti-missile systems",
    "our concerns and cooperation proposals haven't been taken into account",
    "we are not being dragged into a new arms race",
    "our task is to make up for what was lost in the nineties",
    "some secret information was caught by the camera",
)
# A newspaper's house spelling of words on record.
RESPELLED = ("capable of penetrating any missile defences",)
# Words in quotation marks that no named person is said to have spoken.
SCARE_QUOTES = {"gaffe", "iranian threat"}
# What other outlets called the leak.
REPORTED = {"accidentally", "thinly veiled warning"}

QUOTED = re.compile(r""" "([^"\n]*)" | “([^”\n]*)” | (?<!\w)'([^\n]*?)'(?!\w) """, re.VERBOSE)
CAPTION = re.compile(r"Caption: .+ \([A-Z ]+\)")
TABLE_ROW = re.compile(
    r"^\| \[([^]]+)\]\([^)]*\) \| ([^|]+) \| ([^|]+) \| ([\d-]+) \| (\d+) \|$", re.MULTILINE
)


def front_matter(path: Path) -> dict[str, Any]:
    _, head, _ = path.read_text(encoding="utf-8").split("---\n", 2)
    found = yaml.safe_load(head)
    assert isinstance(found, dict)
    return found


def body(path: Path) -> str:
    return path.read_text(encoding="utf-8").split("---\n", 2)[2].strip()


def whole_text(path: Path) -> str:
    head = front_matter(path)
    return "\n\n".join([head["title"], head["standfirst"], body(path).replace("Caption: ", "")])


def outlets() -> list[dict[str, Any]]:
    found = yaml.safe_load((CORPUS / "outlets.yaml").read_text(encoding="utf-8"))
    assert isinstance(found, list)
    return found


def quoted(text: str) -> list[str]:
    """What stands in quotation marks, in lower case and without the punctuation at its end."""
    found = ("".join(groups) for groups in QUOTED.findall(text))
    return [words.rstrip(".,").replace("’", "'").lower() for words in found]


def may_be_quoted(words: str) -> bool:
    if words in SCARE_QUOTES or words in REPORTED:
        return True
    return bool(words) and any(f" {words} " in f" {phrase} " for phrase in ON_RECORD + RESPELLED)


every_article = pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])


def test_six_outlets_of_six_kinds_tell_the_story() -> None:
    assert len(FILES) == 6
    assert {front_matter(path)["outlet"] for path in FILES} == {outlet["name"] for outlet in outlets()}
    assert {outlet["kind"] for outlet in outlets()} == KINDS


@every_article
def test_front_matter_is_complete_and_says_that_the_article_is_composed(path: Path) -> None:
    head = front_matter(path)
    assert head.keys() == FIELDS
    assert head["composed"] is True
    assert head["licence"] == "CC BY 4.0"
    assert head["note"] == NOTE
    assert all(isinstance(head[field], str) and head[field] for field in ("title", "standfirst", "byline"))


@every_article
def test_a_file_is_named_after_its_outlet_and_date(path: Path) -> None:
    head = front_matter(path)
    slugs = {outlet["name"]: outlet["slug"] for outlet in outlets()}
    assert isinstance(head["date"], datetime.date)
    assert path.name == f"{slugs[head['outlet']]}-{head['date'].isoformat()}.md"


@every_article
def test_the_text_is_between_350_and_700_words_with_or_without_its_head(path: Path) -> None:
    assert count_words(body(path)) >= 350
    assert count_words(whole_text(path)) <= 700


@every_article
def test_bytes_are_plain(path: Path) -> None:
    raw = path.read_bytes()
    assert raw.startswith(b"---\n")
    assert b"\r" not in raw and b"\t" not in raw and b"\xc2\xa0" not in raw
    assert raw.endswith(b"\n") and not raw.endswith(b"\n\n")
    assert not [line for line in raw.decode("utf-8").split("\n") if line != line.rstrip()]
    assert "\n\n\n" not in raw.decode("utf-8")


@every_article
def test_a_paragraph_is_one_line_and_one_of_them_is_a_caption_with_a_credit(path: Path) -> None:
    paragraphs = body(path).split("\n\n")
    assert not [paragraph for paragraph in paragraphs if "\n" in paragraph]
    captions = [paragraph for paragraph in paragraphs if paragraph.startswith("Caption:")]
    assert len(captions) == 1 and CAPTION.fullmatch(captions[0])


@every_article
def test_only_words_on_record_or_listed_scare_quotes_stand_in_quotation_marks(path: Path) -> None:
    found = quoted(whole_text(path))
    assert len(found) >= 5
    assert [words for words in found if not may_be_quoted(words)] == []


@every_article
def test_every_quotation_mark_has_its_partner(path: Path) -> None:
    rest = QUOTED.sub(" ", whole_text(path))
    assert re.findall(r"[\"“”‘«»„]|(?<!\w)['’]|['’](?!\w)", rest) == []


def test_the_check_of_quotations_finds_words_that_nobody_said() -> None:
    assert quoted("\"A new arms race,\" he said. 'It's war'. “Only words.”") == [
        "a new arms race",
        "it's war",
        "only words",
    ]
    assert may_be_quoted("a new arms race")
    assert not may_be_quoted("it's war")
    assert not may_be_quoted("a new arms rac")
    assert not may_be_quoted("")


def test_every_outlet_is_described() -> None:
    for outlet in outlets():
        assert outlet.keys() == {"slug", "name", "kind", "readers", "habits"}
        assert {"quotes", "verbs", "names"} <= outlet["habits"].keys()
        assert all(isinstance(habit, str) and habit for habit in outlet["habits"].values())
    assert len({outlet["slug"] for outlet in outlets()}) == len(outlets())


def test_the_tabloid_takes_a_paragraph_from_the_agency_and_nobody_else_does() -> None:
    borrowers = set()
    taken_from = seven_words(STORY / "corvane-2015-11-10.md")
    for path in FILES:
        if not path.stem.startswith("corvane") and len(seven_words(path) & taken_from) > 10:
            borrowers.add(path.stem)
    assert borrowers == {"kestrel-2015-11-12"}


def seven_words(path: Path) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", body(path).lower())
    return {tuple(words[at : at + 7]) for at in range(len(words) - 6)}


def test_the_table_of_the_data_card_agrees_with_the_files() -> None:
    card = (CORPUS / "README.md").read_text(encoding="utf-8")
    kinds = {outlet["name"]: outlet["kind"] for outlet in outlets()}
    expected = []
    for path in FILES:
        head = front_matter(path)
        outlet = head["outlet"]
        row = (path.stem, outlet, kinds[outlet], head["date"].isoformat(), str(count_words(whole_text(path))))
        expected.append(row)
    assert TABLE_ROW.findall(card) == expected
    total = sum(count_words(whole_text(path)) for path in FILES)
    assert f"{total:,} words" in card
