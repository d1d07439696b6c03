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
REAL = "missile-shield"
STORIES = sorted(folder.name for folder in (CORPUS / "stories").iterdir())
FILES = sorted((CORPUS / "stories").glob("*/*"))
FIELDS = {"title", "standfirst", "outlet", "byline", "date", "licence", "composed", "note"}
NOTES = {
    True: "Composed for teaching; the outlet is invented; the event and the quoted words on record are real.",
    False: "Composed for teaching; the outlet, the place, the people and the event are invented.",
}
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
# Words of the other stories in marks that nobody said: irony, or a thing's name in doubt.
COINED = {"security"}
# American outlets respell what British ones quote, and the other way round.
SPELLINGS = {
    "yogurt": "yoghurt",
    "theater": "theatre",
    "installments": "instalments",
    "centimeters": "centimetres",
    "cheque": "check",
}

QUOTED = re.compile(r""" "([^"\n]*)" | “([^”\n]*)” | (?<!\w)'([^\n]*?)'(?!\w) """, re.VERBOSE)
CAPTION = re.compile(r"Caption: .+ \([A-Z ./]+\)")
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


def on_record(story: str) -> str:
    """The fact sheet of a story, as plain words."""
    return plain((CORPUS / "facts" / f"{story}.md").read_text(encoding="utf-8"))


def plain(text: str) -> str:
    words = re.findall(r"[\w']+", text.lower().replace("’", "'").replace("‘", "'"))
    return " ".join(SPELLINGS.get(word, word) for word in (word.strip("'") for word in words) if word)


every_article = pytest.mark.parametrize("path", FILES, ids=[f"{p.parent.name}/{p.stem}" for p in FILES])
every_story = pytest.mark.parametrize("story", STORIES)
every_invented_story = pytest.mark.parametrize("story", [story for story in STORIES if story != REAL])


def test_there_are_six_stories() -> None:
    assert len(STORIES) >= 6 and len(FILES) >= 36


@every_story
def test_six_outlets_of_six_kinds_tell_every_story(story: str) -> None:
    files = [path for path in FILES if path.parent.name == story]
    assert len(files) == 6
    assert {front_matter(path)["outlet"] for path in files} == {outlet["name"] for outlet in outlets()}
    assert {outlet["kind"] for outlet in outlets()} == KINDS


@every_article
def test_front_matter_is_complete_and_says_that_the_article_is_composed(path: Path) -> None:
    head = front_matter(path)
    assert head.keys() == FIELDS
    assert head["composed"] is True
    assert head["licence"] == "CC BY 4.0"
    assert head["note"] == NOTES[path.parent.name == REAL]
    assert all(isinstance(head[field], str) and head[field] for field in ("title", "standfirst", "byline"))


@every_article
def test_a_file_is_named_after_its_outlet_and_date(path: Path) -> None:
    head = front_matter(path)
    slugs = {outlet["name"]: outlet["slug"] for outlet in outlets()}
    assert isinstance(head["date"], datetime.date)
    assert path.name == f"{slugs[head['outlet']]}-{head['date'].isoformat()}.md"


@every_article
def test_the_text_is_between_300_and_900_words(path: Path) -> None:
    assert 300 <= count_words(whole_text(path)) <= 900


@every_article
def test_bytes_are_plain(path: Path) -> None:
    raw = path.read_bytes()
    assert raw.startswith(b"---\n")
    assert b"\r" not in raw and b"\t" not in raw and b"\xc2\xa0" not in raw
    assert raw.endswith(b"\n") and not raw.endswith(b"\n\n")
    assert not [line for line in raw.decode("utf-8").split("\n") if line != line.rstrip()]
    assert "\n\n\n" not in raw.decode("utf-8")


@every_article
def test_a_paragraph_is_one_line_and_a_caption_has_a_credit(path: Path) -> None:
    paragraphs = body(path).split("\n\n")
    assert not [paragraph for paragraph in paragraphs if "\n" in paragraph]
    captions = [paragraph for paragraph in paragraphs if paragraph.startswith("Caption:")]
    assert all(CAPTION.fullmatch(caption) for caption in captions)


@pytest.mark.parametrize(
    "path", [path for path in FILES if path.parent.name == REAL], ids=lambda path: path.stem
)
def test_only_words_on_record_stand_in_the_mouths_of_real_people(path: Path) -> None:
    found = quoted(whole_text(path))
    assert len(found) >= 5
    assert [words for words in found if not may_be_quoted(words)] == []


@every_invented_story
def test_quoted_words_stand_in_the_fact_sheet_from_which_all_outlets_work(story: str) -> None:
    record = f" {on_record(story)} "
    for path in (path for path in FILES if path.parent.name == story):
        pieces = [plain(piece) for words in quoted(body(path)) for piece in re.split('["“”‘]', words)]
        assert [
            piece for piece in pieces if piece and f" {piece} " not in record and piece not in COINED
        ] == []


@every_article
def test_every_quotation_mark_has_its_partner(path: Path) -> None:
    rest = QUOTED.sub(" ", closed_by_next_paragraph(whole_text(path)))
    assert re.findall(r"[\"“”‘«»„]|(?<!\w)['’]|(?<=[^s\W])['’](?!\w)", rest) == []


def closed_by_next_paragraph(text: str) -> str:
    """The text with a mark added where a quotation goes on in the next paragraph, which opens with one."""
    paragraphs = text.split("\n\n")
    for place, following in enumerate(paragraphs[1:]):
        own = paragraphs[place]
        if following.startswith('"') and own.count('"') % 2:
            paragraphs[place] += '"'
        elif following.startswith("“") and own.count("“") > own.count("”"):
            paragraphs[place] += "”"
    return "\n\n".join(paragraphs)


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


@every_story
def test_one_outlet_at_least_takes_sentences_from_the_agency(story: str) -> None:
    agency = next(path for path in FILES if path.parent.name == story and path.stem.startswith("corvane"))
    taken_from = seven_words(agency)
    others = [path for path in FILES if path.parent.name == story and path != agency]
    shared = {path.stem: len(seven_words(path) & taken_from) for path in others}
    assert max(shared.values()) > 10


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
        name = f"{path.parent.name}/{path.stem}"
        row = (name, outlet, kinds[outlet], head["date"].isoformat(), str(count_words(whole_text(path))))
        expected.append(row)
    assert TABLE_ROW.findall(card) == expected
    total = sum(count_words(whole_text(path)) for path in FILES)
    assert f"{total:,} words" in card
