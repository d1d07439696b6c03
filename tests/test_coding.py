import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.article import Article
from framing.coding import CodingError, coding_sheet, read_coding
from framing.span import Span

TEXT = (
    "The mayor said the mill would close. She said no more.\n\n"
    "“We were told nothing,” said Ann Lee. “Nothing,” she said. The mill is not the only mill."
)
ARTICLE = Article.from_text(TEXT, id="mill/post")
TONE = "tone: {1: 0, 2: 0, 3: -1, 4: -1, 5: 1}\n"
HEAD = "article: mill/post\ncoder: A\n"


def read(tmp_path, body, *, head=HEAD, tone=TONE):
    path = tmp_path / "post.yaml"
    path.write_text(head + body + tone, encoding="utf-8")
    return read_coding(path, ARTICLE)


def words(spans):
    return [span.of(TEXT) for span in spans]


def test_a_coding_with_nothing_but_tone_is_a_key(tmp_path):
    key = read(tmp_path, "attributions:\nscare_quotes: []\n")
    assert key.article == "mill/post"
    assert key.sha256 == ARTICLE.sha256
    assert key.tone == (0, 0, -1, -1, 1)
    assert (key.attributions, key.scare_quotes, key.mentions, key.frames, key.notes) == ((), (), (), (), ())


def test_words_become_spans_and_links_between_attributions_become_places(tmp_path):
    key = read(
        tmp_path,
        """\
attributions:
  - id: a
    content: the mill would close
    kind: indirect
    cue: said
    source: The mayor
    speaker: mayor
    type: person
  - {id: b, content: "We were told nothing,", kind: direct, cue: said, source: Ann Lee, type: person}
  - {content: "Nothing,", kind: direct, cue: said, source: she, group: b, outer: a}
scare_quotes:
  - {words: only}
mentions:
  - {codebook: security, frame: threat, words: close, fits: no, voice: indirect, stance: asserted}
frames_without_phrase:
  - {codebook: security, frame: secrecy, words: told nothing, note: hidden}
notes:
  - is the mill one?
""",
    )
    first, second, third = key.attributions
    assert words([first.content, first.cue, first.source]) == ["the mill would close", "said", "The mayor"]
    assert (first.group, second.group, third.group, third.outer) == (None, None, 1, 0)
    assert (second.speaker, third.speaker_type) == (None, None)
    assert words(key.scare_quotes) == ["only"]
    assert [(m.span.of(TEXT), m.fits, m.voice, m.stance) for m in key.mentions] == [
        ("close", False, "indirect", "asserted")
    ]
    assert [(f.span.of(TEXT), f.note) for f in key.frames] == [("told nothing", "hidden")]
    assert key.notes == ("is the mill one?",)


def test_cue_and_source_are_the_nearest_such_words_outside_the_content(tmp_path):
    key = read(
        tmp_path,
        '  - {content: "Nothing,", kind: direct, cue: said, source: she}\n',
        head=HEAD + "attributions:\n",
    )
    (found,) = key.attributions
    assert found.cue.start == TEXT.index("said. The")
    assert found.source.start == TEXT.index("she said.")


def test_words_inside_the_content_serve_where_there_are_none_outside(tmp_path):
    key = read(tmp_path, "attributions:\n  - {content: Ann Lee, kind: indirect, source: Lee}\n")
    assert words([key.attributions[0].source]) == ["Lee"]


def test_at_counts_to_the_place(tmp_path):
    key = read(tmp_path, "scare_quotes:\n  - {words: mill, at: 3}\n")
    assert key.scare_quotes == (Span(TEXT.rindex("mill"), TEXT.rindex("mill") + 4),)


def test_words_within_other_words_do_not_count(tmp_path):
    key = read(tmp_path, "scare_quotes:\n  - {words: more}\n  - {words: no}\n")
    assert words(key.scare_quotes) == ["more", "no"]


@pytest.mark.parametrize(
    ("body", "line", "message"),
    [
        (
            "scare_quotes:\n  - {words: silence}\n",
            4,
            "“silence” does not stand in the article; copy the words exactly",
        ),
        ("scare_quotes:\n  - {words: ill}\n", 4, "“ill” does not stand in the article"),
        ("scare_quotes:\n  - {words: mill}\n", 4, "“mill” stands in the article 3 times; add at: 1, 2 …"),
        ("scare_quotes:\n  - {words: mill, at: 4}\n", 4, "“mill” stands in the article 3 times."),
        ("scare_quotes:\n  - {words: mill, at: second}\n", 4, "“mill” stands in the article 3 times."),
        ("scare_quotes:\n  - {at: 1}\n", 4, "“words” is missing in this entry."),
        ("scare_quotes:\n  - {}\n", 1, "“words” is missing in this entry."),
        ("scare_quotes:\n  - {word: mill}\n", 4, "“word” is not known here; there are words, at."),
        ("scare_quotes:\n  - {words: [mill]}\n", 4, "“words” must be words, not a list."),
        ("scare_quotes:\n  - mill\n", 4, "an entry of “scare_quotes” has names and values"),
        ("scare_quotes: {words: mill}\n", 3, "“scare_quotes” must be a list; begin each line with “- ”."),
        (
            "attributions:\n  - {content: only, kind: loud}\n",
            4,
            "“kind” is one of direct, indirect, mixed, not “loud”.",
        ),
        ("attributions:\n  - {content: only, kind: direct, type: cat}\n", 4, "“type” is one of person,"),
        (
            "attributions:\n  - {content: only, kind: direct, group: 9}\n",
            4,
            "there is no attribution with the id 9.",
        ),
        ("attributions:\n  - {content: only, kind: direct, cue: yelled}\n", 4, "“yelled” does not stand"),
        (
            "mentions:\n  - codebook: s\n    frame: f\n    words: only\n    fits: maybe\n",
            7,
            "“fits” is one of yes, no, not “maybe”.",
        ),
        ("tone: {1: 0}\ntone: {}\n", 4, ""),
        ("attributions:\n  - [\n", 4, "a value cannot begin with [ like this"),
    ],
)
def test_a_mistake_is_told_with_file_and_line_and_what_to_do(tmp_path, body, line, message):
    with pytest.raises(CodingError, match=rf"post\.yaml, line {line}: .*{re.escape(message)}"):
        read(tmp_path, body)


@pytest.mark.parametrize(
    ("tone", "message"),
    [
        ("tone: {1: 0, 2: 0, 3: 0, 4: 0}\n", "line 1: sentence 5 has no tone; give it -1, 0 or 1."),
        ("tone: {1: 0, 2: 0, 3: 2, 4: 0, 5: 0}\n", "line 3: sentence 3 has no tone"),
        ("tone: {1: 0, 2: 0, 3: 0, 4: 0, 5: 0, 6: 0}\n", "line 3: there is no sentence 6; the last is 5."),
        ("tone: all neutral\n", "line 1: sentence 1 has no tone"),
        ("", "line 1: sentence 1 has no tone"),
    ],
)
def test_every_sentence_has_a_tone_and_no_other(tmp_path, tone, message):
    with pytest.raises(CodingError, match=re.escape(message)):
        read(tmp_path, "", tone=tone)


def test_a_coding_without_its_coder_is_refused(tmp_path):
    with pytest.raises(CodingError, match="“coder:” is missing"):
        read(tmp_path, "", head="article: mill/post\n")


@pytest.mark.parametrize("content", ["", "# nothing yet\n", "- a list\n"])
def test_a_file_without_a_coding_is_refused(tmp_path, content):
    path = tmp_path / "post.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CodingError, match="there is no coding here; see the end of the coding manual"):
        read_coding(path, ARTICLE)


def test_the_sheet_numbers_the_sentences_that_have_a_tone():
    assert re.findall(r"\[(\d)\]", coding_sheet(ARTICLE)) == list("12345")
    assert "\n\n[3] “We were told nothing,”" in coding_sheet(ARTICLE)


@given(st.integers(0, 30), st.integers(1, 6))
def test_any_words_of_the_article_are_found_where_they_stand(first, number):
    places = [match.span() for match in re.finditer(r"\w+", TEXT)]
    chosen = places[first % len(places) :][:number]
    start, end = chosen[0][0], chosen[-1][1]
    wanted = TEXT[start:end]
    pattern = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)")
    before = [match.start() for match in pattern.finditer(TEXT)]
    quoted = wanted.replace("\n", "\\n")
    with tempfile.TemporaryDirectory() as folder:
        body = f'scare_quotes:\n  - {{words: "{quoted}", at: {before.index(start) + 1}}}\n'
        key = read(Path(folder), body)
    assert key.scare_quotes == (Span(start, end),)


def test_a_name_that_is_not_known_is_told_rather_than_passed_over(tmp_path):
    with pytest.raises(
        CodingError, match=r"post\.yaml, line 3: “attribution” is not known; there are article"
    ):
        read(tmp_path, "attribution:\n  - {content: the mill would close, kind: indirect}\n")


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("id: a", "line 5: the id a stands above already"),
        ("id: b, outer: b", "line 5: “outer” must be the id"),
    ],
)
def test_an_id_means_one_attribution_and_that_is_another(tmp_path, second, told):
    first = "attributions:\n  - {id: a, content: the mill would close, kind: indirect}\n"
    with pytest.raises(CodingError, match=told):
        read(tmp_path, f'{first}  - {{{second}, content: "We were told nothing,", kind: direct}}\n')


def test_a_coding_in_another_encoding_is_told(tmp_path):
    path = tmp_path / "post.yaml"
    path.write_bytes(HEAD.encode("utf-16"))
    with pytest.raises(CodingError, match="save it as UTF-8"):
        read_coding(path, ARTICLE)
